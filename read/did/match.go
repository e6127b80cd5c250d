package did

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// clause is a verb with its arguments as frames ask for them.
type clause struct {
	v, doer, obj int
	subj         int // grammatical subject
	passive      bool
	lemma        string
}

func (r *reader) clauseOf(v int) clause {
	if h := r.fragment(v); h >= 0 {
		return r.phrasal(clause{v: v, doer: h, subj: h, obj: r.d.Kid(v, nlp.Obj), lemma: r.verbLemma(v)})
	}
	if s := r.outbreak(v); s >= 0 {
		return r.phrasal(clause{v: v, doer: s, subj: s, obj: -1, lemma: r.verbLemma(v)})
	}
	c := clause{v: v, doer: r.p.Doer(v), obj: r.p.Object(v), subj: r.p.Subject(v), passive: r.p.Passive(v), lemma: r.verbLemma(v)}
	if o := r.secondObject(v); o >= 0 {
		c.obj = o
	}
	if prep := stative[c.lemma]; prep != "" && c.passive && c.doer < 0 && r.p.Obl(v, prep) >= 0 {
		c.passive, c.doer, c.obj = false, c.subj, r.p.Obl(v, prep) // "Kenya is opposed to mediation"
	}
	return r.phrasal(c)
}

// stative are the verbs whose participle tells a stand of its subject, by the preposition behind it.
var stative = map[string]string{"oppose": "to", "commit": "to", "resign": "to", "allege": "to"}

// gives are the verbs with two objects: to whom, and what.
var gives = map[string]bool{"give": true, "send": true, "offer": true, "grant": true, "hand": true, "sell": true, "lend": true, "pay": true, "award": true,
	"promise": true, "deny": true, "refuse": true, "issue": true, "supply": true, "provide": true, "pledge": true, "show": true, "deliver": true}

// secondObject is what somebody is given where the parser calls both objects of the verb objects: food in "gave the
// rebels food"; -1 when there is only one.
func (r *reader) secondObject(v int) int {
	if !gives[r.d.Tokens[v].Lemma] || r.p.Passive(v) {
		return -1
	}
	first := -1
	for k := range r.d.Kids(v) {
		if r.d.Tokens[k].Rel != nlp.Obj {
			continue
		}
		if first >= 0 && k > first && r.d.Tokens[first].UPOS != nlp.NUM {
			return k
		}
		first = k
	}
	return -1
}

// givenTo is the first of two objects, to whom something is given; -1 when there is none.
func (r *reader) givenTo(v int) int {
	if k := r.d.Kid(v, nlp.Iobj); k >= 0 {
		return k
	}
	if r.secondObject(v) >= 0 {
		return r.d.Kid(v, nlp.Obj)
	}
	return -1
}

// phrasal finds the object of a verb with a particle where the parser has taken the particle for a preposition ("broke
// off the talks") or the object for an adjunct ("called out the army").
func (r *reader) phrasal(c clause) clause {
	if c.obj >= 0 || c.passive {
		return c
	}
	d := r.d
	prt := r.p.Particle(c.v)
	for k := range d.Kids(c.v) {
		t := &d.Tokens[k]
		if t.Rel == nlp.Advcl && k > c.v && r.p.Infinitive(k) {
			if o := r.strayObject(c.v, k); o >= 0 {
				c.obj = o
				return c
			}
		}
		if k < c.v || t.Rel != nlp.Obl && t.Rel != nlp.OblUnmarked {
			continue
		}
		prep := r.p.Prep(k)
		if c.v+2 < len(d.Tokens) && d.Tokens[c.v+1].Lower == "up" && d.Tokens[c.v+2].Lower == "to" && d.Kid(k, nlp.Nummod) > c.v {
			c.obj = k // "will take in up to 900 refugees"
			return c
		}
		if prep == "" && prt != "" && !r.p.World.EventClass("date", t.Lemma) {
			c.obj = k
			return c
		}
		if prep != "" && d.Tokens[c.v+1].Lower == prep && particles[prep] && r.takesParticle(c.lemma, prep) {
			c.obj = k
			return c
		}
	}
	for k := c.v + 1; k < min(c.v+10, d.Sents[d.Tokens[c.v].Sent].End); k++ { // a noun that hangs on the full stop
		t := &d.Tokens[k]
		if t.UPOS == nlp.VERB || t.UPOS == nlp.PUNCT {
			break
		}
		if (t.UPOS == nlp.NOUN || t.UPOS == nlp.PROPN) && t.Head >= 0 && d.Tokens[t.Head].UPOS == nlp.PUNCT && r.p.Prep(k) == "" {
			c.obj = k
			return c
		}
	}
	return c
}

