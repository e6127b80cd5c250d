package when

import "rapporteur/nlp"

// inName tells whether the expression from word i to end is part of a name and no time: "60 Minutes", "High Noon", "USA
// Today", "the Winter Olympics", "Easter Island", "Player of the Year". Headings write every word so.
func (f *finder) inName(m meaning, i, end int) bool {
	tail, e := f.at(end-1), f.e(end-1)
	if m.kind == absolute && m.d > 0 && f.capital(end) && f.is(end, "movement", "brigades", "coalition", "alliance", "forces", "brigade") {
		return true // "the April 6 Movement"
	}
	if m.kind == onDay && end-1 == i && (f.capital(end) && f.is(end, newspapers...) || f.capital(i-1) && f.is(i-1, "bloody", "black")) {
		return true // "the Sunday Telegraph", "Bloody Sunday"
	}
	if m.kind == ofFeast && m.feast.length >= 29 && m.d == 0 && !f.is(i, "ramadan", "muharram") && !f.is(i-1, "in", "of", "during", "since", "until", "by", "before", "after", "early", "late") {
		return true // "Rajab", "Safar" are names of people too
	}
	if m.kind == ofFeast && f.is(end, "island", "islands") {
		return true
	}
	if m.kind == ofFeast {
		return f.capital(end) && f.e(end).weekday == 0 && f.e(end).month == 0 && f.e(end).unit == noGrain && f.e(end).part == "" && !f.worship(end) && !f.inHeading(i)
	}
	if !tail.upper || e == noEntry || e.month > 0 || e.weekday > 0 || e.isZone || f.opens(end-1) || f.inHeading(i) {
		return false
	}
	switch {
	case e.season != "":
		return f.capital(end)
	case e.unit == century:
		return f.capital(end) && f.tag(end) == "NNP" && f.opens(end+1)
	case e.unit != noGrain, e.part != "", e.set != "":
		return end-1 > i && (!f.at(i).upper || f.at(i).digits > 0 || f.is(i, "the")) || end-1 == i && f.capital(i-1)
	case e.day != "", m.kind == vague:
		return f.capital(i-1) || f.mark(end, '-') && f.glued(end)
	}
	return false
}

// newspapers are names that newspapers share, with the day that they come out before them.
var newspapers = []string{"telegraph", "times", "mirror", "mail", "express", "herald", "post", "star", "sun", "tribune"}

// capital tells whether word k is written as a name in the same sentence.
func (f *finder) capital(k int) bool { return f.at(k).upper && f.at(k).c == 0 && f.at(k).digits == 0 }

// opens tells whether word k is the first of its sentence, which is written large whatever it is.
func (f *finder) opens(k int) bool {
	if k == 0 {
		return true
	}
	switch f.at(k - 1).c {
	case '.', '!', '?', '"', ':', parMark, '\'', '(':
		return true
	case '-':
		return !f.glued(k)
	}
	return false
}

// worship tells whether word k is what is held on a feast: "Easter Mass".
func (f *finder) worship(k int) bool { return f.is(k, "mass", "day", "eve") }

// inHeading tells whether word i stands in a heading.
func (f *finder) inHeading(i int) bool {
	if f.doc == nil {
		return false
	}
	k := f.doc.TokenAt(int(f.at(i).start))
	return k < len(f.doc.Tokens) && f.doc.Sents[f.doc.Tokens[k].Sent].Heading
}

// newspaper tells whether "daily" or "weekly" at i is a newspaper: "the Turkish daily Yeni Akis".
func (f *finder) newspaper(i int) bool {
	if f.doc == nil || !f.capital(i+1) {
		return false
	}
	k := f.doc.TokenAt(int(f.at(i + 1).start))
	if k >= len(f.doc.Tokens) || f.doc.Tokens[k].UPOS != nlp.PROPN {
		return false
	}
	e := f.doc.EntityAt(k)
	return e < 0 || f.doc.Entities[e].Type != nlp.GPE && f.doc.Entities[e].Type != nlp.NORP && f.doc.Entities[e].Type != nlp.LOC
}
