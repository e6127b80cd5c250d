package did

import (
	"math"
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// merge makes one event of what is told twice: "Lee met Perez … after talks with the Chilean leader". The first
// telling keeps its place, the later ones add their words and what they know more.
func (r *reader) merge() {
	r.fold()
	r.rankings()
	for i, b := range r.events {
		if !b.gone {
			r.rejoin(b, i)
		}
	}
	r.inherit()
	r.talksOfDeals()
	r.headings()
	for _, e := range r.events {
		if r.blow(e) && len(e.Actors)+len(e.Recipients) == 0 && !r.casualties(e) && !r.attack(e) && !r.p.World.EventClass("target", r.d.Tokens[e.whom].Lemma) {
			e.gone = true // no list tells whose it was
		}
	}
	for _, e := range r.events { // a noun without parties that points to nothing tells too little
		if e.noun && (e.verb == e.head || e.Type != "ASSAULT") && len(e.Actors) == 0 && len(e.Recipients) == 0 && len(e.Mediator) == 0 && len(e.Host) == 0 && !(e.Type == "CONSULT" && r.convened(e)) && !((e.Type == "AGREE" || e.Type == "RETREAT") && r.concluded(e.head)) && !r.attack(e) && !r.owned(e) {
			e.gone = true
		}
	}
}

// headings gives what a heading without a verb names ("Border talks", "Sahel conflict") to the event below it that tells
// it. What is told nowhere is a subject of the report, no event, unless the heading says who did it to whom.
func (r *reader) headings() {
	for i, e := range r.events {
		if e.gone || !e.noun || e.verb != e.head || !r.d.Sents[r.d.Tokens[e.head].Sent].Heading {
			continue
		}
		for _, b := range r.events[i+1:] {
			if !r.near(e, b, 3) {
				break
			}
			if !b.gone && b.By == "" && b.Type == e.Type && samePlace(e.Place, b.Place) && contrastAll(e, b) >= 0 && !(b.noun && r.d.Sents[r.d.Tokens[b.head].Sent].Heading) {
				b.spans = addSpan(b.spans, e.spans[0])
				e.gone = true
				break
			}
		}
		e.gone = e.gone || len(e.Actors) == 0 || len(e.Recipients) == 0
	}
}

// maxBack is how many sentences back a report takes an event up again. It bounds the work on very long texts.
const maxBack = 200

// rejoin gives what b tells to the event before it that it tells again: the nearest that fits. A noun that points back
// without naming anybody ("the attacks") needs no more than an event of its type.
func (r *reader) rejoin(b *event, i int) {
	if b.Modality == record.Denied && r.casualties(b) {
		return // "no civilians were killed" is no more of the ambush before it
	}
	before := r.events[:i]
	if r.echo(b) {
		for k := len(before) - 1; k >= 0 && r.near(before[k], b, 8); k-- {
			if a := before[k]; !a.gone && a.Type == b.Type && lemmaOf(r, a) == lemmaOf(r, b) {
				r.join(a, b)
				return
			}
		}
		b.gone = true
		return
	}
	if a := r.retold(b, before); a != nil {
		b.Actors, b.Recipients, b.Participants = nil, nil, nil // "the two sides" are those of the meeting
		r.join(a, b)
		return
	}
	if b.definite && b.Place != nil && b.Type == "CONSULT" { // "the Paris talks": those in Paris
		for k := len(before) - 1; k >= 0; k-- {
			if !r.near(before[k], b, maxBack) {
				break
			}
			if a := before[k]; !a.gone && a.Type == b.Type && a.Place != nil && a.Place.Name == b.Place.Name && a.By == "" && (b.attends || contrastAll(a, b) >= 0) {
				r.join(a, b)
				return
			}
		}
	}
	died := b.noun && b.verb != b.head && b.Type == "ASSAULT" && len(b.Actors) == 0 // "Nine people died in the blasts"
	bare := b.noun && b.definite && (len(b.Actors)+len(b.Recipients) == 0 || died) || r.casualties(b) || r.pointingBlow(b)
	if bare && b.noun {
		for k := len(before) - 1; k >= 0 && r.near(before[k], b, maxBack); k-- { // "The strikes" are strikes told before
			if a := before[k]; !a.gone && r.fresh(a, b, 8) && !r.rival(a, b) && a.Type == b.Type && r.eventNoun(a) == lemmaOf(r, b) && closeBy(a.Place, b.Place) && r.fits(a, b) {
				r.join(a, b)
				return
			}
		}
	}
	for k := len(before) - 1; k >= 0; k-- {
		a := before[k]
		if !r.near(a, b, maxBack) {
			break
		}
		if a.gone || r.rival(a, b) || b.definite && b.noun && b.Mode == "visit" && a.Mode != "visit" {
			continue // "the visit" is no meeting in the course of it
		}
		if bare && a.Type == b.Type && a.By == "" && !otherMeans(a, b) && closeBy(a.Place, b.Place) && r.fresh(a, b, 8) && (len(a.Actors)+len(a.Recipients) > 0 || b.noun && b.definite && r.attack(a) || a.Type == "CONSULT" && a.noun && r.convened(a)) && (r.fits(a, b) || died && b.definite && sameDay(a.When, b.When)) || !bare && r.same(a, b) {
			r.join(a, b)
			return
		}
	}
	if !r.casualties(b) {
		return
	}
	for _, a := range r.events[i:min(i+20, len(r.events))] { // "ten were killed when gunmen attacked a hotel"
		if a != b && !a.gone && !r.rival(a, b) && a.Type == "ASSAULT" && a.By == "" && !r.casualties(a) && r.d.Tokens[a.head].Sent == r.d.Tokens[b.head].Sent {
			r.join(a, b)
			return
		}
	}
}

// rival tells whether two tellings are accounts that must stand side by side: on somebody's word one names who did it,
// the other is not on that word and does not name him. What the ministry accuses the rebels of is not what
// the report, or a doctor, says happened.
func (r *reader) rival(a, b *event) bool {
	if a.Type != "ASSAULT" && a.Type != "COERCE" || slices.Equal(a.AttributedTo, b.AttributedTo) {
		return false
	}
	blames := func(x, y *event) bool {
		if len(y.Actors) == 0 && r.onlookers(x.AttributedTo) {
			return false
		}
		return len(x.Actors) > 0 && len(x.AttributedTo) > 0 && contrast(x.Actors, y.Actors) <= 0
	}
	return blames(a, b) || blames(b, a)
}

// pointingBlow tells "The blast wrecked the shop": the blast told before, and nobody whom it hit.
func (r *reader) pointingBlow(e *event) bool {
	return e.Type == "ASSAULT" && !e.noun && len(e.Actors)+len(e.Recipients) == 0 && e.who >= 0 && r.p.World.EventClass("light_event", r.d.Tokens[e.who].Lemma) && r.pointsBack(e.who)
}

// otherMeans tells whether two acts of force are done in two ways: the shooting is not the throwing of stones told before.
func otherMeans(a, b *event) bool {
	return a.Type == "ASSAULT" && a.Mode != "" && b.Mode != "" && a.Mode != b.Mode && (handMade[a.Mode] || handMade[b.Mode])
}

// handMade are ways of attacking that no report calls by the noun of another.
var handMade = map[string]bool{"primitive": true, "beat": true, "abduct": true, "torture": true, "sexual": true, "crowd-control": true}

// onlookers tells whether it is on the word of people without a name or a side that something is told: "Soldiers opened fire,
// witnesses said. Nine people were killed" are no two accounts.
func (r *reader) onlookers(ids []record.ActorID) bool {
	for _, id := range ids {
		a := r.p.Actor(id)
		if a == nil || a.Name != strings.ToLower(a.Name) || a.Kind != record.GroupKind && a.Kind != record.People {
			return false
		}
	}
	return len(ids) > 0
}

// casualties tells whether an event is only the toll of one told before: "nine people were killed".
func (r *reader) casualties(e *event) bool {
	if e.Type != "ASSAULT" || e.noun || len(e.Actors) > 0 || e.whom < 0 || !r.anonymous(e.whom) {
		return false
	}
	switch lemmaOf(r, e) {
	case "kill", "wound", "injure", "hurt", "die", "maim":
		return true
	}
	return false
}

// fits tells whether the toll b may be that of a: the same day, nobody else hurt. What is told without a date is no event of
// years ago.
func (r *reader) fits(a, b *event) bool {
	if a.When == nil && r.p.LongAgo(b.When) {
		return false
	}
	return sameDay(a.When, b.When) && (len(b.Recipients) == 0 || len(a.Recipients) == 0 || contrast(a.Recipients, b.Recipients) >= 0 || r.anonymous(b.whom))
}

// inherit gives an assault without a doer the doer of the one before it that is told with the same noun: a list of
// strikes after "the coalition conducted 23 strikes".
func (r *reader) inherit() {
	last := map[string]*event{}
	for _, e := range r.events {
		if e.gone || e.Type != "ASSAULT" || e.By != "" {
			continue
		}
		noun := r.eventNoun(e)
		if noun == "" {
			continue
		}
		a := last[noun]
		if len(e.Actors) > 0 && !e.laid {
			last[noun] = e
		} else if len(e.Actors) == 0 && a != nil && !r.rival(a, e) && r.near(a, e, 40) && contrast(a.Actors, e.Recipients) <= 0 {
			e.Actors = append(e.Actors, a.Actors...)
			if len(e.Recipients) == 0 || r.unheard(e.Recipients) && !r.fighters(e.Recipients) {
				e.Recipients = append([]record.ActorID(nil), a.Recipients...)
			}
		}
	}
	r.sameFoes()
	r.sameMeans()
}

// sameFoes gives the strikes of one side, where only their place tells whom they hit, the armed group that an earlier one of
// the list is told to be against: "conducted strikes against the Brigade in Chad. Near Sarh, two strikes destroyed a bridge".
func (r *reader) sameFoes() {
	foes := map[string]*event{}
	for _, e := range r.events {
		if e.gone || e.Type != "ASSAULT" || e.By != "" || len(e.Actors) == 0 || r.eventNoun(e) == "" {
			continue
		}
		k := r.eventNoun(e) + " " + string(e.Actors[0])
		if r.fighters(e.Recipients) {
			foes[k] = e
		} else if a := foes[k]; a != nil && r.near(a, e, 40) && r.byPlace(e) {
			e.Recipients = append([]record.ActorID(nil), a.Recipients...)
		}
	}
}

// byPlace tells whether nobody is told to be hit by a strike but whoever is where it hit.
func (r *reader) byPlace(e *event) bool {
	return len(e.Recipients) == 0 || len(e.Recipients) == 1 && r.isCountry(e.Recipients) && e.whom >= 0 && !r.anonymous(e.whom) && r.parties(e.whom) == nil && r.blow(e)
}

// sameMeans gives the strikes of one side the means that one of them is told with: after "conducted strikes using bombers"
// the strikes of the list are from the air too.
func (r *reader) sameMeans() {
	type key struct{ noun, who string }
	known := map[key]*event{}
	each := func(f func(e *event, k key)) {
		for _, e := range r.events {
			if e.gone || e.Type != "ASSAULT" || e.By != "" || len(e.Actors) == 0 {
				continue
			}
			if noun := r.eventNoun(e); noun != "" {
				f(e, key{noun, string(e.Actors[0])})
			}
		}
	}
	each(func(e *event, k key) {
		if e.Mode != "" && known[k] == nil {
			known[k] = e
		}
	})
	each(func(e *event, k key) {
		if a := known[k]; a != nil && e.Mode == "" {
			e.Mode = a.Mode
			if e.CAMEO == "190" {
				e.CAMEO = a.CAMEO
			}
		}
	})
}

// eventNoun is the event noun that tells an assault: its head, or the subject of its verb.
func (r *reader) eventNoun(e *event) string {
	if e.noun {
		return lemmaOf(r, e)
	}
	if o := r.p.Object(e.head); o >= 0 && r.p.World.EventClass("light_event", r.d.Tokens[o].Lemma) {
		return r.d.Tokens[o].Lemma
	}
	if e.who >= 0 && r.d.Tokens[e.who].UPOS == nlp.NOUN && r.p.World.EventClass("light_event", r.d.Tokens[e.who].Lemma) {
		return r.d.Tokens[e.who].Lemma
	}
	return ""
}

// fighters tells whether one of the actors is an armed group, which has a name though it has no country.
func (r *reader) fighters(ids []record.ActorID) bool {
	for _, id := range ids {
		if a := r.p.Actor(id); a != nil && a.Kind == record.ArmedGroup {
			return true
		}
	}
	return false
}

// unheard tells whether none of the actors is more than a noun of the report.
func (r *reader) unheard(ids []record.ActorID) bool {
	for _, id := range ids {
		if a := r.p.Actor(id); a != nil && a.Country != "" {
			return false
		}
	}
	return true
}

// same tells whether two tellings are of one event: of one type, no party, time or place against it, and either the
// second points back or both tell the same parties with the same word.
func (r *reader) same(a, b *event) bool {
	if a.Type != b.Type {
		return false
	}
	if b.attends && a.Mode != "phone" && a.Mode != "visit" && r.near(a, b, 12) && (gathering(r.meetingNoun(a)) == gathering(r.meetingNoun(b)) || gathering(r.meetingNoun(b)) == "meeting") {
		return sameDay(a.When, b.When) && samePlace(a.Place, b.Place) // "Mr X chaired the talks"
	}
	if a.Modality != b.Modality {
		return false
	}
	if !sameDay(a.When, b.When) || !samePlace(a.Place, b.Place) {
		return false
	}
	if a.Type == "ASSAULT" && crossed(a, b) {
		return false // "repelled nine assaults and struck a depot"
	}
	aa, ab := contrast(a.Actors, b.Actors), contrast(a.Recipients, b.Recipients)
	if (a.Mutual || b.Mutual) && !speech(a.Type) || a.Type == "CONSULT" {
		all := contrast(union(union(nil, a.Actors), a.Recipients), union(union(nil, b.Actors), b.Recipients))
		aa, ab = all, all
	}
	if a.Type == "CONSULT" {
		if contrast(a.Mediator, b.Mediator) > 0 && a.Place != nil && b.Place != nil && aa == 0 {
			return true // "talks in Lima mediated by Ghana" are so wherever they are told
		}
		return b.definite && (aa == 0 || r.sharesMost(a, b)) || r.sameGathering(a, b) || r.sameTwo(a, b)
	}
	if aa < 0 || ab < 0 && !(b.noun && r.sameOnes(a, b)) {
		return false
	}
	switch a.Type {
	case "ASSAULT":
		if !b.definite && !(a.When != nil && b.When != nil) && !(a.When == nil && b.When == nil && lemmaOf(r, a) == lemmaOf(r, b)) {
			return false
		}
	}
	if speech(a.Type) {
		if b.By != "" && aa > 0 && ab > 0 && r.near(a, b, 3) {
			return true // "he accused Mr X of lying. 'Mr X lies,' he said."
		}
		return aa > 0 && ab >= 0 && (len(a.Recipients) == 0) == (len(b.Recipients) == 0) && r.near(a, b, 0)
	}
	if b.noun && len(b.Actors) == 0 && a.CAMEO == b.CAMEO && r.near(a, b, 12) && (ab > 0 || r.sameOnes(a, b)) {
		return true // "freed two hostages … Their release", "arrested the union leader … The arrest of the leader"
	}
	if b.noun && b.definite || a.noun && a.definite {
		return aa > 0 || ab > 0
	}
	if ab > 0 && len(a.Actors) == 0 && len(b.Actors) == 0 && a.Type == "ASSAULT" && lemmaOf(r, a) == lemmaOf(r, b) && r.near(a, b, 8) {
		return r.count(a) == r.count(b) || r.count(b) == "" // "Nine guards were killed … The nine guards were killed on Sunday"
	}
	if aa > 0 && ab > 0 || aa > 0 && a.Mutual {
		return lemmaOf(r, a) == lemmaOf(r, b) || a.noun || b.noun
	}
	return false
}

// crossed tells whether those whom one act is done to do the other.
func crossed(a, b *event) bool {
	return !a.Mutual && !b.Mutual && (contrast(a.Actors, b.Recipients) > 0 || contrast(a.Recipients, b.Actors) > 0)
}

// sameOnes tells whether b is done to those of a, whom it takes up by their noun: "freed eleven sailors … the release of the
// sailors".
func (r *reader) sameOnes(a, b *event) bool {
	return a.whom >= 0 && b.whom >= 0 && r.d.Tokens[a.whom].UPOS == nlp.NOUN && r.d.Tokens[a.whom].Lemma == r.d.Tokens[b.whom].Lemma && r.pointsBack(b.whom) && r.count(b) == ""
}

// sameTwo tells whether b are talks of two persons after which something was, and a is when the two met: "Berg met Lund on
// Monday. Berg was hopeful after talks with Lund."
func (r *reader) sameTwo(a, b *event) bool {
	if p := r.p.Prep(b.head); !b.noun || p != "after" && p != "following" || a.Mode == "phone" != (b.Mode == "phone") {
		return false
	}
	before, now := union(union(nil, a.Actors), a.Recipients), union(union(nil, b.Actors), b.Recipients)
	if len(before) != 2 || len(now) != 2 || len(without(now, before)) > 0 {
		return false
	}
	for _, id := range now {
		if x := r.p.Actor(id); x == nil || x.Kind != record.Person {
			return false
		}
	}
	return true
}

// retold is the meeting that the noun of b only counts or ranks behind a comma: "opened talks in Lima, the first
// negotiations between the two sides in years".
func (r *reader) retold(b *event, before []*event) *event {
	t := &r.d.Tokens[b.head]
	if b.Type != "CONSULT" || !b.noun || t.Head < 0 || t.Head > b.head || r.p.Prep(b.head) != "" || !r.ranked(b.head) || !r.behindComma(b.head) {
		return nil
	}
	for k := len(before) - 1; k >= 0 && r.near(before[k], b, 0); k-- {
		if a := before[k]; !a.gone && a.Type == b.Type {
			return a
		}
	}
	return nil
}

// behindComma tells whether the phrase of noun i begins right behind a comma.
func (r *reader) behindComma(i int) bool {
	lo, _ := r.d.Subtree(i)
	return r.d.Tokens[lo].Form == "," || lo > 0 && r.d.Tokens[lo-1].Form == ","
}

// ranked tells "the first negotiations", "the latest round", "the highest-level meeting", of which nothing else is told
// before.
func (r *reader) ranked(i int) bool {
	for k := range r.d.Kids(i) {
		switch t := &r.d.Tokens[k]; {
		case k > i:
		case ordinals[t.Lower], t.Lower == "latest", t.Lower == "last", t.XPOS == "JJS", t.Lower == "such":
			return true
		}
	}
	return false
}

// sameGathering tells whether two tellings without "the" are of one meeting: the heading "Chad and Niger meet in Lima"
// and "The leaders of Chad and Niger held talks in Lima on Thursday" below it. They name two parties or more in common,
// of which one side has no other, and the same place or day.
func (r *reader) sameGathering(a, b *event) bool {
	if a.Mode == "phone" || b.Mode == "phone" || a.Mode == "visit" || b.Mode == "visit" || gathering(r.meetingNoun(a)) != gathering(r.meetingNoun(b)) || r.again(b) {
		return false
	}
	place := a.Place != nil && b.Place != nil && a.Place.Name == b.Place.Name
	day := r.dayTold(a) && r.dayTold(b) && a.When.EDTF == b.When.EDTF
	if !place && !day {
		return false
	}
	x, y := union(union(nil, a.Actors), a.Recipients), union(union(nil, b.Actors), b.Recipients)
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) > 1 && r.allIn(x, y)
}

