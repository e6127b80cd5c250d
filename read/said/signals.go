package said

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// signals are what the words of a content show.
type signals struct {
	must         bool // must, has to, needs to
	lets         bool // let us
	will         bool // will, would
	ownWill      bool // of the speaker: "we will", "it would"
	itself       bool // of a state or body that is "it"
	mainWill     bool // in the clause that is the content, not one below it
	done         bool // the speaker's side has done something
	settled      bool // an agreement has been reached
	condition    bool // if, unless, until
	negCondition bool // "if they do not", "unless", "until"
	stays        bool // will stay, will wait: no threat, whatever the condition
	breaks       bool // will leave, veto, act: a threat under a condition
	strikes      bool // will attack, retaliate, make them pay
	denies       bool // "it is not true"
	dismisses    bool // "inconceivable", "not enough"
	sorry        bool
	thanks       bool
	refuses      bool // the speaker's side will not do something
	accuses      bool // somebody else does what is blamed
	fails        bool // somebody else has not done something
	performs     record.Act
	blame        int
	praise       int
}

// signals reads the content of a statement word by word.
func (r *reader) signals(f *finding, st *record.Statement) signals {
	var s signals
	r.own = r.ownSide(st)
	for _, c := range st.Content {
		lo, hi := r.d.TokensOf(c)
		for i := lo; i < hi; i++ {
			r.signal(f, &s, i, lo, hi)
		}
		if hi-lo <= 9 {
			s.denies = s.denies || r.shortDenial(lo, hi)
		}
	}
	return s
}

// calledSo tells words that may stand before the noun by which something is called.
func calledSo(w string) bool { return w == "a" || w == "an" || w == "direct" || w == "serious" }

func (r *reader) signal(f *finding, s *signals, i, lo, hi int) {
	t := &r.d.Tokens[i]
	if i-lo < 2 && r.bids(i) {
		s.must = true
	}
	switch t.Lower {
	case "must", "ought":
		s.must = true
	case "should":
		s.must = s.must || t.UPOS == nlp.AUX && !r.admits(t.Head) && !r.overdue(t.Head)
	case "need", "needs", "have", "has":
		if k := r.infinitiveOf(i); k >= 0 && t.UPOS == nlp.VERB && !r.admits(k) && k-i < 4 && !r.usual(i) && (t.Lemma != "have" || r.p.HasTo(i)) {
			s.must = true
		}
	case "let":
		if i+1 < hi && (r.d.Tokens[i+1].Lower == "'s" || r.d.Tokens[i+1].Lower == "’s" || r.d.Tokens[i+1].Lower == "us") {
			s.lets = true
		}
	case "please":
		s.lets = true
	case "will", "'ll", "’ll", "would", "wo", "shall":
		if t.UPOS == nlp.AUX && t.Head >= 0 {
			r.willOf(s, t.Head, lo)
		}
	case "unless", "until", "otherwise":
		if t.Rel != nlp.Case { // "will stay until the end of May" sets no condition
			s.condition, s.negCondition = true, true
		}
	case "if":
		s.condition = true
		s.negCondition = s.negCondition || t.Head >= 0 && r.p.Negated(t.Head)
	case "thank", "thanks", "grateful", "gratitude":
		s.thanks = s.thanks || t.Lower != "thanks" || i == lo || i+1 >= hi || r.d.Tokens[i+1].Lower != "to" // "stable thanks to the truce"
	case "apologise", "apologize", "sorry", "apology", "apologies":
		s.sorry = true
	case "attack", "assault", "threat", "blow", "affront", "danger":
		if t.UPOS == nlp.NOUN && f.form != lexicon.Clause && i > lo && (i+1 >= hi || r.d.Tokens[i+1].Lower == "on" || r.d.Tokens[i+1].Lower == "to" || r.d.Tokens[i+1].UPOS == nlp.PUNCT) && calledSo(r.d.Tokens[i-1].Lower) {
			s.blame++ // "described the law as an attack on the courts"
		}
	case "war":
		if i-2 >= lo && r.d.Tokens[i-1].Lower == "of" && (r.d.Tokens[i-2].Lower == "act" || r.d.Tokens[i-2].Lower == "declaration") {
			s.blame++ // "called the closure an act of war"
		}
	case "inconceivable", "unthinkable":
		s.dismisses = true
	case "enough":
		s.dismisses = s.dismisses || t.Rel != nlp.Advmod && r.p.Negated(i) && hi-lo < 16
	}
	if t.UPOS == nlp.VERB {
		r.deedOf(s, i, t)
	}
	switch {
	case blameWords[t.Lemma] && t.UPOS == nlp.VERB && r.inside[i] == 0 && r.p.Passive(i) && r.p.Obl(i, "by") < 0:
		// "the shops were looted" tells what happened and blames nobody
	case t.UPOS == nlp.VERB && ofItself[t.Lemma] && r.d.Kid(i, nlp.Obj) < 0:
		// "the famine has spread"
	case blameWords[t.Lemma] && t.UPOS == nlp.VERB && (r.d.Kid(i, nlp.Nsubj) >= lo || i == r.d.HeadOf(lo, hi)) && r.ownActor(r.p.Doer(i)):
		// "Chad confirmed having occupied the town"
	case blameWords[t.Lemma] && r.onlyMatter(i):
	case blameWords[t.Lemma] && !(t.UPOS == nlp.NOUN && noBlame[t.Lemma]):
		s.blame++
		if t.UPOS == nlp.VERB {
			s.accuses = s.accuses || r.others(i) || r.othersBefore(i, lo)
		} else if v := r.p.Clause(i); v >= 0 {
			s.accuses = s.accuses || r.others(v)
		}
	case praiseWords[t.Lemma] && t.Rel == nlp.Amod && t.Head >= 0 && ofIll[r.d.Tokens[t.Head].Lemma]:
		// "with great concern"
	case praiseWords[t.Lemma] && !r.p.Negated(i) && t.XPOS != "JJR": // "losses could be greater" praises nothing
		s.praise++
	}
}

