package parse

import "rapporteur/nlp"

// The network scores each arc by itself. What follows puts right what no tree of a sentence can hold: a verb with two
// subjects or two objects, a passive without any subject before which a bare noun phrase stands.

// mendStructure mends each word that heads others.
func mendStructure(tokens []nlp.Token, base int) {
	mendParticiple(tokens, base)
	mendNounRoot(tokens, base)
	mendToBe(tokens, base)
	for v := range tokens {
		if tokens[v].UPOS == nlp.VERB {
			mendAs(tokens, base, v)
			mendSaidOf(tokens, base, v)
			mendWhose(tokens, base, v)
			mendNextSubject(tokens, base, v)
			mendSubjects(tokens, base, v)
			mendNaming(tokens, base, v)
			mendLackingSubject(tokens, base, v)
			mendObjects(tokens, base, v)
		}
	}
}

func isSubject(r nlp.Rel) bool {
	switch r {
	case nlp.Nsubj, nlp.NsubjPass, nlp.NsubjOuter, nlp.Csubj, nlp.CsubjPass, nlp.CsubjOuter, nlp.Expl:
		return true
	}
	return false
}

// subjects are the first and second subject of v, -1 where there is none.
func subjects(tokens []nlp.Token, base, v int) (first, second int) {
	first, second = -1, -1
	for k := range tokens {
		if tokens[k].Head != base+v || !isSubject(tokens[k].Rel) {
			continue
		}
		if first < 0 {
			first = k
		} else if second < 0 {
			second = k
		}
	}
	return first, second
}

// passive is the relation of a subject of v.
func passive(tokens []nlp.Token, base, v int) nlp.Rel {
	if firstKid(tokens, base, v, nlp.AuxPass) >= 0 {
		return nlp.NsubjPass
	}
	return nlp.Nsubj
}

// mendSubjects gives the first of two subjects to the clause between them: "Militants seized the town, residents said."
func mendSubjects(tokens []nlp.Token, base, v int) {
	first, second := subjects(tokens, base, v)
	u := firstKid(tokens, base, v, nlp.Ccomp)
	if second > first && second < v && u > v && mendWhich(tokens, base, v, first, second, u) {
		return
	}
	if second >= 0 && second < v && tokens[first].Rel == tokens[second].Rel && firstKid(tokens, base, second, nlp.Cc) > first && firstKid(tokens, base, second, nlp.Cc) < second {
		tokens[second].Head, tokens[second].Rel = base+first, nlp.Conj // "The king, Jan Berg, and his heir met"
		mendShort(tokens, base, second)
		return
	}
	if second == first+2 && second < v && tokens[first+1].Form == "," && tokens[first].UPOS == nlp.PROPN && tokens[second].UPOS == nlp.PROPN {
		tokens[second].Head, tokens[second].Rel = base+first, nlp.Conj // "Chad, Niger agree on truce"
		return
	}
	if second >= 0 && (mendThat(tokens, v, first, second) || mendTitle(tokens, base, first, second) || mendSecond(tokens, base, v, first, second)) {
		return
	}
	if second < 0 || u <= first || u >= second || second > v {
		return
	}
	if s, _ := subjects(tokens, base, u); s < 0 {
		tokens[first].Head, tokens[first].Rel = base+u, passive(tokens, base, u)
	}
}

// mendWhich makes a verb of saying between commas a remark in the relative clause that it was taken to head: "a charter, which,
// the king says, lapsed".
func mendWhich(tokens []nlp.Token, base, v, first, second, u int) bool {
	if tokens[first].XPOS != "WDT" && tokens[first].XPOS != "WP" || tokens[first+1].Form != "," {
		return false
	}
	if s, _ := subjects(tokens, base, u); s >= 0 {
		return false
	}
	tokens[u].Head, tokens[u].Rel = tokens[v].Head, tokens[v].Rel
	tokens[first].Head, tokens[first].Rel = base+u, passive(tokens, base, u)
	tokens[v].Head, tokens[v].Rel = base+u, nlp.Parataxis
	return true
}

// mendNextSubject gives a second subject, behind the verb, to the verb below it that it stands before: "Nine were killed and
// 400 people fled", "The mayor says more people fled".
func mendNextSubject(tokens []nlp.Token, base, v int) {
	first, second := subjects(tokens, base, v)
	if first < 0 || second < v || first > v {
		return
	}
	for c := second + 1; c < len(tokens); c++ {
		if tokens[c].Head != base+v || tokens[c].Rel != nlp.Conj && tokens[c].Rel != nlp.Ccomp || tokens[c].UPOS != nlp.VERB && tokens[c].UPOS != nlp.ADJ {
			continue
		}
		if s, _ := subjects(tokens, base, c); s < 0 {
			tokens[second].Head, tokens[second].Rel = base+c, passive(tokens, base, c)
		}
		return
	}
}

