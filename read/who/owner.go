package who

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// ownerByKnowledge is the country of a person that the lexicon knows; else, for offices of state, the country that the
// sentence or the report is about.
func (r *reader) ownerByKnowledge(who *entry, t *title) *entry {
	if who.leader != nil {
		if c := r.world.Countries.Code(who.leader.Of); c != nil {
			return r.quietCountry(c)
		}
		if e := r.byKey["b:"+who.leader.Of]; e != nil {
			return e
		}
	}
	if r.unknownOwner(t) {
		return nil
	}
	switch t.office.Code {
	case "GOV", "LEG", "OPP", "JUD":
		if who.country != nil {
			return r.quietCountry(who.country)
		}
		if m := r.mainCountry(); m != nil {
			return m
		}
		return r.onlyCountryBefore(t.lo)
	case "MIL", "COP":
		return r.onlyCountryBefore(t.lo)
	}
	return nil
}

// unknownOwner tells whether a title names a body that nothing is known of: "Lake Project co-founder".
func (r *reader) unknownOwner(t *title) bool {
	for k := t.at; k < t.head && k < t.end; k++ {
		if w := r.tok(k); w.UPOS == nlp.PROPN && !strings.Contains(t.office.Title, w.Lower) {
			return true
		}
	}
	return false
}

// onlyCountryBefore is the country of whoever and whatever the sentence names before word k, when it is one: "The
// German foreign ministry said government adviser Ana Ruiz would go", "Police in Dhaka arrested opposition leader …".
// Where it names none, that of the two sentences before.
func (r *reader) onlyCountryBefore(k int) *entry {
	for back := 0; back < 3; back++ {
		s := r.tok(k).Sent - back
		if s < 0 {
			return nil
		}
		only, several := r.onlyCountry(r.d.Sents[s].Start, min(k, r.d.Sents[s].End))
		if several {
			return nil
		}
		if only != nil {
			return r.countryEntry(only)
		}
	}
	return nil
}

// onlyCountry is the one country that words lo to hi speak of.
func (r *reader) onlyCountry(lo, hi int) (only *lexicon.Country, several bool) {
	for i := lo; i < hi; i++ {
		var c *lexicon.Country
		if r.tok(i+1).Form == "-" && !r.tok(i).Space {
			continue // "a UK-based group" need not be about Britain
		}
		if e := r.at[i]; e != nil && e.Kind != record.Media {
			c = e.country
		} else if m := r.p.PlaceAt(i); e == nil && m != nil {
			c = r.world.Countries.Code(m.Country)
		}
		if c == nil {
			continue
		}
		if only != nil && only.ISO3 != c.ISO3 {
			return nil, true
		}
		only = c
	}
	return only, false
}

func (r *reader) quietCountry(c *lexicon.Country) *entry { return r.countryEntry(c) }

// mainCountry is the country that the report names most often, itself or by its places, when it stands clearly before the
// others.
func (r *reader) mainCountry() *entry {
	if !r.mainKnown {
		r.mainKnown, r.main = true, r.findMain()
	}
	return r.main
}

func (r *reader) findMain() *entry {
	named := map[string]int{}
	for _, e := range r.all {
		if e.Kind == record.Country && e.country != nil {
			named[e.country.ISO3] += len(e.heads)
		}
	}
	for i := range r.p.Out.Places {
		if pl := &r.p.Out.Places[i]; pl.Kind != "country" {
			named[pl.Country]++
		}
	}
	delete(named, "")
	best := ""
	for code, n := range named {
		if n > named[best] || n == named[best] && code < best {
			best = code
		}
	}
	second := 0
	for code, n := range named {
		if code != best {
			second = max(second, n)
		}
	}
	if best == "" || named[best] < 2*second || named[best] < 2 && len(r.d.Sents) > 3 {
		return nil
	}
	if c := r.world.Countries.Code(best); c != nil {
		return r.countryEntry(c)
	}
	return nil
}
