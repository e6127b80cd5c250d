package chain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/nlp"
)

// names joins what is called the same: equal names, countries under another name ("UK"), surnames and given names of
// persons told in full, letters for names ("OPCW"), and shortened names of bodies ("the Hague tribunal", "the tribunal").
func (f *finder) names() {
	full := map[string]int{}  // key to the last mention called so
	short := map[string]int{} // surname, acronym, alias to the last mention of the full name
	given := map[string][]int{}
	for i := range f.all {
		m := &f.all[i]
		if m.how != nlp.ByName || m.key == "" {
			continue
		}
		k := f.canonical(m)
		if j, ok := full[k]; ok && f.agree(i, j) {
			f.join(j, i)
			full[k] = i
			continue
		}
		if j, ok := short[k]; ok && f.shortens(i, j) {
			f.join(j, i)
			full[k] = i
			continue
		}
		if j := f.byGivenName(i, given); j >= 0 {
			f.join(j, i)
		}
		full[k] = i
		if m.class == person && m.entity >= 0 {
			if first, _, more := strings.Cut(k, " "); more {
				given[first] = append(given[first], i)
			}
		}
		for _, s := range f.shortForms(m, k) {
			short[s] = i // of two it is the one told last: a report gives the full name again when it could be mixed up
			if j, ok := full[s]; ok && j < i && f.shortens(j, i) && m.class == f.all[j].class {
				f.join(j, i) // the short name came first, in a title or lead
			}
		}
	}
}

// byGivenName is the person whom a name of one word calls by the first of two, where the report knows one such person:
// "Thanks, Ana".
func (f *finder) byGivenName(i int, given map[string][]int) int {
	m := &f.all[i]
	if m.class != person || m.entity < 0 || strings.Contains(m.key, " ") {
		return -1
	}
	one := -1
	for _, j := range given[m.key] {
		if one >= 0 && f.root(j) != f.root(one) {
			return -1
		}
		one = j
	}
	if one >= 0 && f.nested(one, i) {
		return -1
	}
	return one
}

// canonical is the name under which a mention is filed: countries under their common name.
func (f *finder) canonical(m *mention) string {
	if m.class == place || m.class == thing || m.class == body {
		lo, hi := m.head, m.head+1
		if m.entity >= 0 {
			lo, hi = f.d.Entities[m.entity].Start, f.d.Entities[m.entity].End
		}
		words := strings.TrimPrefix(strings.TrimPrefix(f.d.Words(lo, hi), "the "), "The ")
		if c := f.world.Countries.Named(words); c != nil {
			return "=" + c.Name
		}
	}
	return m.key
}

// agree tells whether two mentions may be of one thing by number and sort.
func (f *finder) agree(i, j int) bool {
	a, b := &f.all[i], &f.all[j]
	if a.class != b.class && (a.class == person || b.class == person) && a.entity >= 0 && b.entity >= 0 {
		return false
	}
	return !f.nested(i, j)
}

func (f *finder) shortens(i, j int) bool {
	a, b := &f.all[i], &f.all[j]
	if f.nested(i, j) {
		return false
	}
	if a.class == person && b.class == person {
		ga, gb := f.all[f.root(i)].gender, f.all[f.root(j)].gender
		return ga == anyGender || gb == anyGender || ga == gb
	}
	return a.class == b.class || a.entity < 0 || b.entity < 0
}

// shortForms are the ways in which a report may shorten a name later.
func (f *finder) shortForms(m *mention, key string) []string {
	w := strings.Fields(key)
	if len(w) < 2 {
		return nil
	}
	switch m.class {
	case person:
		out := []string{w[len(w)-1]}
		if len(w) > 2 {
			out = append(out, w[len(w)-2]+" "+w[len(w)-1])
		}
		if g := f.words().given[f.d.Tokens[f.nameStart(m)].Form]; g == anyGender || len(w) > 2 {
			out = append(out, w[0]) // "Kim" of "Kim Jong-un", where the family name comes first
		}
		return out
	case place:
		return nil
	}
	out := f.acronyms(m)
	if first := f.nameStart(m); len(w) > 2 && f.world.Countries.Any(f.d.Tokens[first].Form) != nil {
		out = append(out, strings.Join(w[1:], " ")) // "the Fisheries Board" of "the Chad Fisheries Board"
	} else if len(w) == 2 && m.entity >= 0 {
		out = append(out, w...) // "Lakeland" of "Lakeland International"
	}
	return out
}

func (f *finder) nameStart(m *mention) int {
	if m.entity >= 0 {
		return f.d.Entities[m.entity].Start
	}
	return m.head
}

// acronyms are the letters that may stand for a name: with and without its small words.
func (f *finder) acronyms(m *mention) []string {
	lo, hi := m.head, m.head+1
	if m.entity >= 0 {
		lo, hi = f.d.Entities[m.entity].Start, f.d.Entities[m.entity].End
	}
	var caps, all strings.Builder
	for k := lo; k < hi; k++ {
		if f.d.Tokens[k].Joined {
			continue
		}
		for part := range strings.SplitSeq(f.d.Tokens[k].Form, "-") {
			r, _ := utf8.DecodeRuneInString(part)
			if !unicode.IsLetter(r) {
				continue
			}
			all.WriteRune(unicode.ToLower(r))
			if unicode.IsUpper(r) {
				caps.WriteRune(unicode.ToLower(r))
			}
		}
	}
	if caps.Len() < 2 {
		return nil
	}
	if caps.String() == all.String() {
		return []string{caps.String()}
	}
	return []string{caps.String(), all.String()}
}