// dayTold tells whether the day of an event stands in its own sentence rather than being that of the story.
func (r *reader) dayTold(e *event) bool {
	if e.When == nil || e.When.EDTF == "" || e.When.Span == nil {
		return false
	}
	i := r.d.TokenAt(e.When.Span.Start)
	return i >= 0 && i < len(r.d.Tokens) && r.d.Tokens[i].Sent == r.d.Tokens[e.head].Sent
}

// again tells "met again", "a separate meeting", "further talks": not the meeting told before.
func (r *reader) again(e *event) bool {
	for _, h := range [...]int{e.head, e.verb} {
		for k := range r.d.Kids(h) {
			switch r.d.Tokens[k].Lower {
			case "again", "separate", "separately", "another", "further", "later", "new", "fresh", "other", "more":
				return true
			}
		}
	}
	return false
}

// allIn tells whether all of x are among y, or of the states of those.
func (r *reader) allIn(x, y []record.ActorID) bool {
	for _, id := range x {
		if !contains(y, id) && !r.belongs(id, y) {
			return false
		}
	}
	return true
}

// meetingNoun is the noun that tells a meeting, "meeting" where a verb alone does.
func (r *reader) meetingNoun(e *event) string {
	if e.noun {
		return r.lemma(e.head)
	}
	for k := range r.d.Kids(e.head) {
		if w := r.lemma(k); r.p.World.EventClass("talks", w) {
			return w
		}
	}
	return "meeting"
}

