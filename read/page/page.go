// Package page is the working sheet of one report: its analysis and the findings so far. The readers meet here: each
// takes what earlier ones found from the page and adds its own, and none imports another.
//
// A page belongs to one goroutine.
package page

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
	"time"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// Page is the working sheet of one report.
type Page struct {
	Doc       *nlp.Doc
	Out       *record.Record // the findings so far; spans count bytes
	Published time.Time      // day of publication, zero when unknown
	World     *lexicon.World // what is known of the world; the built-in tables unless the caller sets others

	byID   map[record.ActorID]*record.Actor
	refs   []ref // what each token refers to, by token index; see Refer
	latent map[int]*record.Actor
	ids    map[string]bool
	speech speech
}

// New makes the sheet for an analysed report. Meta.Text must be doc.Text.
func New(meta record.Document, doc *nlp.Doc) *Page {
	p := &Page{
		Doc:    doc,
		Out:    &record.Record{Format: record.Format, Document: meta},
		byID:   map[record.ActorID]*record.Actor{},
		refs:   make([]ref, len(doc.Tokens)),
		latent: map[int]*record.Actor{},
		World:  lexicon.Builtin(),
		ids:    map[string]bool{},
	}
	if t, err := time.Parse("2006-01-02", meta.Published); err == nil {
		p.Published = t
	}
	return p
}

var idLetters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// NewID names an entry after its kind ("s" for statement) and its words, so that the same words get the same name
// again when the report is read anew by a later version. A name is given once a page.
func (p *Page) NewID(kind string, evidence ...text.Span) string {
	h := sha256.New()
	h.Write([]byte(kind))
	for _, s := range evidence {
		h.Write([]byte("\x00" + s.String() + "\x00" + s.Of(p.Doc.Text)))
	}
	base := kind + "-" + strings.ToLower(idLetters.EncodeToString(h.Sum(nil)[:5]))
	id := base
	for n := 2; p.ids[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	p.ids[id] = true
	return id
}

// Trace makes what every entry carries. kind is the letter of its id: s statement, e event, t toll, f figure,
// p proposal, o position, r role, g group, d time, l place. by names reader and rule ("said/verb").
func (p *Page) Trace(kind, by string, confidence float64, evidence ...text.Span) record.Trace {
	return record.Trace{ID: p.NewID(kind, evidence...), Evidence: evidence, Confidence: confidence, By: by}
}
