package desk

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

// follower is an archive that tells what changed in it, so that what is remembered of it can follow.
type follower interface {
	// Version is another number whenever anything was kept in the archive that questions can find.
	Version(context.Context) (int64, error)
	// Changed are the reports whose entries, or the groups of whose actors or copies, are others than as of a version; false
	// when that cannot be told.
	Changed(ctx context.Context, since int64) ([]string, bool, error)
	// Texts fills in the texts of the reports of hits.
	Texts(ctx context.Context, hits []store.Hit) error
}

// standsKept is how many positions are remembered, of a KB each. Of an archive with more each question is answered from the
// file.
const standsKept = 200_000

// stands are the positions of the archive that nobody rejected, remembered in the order of time: there are few, and where
// everybody stood on a day is asked of all of them.
type stands struct {
	mu      sync.Mutex
	version int64 // 0: nothing is remembered
	list    []*stand
	same    same
	newest  *newest
	reading chan struct{} // closed when the memory that is being read is there; nil when none is
	one     chan struct{} // who answers from the file meanwhile
}

// newest is the whole line as it was merged for a page, of a list.
type newest struct {
	of       []*stand
	limit    int
	together *Together
}

// whole is the whole line that was merged of a list already, nil when it was not.
func (s *stands) whole(list []*stand, limit int) *Together {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := s.newest; n != nil && n.limit == limit && sameList(n.of, list) {
		return n.together
	}
	return nil
}

func (s *stands) keepWhole(list []*stand, limit int, t *Together) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if sameList(s.list, list) {
		s.newest = &newest{list, limit, t}
	}
}

// sameList tells whether two lists are one: each is made whole, and never changed.
func sameList(a, b []*stand) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }

// stand is a position, as far as it takes to merge it.
type stand struct {
	day      query.Day
	n        int64
	when     query.Span
	dated    bool
	report   *store.Head
	copies   string // group of the report
	position *record.Position
	actors   []*record.Actor
	groups   []string // of the actors
	by       string   // group of whose position it is
	issues   []record.Issue
	words    string
}

// same are values that many stands share.
type same struct {
	reports map[store.Head]*store.Head
	actors  map[actorKey]*record.Actor
	words   map[string]string
}

type actorKey struct {
	id            record.ActorID
	name, country string
	kind          record.ActorKind
	codes         record.Codes
}

func newSame() same {
	return same{map[store.Head]*store.Head{}, map[actorKey]*record.Actor{}, map[string]string{}}
}

func (s *same) report(h store.Head) *store.Head {
	if s.reports[h] == nil {
		s.reports[h] = &h
	}
	return s.reports[h]
}

func (s *same) actor(a *record.Actor) *record.Actor {
	k := actorKey{id: a.ID, name: a.Name, country: a.Country, kind: a.Kind}
	if a.Codes != nil {
		k.codes = *a.Codes
	}
	if s.actors[k] == nil {
		s.actors[k] = a
	}
	return s.actors[k]
}

func (s *same) word(w string) string {
	if _, ok := s.words[w]; !ok {
		s.words[w] = w
	}
	return s.words[w]
}

// Remember reads into memory what many questions are about, for whoever asks more than one. Until it is done one at a time
// is answered from the file; from then on the memory follows the archive, whoever changes it.
func (d *Desk) Remember(ctx context.Context) error {
	f, follows := d.Store.(follower)
	if !follows {
		return nil
	}
	d.stands.mu.Lock()
	d.stands.begin()
	d.stands.mu.Unlock()
	return d.remember(ctx, f)
}

// begin makes whoever asks wait for the memory, or for a turn at the file. The lock is held.
func (s *stands) begin() {
	s.version, s.reading, s.one = 0, make(chan struct{}), make(chan struct{}, 1)
}

// remember reads the memory that was begun. When it fails, questions are answered from the file.
func (d *Desk) remember(ctx context.Context, f follower) error {
	version, list, same, err := d.readStands(ctx, f)
	s := &d.stands
	s.mu.Lock()
	defer s.mu.Unlock()
	s.version, s.list, s.same, s.newest = version, list, same, nil
	close(s.reading)
	s.reading = nil
	return err
}