// gathering is the kind of meeting that a noun names: a summit is no conference, but talks may be called a meeting.
func gathering(noun string) string {
	switch noun {
	case "summit", "conference", "congress", "assembly", "forum", "hearing", "seminar", "symposium":
		return noun
	}
	return "meeting"
}

// contrastAll compares all who take part in two events.
func contrastAll(a, b *event) int {
	return contrast(union(union(nil, a.Actors), a.Recipients), union(union(nil, b.Actors), b.Recipients))
}

// sharesMost tells whether more than half of those who meet in the smaller of two meetings meet in the other.
func (r *reader) sharesMost(a, b *event) bool {
	x, y := union(union(nil, a.Actors), a.Recipients), union(union(nil, b.Actors), b.Recipients)
	if len(x) > len(y) {
		x, y = y, x
	}
	return r.mostIn(x, y) || len(x) == len(y) && r.mostIn(y, x)
}

// mostIn tells whether more than half of x are among y, or of the states of those.
func (r *reader) mostIn(x, y []record.ActorID) bool {
	n := 0
	for _, id := range x {
		if contains(y, id) || r.belongs(id, y) {
			n++
		}
	}
	return 2*n > len(x)
}

// belongs tells whether an actor is of a state that is among others, or the state of one of them: an envoy meets for
// his country.
func (r *reader) belongs(id record.ActorID, others []record.ActorID) bool {
	a := r.p.Actor(id)
	if a == nil || a.Country == "" {
		return false
	}
	for _, o := range others {
		if b := r.p.Actor(o); b != nil && b.Country == a.Country && (a.Kind == record.Country || b.Kind == record.Country) {
			return true
		}
	}
	return false
}

