package export

import (
	"encoding/json"
	"io"
	"net/url"

	"rapporteur/record"
	"rapporteur/text"
)

// jsonLD writes one JSON-LD document (W3C JSON-LD 1.1) over all records: schema.org for what is told, PROV-O for where it
// comes from, Web Annotation selectors for the exact words. Its context stands in the document: nothing is fetched.
type jsonLD struct {
	w     io.Writer
	begun bool
}

const ldContext = `{"@vocab":"https://schema.org/","prov":"http://www.w3.org/ns/prov#","oa":"http://www.w3.org/ns/oa#","xsd":"http://www.w3.org/2001/XMLSchema#","r":"urn:rapporteur:ns:"}`

func newJSONLD(w io.Writer, _ Options) Writer { return &jsonLD{w: w} }

type node = map[string]any

func (j *jsonLD) Record(r *record.Record) error {
	for _, n := range newLD(r).graph() {
		b, err := json.Marshal(n)
		if err != nil {
			return err
		}
		sep := ",\n"
		if !j.begun {
			j.begun, sep = true, `{"@context":`+ldContext+`,"@graph":[`+"\n"
		}
		if _, err := io.WriteString(j.w, sep+string(b)); err != nil {
			return err
		}
	}
	return nil
}

func (j *jsonLD) Close() error {
	end := "\n]}\n"
	if !j.begun {
		end = `{"@context":` + ldContext + `,"@graph":[]}` + "\n"
	}
	_, err := io.WriteString(j.w, end)
	return err
}

// ld makes the nodes of one record.
type ld struct {
	*sheet
	doc, run string
}

func newLD(r *record.Record) *ld {
	l := &ld{sheet: newSheet(r)}
	l.doc = "urn:rapporteur:report:" + url.PathEscape(r.Document.ID)
	l.run = "urn:rapporteur:run:" + url.PathEscape(r.Engine.Version)
	return l
}

func (l *ld) id(entry string) string { return l.doc + ":" + url.PathEscape(entry) }

func (l *ld) ref(ids []record.ActorID) []node {
	var out []node
	for _, id := range ids {
		out = append(out, node{"@id": l.id(string(id))})
	}
	return out
}

func (l *ld) graph() []node {
	out := []node{l.article(), {"@id": l.run, "@type": "prov:Activity", "prov:wasAssociatedWith": node{"@type": []string{"SoftwareApplication", "prov:SoftwareAgent"}, "name": l.Engine.Name, "softwareVersion": l.Engine.Version}}}
	for _, a := range l.Actors {
		out = append(out, l.actor(a))
	}
	for i := range l.Statements {
		out = append(out, l.statement(&l.Statements[i]))
	}
	for i := range l.Events {
		out = append(out, l.event(&l.Events[i]))
	}
	for i := range l.Tolls {
		t := &l.Tolls[i]
		n := l.entry("Observation", t.Trace, t.AttributedTo)
		put(n, "measuredProperty", t.Measure)
		put(n, "value", quantity(t.Amount, t.Victims))
		put(n, "observationAbout", l.maybe(t.Event))
		l.timed(n, "observationDate", "", t.When)
		put(n, "location", place(t.Place))
		out = append(out, n)
	}
	for i := range l.Figures {
		f := &l.Figures[i]
		n := l.entry("Observation", f.Trace, f.AttributedTo)
		put(n, "measuredProperty", f.Measure)
		put(n, "value", quantity(f.Amount, f.Unit))
		l.timed(n, "observationDate", "", f.When)
		out = append(out, n)
	}
	for i := range l.Proposals {
		out = append(out, l.proposal(&l.Proposals[i]))
	}
	for i := range l.Positions {
		p := &l.Positions[i]
		n := l.entry("Claim", p.Trace, p.AttributedTo)
		put(n, "creator", l.ref(one(p.Actor)))
		put(n, "about", l.topics(p.Issue))
		put(n, "r:stance", p.Stance)
		put(n, "r:was", p.Was)
		l.timed(n, "dateCreated", "", p.When)
		out = append(out, n)
	}
	return out
}

func (l *ld) article() node {
	d := &l.Document
	n := node{"@id": l.doc, "@type": []string{"NewsArticle", "prov:Entity"}}
	put(n, "headline", d.Title)
	put(n, "datePublished", d.Published)
	put(n, "url", d.URL)
	put(n, "inLanguage", d.Language)
	if d.Source != "" {
		n["publisher"] = node{"@type": "Organization", "name": d.Source}
	}
	if d.Byline != "" {
		n["author"] = node{"@type": "Person", "name": d.Byline}
	}
	return n
}

var ldKinds = map[record.ActorKind]string{record.Person: "Person", record.Country: "Country", record.Government: "GovernmentOrganization", record.Office: "GovernmentOrganization", record.Media: "NewsMediaOrganization"}

func (l *ld) actor(a *record.Actor) node {
	kind := ldKinds[a.Kind]
	if kind == "" {
		kind = "Organization"
	}
	n := node{"@id": l.id(string(a.ID)), "@type": []string{kind, "prov:Agent"}, "name": a.Name}
	put(n, "alternateName", a.Aliases)
	put(n, "r:country", a.Country)
	if a.Codes != nil {
		put(n, "r:cameo", a.Codes.CAMEO)
		put(n, "r:plover", a.Codes.PLOVER)
		if a.Codes.Wikidata != "" {
			n["sameAs"] = "http://www.wikidata.org/entity/" + a.Codes.Wikidata
		}
	}
	return n
}

