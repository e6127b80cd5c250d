package chain

import (
	"rapporteur/nlp"
)

// quotes marks what stands between quotation marks. A mark that never closes ends with its paragraph.
func (f *finder) quotes() {
	d := f.d
	f.quote = make([]bool, len(d.Tokens))
	open, para := false, 0
	for i := range d.Tokens {
		if p := d.Sents[d.Tokens[i].Sent].Para; p != para {
			open, para = false, p
		}
		switch d.Tokens[i].Form {
		case "“":
			open = true
		case "”":
			open = false
		case "\"", "``", "''":
			open = !open
		}
		f.quote[i] = open
	}
}

// speakers joins "I", "me" and "my" with who says it, and "we" with whom one speaks for; the "we" of one speaker, and
// the "you", with each other. Where nobody near is said to speak, the last speaker goes on.
func (f *finder) speakers() {
	we, you := map[int]int{}, map[int]int{} // speaker to the last "we" and "you"
	last := -1
	f.mine = map[int]int{}
	for i := range f.all {
		m := &f.all[i]
		if m.how != nlp.ByPronoun || pronouns[f.d.Tokens[m.head].Lower].who == 3 {
			continue
		}
		s := f.speaker(m.head)
		if s < 0 {
			s = last
		}
		if s < 0 {
			continue
		}
		last = s
		r := f.root(s)
		switch second := pronouns[f.d.Tokens[m.head].Lower].who == 2; {
		case second:
			if j, ok := you[r]; ok && f.near(j, i) {
				f.join(j, i)
			}
			you[r] = i
			continue
		case !m.plural && !f.all[s].plural && !f.nested(s, i):
			f.join(s, i)
		case m.plural:
			f.speaksFor(s, r, i, we)
		}
		f.mine[f.d.Tokens[m.head].Sent] = s
	}
}

// near tells whether two mentions stand in one paragraph or in neighbouring sentences.
func (f *finder) near(i, j int) bool {
	a, b := f.d.Tokens[f.all[i].head].Sent, f.d.Tokens[f.all[j].head].Sent
	return b-a <= 1 || f.d.Sents[a].Para == f.d.Sents[b].Para
}

// speaksFor joins "we" at mention i with the earlier "we" of speaker s, whose chain is r, or with whom s speaks for.
func (f *finder) speaksFor(s, r, i int, we map[int]int) {
	if j, ok := we[r]; ok {
		f.join(j, i)
	} else if j := f.sideOf(s); j >= 0 && !f.nested(j, i) {
		f.join(j, i)
	}
	we[r] = i
}

// sideOf is whom a speaker speaks for, -1 when the report does not tell: themselves, where they are several or a body;
// of a person the body that an office beside the name tells ("Ana Ruiz, the Lake Agency's spokeswoman").
func (f *finder) sideOf(s int) int {
	a := &f.all[s]
	switch {
	case a.how == nlp.ByPronoun:
		return -1
	case a.plural || a.class == body || a.class == many || a.class == place:
		return s
	}
	office, side := false, -1
	for k := a.start; k < a.end; k++ {
		if f.d.Tokens[k].UPOS == nlp.NOUN || f.d.Tokens[k].UPOS == nlp.PROPN {
			office = office || f.words().class[f.d.Tokens[k].Lower] == person
		}
		if j, ok := f.at[k]; ok && side < 0 && f.all[j].how == nlp.ByName && f.all[j].class == body {
			side = j
		}
	}
	if office {
		return side
	}
	return -1
}

// speaker is the mention that says the quotation in which token i stands: the subject of the verb of saying in the
// sentence, else in the sentences around it within the paragraph.
func (f *finder) speaker(i int) int {
	d := f.d
	s := d.Tokens[i].Sent
	for _, k := range [...]int{s, s + 1, s - 1, s + 2, s - 2} {
		if k < 0 || k >= len(d.Sents) || d.Sents[k].Para != d.Sents[s].Para && (k > s || !f.quote[i]) {
			continue
		}
		if m := f.speakerIn(k); m >= 0 {
			return m
		}
	}
	for k := s - 1; k >= 0 && k > s-8; k-- { // words set off as a paragraph of their own
		if m := f.speakerIn(k); m >= 0 {
			return m
		}
	}
	return -1
}

// speakerIn is the subject of the first verb of saying of sentence k that stands outside quotation marks, -1 when
// there is none.
func (f *finder) speakerIn(k int) int {
	d := f.d
	for t := d.Sents[k].Start; t < d.Sents[k].End; t++ {
		if f.quote[t] || !saying[d.Tokens[t].Lemma] || d.Tokens[t].UPOS != nlp.VERB {
			continue
		}
		if subj := d.Kid(t, nlp.Nsubj); subj >= 0 && !f.quote[subj] {
			if m, ok := f.at[subj]; ok && (f.all[m].how != nlp.ByPronoun || pronouns[d.Tokens[subj].Lower].who == 3) {
				return m
			}
		}
	}
	return -1
}