// strayObject is the object of verb v that the parser has made the subject of the infinitive k behind it: "telephoned the
// minister to discuss the border". -1 when there is none.
func (r *reader) strayObject(v, k int) int {
	last := -1
	for s := range r.d.Kids(k) {
		if r.d.Tokens[s].Rel == nlp.Nsubj && s > v && s < k && r.p.Prep(s) == "" {
			last = s
		}
	}
	if last >= 0 && r.d.Kid(k, nlp.Mark) >= 0 && r.d.Tokens[r.d.Kid(k, nlp.Mark)].Lower != "for" {
		return last
	}
	return -1
}

// particles are the words that parsers take for prepositions behind verbs whose particles they are.
var particles = map[string]bool{"off": true, "out": true, "up": true, "down": true, "back": true, "aside": true, "over": true, "in": true, "away": true}

func (r *reader) takesParticle(lemma, prt string) bool {
	for _, f := range r.p.World.VerbFrames(lemma) {
		if f.Particle == prt && len(f.Whom) > 0 && f.Whom[0] != prt {
			return true
		}
	}
	return false
}

// fragment is the noun that a participle seems to hang on when the sentence has no other verb: parsers take "The union
// called for a strike" for a noun phrase. -1 for true participles.
func (r *reader) fragment(v int) int {
	d := r.d
	t := &d.Tokens[v]
	if h := r.mainBefore(v); h >= 0 {
		return h
	}
	head := t.Head
	for n := 0; n < 3 && head >= 0 && d.Tokens[head].Rel == nlp.Nmod; n++ {
		head = d.Tokens[head].Head // "Leaders of the town called for a truce"
	}
	if t.Rel != nlp.Acl || head < 0 || head > v || d.Tokens[head].Head >= 0 || (t.XPOS != "VBN" && t.XPOS != "VBD") {
		return -1
	}
	if d.Kid(v, nlp.OblAgent, nlp.AuxPass) >= 0 || r.p.Agent(v) >= 0 || d.Sents[t.Sent].Heading {
		return -1
	}
	s := &d.Sents[t.Sent]
	if s.End-s.Start > 0 && d.Tokens[s.End-1].Form != "." {
		return -1
	}
	return head
}

// mainBefore is the subject of a verb that the parser has taken for a participle on it because another verb, behind
// "that", has become the root: "The ministers agreed on Monday that their states should cooperate". -1 for true
// participles.
func (r *reader) mainBefore(v int) int {
	if r.clauseBehind(v) < 0 {
		return -1
	}
	return r.d.Tokens[v].Head
}

// clauseBehind is the head of that clause, -1 when there is none.
func (r *reader) clauseBehind(v int) int {
	d := r.d
	t := &d.Tokens[v]
	if t.Rel != nlp.Acl || t.Head < 0 || t.Head > v || t.XPOS != "VBN" && t.XPOS != "VBD" || d.Tokens[t.Head].Rel != nlp.Nsubj {
		return -1
	}
	root := d.Tokens[t.Head].Head
	if root < 0 || d.Tokens[root].Head >= 0 {
		return -1
	}
	for k := range d.Kids(root) {
		if m := &d.Tokens[k]; m.Rel == nlp.Mark && m.Lower == "that" && k > v && k < root {
			return root
		}
	}
	return -1
}

// best is the frame that fits a clause best: the one of which most is told. -1 points of fit is "does not fit".
func (r *reader) best(c *clause, frames []*lexicon.EventFrame) (*lexicon.EventFrame, int) {
	var best *lexicon.EventFrame
	top := 0
	for _, f := range frames {
		if n := r.fit(c, f); n > top && !(f.Lemma == "order" && f.Type == "REQUEST" && !r.othersMen(c)) {
			best, top = f, n
		}
	}
	return best, top
}

