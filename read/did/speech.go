package did

import (
	"cmp"
	"slices"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// actTypes are the speech acts that are events, with their type, code and mode.
var actTypes = map[record.Act][3]string{
	record.Accuse:    {"ACCUSE", "112", "allege"},
	record.Criticise: {"ACCUSE", "111", "disapprove"},
	record.Demand:    {"REQUEST", "100", ""},
	record.Ask:       {"REQUEST", "100", ""},
	record.Propose:   {"REQUEST", "100", ""},
	record.Dismiss:   {"REJECT", "120", ""},
	record.Deny:      {"REJECT", "120", ""},
	record.Threaten:  {"THREATEN", "130", ""},
	record.Praise:    {"SUPPORT", "051", ""},
	record.Apologise: {"SUPPORT", "055", ""},
	record.Thank:     {"SUPPORT", "051", ""},
}

// statements makes events of statements that are political acts and that no frame has told: "Mr X is lying", said the
// minister.
func (r *reader) statements() {
	r.sort()
	told := map[string]bool{}
	for _, e := range r.events {
		if e.Statement != "" {
			told[e.Statement] = true
		}
	}
	var more []*event
	for i := range r.p.Out.Statements {
		st := &r.p.Out.Statements[i]
		code, ok := actTypes[st.Act]
		if !ok || told[st.ID] || len(st.Speaker) == 0 || len(st.Evidence) == 0 {
			continue
		}
		if e := r.within(st, code[0]); e != nil {
			e.Statement = st.ID // "We support Russia," he said: the clause has told it
			continue
		}
		head := -1
		if st.Cue != nil {
			head = r.d.TokenAt(st.Cue.Start)
		} else if len(st.Content) > 0 {
			head = r.d.TokenAt(st.Content[0].Start)
		}
		if head < 0 || head >= len(r.d.Tokens) || r.skip[r.d.Tokens[head].Sent] {
			continue
		}
		if st.Cue != nil && r.p.Undecided(head) {
			continue // "has neither accepted nor rejected it"
		}
		if code[0] == "REQUEST" && !r.asks(st) || code[0] == "ACCUSE" && r.witness(st) {
			continue
		}
		more = append(more, r.speech(st, code, head))
	}
	r.events = append(r.events, more...)
	r.sort()
}

// asks tells whether a statement asks something of somebody: its cue does ("urged", "demanded"), or its words say what
// must be done. "We hope that …" asks nothing of anybody.
func (r *reader) asks(st *record.Statement) bool {
	if st.Cue != nil {
		i, j := r.d.TokensOf(*st.Cue)
		for k := i; k < j; k++ {
			if g, ok := lexicon.GovernorOf(r.d.Tokens[k].Lemma, 'v'); ok && g.Modality == "demanded" {
				return true
			}
		}
	}
	for _, c := range st.Content {
		i, j := r.d.TokensOf(c)
		for k := i; k < j; k++ {
			t := &r.d.Tokens[k]
			if t.UPOS == nlp.VERB && (r.bidden(k) && !r.selfBidden(k) || t.XPOS == "VB" && (t.Rel == nlp.Root || t.Rel == nlp.Ccomp && k < i+2) && r.d.Kid(k, nlp.Nsubj, nlp.Aux, nlp.Mark) < 0) {
				return true
			}
			if t.UPOS == nlp.VERB {
				if g, ok := lexicon.GovernorOf(t.Lemma, 'v'); ok && g.Modality == "demanded" && t.Lemma != "tell" && t.Lemma != "need" {
					return true
				}
			}
		}
	}
	return false
}

// witness tells whether a statement is what people without a name saw: "Residents said gunmen had looted shops" accuses
// nobody in politics.
func (r *reader) witness(st *record.Statement) bool {
	if st.Cue == nil || !r.unheard(st.Speaker) {
		return false
	}
	for _, id := range st.Speaker {
		if a := r.p.Actor(id); a == nil || a.Kind != record.GroupKind && a.Kind != record.People {
			return false
		}
	}
	switch r.d.Tokens[r.d.TokenAt(st.Cue.Start)].Lemma {
	case "say", "tell", "report", "add", "describe", "according":
		return true
	}
	return false
}

// selfBidden tells "we must stand firm", "these raids must not shake us", "peace must rest on trust": what the speaker's own
// side, what befell it, or what nobody can do by himself must do is no demand on anybody.
func (r *reader) selfBidden(k int) bool {
	s := r.p.Subject(k)
	if s < 0 {
		return false
	}
	t := &r.d.Tokens[s]
	return t.Lower == "i" || t.Lower == "we" || r.p.World.EventClass("light_event", t.Lemma) || t.UPOS == nlp.NOUN && t.Rel == nlp.Nsubj && !r.human(s) && r.p.ActorsAt(s) == nil && !r.p.World.EventClass("target", t.Lemma)
}

// within is the event of that type that a statement's own words tell of its speaker.
func (r *reader) within(st *record.Statement, typ string) *event {
	if len(st.Content) == 0 {
		return nil
	}
	from := r.d.TokenAt(st.Content[0].Start)
	k, _ := slices.BinarySearchFunc(r.events, from, func(e *event, at int) int { return cmp.Compare(e.head, at) })
	for _, e := range r.events[k:min(k+60, len(r.events))] {
		if e.Type != typ || e.gone {
			continue
		}
		for _, c := range st.Content {
			if c.Contains(r.d.Tokens[e.head].Span) && contrast(e.Actors, st.Speaker) > 0 {
				return e
			}
		}
	}
	return nil
}

func (r *reader) speech(st *record.Statement, code [3]string, head int) *event {
	e := &event{head: head, verb: head, who: -1, whom: -1, content: -1}
	e.Type, e.CAMEO, e.Mode = code[0], code[1], code[2]
	e.Actors = append([]record.ActorID(nil), st.Speaker...)
	e.Recipients = without(st.Target, e.Actors)
	if len(e.Recipients) == 0 {
		e.Recipients = r.spokenOf(st, e)
	}
	if n := head + 1; len(e.Recipients) == 0 && len(e.Actors) > 1 && n < len(r.d.Tokens) && r.eachOther(n) {
		e.Recipients, e.Mutual = append([]record.ActorID(nil), e.Actors...), true // "the two accused each other"
	}
	e.Statement, e.By = st.ID, "did/statement"
	e.AttributedTo = st.AttributedTo
	e.Modality = record.Asserted
	e.When, e.Place = st.When, nil
	if e.When == nil {
		e.When = r.p.WhenOf(head)
	}
	if len(st.Content) > 0 {
		e.spans = []text.Span{st.Content[0]}
	} else {
		e.spans = append([]text.Span(nil), st.Evidence...)
	}
	return e
}

// spokenOf are whom a statement is about by its own words: who must do something in a demand, who does something in an
// accusation.
func (r *reader) spokenOf(st *record.Statement, e *event) []record.ActorID {
	if e.Type != "REQUEST" && e.Type != "ACCUSE" {
		return nil
	}
	for _, c := range st.Content {
		i, j := r.d.TokensOf(c)
		for k := i; k < j; k++ {
			if r.d.Tokens[k].UPOS != nlp.VERB || e.Type == "REQUEST" && !r.bidden(k) {
				continue
			}
			s := r.p.Subject(k)
			if s < i || s >= j {
				continue
			}
			if ids := without(r.p.Parties(s), e.Actors); len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}