// bids tells whether word i is an imperative that opens a quotation and asks for a deed: “Stop the raids.”
func (r *reader) bids(i int) bool {
	t := &r.d.Tokens[i]
	return t.XPOS == "VB" && bidding[t.Lower] && r.inside[i] > 0 && r.d.Kid(i, nlp.Nsubj, nlp.Aux, nlp.Mark) < 0 && r.d.Kid(i, nlp.Obj, nlp.Xcomp, nlp.Obl, nlp.CompoundPrt) >= 0
}

// bidding are verbs whose imperative asks something of the other side; "see", "look" and "imagine" ask nobody for anything.
var bidding = wordSet("stop end halt cease leave release free withdraw lift open give return hand pull get go surrender disarm respect allow lower drop send bring put keep start")

// usual tells whether "have to" tells what is the custom, not what is asked for: "teachers often have to buy the chalk".
func (r *reader) usual(i int) bool {
	for k := range r.d.Kids(i) {
		switch r.d.Tokens[k].Lower {
		case "often", "usually", "always", "sometimes", "frequently", "generally", "normally", "typically":
			return true
		}
	}
	return false
}

// othersBefore tells whether somebody else is the subject of a clause of the same sentence before verb i, which then is
// mostly what they do: "they are, I believe, spreading rumours".
func (r *reader) othersBefore(i, lo int) bool {
	for k := i - 1; k >= lo && r.sameSent(k, i); k-- {
		if t := &r.d.Tokens[k]; t.Rel == nlp.Nsubj && t.Head >= 0 && (r.p.ActorsAt(k) != nil && r.inside[k] > 0 && !firstPerson(t) || sides[t.Lemma]) {
			return true
		}
	}
	return false
}

// admits tells whether "have to" only softens: "we have to admit", "I must say".
func (r *reader) admits(v int) bool {
	if v < 0 {
		return false
	}
	switch r.d.Tokens[v].Lemma {
	case "admit", "say", "confess", "recognise", "recognize", "remember", "think", "wait", "see":
		return true
	}
	return false
}

