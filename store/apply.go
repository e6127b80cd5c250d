package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"rapporteur/record"
	"rapporteur/text"
)

// Reviewed is a reading with the corrections that hold.
type Reviewed struct {
	Record  *record.Record    // edits done; rejected entries are still there
	Reviews map[string]string // entry id to accepted, rejected, edited, merged
	Lost    []Correction      // of entries that the reading no longer has
}

// Apply puts corrections, which must hold and be of this report, on a reading. The reading is not changed.
func Apply(r *record.Record, holding []Correction) (*Reviewed, error) {
	out := &Reviewed{Record: r, Reviews: map[string]string{}}
	if r == nil || len(holding) == 0 {
		return out, nil
	}
	copied, err := clone(r)
	if err != nil {
		return nil, err
	}
	out.Record = copied
	for _, c := range holding {
		id, ok := Anchor(copied, c)
		if !ok {
			out.Lost = append(out.Lost, c)
			continue
		}
		switch c.What {
		case Accept:
			out.Reviews[id] = "accepted"
		case Reject:
			out.Reviews[id] = "rejected"
		case Merge, Split:
			if out.Reviews[id] == "" {
				out.Reviews[id] = "merged"
			}
		case Edit:
			if err := edit(copied, id, c); err != nil {
				return nil, fmt.Errorf("correction %d of %s: %w", c.N, c.Of, err)
			}
			out.Reviews[id] = "edited"
		}
	}
	return out, nil
}

// clone copies r, spans in bytes as they are.
func clone(r *record.Record) (*record.Record, error) {
	b, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	out := new(record.Record)
	err = json.Unmarshal(b, out)
	for i := range out.Proposals { // their "by" is who proposes
		out.Proposals[i].By = out.Proposals[i].FoundBy
	}
	return out, err
}

// Anchor is the id under which a reading has the entry of a correction: the same id, else the entry of the same kind
// that rests on mostly the same words.
func Anchor(r *record.Record, c Correction) (string, bool) {
	if c.Kind == "actor" {
		return c.Of.Entry, actor(r, c.Of.Entry) != nil
	}
	best, most := "", 0.5
	for _, e := range record.Entries(r) {
		if e.ID == c.Of.Entry {
			return e.ID, true
		}
		if share := Overlap(e.Evidence, c.Spans); e.Kind == c.Kind && share > most {
			best, most = e.ID, share
		}
	}
	return best, best != ""
}

func actor(r *record.Record, id string) *record.Actor {
	i := slices.IndexFunc(r.Actors, func(a *record.Actor) bool { return string(a.ID) == id })
	if i < 0 {
		return nil
	}
	return r.Actors[i]
}

// Overlap is the share of the bytes of a or b that both cover.
func Overlap(a, b []text.Span) float64 {
	both, either := 0, covered(append(slices.Clone(a), b...))
	if either == 0 {
		return 0
	}
	both = covered(a) + covered(b) - either
	return float64(both) / float64(either)
}

func covered(spans []text.Span) int {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(x, y text.Span) int { return x.Start - y.Start })
	n, end := 0, 0
	for _, s := range spans {
		if from := max(s.Start, end); s.End > from {
			n += s.End - from
			end = s.End
		}
	}
	return n
}

// edit changes fields of the entry with an id.
func edit(r *record.Record, id string, c Correction) error {
	for _, a := range c.Actors {
		if actor(r, string(a.ID)) == nil {
			r.Actors = append(r.Actors, a)
		}
	}
	if a := actor(r, id); a != nil && c.Kind == "actor" {
		return set(a, c.Set)
	}
	for _, e := range record.Entries(r) {
		if e.ID == id {
			return set(e.Of, c.Set)
		}
	}
	return nil
}

// fixed are the fields that say where an entry comes from: no correction changes them.
var fixed = []string{"id", "evidence", "confidence", "by", "found_by", "mentions", "content", "span"}

// Fixed tells whether a field of an entry cannot be corrected, since it says where the entry comes from.
func Fixed(field string) bool { return slices.Contains(fixed, field) }

// set gives the fields of entry, a pointer to a struct, new values.
func set(entry any, values map[string]json.RawMessage) error {
	raw, err := json.Marshal(entry)
	if err != nil {
		return err
	}
	tree := map[string]any{}
	if err := json.Unmarshal(raw, &tree); err != nil {
		return err
	}
	for _, path := range sortedKeys(values) {
		if err := put(tree, path, values[path]); err != nil {
			return err
		}
	}
	if raw, err = json.Marshal(tree); err != nil {
		return err
	}
	return decodeOver(entry, raw)
}

// CheckEdit tells whether fields of an entry, a pointer to a struct, can be set so. The entry is not changed.
func CheckEdit(r *record.Record, id string, c Correction) error {
	copied, err := clone(r)
	if err != nil {
		return err
	}
	return edit(copied, id, c)
}

func put(tree map[string]any, path string, value json.RawMessage) error {
	field, rest, deeper := strings.Cut(path, ".")
	if slices.Contains(fixed, field) && (field != "by" || tree["found_by"] == nil) {
		return fmt.Errorf("the field %q cannot be corrected: it tells where the entry comes from", field)
	}
	if deeper {
		inner, ok := tree[field].(map[string]any)
		if !ok {
			inner = map[string]any{}
			tree[field] = inner
		}
		return put(inner, rest, value)
	}
	var v any
	if err := json.Unmarshal(value, &v); err != nil {
		return fmt.Errorf("the value of %q is no JSON", path)
	}
	if v == nil {
		delete(tree, field)
	} else {
		tree[field] = v
	}
	return nil
}

// decodeOver reads raw into the struct that entry points at, emptied before. Fields that it does not have are an error.
func decodeOver(entry any, raw []byte) error {
	fresh := emptyLike(entry)
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(fresh); err != nil {
		return fmt.Errorf("%s", strings.TrimPrefix(err.Error(), "json: "))
	}
	copyTo(entry, fresh)
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