// fit tells how well a frame fits a clause: 0 not at all, more for each thing that the frame asks for and finds.
func (r *reader) fit(c *clause, f *lexicon.EventFrame) int {
	n := 1
	if f.Particle != "" {
		if !r.hasParticle(c, f.Particle) {
			return 0
		}
		n += 3
	} else if prt := r.p.Particle(c.v); prt != "" {
		return 0
	}
	objAsked := false
	for i := range f.Conds {
		m := r.holds(c, f, &f.Conds[i])
		if m == 0 {
			return 0
		}
		n += m
		objAsked = objAsked || f.Conds[i].Slot == "obj"
	}
	if len(f.Content) > 0 {
		k := r.contentOf(c, f)
		if k < 0 && !contentOptional(f) {
			return 0
		}
		if k >= 0 {
			n++
		}
	}
	if len(f.Whom) == 0 {
		return n
	}
	found := false
	for _, w := range f.Whom {
		switch w {
		case "any", "-":
			found = true
		case "obj":
			if c.obj >= 0 && (objAsked || r.patient(c.obj)) {
				found = true
				n++
			}
		case "iobj":
			found = found || r.givenTo(c.v) >= 0 || (c.passive && r.d.Kid(c.v, nlp.Obj) >= 0)
		case "subj":
			found = found || (c.doer >= 0 && c.obj < 0 && !c.passive && r.plural(c.doer))
		default:
			if r.with(c, w) >= 0 {
				found = true
				n++
			}
		}
	}
	if !found && f.Mutual && c.doer >= 0 && !objFirst(f) {
		found = r.plural(c.doer) || objAsked || r.with(c, "between") >= 0
	}
	if !found {
		return 0
	}
	return n
}

func objFirst(f *lexicon.EventFrame) bool { return f.Whom[0] == "obj" }

// contentOptional: praise or urging needs no content, a promise does.
func contentOptional(f *lexicon.EventFrame) bool {
	switch f.Type {
	case "SUPPORT", "ACCUSE", "REQUEST":
		return len(f.Whom) > 0 && f.Whom[0] == "obj"
	case "REJECT", "THREATEN":
		return f.Whom[0] == "obj"
	}
	return false
}

// with is the phrase that hangs on the verb or on its object with a preposition.
func (r *reader) with(c *clause, prep string) int {
	late := -1
	for _, h := range [...]int{c.v, c.obj} {
		if h < 0 || h == c.subj && !(c.passive && (prep == "between" || prep == "among")) {
			continue // but "The truce between Chad and Niger was brokered by Ghana"
		}
		if k := r.p.Obl(h, prep); k >= 0 && !r.dated(k) {
			return k
		} else if k >= 0 && late < 0 {
			late = k // "on Friday" only if nothing else is "on"
		}
	}
	for k := range r.d.Kids(c.v) { // "met in Lima on Friday with the envoy", "yielded at last to demands"
		if rel := r.d.Tokens[k].Rel; (rel == nlp.Obl || rel == nlp.OblUnmarked) && k > c.v && (r.dated(k) || r.d.Tokens[k].UPOS == nlp.ADJ || r.d.Tokens[k].UPOS == nlp.ADV) {
			if o := r.p.Obl(k, prep); o >= 0 && !r.dated(o) {
				return o
			}
		}
	}
	if c.obj >= 0 && c.obj != c.subj {
		if n := r.measured(c.obj); n >= 0 { // "two million dollars of aid for Chad"
			if k := r.p.Obl(n, prep); k >= 0 {
				return k
			}
		}
	}
	if late < 0 && c.obj >= 0 {
		late = r.withUsed(c.obj, prep)
	}
	if late < 0 && prep == "from" && c.obj >= 0 && c.obj != c.subj && r.p.World.EventClass("territory", r.d.Tokens[c.obj].Lemma) {
		return r.behindName(c.obj, prep)
	}
	if late < 0 && c.obj >= 0 && c.obj != c.subj && fires[c.lemma] {
		return r.firedAt(c.obj, prep)
	}
	return late
}

