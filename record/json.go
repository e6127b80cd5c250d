package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"rapporteur/text"
)

// MarshalJSON writes one actor as a string and several as a list.
func (ids IDs) MarshalJSON() ([]byte, error) {
	if len(ids) == 1 {
		return json.Marshal(string(ids[0]))
	}
	return json.Marshal([]ActorID(ids))
}

// UnmarshalJSON reads a string or a list.
func (ids *IDs) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		*ids = make(IDs, 1)
		return json.Unmarshal(b, &(*ids)[0])
	}
	return json.Unmarshal(b, (*[]ActorID)(ids))
}

// Encode writes r as one line of JSON with spans in code points. The same record gives the same bytes.
func Encode(r *Record) ([]byte, error) {
	tx := text.New(r.Document.Text)
	out := reflect.New(reflect.TypeOf(*r)).Elem()
	copySpans(out, reflect.ValueOf(*r), tx.CodePoints)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out.Addr().Interface()); err != nil {
		return nil, fmt.Errorf("report %s: %w", r.Document.ID, err)
	}
	return b.Bytes(), nil
}

// Decode reads what Encode wrote. A span outside the text is an error.
func Decode(data []byte) (*Record, error) {
	in := &Record{}
	if err := json.Unmarshal(data, in); err != nil {
		return nil, fmt.Errorf("no record: %w", err)
	}
	if in.Format != Format {
		return nil, fmt.Errorf("no record: format is %q, not %q", in.Format, Format)
	}
	tx, bad := text.New(in.Document.Text), text.Span{}
	n := tx.CodePoint(len(in.Document.Text))
	out := &Record{}
	copySpans(reflect.ValueOf(out).Elem(), reflect.ValueOf(*in), func(s text.Span) text.Span {
		if s.Start < 0 || s.End > n || s.Start > s.End {
			bad = s
			return text.Span{}
		}
		return tx.Bytes(s)
	})
	if bad != (text.Span{}) {
		return nil, fmt.Errorf("report %s: span %v is outside its text of %d code points", in.Document.ID, bad, n)
	}
	return out, nil
}

var spanType = reflect.TypeFor[text.Span]()

// copySpans copies src to dst deeply and turns every span with f. Lists that are nil become empty ones, since
// the published form has every list, empty or not, unless it is left out when empty.
func copySpans(dst, src reflect.Value, f func(text.Span) text.Span) {
	if src.Type() == spanType {
		dst.Set(reflect.ValueOf(f(src.Interface().(text.Span))))
		return
	}
	switch src.Kind() {
	case reflect.Struct:
		for i := range src.NumField() {
			copySpans(dst.Field(i), src.Field(i), f)
		}
	case reflect.Pointer:
		if !src.IsNil() {
			dst.Set(reflect.New(src.Type().Elem()))
			copySpans(dst.Elem(), src.Elem(), f)
		}
	case reflect.Slice:
		dst.Set(reflect.MakeSlice(src.Type(), src.Len(), src.Len()))
		for i := range src.Len() {
			copySpans(dst.Index(i), src.Index(i), f)
		}
	default:
		dst.Set(src)
	}
}

// EncodeError is the line that stands for a report that could not be read.
func EncodeError(id, kind, message string) []byte {
	var line struct {
		Document struct {
			ID string `json:"id"`
		} `json:"document"`
		Error struct {
			Kind    string `json:"kind"`
			Message string `json:"message"`
		} `json:"error"`
	}
	line.Document.ID, line.Error.Kind, line.Error.Message = id, kind, message
	out, err := json.Marshal(line)
	if err != nil { // three strings always marshal
		panic(err)
	}
	return append(out, '\n')
}