// readStands reads all positions, with the version of the archive that they are of; 0 when they are too many.
func (d *Desk) readStands(ctx context.Context, f follower) (version int64, list []*stand, s same, err error) {
	s = newSame()
	if version, err = f.Version(ctx); err != nil {
		return 0, nil, s, err
	}
	n, err := d.Count(ctx, query.Where(query.Kind, "position"))
	if err != nil || n > standsKept {
		return 0, nil, s, err
	}
	if list, err = d.standsOf(ctx, query.Query{}, s); err != nil {
		return 0, nil, s, err
	}
	return version, list, s, nil
}

// turn is the right of one to answer from the file while the others wait for the memory that is being read: fifty who
// all merged the entries would keep it from being read.
func (s *stands) turn(ctx context.Context) (done func(), err error) {
	s.mu.Lock()
	reading, one := s.reading, s.one
	s.mu.Unlock()
	if reading == nil {
		return func() {}, nil
	}
	select {
	case <-reading:
		return func() {}, nil
	case one <- struct{}{}:
		return func() { <-one }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// remembered are the positions of the archive as it is now; false when they are not in memory.
func (d *Desk) remembered(ctx context.Context, f follower) ([]*stand, bool, error) {
	s := &d.stands
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.version == 0 {
		return nil, false, nil
	}
	version, err := f.Version(ctx)
	if err != nil || version == s.version {
		return s.list, err == nil, err
	}
	changed, known, err := f.Changed(ctx, s.version)
	if err != nil {
		return nil, false, err
	}
	if !known || version < s.version {
		s.begin()
		go func() { _ = d.remember(context.WithoutCancel(ctx), f) }()
		return nil, false, nil
	}
	if err := d.rememberAgain(ctx, s, changed); err != nil {
		return nil, false, err
	}
	s.version = version
	return s.list, true, nil
}

// rememberAgain brings the positions of some reports up to date. What readers have in hand stays as it is.
func (d *Desk) rememberAgain(ctx context.Context, s *stands, docs []string) error {
	changed := map[string]bool{}
	for _, id := range docs {
		changed[id] = true
	}
	list := slices.DeleteFunc(slices.Clone(s.list), func(x *stand) bool { return changed[x.report.ID] })
	for part := range slices.Chunk(docs, 200) {
		var of []query.Query
		for _, id := range part {
			of = append(of, query.Where(query.Doc, id))
		}
		fresh, err := d.standsOf(ctx, query.Either(of...), s.same)
		if err != nil {
			return err
		}
		for _, x := range fresh {
			if slices.Contains(part, x.report.ID) { // and not of a copy that had such an id elsewhere
				list = append(list, x)
			}
		}
	}
	slices.SortFunc(list, func(a, b *stand) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.n, b.n)) })
	s.list, s.newest = list, nil
	return nil
}

// standsPage is how many positions are fetched at a time.
const standsPage = 5000

// standsOf are the positions that a question finds, in the order of time.
func (d *Desk) standsOf(ctx context.Context, q query.Query, s same) ([]*stand, error) {
	q = Held(query.All(query.Where(query.Kind, "position"), q))
	var out []*stand
	for page := (store.Page{Limit: standsPage}); ; {
		found, err := d.Store.Find(ctx, q, page)
		if err != nil {
			return nil, err
		}
		some := make([]*stand, len(found.Hits))
		for i := range found.Hits {
			some[i] = s.stand(&found.Hits[i])
		}
		if err := d.groupStands(ctx, some, s); err != nil {
			return nil, err
		}
		out = append(out, some...)
		if page.After = found.Next; page.After == "" {
			return out, nil
		}
	}
}

func (s *same) stand(h *store.Hit) *stand {
	p := h.Record.Positions[0]
	p.Issue, p.Stance, p.Was, p.By = s.word(p.Issue), s.word(p.Stance), s.word(p.Was), s.word(p.By)
	x := &stand{day: h.Day, n: h.N, report: s.report(h.Report), position: &p, words: merge.Quote(h.Words)}
	x.when, x.dated = query.When(&h.Entry, h.Report.Published)
	for _, a := range h.Record.Actors {
		x.actors = append(x.actors, s.actor(a))
	}
	for _, i := range h.Record.Issues {
		x.issues = append(x.issues, record.Issue{ID: s.word(i.ID), Name: s.word(i.Name)})
	}
	return x
}

