package desk

import (
	"context"
	"slices"
	"sort"

	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

// PositionOptions say which stands Positions gives.
type PositionOptions struct {
	AsOf    string // day: where everybody stood then, YYYY-MM-DD; empty: the whole line
	Lines   bool   // with AsOf: the whole lines up to that day
	Changes bool   // only stands that differ from the one before
	Bare    bool   // without the texts of the reports: enough to be shown, not to be encoded. The answer is others' too, and not changed
}

// Positions tells where actors stand on issues: the line of each over time, or how it stood on a day.
func (d *Desk) Positions(ctx context.Context, q query.Query, o PositionOptions, p store.Page) (*Together, error) {
	t, err := d.lines(ctx, q, o, p)
	if err != nil {
		return nil, err
	}
	if o.AsOf != "" && !o.Lines {
		t.Positions = latest(t.Positions)
	}
	if o.Changes {
		t.Positions = slices.DeleteFunc(t.Positions, func(s *merge.Stand) bool { return s.Was == "" })
	}
	return t, nil
}

// lines are the whole lines, up to a day. Without a question they are told from memory.
func (d *Desk) lines(ctx context.Context, q query.Query, o PositionOptions, p store.Page) (*Together, error) {
	f, follows := d.Store.(follower)
	if follows && q.Where == nil && p.After == "" {
		leave, err := d.stands.turn(ctx)
		if err != nil {
			return nil, err
		}
		defer leave()
		list, ok, err := d.remembered(ctx, f)
		if err != nil {
			return nil, err
		}
		if ok {
			return d.linesOf(ctx, f, list, o, p)
		}
	}
	q = query.All(q, query.Where(query.Kind, "position"))
	if o.AsOf != "" {
		q = query.All(q, query.Where(query.Until, o.AsOf))
	}
	return d.Ask(ctx, q, p)
}

func (d *Desk) linesOf(ctx context.Context, f follower, list []*stand, o PositionOptions, p store.Page) (*Together, error) {
	whole := o.Bare && o.AsOf == "" && !o.Changes && p.Newest // what every page as of a day asks for too
	if whole {
		if t := d.stands.whole(list, p.Limit); t != nil {
			return t, nil
		}
	}
	chosen, next := standsOn(list, p, upTo(o.AsOf))
	m, err := d.together(ctx, f, chosen, !o.Bare)
	if err != nil {
		return nil, err
	}
	t := &Together{m, len(chosen), next}
	if whole {
		d.stands.keepWhole(list, p.Limit, t)
	}
	return t, nil
}

// latest is the last stand of each actor on each issue.
func latest(list []*merge.Stand) []*merge.Stand {
	at := map[string]int{}
	var out []*merge.Stand
	for _, s := range list {
		key := string(s.Actor) + "|" + s.Issue
		if k, ok := at[key]; ok {
			if standDay(s) >= standDay(out[k]) {
				out[k] = s
			}
			continue
		}
		at[key] = len(out)
		out = append(out, s)
	}
	return out
}

// standDay is the first day of a stand, "" when no report tells one.
func standDay(s *merge.Stand) string {
	if s.When == nil {
		return ""
	}
	from, to, _ := record.Range(s.When.EDTF)
	if from == "" {
		return to
	}
	return from
}

// Comparison is where two actors stand on one issue, and how that moved.
type Comparison struct {
	Issue string         `json:"issue"`
	Now   string         `json:"now"`             // agree, differ, one-sided
	Moved string         `json:"moved,omitempty"` // closer, further, "" when neither or not known
	Since string         `json:"since,omitempty"` // day with which is compared
	A     []*merge.Stand `json:"a"`               // lines over time
	B     []*merge.Stand `json:"b"`
}

// Compared is what Compare finds. It is to be shown, and Together not to be encoded: the texts of the reports may not be there.
type Compared struct {
	*Together
	A      string       `json:"a"`
	B      string       `json:"b"`
	Issues []Comparison `json:"issues"`
}

// Compare tells issue by issue whether two actors agree, and whether they came closer since a day ("" means since the
// first that is known of either). It looks at what reports say of these two actors, and infers nothing for them from
// their governments or parties.
func (d *Desk) Compare(ctx context.Context, a, b string, q query.Query, since string) (*Compared, error) {
	t, err := d.linesOfTwo(ctx, a, b, q)
	if err != nil {
		return nil, err
	}
	out := &Compared{Together: t, A: a, B: b}
	who := func(name string) func(*merge.Stand) bool {
		want := query.Where(query.Any, name).Where.(*query.Term)
		return func(s *merge.Stand) bool {
			for _, w := range t.Actors {
				if w.ID == s.Actor {
					return want.Names(append([]string{w.Name}, w.Aliases...))
				}
			}
			return false
		}
	}
	isA, isB := who(a), who(b)
	byIssue := map[string]*Comparison{}
	var order []string
	for _, s := range t.Positions {
		c := byIssue[s.Issue]
		if c == nil {
			c = &Comparison{Issue: s.Issue}
			byIssue[s.Issue], order = c, append(order, s.Issue)
		}
		if isA(s) {
			c.A = append(c.A, s)
		}
		if isB(s) {
			c.B = append(c.B, s)
		}
	}
	sort.Strings(order)
	for _, name := range order {
		c := byIssue[name]
		c.judge(since)
		out.Issues = append(out.Issues, *c)
	}
	sort.SliceStable(out.Issues, func(i, j int) bool { return rank(out.Issues[i]) < rank(out.Issues[j]) })
	return out, nil
}

// linesOfTwo are the lines of two actors. Without a question they are told from memory, and not to be encoded.
func (d *Desk) linesOfTwo(ctx context.Context, a, b string, q query.Query) (*Together, error) {
	f, follows := d.Store.(follower)
	if follows && q.Where == nil {
		leave, err := d.stands.turn(ctx)
		if err != nil {
			return nil, err
		}
		defer leave()
		list, ok, err := d.remembered(ctx, f)
		if err != nil {
			return nil, err
		}
		if ok {
			return d.rememberedOf(ctx, f, list, a, b)
		}
	}
	q = query.All(q, query.Where(query.Kind, "position"), query.Either(query.Where(query.By, a), query.Where(query.By, b)))
	return d.Ask(ctx, q, store.Page{})
}

// rank puts issues on which both stand somewhere first.
func rank(c Comparison) int {
	if c.Now == "one-sided" {
		return 1
	}
	return 0
}

// leaning puts stances on one line, so that two can be compared: from refusing a thing to wanting it.
var leaning = map[string]int{"rules_out": -2, "opposes": -2, "conditional": 1, "open": 1, "supports": 2, "demands": 2}

func (c *Comparison) judge(since string) {
	if len(c.A) == 0 || len(c.B) == 0 {
		c.Now = "one-sided"
		return
	}
	now := apart(at(c.A, "9999"), at(c.B, "9999"))
	c.Now = "differ"
	if leaning[at(c.A, "9999").Stance]*leaning[at(c.B, "9999").Stance] > 0 {
		c.Now = "agree"
	}
	if since == "" {
		since = max(standDay(c.A[0]), standDay(c.B[0]))
	}
	a, b := at(c.A, since), at(c.B, since)
	if a == nil || b == nil {
		return
	}
	c.Since = since
	switch then := apart(a, b); {
	case now < then:
		c.Moved = "closer"
	case now > then:
		c.Moved = "further"
	}
}

// at is the stand that held on a day, nil before the first.
func at(line []*merge.Stand, day string) *merge.Stand {
	var out *merge.Stand
	for _, s := range line {
		if standDay(s) <= day {
			out = s
		}
	}
	return out
}

func apart(a, b *merge.Stand) int {
	n := leaning[a.Stance] - leaning[b.Stance]
	return max(n, -n)
}
