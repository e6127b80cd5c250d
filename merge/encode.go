package merge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"rapporteur/text"
)

// Encode writes m as one line of JSON with spans in code points. The same reports give the same bytes.
func Encode(m *Merged) ([]byte, error) {
	texts := map[string]text.Text{}
	for _, d := range m.Documents {
		texts[d.ID] = text.New(d.text)
	}
	out := reflect.New(reflect.TypeOf(*m)).Elem()
	points(out, reflect.ValueOf(*m), texts, text.Text{})
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out.Addr().Interface()); err != nil {
		return nil, fmt.Errorf("merged record: %w", err)
	}
	return b.Bytes(), nil
}

var spanType = reflect.TypeFor[text.Span]()

// points copies src to dst deeply and counts every span in code points of the document that the struct around it names.
// A list that is nil becomes an empty one.
func points(dst, src reflect.Value, texts map[string]text.Text, in text.Text) {
	if src.Type() == spanType {
		dst.Set(reflect.ValueOf(in.CodePoints(src.Interface().(text.Span))))
		return
	}
	switch src.Kind() {
	case reflect.Struct:
		if doc := src.FieldByName("Doc"); doc.IsValid() {
			in = texts[doc.String()]
		}
		for i := range src.NumField() {
			if src.Type().Field(i).IsExported() {
				points(dst.Field(i), src.Field(i), texts, in)
			}
		}
	case reflect.Pointer:
		if !src.IsNil() {
			dst.Set(reflect.New(src.Type().Elem()))
			points(dst.Elem(), src.Elem(), texts, in)
		}
	case reflect.Slice:
		dst.Set(reflect.MakeSlice(src.Type(), src.Len(), src.Len()))
		for i := range src.Len() {
			points(dst.Index(i), src.Index(i), texts, in)
		}
	default:
		dst.Set(src)
	}
}
