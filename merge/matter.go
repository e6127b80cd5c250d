package merge

import (
	"rapporteur/record"
	"rapporteur/text"
)

// attackNouns are the stems of nouns and verbs by which a claim or its denial names an act of force.
var attackNouns = stemSet("attack strike airstrike raid bomb bombing bombardment shell shelling blast explosion kill killing assault massacre shoot shooting poison poisoning assassination murder ambush")

// deedWords are further stems by which somebody who denies an act names it: "had not fired on the city", "no targets
// there", "never supplied weapons".
var deedWords = stemSet("fire fired struck hit target launch carry carried use used supply sold sell sent send export deliver shot met meet meeting talks pay paid sign involved behind invade cross violate detain arrest held hold")

// partWords are the stems of what somebody says he had none of who denies an act: "no part in", "no targets there".
var partWords = stemSet("target part role link involvement hand knowledge connection attack strike")

// claimNouns are the stems of nouns that stand for what was said before.
var claimNouns = stemSet("claim allegation accusation charge responsibility involvement link information report suggestion")

// denies tells whether somebody denies an act of force: by the verb, or in what he says: "said it had not bombed the
// camp", "We didn't bomb any camps", "the report of an attack is a lie".
func denies(r *record.Record, st *record.Statement) bool {
	if st.Act == record.Deny {
		return true
	}
	words := cut(of(r.Document.Text, st.Content))
	for i, w := range words {
		if notWords[w.form] || w.form == "no" {
			near := words[i+1 : min(len(words), i+5)]
			if w.form == "no" {
				if len(near) > 0 && near[0].form != "one" && speaks(near[:min(len(near), 2)], partWords) && past(words[:i]) {
					return true
				}
				continue
			}
			if speaks(near, attackNouns) || w.form == "never" && speaks(near, deedWords) || i < 8 && speaks(near, deedWords) && past(words[:i]) {
				return true
			}
		}
		if falseWords[w.form] && (speaks(words, claimNouns) || speaks(words, attackNouns)) && !notAhead(words, i) {
			return true
		}
	}
	return false
}

var notWords = map[string]bool{"not": true, "didnt": true, "havent": true, "hasnt": true, "hadnt": true, "never": true, "doesnt": true, "dont": true, "neither": true}

var falseWords = map[string]bool{"false": true, "fabricated": true, "baseless": true, "untrue": true, "lie": true, "lies": true, "groundless": true, "unfounded": true, "fake": true, "nonsense": true}

// past tells whether the words before a "not" or "no" tell of what has been: "had had no targets", "did not fire".
func past(words []word) bool {
	for _, w := range words {
		switch w.form {
		case "had", "has", "have", "did", "was", "were":
			return true
		}
	}
	return false
}

// notAhead tells "this is no lie".
func notAhead(words []word, i int) bool {
	return i > 0 && (words[i-1].form == "not" || words[i-1].form == "no")
}

func speaks(words []word, of map[string]bool) bool {
	for _, w := range words {
		if of[stem(w.form)] {
			return true
		}
	}
	return false
}

// matter is the merged event that an accusation or denial is about: the one that it names by the link of its report, one
// told in its own words, else the act of force that the report turns on where its words speak of one.
func (c *computer) matter(r *record.Record, st *record.Statement) string {
	if id := c.merged(Event, r.Document.ID, st.About); id != "" {
		if h := c.byEvent[id]; h != nil && h.Type != "ACCUSE" && h.Type != "REJECT" {
			return id
		}
	}
	words := cut(of(r.Document.Text, st.Content))
	if speaks(words, attackNouns) || denies(r, st) && speaks(words, deedWords) {
		for i := range r.Events {
			e := &r.Events[i]
			if !spoken[e.Type] && len(e.Evidence) > 0 && insideAny(e.Evidence[0], st.Content) {
				if id := c.merged(Event, r.Document.ID, e.ID); id != "" && c.byEvent[id].Reports > 1 {
					return id
				}
			}
		}
		return c.lead(r, st.Evidence[0])
	}
	if id := c.lead(r, st.Evidence[0]); id != "" && st.Act == record.Deny && speaks(words, claimNouns) && c.byEvent[id].Reports > 1 {
		h := c.byEvent[id] // "denied the claims": those against himself
		for _, by := range append(h.by, h.Actors) {
			if c.touches(by, []claim{{who: c.ids(r, st.Speaker...)}}) && len(by) > 0 {
				return id
			}
		}
	}
	return ""
}

func insideAny(s text.Span, list []text.Span) bool {
	for _, x := range list {
		if x.Contains(s) {
			return true
		}
	}
	return false
}

// lead is the act of force that a report turns on before a place in it: of those told so far the one that most reports
// tell, and the first of these.
func (c *computer) lead(r *record.Record, before text.Span) string {
	best, most := "", 0
	for i := range r.Events {
		e := &r.Events[i]
		if e.Type != "ASSAULT" || len(e.Evidence) == 0 {
			continue
		}
		id := c.merged(Event, r.Document.ID, e.ID)
		h := c.byEvent[id]
		if h == nil {
			continue
		}
		n := 2 * h.Reports
		if e.Evidence[0].Start > before.Start {
			n--
		}
		if n > most {
			best, most = id, n
		}
	}
	return best
}
