package stance

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// mention is a place where an issue is named.
type mention struct {
	issue string
	rng
	head int // its head word
}

// findIssues finds every wording of a known issue; where two overlap the longer one counts.
func (r *reader) findIssues() {
	r.at = make([]int32, len(r.d.Tokens))
	table := lexicon.TheIssues()
	for i := 0; i < len(r.d.Tokens); i++ {
		if m, ok := r.issueAt(i, table); ok {
			r.mentions = append(r.mentions, m)
			for k := m.lo; k < m.hi; k++ {
				r.at[k] = int32(len(r.mentions))
			}
			i = m.hi - 1
		}
	}
	r.findShort()
}

// findShort finds the short names of issues that the report has named in full: "the exchange" behind "a prisoner exchange".
func (r *reader) findShort() {
	full := map[string]string{} // issue by the last noun of a wording of several words
	var out []mention
	known := 0
	for i := range r.d.Tokens {
		if known < len(r.mentions) && r.mentions[known].lo == i {
			m := r.mentions[known]
			known++
			out = append(out, m)
			if t := &r.d.Tokens[m.hi-1]; m.hi-m.lo > 1 && t.UPOS == nlp.NOUN && !general[t.Lemma] && r.proposalOf(m.hi-1) == nil {
				full[t.Lemma] = m.issue
			}
			continue
		}
		t := &r.d.Tokens[i]
		if issue := full[t.Lemma]; issue != "" && t.UPOS == nlp.NOUN && r.at[i] == 0 && r.p.ActorsAt(i) == nil && r.alone(i) {
			out = append(out, mention{issue, rng{i, i + 1}, i})
		}
	}
	r.mentions = out
	for n := range out {
		for k := out[n].lo; k < out[n].hi; k++ {
			r.at[k] = int32(n + 1)
		}
	}
}

// alone tells whether nothing but "the" or "this" stands with noun i.
func (r *reader) alone(i int) bool {
	if i == 0 {
		return false
	}
	switch r.d.Tokens[i-1].Lower {
	case "the", "this", "that", "these", "those":
	default:
		return false
	}
	for k := range r.d.Kids(i) {
		switch r.d.Tokens[k].Rel {
		case nlp.Compound, nlp.Amod, nlp.Nmod, nlp.NmodPoss, nlp.Nummod:
			return false
		}
	}
	return r.d.Tokens[i].Rel != nlp.Compound
}

func (r *reader) issueAt(i int, table map[string][]lexicon.IssuePhrase) (mention, bool) {
	t := &r.d.Tokens[i]
	list := table[t.Lower]
	if lemma := strings.ToLower(t.Lemma); lemma != t.Lower {
		if other := table[lemma]; len(list) == 0 || len(other) > 0 && len(other[0].Words) > len(list[0].Words) {
			list = other
		}
	}
	if len(list) == 0 && strings.HasSuffix(t.Lower, "s") {
		list = table[strings.TrimSuffix(t.Lower, "s")]
	}
	for k := range list {
		if end := r.wordingEnds(i, list[k].Words); end > 0 {
			m := mention{issue: list[k].Issue, rng: rng{i, end}, head: r.d.HeadOf(i, end)}
			if r.isIssue(&m) {
				return m, true
			}
		}
	}
	return mention{}, false
}

// wordingEnds is the end of the wording that begins at token i, 0 when it does not stand there.
func (r *reader) wordingEnds(i int, words []string) int {
	at := i
	for k := 0; k < len(words); k++ {
		if words[k] == "~" {
			k++
			found := -1
			for g := at; g < at+4 && g < len(r.d.Tokens) && r.sameSent(g, i); g++ {
				if r.isWord(g, words[k]) {
					found = g
					break
				}
			}
			if found < 0 {
				return 0
			}
			at = found + 1
			continue
		}
		if at >= len(r.d.Tokens) || !r.sameSent(at, i) || !r.isWord(at, words[k]) {
			return 0
		}
		at++
	}
	return at
}