// mendNaming makes what somebody is called the complement of a verb of naming that has two objects: "which it calls a
// cult".
func mendNaming(tokens []nlp.Token, base, v int) {
	if !naming[tokens[v].Lower] {
		return
	}
	first := firstKid(tokens, base, v, nlp.Obj)
	for k := first + 1; first >= 0 && k < len(tokens); k++ {
		if k > v && tokens[k].Head == base+v && tokens[k].Rel == nlp.Obj {
			tokens[k].Rel = nlp.Xcomp
			return
		}
	}
}

var naming = map[string]bool{"call": true, "calls": true, "called": true, "calling": true, "label": true, "labels": true, "labelled": true, "labeled": true, "deem": true, "deems": true, "deemed": true,
	"consider": true, "considers": true, "considered": true, "brand": true, "branded": true, "dub": true, "dubbed": true,
	"declare": true, "declares": true, "declared": true, "declaring": true, "branding": true, "labelling": true, "labeling": true, "dubbing": true, "termed": true, "pronounced": true}

// mendSecond makes one of two subjects the object that an active verb lacks: the one behind it, "The king hosted Prime
// Minister Okello Mbasa", or the relative pronoun right before the other, "Chad, which Niger accused of spying".
func mendSecond(tokens []nlp.Token, base, v, first, second int) bool {
	if firstKid(tokens, base, v, nlp.Obj) >= 0 || firstKid(tokens, base, v, nlp.AuxPass) >= 0 || firstKid(tokens, base, v, nlp.Cop) >= 0 ||
		tokens[first].Rel != nlp.Nsubj || tokens[second].Rel != nlp.Nsubj {
		return false
	}
	switch {
	case first < v && v < second && firstKid(tokens, base, v, nlp.Ccomp) < 0:
		for k := v + 1; k < second; k++ {
			if tokens[k].UPOS == nlp.PUNCT && tokens[k].Form != "-" {
				return false
			}
		}
		tokens[second].Rel = nlp.Obj
		return true
	case second < v && leftEdge(tokens, base, second) == first+1 && (tokens[first].XPOS == "WDT" || tokens[first].XPOS == "WP"):
		tokens[first].Rel = nlp.Obj
		return true
	}
	return false
}

// mendBareRelative hangs a clause without a relative pronoun on the noun before it, which tells what went before: "They
// urged both to leave, a demand Chad has rejected." Parsers take that noun for a second subject.
func mendBareRelative(tokens []nlp.Token, base, v int) {
	noun, second := subjects(tokens, base, v)
	if second < 0 || second > v || leftEdge(tokens, base, second) != noun+1 {
		return
	}
	h, lo, det := tokens[v].Head-base, leftEdge(tokens, base, noun), firstKid(tokens, base, noun, nlp.Det)
	if tokens[noun].UPOS != nlp.NOUN || det < 0 || tokens[det].Lower != "a" && tokens[det].Lower != "an" || lo < 2 || tokens[lo-1].Form != "," || h < 0 || h >= lo {
		return
	}
	tokens[noun].Head, tokens[noun].Rel = base+h, nlp.Appos
	tokens[v].Head, tokens[v].Rel = base+noun, nlp.AclRelcl
}

// mendSemicolon gives the clause behind a semicolon the subject that stands right behind it, where the verb has none: "Peru
// accused them of fraud; Chile and Brazil imposed bans." Parsers take the names for one more member of what went before.
func mendSemicolon(tokens []nlp.Token, base, i int) {
	v := i + 1
	for v < len(tokens) && v < i+14 && (inPhrase(tokens[v].UPOS) || tokens[v].UPOS == nlp.CCONJ || tokens[v].Form == "," || tokens[v].UPOS == nlp.AUX || tokens[v].UPOS == nlp.ADV) {
		v++
	}
	if v == i+1 || v >= len(tokens) || tokens[v].UPOS != nlp.VERB || !finiteTag(tokens[v].XPOS) {
		return
	}
	if s, _ := subjects(tokens, base, v); s >= 0 {
		return
	}
	for k := i + 1; k < v; k++ {
		if under(tokens, base, v, k) {
			return // the verb tells of a noun there: "; envoys met by the king"
		}
	}
	first := -1
	for k := i + 1; k < v; k++ {
		h := tokens[k].Head - base
		if h > i && h < v || tokens[k].UPOS != nlp.NOUN && tokens[k].UPOS != nlp.PROPN && tokens[k].UPOS != nlp.PRON {
			continue
		}
		if first < 0 {
			first = k
			tokens[k].Head, tokens[k].Rel = base+v, nlp.Nsubj
		} else {
			tokens[k].Head, tokens[k].Rel = base+first, nlp.Conj
		}
	}
	root := -1
	for k := range tokens {
		if tokens[k].Head == nlp.NoHead {
			root = k
		}
	}
	if first >= 0 && root >= 0 && root < i && v != root {
		tokens[v].Head, tokens[v].Rel = base+root, nlp.Parataxis
	}
}

