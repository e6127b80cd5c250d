package did

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// meeting fills what only meetings have: who takes part, host, mediator, purpose, level, ordinal.
func (r *reader) meeting(e *event) {
	r.brokers(e)
	r.called(e)
	e.Actors = union(e.Actors, without(r.represented(e.who), e.Recipients))
	if e.whom >= 0 && !e.Mutual {
		e.Recipients = union(e.Recipients, without(r.represented(e.whom), e.Actors))
	} else if e.whom >= 0 {
		e.Actors = union(e.Actors, r.represented(e.whom))
	}
	if e.noun || e.verb != e.head {
		for _, prep := range []string{"between", "of", "with", "among"} {
			e.Actors = union(e.Actors, without(r.represented(r.p.Obl(e.head, prep)), e.Recipients))
		}
	}
	e.Mutual = e.Mutual || e.noun && len(e.Actors) > 1
	with := without(r.partners(e), union(union(nil, e.Host), e.Actors))
	if len(e.Recipients) == 0 && !e.Mutual {
		e.Recipients = with
	}
	e.Participants = union(union(union(nil, e.Actors), e.Recipients), with)
	if e.CAMEO == "045" {
		e.Mediator = union(e.Mediator, e.Actors)
	} else {
		e.Participants = without(e.Participants, onlyHost(e))
	}
	e.Ordinal = r.ordinal(e.head)
	e.Level = r.level(e)
	e.Purpose = r.purpose(e)
	r.kind(e)
}

// represented are the states whose people meet where one word stands for the people of several: Chad and Niger in "the
// foreign ministers of Chad and Niger", "envoys from Chad and Niger".
func (r *reader) represented(k int) []record.ActorID {
	if k < 0 {
		return nil
	}
	var out []record.ActorID
	for _, n := range r.d.Conjuncts(k) {
		out = union(out, r.sentBy(n))
	}
	return out
}

// sentBy is represented for one noun. "Of" must name several: "the ministers of Chad" may be any body of it.
func (r *reader) sentBy(k int) []record.ActorID {
	t := &r.d.Tokens[k]
	if t.UPOS != nlp.NOUN || t.Feat("Number") != "Plur" && !strings.HasSuffix(t.Lower, "s") {
		return nil
	}
	for _, prep := range [...]string{"of", "from"} {
		o := r.p.Obl(k, prep)
		if o < 0 || prep == "of" && r.d.Kid(o, nlp.Conj) < 0 {
			continue
		}
		var out []record.ActorID
		for _, c := range r.d.Conjuncts(o) {
			ids := r.p.ActorsAt(c)
			if id := r.capitalOf(c); len(ids) == 0 && prep == "from" && id != "" {
				ids = []record.ActorID{id} // "envoys from Lima and the rebel group"
			}
			if len(ids) == 0 && prep == "from" {
				ids = r.owners(c, 1) // "envoys from Chad's government"
			}
			out = union(out, ids)
		}
		return out
	}
	return nil
}

// capitalOf is the state whose capital stands at word k.
func (r *reader) capitalOf(k int) record.ActorID {
	c := r.p.World.Countries.Capital(r.d.Tokens[k].Form)
	if c == nil {
		return ""
	}
	return r.countryActor(c.ISO3)
}

// partners are those with whom a meeting's purpose is: the president in "a visit to discuss the border with the
// president", "flew in to meet the president".
func (r *reader) partners(e *event) []record.ActorID {
	for _, h := range [...]int{e.head, e.verb} {
		for k := range r.d.Kids(h) {
			t := &r.d.Tokens[k]
			if t.Rel != nlp.Advcl && t.Rel != nlp.Acl && t.Rel != nlp.Xcomp || !r.p.Infinitive(k) {
				continue
			}
			if o := r.p.Obl(k, "with"); o >= 0 {
				return r.parties(o)
			}
			if o := r.d.Kid(k, nlp.Obj); o >= 0 && (t.Lemma == "meet" || t.Lemma == "see") {
				return r.parties(o)
			}
			if o := r.d.Kid(k, nlp.Obj); o >= 0 {
				if w := r.p.Obl(o, "with"); w >= 0 {
					return r.parties(w)
				}
			}
		}
	}
	return nil
}