func (r *reader) isWord(i int, w string) bool {
	t := &r.d.Tokens[i]
	if t.Lower == w || strings.EqualFold(t.Lemma, w) {
		return true
	}
	switch n := len(w); { // a plural that the lemmatiser took for a name: "Cessation of Hostilities"
	case len(t.Lower) == n+1:
		return t.Lower[:n] == w && t.Lower[n] == 's'
	case n > 2 && len(t.Lower) == n+2 && w[n-1] == 'y':
		return t.Lower == w[:n-1]+"ies"
	}
	return false
}

func (r *reader) sameSent(i, j int) bool { return r.d.Tokens[i].Sent == r.d.Tokens[j].Sent }

// isIssue tells whether a wording is used as an issue: a noun or verb, no name of somebody ("the Peace Party").
func (r *reader) isIssue(m *mention) bool {
	t := &r.d.Tokens[m.head]
	if e := r.d.EntityAt(m.head); e >= 0 {
		switch r.d.Entities[e].Type {
		case nlp.PER, nlp.ORG, nlp.GPE:
			return false
		}
	}
	if last := &r.d.Tokens[m.hi-1]; last.Lower == "firing" && r.p.Object(m.hi-1) >= 0 {
		return false // "stop firing rockets" is no ceasefire
	}
	if t.Form == "AIDS" || r.describesWho(m.head) {
		return false
	}
	switch t.UPOS {
	case nlp.NOUN, nlp.PROPN, nlp.ADJ:
		return true
	case nlp.VERB:
		return m.issue != "summit" && m.issue != "airstrikes" && m.issue != "attacks" && m.issue != "elections"
	}
	return false
}

// describesWho tells whether word i only says which people or body is meant: "condemned the health authorities".
func (r *reader) describesWho(i int) bool {
	t := &r.d.Tokens[i]
	if t.Rel != nlp.Compound && t.Rel != nlp.Amod || t.Head <= i {
		return false
	}
	_, agent := r.p.World.Agents[r.d.Tokens[t.Head].Lower]
	return agent && r.p.ActorsAt(t.Head) != nil
}

// loose are issues so wide that any narrower one in the same phrase is rather what it is about: "a meeting on the truce".
var loose = map[string]bool{"summit": true, "hostilities": true, "state of war": true, "aid": true, "economy": true, "alliance": true, "armed groups": true,
	"international law": true, "peace talks": true, "monitoring": true, "reform": true, "education": true, "oil and gas": true, "arms supplies": true}

// mainIssue is the issue that a phrase or clause with head word h is about: the mention nearest to its head. -1 for none.
func (r *reader) mainIssue(g rng, h int) int {
	best, depth, nearest := -1, 1<<30, 1<<30
	for i := g.lo; i < g.hi; i++ {
		n := int(r.at[i]) - 1
		if n < 0 || n == best {
			continue
		}
		k := r.depth(r.mentions[n].head, h)
		if loose[r.mentions[n].issue] {
			k += 3
		}
		rank := k
		if r.inSecond(r.mentions[n].head, h) {
			rank += 2 // "to resume talks on a truce | and free the captives": the first verb's own issue comes first
		}
		if rank < nearest {
			best, depth, nearest = n, k, rank
		}
	}
	reach := 4
	if x := r.d.Kid(h, nlp.Obj); r.proposalOf(h) != nil || x > h && r.proposalOf(x) != nil {
		reach = 9 // "a plan under which both sides would pull back"
	}
	if depth > reach { // "signed a decree on schools near the border": the border is not what it is about
		return -1
	}
	return best
}

// inSecond tells whether the way up from token i to h goes through a coordination.
func (r *reader) inSecond(i, h int) bool {
	for n := 0; n < 12 && i >= 0 && i != h; n++ {
		if r.d.Tokens[i].Rel == nlp.Conj {
			return true
		}
		i = r.d.Tokens[i].Head
	}
	return false
}

