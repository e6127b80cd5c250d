package merge

// Same tells whether item i of a and item j of b are the same thing: one report printed twice, one actor, one happening,
// words said once. It looks at the two digests only and is symmetric. It would rather miss than mistake: what is
// taken for the same is joined with all that each of the two is joined with.
func Same(a *Digest, i int, b *Digest, j int) bool {
	x, y := &a.Items[i], &b.Items[j]
	if x.Kind != y.Kind {
		return false
	}
	p := pair{a, b, x, y}
	switch x.Kind {
	case Document:
		return sameText(x, y)
	case Name:
		return sameName(x, y)
	case Actor:
		return a.Doc != b.Doc && p.actor()
	case Event:
		return a.Doc != b.Doc && sameEvent(a, i, b, j) || a.Doc == b.Doc && i != j && p.retold()
	case Statement:
		return p.statement()
	case Proposal:
		return p.proposal()
	case Toll, Figure:
		return a.Doc != b.Doc && p.number()
	}
	return false
}

// sameText tells whether two reports are one text: they agree in most words, and in their numbers but for one in ten. The
// same story with another toll is a later take of it, and has something to say.
func sameText(x, y *Item) bool {
	n := min(len(x.Names), len(y.Names))
	return n-shared(x.Names, y.Names) <= n/10 && agree(x.Sketch, y.Sketch) >= alike
}

// pair are two items with their reports.
type pair struct {
	a, b *Digest
	x, y *Item
}

// story tells how much two reports turn on the same: two for a name, one for a word. Of wire copy on one day about one
// matter most pairs have six and more; of reports about two matters in one country hardly any.
func (p pair) story() int {
	if p.a.Doc == p.b.Doc {
		return 20
	}
	n, i, j := 0, 0, 0
	s, t := p.a.Story, p.b.Story
	for i < len(s) && j < len(t) {
		switch {
		case s[i] == t[j]:
			if n++; s[i][0] == '^' {
				n++
			}
			i, j = i+1, j+1
		case s[i] < t[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// apart is the number of days between the publications, a large number when one is unknown.
func (p pair) apart() int {
	if p.a.Day == 0 || p.b.Day == 0 {
		return 1 << 20
	}
	return abs(p.a.Day - p.b.Day)
}

// close tells whether both reports are about one matter in one week.
func (p pair) close() bool { return p.apart() <= 7 && p.story() >= 6 }

func abs(n int) int { return max(n, -n) }

// gap is how many days lie between the times of two items, 0 when they meet.
func (p pair) gap() int { return max(0, p.x.From-p.y.To, p.y.From-p.x.To) }

// partyMatch tells how well two parties go together: 2 the same, 1 of one country or one of them not named, 0 nothing
// known, -1 two others.
func partyMatch(p, q Party) int {
	switch {
	case p.Key == q.Key && p.Key[:2] != "g:":
		return 2
	case p.Key == q.Key:
		return 1
	case p.Key[:2] == "n:" && q.Key[:2] == "n:":
		if n, last := matched(tokens(p.Key[2:]), tokens(q.Key[2:])); last && n >= 1 || n >= 2 {
			return 2
		}
	}
	switch {
	case p.Country != "" && p.Country == q.Country:
		return 1
	case p.Key[:2] == "g:" || q.Key[:2] == "g:":
		return 0
	}
	return -1
}

// sides tells how well two lists of parties go together: the best match, 0 when one is empty.
func sides(p, q []Party) int {
	if len(p) == 0 || len(q) == 0 {
		return 0
	}
	best := -1
	for _, s := range p {
		for _, t := range q {
			best = max(best, partyMatch(s, t))
		}
	}
	return best
}

// places tells how well the places of two items go together: 4 one town, 2 one region, 1 one country, 0 nothing known,
// -2 two countries as a whole, -4 two places of one country, -5 places in two countries.
func places(a, b []Site) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	points, unknown, regions, rest := -9, -9, -9, -9
	for _, s := range a {
		for _, t := range b {
			m := placeMatch(s, t)
			switch {
			case s.Whole || t.Whole:
				rest = max(rest, m)
			case s.Wide || t.Wide:
				regions = max(regions, m)
			case s.Country == "" || t.Country == "":
				unknown = max(unknown, m)
			default:
				points = max(points, m)
			}
		}
	}
	if points == -9 || unknown == 4 { // a street that nobody knows does not make one of two towns
		points = max(points, unknown)
	}
	switch {
	case points > -9:
		return points // two towns of one region are two places
	case regions > -9 && (regions > 0 || rest <= 0):
		return regions
	}
	return rest
}

func placeMatch(s, t Site) int {
	switch {
	case s.Whole && t.Whole && s.Country == t.Country:
		return 1
	case s.Whole && t.Whole: // readers take the country of who strikes for that of who is struck
		return -2
	case s.Whole || t.Whole:
		if s.Country == "" || s.Country == t.Country || t.Country == "" {
			return 0
		}
		return -5
	case s.Name == t.Name && (s.Wide || t.Wide):
		return 2
	case s.Name == t.Name || near(s, t) && !s.Wide && !t.Wide:
		return 4
	case s.Country == "" || t.Country == "":
		return -1
	case s.Country == t.Country && (s.Wide != t.Wide):
		return 0 // the town may lie in the region
	case s.Country == t.Country:
		return -4
	}
	return -5
}

// near tells whether two places are within some 12 km.
func near(s, t Site) bool {
	if s.Lat == 0 && s.Lon == 0 || t.Lat == 0 && t.Lon == 0 {
		return false
	}
	dy, dx := s.Lat-t.Lat, s.Lon-t.Lon
	return dy*dy+dx*dx < 0.011
}