var saying = map[string]bool{"say": true, "tell": true, "add": true, "write": true, "state": true, "ask": true, "explain": true, "declare": true, "announce": true, "reply": true,
	"warn": true, "claim": true, "argue": true, "note": true, "comment": true, "remark": true, "continue": true, "insist": true, "admit": true, "tweet": true, "post": true, "respond": true, "answer": true, "recall": true, "conclude": true, "stress": true}

// pronouns joins each pronoun of the third person with the likeliest of the mentions before it.
func (f *finder) pronouns() {
	f.rivals = map[int][]int{}
	for i := range f.all {
		if !f.third(i) {
			continue
		}
		if j := f.resolve(i); j >= 0 {
			f.join(j, i)
		}
	}
}

// third tells whether mention i is a pronoun of the third person.
func (f *finder) third(i int) bool {
	return f.all[i].how == nlp.ByPronoun && pronouns[f.d.Tokens[f.all[i].head].Lower].who == 3
}

// window is how many mentions and sentences a pronoun looks back.
const window, sentences = 60, 4

// resolve is the mention that pronoun i most likely repeats, -1 when none is likelier than that the report does not
// name it.
func (f *finder) resolve(i int) int {
	if reflexive(f.d.Tokens[f.all[i].head].Lower) {
		if j := f.ownSubject(i); j >= 0 {
			return j
		}
	}
	if j := f.ownSpeaker(i); j >= 0 {
		return j
	}
	if j := f.speaksOn(i); j >= 0 {
		return j
	}
	list := f.candidates(i)
	scores := make([]float64, len(list))
	best, score := -1, f.alone(i)
	for n, j := range list {
		scores[n] = f.score(i, j, n)
		if scores[n] > score {
			best, score = j, scores[n]
		}
	}
	for n, j := range list {
		if best >= 0 && j != best && scores[n] > score-closeBy {
			f.rivals[i] = append(f.rivals[i], f.all[j].head)
		}
	}
	return best
}

// ownSubject is the subject of the clause of a reflexive pronoun: "the teams hurt themselves".
func (f *finder) ownSubject(i int) int {
	d := f.d
	for k, n := d.Tokens[f.all[i].head].Head, 0; k >= 0 && n < 6; k, n = d.Tokens[k].Head, n+1 {
		if s := d.Kid(k, nlp.Nsubj, nlp.NsubjPass); s >= 0 {
			if j, ok := f.at[s]; ok && j != i && !f.nested(i, j) {
				return j
			}
			return -1
		}
	}
	return -1
}

// ownSpeaker is who says what pronoun i is the subject of, where a state, a body or several do, or the subject of a verb
// before does: "Chad says it will mediate", "the rebels said they had left", "Keita met Sow and said he would come".
func (f *finder) ownSpeaker(i int) int {
	d := f.d
	p := &d.Tokens[f.all[i].head]
	if p.Rel != nlp.Nsubj && p.Rel != nlp.NsubjPass || p.Head < 0 || f.quote[f.all[i].head] {
		return -1
	}
	k := d.ConjHead(p.Head)
	if t := &d.Tokens[k]; t.Rel != nlp.Ccomp || t.Head < 0 || !saying[d.Tokens[t.Head].Lemma] && !thinking[d.Tokens[t.Head].Lemma] {
		return -1
	}
	s := d.Kid(d.ConjHead(d.Tokens[k].Head), nlp.Nsubj)
	shared := true // with a verb before: "met the envoy and said that he would come"
	if own := d.Kid(d.Tokens[k].Head, nlp.Nsubj); own >= 0 {
		s, shared = own, false
	}
	j, ok := f.at[s]
	if s < 0 || !ok {
		return -1
	}
	if g := f.groupOf(s); g >= 0 && f.all[i].plural {
		j = g
	}
	if s > f.all[i].head || f.all[j].class == thing || f.all[j].class == person && !shared || !f.fits(i, j) {
		return -1
	}
	return j
}

// speaksOn is who said what stands before in the paragraph, where pronoun i says more: "Ana Ruiz said the king was ill. She
// added that he slept." Whom the speaker spoke of is no speaker yet.
func (f *finder) speaksOn(i int) int {
	d := f.d
	h := f.all[i].head
	if f.all[i].class != person || f.quote[h] || !f.speaks(h) {
		return -1
	}
	s := d.Tokens[h].Sent
	for k := s - 1; k >= 0 && k > s-4 && d.Sents[k].Para == d.Sents[s].Para; k-- {
		j := f.speakerIn(k)
		if j < 0 {
			if !f.quote[d.Sents[k].Start+1] {
				return -1
			}
			continue
		}
		if f.all[j].class == person && f.fits(i, j) {
			return j
		}
		return -1
	}
	return -1
}

