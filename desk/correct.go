package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/text"
)

// By says who corrects, and why. Both must be told: a correction without a reason helps nobody later.
type By struct {
	Who, Because string
	OwnOnly      bool // may undo nothing but what Who said
}

// ErrNotYours is a correction that somebody else has to undo.
var ErrNotYours = errors.New("only an editor undoes what somebody else said")

// MayUndo tells whether somebody may undo a correction.
func (by By) MayUndo(c store.Correction) bool { return !by.OwnOnly || strings.EqualFold(by.Who, c.Who) }

// ErrWrong is a correction that makes no sense.
var ErrWrong = errors.New("no such correction")

func wrong(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrWrong, fmt.Sprintf(format, args...))
}

// target is an entry or actor that somebody says something of.
type target struct {
	ref    store.Ref
	kind   string // of the entry, or actor
	spans  []text.Span
	words  []string
	record *record.Record // of the report, with the corrections that hold
	of     any            // the entry
}

// find is the entry or actor that a ref addresses: "3f9a1c2b04/s-abcdefgh", or the id alone where only one report has it.
func (d *Desk) find(ctx context.Context, ref string) (*target, error) {
	r, ok := store.ParseRef(ref)
	if !ok {
		q := query.Where(query.ID, ref)
		found, err := d.Store.Find(ctx, q, store.Page{Limit: 2})
		if err != nil {
			return nil, err
		}
		switch len(found.Hits) {
		case 0:
			return nil, fmt.Errorf("entry %s: %w", ref, store.ErrNotFound)
		case 1:
			r = found.Hits[0].Ref()
		default:
			return nil, fmt.Errorf("entry %s: %w; put the report before it: REPORT/%s", ref, store.ErrAmbiguous, ref)
		}
	}
	report, err := d.Store.Report(ctx, r.Doc)
	if err != nil {
		return nil, err
	}
	log, err := d.Store.Corrections(ctx, report.ID)
	if err != nil {
		return nil, err
	}
	reviewed, err := store.Apply(report.Record, store.Holding(log))
	if err != nil {
		return nil, err
	}
	r.Doc = report.ID
	if reviewed.Record != nil {
		if t := targetIn(reviewed.Record, r); t != nil {
			return t, nil
		}
	}
	return nil, fmt.Errorf("entry %s: %w", r, store.ErrNotFound)
}

func targetIn(r *record.Record, ref store.Ref) *target {
	for _, e := range record.Entries(r) {
		if e.ID == ref.Entry {
			return &target{ref, e.Kind, e.Evidence, store.Quotes(r.Document.Text, &e), r, e.Of}
		}
	}
	for _, a := range r.Actors {
		if string(a.ID) == ref.Entry {
			return &target{ref, "actor", nil, []string{a.Name}, r, a}
		}
	}
	return nil
}

// correct keeps a correction of a target.
func (d *Desk) correct(ctx context.Context, t *target, by By, c store.Correction) (store.Correction, error) {
	if err := by.check(); err != nil {
		return c, err
	}
	c.Of, c.Kind, c.Spans, c.Words, c.Who, c.Because = t.ref, t.kind, t.spans, t.words, by.Who, by.Because
	return d.Store.Correct(ctx, c)
}

func (by By) check() error {
	switch {
	case strings.TrimSpace(by.Because) == "":
		return wrong("say why: --because TEXT")
	case strings.TrimSpace(by.Who) == "":
		return wrong("say who corrects: --who NAME, or set RAPPORTEUR_WHO")
	}
	return nil
}

// Accept says that an entry is right.
func (d *Desk) Accept(ctx context.Context, ref string, by By) (store.Correction, error) {
	return d.judge(ctx, ref, by, store.Accept)
}

// Reject says that the report does not say what an entry says.
func (d *Desk) Reject(ctx context.Context, ref string, by By) (store.Correction, error) {
	return d.judge(ctx, ref, by, store.Reject)
}

func (d *Desk) judge(ctx context.Context, ref string, by By, what store.What) (store.Correction, error) {
	t, err := d.find(ctx, ref)
	if err != nil {
		return store.Correction{}, err
	}
	if t.kind == "actor" {
		return store.Correction{}, wrong("%s is an actor; entries are accepted and rejected", ref)
	}
	return d.correct(ctx, t, by, store.Correction{What: what})
}

