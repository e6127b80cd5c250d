package said

import (
	"rapporteur/nlp"
)

// behindTime is the noun before a time word that the tree takes for the antecedent of a relative clause: "a statement
// Wednesday that urged". Any other word is returned as it is.
func (r *reader) behindTime(s, v int) int {
	if s < 1 || s > v || !r.isTime(s) || r.d.Tokens[v].Rel != nlp.AclRelcl {
		return s
	}
	if u := r.d.Tokens[s-1].UPOS; u == nlp.NOUN || u == nlp.PROPN {
		return r.nounHead(s - 1)
	}
	return s
}

func (r *reader) isPerson(i int) bool {
	k := r.d.EntityAt(i)
	return k >= 0 && r.d.Entities[k].Type == nlp.PER
}

func (r *reader) isTime(i int) bool {
	switch r.d.Tokens[i].Lower {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tonight", "weekend", "week", "month", "year":
		return true
	}
	return false
}

// personBefore is the person whose name stands straight before finite verb v, but for adverbs, where the tree has another
// subject: "…, Foreign Minister Ana Ruiz also called on them". -1 for none.
func (r *reader) personBefore(v int) int {
	if x := r.d.Tokens[v].XPOS; x != "VBD" && x != "VBZ" {
		return -1
	}
	i := v - 1
	for i > 0 && r.sameSent(i, v) && (r.d.Tokens[i].UPOS == nlp.ADV || r.d.Tokens[i].UPOS == nlp.AUX) {
		i--
	}
	if i < 0 || !r.sameSent(i, v) || !r.isPerson(i) || r.inside[i] != r.inside[v] {
		return -1
	}
	e := r.d.Entities[r.d.EntityAt(i)]
	if e.End != i+1 {
		return -1
	}
	h := r.d.HeadOf(e.Start, e.End)
	if r.p.ActorsAt(h) == nil || r.d.Kid(h, nlp.Case) >= 0 || r.d.Tokens[h].Rel == nlp.NmodPoss || r.d.Tokens[h].Rel == nlp.Conj {
		return -1
	}
	return h
}

// beforeWho is the one whom a relative clause describes that ends right before v: "Ana Ruiz, who is in Geneva for talks
// with the premier, said". -1 for none.
func (r *reader) beforeWho(v int) int {
	if v < 4 || !isDash(r.d.Tokens[v-1].Form) || !r.finite(v) && (r.d.Tokens[v].XPOS != "VBN" || r.d.Kid(v, nlp.AuxPass) >= 0) || r.inside[v-1] != r.inside[v] {
		return -1
	}
	for i := v - 2; i > 1 && r.sameSent(i, v) && v-i < 45; i-- {
		if r.d.Tokens[i].Lower != "who" && r.d.Tokens[i].Lower != "which" || !isDash(r.d.Tokens[i-1].Form) {
			continue
		}
		s := r.nounHead(i - 2)
		if r.p.ActorsAt(s) == nil && r.p.Latent(s) == nil || r.d.Tokens[i].Lower == "who" && r.housed(s, v) {
			return -1
		}
		for k := r.clauseStart(s); k < s; k++ {
			if r.finite(k) && r.inside[k] == r.inside[v] {
				return -1
			}
		}
		return s
	}
	return -1
}

// housed tells whether noun s is only where those are, or to whom they belong, whom "who" describes: "two doctors at the
// hospital, | who asked not to be named, said".
func (r *reader) housed(s, v int) bool {
	k := r.d.Kid(v, nlp.Nsubj)
	if k < 0 || k >= s || !r.d.Under(s, k) || r.p.ActorsAt(k) == nil && r.p.Latent(k) == nil {
		return false
	}
	switch r.d.Tokens[s].UPOS {
	case nlp.NOUN:
		return r.d.Tokens[s].XPOS == "NN" && !r.isPerson(s)
	case nlp.PROPN:
		return !r.isPerson(s)
	}
	return false
}

// clauseStart is where the clause of word s begins by the words: behind a semicolon, or a comma with "while" or "but".
func (r *reader) clauseStart(s int) int {
	from := r.d.Sents[r.d.Tokens[s].Sent].Start
	for i := s - 1; i > from; i-- {
		if t := &r.d.Tokens[i]; t.Form == ";" || parts(t.Lower) && r.d.Tokens[i-1].Form == "," {
			return i
		}
	}
	return from
}