// candidates are the mentions before pronoun i that it may repeat, the nearest first. A chain is judged by its last
// mention.
func (f *finder) candidates(i int) []int {
	var out []int
	seen := map[int]bool{}
	for j, n := i-1, 0; j >= 0 && n < window; j, n = j-1, n+1 {
		if f.d.Tokens[f.all[i].head].Sent-f.d.Tokens[f.all[j].head].Sent > sentences {
			break
		}
		r := f.root(j)
		if seen[r] || !f.fits(i, j) {
			continue
		}
		seen[r] = true
		out = append(out, j)
	}
	if j := f.comingSubject(i); j >= 0 && !seen[f.root(j)] && f.fits(i, j) {
		out = append(out, j)
	}
	return out
}

// comingSubject is the subject of the clause that the phrase of pronoun i opens: "In her speech Ruiz said", "Before he
// left, Ruiz spoke".
func (f *finder) comingSubject(i int) int {
	d := f.d
	p := f.all[i].head
	for k, n := p, 0; n < 8; n++ {
		rel, up := d.Tokens[k].Rel, d.Tokens[k].Head
		if up < 0 {
			return -1
		}
		if s := d.Kid(up, nlp.Nsubj, nlp.NsubjPass); s > k && up > k && (rel == nlp.Obl || rel == nlp.Advcl || rel == nlp.Nmod) {
			if j, ok := f.at[s]; ok && f.all[j].start > p {
				return j
			}
			return -1
		}
		k = up
	}
	return -1
}

// fits tells whether mention j can be what pronoun i stands for.
func (f *finder) fits(i, j int) bool {
	m, a := &f.all[i], &f.all[j]
	lead := &f.all[f.root(j)]
	if f.nested(i, j) && !f.tellsOf(i, j) || f.bound(i, j) || a.key == "" && !a.group || f.isTime(a) || a.none {
		return false
	}
	if k, ok := f.mine[f.d.Tokens[m.head].Sent]; ok && f.root(k) == f.root(j) {
		return false // who says "I" says not "she" of herself
	}
	if a.class == thing && a.how != nlp.ByPronoun && a.entity < 0 && f.speaks(m.head) {
		return false // "they said" is not said of "several scenarios"
	}
	if a.how == nlp.ByPronoun {
		p := pronouns[f.d.Tokens[a.head].Lower]
		if p.who != 3 {
			return false
		}
		return p.class == m.class && p.plural == m.plural && (p.gender == m.gender)
	}
	switch m.class {
	case person:
		if a.plural || a.group || a.class != person {
			return false
		}
		return lead.gender == anyGender || lead.gender == m.gender
	case thing:
		return !a.plural && !a.group && a.class != person && a.class != many
	}
	return a.group || a.plural || (a.class == many || a.class == body) && f.groupOf(a.head) < 0
}

// groupOf is the mention of the coordination that word k is one of, -1 when it is in none: of "the army and the rebels" not
// the army alone are "they".
func (f *finder) groupOf(k int) int {
	h := f.d.ConjHead(k)
	if j, ok := f.at[h]; ok && j > 0 && f.all[j-1].group && f.all[j-1].head == h {
		return j - 1
	}
	return -1
}

// isTime tells whether a mention names a time, which no pronoun takes up: "September", "all his life".
func (f *finder) isTime(a *mention) bool {
	t := &f.d.Tokens[a.head]
	return weekday[t.Lower] || timeNoun[t.Lemma] || t.Lemma == "life" || t.UPOS == nlp.NUM
}

// speaks tells whether word i is the subject of a verb of saying or thinking.
func (f *finder) speaks(i int) bool {
	t := &f.d.Tokens[i]
	if t.Rel != nlp.Nsubj || t.Head < 0 {
		return false
	}
	h := &f.d.Tokens[t.Head]
	return h.UPOS == nlp.VERB && (saying[h.Lemma] || thinking[h.Lemma])
}

var thinking = map[string]bool{"think": true, "believe": true, "know": true, "want": true, "hope": true, "fear": true, "estimate": true, "plan": true, "decide": true, "urge": true, "demand": true,
	"promise": true, "vow": true, "confirm": true, "report": true, "reveal": true, "pledge": true, "threaten": true, "allege": true, "complain": true, "acknowledge": true, "concede": true, "maintain": true, "predict": true, "assert": true, "affirm": true, "reiterate": true, "signal": true, "indicate": true, "disclose": true, "emphasise": true, "emphasize": true, "accuse": true, "deny": true, "reject": true, "refuse": true, "agree": true, "call": true, "try": true, "expect": true, "intend": true, "suggest": true, "propose": true}

// bound tells whether the tree forbids the pair: in "she thanked her" the two are not the same, in "she hurt herself"
// they are.
func (f *finder) bound(i, j int) bool {
	d := f.d
	p, a := f.all[i].head, f.all[j].head
	if d.Tokens[p].Rel == nlp.NmodPoss || reflexive(d.Tokens[p].Lower) {
		return false
	}
	return d.Tokens[p].Head == d.Tokens[a].Head && d.Tokens[p].Head >= 0 || d.Tokens[p].Head == a || d.Tokens[a].Head == p
}

func reflexive(w string) bool {
	return len(w) > 5 && (w[len(w)-4:] == "self" || w[len(w)-6:] == "selves")
}
