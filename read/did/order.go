package did

import (
	"rapporteur/nlp"
)

// order finds which event the report puts before which: "met days after the strike", "sparking protests".
func (r *reader) order() {
	at := map[int]*event{} // by the words that tell them
	for _, e := range r.events {
		if !e.gone && e.By == "" {
			at[e.head], at[e.verb] = e, e
		}
	}
	for _, e := range r.events {
		if e.gone || e.By != "" {
			continue
		}
		for k := range r.d.Kids(e.verb) {
			r.relate(e, k, at)
		}
	}
}

// relation is what a conjunction or preposition says of the event behind it.
func relation(word string) string {
	switch word {
	case "after", "since", "following":
		return "after"
	case "before", "ahead of", "until", "prior to":
		return "before"
	case "in response to", "because", "because of", "in retaliation for", "in reaction to", "over", "in protest at":
		return "response"
	}
	return ""
}

func (r *reader) relate(e *event, k int, at map[int]*event) {
	t := &r.d.Tokens[k]
	word := ""
	switch t.Rel {
	case nlp.Advcl:
		if m := r.d.Kid(k, nlp.Mark); m >= 0 {
			word = r.d.Tokens[m].Lower
		}
		if causes[t.Lemma] && word == "" {
			if o := r.p.Object(k); o >= 0 && at[o] != nil && at[o] != e {
				e.links = append(e.links, link{"caused", at[o]})
			}
			return
		}
	case nlp.Obl, nlp.Nmod:
		word = r.p.Prep(k)
	default:
		return
	}
	rel := relation(word)
	if rel == "" {
		return
	}
	other := at[k]
	if other == nil {
		for c := range r.d.Kids(k) {
			if at[c] != nil && other == nil {
				other = at[c]
			}
		}
	}
	if other != nil && other != e {
		e.links = append(e.links, link{rel, other})
	}
}

// causes are verbs by which one event brings about another: "…, sparking an angry response".
var causes = map[string]bool{"spark": true, "trigger": true, "prompt": true, "provoke": true, "cause": true, "draw": true, "ignite": true, "unleash": true}

// link is what one event is to another; the ids come when all events have them.
type link struct {
	as    string
	other *event
}

// link writes the order into the entries.
func (r *reader) link() {
	for _, e := range r.events {
		if e.gone {
			continue
		}
		for _, l := range e.links {
			if l.other.gone || l.other.ID == "" || l.other.ID == e.ID {
				continue
			}
			switch l.as {
			case "after":
				e.After = l.other.ID
			case "before":
				e.Before = l.other.ID
			case "response":
				e.InResponseTo = l.other.ID
			case "caused":
				l.other.InResponseTo = e.ID
			}
		}
	}
}
