package merge

import (
	"slices"
	"strings"
)

// sameEvent tells whether two reports tell of one happening. The two must go together, each must be what the other goes
// best with in its report, or a second mention of that: a list of twenty strikes is not one strike because each of them
// would go with one of the other report.
func sameEvent(a *Digest, i int, b *Digest, j int) bool {
	p := pair{a, b, &a.Items[i], &b.Items[j]}
	score := p.event()
	if score < enough {
		return false
	}
	bi, si := best(b, j, a) // what j goes best with in a
	bj, sj := best(a, i, b)
	if score < si && !again(a, i, bi) {
		return false
	}
	return score >= sj || again(b, j, bj)
}

// best is the item of a report that goes best with item j of d, and how well.
func best(d *Digest, j int, in *Digest) (item, score int) {
	item = -1
	for i := range in.Items {
		if in.Items[i].Kind != Event {
			continue
		}
		if n := (pair{in, d, &in.Items[i], &d.Items[j]}).event(); n > score {
			item, score = i, n
		}
	}
	return item, score
}

// again tells whether items i and k of a report may be two mentions of one happening that its reader has not put
// together: nothing is against it, and they share words.
func again(d *Digest, i, k int) bool {
	if i == k || k < 0 {
		return true
	}
	p := pair{d, d, &d.Items[i], &d.Items[k]}
	x, y := p.x, p.y
	return sameType(x.Class, y.Class) && p.gap() == 0 && places(x.Sites, y.Sites) >= 0 && p.who() >= 0 &&
		(shared(x.Words, y.Words) > 0 || x.Mode != "" && x.Mode == y.Mode)
}

// retold tells whether a report tells one act of force twice: on one day, in no two places, by no two sides, and in words
// that are not only those of any attack. "The bombing of the camp", and further down "two of the bombs fell in the camp".
func (p pair) retold() bool {
	x, y := p.x, p.y
	return x.Class == "ASSAULT" && y.Class == "ASSAULT" && x.Told == y.Told && !x.More && !y.More && x.exact() && y.exact() && p.gap() == 0 &&
		(x.Mode == y.Mode || x.Mode == "" || y.Mode == "" || blasts[x.Mode] && blasts[y.Mode]) && places(x.Sites, y.Sites) >= 0 && p.who() >= 0 && weight(x.Words, y.Words) >= 3
}

// blasts are the ways of doing it between which a report of one blast may choose.
var blasts = map[string]bool{"aerial": true, "explosives": true, "heavy-weapons": true}

// event scores how well two items go together as one happening: type, time, place and parties, and what only this
// happening has: a place below the country, names, words. 0 is "not at all".
func (p pair) event() int {
	x, y := p.x, p.y
	if !sameType(x.Class, y.Class) || !sameTold(x.Told, y.Told) || x.From == 0 || y.From == 0 {
		return 0
	}
	words, wide := shared(x.Words, y.Words), shared(x.Words, y.Near)+shared(x.Near, y.Words)
	if x.Class != y.Class && words < 3 {
		return 0
	}
	if p.copied(words) {
		return 40
	}
	if spoken[x.Class] && len(x.By) > 0 && len(y.By) > 0 && sides(x.By, y.By) < 2 {
		return 0
	}
	where, heavy, story, sum := places(x.Sites, y.Sites), weight(x.Words, y.Words), p.story(), p.sum()
	if words == 0 && !p.pact() && !p.oneScene(where) && (wide < 2 || x.Mode != y.Mode || where < 4) {
		return 0
	}
	if story < 3 && (heavy < 6 || p.who() < 4) { // reports on other matters may tell it beside: then both sides and the words must
		return 0
	}
	if !sum && heavy < p.needed(where) {
		return 0
	}
	score := p.dead() + p.when() + where + p.who() + min(heavy, 6) + min(wide, 2) + min(shared(x.Names, y.Names), 2) + min(story/2, 4)
	if x.Mode != "" && x.Mode == y.Mode {
		score++
	}
	if sum {
		score += 4
	}
	return max(score, 0)
}