// called makes a call of talks "by phone", "over a video link".
func (r *reader) called(e *event) {
	for _, h := range [...]int{e.head, e.verb} {
		for k := range r.d.Kids(h) {
			switch r.d.Tokens[k].Lemma {
			case "phone", "telephone", "video", "videoconference", "video-link", "link", "teleconference", "hotline":
			default:
				continue
			}
			if p := r.p.Prep(k); p == "by" || p == "over" || p == "via" || p == "on" || r.d.Tokens[k].Rel == nlp.Compound {
				e.Mode, e.CAMEO = "phone", "041"
				return
			}
		}
	}
}

// kind is the mode of a meeting that its frame leaves open: brokered talks are third-party, a summit is multilateral.
func (r *reader) kind(e *event) {
	word := r.lemma(e.head)
	if o := r.p.Object(e.head); !e.noun && o >= 0 && r.p.World.EventClass("talks", r.lemma(o)) {
		word = r.lemma(o)
	}
	switch {
	case e.Mode == "phone" || e.Mode == "visit":
	case len(e.Mediator) > 0:
		e.Mode = "third-party"
	case len(e.Participants) > 3 || multilateral[word] && !(word == "summit" && r.ofTwo(e)) || r.countriesOf(e) > 2 || r.manyMeet(e):
		e.Mode = "multilateral"
	case e.Mode == "" && (word == "meeting" || word == "summit" || word == "lunch" || word == "dinner") && len(e.Participants) > 1:
		e.Mode = "in-person"
	}
}

// ofTwo tells whether a meeting is told to be one between two: "a summit between the king and the premier".
func (r *reader) ofTwo(e *event) bool {
	return len(e.Participants) == 2 && r.p.Obl(e.head, "between") >= 0
}

// countriesOf is how many countries take part.
func (r *reader) countriesOf(e *event) int {
	seen := map[string]bool{}
	for _, id := range e.Participants {
		if a := r.p.Actor(id); a != nil && a.Country != "" {
			seen[a.Country] = true
		}
	}
	return len(seen)
}

// manyMeet tells "the chiefs of all member states met", "talks among thirty countries": one phrase for many sides.
func (r *reader) manyMeet(e *event) bool {
	for _, h := range [...]int{e.who, e.whom, r.p.Obl(e.head, "among", "of", "between")} {
		if h < 0 {
			continue
		}
		lo, hi := r.d.Subtree(h)
		for i := lo; i < min(hi, lo+12); i++ {
			if manySides[r.d.Tokens[i].Lemma] && r.d.Tokens[i].Feat("Number") == "Plur" && r.counted(i) {
				return true
			}
		}
	}
	return r.p.Obl(e.head, "among") >= 0
}

// manySides are the words for those who meet when many do.
var manySides = map[string]bool{"country": true, "nation": true, "state": true, "member": true, "government": true, "delegation": true, "leader": true, "minister": true}

// counted tells whether a noun has a number of three or more, or "all", "several", "many".
func (r *reader) counted(i int) bool {
	for k := range r.d.Kids(i) {
		switch t := &r.d.Tokens[k]; {
		case t.Rel == nlp.Nummod:
			return t.Lower != "two" && t.Lower != "2" && t.Lower != "one"
		case t.Lower == "all" || t.Lower == "several" || t.Lower == "many" || t.Lower == "member":
			return true
		}
	}
	return false
}

// multilateral are the words for meetings of many.
var multilateral = map[string]bool{"summit": true, "conference": true, "assembly": true, "congress": true, "forum": true, "council": true, "session": true, "convene": true}

// onlyHost are hosts and mediators that are in actors for want of others.
func onlyHost(e *event) []record.ActorID {
	if len(e.Actors) == 1 && contains(e.Mediator, e.Actors[0]) && len(e.Recipients) > 0 {
		return e.Actors
	}
	return nil
}

