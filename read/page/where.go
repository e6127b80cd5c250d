package page

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/nlp"
	"rapporteur/record"
)

// PlaceAt is the place mention that token tok belongs to, nil when it belongs to none. Places are on the page in
// text order once where has run.
func (p *Page) PlaceAt(tok int) *record.Place {
	if tok < 0 || tok >= len(p.Doc.Tokens) {
		return nil
	}
	s := p.Doc.Tokens[tok].Span
	k := sort.Search(len(p.Out.Places), func(k int) bool { return p.Out.Places[k].Span.End > s.Start })
	if k < len(p.Out.Places) && p.Out.Places[k].Span.Overlaps(s) {
		return &p.Out.Places[k]
	}
	return nil
}

// WhereIs turns a place mention into the place of an entry. The name is what the report calls it.
func (p *Page) WhereIs(m *record.Place) *record.Where {
	if m == nil {
		return nil
	}
	s := m.Span
	name := s.Of(p.Doc.Text)
	if r, _ := utf8.DecodeRuneInString(name[strings.LastIndexByte(name, ' ')+1:]); m.Kind == "country" && unicode.IsLower(r) {
		name = m.Name // Chad for "Chadian soil"
	}
	return &record.Where{Name: name, Country: m.Country, Lat: m.Lat, Lon: m.Lon, GeoNames: m.GeoNames, Span: &s}
}

// FirstSpelling names a place of several spellings ("Zaporizhia", "Zaporizhzhia") as the report does first, in small letters:
// an event that is told more than once has one place.
func (p *Page) FirstSpelling(w *record.Where) *record.Where {
	if w == nil || w.Span == nil || w.Lat == nil {
		return w
	}
	m := p.PlaceAt(p.Doc.TokenAt(w.Span.Start))
	if m == nil || m.Lat == nil || !isTown(m) {
		return w
	}
	for k := range p.Out.Places {
		o := &p.Out.Places[k]
		if o.Span.Start >= m.Span.Start {
			break
		}
		if name := o.Span.Of(p.Doc.Text); o.Lat != nil && *o.Lat == *m.Lat && *o.Lon == *m.Lon && o.Name == m.Name && name != strings.ToUpper(name) {
			out := *w
			out.Name = name
			return &out
		}
	}
	return w
}

// PlaceOf is where the thing that word tok tells (the head of an event, a toll, a meeting) happened, as its own
// clause or sentence says: "killed 35 people in the city of Sumy", "the Paris talks", "near Palmyra, two strikes
// engaged …"; violence that its sentence does not place happened where the paragraph, or the one before, was last. Nil
// when they do not say. A place that is merely named, or that acts ("Moscow said"), is not where
// something happened.
func (p *Page) PlaceOf(tok int) *record.Where {
	if tok < 0 || tok >= len(p.Doc.Tokens) {
		return nil
	}
	if m := p.placeOfWhere(tok); m != nil {
		return p.WhereIs(m)
	}
	if m := p.placeOf(tok); m != nil {
		return p.WhereIs(p.inner(m))
	}
	if m := p.onlyPlace(tok); m != nil {
		return p.WhereIs(m)
	}
	if (p.isFor("struck", tok) || p.isFor("harm", tok)) && p.Modality(tok) == record.Asserted && !p.goesOnSince(tok) {
		return p.filed(tok, p.placeBefore(tok, 1))
	}
	if p.isFor("gather", tok) && p.Doc.Sents[p.Doc.Tokens[tok].Sent].Para <= p.dateLineParagraph() && p.Modality(tok) == record.Asserted {
		return p.WhereIs(p.datelinePlace())
	}
	return nil
}

// filed is where word tok happened when the story was last at m; nil when m is only where the report was filed.
func (p *Page) filed(tok int, m *record.Place) *record.Where {
	if m != nil && m == p.datelinePlace() && p.elsewhere(tok) {
		return nil
	}
	return p.WhereIs(p.inner(m))
}