// behindName is what stands behind a preposition that the parser hangs on the name of a place: "took the town of Faya | from the
// rebels"; -1 when nothing does.
func (r *reader) behindName(obj int, prep string) int {
	name := r.p.Obl(obj, "of")
	if name < 0 {
		return -1
	}
	if k := r.p.Obl(name, prep); k >= 0 {
		return k
	}
	for part := range r.d.Kids(name) {
		if r.d.Tokens[part].Rel != nlp.Flat {
			continue
		}
		if k := r.p.Obl(part, prep); k >= 0 {
			return k
		}
	}
	return -1
}

// firedAt is what stands behind a preposition that the parser hangs on the last of several weapons: "fired dozens of rockets and
// a missile | at the port"; -1 when nothing does.
func (r *reader) firedAt(obj int, prep string) int {
	list := r.d.Conjuncts(obj)
	if n := r.measured(obj); n >= 0 {
		list = append(list[:len(list):len(list)], r.d.Conjuncts(n)...)
	}
	for _, t := range list {
		if k := r.p.Obl(t, prep); k >= 0 && !r.dated(k) {
			return k
		}
	}
	return -1
}

// withUsed is what stands behind a preposition that the parser hangs on what an act is done with: "conducted strikes using
// drones and bombers | against rebel camps".
func (r *reader) withUsed(obj int, prep string) int {
	if prep != "against" && prep != "on" {
		return -1
	}
	for k := range r.d.Kids(obj) {
		if r.d.Tokens[k].Lemma != "use" || r.d.Tokens[k].Rel != nlp.Acl {
			continue
		}
		if o := r.p.Obl(k, prep); o >= 0 {
			return o
		}
		for _, t := range r.usedBy(k) {
			if o := r.p.Obl(t, prep); o >= 0 {
				return o
			}
		}
	}
	return -1
}

// dated tells whether a phrase names a day or a time.
func (r *reader) dated(k int) bool { return r.p.World.EventClass("date", r.d.Tokens[k].Lemma) }

// hasParticle tells whether the words that belong to a verb are there: "off" in "called off", "part in" in "took part in".
func (r *reader) hasParticle(c *clause, words string) bool {
	d := r.d
	first, rest, more := strings.Cut(words, " ")
	at := -1
	for k := range d.Kids(c.v) {
		t := &d.Tokens[k]
		switch t.Rel {
		case nlp.CompoundPrt, nlp.Advmod, nlp.Xcomp:
			if t.Lower == first {
				at = k
			}
		case nlp.Obj:
			if t.Lemma == first || t.Lower == first {
				at = k
			}
		case nlp.Obl:
			if k > c.v && c.v+1 < len(d.Tokens) && d.Tokens[c.v+1].Lower == first && r.p.Prep(k) == first || first == "out" && r.p.Prep(k) == "out of" {
				at = c.v // "forced the agency out of the country"
			}
		}
	}
	if at < 0 && c.passive && c.subj >= 0 && d.Tokens[c.subj].Lemma == first {
		at = c.subj
	}
	if n := c.v + 1; at < 0 && n < len(d.Tokens) && d.Tokens[n].Lower == first {
		at = n
	}
	if at < 0 || !more {
		return at >= 0
	}
	for _, w := range strings.Fields(rest) {
		if !r.follows(max(at, c.v), w) {
			return false
		}
	}
	return true
}

func (r *reader) follows(i int, w string) bool {
	for k := i + 1; k < min(i+6, len(r.d.Tokens)); k++ {
		if r.d.Tokens[k].Lower == w || r.d.Tokens[k].Lemma == w {
			return true
		}
	}
	return false
}

// holds tells whether a condition of a verb frame holds, and for how much it counts.
func (r *reader) holds(c *clause, f *lexicon.EventFrame, q *lexicon.EventCond) int {
	k := -1
	switch q.Slot {
	case "obj":
		k = c.obj
		if len(f.Whom) > 0 && f.Whom[0] == "subj" {
			k = r.d.Kid(c.v, nlp.Obj)
		}
	case "subj":
		k = c.doer
		if k < 0 {
			if q.Human || q.Actor {
				return 1 // a passive without agent: who did it is not told
			}
			return notOf(q, false)
		}
	case "xcomp":
		k = r.infinitive(c)
	case "ccomp":
		k = r.d.Kid(c.v, nlp.Ccomp)
	default:
		k = r.with(c, q.Slot)
	}
	if k < 0 {
		return notOf(q, false)
	}
	return r.admits(q, k)
}

