package name

import "rapporteur/nlp"

// Words are parted at hyphens; a name is not. join makes names whole again where a hyphen stands in a name for certain:
// behind an Arabic article ("Omar al-Bashir") and before the small second half of a Korean name ("Ban Ki-moon").
func join(d *nlp.Doc) {
	out := d.Entities[:0]
	for _, e := range d.Entities {
		first := 0
		if k := len(out) - 1; k >= 0 {
			first = out[k].End
			if out[k].Type == nlp.PER && e.Type == nlp.PER && out[k].End == e.Start-1 && son[d.Tokens[e.Start-1].Form] {
				out[k].End, out[k].Score = e.End, min(out[k].Score, e.Score) // "Tamim bin Hamad"
				continue
			}
		}
		if withArticle(d, e.Start, first) {
			e.Start -= 2
		}
		if e.Type == nlp.PER {
			e = wholePerson(d, e, first)
		}
		if k := len(out) - 1; k >= 0 && out[k].End > e.Start { // taken in by the name before
			continue
		}
		if k := len(out) - 1; k >= 0 && out[k].Type == nlp.PER && e.Type == nlp.PER && out[k].End == e.Start && d.Tokens[e.Start].Sent == d.Tokens[e.Start-1].Sent {
			out[k].End, out[k].Score = e.End, min(out[k].Score, e.Score)
			continue
		}
		out = append(out, e)
	}
	d.Entities = out
}

// wholePerson takes in what joins a person's name: the second half of "Ki-moon", "al-Qirbi" behind "Abu Bakr", and the
// son before "bin Hamad". No name begins before word first.
func wholePerson(d *nlp.Doc, e nlp.Entity, first int) nlp.Entity {
	form := func(i int) *nlp.Token {
		if i < 0 || i >= len(d.Tokens) || d.Tokens[i].Sent != d.Tokens[e.Start].Sent {
			return &nlp.Token{}
		}
		return &d.Tokens[i]
	}
	capital := func(i int) bool { return form(i).Form != form(i).Lower }
	if form(e.End).Form == "-" && secondHalf[form(e.End+1).Form] {
		e.End += 2
	}
	if article[form(e.End).Lower] && form(e.End+1).Form == "-" && capital(e.End+2) {
		e.End += 3
	}
	if e.Start-2 >= first && son[form(e.Start-1).Form] && capital(e.Start-2) {
		e.Start -= 2
	}
	return e
}

// withArticle tells whether "al-" stands before word i and in no other name.
func withArticle(d *nlp.Doc, i, first int) bool {
	return i-2 >= first && d.Tokens[i-1].Form == "-" && article[d.Tokens[i-2].Lower] && d.Tokens[i-2].Sent == d.Tokens[i].Sent
}

var son = set("bin", "ibn", "bint")

var article, secondHalf = set("al", "el", "ul", "ud", "as", "ash", "ad", "an", "ar", "az", "at", "abu"),
	set("un", "il", "hye", "in", "moon", "jin", "hwan", "bak", "hyun", "woo", "ho", "sik", "chul", "yong", "joon", "jun", "hee", "ok", "su", "jae", "sung", "myung", "kyung",
		"nam", "seok", "wook", "kun", "ryong", "hae", "gon", "ju", "young", "hyon", "gi", "ki", "dae", "tae", "shik", "suk", "soo", "kwon", "rae", "wan", "yeol", "chun", "pyo", "jong", "wen", "chih", "wei", "ying", "jeou", "te", "shek")

func set(words ...string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[w] = true
	}
	return m
}
