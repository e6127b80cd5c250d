// Package store is what an archive of reports can do, whichever way it is kept: reports with what was read of them,
// what people said of that, and the ledger of what was fetched and what failed. store/sqlite keeps it in one file,
// store/mem in memory; both sit the exam in store/storetest.
//
// Reports never change. Their text is addressed by its hash (ID), every reading of it is kept, and corrections lie
// beside the readings: what a question finds is the newest reading with the corrections that hold now.
package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"rapporteur/query"
	"rapporteur/record"
)

// Store is an archive. Its methods may be called from several goroutines; each is one transaction, which is kept when
// it returns without an error, and leaves no trace when it does not.
type Store interface {
	// Add keeps reports. Of one whose text is known only the copy is kept, and what it tells that was not known.
	Add(context.Context, []Report) ([]Added, error)
	// Known tells which of the ids are kept.
	Known(ctx context.Context, ids []string) ([]bool, error)
	// Report is the report whose id begins so. ErrNotFound, ErrAmbiguous.
	Report(ctx context.Context, id string) (*Report, error)
	// Reports are the reports that q accepts, in the order of arrival, without their records.
	Reports(ctx context.Context, q query.Query) iter.Seq2[*Report, error]
	// ReportsAfter are those that arrived after the one with that number (Report.Seq).
	ReportsAfter(ctx context.Context, q query.Query, seq int64) iter.Seq2[*Report, error]
	// Newest are the reports that q accepts and that arrived before the one with that number (0: whenever), the last
	// first, without their records.
	Newest(ctx context.Context, q query.Query, before int64, limit int) ([]Report, error)
	// Find is a page of the entries that q accepts.
	Find(ctx context.Context, q query.Query, p Page) (*Found, error)
	// Count is how many entries q accepts.
	Count(ctx context.Context, q query.Query) (int, error)
	// Kinds are how many entries of each kind q accepts.
	Kinds(ctx context.Context, q query.Query) (map[string]int, error)
	// Days are how many entries q accepts on each day (Hit.Day), in order, without those that have none.
	Days(ctx context.Context, q query.Query) ([]DayCount, error)
	// Actors are the actors with a name that holds the words, those with most entries first; without words all that
	// have a part in anything.
	Actors(ctx context.Context, words string, limit int) ([]Actor, error)
	// Group are the entries, of whichever report, that are the same as the one that ref addresses, itself included.
	Group(ctx context.Context, ref Ref) ([]Ref, error)
	// Groups name the groups of items of a kind (actor, document, event, …), in the order of refs; see Hit.Group.
	Groups(ctx context.Context, kind string, refs []Ref) ([]string, error)
	// Members are the entries of groups, in the order of time, without those that whoever asks knows already.
	Members(ctx context.Context, groups []string, known map[Ref]bool) ([]Hit, error)

	// Deeds are the events that q accepts, in the order of time, and behind them the other members of their groups that
	// nobody rejected, in short. They are not read from the entries: many can be counted. Groups may be left out of which
	// no event has a day (Hit.Day) within the span; what has none stands before Never.
	Deeds(ctx context.Context, q query.Query, within query.Span) ([]Deed, error)
	// ActorsOf are groups of actors, in the order asked.
	ActorsOf(ctx context.Context, groups []string) ([]Actor, error)
	// Names are what groups of actors are called mostly, in the order asked; "" for one without a name.
	Names(ctx context.Context, groups []string) ([]string, error)
	// Named are the groups of actors with a name that holds the words.
	Named(ctx context.Context, words string) ([]string, error)

	// Begin opens a run: reports are added and read anew within one.
	Begin(context.Context, Run) (Run, error)
	// Runs are all runs, oldest first.
	Runs(context.Context) ([]Run, error)
	// Reread keeps a new reading of a report; the one before stays. The same reading again changes nothing.
	Reread(ctx context.Context, id string, run int64, state State, r *record.Record) error
	// Reading is how a report was read as of a run; nil when it was not.
	Reading(ctx context.Context, id string, run int64) (*record.Record, error)

	// Correct keeps what somebody says of an entry, and gives it its number.
	Correct(context.Context, Correction) (Correction, error)
	// Corrections are those of one report, or of all when id is empty, in order.
	Corrections(ctx context.Context, id string) ([]Correction, error)

	// Fail keeps what could not be read; Mend forgets it again.
	Fail(context.Context, []Trouble) error
	Mend(ctx context.Context, names []string) error
	Troubles(context.Context) ([]Trouble, error)
	// PutFeed keeps a feed as it is now, under its address.
	PutFeed(context.Context, Feed) error
	Feeds(context.Context) ([]Feed, error)

	// PutSearch saves a search, and gives it its number; one of the same owner and name has the new question.
	PutSearch(context.Context, Search) (Search, error)
	// Searches are those of an owner, by name. Owners are the same in capitals and small letters.
	Searches(ctx context.Context, owner string) ([]Search, error)
	// RemoveSearch forgets a search of an owner. ErrNotFound.
	RemoveSearch(ctx context.Context, owner string, id int64) error

	Status(context.Context) (Status, error)
	Close() error
}

