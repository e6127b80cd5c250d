package store

import (
	"encoding/json"
	"reflect"
	"slices"

	"rapporteur/record"
)

// Change is what became of an entry from one reading to another.
type Change struct {
	What   string // new, gone, changed
	Old    *record.Entry
	New    *record.Entry
	Fields []string // that changed
}

// Entry is the entry that changed, as it is now or as it was.
func (c *Change) Entry() *record.Entry {
	if c.New != nil {
		return c.New
	}
	return c.Old
}

// Carry gives entries of a new reading the ids that the same entries have in an old one, so that what points at them
// still does: an entry with an id of its own that rests on mostly the same words and says the same in kind. Reports
// do not change, so places in them mean the same in both readings. Fresh is changed.
func Carry(old, fresh *record.Record) {
	if old == nil || fresh == nil {
		return
	}
	before, after := record.Entries(old), record.Entries(fresh)
	in := func(list []record.Entry, id string) bool {
		return slices.ContainsFunc(list, func(e record.Entry) bool { return e.ID == id })
	}
	ids := map[string]string{}
	given := map[string]bool{}
	for i := range after {
		e := &after[i]
		if in(before, e.ID) {
			continue
		}
		best, most := "", 0.5
		for k := range before {
			o := &before[k]
			if share := Overlap(o.Evidence, e.Evidence); share > most && !given[o.ID] && !in(after, o.ID) && alike(o, e) {
				best, most = o.ID, share
			}
		}
		if best != "" {
			ids[e.ID], given[best] = best, true
		}
	}
	if len(ids) > 0 {
		rename(reflect.ValueOf(fresh).Elem(), ids)
	}
}

// alike tells whether two entries say the same in kind.
func alike(a, b *record.Entry) bool {
	return a.Kind == b.Kind && a.Type == b.Type && a.Act == b.Act && a.Measure == b.Measure && a.Stance == b.Stance && slices.Equal(a.Issues, b.Issues)
}

// rename writes new ids wherever an entry is named: in the entry itself, and in those that point at it.
func rename(v reflect.Value, ids map[string]string) {
	switch v.Kind() {
	case reflect.String:
		if id, ok := ids[v.String()]; ok && v.Type() == reflect.TypeFor[string]() {
			v.SetString(id)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[record.Document]() {
			return
		}
		for i := range v.NumField() {
			rename(v.Field(i), ids)
		}
	case reflect.Slice:
		for i := range v.Len() {
			rename(v.Index(i), ids)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			rename(v.Elem(), ids)
		}
	}
}

// Compare tells what became of the entries of an old reading in a new one. Either may be nil.
func Compare(old, fresh *record.Record) []Change {
	var before, after []record.Entry
	if old != nil {
		before = record.Entries(old)
	}
	if fresh != nil {
		after = record.Entries(fresh)
	}
	var out []Change
	seen := map[string]bool{}
	for i := range after {
		e := &after[i]
		k := slices.IndexFunc(before, func(o record.Entry) bool { return o.ID == e.ID && o.Kind == e.Kind })
		if k < 0 {
			out = append(out, Change{What: "new", New: e})
			continue
		}
		seen[e.ID] = true
		if fields := differing(before[k].Of, e.Of); len(fields) > 0 {
			out = append(out, Change{What: "changed", Old: &before[k], New: e, Fields: fields})
		}
	}
	for i := range before {
		if !seen[before[i].ID] {
			out = append(out, Change{What: "gone", Old: &before[i]})
		}
	}
	return out
}

// differing are the fields in which two entries of a kind differ. How sure the engine is, and by which rule, is not what
// the report says.
func differing(a, b any) []string {
	x, y := fields(a), fields(b)
	var out []string
	for _, f := range sortedKeys(merged(x, y)) {
		if f != "confidence" && f != "found_by" && !(f == "by" && x["found_by"] == nil) && string(x[f]) != string(y[f]) {
			out = append(out, f)
		}
	}
	return out
}

func fields(entry any) map[string]json.RawMessage {
	m := map[string]json.RawMessage{}
	if raw, err := json.Marshal(entry); err == nil {
		_ = json.Unmarshal(raw, &m) // what was marshalled is read
	}
	return m
}

func merged(a, b map[string]json.RawMessage) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	for k, v := range a {
		out[k] = v
	}
	for k, v := range b {
		out[k] = v
	}
	return out
}
