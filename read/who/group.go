package who

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// group is a bloc that acts as one, in the making.
type group struct {
	who     *entry
	size    *record.Amount
	leaders []*entry
	members []*entry
	purpose *text.Span
	words   text.Span
	first   int // first word when the members stand before
	counted int // the word that tells the size, 0 for none
}

var (
	blocNouns   = set("coalition alliance bloc group forum summit conference club committee panel commission delegation team force mission union league")
	memberNouns = map[string]bool{"country": true, "nation": true, "state": true, "member": true, "government": true, "party": true, "faction": true, "group": true, "organisation": true, "organization": true,
		"man": true, "fighter": true, "soldier": true, "troop": true, "delegate": true, "leader": true, "minister": true,
		"militia": true, "brigade": true, "tribe": true, "clan": true, "company": true, "union": true, "lawmaker": true, "deputy": true, "expert": true, "combatant": true, "army": true, "personnel": true}
)

// findGroups reads the size, the members and the purpose of blocs: "a coalition of around 30 countries", "the Lake
// Group, which includes Chad and Niger", "mediators from Qatar and Egypt".
func (r *reader) findGroups() {
	for i := range r.d.Tokens {
		if t := r.tok(i); (t.UPOS == nlp.NOUN || t.UPOS == nlp.PROPN) && t.Rel != nlp.Compound {
			if r.several[i] == nil {
				if two := r.pair(i); two != nil && r.at[i] == nil {
					r.several[i] = two
					continue
				}
			}
			r.groupAt(i)
		} else if two := r.theTwo(i); two != nil && r.at[i] == nil && r.several[i] == nil {
			r.several[i] = two
		}
	}
}

func (r *reader) groupAt(i int) {
	e := r.at[i]
	noun := strings.ToLower(r.tok(i).Lemma)
	if e == nil && blocNouns[noun] && i > 0 {
		e = r.at[i-1] // "the Lake Group summit"
	}
	if t := r.tok(i); e == nil && blocNouns[noun] && t.Rel == nlp.Appos && t.Head >= 0 && t.Head < i {
		e = r.at[t.Head] // "the Salt Board, a group of 40 firms"
	}
	if e == nil || e.Kind == record.Person || e.Kind == record.Country {
		return
	}
	g := group{who: e}
	end := i + 1
	if blocNouns[noun] || crowdNouns[noun] || e.body != nil && e.body.Kind == "igo" || e.Kind == record.ArmedGroup || r.hasFighters(i) || r.isComposed(i) {
		end = r.sizeBehind(&g, i)
	}
	r.sizeBefore(&g, i)
	end = max(end, r.membersBehind(&g, i), r.fellows(&g, i))
	r.founders(&g, i)
	if g.size == nil && len(g.members) < 2 && !(noun == "member" && len(g.members) > 0) {
		return
	}
	for _, old := range r.groups[max(0, len(r.groups)-reach):] {
		if old.who == e {
			return
		}
	}
	if r.countedBefore(&g) {
		return
	}
	g.words = r.d.Span(min(r.startOf(i), g.from(i)), max(end, i+1))
	r.purposeOf(&g, i)
	r.leadersOf(&g, i)
	r.groups = append(r.groups, g)
}

// countedBefore tells whether the size of g counts another group already, "a faction of the union, the Reed Front, with 250 men": it
// is that of the one that has a name, of the last one where several have.
func (r *reader) countedBefore(g *group) bool {
	if g.counted == 0 {
		return false
	}
	for k := range r.groups {
		old := &r.groups[k]
		if old.counted != g.counted || old.who == g.who {
			continue
		}
		if !g.who.named {
			return true
		}
		r.groups = append(r.groups[:k], r.groups[k+1:]...)
		return false
	}
	return false
}

// isComposed tells whether the words behind noun i say of how many it is made: "the Reed Forum, made up of 11 parties".
func (r *reader) isComposed(i int) bool {
	for k := i + 1; k+1 < len(r.d.Tokens) && k < i+5 && r.sameSent(i, k); k++ {
		switch t := r.tok(k); {
		case madeOf[t.Lower] && r.tok(k+1).Lower == "of":
			return true
		case t.Lower == "which" && gathers[r.tok(k+1).Lemma]:
			return true
		}
	}
	return false
}

