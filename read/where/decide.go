package where

import (
	"math"
	"slices"
	"strings"

	"rapporteur/gazetteer"
	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// decider weighs the places that names may mean against what the whole report tells.
type decider struct {
	f         *finder
	mentions  []mention
	countries map[string]float64          // how much of the report is about each country (alpha-3)
	pull      map[string][]float64        // by name: what its mentions say by themselves, summed, by candidate
	sounds    map[string]*gazetteer.Place // places of names that were found by sound
	sure      []gazetteer.Place           // places that are beyond doubt
	admins    map[string]bool             // divisions that the report names, folded
}

func newDecider(f *finder, mentions []mention) *decider {
	d := &decider{f: f, mentions: mentions, countries: map[string]float64{}, pull: map[string][]float64{},
		admins: map[string]bool{}, sounds: map[string]*gazetteer.Place{}}
	d.weighCountries()
	for i := range mentions {
		m := &mentions[i]
		if len(m.others) == 0 {
			continue
		}
		if d.pull[m.key] == nil {
			d.pull[m.key] = make([]float64, len(m.others))
		}
		for k := range m.others {
			d.pull[m.key][k] += d.local(i, &m.others[k])
		}
	}
	return d
}

// nations tells the country of each demonym and adjective: "syrian" is SYR.
func nations() map[string]string {
	out := map[string]string{}
	for _, r := range lexicon.Load("countries").Rows {
		for _, w := range slices.Concat(r.List("demonyms"), r.List("adjectives")) {
			if k := strings.ToLower(w); out[k] == "" {
				out[k] = r.Get("iso3")
			}
		}
	}
	return out
}

// weighCountries counts what the report names of each country: its name, its people, its places that are beyond doubt.
func (d *decider) weighCountries() {
	people := nationsOnce()
	toks := d.f.doc.Tokens
	for i := range toks {
		t := &toks[i]
		if t.UPOS != nlp.ADJ && t.UPOS != nlp.PROPN && t.UPOS != nlp.NOUN && t.UPOS != nlp.NoPOS || t.Form == t.Lower {
			continue
		}
		c, ok := people[t.Lower]
		if !ok && strings.HasSuffix(t.Lower, "s") {
			c, ok = people[t.Lower[:len(t.Lower)-1]]
		}
		if ok {
			d.countries[c]++
		}
	}
	for i := range d.mentions {
		m := &d.mentions[i]
		if len(m.others) == 0 {
			continue
		}
		d.note(m)
	}
	for c, n := range d.countries {
		d.countries[c] = math.Min(n, 6)
	}
}

// note counts a mention for its country when only one country comes into question, or one that outweighs the others
// a hundredfold.
func (d *decider) note(m *mention) {
	best := &m.others[0]
	for k := range m.others[1:] {
		if o := &m.others[k+1]; o.Country != best.Country && prior(o) > prior(best)-2 {
			return
		}
	}
	if prior(best) < 4.3 || best.Country == "" {
		return
	}
	w := 0.7
	if best.Kind == gazetteer.Country {
		w = 1
	}
	d.countries[best.Country] += w
	if best.Kind == gazetteer.Admin {
		d.admins[gazetteer.Fold(best.Name)] = true
	}
	if best.Kind == gazetteer.City && len(d.sure) < 60 {
		d.sure = append(d.sure, *best)
	}
}

// prior is how likely a place is meant by its name alone.
func prior(p *gazetteer.Place) float64 {
	w := float64(p.Weight)
	if p.Other && p.Weight < 7.4 {
		w -= 1.6
	}
	if p.Kind == gazetteer.Admin {
		w -= 0.9 // of a town and its province of one name the town is meant, unless it is called a province
	}
	return w
}

// decide is the place that mention i means and how far it is ahead of the next; nil when none is likely enough.
func (d *decider) decide(i int) (*gazetteer.Place, float64) {
	m := &d.mentions[i]
	if len(m.others) == 0 {
		return d.sounding(m), 0
	}
	best, second, at := math.Inf(-1), math.Inf(-1), -1
	for k := range m.others {
		o := &m.others[k]
		if d.ofCountry(m, o) {
			continue
		}
		own := d.local(i, o)
		s := prior(o) + d.context(o) + clamp(d.pull[m.key][k], 6)
		if own >= 3 || own <= -3 { // what the mention says itself overrules what others of its name say
			s += own
		}
		switch {
		case s > best:
			if at < 0 || !same(&m.others[at], o) {
				second = best
			}
			best, at = s, k
		case s > second && !same(&m.others[at], o):
			second = s
		}
	}
	if best < d.threshold(m) {
		return nil, 0
	}
	return d.town(m, at), best - second
}

// ofCountry tells whether a reading is a town or division in the country of the same name, which is what a report calls
// so: "Mexico", "Guatemala", unless it says that it is a town.
func (d *decider) ofCountry(m *mention, o *gazetteer.Place) bool {
	if o.Kind == gazetteer.Country || m.townCalled {
		return false
	}
	return slices.ContainsFunc(m.others, func(c gazetteer.Place) bool { return c.Kind == gazetteer.Country && c.Country == o.Country })
}

// sounding is the place of the report's countries that an unknown name is another spelling of, nil when there is none.
func (d *decider) sounding(m *mention) *gazetteer.Place {
	if !m.entity && !m.named {
		return nil
	}
	name := m.key
	if k, ok := d.sounds[name]; ok {
		return k
	}
	var found *gazetteer.Place
	if list := d.f.gaz.Sounds(d.f.doc.Words(m.start, m.end), func(c string) bool { return d.countries[c] >= 0.7 }); len(list) > 0 {
		found = &list[0]
	}
	d.sounds[name] = found
	return found
}

// town is the town of the name in the place of the province around it, unless the mention is called a province.
func (d *decider) town(m *mention, at int) *gazetteer.Place {
	o := &m.others[at]
	if o.Kind != gazetteer.Admin || m.areaCalled {
		return o
	}
	for k := range m.others {
		if t := &m.others[k]; t.Kind == gazetteer.City && same(t, o) && t.Weight > o.Weight-2 && (!t.Other || alike(t.Name, m.key)) {
			return t
		}
	}
	return o
}

// alike tells whether a place's usual name begins as the name in the report does: "Santiago de los Caballeros" for
// "Santiago", but not "Ecatepec de Morelos" for "Morelos".
func alike(name, key string) bool {
	return strings.HasPrefix(gazetteer.Fold(name), key[:min(3, len(key))])
}

// same tells whether two readings of a name are nearly one: a town and the division around it.
func same(a, b *gazetteer.Place) bool {
	return a.Country == b.Country && math.Abs(a.Lat-b.Lat) < 1.5 && math.Abs(a.Lon-b.Lon) < 2
}

func clamp(v, limit float64) float64 { return max(-limit, min(limit, v)) }

// threshold is what a reading must reach: little where the analysis takes the name for a place, much elsewhere.
func (d *decider) threshold(m *mention) float64 {
	switch {
	case m.siteCalled: // "Stamford Bridge" need not be in Stamford
		return 7
	case m.end == m.start+1 && len(d.f.doc.Tokens[m.start].Form) < 4: // "Ye", "Uri"
		return 5.5
	case !m.entity && (m.end-m.start < 2 || m.kinds&(gazetteer.Border|gazetteer.Site) == 0): // "Line of Control" is nothing else
		return 5
	case !slices.ContainsFunc(m.others, func(p gazetteer.Place) bool { return p.Country != m.others[0].Country }):
		return 2.5 // there is no other of that name
	}
	return 4.2
}

// context is what the report says for a place: that it lies in a country that the report is about, near other places.
func (d *decider) context(o *gazetteer.Place) float64 {
	if o.Kind == gazetteer.Country {
		return 0.3 * d.countries[o.Country]
	}
	s := 0.0
	if seats()[gazetteer.Fold(o.Name)+"/"+o.Country] {
		s += 1 // a capital is in the news more than its people tell
	}
	if n := d.about(o); n > 0 {
		s += 1.8 + 0.4*n
	}
	if o.Admin != "" && d.admins[gazetteer.Fold(o.Admin)] {
		s += 1
	}
	for i := range d.sure {
		p := &d.sure[i]
		if o.Kind == gazetteer.Admin && p.Admin == o.Name && p.Country == o.Country && p.Name != o.Name {
			s += 1.5 // "Georgia" where Atlanta is spoken of
			break
		}
		if p.Name != o.Name && near(p, o) {
			s += 0.4
			break
		}
	}
	return s
}

// about is how much of the report is about a place's countries.
func (d *decider) about(o *gazetteer.Place) float64 {
	n := d.countries[o.Country]
	for _, c := range o.Countries {
		n = max(n, d.countries[c])
	}
	return n
}

// near tells whether two places are within some 300 kilometres.
func near(a, b *gazetteer.Place) bool {
	return math.Abs(a.Lat-b.Lat) < 2.7 && math.Abs(a.Lon-b.Lon)*math.Cos(a.Lat*math.Pi/180) < 2.7
}
