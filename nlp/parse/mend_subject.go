package parse

import "rapporteur/nlp"

// mendSubject gives a verb of saying behind a clause the subject that stands right before it: "The bridge is shut, the
// mayor, Jan Berg, told the council." Parsers hang such a phrase on the clause before, as if it were one more member of it.
// A participle that opens the sentence takes the subject of any verb in the same way: "Speaking in Lima, the mayor, Jan Berg, left."
func mendSubject(tokens []nlp.Token, base int) {
	for v := range tokens {
		t := &tokens[v]
		if v < 4 || t.UPOS != nlp.VERB || subjectOf(tokens, base, v) >= 0 || !(saying[t.Lower] || t.Lower == "told") && !(finiteTag(t.XPOS) && opensParticiple(tokens, base, v)) ||
			!opens(tokens, base, v, nlp.Ccomp) && !opens(tokens, base, v, nlp.Advcl) {
			continue
		}
		lo, hi := v-1, v
		if tokens[lo].Form == "," {
			lo, hi = lo-1, lo
		}
		if n := topBefore(tokens, base, lo); n >= 0 && under(tokens, base, n, v) && tokens[n].Head != base+v {
			tokens[n].Head, tokens[n].Rel = base+v, nlp.Nsubj
			for k := leftEdge(tokens, base, n); k < hi; k++ {
				if h := tokens[k].Head - base; k != n && tokens[k].Rel == nlp.Punct && (h < n || h > v) {
					tokens[k].Head = base + n
				}
			}
		}
	}
}

// opensParticiple tells whether the sentence opens with a participle that hangs on v.
func opensParticiple(tokens []nlp.Token, base, v int) bool {
	for k := range min(v, 3) {
		if t := &tokens[k]; t.Head == base+v && t.Rel == nlp.Advcl && (t.XPOS == "VBG" || t.XPOS == "VBN") {
			return true
		}
	}
	return false
}

// opens tells whether a word of that relation hangs on v from before it.
func opens(tokens []nlp.Token, base, v int, rel nlp.Rel) bool {
	for k := range v {
		if tokens[k].Head == base+v && tokens[k].Rel == rel {
			return true
		}
	}
	return false
}

// topBefore is the noun that heads the phrase which ends with word hi and begins behind a comma, the outermost one; -1
// when there is none.
func topBefore(tokens []nlp.Token, base, hi int) int {
	top := -1
	for n := hi; n > hi-12 && n > 1; n-- {
		if p := tokens[n].UPOS; p != nlp.NOUN && p != nlp.PROPN && p != nlp.PRON {
			continue
		}
		lo := leftEdge(tokens, base, n)
		if h := tokens[n].Head - base; h < lo && lo > 1 && tokens[lo-1].Form == "," && tokens[n].Rel != nlp.Ccomp && spansTo(tokens, base, n, hi) {
			top = n
		}
	}
	return top
}

// leftEdge is the first word of what hangs on n, marks of punctuation at its edge left out.
func leftEdge(tokens []nlp.Token, base, n int) int {
	lo := n
	for lo > 0 && (tokens[lo-1].UPOS != nlp.PUNCT || tokens[lo-1].Form == "-") && under(tokens, base, lo-1, n) {
		lo--
	}
	return lo
}

// spansTo tells whether all words from n to hi hang on n.
func spansTo(tokens []nlp.Token, base, n, hi int) bool {
	for k := n; k <= hi; k++ {
		if tokens[k].UPOS != nlp.PUNCT && !under(tokens, base, k, n) {
			return false
		}
	}
	return true
}

// mendTold hangs what somebody is told on the verb: in "She told the radio that the crossing was shut" the clause does
// not tell which radio.
func mendTold(tokens []nlp.Token, base int) {
	for k := range tokens {
		n := tokens[k].Head - base
		mendSaidIn(tokens, base, k)
		if telling[tokens[k].Lower] {
			mendHearer(tokens, base, k)
		}
		if tokens[k].Rel != nlp.Acl && (tokens[k].Rel != nlp.AclRelcl || subjectOf(tokens, base, k) < n) || n <= 0 || n >= k || tokens[n].Rel != nlp.Obj && tokens[n].Rel != nlp.Iobj {
			continue
		}
		if v := tokens[n].Head - base; v >= 0 && v < n && telling[tokens[v].Lower] && hasThat(tokens, base, k) {
			tokens[k].Head, tokens[k].Rel = base+v, nlp.Ccomp
		}
	}
}

