// Package read is the engine: a report in, its record out. The order of the readers below is the whole of it; each
// answers one question and writes what it finds on the report's page.
package read

import (
	"fmt"
	"maps"
	"runtime/debug"

	"rapporteur/lexicon"
	"rapporteur/models"
	"rapporteur/nlp/pipe"
	"rapporteur/read/page"
	"rapporteur/record"
	"rapporteur/source"
)

// Version is the version of the engine: it rises whenever the same report may give another record.
const Version = "0.1.0"

// Engine reads reports. It is immutable and serves several goroutines at a time.
type Engine struct {
	pipe     *pipe.Pipe
	world    *lexicon.World
	capitals *capitals
}

// Option is something an engine does otherwise than by default.
type Option func(*Engine)

// Knowing is an engine that knows the world so: the built-in tables with a user's own (lexicon.World.With).
func Knowing(world *lexicon.World) Option { return func(e *Engine) { e.world = world } }

// New opens the embedded models.
func New(options ...Option) (*Engine, error) {
	e := &Engine{world: lexicon.Builtin()}
	for _, o := range options {
		o(e)
	}
	var err error
	if e.pipe, err = pipe.With(e.world); err != nil {
		return nil, err
	}
	e.capitals = newCapitals(e.world, e.pipe.Common)
	return e, nil
}

// reader answers one question about a report.
type reader struct {
	name string
	read func(*page.Page)
}

// Read makes the record of a report. Errors are of type *source.Error: a language that is not read, or a defect of a
// reader, which names the report so that it can be told and mended.
func (e *Engine) Read(doc record.Document) (r *record.Record, err error) {
	if doc.Language == "" {
		doc.Language = source.DetectLanguage(doc.Text)
	}
	if err := source.CheckEnglish(doc.ID, doc.Language); err != nil {
		return nil, err
	}
	at := "analysis"
	defer func() {
		if p := recover(); p != nil {
			r, err = nil, &source.Error{Report: doc.ID, Kind: source.Internal, Message: fmt.Sprintf("defect in %s: %v", at, p),
				Hint: "please report this with the text\n" + string(debug.Stack())}
		}
	}()
	body := doc.Text
	if shouted(body) {
		body = e.capitals.quiet(body)
	}
	p := page.New(doc, e.pipe.Analyse(body))
	p.World = e.world
	for _, step := range readers {
		at = step.name
		step.read(p)
	}
	at = "finish"
	r = finish(p)
	r.Engine = e.About()
	return r, nil
}

// About says what reads: name, version and models.
func About() record.Engine {
	return record.Engine{Name: "rapporteur", Version: Version, Models: models.Hashes()}
}

// About says what reads. What a user told counts as one more model, so that a record shows with which names it was made.
func (e *Engine) About() record.Engine {
	about := About()
	if own := e.world.Own(); own != "" {
		about.Models = maps.Clone(about.Models) // shared by all engines
		about.Models["own lexicon"] = own
	}
	return about
}
