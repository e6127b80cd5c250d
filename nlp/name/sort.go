package name

import "rapporteur/nlp"

// sortByNoun sorts what was taken for a person by the common noun right behind it: "Shems radio" is a station, and nobody
// lives by the name of "the Sheikh Adi district". A title in front is then part of the name.
func sortByNoun(d *nlp.Doc) {
	for k := range d.Entities {
		e := &d.Entities[k]
		if e.Type != nlp.PER || e.End >= len(d.Tokens) || d.Tokens[e.End].Sent != d.Tokens[e.Start].Sent {
			continue
		}
		switch w := d.Tokens[e.End].Form; {
		case station[w]:
			e.Type = nlp.ORG
		case quarter[w]:
			e.Type = nlp.LOC
			if p := e.Start - 1; p >= 0 && d.Tokens[p].Sent == d.Tokens[e.Start].Sent && calledBefore[d.Tokens[p].Form] && (k == 0 || d.Entities[k-1].End <= p) {
				e.Start = p
			}
		}
	}
}

var (
	station      = map[string]bool{"radio": true, "television": true, "newspaper": true, "daily": true}
	quarter      = map[string]bool{"district": true, "neighbourhood": true, "neighborhood": true, "suburb": true, "quarter": true, "square": true, "bridge": true, "crossing": true, "airport": true}
	calledBefore = map[string]bool{"Sheikh": true, "King": true, "Queen": true, "General": true, "Saint": true, "Imam": true, "Sayyida": true}
)
