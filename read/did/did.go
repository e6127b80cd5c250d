// Package did reads who did what to whom: events of the sixteen PLOVER types, meetings among them.
//
// The frames of package lexicon say which words tell of an event and where in the tree its parties stand. A verb, a
// noun ("the strikes"), or a light verb with its noun ("held talks") that fits a frame becomes an event; what is told
// twice becomes one event with several spans. docs/events.md tells the language of the frames.
package did

import (
	"cmp"
	"slices"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/read/page"
	"rapporteur/record"
	"rapporteur/text"
)

// Read puts the events of a report on its page. When, where, who and said have run.
func Read(p *page.Page) {
	r := &reader{p: p, d: p.Doc, used: make([]bool, len(p.Doc.Tokens)), taken: make([]bool, len(p.Doc.Tokens)), misv: -1}
	r.index()
	r.domains()
	for s := range p.Doc.Sents {
		if !r.skip[s] {
			r.sentence(&p.Doc.Sents[s])
		}
	}
	r.statements()
	r.merge()
	r.answers()
	r.claims()
	r.order()
	r.write()
}

// reader is the work on one page.
type reader struct {
	p      *page.Page
	d      *nlp.Doc
	used   []bool // tokens that belong to an event as its noun or as what it is about
	taken  []bool // those of them that stand in what is demanded, promised, refused
	misv   int    // the verb, taken for a noun, whose parties are looked for; -1
	skip   []bool // sentences of sport and the like, by index
	events []*event

	byVerb    map[int]*event            // events of light verbs, by the verb
	cues      map[int]*record.Statement // statements by the words of their cues
	countries map[string]record.ActorID // states on the page by code
	names     map[string]record.ActorID // actors by name
}

// sort puts the events in the order of the words that tell them.
func (r *reader) sort() {
	slices.SortStableFunc(r.events, func(a, b *event) int { return cmp.Compare(a.head, b.head) })
}

// index makes what is asked for often quick to find, however long the report.
func (r *reader) index() {
	r.cues, r.countries, r.names = map[int]*record.Statement{}, map[string]record.ActorID{}, map[string]record.ActorID{}
	for i := range r.p.Out.Statements {
		st := &r.p.Out.Statements[i]
		if st.Cue == nil {
			continue
		}
		lo, hi := r.d.TokensOf(*st.Cue)
		for k := lo; k < hi; k++ {
			if r.cues[k] == nil {
				r.cues[k] = st
			}
		}
	}
	for _, a := range r.p.Out.Actors {
		if a.Kind == record.Country && a.Country != "" && r.countries[a.Country] == "" {
			r.countries[a.Country] = a.ID
		}
		if r.names[a.Name] == "" {
			r.names[a.Name] = a.ID
		}
	}
}

// event is one event as it grows.
type event struct {
	record.Event
	head     int // the word that tells it
	verb     int // its light verb, or head
	who      int // head word of who does it, -1
	whom     int // head word of to whom it is done, -1
	noun     bool
	definite bool // "the talks": may point back
	frame    *lexicon.EventFrame
	spans    []text.Span
	parts    []text.Span // what the first of the spans is told in, where it is long
	content  int         // head word of what is promised, demanded, refused; -1
	links    []link
	attends  bool             // "joined the talks": only adds to a meeting
	nobody   bool             // it tells of no recipient, whoever stands near: "condemned the attack on the convoy"
	accuser  []record.ActorID // who lays it on its actors
	laid     bool             // its actors are those it is laid on
	gone     bool
	last     int // the last word that has told it again
}

func (r *reader) sentence(s *nlp.Sent) {
	for i := s.Start; i < s.End; i++ {
		if r.used[i] {
			continue
		}
		switch t := &r.d.Tokens[i]; t.UPOS {
		case nlp.VERB:
			if !r.begun(i) {
				r.verb(i)
			}
		case nlp.ADJ:
			if !r.progressive(s, i) {
				r.adjective(i)
			}
		case nlp.NOUN, nlp.PROPN, nlp.X:
			r.nounLike(i)
		}
	}
	r.misread(s)
	for i := s.Start; i < s.End; i++ {
		if t := &r.d.Tokens[i]; (!r.used[i] || r.taken[i] && r.madeIn(i) >= 0) && (t.UPOS == nlp.NOUN || t.UPOS == nlp.PROPN) {
			r.noun(i)
		}
	}
}

// write gives the events their names and puts them on the page in text order.
func (r *reader) write() {
	for _, e := range r.events {
		if e.gone {
			continue
		}
		if e.Mutual && len(e.Actors) > 1 && len(e.Recipients) == 0 {
			e.Recipients = append([]record.ActorID(nil), e.Actors...) // each side acts upon the other
		}
		by := "did/verb"
		if e.noun {
			by = "did/noun"
		}
		if e.By != "" {
			by = e.By
		}
		e.Trace = r.p.Trace("e", by, r.confidence(e), e.told()...)
	}
	r.link()
	for _, e := range r.events {
		if !e.gone {
			r.p.Out.Events = append(r.p.Out.Events, e.Event)
		}
	}
}

// confidence is how sure an event is, from what is known of it. The figures are those of the gold reports.
func (r *reader) confidence(e *event) float64 {
	c := 0.35
	if len(e.Actors) > 0 {
		c += 0.15
	}
	if len(e.Recipients) > 0 {
		c += 0.15
	}
	if !e.noun {
		c += 0.05
	}
	if e.Modality == record.Asserted {
		c += 0.05
	}
	if e.Statement != "" || len(e.spans) > 1 {
		c += 0.1
	}
	return min(c, 0.9)
}