// count is the number of those to whom an event is done, as the report writes it.
func (r *reader) count(e *event) string {
	if e.whom < 0 {
		return ""
	}
	if k := r.d.Kid(e.whom, nlp.Nummod); k >= 0 {
		return r.d.Tokens[k].Lower
	}
	return ""
}

func speech(typ string) bool {
	switch typ {
	case "ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE":
		return true
	}
	return false
}

func lemmaOf(r *reader, e *event) string { return r.d.Tokens[e.head].Lemma }

// near tells whether two events stand at most n sentences apart.
func (r *reader) near(a, b *event, n int) bool {
	return r.d.Tokens[b.head].Sent-r.d.Tokens[a.head].Sent <= n
}

// fresh is near from where a was told last: "the blasts" may be taken up all through a report.
func (r *reader) fresh(a, b *event, n int) bool {
	return r.d.Tokens[b.head].Sent-r.d.Tokens[max(a.head, a.last)].Sent <= n
}

// contrast compares two sets of parties: 1 they share one, 0 one is empty, -1 they are different.
func contrast(a, b []record.ActorID) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	for _, id := range a {
		if contains(b, id) {
			return 1
		}
	}
	return -1
}

// sameDay tells whether two dates may be one: the hour of day in one of them, or its vagueness, is no difference, nor is
// a month against a day in it.
func sameDay(a, b *record.When) bool {
	if a == nil || b == nil || a.EDTF == "" || b.EDTF == "" || a.EDTF == b.EDTF {
		return true
	}
	x, y := dayOf(a.EDTF), dayOf(b.EDTF)
	return x == y || strings.HasPrefix(x, y+"-") || strings.HasPrefix(y, x+"-")
}

