package name

import "rapporteur/nlp"

// Words are parted at hyphens; a name is not. join makes names whole again where a hyphen stands in a name for certain:
// behind an Arabic article ("Omar al-Bashir"), before the small second half of a Korean name ("Ban Ki-moon"), and between
// two given names ("Ole-Erik Holm").
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
			if out[k].Type == nlp.PER && e.Type == nlp.PER && givenPair(d, out[k], e) {
				out[k].End, out[k].Score = e.End, min(out[k].Score, e.Score)
				continue
			}
		}
		if e.Type != nlp.PER && e.End-e.Start == 2 && e.End+1 < len(d.Tokens) && secondHalf[d.Tokens[e.End+1].Form] && d.Tokens[e.End].Form == "-" && givenHalf(d, e) {
			e.Type = nlp.PER // no street and no firm is called "Baek Sun-ho"
		}
		if withArticle(d, e.Start, first) {
			e.Start -= 2
		}
		switch e.Type {
		case nlp.PER:
			e = wholePerson(d, e, first)
		case nlp.GPE, nlp.LOC, nlp.FAC:
			e = wholePlace(d, e)
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
	if form(e.End).Form == "-" && (secondHalf[form(e.End+1).Form] || givenHalf(d, e)) {
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

// wholePlace takes in what stands behind an Arabic article: "Tal al-Kabir".
func wholePlace(d *nlp.Doc, e nlp.Entity) nlp.Entity {
	k := e.End
	if k+2 < len(d.Tokens) && article[d.Tokens[k].Lower] && d.Tokens[k].Form != "As" && d.Tokens[k+1].Form == "-" && !d.Tokens[k].Space && d.Tokens[k+2].Form != d.Tokens[k+2].Lower && d.Tokens[k+2].Sent == d.Tokens[e.Start].Sent {
		e.End = k + 3
	}
	return e
}

// givenHalf tells whether a lower-case word behind a hyphen is the latter half of the given name that a person's name ends
// with, by its tag: "Lu Wen-hsiung", but "Omar Sow-backed".
func givenHalf(d *nlp.Doc, e nlp.Entity) bool {
	k := e.End + 1
	if k >= len(d.Tokens) || e.End < e.Start+2 || d.Tokens[e.End-1].Space || d.Tokens[e.End].Space {
		return false
	}
	t := &d.Tokens[k]
	return t.UPOS == nlp.PROPN && t.Form == t.Lower && t.Sent == d.Tokens[e.Start].Sent
}

// givenPair tells whether names a and b are one, whose given name has a hyphen, by the tree: "Ole-Erik Holm", but "the
// Holm-Berg pact".
func givenPair(d *nlp.Doc, a, b nlp.Entity) bool {
	if a.End != b.Start-1 || a.End-a.Start != 1 || d.Tokens[a.End].Form != "-" || d.Tokens[a.End-1].Space || d.Tokens[a.End].Space {
		return false
	}
	t := &d.Tokens[b.Start]
	return t.Rel == nlp.Flat && t.Head == a.Start
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
