package did

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// dealWords are what talks end with when they end well.
var dealWords = map[string]bool{"deal": true, "agreement": true, "accord": true, "truce": true, "ceasefire": true, "cease-fire": true, "pact": true, "settlement": true,
	"compromise": true, "understanding": true, "breakthrough": true, "declaration": true, "treaty": true}

// talksOfDeals gives talks without parties those of the deal that they led to: "Chad and Niger agreed to open the road. The
// deal was reached after six hours of talks in Lima."
func (r *reader) talksOfDeals() {
	for i, e := range r.events {
		if e.gone || e.Type != "CONSULT" || !e.noun || len(e.Actors)+len(e.Recipients) > 0 || !r.ledToDeal(e.head) {
			continue
		}
		for k := i - 1; k >= 0 && r.near(r.events[k], e, 4); k-- {
			a := r.events[k]
			if a.gone || a.Type != "AGREE" && a.Type != "RETREAT" && a.Type != "SUPPORT" || a.Modality != record.Asserted || len(a.Actors) < 2 {
				continue
			}
			e.Actors, e.Mutual = without(a.Actors, union(union(nil, e.Mediator), e.Host)), true
			e.Participants = union(union(nil, e.Actors), e.Participants)
			break
		}
	}
}

// ledToDeal tells whether talks are what a deal "was reached after", "followed" or "came out of".
func (r *reader) ledToDeal(i int) bool {
	d := r.d
	h := d.Tokens[i].Head
	if h >= 0 && d.Tokens[i].Rel == nlp.Nmod && r.p.Prep(i) == "of" { // "six hours of talks", "a round of talks"
		i, h = h, d.Tokens[h].Head
	}
	if h < 0 || d.Tokens[h].UPOS != nlp.VERB {
		return false
	}
	switch r.p.Prep(i) {
	case "after", "following", "during", "in", "at", "from":
	case "":
		if d.Tokens[i].Rel != nlp.Obj || d.Tokens[h].Lemma != "follow" && d.Tokens[h].Lemma != "cap" && d.Tokens[h].Lemma != "crown" {
			return false
		}
	default:
		return false
	}
	s := r.p.Subject(h)
	return s >= 0 && dealWords[r.lemma(s)] && r.pointsBack(s)
}