// mendLackingSubject makes a bare noun phrase before a verb without a subject its subject: "At least 14 people were
// killed", where "at" belongs to the number.
func mendLackingSubject(tokens []nlp.Token, base, v int) {
	if s, _ := subjects(tokens, base, v); s >= 0 {
		return
	}
	for k := range v {
		t := &tokens[k]
		if t.Head != base+v || t.Rel != nlp.Obl || t.UPOS != nlp.NOUN && t.UPOS != nlp.NUM || firstKid(tokens, base, k, nlp.Case) >= 0 {
			continue
		}
		t.Rel = passive(tokens, base, v)
		return
	}
}

// mendObjects sorts out two objects of a verb, and one that stands behind a verb in the infinitive which has none: "They
// agreed to exchange prisoners", "They offered the rebels an amnesty".
func mendObjects(tokens []nlp.Token, base, v int) {
	first := firstKid(tokens, base, v, nlp.Obj)
	if first <= v {
		return
	}
	for u := v + 1; u < first; u++ {
		if tokens[u].Head == base+v && tokens[u].Rel == nlp.Xcomp && tokens[u].UPOS == nlp.VERB && firstKid(tokens, base, u, nlp.Obj) < 0 {
			tokens[first].Head = base + u
			return
		}
	}
	for k := first + 1; k < len(tokens) && giving[tokens[v].Lower]; k++ {
		if tokens[k].Head == base+v && tokens[k].Rel == nlp.Obj && firstKid(tokens, base, v, nlp.Iobj) < 0 {
			tokens[first].Rel = nlp.Iobj
			return
		}
	}
}

var giving = map[string]bool{"give": true, "gives": true, "gave": true, "given": true, "giving": true, "offer": true, "offers": true, "offered": true, "offering": true, "grant": true, "grants": true,
	"granted": true, "granting": true, "send": true, "sent": true, "sends": true, "sending": true, "hand": true, "handed": true, "award": true, "awarded": true, "promise": true, "promised": true, "deny": true,
	"denied": true, "denying": true, "showed": true, "lend": true, "lent": true, "supplied": true, "sold": true, "paid": true, "told": true}

// mendNounRoot gives a sentence the finite verb that was taken for one more member of the noun phrase which is its
// subject: "Talks between the army and the rebels collapsed on Sunday."
func mendNounRoot(tokens []nlp.Token, base int) {
	root, v := -1, -1
	for i := range tokens {
		if tokens[i].Head == nlp.NoHead {
			root = i
		}
	}
	if root < 0 || tokens[root].UPOS != nlp.NOUN && tokens[root].UPOS != nlp.PROPN || tokens[len(tokens)-1].Form != "." {
		return
	}
	for k := range tokens {
		if tokens[k].Head != base+root {
			continue
		}
		switch {
		case isSubject(tokens[k].Rel), tokens[k].Rel == nlp.Cop, tokens[k].Rel == nlp.Case:
			return
		case v < 0 && tokens[k].Rel == nlp.Conj && k > root && tokens[k].UPOS == nlp.VERB && tokens[k].XPOS != "VB" && tokens[k].XPOS != "VBG":
			v = k
		}
	}
	if v < 0 {
		return
	}
	if s, _ := subjects(tokens, base, v); s >= 0 {
		return
	}
	for k := range tokens {
		if tokens[k].Head == base+root && (k > v || tokens[k].Rel == nlp.Punct && k > root) {
			tokens[k].Head = base + v
		}
	}
	tokens[v].Head, tokens[v].Rel = nlp.NoHead, nlp.Root
	tokens[root].Head, tokens[root].Rel = base+v, passive(tokens, base, v)
}

// mendToBe puts "is due to meet" in order: the adjective heads the clause, and the verb hangs on it.
func mendToBe(tokens []nlp.Token, base int) {
	for v := 3; v < len(tokens); v++ {
		a, be := v-2, firstKid(tokens, base, v, nlp.Cop)
		if tokens[v].XPOS != "VB" || tokens[v-1].Lower != "to" || be < 0 || be >= a {
			continue
		}
		switch {
		case tokens[a].Lower == "due": // no "due to"
			tokens[a].UPOS, tokens[a].XPOS, tokens[a].Feats = nlp.ADJ, "JJ", "Degree=Pos"
			tokens[v-1].Head, tokens[v-1].Rel = base+v, nlp.Mark
		case tokens[v-1].Head != base+v, tokens[a].UPOS != nlp.ADJ && tokens[a].XPOS != "VBN":
			continue
		}
		for k := range v - 1 {
			if k != a && tokens[k].Head == base+v {
				tokens[k].Head = base + a
				if tokens[k].Rel == nlp.NsubjOuter {
					tokens[k].Rel = nlp.Nsubj
				}
			}
		}
		tokens[a].Head, tokens[a].Rel = tokens[v].Head, tokens[v].Rel
		tokens[v].Head, tokens[v].Rel = base+a, nlp.Xcomp
		for k := v + 1; k < len(tokens); k++ {
			if tokens[k].Head == base+v && tokens[k].Rel == nlp.Punct {
				tokens[k].Head = base + a
			}
		}
	}
}
