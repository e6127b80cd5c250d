package parse

import "rapporteur/nlp"

// mendParticiple gives a clause the past tense that was taken for an attribute of its object: in "Two drones and a
// helicopter bombed positions of the rebels" nobody lists drones and bombed positions. What shows the mistake is that
// nothing joins the noun behind the verb to the one before: no "and", no comma, no preposition.
func mendParticiple(tokens []nlp.Token, base int) {
	for v := 1; v < len(tokens)-1; v++ {
		t := &tokens[v]
		if t.UPOS != nlp.VERB || t.Rel != nlp.Amod || t.XPOS != "VBN" && t.XPOS != "VBD" && t.XPOS != "VBG" {
			continue
		}
		n := t.Head - base
		if n <= v || n >= len(tokens) {
			continue
		}
		if t.XPOS == "VBG" {
			mendAside(tokens, base, v, n)
			continue
		}
		if mendBehindName(tokens, base, v, n) {
			continue
		}
		if s, _ := subjects(tokens, base, v); s >= 0 && s < v {
			mendSubjectOfAttribute(tokens, base, v, n)
		} else if tokens[n].Head == nlp.NoHead && tokens[v-1].UPOS == nlp.NOUN && tokens[v-1].Head == base+n && tokens[v-1].Rel == nlp.Compound {
			mendRootAttribute(tokens, base, v, n)
		} else {
			mendAttribute(tokens, base, v, n)
		}
	}
}

// mendAside makes v the verb of an aside behind a comma, and noun n its object, where they were taken for one more subject:
// "Ada Berg, citing figures of the union, said that …".
func mendAside(tokens []nlp.Token, base, v, n int) {
	w := tokens[n].Head - base
	if tokens[v-1].Form != "," || w <= n || w >= len(tokens) || tokens[n].Rel != nlp.Nsubj {
		return
	}
	if s, second := subjects(tokens, base, w); s < 0 || s > v-2 || second != n {
		return
	}
	tokens[v].Head, tokens[v].Rel = base+w, nlp.Advcl
	tokens[n].Head, tokens[n].Rel = base+v, nlp.Obj
}

// mendBehindName makes v, behind an office and a name set off by commas, the verb of the office, and noun n its object: "The
// premier, Ada Berg, rejected mediation by the union." It tells whether it was so.
func mendBehindName(tokens []nlp.Token, base, v, n int) bool {
	h := tokens[n].Head - base
	if tokens[n].Rel != nlp.Appos || h < 0 || h >= v-3 || tokens[h].Head != nlp.NoHead || tokens[h].UPOS != nlp.NOUN || tokens[v-1].Form != "," || tokens[len(tokens)-1].Form != "." {
		return false
	}
	named := false
	for k := range tokens {
		switch t := &tokens[k]; {
		case t.Head == base+n && k < v && t.Rel != nlp.Punct:
			return false
		case t.Head != base+h:
		case isSubject(t.Rel) || t.Rel == nlp.Cop || t.Rel == nlp.Case:
			return false
		case t.Rel == nlp.Appos && t.UPOS == nlp.PROPN && k > h && k < v-1:
			named = true
		}
	}
	if !named {
		return false
	}
	tokens[v].Head, tokens[v].Rel = nlp.NoHead, nlp.Root
	tokens[v].XPOS, tokens[v].Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	tokens[h].Head, tokens[h].Rel = base+v, nlp.Nsubj
	tokens[n].Head, tokens[n].Rel = base+v, nlp.Obj
	for k := v + 1; k < len(tokens); k++ {
		if tokens[k].Head == base+h && k != n {
			tokens[k].Head = base + v
		}
	}
	return true
}

// mendSubjectOfAttribute makes v, an attribute of noun n with a subject of its own, the verb of which n is the object: "The
// fighting displaced 4,000 people."
func mendSubjectOfAttribute(tokens []nlp.Token, base, v, n int) {
	tokens[v].Head, tokens[v].Rel = tokens[n].Head, tokens[n].Rel
	tokens[v].XPOS, tokens[v].Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	tokens[n].Head, tokens[n].Rel = base+v, nlp.Obj
	for k := range tokens {
		if tokens[k].Head == base+n && (k < v || tokens[k].UPOS == nlp.PUNCT && k > n) {
			tokens[k].Head = base + v
		}
	}
}

// mendAttribute makes v the verb of which noun n is the object.
func mendAttribute(tokens []nlp.Token, base, v, n int) {
	h := tokens[n].Head - base
	if h < 0 || h >= v || tokens[n].Rel != nlp.Conj && tokens[n].Rel != nlp.Nmod || tokens[h].UPOS != nlp.NOUN && tokens[h].UPOS != nlp.PROPN {
		return
	}
	last, ok := beforeAttribute(tokens, base, v, n)
	if !ok {
		return
	}
	head, rel, opening, ok := clausePlace(tokens, base, v, h)
	if !ok {
		return
	}
	if last >= 0 { // "a helicopter" is the other member, not "positions"
		for k := range v {
			if tokens[k].Head == base+n && k != last {
				tokens[k].Head = base + last
			}
		}
		tokens[last].Head, tokens[last].Rel = base+h, nlp.Conj
	}
	for k := v + 1; k < len(tokens); k++ {
		if tokens[k].Head == base+h && k != n && k > n {
			tokens[k].Head = base + v
		}
	}
	tokens[v].Head, tokens[v].Rel = head, rel
	tokens[v].XPOS, tokens[v].Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	tokens[h].Head, tokens[h].Rel = base+v, nlp.Nsubj
	tokens[n].Head, tokens[n].Rel = base+v, nlp.Obj
	if opening >= 0 {
		tokens[opening].Head, tokens[opening].Rel = base+v, nlp.Obl
	}
}

