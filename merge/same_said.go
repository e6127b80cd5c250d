package merge

// statement tells whether two reports pass on words said once: a quotation that they share, or much of what is said, by
// speakers who go together.
func (p pair) statement() bool {
	x, y := p.x, p.y
	who := sides(x.By, y.By)
	common := commonHashes(x.Quote, y.Quote)
	if len(x.Quote) >= 4 && len(y.Quote) >= 4 && common*2 >= min(len(x.Quote), len(y.Quote)) && who >= 0 && p.a.Doc != p.b.Doc {
		return true
	}
	apart := p.apart()
	if p.recalls() {
		apart = 0
	}
	if who < 1 || apart > 7 {
		return false
	}
	words, short := shared(x.Words, y.Words), min(len(x.Words), len(y.Words))
	switch {
	case short >= 3 && words*10 >= short*7 && who == 2 && apart <= 4:
		return true
	case p.a.Doc == p.b.Doc:
		return false
	case x.Told == "denied" && y.Told == "denied" && p.story() >= 4 && apart <= 7:
		return true // one side denies one act in the words of its spokesman and of its army
	case x.Told == "charged" && y.Told == "charged" && who == 2 && sides(x.On, y.On) >= 1 && p.story() >= 4:
		return true // one side lays one act to another's charge
	}
	if apart > 4 {
		return false
	}
	return p.story() >= 4 && words >= 4 && words*2 >= short || p.story() >= 4 && common >= 1 && words >= 3
}

// recalls tells whether one of two reports passes on what was said when the other came out: "said in September that".
func (p pair) recalls() bool {
	old := func(it *Item, day, other int) bool {
		return it.Dated && it.To < day-7 && it.To-it.From <= 40 && other >= it.From && other <= it.To+2
	}
	return old(p.x, p.a.Day, p.b.Day) || old(p.y, p.b.Day, p.a.Day)
}

// commonHashes is how many hashes two sorted lists share.
func commonHashes(a, b []uint32) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// proposal tells whether two reports tell of one proposal.
func (p pair) proposal() bool {
	x, y := p.x, p.y
	if x.Class != y.Class || p.apart() > 30 || sides(x.By, y.By) < 0 {
		return false
	}
	words := shared(x.Words, y.Words)
	return words >= 2 && sides(x.By, y.By) == 2 && p.story() >= 4 || p.copied(words)
}

// number tells whether two tolls or figures count the same: of one kind, in one place, in reports on one matter, and in
// sentences that share what is counted.
func (p pair) number() bool {
	x, y := p.x, p.y
	if x.Class != y.Class || x.Mode != y.Mode && x.Mode != "" && y.Mode != "" || p.apart() > 31 || p.story() < 4 {
		return false
	}
	if places(x.Sites, y.Sites) < 0 {
		return false
	}
	if x.Kind == Toll {
		return p.toll()
	}
	if p.apart() > 3 { // figures that change over weeks are somebody's
		return bodies(x.By, y.By) && weight(x.Near, y.Near)+weight(x.Words, y.Words) >= 3
	}
	return sides(x.By, y.By) >= 0 && p.sentence() >= 3 && weight(x.Near, y.Near)+weight(x.Words, y.Words) >= 3
}

// toll tells whether two tolls are of one happening that no event tells: of one place, and in sentences that share more
// than any two sentences on the dead of a war. "At least four people are killed" is told every day. Who is freed or seized
// on another day is another batch.
func (p pair) toll() bool {
	x, y := p.x, p.y
	if p.gap() > 1 || p.apart() > 7 || (batches[x.Class] || x.daily() || y.daily()) && !p.oneDay() || shared(x.Words, y.Words) == 0 {
		return false
	}
	if p.apart() > 3 && p.dead() <= -5 {
		return false // a lower number days later is that of another wreck
	}
	rare := p.sentence() - p.common()
	switch n := places(x.Sites, y.Sites); {
	case n >= 4:
		return rare >= 1
	case n >= 1:
		return rare >= 2
	}
	return rare >= 3+min(1, len(x.Sites), len(y.Sites))
}

// daily tells "216 deaths in the past 24 hours", which every day has.
func (it *Item) daily() bool {
	return contains(it.Names, "24") && (contains(it.Near, "hour") || contains(it.Words, "hour"))
}

// oneDay tells whether two items are of one day, as told or by their reports.
func (p pair) oneDay() bool {
	if p.x.exact() && p.y.exact() {
		return p.gap() == 0
	}
	return p.apart() == 0
}

// common is how many of the words that the sentences of two items share any report of a conflict has.
func (p pair) common() int {
	x, y := p.x, p.y
	w, n := commonIn(x.Words), commonIn(x.Near)
	return shared(w, y.Words) + shared(w, y.Near) + shared(n, y.Words) + shared(n, y.Near)
}

// sentence is how many words the sentences of two items share.
func (p pair) sentence() int {
	x, y := p.x, p.y
	return shared(x.Words, y.Words) + shared(x.Words, y.Near) + shared(x.Near, y.Words) + shared(x.Near, y.Near)
}