var gathers = set("group groups unite comprise bring gather represent include number")

// crowdNouns are nouns for people who come from several countries or are counted as one force.
var crowdNouns = set("delegate attendee participant mediator supporter loyalist rebel fighter militant troop")

func (g *group) from(i int) int {
	if g.first > 0 {
		return g.first
	}
	return i
}

// fellows reads "Chad and other members of the Lake Group".
func (r *reader) fellows(g *group, i int) int {
	if r.tok(i).Lemma != "member" || r.tok(i-1).Lower != "other" || r.tok(i-2).Lower != "and" || i < 3 {
		return i + 1
	}
	if m := r.at[i-3]; m != nil && m.Kind == record.Country {
		g.members = appendNew(g.members, m)
		g.first = r.startOf(i - 3)
	}
	return i + 1
}

// leadersOf reads "Norway and Chad are leading talks among a coalition": the subjects of a verb of leading that the
// bloc hangs on.
func (r *reader) leadersOf(g *group, i int) {
	r.ledBy(g, i)
	for k, n := i, 0; k >= 0 && n < 4; k, n = r.tok(k).Head, n+1 {
		t := r.tok(k)
		if t.UPOS != nlp.VERB || !leading[t.Lemma] {
			continue
		}
		if s := r.p.Subject(k); s >= 0 {
			for _, c := range r.d.Conjuncts(s) {
				if e := r.at[c]; e != nil && e != g.who {
					g.leaders = appendNew(g.leaders, e)
				}
			}
		}
		return
	}
}

var leading = set("lead head spearhead chair co-chair co-lead command convene")

// sizeBehind reads "of around 30 countries", "of 12 nations", "which included 20 nations".
func (r *reader) sizeBehind(g *group, i int) int {
	for k := i + 1; k < len(r.d.Tokens) && k < i+18 && r.sameSent(k, i); k++ {
		t := r.tok(k)
		if t.XPOS == "MD" || t.UPOS == nlp.VERB && t.Lemma != "include" && t.Lemma != "comprise" && t.Lemma != "group" && t.Lemma != "unite" && t.Lemma != "represent" && t.Lemma != "number" && t.Lemma != "have" && t.Lemma != "arm" && t.Lemma != "make" && t.Lemma != "compose" && t.Lemma != "estimate" && t.Lemma != "bring" && t.Lemma != "gather" {
			return i + 1
		}
		if meanwhile[t.Lower] {
			return i + 1 // "the last armed group there, | after a raid in which nine soldiers died"
		}
		if t.UPOS != nlp.NUM && t.Lower != "dozens" && t.Lower != "dozen" {
			continue
		}
		n, ok := numberOf(t.Lower)
		if !ok {
			continue
		}
		if r.tok(k-1).Lemma == "number" || r.tok(k-2).Lemma == "number" {
			g.size, g.counted = amount(n, r.qualifier(k)), k
			return k + 1
		}
		for q := k + 1; q < k+5 && r.sameSent(q, k); q++ {
			if memberNouns[r.tok(q).Lemma] {
				g.size, g.counted = amount(n, r.qualifier(k)), k
				return q + 1
			}
		}
	}
	return i + 1
}

// meanwhile are words behind which a sentence tells of another time.
var meanwhile = set("after before when while since during following")

func amount(n float64, q string) *record.Amount {
	a := &record.Amount{Min: &n, Max: &n, Qualifier: q}
	switch q {
	case "at_least", "more_than":
		a.Max = nil
	case "at_most", "less_than":
		a.Min = nil
	}
	return a
}

// qualifier reads the words before a number: "around 30", "more than 30".
func (r *reader) qualifier(k int) string {
	one, two := r.tok(k-1).Lower, r.tok(k-2).Lower+" "+r.tok(k-1).Lower
	switch {
	case two == "more than" || one == "over":
		return "more_than"
	case two == "at least":
		return "at_least"
	case two == "up to":
		return "at_most"
	case two == "less than" || two == "fewer than" || one == "under":
		return "less_than"
	case one == "around" || one == "about" || one == "some" || one == "nearly" || one == "almost" || one == "roughly" || one == "approximately":
		return "about"
	}
	return "exact"
}