// groupStands fills in the groups of actors and reports.
func (d *Desk) groupStands(ctx context.Context, list []*stand, s same) error {
	var who, docs []store.Ref
	for _, x := range list {
		docs = append(docs, store.Ref{Doc: x.report.ID})
		for _, a := range x.actors {
			who = append(who, store.Ref{Doc: x.report.ID, Entry: string(a.ID)})
		}
	}
	ofWho, err := d.Store.Groups(ctx, "actor", who)
	if err != nil {
		return err
	}
	ofDocs, err := d.Store.Groups(ctx, "document", docs)
	if err != nil {
		return err
	}
	for i, x := range list {
		x.copies = ofDocs[i]
		for _, a := range x.actors {
			g := s.word(ofWho[0])
			x.groups, ofWho = append(x.groups, g), ofWho[1:]
			if a.ID == x.position.Actor {
				x.by = g
			}
		}
	}
	return nil
}

// standsOn is a page of remembered positions that a condition accepts.
func standsOn(list []*stand, p store.Page, accepts func(*stand) bool) (chosen []*stand, next string) {
	take := func(x *stand) bool {
		if !accepts(x) {
			return true
		}
		if p.Limit > 0 && len(chosen) == p.Limit {
			last := chosen[p.Limit-1]
			next = store.Cursor(last.day, last.n)
			return false
		}
		chosen = append(chosen, x)
		return true
	}
	if p.Newest {
		for _, x := range slices.Backward(list) {
			if !take(x) {
				break
			}
		}
		return chosen, next
	}
	for _, x := range list {
		if !take(x) {
			break
		}
	}
	return chosen, next
}

// upTo accepts what is dated and began by a day, as until: does.
func upTo(day string) func(*stand) bool {
	if day == "" {
		return func(*stand) bool { return true }
	}
	begins, ends := query.Where(query.Until, day).Where.(*query.Term).Days()
	return func(x *stand) bool {
		return x.dated && begins.From <= x.when.From && x.when.From <= begins.To && ends.From <= x.when.To && x.when.To <= ends.To
	}
}

// rememberedOf are the lines of the actors with names that hold some words.
func (d *Desk) rememberedOf(ctx context.Context, f follower, list []*stand, names ...string) (*Together, error) {
	who := map[string]bool{}
	for _, name := range names {
		groups, err := d.Store.Named(ctx, name)
		if err != nil {
			return nil, err
		}
		for _, g := range groups {
			who[g] = true
		}
	}
	chosen, _ := standsOn(list, store.Page{}, func(x *stand) bool { return who[x.by] })
	m, err := d.together(ctx, f, chosen, false)
	if err != nil {
		return nil, err
	}
	return &Together{m, len(chosen), ""}, nil
}

// together merges remembered positions. With texts they can be encoded.
func (d *Desk) together(ctx context.Context, f follower, list []*stand, texts bool) (*merge.Merged, error) {
	parts, words := make(map[string]*record.Record, len(list)), make(map[store.Ref]string, len(list))
	clusters := make(merge.Clusters, 3*len(list))
	var records []*record.Record
	for _, x := range list {
		doc := x.report.ID
		r := parts[doc]
		if r == nil {
			h := x.report
			r = &record.Record{Document: record.Document{ID: doc, Title: h.Title, Source: h.Source, Published: h.Published, URL: h.URL}}
			parts[doc], records = r, append(records, r)
			clusters[merge.Ref{Kind: merge.Document, Doc: doc}] = x.copies
		}
		for i, a := range x.actors {
			if !holds(r, a.ID) {
				r.Actors = append(r.Actors, a)
				clusters[merge.Ref{Kind: merge.Actor, Doc: doc, Entry: string(a.ID)}] = x.groups[i]
			}
		}
		r.Positions = append(r.Positions, *x.position)
		adoptIssues(r, x.issues)
		words[store.Ref{Doc: doc, Entry: x.position.ID}] = x.words
	}
	if texts {
		if err := fillTexts(ctx, f, records); err != nil {
			return nil, err
		}
	}
	return merge.Lines(records, clusters, func(doc, entry string) string { return words[store.Ref{Doc: doc, Entry: entry}] }), nil
}

func fillTexts(ctx context.Context, f follower, records []*record.Record) error {
	hits := make([]store.Hit, len(records))
	for i, r := range records {
		hits[i] = store.Hit{Report: store.Head{ID: r.Document.ID}, Record: r}
	}
	return f.Texts(ctx, hits)
}