// willOf notes what "will" before verb v tells.
func (r *reader) willOf(s *signals, v, lo int) {
	s.will = true
	x := r.p.Subject(v)
	own := r.ownSubject(v) || r.ownActor(x) || r.ownForces(x)
	s.ownWill = s.ownWill || own
	if own && x >= 0 && r.d.Tokens[x].Lower == "it" {
		s.itself = true
	}
	if stays[r.d.Tokens[v].Lemma] && r.d.Kid(v, nlp.Xcomp) < 0 && !r.p.Negated(v) {
		s.stays = true
	}
	up := r.d.Tokens[v].Head
	s.mainWill = s.mainWill || up < lo && !r.p.Negated(v)
	s.refuses = s.refuses || own && up < lo && r.p.Negated(v)
	if harmWords[r.d.Tokens[v].Lemma] && !r.p.Negated(v) && (own || r.p.Passive(v)) {
		s.strikes = true
	}
	for k := range r.d.Kids(v) {
		s.strikes = s.strikes || own && r.d.Tokens[k].Rel == nlp.Conj && harmWords[r.d.Tokens[k].Lemma] && !r.p.Negated(v) && k-v < 8 && r.d.Kid(k, nlp.Nsubj, nlp.Aux) < 0
	}
	s.breaks = s.breaks || own && breaking[r.d.Tokens[v].Lemma] && !r.p.Negated(v)
	s.strikes = s.strikes || r.hitsBack(v)
	if r.d.Tokens[v].Lemma == "pay" && r.d.Kid(v, nlp.Obj) >= 0 && r.d.Tokens[r.d.Kid(v, nlp.Obj)].Lemma == "price" {
		s.strikes = true
	}
}

// hitsBack tells whether verb v behind "will" tells of a blow in other words: "will give a crushing response", "will bear grave
// consequences", "will not go unanswered".
func (r *reader) hitsBack(v int) bool {
	t := &r.d.Tokens[v]
	if t.Lemma == "go" || t.Lemma == "remain" || t.Lemma == "leave" || t.Lemma == "pass" {
		for i := v + 1; i < v+3 && i < len(r.d.Tokens); i++ {
			if w := r.d.Tokens[i].Lower; w == "unanswered" || w == "unpunished" {
				return r.p.Negated(v)
			}
		}
		return false
	}
	if r.p.Negated(v) {
		return false
	}
	for k := range r.d.Kids(v) {
		if x := &r.d.Tokens[k]; k < v || !answers[x.Lemma] || x.Rel != nlp.Obj && x.Rel != nlp.Obl {
			continue
		}
		for a := range r.d.Kids(k) {
			if (blows[r.d.Tokens[a].Lemma] || blows[r.d.Tokens[a].Lower]) && r.d.Tokens[a].Rel == nlp.Amod {
				return true
			}
		}
	}
	return false
}

// stays are verbs of what goes on as it is.
var stays = wordSet("stay remain wait serve continue work live stand sit")

// deedOf notes what verb i of the content does: a deed of the speaker's own side, a neglect of somebody else, or a
// speech act performed by telling it ("We condemn the raid").
func (r *reader) deedOf(s *signals, i int, t *nlp.Token) {
	own := r.ownSubject(i)
	if act := performs[t.Lemma]; act != "" && (own || r.mainPresent(i, t)) && s.performs == "" && !r.p.Negated(i) && !r.couldBe(i) && t.XPOS != "VBG" {
		s.performs = act
	}
	perfect, passive := false, false
	for k := range r.d.Kids(i) {
		switch x := &r.d.Tokens[k]; {
		case x.Rel == nlp.Aux && x.Lemma == "have":
			perfect = true
		case x.Rel == nlp.AuxPass:
			passive = true
		}
	}
	if o := r.d.Kid(i, nlp.Obj); t.Lemma == "break" && o > i && bonds[r.d.Tokens[o].Lemma] && !own && !r.p.Negated(i) && r.others(i) {
		s.blame++
		s.accuses = true
	}
	switch {
	case perfect && !own && !passive && r.p.Negated(i):
		s.fails = s.fails || r.others(i)
	case perfect && own && !r.p.Negated(i) && !performsNothing[t.Lemma]:
		s.done, s.settled = true, s.settled || agreed[t.Lemma]
	case perfect && passive && agreed[t.Lemma]:
		s.done, s.settled = true, true
	}
}