var numerals = map[string]float64{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
	"fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "dozen": 12}

func numberOf(s string) (float64, bool) {
	if n, ok := numerals[s]; ok {
		return n, true
	}
	n := 0.0
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			n = 10*n + float64(c-'0')
		case c == ',':
		default:
			return 0, false
		}
	}
	return n, n > 1 && n < 1e7
}

// founders reads "Chad, Mali and Niger formed the Lake Alliance": who forms a bloc is in it.
func (r *reader) founders(g *group, i int) {
	t := r.tok(i)
	if len(g.members) > 0 || t.Rel != nlp.Obj || t.Head < 0 || !forming[r.tok(t.Head).Lemma] || !blocNouns[strings.ToLower(r.tok(i).Lemma)] && !r.isUnion(g.who) {
		return
	}
	s := r.p.Subject(t.Head)
	if s < 0 {
		return
	}
	for _, c := range r.d.Conjuncts(s) {
		if e := r.at[c]; e != nil && e != g.who && (e.Kind == record.Country || e.named && e.Kind != record.Person) {
			g.members = appendNew(g.members, e)
		}
	}
	if len(g.members) < 2 {
		g.members = nil
		return
	}
	g.first = r.startOf(s)
}

var forming = set("form create found launch establish")

// isUnion tells whether a name is one of several that act as one: "the Alliance of Lake States".
func (r *reader) isUnion(e *entry) bool {
	for w := range strings.FieldsSeq(strings.ToLower(e.Name)) {
		if blocNouns[w] {
			return true
		}
	}
	return e.body != nil && blocs[e.body.Name]
}

// isMember tells whether the entry may be a member of g: a state, or a body where g is an alliance of bodies.
func (r *reader) isMember(g *group, e *entry) bool {
	if e == nil || e == g.who {
		return false
	}
	return e.Kind == record.Country || e.named && (e.Kind == record.ArmedGroup || e.Kind == record.Organization || e.Kind == record.GroupKind) && r.isUnion(g.who)
}

// membersBehind reads "from Chad and Niger", "including Chad and Niger", "which includes", "comprised of".
func (r *reader) membersBehind(g *group, i int) int {
	end := i + 1
	open := false
	for k := i + 1; k < len(r.d.Tokens) && k < i+60 && r.sameSent(k, i); k++ {
		t := r.tok(k)
		switch {
		case !open && (t.Lower == "including" || t.Lemma == "include" || t.Lemma == "comprise" || t.Lemma == "group" && t.UPOS == nlp.VERB || t.Lower == "from" && k == i+1 || t.Lower == "namely" || t.Lower == "grouping" || t.Lower == "between" && k == i+1 || t.Lower == "of" && madeOf[r.tok(k-1).Lower] ||
			t.Lower == "by" && r.tok(k-1).Lower == "formed" || t.Lower == "of" && k == i+1 && blocNouns[strings.ToLower(r.tok(i).Lemma)] && r.countries(k) > 1):
			open = true
		case !open && k == i+1 && t.Form == "(" && r.countries(k) > 1:
			open = true
		case !open && (t.UPOS == nlp.VERB && !relays[t.Lemma] || t.UPOS == nlp.PUNCT && t.Form != "," && (k > i+1 || !aside[t.Form])):
			return end
		case open && (t.UPOS == nlp.VERB && r.at[k] == nil && t.Lower != "including" || t.Form == "." || t.Form == ";" || aside[t.Form] || t.Form == ")"):
			return end
		case open && r.isMember(g, r.at[k]):
			g.members = appendNew(g.members, r.at[k])
			end = k + 1
		}
	}
	return end
}

// relays may stand between a bloc and its members: "nations which have conducted strikes include Chad".
var relays = set("make have lead head back conduct participate take part present attend join contribute make form compose consist")

