package desk

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/text"
)

// Change is a correction as a form or a program sends it.
type Change struct {
	By
	What   store.What
	Set    map[string]string // edit: see Edit
	With   string            // merge: the entry that tells the same
	Undoes int64             // undo: number of the correction
}

// Meanwhile is why a change was not kept: others said something of the entry that whoever sent it had not seen.
type Meanwhile struct{ Said []store.Correction }

func (m *Meanwhile) Error() string {
	var parts []string
	for _, c := range m.Said {
		parts = append(parts, fmt.Sprintf("%s by %s (%s)", c.What, c.Who, c.Because))
	}
	return "nothing was kept, since others corrected the entry meanwhile: " + strings.Join(parts, "; ")
}

// Seen is the mark of how an entry stands: the number of the last correction of it.
func (x *Explained) Seen() string { return mark(x.History) }

func mark(history []store.Correction) string {
	if len(history) == 0 {
		return "0"
	}
	return strconv.FormatInt(history[len(history)-1].N, 10)
}

// Change keeps a correction of an entry, unless somebody said something of it since it stood as seen tells. An empty seen
// takes the entry however it stands.
func (d *Desk) Change(ctx context.Context, ref store.Ref, seen string, c Change) (store.Correction, error) {
	d.changing.Lock() // between looking at the entry and keeping the correction nobody comes in
	defer d.changing.Unlock()
	x, err := d.Explain(ctx, ref)
	if err != nil {
		return store.Correction{}, err
	}
	if seen != "" && seen != x.Seen() {
		return store.Correction{}, &Meanwhile{since(x.History, seen)}
	}
	name := x.Ref.Doc + "/" + x.Ref.Entry
	switch c.What {
	case store.Accept:
		return d.Accept(ctx, name, c.By)
	case store.Reject:
		return d.Reject(ctx, name, c.By)
	case store.Edit:
		return d.Edit(ctx, name, c.Set, c.By)
	case store.Merge:
		return d.Join(ctx, name, c.With, c.By)
	case store.Split:
		return d.Part(ctx, name, c.By)
	case store.Undo:
		if !slices.ContainsFunc(x.History, func(h store.Correction) bool { return h.N == c.Undoes }) {
			return store.Correction{}, wrong("correction %d is none of this entry", c.Undoes)
		}
		return d.Undo(ctx, c.Undoes, c.By)
	}
	return store.Correction{}, wrong("say what: accept, reject, edit, merge, split or undo, not %q", c.What)
}

// since are the corrections after a mark; all of them when there is no such mark.
func since(history []store.Correction, seen string) []store.Correction {
	n, err := strconv.ParseInt(seen, 10, 64)
	if err != nil {
		return history
	}
	var out []store.Correction
	for _, c := range history {
		if c.N > n {
			out = append(out, c)
		}
	}
	return out
}

// Field is a field of an entry that can be corrected, its value written as Edit takes it.
type Field struct {
	Name, Value string
	Choices     []string // when only these values are possible
}

// Fields are what can be corrected of an explained entry without knowing JSON.
func (x *Explained) Fields() []Field {
	t := &target{record: x.Report.Reviewed.Record, of: x.Entry.Of}
	return t.fields(reflect.ValueOf(x.Entry.Of).Elem())
}

func (t *target) fields(v reflect.Value) []Field {
	var out []Field
	for f, value := range v.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "" && f.Type != reflect.TypeFor[record.Trace]():
			out = append(out, t.fields(value)...)
		case f.Anonymous || name == "" || name == "-" || store.Fixed(name):
		default:
			if s, ok := t.written(value); ok {
				out = append(out, Field{name, s, query.Choices(query.Field(name))})
			}
		}
	}
	return out
}

// written is a value as people write it; false for what they would have to write in JSON.
func (t *target) written(v reflect.Value) (string, bool) {
	switch x := v.Interface().(type) {
	case record.ActorID:
		return t.name(x), true
	case record.IDs:
		return t.names(x), true
	case []record.ActorID:
		return t.names(x), true
	case []string:
		return strings.Join(x, "; "), true
	case *record.When:
		if x == nil {
			return "", true
		}
		return x.EDTF, true
	case *record.Where:
		if x == nil {
			return "", true
		}
		return x.Name, true
	case *float64:
		if x == nil {
			return "", true
		}
		return strconv.FormatFloat(*x, 'f', -1, 64), true
	case *text.Span:
		return "", false
	}
	switch v.Kind() {
	case reflect.String:
		return v.String(), true
	case reflect.Bool:
		if !v.Bool() {
			return "", true
		}
		return "true", true
	}
	return "", false
}

func (t *target) name(id record.ActorID) string {
	for _, a := range t.record.Actors {
		if a.ID == id {
			return a.Name
		}
	}
	return string(id)
}

func (t *target) names(ids []record.ActorID) string {
	var out []string
	for _, id := range ids {
		out = append(out, t.name(id))
	}
	return strings.Join(out, "; ")
}