// oneScene tells whether both are acts of force in one town on one day, told by the day, that no weapon tells apart: "Saturday's
// violence in Nyala" is the shooting there.
func (p pair) oneScene(where int) bool {
	x, y := p.x, p.y
	return x.Class == "ASSAULT" && y.Class == "ASSAULT" && where == 4 && x.exact() && y.exact() && p.gap() == 0 && !x.More && !y.More &&
		(x.Mode == "" || y.Mode == "" || x.Mode == y.Mode || blasts[x.Mode] && blasts[y.Mode]) && p.who() >= 0
}

// sum tells whether both count the same in their own words, by a number that is no round one, of the same thing: "received $13.7
// billion in loans", "the 13.7 billion that it has received". The dead of an attack are compared as such.
func (p pair) sum() bool {
	x, y := p.x, p.y
	if x.Class != y.Class || forces[x.Class] {
		return false
	}
	for _, n := range sums(x.Words) {
		if contains(y.Words, n) && shared(x.Words, y.Words) > 1 {
			return true
		}
	}
	return false
}

// forces are the types whose numbers are tolls.
var forces = map[string]bool{"ASSAULT": true, "COERCE": true, "PROTEST": true}

// sums are the numbers in a list of stems that two reports hardly give by chance: three digits and more that are not all
// noughts behind the first two, and no year.
func sums(words []string) []string {
	var out []string
	for _, w := range words {
		if len(w) < 3 || strings.Trim(w, "0123456789") != "" || len(strings.TrimRight(w, "0")) < 3 || len(w) == 4 && (w[:2] == "19" || w[:2] == "20") {
			continue
		}
		out = append(out, w)
	}
	return out
}

// needed is how much of their words two events must share: more when the reports are of different days and not both
// say when it happened, since a war goes on in the same places from day to day. Where neither says it, each tells what is new
// on its day: "Shells hit a market in Khartoum" twice is two markets.
func (p pair) needed(where int) int {
	switch {
	case p.gap() == 1:
		return 5
	case p.x.exact() && p.y.exact() || p.apart() == 0:
		return 0
	case p.pact():
		return 0
	case bodies(p.x.By, p.y.By):
		return 2
	case p.x.Dated && p.y.Dated:
		return 3
	case p.apart() > 1:
		return 6 // what is not dated has mostly happened on the day or the day before
	case (p.x.Dated || p.y.Dated) && (where == 4 || p.story() >= 5):
		return 3
	}
	return 5
}

// pact tells whether both tell that the same two sides came to terms, one of them on which day: in one month two sides sign
// one deal, which one report tells as "agreed to halt the fighting" and another as "the accord signed in May".
func (p pair) pact() bool {
	x, y := p.x, p.y
	return x.Class == "AGREE" && y.Class == "AGREE" && x.Dated && y.Dated && p.gap() == 0 && (x.exact() || y.exact()) && max(x.To-x.From, y.To-y.From) <= 31 && p.who() >= 4
}

// dead scores what two events say of the dead: the same number speaks for one event; unless both are of one day, another
// number speaks against it, and more so a lower one in the later report.
func (p pair) dead() int {
	if p.x.Amount == nil || p.y.Amount == nil {
		return 0
	}
	f, okF := figureOf(p.x.Amount.Min, p.x.Amount.Max, p.x.Amount.Qualifier)
	g, okG := figureOf(p.y.Amount.Min, p.y.Amount.Max, p.y.Amount.Qualifier)
	switch {
	case !okF || !okG:
		return 0
	case f.agrees(g):
		if f.value() >= 5 {
			return 3
		}
		return 1
	case p.x.exact() && p.y.exact() && p.gap() == 0:
		return 0
	case p.a.Day < p.b.Day && f.value() > g.value() || p.a.Day > p.b.Day && f.value() < g.value():
		return -5
	}
	return -2
}

// bodies tells whether one body or person by name, and no country, does it in both.
func bodies(p, q []Party) bool {
	for _, s := range p {
		for _, t := range q {
			if s.Key[:2] == "n:" && partyMatch(s, t) == 2 {
				return true
			}
		}
	}
	return false
}

// spoken are the types of acts that are words: who speaks is part of what they are.
var spoken = map[string]bool{"REQUEST": true, "ACCUSE": true, "REJECT": true, "THREATEN": true, "SUPPORT": true}

// enough is the score from which on two events are one: say the same day (3) and country (1), the same sufferer (2), a
// word in common (2) and reports that turn on the same (2).
const enough = 9