// nounBefore is where the noun phrase begins that stands between a comma and verb v, and its head: ", the ministry said".
// The head is -1 when there is none.
func (r *reader) nounBefore(v int) (lo, head int) {
	i := v - 1
	for i > 0 && (r.d.Tokens[i].UPOS == nlp.ADV || r.d.Tokens[i].UPOS == nlp.AUX) {
		i--
	}
	head = i
	if i < 0 || r.d.Tokens[i].UPOS != nlp.NOUN && r.d.Tokens[i].UPOS != nlp.PROPN || r.isTime(i) {
		return 0, -1
	}
	for ; i > 0 && i > v-10 && r.sameSent(i-1, v); i-- {
		switch t := &r.d.Tokens[i-1]; t.UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.DET, nlp.PART, nlp.NUM:
		default:
			if r.commaAt(i - 1) {
				return i, head
			}
			return 0, -1
		}
	}
	return 0, -1
}

// participleSource is who says what a participle reports when the tree hangs it on noun s that is nobody: the subject of
// the sentence ("Hamas issued a statement after the talks saying …").
func (r *reader) participleSource(v, s int) int {
	if h := r.d.Tokens[s].Head; r.isPaper(r.d.Tokens[s].Lemma) && (r.ownerOfPaper(s) >= 0 || h >= 0 && opposes[r.d.Tokens[h].Lemma]) {
		return s
	}
	if r.d.Tokens[s].Lower == "reports" {
		return s // "Commenting on reports | alleging that"
	}
	for i := r.d.Sents[r.d.Tokens[v].Sent].Start; i < v; i++ {
		if t := &r.d.Tokens[i]; t.Rel == nlp.Nsubj && r.inside[i] == r.inside[v] && (r.p.ActorsAt(i) != nil || r.p.Latent(i) != nil) {
			return i
		}
	}
	return s
}

// emptyIt tells whether "it" stands for nothing: "it is said that".
func (r *reader) emptyIt(v int) bool { return r.d.Kid(v, nlp.Expl) >= 0 }

// nearSubject finds the subject of a reporting verb when the tree has none: the noun straight before it ("…," Macron
// said) or straight behind ("…," said Macron).
func (r *reader) nearSubject(v int) int {
	if r.p.Passive(v) || !finiteVerb(&r.d.Tokens[v]) {
		return -1
	}
	inverted := r.isQuoteVerb(v) && (v == 0 || r.d.Tokens[v-1].UPOS == nlp.PUNCT || !r.sameSent(v-1, v))
	if i := v + 1; inverted && i < len(r.d.Tokens) && r.sameSent(i, v) && r.inside[i] == r.inside[v] {
		for k := i; k < len(r.d.Tokens) && k < i+8 && r.sameSent(k, v); k++ {
			switch t := &r.d.Tokens[k]; {
			case t.UPOS == nlp.PROPN || t.UPOS == nlp.NOUN:
				if h := r.nounHead(k); r.d.Tokens[h].Rel != nlp.Nsubj || r.d.Tokens[h].Head == v || r.d.Tokens[h].Head < h {
					return h
				}
				k = len(r.d.Tokens) // "the chief, Ana Ruiz, said | the law was bad"
			case t.UPOS == nlp.DET || t.UPOS == nlp.ADJ || t.UPOS == nlp.NUM:
			default:
				k = len(r.d.Tokens)
			}
		}
	}
	for k := v - 1; k >= 0 && k > v-6 && r.sameSent(k, v) && r.inside[k] == r.inside[v]; k-- {
		switch t := &r.d.Tokens[k]; t.UPOS {
		case nlp.PROPN, nlp.NOUN:
			if r.isTime(k) {
				continue // "The king last month rejected the offer"
			}
			return r.nounHead(k)
		case nlp.ADJ:
			if t.Lower == "last" || t.Lower == "earlier" {
				continue
			}
			return -1
		case nlp.PRON:
			if t.Lower != "which" && t.Lower != "that" {
				return k
			}
			return -1
		case nlp.ADV, nlp.AUX:
		default:
			return -1
		}
	}
	return -1
}

func finiteVerb(t *nlp.Token) bool {
	switch t.XPOS {
	case "VBD", "VBZ", "VBP", "VBN":
		return true
	}
	return t.XPOS == ""
}

func (r *reader) sameSent(i, j int) bool { return r.d.Tokens[i].Sent == r.d.Tokens[j].Sent }

// nounHead climbs from a word inside a name or compound to its head word.
func (r *reader) nounHead(i int) int {
	for range 6 {
		t := &r.d.Tokens[i]
		switch t.Rel {
		case nlp.Compound, nlp.Flat, nlp.Amod, nlp.NmodPoss, nlp.Nummod, nlp.Det:
			if t.Head < 0 || r.isTime(t.Head) || r.d.Tokens[t.Head].UPOS == nlp.PUNCT {
				return i
			}
			i = t.Head
		default:
			return i
		}
	}
	return i
}
