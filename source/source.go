// Package source says what a report is before it is read: clean text with what is known about it, or an Error that
// names the report, what is wrong with it, and what to do. The packages below it read one format each.
package source

import (
	"bytes"
	"fmt"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"rapporteur/text"
)

// Kind is what is wrong with an input.
type Kind string

// The kinds of errors.
const (
	Empty    Kind = "empty"     // no words in it
	Binary   Kind = "binary"    // no text
	TooLarge Kind = "too-large" // more than Limit bytes
	Language Kind = "language"  // not English
	Shape    Kind = "shape"     // no JSON, a missing field, a date that is none
	Missing  Kind = "missing"   // no such file
	Internal Kind = "internal"  // a defect of this program
)

// Error says which report could not be read, where, why, and what to do about it.
type Error struct {
	Report  string // file name or id
	Kind    Kind
	Message string // lower case, one line
	Hint    string // what to do, may be empty
}

func (e *Error) Error() string {
	s := e.Report + ": " + e.Message
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// Limit is how large one report may be, in bytes. The longest wire stories have some 30,000.
const Limit = 4 << 20

// Decode makes clean text of a file's bytes: UTF-8, UTF-16 with a byte order mark, or Windows-1252 (which holds
// Latin-1). Lines end in \n. Bytes that are no text are an Error.
func Decode(name string, raw []byte) (string, error) {
	switch {
	case len(bytes.TrimSpace(raw)) == 0:
		return "", &Error{name, Empty, "the file is empty", ""}
	case len(raw) > Limit:
		return "", TooLargeError(name, len(raw))
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		if b, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(raw); err == nil {
			raw = b
		}
	case !utf8.Valid(raw) && !looksBinary(raw) && !mostlyUTF8(raw):
		if b, err := charmap.Windows1252.NewDecoder().Bytes(raw); err == nil {
			raw = b
		}
	}
	if looksBinary(raw) {
		return "", &Error{name, Binary, "this is no text but binary data", "give plain text, or JSON lines with --jsonl"}
	}
	s, _ := text.Clean(bytes.ReplaceAll(bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF")), []byte("\r\n"), []byte("\n")))
	return s, nil
}

// TooLargeError says that a report of n bytes is over the limit.
func TooLargeError(name string, n int) error {
	return &Error{name, TooLarge, fmt.Sprintf("%.1f MB in one report; the limit is %d MB", float64(n)/1e6, Limit>>20),
		"split it into its reports, one a file, or one a line with --jsonl"}
}

// looksBinary tells whether control characters that no text has make up more than one byte in 500 of the start.
func looksBinary(raw []byte) bool {
	head := raw[:min(len(raw), 64<<10)]
	odd := 0
	for _, c := range head {
		if c == 0 {
			odd += 20
		} else if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B {
			odd++
		}
	}
	return odd*500 > len(head)
}

// mostlyUTF8 tells a UTF-8 text with a few damaged bytes from one in a single-byte encoding: in the latter hardly any
// byte over 0x7F starts a valid sequence.
func mostlyUTF8(raw []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(raw); {
		r, w := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && w == 1 {
			bad++
		} else if w > 1 {
			good++
		}
		i += w
	}
	return good > 4*bad
}

// dayLayouts are the other ways to write a date of which only one reading is possible: "18.4.2025" is none, for a reader
// elsewhere it could be "4.18.2025" as well.
var dayLayouts = []string{"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "2006/01/02", "20060102", time.RFC1123Z, time.RFC1123}

// Day is the day of a publication date, which may have a time behind it ("2025-04-18T09:30:00Z") or be written out ("18
// April 2025"), as YYYY-MM-DD.
func Day(report, date string) (string, error) {
	for _, layout := range dayLayouts {
		if t, err := time.Parse(layout, date); err == nil {
			return t.Format("2006-01-02"), nil
		}
	}
	day := date
	if len(date) > 10 && (date[10] == 'T' || date[10] == ' ') {
		day = date[:10]
	}
	if _, err := time.Parse("2006-01-02", day); err != nil {
		return "", &Error{report, Shape, fmt.Sprintf("publication date %q is no date", date), "write it as 2025-04-18"}
	}
	return day, nil
}