// mendHearer takes who is told out of the clause of what he is told, which has a subject of its own: "She told the BBC the road
// was shut."
func mendHearer(tokens []nlp.Token, base, v int) {
	u := firstKid(tokens, base, v, nlp.Ccomp)
	if u <= v || firstKid(tokens, base, v, nlp.Obj) >= 0 || firstKid(tokens, base, v, nlp.Iobj) >= 0 {
		return
	}
	first, second := subjects(tokens, base, u)
	if first <= v || second <= first || leftEdge(tokens, base, first) != v+1 || leftEdge(tokens, base, second) != first+1 {
		return
	}
	tokens[first].Head, tokens[first].Rel = base+v, nlp.Obj
}

// saidIn are the nouns of what something is said in.
var saidIn = map[string]bool{"statement": true, "interview": true, "letter": true, "speech": true, "address": true, "report": true, "post": true, "message": true, "briefing": true, "tweet": true}

// mendSaidIn hangs what is said on the verb where it was hung on what it was said in: "She said in an address that the
// ship was hit because its owner lied", "She said this week that". What tells why hangs on it in turn.
func mendSaidIn(tokens []nlp.Token, base, k int) {
	n := tokens[k].Head - base
	if tokens[k].Rel != nlp.Acl && tokens[k].Rel != nlp.AclRelcl || n <= 0 || n >= k {
		return
	}
	n = sentIn(tokens, base, n)
	if tokens[n].Rel != nlp.Obl && tokens[n].Rel != nlp.OblUnmarked {
		return
	}
	if !hasThat(tokens, base, k) && !(saidIn[tokens[n].Lower] && n+1 < k && tokens[n+1].Rel == nlp.Nsubj && tokens[n+1].Head == base+k && tokens[n+1].XPOS == "PRP") {
		return // "said in a statement | they were sorry"
	}
	v := tokens[n].Head - base
	if s, _ := subjects(tokens, base, k); v < 0 || v >= n || !saying[tokens[v].Lower] || s < 0 {
		return
	}
	for c := range tokens {
		if tokens[c].Head != base+v || tokens[c].Rel != nlp.Ccomp {
			continue
		}
		if c < k {
			return // what was said stands already
		}
		tokens[c].Head, tokens[c].Rel = base+k, nlp.Advcl
	}
	tokens[k].Head, tokens[k].Rel = base+v, nlp.Ccomp
}

// sentIn is what something was said in where word n stands in a participle that tells of it: "said in a message | sent to
// reporters that the port was shut". It is n itself elsewhere.
func sentIn(tokens []nlp.Token, base, n int) int {
	p := tokens[n].Head - base
	if p <= 0 || p >= n || tokens[n].Rel != nlp.Obl || tokens[p].Rel != nlp.Acl || tokens[p].XPOS != "VBN" && tokens[p].XPOS != "VBD" {
		return n
	}
	m := tokens[p].Head - base
	if m <= 0 || m >= p || !saidIn[tokens[m].Lower] {
		return n
	}
	if tokens[m].Rel == nlp.Obj && firstKid(tokens, base, m, nlp.Case) >= 0 {
		tokens[m].Rel = nlp.Obl
	}
	return m
}

var telling = map[string]bool{"told": true, "tell": true, "tells": true, "telling": true, "informed": true, "assured": true, "warned": true, "reminded": true, "notified": true, "convinced": true,
	"persuaded": true, "inform": true, "assure": true, "warn": true, "remind": true, "convince": true, "warning": true}

// hasThat tells whether "that" marks the clause of verb k.
func hasThat(tokens []nlp.Token, base, k int) bool {
	for i := range k {
		if tokens[i].Lower == "that" && tokens[i].Rel == nlp.Mark && tokens[i].Head == base+k {
			return true
		}
	}
	return false
}

// mendMissing makes "missing" behind a form of "be" the adjective that it is without an object: "Ten are still missing."
func mendMissing(tokens []nlp.Token, base int) {
	for v := range tokens {
		if tokens[v].Lower != "missing" || tokens[v].UPOS != nlp.VERB {
			continue
		}
		be := -1
		for k := range tokens {
			if tokens[k].Head != base+v {
				continue
			}
			switch tokens[k].Rel {
			case nlp.Obj:
				be = len(tokens)
			case nlp.Aux:
				if isBe(tokens[k].Lower) && be < 0 {
					be = k
				}
			}
		}
		if be >= 0 && be < len(tokens) {
			tokens[be].Rel = nlp.Cop
			tokens[v].UPOS, tokens[v].XPOS, tokens[v].Feats = nlp.ADJ, "JJ", "Degree=Pos"
		}
	}
}

func isBe(lower string) bool {
	switch lower {
	case "is", "are", "was", "were", "be", "been", "remain", "'s", "'re":
		return true
	}
	return false
}