func notOf(q *lexicon.EventCond, held bool) int {
	if held == q.Not {
		return 0
	}
	return 1
}

// admits tells whether the phrase with head word k is what a condition asks for, and for how much it counts.
func (r *reader) admits(q *lexicon.EventCond, k int) int {
	held := 0
	for _, t := range r.d.Conjuncts(k) {
		held = max(held, r.admitsOne(q, t))
	}
	if q.Not {
		if held > 0 {
			return 0
		}
		return 1
	}
	return held
}

func (r *reader) admitsOne(q *lexicon.EventCond, k int) int {
	if q.Any {
		return 1
	}
	if q.Words != nil && !q.Not {
		if n := r.measured(k); n >= 0 {
			if held := r.admitsOne(q, n); held > 0 || r.countsPeople(k) {
				return held // "dozens of rockets" are no people
			}
		}
	}
	if q.Words != nil {
		if mods, ok := q.Words[r.lemma(k)]; ok && r.modified(k, mods) {
			return exact(q)
		}
		if mods, ok := q.Words[r.d.Tokens[k].Lower]; ok && r.modified(k, mods) {
			return exact(q)
		}
	}
	if q.Words != nil {
		if w, plural := strings.CutSuffix(r.d.Tokens[k].Lower, "s"); plural {
			if y, ok := strings.CutSuffix(w, "ie"); ok {
				w = y + "y"
			}
			if mods, ok := q.Words[w]; ok && r.modified(k, mods) {
				return exact(q)
			}
		}
		if _, ok := q.Words["bare"]; ok && q.Slot == "ccomp" && r.bare(k) {
			return 4
		}
	}
	if h := r.d.Tokens[k].Head; q.Words != nil && h >= 0 && r.d.Tokens[h].Lemma != "take" && r.placeName(k) {
		if _, ok := q.Words["town"]; ok {
			return 3 // "retook Faya"
		}
	}
	if q.Human && r.human(k) || q.Actor && r.actorLike(k) {
		return 2
	}
	return 0
}

// countsPeople tells words that stand for people where they count nothing else: "dozens", "hundreds".
func (r *reader) countsPeople(k int) bool {
	w := r.d.Tokens[k].Lemma
	return r.p.World.EventClass("measure", w) && r.p.World.EventClass("person", w)
}

// placeName tells whether word k is the name of a place.
func (r *reader) placeName(k int) bool {
	if r.d.Tokens[k].UPOS != nlp.PROPN {
		return false
	}
	if e := r.d.EntityAt(k); e >= 0 {
		switch r.d.Entities[e].Type {
		case nlp.GPE, nlp.LOC, nlp.FAC:
			return true
		}
		return false
	}
	return r.p.PlaceAt(k) != nil
}

// bare tells a clause of demand by its bare verb: "suggested he be removed".
func (r *reader) bare(k int) bool {
	for c := range r.d.Kids(k) {
		t := &r.d.Tokens[c]
		if t.Rel == nlp.Mark && t.Lower == "to" {
			return false
		}
		if (t.Rel == nlp.AuxPass || t.Rel == nlp.Cop) && t.Lower == "be" && r.d.Kid(k, nlp.Aux) < 0 {
			return true
		}
	}
	return r.d.Tokens[k].XPOS == "VB" && r.d.Kid(k, nlp.Aux, nlp.Mark) < 0
}

// exact is what a listed word counts: of a short list more than of a long one.
func exact(q *lexicon.EventCond) int {
	switch n := len(q.Words); {
	case n <= 4:
		return 5
	case n <= 12:
		return 4
	}
	return 3
}

// measured is what a word of measure counts out: food in "tons of food", aid in "$2 billion in aid"; -1 for other words.
func (r *reader) measured(k int) int {
	t := &r.d.Tokens[k]
	switch t.Lower {
	case "some", "many", "several", "most", "all", "both", "few", "none", "others":
		return r.p.Obl(k, "of")
	}
	if t.UPOS != nlp.SYM && t.UPOS != nlp.NUM && !r.p.World.EventClass("measure", t.Lemma) {
		return -1
	}
	return r.p.Obl(k, "of", "in", "for", "worth of")
}

