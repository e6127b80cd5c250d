// Package where finds the places of a report and says which place of that name is meant: the Tripoli of Libya or that
// of Lebanon, Georgia the country or the American state.
//
// Finding rests on the analysis (names of type GPE, LOC and FAC) and on the gazetteer; deciding rests on the report:
// the countries that it names, what a name is contained in ("Paris, Texas"), what kind of place it is called ("the
// province of Idlib"), how many people live there. One name means one place in a report, unless a mention says
// otherwise itself.
package where

import (
	"cmp"
	"slices"

	"rapporteur/gazetteer"
	"rapporteur/read/page"
	"rapporteur/record"
	"rapporteur/text"
)

// Read puts the places of the report on the page, in the order of the text. A country or capital that acts ("Moscow
// said") is an actor and no place there; see acts.
func Read(p *page.Page) {
	f := &finder{page: p, doc: p.Doc, gaz: gazetteer.Open()}
	mentions := f.find()
	if len(mentions) == 0 {
		return
	}
	d := newDecider(f, mentions)
	for i := range mentions {
		m := &mentions[i]
		if chosen, margin := d.decide(i); m.entity || m.named || chosen != nil {
			if chosen != nil && actorLike(chosen) && f.acts(m) || f.speaks(m) {
				continue
			}
			e := f.entry(m, chosen, margin)
			if e.Country == "" && chosen == nil {
				e.Country = d.outerCountry(i)
			}
			p.Out.Places = append(p.Out.Places, e)
		}
	}
	slices.SortStableFunc(p.Out.Places, func(a, b record.Place) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
}

// entry is a mention as it goes into the record. A place that is not known has its name only.
func (f *finder) entry(m *mention, g *gazetteer.Place, margin float64) record.Place {
	span := f.doc.Span(m.start, m.end)
	if g == nil {
		return record.Place{Trace: f.page.Trace("l", "where/name", 0.6, span), Span: span, Name: span.Of(f.doc.Text), Kind: m.kindByType(), Country: f.partOf(m)}
	}
	by, sure := "where/gazetteer", confidence(m, margin)
	if len(m.others) == 0 {
		by, sure = "where/spelling", 0.6
	}
	e := record.Place{Trace: f.page.Trace("l", by, sure, span), Span: span,
		Name: nameOf(g, span, f.doc.Text), Country: g.Country, GeoNames: g.GeoNames, Kind: g.What}
	if e.Kind == "" {
		e.Kind = g.Kind.String()
	}
	if m.siteCalled && g.Kind&(gazetteer.City|gazetteer.Admin) != 0 {
		e.Kind, e.GeoNames, e.Name = "facility", 0, span.Of(f.doc.Text)
	}
	if g.Lat != 0 || g.Lon != 0 {
		lat, lon := g.Lat, g.Lon
		e.Lat, e.Lon = &lat, &lon
	}
	return e
}

// partOf is the country that an unknown name is a part of by its own words: LBN for "Southern Lebanon".
func (f *finder) partOf(m *mention) string {
	if m.end-m.start < 2 || !sideWords[f.doc.Tokens[m.start].Lower] {
		return ""
	}
	for _, p := range f.lookUpName(f.doc.Words(m.start+1, m.end)) {
		if p.Kind == gazetteer.Country || p.Kind == gazetteer.Region {
			return p.Country
		}
	}
	return ""
}

// nameOf is the usual name of a country, region or great city: "Kyiv" where the report says "Kiev". Elsewhere it is the
// report's own, since the gazetteer's are not always those of English news ("Misratah", "Tadmur" for Palmyra).
func nameOf(g *gazetteer.Place, s text.Span, body string) string {
	said := s.Of(body)
	if g.Weight < 6 || gazetteer.Fold(said) == gazetteer.Fold(g.Name) {
		return said
	}
	return g.Name
}

// confidence grows with how clearly the place won over the next of its name.
func confidence(m *mention, margin float64) float64 {
	c := 0.7
	if m.entity {
		c = 0.8
	}
	return c + 0.19*min(margin/2, 1)
}