// brokers reads "mediated by Qatar", "Russian-brokered talks", "hosted by the king".
func (r *reader) brokers(e *event) {
	heads := []int{e.head}
	for k := range r.d.Kids(e.verb) { // "met for a round of talks hosted by Peru"
		if t := &r.d.Tokens[k]; t.Rel == nlp.Obl && k != e.head {
			if p := r.p.Prep(k); p == "for" || p == "in" || p == "at" || p == "during" {
				heads = append(heads, k)
				if n := r.p.Obl(k, "of"); n >= 0 {
					heads = append(heads, n)
				}
			}
		}
	}
	for _, h := range heads {
		for _, k := range r.modifiersOf(h) {
			for _, c := range r.d.Conjuncts(k) {
				r.broker(e, c)
			}
		}
	}
	if t := &r.d.Tokens[e.head]; e.noun && t.Rel == nlp.NsubjPass { // "The talks are being mediated by Ghana"
		r.broker(e, t.Head)
	}
	e.Actors = without(e.Actors, r.modBrokers(e))
}

// modifiersOf are the participles and clauses that tell more of noun h, those that the tree hangs on its place too:
// "talks in Lima mediated by Ghana".
func (r *reader) modifiersOf(h int) []int {
	var out []int
	for k := range r.d.Kids(h) {
		switch t := &r.d.Tokens[k]; t.Rel {
		case nlp.Acl, nlp.Amod, nlp.AclRelcl:
			out = append(out, k)
		case nlp.Nmod:
			for c := range r.d.Kids(k) {
				if r.d.Tokens[c].Rel == nlp.Acl && r.p.PlaceAt(k) != nil {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// modBrokers are mediators that only an adjective names: nobody of "Russian-brokered talks" is Russian.
func (r *reader) modBrokers(e *event) []record.ActorID {
	if !e.noun || len(e.Actors) > len(e.Mediator)+len(e.Host) {
		return nil
	}
	return union(union(nil, e.Mediator), e.Host)
}

func (r *reader) broker(e *event, k int) {
	d := r.d
	{
		t := &d.Tokens[k]
		into := (*record.IDs)(nil)
		switch t.Lemma {
		case "broker", "mediate", "facilitate", "brokered", "mediated", "sponsor", "sponsored":
			into = &e.Mediator
		case "lead", "led", "back", "backed", "support", "supported": // "UN-led talks"
			if k == 0 || d.Tokens[k-1].Form != "-" {
				return
			}
			into = &e.Mediator
		case "host", "hosted", "convene", "convened", "organize", "organise":
			into = &e.Host
		default:
			return
		}
		if a := r.p.Agent(k); a >= 0 {
			*into = union(*into, r.parties(a))
			return
		}
		for c := range d.Kids(k) {
			if ids := r.p.ActorsAt(c); ids != nil {
				*into = union(*into, ids)
			}
		}
		if k >= 2 && d.Tokens[k-1].Form == "-" {
			*into = union(*into, r.p.ActorsAt(k-2))
		}
	}
}

// brokered tells whether verb v only says who brokered or hosted the talks that it hangs on: "talks mediated by Qatar".
func (r *reader) brokered(v int) bool {
	t := &r.d.Tokens[v]
	if t.Rel == nlp.Conj && t.Head >= 0 && r.d.Tokens[t.Head].Rel == nlp.Acl && r.d.Kid(v, nlp.Nsubj) < 0 {
		t = &r.d.Tokens[t.Head] // "hosted by Peru and mediated by Ghana"
	}
	if t.Rel != nlp.Acl || t.Head < 0 {
		return false
	}
	switch r.d.Tokens[v].Lemma {
	case "broker", "mediate", "facilitate", "sponsor", "host", "convene":
	default:
		return false
	}
	h := t.Head
	if r.d.Tokens[h].Rel == nlp.Nmod && r.p.PlaceAt(h) != nil && r.d.Tokens[h].Head >= 0 {
		h = r.d.Tokens[h].Head // "talks in Lima mediated by Ghana"
	}
	f := r.bestNoun(h)
	return f != nil && f.Type == "CONSULT"
}

// arranged tells whether a meeting's noun says who mediated or hosted it.
func (r *reader) arranged(e *event) bool {
	for _, k := range r.modifiersOf(e.head) {
		if r.brokered(k) && r.p.Agent(k) >= 0 && len(r.parties(r.p.Agent(k))) > 0 {
			return true
		}
	}
	return false
}

var ordinals = map[string]bool{"first": true, "second": true, "third": true, "fourth": true, "fifth": true, "sixth": true, "seventh": true, "eighth": true, "ninth": true,
	"tenth": true, "1st": true, "2nd": true, "3rd": true, "4th": true, "5th": true}

// ordinal is "third meeting" where the report counts.
func (r *reader) ordinal(i int) string {
	d := r.d
	for _, h := range []int{i, r.apposed(i)} {
		if h < 0 {
			continue
		}
		for k := range d.Kids(h) {
			if t := &d.Tokens[k]; ordinals[t.Lower] && (t.Rel == nlp.Amod || t.Rel == nlp.Nummod) {
				return t.Lower + " " + d.Tokens[h].Lower
			}
		}
	}
	return ""
}

func (r *reader) apposed(i int) int { return r.d.Kid(i, nlp.Appos) }

// levels are what the roles of those who meet make the meeting.
var levels = []struct{ level, words string }{
	{"leaders", "president;prime minister;king;chancellor;leader;premier;emir;sultan;head of state"},
	{"ministers", "minister;secretary of state;secretary"},
	{"envoys", "envoy;ambassador;negotiator;representative;diplomat;emissary;adviser;advisor"},
	{"experts", "expert;technical"},
}

// level is the level of a meeting: of the words that tell it ("a meeting of foreign ministers"), else of the roles of
// those who meet.
func (r *reader) level(e *event) string {
	lo, hi := r.d.Subtree(e.head)
	if hi-lo < 40 {
		for i := lo; i < hi; i++ {
			for _, l := range levels {
				if w := r.d.Tokens[i].Lemma; w != "secretary" && hasWord(l.words, w) {
					return l.level
				}
			}
		}
	}
	for _, id := range e.Participants {
		for i := range r.p.Out.Roles {
			if role := &r.p.Out.Roles[i]; role.Actor == id {
				title := strings.ToLower(role.Title)
				for _, l := range levels {
					for w := range strings.SplitSeq(l.words, ";") {
						if strings.HasSuffix(title, w) || strings.HasPrefix(title, w) {
							return l.level
						}
					}
				}
			}
		}
	}
	return ""
}

func hasWord(list, w string) bool {
	for x := range strings.SplitSeq(list, ";") {
		if x == w {
			return true
		}
	}
	return false
}

// purpose is what a meeting is for: "talks over a minerals deal", "met to discuss the border".
func (r *reader) purpose(e *event) *text.Span {
	d := r.d
	for _, h := range []int{e.head, e.verb} {
		for k := range d.Kids(h) {
			t := &d.Tokens[k]
			switch t.Rel {
			case nlp.Advcl, nlp.Acl, nlp.Xcomp:
				if r.p.Infinitive(k) {
					lo, hi := d.Subtree(k)
					s := d.Span(lo, hi)
					return &s
				}
			case nlp.Nmod, nlp.Obl:
				switch r.p.Prep(k) {
				case "on", "over", "about":
					if r.actorLike(k) || r.isDate(k) {
						continue
					}
					lo, hi := d.Subtree(k)
					s := d.Span(min(lo+1, hi-1), hi)
					return &s
				}
			}
		}
		if h == e.verb {
			break
		}
	}
	return nil
}

func (r *reader) isDate(k int) bool {
	w := r.d.Tokens[k].Lemma
	return r.p.World.EventClass("date", w) || r.d.Tokens[k].UPOS == nlp.NUM
}