// modified tells whether noun k has one of the modifiers, if any is asked for.
func (r *reader) modified(k int, mods []string) bool {
	if len(mods) == 0 {
		return true
	}
	for c := range r.d.Kids(k) {
		switch r.d.Tokens[c].Rel {
		case nlp.Amod, nlp.Compound, nlp.Nmod, nlp.NmodPoss:
			for _, m := range mods {
				if r.d.Tokens[c].Lemma == m || r.d.Tokens[c].Lower == m {
					return true
				}
			}
		}
	}
	return false
}

// lemma is the lemma of word k in lower case, of a joined word the whole: "cease-fire".
func (r *reader) lemma(k int) string {
	d := r.d
	w := d.Tokens[k].Lemma
	if d.Tokens[k].UPOS == nlp.PROPN {
		w = d.Tokens[k].Lower
	}
	if k >= 2 && d.Tokens[k-1].Form == "-" && !d.Tokens[k-1].Space && !d.Tokens[k-2].Space {
		joined := d.Tokens[k-2].Lower + "-" + w
		if r.p.World.JoinedNoun(joined) {
			return joined
		}
	}
	return w
}

func (r *reader) plural(k int) bool {
	return r.d.Kid(k, nlp.Conj) >= 0 || r.d.Tokens[k].Feat("Number") == "Plur" || len(r.p.ActorsAt(k)) > 1
}

// actorLike tells whether a phrase is, or could be, an actor.
func (r *reader) actorLike(k int) bool {
	return r.p.ActorsAt(k) != nil || r.p.Latent(k) != nil
}

// human tells whether a phrase names people, or something that people make up.
func (r *reader) human(k int) bool {
	t := &r.d.Tokens[k]
	if r.eachOther(k) {
		return true
	}
	if n := r.measured(k); n >= 0 && t.UPOS == nlp.NOUN && !r.actorLike(k) {
		return r.human(n) // "dozens of rounds" are none, "dozens of guards" are
	}
	if r.actorLike(k) || r.p.World.EventClass("person", t.Lemma) || t.UPOS == nlp.NOUN && r.p.World.EventClass("person", strings.TrimSuffix(t.Lower, "s")) {
		return true
	}
	switch t.UPOS {
	case nlp.PRON:
		switch t.Lower {
		case "it", "this", "that", "which", "what", "these", "those", "there":
			return false
		}
		return true
	case nlp.NOUN:
		return personSuffix(t.Lemma)
	case nlp.NUM:
		n := r.measured(k) // "killed 12", "killed dozens of people"
		return n < 0 || r.human(n)
	case nlp.PROPN:
		e := r.d.EntityAt(k)
		if e < 0 {
			return !r.p.World.EventClass("date", t.Lemma)
		}
		switch r.d.Entities[e].Type {
		case nlp.PER, nlp.NORP, nlp.ORG:
			return true
		}
		return false
	}
	return false
}

// personSuffix tells nouns for people by their ending: "publisher" no, but "journalist", "Sudanese", "fisherman".
func personSuffix(w string) bool {
	if len(w) < 6 {
		return false
	}
	for _, end := range [...]string{"ist", "ian", "man", "woman", "people", "eer"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// patient tells whether a phrase names something to which a thing can be done: an actor, people, a place, a building.
func (r *reader) patient(k int) bool {
	t := &r.d.Tokens[k]
	if n := r.measured(k); n >= 0 && r.patient(n) {
		return true
	}
	if r.human(k) || r.p.World.EventClass("target", t.Lemma) {
		return true
	}
	if t.UPOS == nlp.PROPN {
		return true
	}
	for c := range r.d.Kids(k) { // "Ukrainian drones", "ISIL tactical units"
		switch r.d.Tokens[c].Rel {
		case nlp.Amod, nlp.Compound, nlp.NmodPoss:
			if r.p.ActorsAt(c) != nil {
				return true
			}
		}
	}
	return false
}

func contains(ids []record.ActorID, id record.ActorID) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}