// copied tells whether two items are told in the same words in reports of the same days, and of no two places: "Three people are
// killed and others hurt in a mass shooting in" is told of many towns.
func (p pair) copied(words int) bool {
	n := max(len(p.x.Words), len(p.y.Words))
	if p.twins() && words*2 >= n && p.x.Class == p.y.Class {
		return true
	}
	return n >= 5 && words*5 >= n*4 && places(p.x.Sites, p.y.Sites) >= 0 && p.apart() <= 3 && p.gap() == 0 && p.x.Class == p.y.Class
}

// twins tells whether the two reports are near-duplicates.
func (p pair) twins() bool {
	return p.a.Doc != p.b.Doc && sameText(&p.a.Items[0], &p.b.Items[0])
}

// weight is what the words tell that two sentences share: two each, one for those that any report of a conflict has.
func weight(a, b []string) int {
	return 2*shared(a, b) - shared(a, commonIn(b))
}

// commonIn are the words of a sorted list that any report of a conflict has.
func commonIn(list []string) []string {
	var out []string
	for _, w := range list {
		if warWords()[w] {
			out = append(out, w)
		}
	}
	return out
}

var typeFamilies = map[string]string{"AGREE": "agree", "COOPERATE": "agree", "CONSULT": "agree", "ASSAULT": "force", "COERCE": "force"}

func sameType(a, b string) bool {
	return a == b || typeFamilies[a] != "" && typeFamilies[a] == typeFamilies[b]
}

// sameTold tells whether what one report tells so can be what the other tells so: what is planned in the first report
// has happened in the second, what one side asserts the other denies; what is demanded has not happened.
func sameTold(a, b string) bool {
	return (a == "demanded" || a == "possible") == (b == "demanded" || b == "possible")
}

// when scores the times of two events. As told they must meet or be a day apart; of one that is not dated is known only
// that it is news in a report of those days.
func (p pair) when() int {
	x, y := p.x, p.y
	gap := p.gap()
	switch {
	case !(x.Dated && y.Dated) && p.apart() <= recounted && p.sum():
		return 0
	case gap > 1:
		return -99
	case x.Dated && y.Dated && gap == 1:
		return -2
	case x.exact() && y.exact():
		return 3
	case x.Dated && y.Dated:
		return 2
	case x.Dated:
		return fresh(x, p.b.Day)
	case y.Dated:
		return fresh(y, p.a.Day)
	case p.apart() > 2:
		return -99
	}
	return 1
}

// exact tells whether the report tells the day, or the night.
func (it *Item) exact() bool { return it.Dated && it.To-it.From <= 1 }

// fresh scores a dated event against an undated one in a report of that day: news of the last days goes with it.
func fresh(it *Item, day int) int {
	age := day - it.To
	if it.From <= day {
		age = max(age, 0) // "this week", on a Wednesday
	}
	switch {
	case age < -1:
		return -99
	case age < 0 && it.Told != "planned":
		return -3
	case age <= 2 && it.To-it.From <= 7:
		return 1
	}
	return -1
}

// others tells whether of the sides of two talks or deals, two and more in each, no two are the same: what one country
// signs with a second is not what it signs with a third on that day.
func others(x, y *Item) bool {
	p, q := parties(x), parties(y)
	if len(p) < 2 || len(q) < 2 {
		return false
	}
	n := 0
	for _, s := range p {
		if slices.ContainsFunc(q, func(t Party) bool { return partyMatch(s, t) >= 1 }) {
			n++
		}
	}
	return n < 2
}

// parties are those who take part by name or country, each once.
func parties(it *Item) []Party {
	var out []Party
	for _, p := range append(slices.Clone(it.By), it.On...) {
		if p.Key[:2] != "g:" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// who scores the parties, also with the sides exchanged where both take part.
func (p pair) who() int {
	x, y := p.x, p.y
	straight := sides(x.By, y.By) + sides(x.On, y.On)
	if typeFamilies[x.Class] == "agree" {
		if others(x, y) {
			return -3
		}
		straight = max(straight, sides(x.By, y.On)+sides(x.On, y.By))
	}
	if x.Mode == "release" && y.Mode == "release" { // by one report they freed theirs, by another got them back
		straight = max(straight, sides(x.By, y.On)+sides(x.On, y.By))
	}
	if straight < 0 {
		return 3 * straight
	}
	return straight
}