// What can go wrong that a caller may want to tell apart.
var (
	ErrNotFound  = errors.New("not in the archive")
	ErrAmbiguous = errors.New("several in the archive begin so")
	ErrPage      = errors.New("no page begins so")
	ErrBusy      = errors.New("the archive is being written to by another program")
)

// State is what became of a report.
type State string

// The states.
const (
	Coded   State = "coded"   // read; its record may be empty
	Outside State = "outside" // outside the scope: kept and counted, not read
	Foreign State = "foreign" // in a language that is not read
	Failed  State = "failed"  // the engine could not read it
)

// Report is a report with what became of it.
type Report struct {
	ID       string // of the text, see ID
	Seq      int64  // order of arrival, given by the store
	Document record.Document
	State    State
	Reason   string // why it is not coded
	Run      int64  // that read it last
	Added    time.Time
	Copies   []Copy
	Record   *record.Record // the newest reading; nil unless coded
}

// Copy is one place where a report was seen.
type Copy struct {
	Name      string `json:"name"`         // file, member of an archive, address
	Given     string `json:"id,omitempty"` // id that it had there
	Title     string `json:"title,omitempty"`
	Source    string `json:"source,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
}

// Added is what Add did with a report.
type Added struct {
	ID  string
	New bool // its text was not known
	Seq int64
}

// Ref addresses an entry or an actor of a report.
type Ref struct {
	Doc   string `json:"doc"`
	Entry string `json:"entry"`
}

// String is the ref as people write it, "3f9a1c2b04/s-abcdefgh".
func (r Ref) String() string { return Short(r.Doc) + "/" + r.Entry }

// Page is which part of what is found to give.
type Page struct {
	Limit  int    // at most so many; 0: all
	After  string // Next of the page before
	Newest bool   // newest first; else in the order of time
	Texts  bool   // give the texts of their reports too, in Hit.Record.Document.Text
}

// Found is a page of entries.
type Found struct {
	Hits []Hit
	Next string // where the next page begins; empty on the last
}

// Hit is an entry that was found.
type Hit struct {
	Report Head
	Entry  record.Entry
	Record *record.Record // holds nothing but the entry and the actors and issues that it names
	Words  []string       // of the evidence
	Review string         // none, accepted, edited, …
	Group  string         // the same for entries that tell the same
	Day    query.Day      // of the entry, else of its report; query.Forever when unknown
	N      int64          // its place among those of the day, where an archive can tell what changed in it
}

// Cursor is where a page begins behind an entry of a day, at its place among those of the day.
func Cursor(day query.Day, n int64) string { return fmt.Sprintf("%d.%d", day, n) }

// DayCount is how many entries have a day.
type DayCount struct {
	Day   query.Day
	Count int
}

// Head is what is known of a report without opening it.
type Head struct {
	ID, Title, Source, Published, URL string
}

// Ref addresses the entry of a hit.
func (h *Hit) Ref() Ref { return Ref{h.Report.ID, h.Entry.ID} }

// Name is what an actor of the hit is called.
func (h *Hit) Name(id record.ActorID) string {
	for _, a := range h.Record.Actors {
		if a.ID == id {
			return a.Name
		}
	}
	return string(id)
}

// Actor is somebody across reports.
type Actor struct {
	Group   string // the same for all of its mentions, see Hit.Group
	Name    string // the commonest
	Names   []string
	Kind    record.ActorKind
	Country string
	Reports int
	Entries int
	First   query.Day // days between which it is told of; query.Forever when unknown
	Last    query.Day
}

// Run is one pass of the program over reports.
type Run struct {
	ID     int64         `json:"run"`
	What   string        `json:"what"` // add, reread, watch
	Engine record.Engine `json:"engine"`
	Began  time.Time     `json:"began"`
}

// Trouble is an input that could not be read.
type Trouble struct {
	Name    string    `json:"name"`  // the report: file, member of an archive, line, address
	Input   string    `json:"input"` // what add was given to find it
	Kind    string    `json:"kind"`  // see source.Kind
	Message string    `json:"message"`
	Options string    `json:"options,omitempty"` // how add was told to read it
	At      time.Time `json:"at"`
	Tries   int       `json:"tries"`
}

// Feed is an address that is asked for reports.
type Feed struct {
	URL      string    `json:"url"`
	Title    string    `json:"title,omitempty"`
	ETag     string    `json:"etag,omitempty"`
	Modified string    `json:"modified,omitempty"`  // Last-Modified as the server writes it
	Asked    time.Time `json:"asked,omitzero"`      // when it was asked last
	Answered time.Time `json:"answered,omitzero"`   // when it answered well last
	NewItem  time.Time `json:"new_item,omitzero"`   // when it had something new last
	Next     time.Time `json:"next,omitzero"`       // not to be asked before
	Failures int       `json:"failures,omitempty"`  // in a row
	Problem  string    `json:"problem,omitempty"`   // of the last failure
	Items    int       `json:"items,omitempty"`     // that were ever new
	Removed  bool      `json:"removed,omitempty"`   // is asked no more
	Whole    bool      `json:"full_text,omitempty"` // take the feed's text; else the page that an item points at
}

// Search is a question that was saved under a name.
type Search struct {
	ID    int64     `json:"id"`              // never given again
	Owner string    `json:"owner,omitempty"` // an account; "" for the archive's own
	Name  string    `json:"name"`
	Query string    `json:"query"` // as query.Parse reads it; "7d" is counted from the day on which it is asked
	Saved time.Time `json:"saved"`
}

// Status is the archive in numbers.
type Status struct {
	Format   int            `json:"format"` // version of the form in which it is kept
	Reports  map[State]int  `json:"reports"`
	Empty    int            `json:"empty"`  // coded reports with no entry
	Copies   int            `json:"copies"` // seen again, in the same words
	Entries  map[string]int `json:"entries"`
	Reviewed map[string]int `json:"reviewed"`
	Actors   int            `json:"actors"`
	Groups   int            `json:"groups"` // entries, those that tell the same counted once
	Sources  []SourceCount  `json:"sources"`
	First    string         `json:"first,omitempty"` // publication dates between which the reports lie
	Last     string         `json:"last,omitempty"`
	Undated  int            `json:"undated"` // reports without a publication date
	Troubles int            `json:"troubles"`
	Feeds    int            `json:"feeds"`
	Runs     int            `json:"runs"`
}

// SourceCount is how many reports a source has.
type SourceCount struct {
	Source  string `json:"source"`
	Reports int    `json:"reports"`
	Empty   int    `json:"empty"`           // coded reports with no entry
	First   string `json:"first,omitempty"` // publication dates between which its reports lie
	Last    string `json:"last,omitempty"`
}

// Date is the time of a hit as EDTF: its own, else the day of its report, else empty.
func (h *Hit) Date() string {
	if h.Entry.When != nil {
		if _, ok := query.SpanOf(h.Entry.When.EDTF); ok {
			return h.Entry.When.EDTF
		}
	}
	return h.Report.Published
}
