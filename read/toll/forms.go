package toll

import "strings"

// forms of verbs by their letters, so that a slip of the tagger ("18 injured" as nouns) does not hide a toll.
type formKind uint8

const (
	baseForm formKind = iota
	sForm
	edForm
	ingForm
)

// form is what a word may be a form of.
type form struct {
	lemma string
	kind  formKind
}

// irregular are participles that no rule gives.
var irregular = map[string]string{"slay": "slain", "hang": "hanged", "flee": "fled", "hurt": "hurt", "free": "freed", "die": "died"}

// addForms puts the forms of a verb into the table.
func addForms(table map[string]form, v string) {
	stem := strings.TrimSuffix(v, "e")
	s, ed, ing := v+"s", v+"ed", stem+"ing"
	switch {
	case strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "ss"):
		s = v + "es"
	case strings.HasSuffix(v, "y") && !strings.HasSuffix(v, "ay"):
		s, ed = v[:len(v)-1]+"ies", v[:len(v)-1]+"ied"
	}
	if stem != v {
		ed = v + "d"
	}
	if v == "die" {
		ing = "dying"
	}
	if doubles(v) {
		last := v[len(v)-1:]
		ed, ing = v+last+"ed", v+last+"ing"
	}
	if p := irregular[v]; p != "" {
		ed = p
	}
	table[v], table[s], table[ing] = form{v, baseForm}, form{v, sForm}, form{v, ingForm}
	table[ed] = form{v, edForm}
}

// doubles tells whether the last consonant is doubled: kidnapped, gunned, expelled.
func doubles(v string) bool { return v == "kidnap" || v == "gun" || v == "expel" }
