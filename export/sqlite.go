package export

import (
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // pure Go; the archive's store uses the same

	"rapporteur/record"
)

// rowsSQLite writes rows as the table "entries" of a SQLite data base. The data base is made beside other temporary
// files and copied out when it is whole, since SQLite writes to a file and not to a stream.
type rowsSQLite struct {
	w      io.Writer
	o      Options
	dir    string
	db     *sql.DB
	insert string
	err    error
}

func newSQLite(w io.Writer, o Options) Writer {
	s := &rowsSQLite{w: w, o: o}
	s.err = s.open()
	return s
}

func (s *rowsSQLite) file() string { return filepath.Join(s.dir, "entries.sqlite") }

func (s *rowsSQLite) open() (err error) {
	if s.dir, err = os.MkdirTemp("", "rapporteur-export-"); err != nil {
		return err
	}
	if s.db, err = sql.Open("sqlite", s.file()); err != nil {
		return err
	}
	s.db.SetMaxOpenConns(1)
	var cols, marks []string
	for _, c := range rowColumns {
		cols = append(cols, fmt.Sprintf("%q %s", c.Name, sqliteTypes[c.Name]))
		marks = append(marks, "?")
	}
	s.insert = "insert into entries values (" + strings.Join(marks, ",") + ")"
	_, err = s.db.Exec("pragma journal_mode=off; pragma synchronous=off; create table entries (" + strings.Join(cols, ", ") + ")")
	return err
}

// sqliteTypes are the columns that hold numbers; the others hold text.
var sqliteTypes = map[string]string{"lat": "real", "lon": "real", "min": "real", "max": "real", "confidence": "real", "geonames": "integer"}

func (s *rowsSQLite) Record(r *record.Record) error {
	if s.err != nil {
		return s.err
	}
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, row := range rowsFor(r, s.o) {
		cells := row.cells()
		values := make([]any, len(cells))
		for i, c := range cells {
			if c != "" {
				values[i] = c
			}
		}
		if _, err := tx.Exec(s.insert, values...); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (s *rowsSQLite) Close() error {
	if s.dir != "" {
		defer os.RemoveAll(s.dir)
	}
	if s.err != nil {
		return s.err
	}
	if _, err := s.db.Exec("create index entries_kind on entries (kind, type)"); err != nil {
		return err
	}
	if err := s.db.Close(); err != nil {
		return err
	}
	f, err := os.Open(s.file())
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(s.w, f)
	return err
}