// elsewhere tells whether the sentence of word tok says without a name that it was in no town: not where the report was
// filed, then. "LIMA (Agency) - Gunmen attacked a village near the border."
func (p *Page) elsewhere(tok int) bool {
	s := &p.Doc.Sents[p.Doc.Tokens[tok].Sent]
	for i := s.Start; i < s.End; i++ {
		t := &p.Doc.Tokens[i]
		if t.UPOS == nlp.NOUN && outOfTown[t.Lemma] && (t.Rel == nlp.Obl || t.Rel == nlp.Nmod || t.Rel == nlp.Obj || t.Rel == nlp.NsubjPass) {
			return true
		}
	}
	return false
}

var outOfTown = map[string]bool{"village": true, "border": true, "frontier": true, "countryside": true, "hill": true, "mountain": true, "desert": true, "valley": true, "forest": true, "jungle": true,
	"frontline": true, "front": true, "coast": true, "sea": true, "island": true, "highway": true, "province": true, "hamlet": true, "area": true}

// goesOnSince tells of deeds of months or years, which had many places: "70 attacks on ships since November".
func (p *Page) goesOnSince(tok int) bool {
	w := p.WhenOf(tok)
	return w != nil && strings.HasSuffix(w.EDTF, "/..")
}

// inner is the town or province right before the region or country that it lies in, "in the Jabalia camp in Gaza", or
// the place that is told by a greater one, "in Ghouta, near Damascus".
func (p *Page) inner(m *record.Place) *record.Place {
	if m == nil {
		return nil
	}
	d := p.Doc
	i, _ := d.TokensOf(m.Span)
	near := false
	for k := i - 1; k >= d.Sents[d.Tokens[i].Sent].Start && k >= i-4; k-- {
		t := &d.Tokens[k]
		if b := p.PlaceAt(k); b != nil {
			if p.onRoute(b) {
				return m
			}
			within := isTown(b) && !isTown(m) || m.Kind == "country" && b.Kind != "country"
			if (within || near) && (b.Country == m.Country || b.Country == "") {
				return b
			}
			return m
		}
		near = near || t.Lower == "near" || t.Lower == "outside"
		if t.Lower != "," && t.Lower != "in" && t.Lower != "of" && !near && t.UPOS != nlp.DET && t.UPOS != nlp.ADJ && !p.isFor("area", k) {
			return m
		}
	}
	return m
}

// PlaceAround is PlaceOf with the whole report as its second source: where its telling was last, or else where it goes
// first. It is meant for tolls, which happen where the story is ("Over 500 were
// hurt in the attacks."), not for acts of speech.
func (p *Page) PlaceAround(tok int) *record.Where {
	if w := p.PlaceOf(tok); w != nil || tok < 0 || tok >= len(p.Doc.Tokens) {
		return w
	}
	return p.filed(tok, p.placeBefore(tok, 1000))
}

// placeOf climbs from tok to the words that share its place: "two strikes" to "engaged", whose "near Palmyra" is
// theirs. It stops at verbs of speech: where somebody speaks is another matter.
func (p *Page) placeOf(tok int) *record.Place {
	d := p.Doc
	own := true
	for i, n := tok, 0; n < 8; n++ {
		if m := p.placeUnder(i, own); m != nil {
			return m
		}
		if i == tok {
			if m := p.placeThrown(tok); m != nil {
				return m
			}
			if m := p.placeAfter(tok); m != nil {
				return m
			}
		}
		head := d.Tokens[i].Head
		if head < 0 {
			return nil
		}
		if d.Tokens[i].Rel == nlp.AclRelcl || d.Tokens[i].Rel == nlp.Acl {
			if m := p.PlaceAt(head); m != nil && p.happensAt(i) {
				return m
			}
		}
		if !p.sharesPlace(i, head) {
			return nil
		}
		// "fired rockets into Sderot, killing one": the deaths are where the rockets went
		own = own && d.Tokens[i].Rel == nlp.Advcl && d.Tokens[i].XPOS == "VBG"
		i = head
	}
	return nil
}

// happensAt tells whether clause i, which hangs on a place, happens there: "Sumy, where …", "Homs, besieged since …".
func (p *Page) happensAt(i int) bool {
	for k := range p.Doc.Kids(i) {
		if t := &p.Doc.Tokens[k]; t.Lower == "where" {
			return true
		}
	}
	return p.isFor("struck", i) && p.Doc.Tokens[i].XPOS == "VBN"
}