// Join says that two entries, or two actors, are the same.
func (d *Desk) Join(ctx context.Context, a, b string, by By) (store.Correction, error) {
	x, err := d.find(ctx, a)
	if err != nil {
		return store.Correction{}, err
	}
	y, err := d.find(ctx, b)
	switch {
	case err != nil:
		return store.Correction{}, err
	case x.kind != y.kind:
		return store.Correction{}, wrong("%s is a %s and %s a %s: only things of one kind are the same", x.ref, x.kind, y.ref, y.kind)
	case x.ref == y.ref:
		return store.Correction{}, wrong("%s is the same as itself", x.ref)
	case !grouped(x.kind):
		return store.Correction{}, wrong("a %s is grouped with no other", x.kind)
	}
	with := y.ref
	return d.correct(ctx, x, by, store.Correction{What: store.Merge, With: &with})
}

// Part says that an entry or actor is the same as no other that it was taken for.
func (d *Desk) Part(ctx context.Context, ref string, by By) (store.Correction, error) {
	t, err := d.find(ctx, ref)
	if err != nil {
		return store.Correction{}, err
	}
	if !grouped(t.kind) {
		return store.Correction{}, wrong("a %s is grouped with no other", t.kind)
	}
	return d.correct(ctx, t, by, store.Correction{What: store.Split})
}

// grouped tells the kinds that are the same across reports.
func grouped(kind string) bool { return !slices.Contains([]string{"role", "group", "position"}, kind) }

// Undo takes a correction back. The log keeps both.
func (d *Desk) Undo(ctx context.Context, n int64, by By) (store.Correction, error) {
	if err := by.check(); err != nil {
		return store.Correction{}, err
	}
	all, err := d.Store.Corrections(ctx, "")
	if err != nil {
		return store.Correction{}, err
	}
	for _, c := range all {
		if c.N == n {
			if !by.MayUndo(c) {
				return store.Correction{}, fmt.Errorf("%w: correction %d is by %s", ErrNotYours, n, c.Who)
			}
			if taken := undone(all, n); taken != 0 {
				return store.Correction{}, wrong("correction %d was undone by %d already; undo %d brings it back", n, taken, taken)
			}
			return d.Store.Correct(ctx, store.Correction{What: store.Undo, Of: c.Of, With: c.With, Kind: c.Kind, Spans: c.Spans, Words: c.Words, Undoes: n, Who: by.Who, Because: by.Because})
		}
	}
	return store.Correction{}, fmt.Errorf("correction %d: %w", n, store.ErrNotFound)
}

// undone is the correction by which another is undone now, 0 when it holds.
func undone(all []store.Correction, n int64) int64 {
	for i := len(all) - 1; i >= 0; i-- {
		if c := all[i]; c.What == store.Undo && c.Undoes == n && undone(all, c.N) == 0 {
			return c.N
		}
	}
	return 0
}

// Edit gives fields of an entry or actor other values. A value is written as people do: a name or several with ; between
// for actors ("Red Lion Brigade (armed_group)" for one that the report has not), EDTF for a time, nothing for a field
// that is to be empty, or JSON.
func (d *Desk) Edit(ctx context.Context, ref string, values map[string]string, by By) (store.Correction, error) {
	t, err := d.find(ctx, ref)
	if err != nil {
		return store.Correction{}, err
	}
	if len(values) == 0 {
		return store.Correction{}, wrong("say what to change: --set FIELD=VALUE")
	}
	c := store.Correction{What: store.Edit, Kind: t.kind, Set: map[string]json.RawMessage{}}
	for field, value := range values {
		raw, err := t.value(&c, field, value)
		if err != nil {
			return c, err
		}
		c.Set[field] = raw
	}
	if err := store.CheckEdit(t.record, t.ref.Entry, c); err != nil {
		return c, wrong("%v", err)
	}
	return d.correct(ctx, t, by, c)
}