// dayOf is a date without its hour and its marks of doubt.
func dayOf(edtf string) string {
	day, _, _ := strings.Cut(edtf, "T")
	return strings.TrimRight(day, "~?%")
}

func samePlace(a, b *record.Where) bool {
	if a == nil || b == nil || a.Name == b.Name {
		return true
	}
	unknown := a.Lat == nil || b.Lat == nil
	whole := lexicon.Countries().Named(a.Name) != nil || lexicon.Countries().Named(b.Name) != nil
	return a.Country == b.Country && unknown && !(whole && a.Span != nil && b.Span != nil)
}

// closeBy tells whether two places may be one for what points back: the same, or a quarter of a town and the town.
func closeBy(a, b *record.Where) bool {
	if samePlace(a, b) {
		return true
	}
	if a.Country != b.Country || a.Lat == nil || b.Lat == nil || a.Lon == nil || b.Lon == nil {
		return false
	}
	return math.Abs(*a.Lat-*b.Lat) < 0.12 && math.Abs(*a.Lon-*b.Lon) < 0.12
}

// withoutHosts leaves out the states that only give a meeting its room or bring it about: "thanked Cuba for hosting the
// talks" adds no side to them. A minister who chairs them takes part.
func (r *reader) withoutHosts(ids []record.ActorID, e *event) []record.ActorID {
	var out []record.ActorID
	for _, id := range ids {
		if a := r.p.Actor(id); a != nil && a.Kind == record.Country && (contains(e.Host, id) || contains(e.Mediator, id)) {
			continue
		}
		out = append(out, id)
	}
	return out
}