// aside are the marks that a remark on the group begins and ends with.
var aside = map[string]bool{"—": true, "–": true, "--": true}

// madeOf are the words before "of" that bring the members of a group: "made up of", "composed of", "consisting of".
var madeOf = set("up composed consisting consists")

// countries counts the countries that are listed behind token k: "a contact group of Norway, Chad and Sudan".
func (r *reader) countries(k int) int {
	n := 0
	for i := k + 1; i < len(r.d.Tokens) && i < k+20 && r.sameSent(i, k); i++ {
		t := r.tok(i)
		switch {
		case r.at[i] != nil && r.at[i].Kind == record.Country:
			n++
		case t.Form == "," || t.UPOS == nlp.CCONJ || t.UPOS == nlp.DET || t.UPOS == nlp.PROPN:
		default:
			return n
		}
	}
	return n
}

// hasFighters tells whether the words behind noun i say how many it has: "the Front, which has about 5,000 fighters".
func (r *reader) hasFighters(i int) bool {
	if i+3 >= len(r.d.Tokens) || r.tok(i+1).Form != "," || !r.sameSent(i, i+3) {
		return false
	}
	switch r.tok(i + 2).Lower {
	case "which":
		return r.tok(i+3).Lemma == "have" || r.tok(i+3).Lemma == "number"
	case "with":
		return true
	}
	return false
}

// sizeBefore reads the size in the words before the noun: "the 15-member council", "a 5,000-strong force".
func (r *reader) sizeBefore(g *group, i int) {
	if g.size != nil {
		return
	}
	lo := max(min(r.startOf(i), i-7), r.d.Sents[r.tok(i).Sent].Start)
	for k := lo; k+2 < i+1; k++ {
		if r.tok(k+1).Form != "-" && r.tok(k+1).Form != "‑" || !sizeWords[r.tok(k+2).Lower] {
			continue
		}
		if n, ok := numberOf(r.tok(k).Lower); ok {
			g.size, g.counted = amount(n, r.qualifier(k)), k
			return
		}
	}
}

var sizeWords = set("member strong nation country state party man person seat")

// purposeOf reads "to draft a constitution", "looking to end the war" behind a bloc.
func (r *reader) purposeOf(g *group, i int) {
	for k := range r.d.Kids(i) {
		t := r.tok(k)
		if (t.Rel == nlp.Acl || t.Rel == nlp.AclRelcl) && t.UPOS == nlp.VERB && (r.p.Infinitive(k) || t.XPOS == "VBG") {
			lo, hi := r.d.Subtree(k)
			for hi > lo && r.tok(hi-1).UPOS == nlp.PUNCT {
				hi--
			}
			s := r.d.Span(lo, hi)
			g.purpose = &s
			return
		}
	}
}

// ledBy finds the leaders in the words behind the noun, up to the end of the clause: "a rebel group of some 800 fighters led
// by Ana Ruiz". Trees hang the participle on any noun before it.
func (r *reader) ledBy(g *group, i int) {
	for k := i + 1; k+2 < len(r.d.Tokens) && k < i+22 && r.sameSent(k, i); k++ {
		t := r.tok(k)
		if t.Form == "." || t.Form == ";" || (t.XPOS == "VBD" || t.XPOS == "VBZ") && t.Lower != "is" && t.Lower != "was" && !ledForms[t.Lower] {
			return
		}
		if !ledForms[t.Lower] || r.tok(k+1).Lower != "by" {
			continue
		}
		for x := k + 2; x < len(r.d.Tokens) && x < k+16 && r.sameSent(x, k); x++ {
			y := r.tok(x)
			if e := r.at[x]; e != nil && e != g.who {
				g.leaders = appendNew(g.leaders, e)
				if n := x + 1; n < len(r.d.Tokens) && r.tok(n).Lower != "and" && r.tok(n).UPOS != nlp.PROPN {
					return
				}
				continue
			}
			if y.UPOS == nlp.VERB || y.UPOS == nlp.PUNCT && y.Form != "-" {
				return
			}
		}
		return
	}
}

var ledForms = set("led headed commanded chaired spearheaded")