// mainPresent tells whether verb i is the main verb of a quotation in the present tense: “The bloc urges both sides to stop.”
func (r *reader) mainPresent(i int, t *nlp.Token) bool {
	return r.inside[i] > 0 && (t.XPOS == "VBZ" || t.XPOS == "VBP") && (t.Head < 0 || r.inside[t.Head] != r.inside[i]) && r.p.Subject(i) >= 0
}

// couldBe tells whether verb i stands under "could", "would" and the like.
func (r *reader) couldBe(i int) bool {
	for k := range r.d.Kids(i) {
		if t := &r.d.Tokens[k]; t.Rel == nlp.Aux && t.XPOS == "MD" && t.Lower != "will" {
			return true
		}
	}
	return false
}

// others tells whether the subject of v is somebody else than the speaker.
func (r *reader) others(v int) bool {
	x := r.p.Doer(v)
	if x < 0 {
		return false
	}
	switch r.d.Tokens[x].Lower {
	case "i", "we", "it":
		return false
	case "they", "he", "she", "you", "who":
		return r.inside[x] > 0 // outside of a quotation they mostly are the speaker
	}
	if r.d.Kid(v, nlp.Nsubj) == x && r.ownActor(x) {
		return false // "Ankara was sheltering him, a Turkish official said"
	}
	if r.p.ActorsAt(x) != nil || r.p.Latent(x) != nil || sides[r.d.Tokens[x].Lemma] {
		return true
	}
	return r.d.Tokens[x].UPOS == nlp.PROPN
}

// ownSubject tells whether the subject of verb v is the speaker's own side: "I", "we", "they", "it", "he", "his country".
func (r *reader) ownSubject(v int) bool {
	if v < 0 {
		return false
	}
	s := r.p.Subject(v)
	if s < 0 {
		return false
	}
	switch r.d.Tokens[s].Lower {
	case "i", "we":
		return true
	case "they", "it", "he", "she":
		return r.inside[s] == 0
	}
	k := r.d.Kid(s, nlp.NmodPoss)
	return k >= 0 && r.d.Tokens[s].UPOS == nlp.NOUN && isOwn(r.d.Tokens[k].Lower)
}

// ownActor tells whether word x names the side that the speaker speaks for: himself, his country or his government.
func (r *reader) ownActor(x int) bool {
	ids := r.p.ActorsAt(x)
	return len(ids) > 0 && len(without(ids, r.own)) == 0 && r.d.Tokens[x].UPOS != nlp.PRON
}

// ownForces tells whether word x names a body of the state that the speaker speaks for: "the army will respond to any attack".
func (r *reader) ownForces(x int) bool {
	ids := r.p.ActorsAt(x)
	if len(ids) != 1 || r.d.Tokens[x].UPOS == nlp.PRON {
		return false
	}
	a := r.p.Actor(ids[0])
	if a == nil || a.Country == "" || a.Kind != record.Office && a.Kind != record.Organization && a.Kind != record.Government && a.Kind != record.GroupKind {
		return false
	}
	return slices.ContainsFunc(r.own, func(o record.ActorID) bool {
		b := r.p.Actor(o)
		return b != nil && b.Country == a.Country && (b.Kind == record.Country || b.Kind == record.Government)
	})
}

func isOwn(w string) bool {
	switch w {
	case "our", "his", "her", "its", "their", "my":
		return true
	}
	return false
}

// shortDenial tells whether a short content denies: "it is untrue", "it is not true".
func (r *reader) shortDenial(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch t := &r.d.Tokens[i]; t.Lower {
		case "untrue", "false", "baseless", "unfounded", "fabricated", "lie", "lies", "nonsense", "groundless", "fabrication", "fabrications", "fiction", "fake", "disinformation":
			return i+1 >= hi || r.d.Tokens[i+1].Lower != "flag" // who is said to have flown a false one is accused
		case "true", "correct", "accurate":
			for k := lo; k < i; k++ {
				if w := r.d.Tokens[k].Lower; w == "not" || w == "n't" || w == "n’t" {
					return true
				}
			}
		}
	}
	return false
}

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