// join adds to a what b tells.
func (r *reader) join(a, b *event) {
	b.gone = true
	a.last = max(a.last, b.head, b.last)
	for _, s := range b.spans {
		a.spans = addSpan(a.spans, s)
	}
	if a.Type == "CONSULT" && len(a.Actors)+len(a.Recipients) > 1 {
		b.Actors, b.Participants = r.withoutHosts(b.Actors, b), r.withoutHosts(b.Participants, b)
	}
	if a.Mutual || a.Type == "CONSULT" {
		a.Actors = union(a.Actors, without(b.Actors, a.Recipients))
	} else if len(a.Actors) == 0 {
		a.Actors = b.Actors
	}
	if len(a.Recipients) == 0 {
		a.Recipients = without(b.Recipients, a.Actors)
	}
	if a.When == nil {
		a.When = b.When
	}
	if a.Place == nil {
		a.Place = b.Place
	}
	if a.Mode == "" {
		a.Mode = b.Mode
	}
	if a.AttributedTo != nil && b.AttributedTo == nil && !speech(a.Type) {
		if len(b.Actors) > 0 || len(a.Actors) == 0 || !r.onlookers(a.AttributedTo) { // who did it is told on their word alone
			a.AttributedTo = nil // the report says it in its own voice too
		}
	} else if a.AttributedTo != nil && !speech(a.Type) {
		a.AttributedTo = union(a.AttributedTo, b.AttributedTo)
	}
	a.Ongoing = a.Ongoing || b.Ongoing
	a.Participants = union(a.Participants, b.Participants)
	a.Host, a.Mediator = union(a.Host, b.Host), union(a.Mediator, b.Mediator)
	if a.Ordinal == "" {
		a.Ordinal = b.Ordinal
	}
	if a.Level == "" {
		a.Level = b.Level
	}
	if a.Purpose == nil {
		a.Purpose = b.Purpose
	}
}

func addSpan(spans []text.Span, s text.Span) []text.Span {
	for _, x := range spans {
		if x.Contains(s) {
			return spans
		}
	}
	return append(spans, s)
}
