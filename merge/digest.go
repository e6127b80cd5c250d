package merge

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"rapporteur/record"
)

// Kind is what an item of a digest is.
type Kind string

// The kinds of items that are grouped across reports.
const (
	Document  Kind = "document" // near-duplicates: one wire story in twenty papers
	Actor     Kind = "actor"
	Name      Kind = "name" // an actor by its name alone, wherever it stands; has the ref of the actor
	Event     Kind = "event"
	Statement Kind = "statement"
	Proposal  Kind = "proposal"
	Toll      Kind = "toll"
	Figure    Kind = "figure"
)

// Ref addresses an entry of a report by its id; the report itself by "".
type Ref struct {
	Kind  Kind   `json:"kind"`
	Doc   string `json:"doc"`
	Entry string `json:"entry,omitempty"`
}

// String is the ref as one word. Refs sort as their strings do.
func (r Ref) String() string { return string(r.Kind) + "\x00" + r.Doc + "\x00" + r.Entry }

// Digest is what merging needs to know of one report. It is kept as JSON.
type Digest struct {
	Doc   string   `json:"doc"`
	Day   int      `json:"day,omitempty"`   // of publication, in days since 1970; 0 when unknown
	Story []string `json:"story,omitempty"` // what the report turns on: names first, marked "^", then words of its start
	Items []Item   `json:"items"`
}

// Item is what telling sameness needs of one entry. Which fields are filled depends on the kind.
type Item struct {
	Kind    Kind           `json:"kind"`
	Entry   string         `json:"entry,omitempty"`
	Sketch  []uint32       `json:"sketch,omitempty"`  // document: MinHash of its words
	Class   string         `json:"class,omitempty"`   // actor: person, country, body, group; event: type; statement: act; toll, figure: measure
	Mode    string         `json:"mode,omitempty"`    // event: mode; toll: victims; figure: unit
	Told    string         `json:"told,omitempty"`    // event: modality
	More    bool           `json:"more,omitempty"`    // event: told as another of its kind, or one of several
	Names   []string       `json:"names,omitempty"`   // actor: its names, folded; else names and numbers in its sentence
	Country string         `json:"country,omitempty"` // actor: of
	Titles  []string       `json:"titles,omitempty"`  // actor: offices held
	From    int            `json:"from,omitempty"`    // first and last day of when it happened
	To      int            `json:"to,omitempty"`
	Dated   bool           `json:"dated,omitempty"` // the report tells the time; else it is guessed from the publication
	Sites   []Site         `json:"sites,omitempty"` // the places of its sentence
	By      []Party        `json:"by,omitempty"`    // who does it or says it
	On      []Party        `json:"on,omitempty"`    // to whom
	Words   []string       `json:"words,omitempty"` // stems of its words, sorted
	Near    []string       `json:"near,omitempty"`  // stems of the rest of its sentence, sorted
	Quote   []uint32       `json:"quote,omitempty"` // statement: the least hashes of four words in a row
	Amount  *record.Amount `json:"amount,omitempty"`
}

// NewDigest is the digest of a record. The same record gives the same digest.
func NewDigest(r *record.Record) *Digest {
	b := newDigester(r)
	b.document()
	b.actors()
	b.events()
	b.statements()
	b.proposals()
	b.tolls()
	b.figures()
	return b.out
}

// Ref addresses the entry of item i. Items of one ref are one entry: an actor has an item for its name, which is compared
// with all names, and one for its part in the report, which is compared with those of the same days.
func (d *Digest) Ref(i int) Ref {
	kind := d.Items[i].Kind
	if kind == Name {
		kind = Actor
	}
	return Ref{kind, d.Doc, d.Items[i].Entry}
}

// Signature is equal for items that Same cannot tell apart, of whichever report; they are the same, and one comparison
// does for all of them. A president is named in ten thousand reports, in a handful of ways.
func (d *Digest) Signature(i int) string {
	it := d.Items[i]
	it.Entry = ""
	shown := struct {
		Item  Item
		Day   int
		Story []string
		Doc   string
	}{Item: it}
	if it.Kind != Name {
		shown.Day, shown.Story, shown.Doc = d.Day, d.Story, d.Doc
	}
	raw, err := json.Marshal(shown)
	if err != nil { // strings and numbers always marshal
		panic(err)
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:16])
}