// entry is what every entry says: its words, on whose word it stands, what made it.
func (l *ld) entry(kind string, t record.Trace, voices record.IDs) node {
	n := node{"@id": l.id(t.ID), "@type": []string{kind, "prov:Entity"}, "prov:wasGeneratedBy": node{"@id": l.run}, "r:confidence": t.Confidence}
	put(n, "prov:wasDerivedFrom", l.selectors(t.Evidence))
	put(n, "prov:wasAttributedTo", l.ref(voices))
	return n
}

// around is how many bytes before and after a quote tell it from the same words elsewhere.
const around = 32

func (l *ld) selectors(spans []text.Span) []node {
	var out []node
	whole := l.Document.Text
	for _, s := range spans {
		c := l.at.CodePoints(s)
		out = append(out, node{"@type": "oa:SpecificResource", "oa:hasSource": node{"@id": l.doc}, "oa:hasSelector": []node{
			{"@type": "oa:TextPositionSelector", "oa:start": c.Start, "oa:end": c.End},
			{"@type": "oa:TextQuoteSelector", "oa:exact": s.Of(whole), "oa:prefix": before(whole, s.Start), "oa:suffix": after(whole, s.End)},
		}})
	}
	return out
}

func (l *ld) statement(s *record.Statement) node {
	kind := "Claim"
	if s.Kind == "direct" {
		kind = "Quotation"
	}
	n := l.entry(kind, s.Trace, s.AttributedTo)
	n["text"] = l.words(s.Content)
	put(n, "creator", l.ref(s.Speaker))
	put(n, "r:act", string(s.Act))
	put(n, "r:channel", s.Channel)
	put(n, "r:target", l.ref(s.Target))
	put(n, "about", l.topics(s.Topics...))
	l.timed(n, "dateCreated", "", s.When)
	return n
}

func (l *ld) event(e *record.Event) node {
	kind := "Action"
	if e.Type == "CONSULT" {
		kind = "Event"
	}
	n := l.entry(kind, e.Trace, e.AttributedTo)
	n["name"] = l.words(e.Evidence)
	put(n, "r:plover", joinSome(" ", e.Type, e.Mode))
	put(n, "r:cameo", e.CAMEO)
	put(n, "r:modality", string(e.Modality))
	put(n, "location", place(e.Place))
	if kind == "Event" {
		put(n, "attendee", l.ref(union(e.Actors, e.Recipients, e.Participants)))
		put(n, "organizer", l.ref(e.Host))
		l.timed(n, "startDate", "endDate", e.When)
		return n
	}
	put(n, "agent", l.ref(e.Actors))
	put(n, "object", l.ref(e.Recipients))
	l.timed(n, "startTime", "endTime", e.When)
	return n
}

func (l *ld) proposal(p *record.Proposal) node {
	n := l.entry("Claim", p.Trace, p.AttributedTo)
	put(n, "text", l.word(p.What))
	put(n, "creator", l.ref(one(p.Proposer)))
	put(n, "about", l.topics(p.Issue))
	l.timed(n, "dateCreated", "", p.When)
	var answers []node
	for _, a := range p.Responses {
		answer := node{"@type": "Comment", "r:stance": a.Stance}
		put(answer, "creator", l.ref(one(a.Actor)))
		put(answer, "prov:wasDerivedFrom", l.selectors(a.Evidence))
		l.timed(answer, "dateCreated", "", a.When)
		answers = append(answers, answer)
	}
	put(n, "comment", answers)
	return n
}

// timed puts the days of a time under two properties, and EDTF beside them.
func (l *ld) timed(n node, from, to string, w *record.When) {
	if w == nil {
		return
	}
	put(n, "r:edtf", w.EDTF)
	if a, b, ok := record.Range(w.EDTF); ok {
		put(n, from, a)
		if to != "" {
			put(n, to, b)
		}
	}
}

func (l *ld) maybe(entry string) any {
	if entry == "" {
		return ""
	}
	return node{"@id": l.id(entry)}
}

func quantity(a record.Amount, unit string) node {
	n := node{"@type": "QuantitativeValue"}
	if a.Min != nil {
		n["minValue"] = *a.Min
	}
	if a.Max != nil {
		n["maxValue"] = *a.Max
	}
	put(n, "unitText", unit)
	put(n, "r:qualifier", a.Qualifier)
	return n
}

func place(w *record.Where) node {
	if w == nil {
		return nil
	}
	n := node{"@type": "Place", "name": w.Name}
	put(n, "r:country", w.Country)
	if w.Lat != nil && w.Lon != nil {
		n["geo"] = node{"@type": "GeoCoordinates", "latitude": *w.Lat, "longitude": *w.Lon}
	}
	if w.GeoNames != 0 {
		n["sameAs"] = "https://sws.geonames.org/" + itoa(w.GeoNames) + "/"
	}
	return n
}

// put sets a property that has a value.
func put(n node, key string, v any) {
	switch x := v.(type) {
	case string:
		if x == "" {
			return
		}
	case []string:
		if len(x) == 0 {
			return
		}
	case []node:
		if len(x) == 0 {
			return
		}
	case node:
		if x == nil {
			return
		}
	}
	n[key] = v
}

// before and after are some text beside a span, cut at whole characters.
func before(s string, at int) string {
	from := max(0, at-around)
	for from > 0 && !start(s, from) {
		from--
	}
	return s[from:at]
}

func after(s string, at int) string {
	to := min(len(s), at+around)
	for to < len(s) && !start(s, to) {
		to++
	}
	return s[at:to]
}

func start(s string, at int) bool { return s[at]&0xC0 != 0x80 }
