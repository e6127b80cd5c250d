package parse

import "rapporteur/nlp"

// mendLast makes "last" before a verb in the past an adverb, which parts it from the name before it: "Ada Berg and the
// envoy last met in May."
func mendLast(tokens []nlp.Token, base, v int) {
	i := v - 1
	if i < 1 || tokens[i].Lower != "last" || tokens[v].XPOS != "VBD" && tokens[v].XPOS != "VBN" {
		return
	}
	last, verb := &tokens[i], &tokens[v]
	last.UPOS, last.XPOS, last.Head, last.Rel = nlp.ADV, "RB", base+v, nlp.Advmod
	h := verb.Head - base
	if h < 0 || h >= i || verb.Rel != nlp.Acl && verb.Rel != nlp.AclRelcl || tokens[h].UPOS != nlp.PROPN && tokens[h].UPOS != nlp.NOUN || parted(tokens[h:i]) {
		return
	}
	verb.Head, verb.Rel, verb.XPOS = tokens[h].Head, tokens[h].Rel, "VBD"
	tokens[h].Head, tokens[h].Rel = base+v, nlp.Nsubj
}

// parted tells whether a comma or a relative pronoun stands among words.
func parted(tokens []nlp.Token) bool {
	for i := range tokens {
		if t := &tokens[i]; t.Form == "," || t.XPOS == "WP" || t.XPOS == "WDT" || t.Lower == "that" {
			return true
		}
	}
	return false
}

// mendDay takes the day that a sentence opens with out of the subject behind it: "On Monday | Norwegian guards opened fire."
func mendDay(tokens []nlp.Token, base int) {
	if len(tokens) < 5 || tokens[0].UPOS != nlp.ADP || !weekday[tokens[1].Lower] {
		return
	}
	subject := tokens[1].Head - base
	if subject < 2 || !isSubject(tokens[subject].Rel) || tokens[0].Head != base+subject && tokens[0].Head != base+1 {
		return
	}
	tokens[1].Head, tokens[1].Rel = tokens[subject].Head, nlp.Obl
	tokens[0].Head, tokens[0].Rel = base+1, nlp.Case
}

var weekday = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true}

// mendDayOfSpeech makes the day d behind a verb no object of it where an infinitive tells what is promised or asked for: "She
// vowed Saturday at the gate to stay."
func mendDayOfSpeech(tokens []nlp.Token, base, d int) {
	v := tokens[d].Head - base
	if tokens[d].Rel != nlp.Obj || v != d-1 || tokens[v].UPOS != nlp.VERB {
		return
	}
	for x := d + 1; x < len(tokens); x++ {
		if t := &tokens[x]; t.Head == base+v && (t.Rel == nlp.Advcl || t.Rel == nlp.Xcomp) && t.XPOS == "VB" {
			tokens[d].Rel, t.Rel = nlp.OblUnmarked, nlp.Xcomp
			return
		}
	}
}

// mendHoursLater parts a time that follows straight upon an object from that object: "Mali rejected the offer | hours later" is about
// no offer hours. A count tells a compound: "three working days later".
func mendHoursLater(tokens []nlp.Token, base, h int) {
	n := h - 1
	if n < 1 || h+1 >= len(tokens) || !spans[tokens[h].Lower] || !relating[tokens[h+1].Lower] || tokens[n].UPOS != nlp.NOUN || tokens[n].Rel != nlp.Compound || tokens[n].Head != base+h {
		return
	}
	v := tokens[h].Head - base
	if v == h+1 {
		v = tokens[v].Head - base
	}
	if v < 0 || v >= n || tokens[v].UPOS != nlp.VERB {
		return
	}
	rel := nlp.Obj
	for k := range n {
		switch t := &tokens[k]; {
		case t.Head != base+h:
		case t.Rel == nlp.Nummod:
			return
		case t.Rel == nlp.Case:
			rel = nlp.Obl
		}
	}
	for k := range n {
		if tokens[k].Head == base+h {
			tokens[k].Head = base + n
		}
	}
	tokens[n].Head, tokens[n].Rel = base+v, rel
	tokens[h].Head, tokens[h].Rel = base+v, nlp.OblUnmarked
}

var (
	spans    = forms("minutes hours days weeks months years")
	relating = forms("later after before earlier ago")
)
