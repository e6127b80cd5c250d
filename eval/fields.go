package eval

import (
	"cmp"
	"slices"
	"strings"
)

// Field is a field of a kind of entry whose accuracy is counted on matched entries.
type Field struct{ Kind, Name string }

// Accuracy is how many values are right of those that the gold tells.
type Accuracy struct{ Right, Of int }

func (a *Accuracy) count(right bool) {
	a.Of++
	if right {
		a.Right++
	}
}

// Rate is the share that is right.
func (a *Accuracy) Rate() float64 { return ratio(float64(a.Right), a.Of) }

var fieldsOf = map[string][]string{
	"statements": {"kind", "act", "when", "channel", "target"},
	"events":     {"modality", "when", "place", "attributed_to", "mode"},
	"tolls":      {"qualifier", "when", "place", "attributed_to"},
	"roles":      {"of"},
	"actors":     {"kind", "country"},
}

// fieldRight tells whether a field of a matched entry is right; known is false where the gold does not tell it.
func fieldRight(field string, p Pair, goldNames, names *names) (right, known bool) {
	a, b := p.Gold.fields[field], p.System.fields[field]
	if a == nil {
		return false, false
	}
	switch field {
	case "when":
		want := text(inside(a, "edtf"))
		if want == "" {
			return false, false
		}
		return plainDate(want) == plainDate(text(inside(b, "edtf"))), true
	case "place":
		want, got := norm(text(inside(a, "name"))), text(inside(b, "name"))
		return got != "" && (strings.Contains(want, norm(got)) || strings.Contains(norm(got), want)), true
	case "attributed_to", "target", "of":
		return truthy(b) && anySame(goldNames.get(a), names.get(b)), true
	}
	return norm(text(a)) == norm(text(b)), true
}

// inside is the member of an object, or the value itself where it is none.
func inside(v any, key string) any {
	if m, ok := v.(map[string]any); ok {
		return m[key]
	}
	return v
}

func truthy(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case string:
		return v != ""
	case []any:
		return len(v) > 0
	}
	return true
}

// sortedFields are the fields that were counted, by kind and name.
func sortedFields(m map[Field]*Accuracy) []Field {
	out := make([]Field, 0, len(m))
	for f := range m {
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b Field) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name)) })
	return out
}
