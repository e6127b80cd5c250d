package sqlite

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
)

// Format is the version of the form in which an archive is kept. Each promises that every archive of an earlier format
// is brought to it when it is opened, in one transaction: a report, a reading or a correction is never lost on the way.
//
//	1: the first.
//	2: with accounts, keys and a log of what was done.
//	3: with searches that people saved.
//	4: with the kinds of entries in the index of who has a part in them.
//	5: with what changed when, and with events in short.
//	6: with the numbers that are told often.
const Format = 6

//go:embed schema_1.sql
var schema1 string

//go:embed schema_2.sql
var schema2 string

//go:embed schema_3.sql
var schema3 string

//go:embed schema_4.sql
var schema4 string

//go:embed schema_5.sql
var schema5 string

//go:embed schema_6.sql
var schema6 string

// applicationID marks the file as an archive of this program: "RAPP".
const applicationID = 0x52415050

// migrations lead from format i to i+1.
var migrations = []func(*tx) error{
	func(t *tx) error {
		_, err := t.ExecContext(t.ctx, schema1)
		return err
	},
	func(t *tx) error {
		_, err := t.ExecContext(t.ctx, schema2)
		return err
	},
	func(t *tx) error {
		_, err := t.ExecContext(t.ctx, schema3)
		return err
	},
	func(t *tx) error {
		_, err := t.ExecContext(t.ctx, schema4)
		return err
	},
	func(t *tx) error {
		if _, err := t.ExecContext(t.ctx, schema5); err != nil {
			return err
		}
		return t.shortenAll()
	},
	func(t *tx) error {
		_, err := t.ExecContext(t.ctx, schema6)
		return err
	},
}

// migrate brings the file to the newest format.
func (s *Store) migrate() error {
	format, app, tables, err := s.marks()
	if err != nil {
		return explain(err)
	}
	switch {
	case app != applicationID && (app != 0 || format != 0 || tables != 0):
		return errors.New("this is a SQLite file, but no archive of rapporteur")
	case format > Format:
		return fmt.Errorf("the archive has format %d, and this program knows formats up to %d: take a newer rapporteur", format, Format)
	case format == Format:
		return nil
	}
	return s.quietly(context.Background(), func(t *tx) error {
		if err := t.QueryRowContext(t.ctx, "PRAGMA user_version").Scan(&format); err != nil { // another program may have been faster
			return err
		}
		for ; format < Format; format++ {
			if err := migrations[format](t); err != nil {
				return fmt.Errorf("to format %d: %w", format+1, err)
			}
		}
		_, err := t.ExecContext(t.ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", Format, applicationID))
		return err
	})
}

func (s *Store) marks() (format, app, tables int, err error) {
	for query, to := range map[string]*int{"PRAGMA user_version": &format, "PRAGMA application_id": &app, "SELECT count(*) FROM sqlite_schema": &tables} {
		if err := s.write.QueryRow(query).Scan(to); err != nil {
			return 0, 0, 0, err
		}
	}
	return format, app, tables, nil
}