// beforeAttribute looks at what hangs on noun n before its attribute v: nothing, or a member of the list before with its
// own words, whose head is last. Anything else tells that n is where the tree says.
func beforeAttribute(tokens []nlp.Token, base, v, n int) (last int, ok bool) {
	last = -1
	joined := false
	for k := range v {
		if tokens[k].Head != base+n {
			continue
		}
		switch r := tokens[k].Rel; {
		case k == v-1 && r == nlp.Compound && tokens[k].UPOS == nlp.NOUN:
			last = k
		case r == nlp.Cc:
			joined = true
		case r != nlp.Det && r != nlp.Nummod && r != nlp.Amod && r != nlp.Compound:
			return -1, false
		}
	}
	if last < 0 {
		for k := range v {
			if tokens[k].Head == base+n {
				return -1, false
			}
		}
		prev := tokens[v-1].UPOS
		return -1, prev == nlp.NOUN || prev == nlp.PROPN
	}
	return last, joined && tokens[n].Rel == nlp.Conj
}

// clausePlace is where a clause hangs whose subject is h and whose verb is v; opening is the phrase that opens it, on
// which the tree has hung its subject ("In a rare move, police in Lima seized rifles, the army said").
func clausePlace(tokens []nlp.Token, base, v, h int) (head int, rel nlp.Rel, opening int, ok bool) {
	switch t := &tokens[h]; {
	case t.Head == nlp.NoHead:
		for k := range tokens {
			if tokens[k].Head == base+h && (isSubject(tokens[k].Rel) || tokens[k].Rel == nlp.Cop || tokens[k].Rel == nlp.Case) {
				return 0, 0, -1, false
			}
		}
		return nlp.NoHead, nlp.Root, -1, tokens[len(tokens)-1].Form == "."
	case isSubject(t.Rel):
		w := t.Head - base
		first, second := subjects(tokens, base, w)
		return t.Head, nlp.Ccomp, -1, w > v && first == h && second > v
	case t.Rel == nlp.Conj && firstKid(tokens, base, h, nlp.Cc) < 0:
		m := t.Head - base
		if m < 0 || m > h || tokens[m].Rel != nlp.Obl || tokens[0].Head != base+m || tokens[0].Rel != nlp.Case {
			return 0, 0, -1, false
		}
		w := tokens[m].Head - base
		first, _ := subjects(tokens, base, w)
		return tokens[m].Head, nlp.Ccomp, m, w > v && first > v
	}
	return 0, 0, -1, false
}

// mendRootAttribute makes v, which stands between two nouns of a sentence that has no verb, the verb of the one and the
// other: "The army shelled positions held by rebels." No attribute stands behind such a noun.
func mendRootAttribute(tokens []nlp.Token, base, v, n int) {
	for k := range tokens {
		if tokens[k].Head == base+n && (isSubject(tokens[k].Rel) || tokens[k].Rel == nlp.Cop || tokens[k].Rel == nlp.Case) {
			return
		}
	}
	if tokens[len(tokens)-1].Form != "." {
		return
	}
	s := v - 1
	for k := range s {
		if tokens[k].Head == base+n {
			tokens[k].Head = base + s
		}
	}
	tokens[s].Head, tokens[s].Rel = base+n, nlp.Nsubj
	mendSubjectOfAttribute(tokens, base, v, n)
}

// mendSaying gives a participle of saying behind "after" or "before" the clause straight behind it, where the tree makes it an
// adverbial of that clause: "Chad says nine are hurt, after first claiming | nobody was".
func mendSaying(tokens []nlp.Token, base, i int) {
	t := &tokens[i]
	v := t.Head - base
	if sayings[t.Lower] && t.Rel == nlp.Advcl && v >= 0 && v < i {
		mendSaidFirst(tokens, base, i)
		return
	}
	if !sayings[t.Lower] || t.Rel != nlp.Advcl || v <= i+1 || !finiteTag(tokens[v].XPOS) && firstKid(tokens, base, v, nlp.Aux) < 0 && firstKid(tokens, base, v, nlp.AuxPass) < 0 {
		return
	}
	m := firstKid(tokens, base, i, nlp.Mark)
	above := tokens[v].Head - base
	if m < 0 || m > i || above < 0 || above >= m || tokens[m-1].Form != "," {
		return
	}
	for k := i + 1; k < v; k++ {
		if tokens[k].Form == "," {
			return
		}
	}
	if s, _ := subjects(tokens, base, v); s < 0 {
		s = firstKid(tokens, base, v, nlp.Obj)
		if s <= i || s >= v {
			return
		}
		tokens[s].Rel = nlp.Nsubj
	}
	t.Head = tokens[v].Head
	tokens[v].Head, tokens[v].Rel = base+i, nlp.Ccomp
	mendSaidFirst(tokens, base, i)
}

// mendSaidFirst hangs such a participle behind a comma on the verb of saying whose clause it follows: "Chad said nine were hurt,
// | after first claiming nobody was".
func mendSaidFirst(tokens []nlp.Token, base, i int) {
	m := firstKid(tokens, base, i, nlp.Mark)
	if m < 1 || m > i || tokens[m-1].Form != "," || tokens[m].Lower != "after" && tokens[m].Lower != "before" {
		return
	}
	if said := saidAbove(tokens, base, tokens[i].Head-base); said >= 0 && said < m {
		tokens[i].Head = base + said
	}
}

// sayings are participles that take a clause without "that".
var sayings = map[string]bool{"saying": true, "claiming": true, "insisting": true, "announcing": true, "alleging": true, "arguing": true, "asserting": true, "admitting": true, "denying": true}