// value is what somebody wrote for a field, as JSON.
func (t *target) value(c *store.Correction, field, value string) (json.RawMessage, error) {
	if value == "" {
		return json.RawMessage("null"), nil
	}
	typ, ok := fieldType(reflect.TypeOf(t.of).Elem(), field)
	if !ok {
		return nil, wrong("a %s has no field %q", t.kind, field)
	}
	if f := query.Field(field); slices.Contains([]query.Field{query.Type, query.Act, query.Stance, query.Modality}, f) {
		v, err := query.Choice(f, value)
		if err != nil {
			return nil, wrong("%v", err)
		}
		value = v
	}
	switch typ {
	case reflect.TypeFor[record.ActorID]():
		id, err := t.actor(c, value)
		return quoted(id), err
	case reflect.TypeFor[record.IDs](), reflect.TypeFor[[]record.ActorID]():
		return t.actors(c, value)
	case reflect.TypeFor[*record.When]():
		if !strings.HasPrefix(value, "{") {
			if _, _, ok := record.Range(value); !ok {
				return nil, wrong("%q is no date (write it in EDTF: 2025-04-17, 2025-04, 2025-04-14/2025-04-16)", value)
			}
			value = `{"edtf": ` + string(quoted(value)) + `}`
		}
	case reflect.TypeFor[*record.Where]():
		if !strings.HasPrefix(value, "{") {
			value = `{"name": ` + string(quoted(value)) + `}`
		}
	case reflect.TypeFor[[]string]():
		if !strings.HasPrefix(value, "[") {
			return json.Marshal(splitList(value))
		}
	}
	if typ.Kind() == reflect.String {
		return quoted(value), nil
	}
	if !json.Valid([]byte(value)) {
		return nil, wrong("%q cannot be the %s of a %s", value, field, t.kind)
	}
	return json.RawMessage(value), nil
}

func quoted[T ~string](s T) json.RawMessage {
	raw, err := json.Marshal(string(s))
	if err != nil { // a string always marshals
		panic(err)
	}
	return raw
}

func splitList(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// fieldType is the type of a field by its JSON name, "when.edtf" included.
func fieldType(t reflect.Type, path string) (reflect.Type, bool) {
	name, rest, deeper := strings.Cut(path, ".")
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil, false
	}
	for f := range t.Fields() {
		tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && tag == "" {
			if typ, ok := fieldType(f.Type, path); ok {
				return typ, true
			}
		}
		if tag == name && deeper {
			return fieldType(f.Type, rest)
		}
		if tag == name {
			return f.Type, true
		}
	}
	return nil, false
}

func (t *target) actors(c *store.Correction, value string) (json.RawMessage, error) {
	var ids []record.ActorID
	for _, name := range splitList(value) {
		id, err := t.actor(c, name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return json.Marshal(ids)
}

var kinds = []record.ActorKind{record.Person, record.Country, record.Government, record.Office, record.Organization, record.ArmedGroup, record.GroupKind, record.People, record.Media}

// actor is the id of an actor of the report with a name or id; one that the report has not is made when its kind is told.
func (t *target) actor(c *store.Correction, name string) (record.ActorID, error) {
	for _, a := range slices.Concat(t.record.Actors, c.Actors) {
		if string(a.ID) == name || slices.ContainsFunc(append([]string{a.Name}, a.Aliases...), func(n string) bool { return text.Fold(n) == text.Fold(name) }) {
			return a.ID, nil
		}
	}
	plain, rest, ok := strings.Cut(name, "(")
	kind := record.ActorKind(strings.TrimSuffix(strings.TrimSpace(rest), ")"))
	if plain = strings.TrimSpace(plain); !ok || !slices.Contains(kinds, kind) || plain == "" {
		var list []string
		for _, k := range kinds {
			list = append(list, string(k))
		}
		return "", wrong("the report has no actor %q (to add one, tell its kind: %q; kinds are %s)", name, name+" (organization)", strings.Join(list, ", "))
	}
	id := record.ActorID(strings.ReplaceAll(text.Fold(plain), " ", "-"))
	c.Actors = append(c.Actors, &record.Actor{ID: id, Name: plain, Kind: kind, By: "by hand", Confidence: 1})
	return id, nil
}