// depth is how many steps the tree has from token i up to h; a large number when h is not above i.
func (r *reader) depth(i, h int) int {
	for n := 0; n < 12 && i >= 0; n++ {
		if i == h {
			return n
		}
		if r.d.Tokens[i].Rel == nlp.AclRelcl || r.d.Tokens[i].Rel == nlp.Parataxis {
			n += 4
		}
		if r.onlyBackground(i) {
			n += 10
		}
		i = r.d.Tokens[i].Head
	}
	return 100
}

// openIssue is the name that an unknown issue gets: the noun phrase of its object without article and possessor. "" when
// the object is a person, a pronoun or too general to be an issue.
func (r *reader) openIssue(h int) string {
	t := &r.d.Tokens[h]
	if t.UPOS == nlp.VERB {
		if x := r.d.Kid(h, nlp.Obj); x > h {
			return r.openIssue(x) // "insisted on keeping the ministry"
		}
		if x := r.d.Kid(h, nlp.NsubjPass); x >= 0 {
			return r.openIssue(x) // "proposed that the levy be doubled"
		}
		return ""
	}
	if x := r.p.Obl(h, "of"); x > h && hollow[t.Lemma] {
		return r.openIssue(x) // "the use of the reserve fund"
	}
	if t.UPOS != nlp.NOUN || general[t.Lemma] || r.d.EntityAt(h) >= 0 || r.proposalOf(h) != nil && (!settles[t.Lemma] || t.Lemma != "accord" && r.definite(h)) { // "open to a price arrangement"; "the deal" has been named
		return ""
	}
	if ids := r.p.ActorsAt(h); ids != nil {
		return ""
	}
	lo := h
	for lo > 0 && r.sameSent(lo-1, h) && h-lo < 2 {
		if u := r.d.Tokens[lo-1].UPOS; u != nlp.NOUN && u != nlp.ADJ || r.d.Tokens[lo-1].Head != h {
			break
		}
		lo--
	}
	if lo > 0 && lo < h && r.d.Tokens[lo-1].Form == "-" && r.sameSent(lo-1, h) {
		lo++ // "a 60-day freeze" is no "day freeze"
	}
	return strings.ToLower(r.d.Words(lo, h+1))
}

// general are nouns that name no issue by themselves.
var general = wordSet(`way thing term move step decision claim accusation allegation charge report statement comment remark idea notion fact result
	people man woman person member leader official president minister government group party side country state nation world government candidate
	day week month year time moment hour lot number part kind sort end beginning point case question answer problem issue matter role effort
	chance opportunity possibility need right information evidence detail responsibility response reaction behaviour behavior action measure
	use work team family friend life death attention interest hope concern fear victory loss success failure message word letter speech
	lead series reason option request hand eye lie insult one others everything something nothing anything event place area region city capital town village crowd`)

// settles are nouns that name what is agreed and not only what is proposed.
var settles = wordSet("accord deal agreement arrangement compromise")

// hollow are nouns whose "of" phrase tells the matter.
var hollow = wordSet("use question issue matter part idea notion possibility lack need kind sort form creation establishment introduction prospect principle")

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// onlyBackground tells phrases and clauses that only tell when or in what situation something is done: "vowed to stay in office
// despite the protests".
func (r *reader) onlyBackground(i int) bool {
	switch r.d.Tokens[i].Rel {
	case nlp.Obl, nlp.Nmod, nlp.Advcl, nlp.Acl:
	default:
		return false
	}
	for k := range r.d.Kids(i) {
		t := &r.d.Tokens[k]
		if k > i || t.Rel != nlp.Case && t.Rel != nlp.Mark {
			continue
		}
		if situates[t.Lower] || t.Lower == "of" && k > 0 && r.d.Tokens[k-1].Lower == "ahead" || t.Lower == "with" && r.isTalk(r.d.Tokens[i].Head) {
			return true // whom one talks with is not what the talks are about
		}
	}
	return false
}

// isTalk tells whether word i names talks.
func (r *reader) isTalk(i int) bool {
	return i >= 0 && int(r.at[i]) > 0 && r.mentions[int(r.at[i])-1].issue == "peace talks"
}

var situates = wordSet("so ahead despite amid amidst following after before during because since while when although though until without pending once if unless provided")
