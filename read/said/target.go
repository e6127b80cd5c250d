package said

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// targetOf is who is accused, asked, praised or threatened: the object of the cue, else who does what the content tells,
// else somebody else named in the sentence, else the target that the same speaker had just before.
func (r *reader) targetOf(f *finding, st *record.Statement) record.IDs {
	warned := f.verb >= 0 && f.object >= 0 && r.d.Tokens[f.verb].Lemma == "warn"
	switch st.Act {
	case record.Say:
		if !warned {
			return nil
		}
	case record.Announce, record.Believe, record.Intend, record.Show, record.Promise:
		return nil
	}
	if f.object >= 0 && len(st.Speaker) > 1 && (r.reciprocal(f.object) || f.object > 0 && r.reciprocal(f.object-1)) {
		return slices.Clone(st.Speaker)
	}
	if f.object > 0 && r.d.Tokens[f.object].Lower == "other" && r.d.Tokens[f.object-1].Lower == "the" {
		if len(st.Speaker) == 2 {
			return slices.Clone(st.Speaker) // "Each side blamed the other"
		}
		return nil
	}
	own := r.ownSide(st)
	if r.joint(f.object) {
		return nil
	}
	if ids, harm := r.harmedBy(f.object); harm && (st.Act == record.Criticise || st.Act == record.Accuse) {
		if ids = without(ids, own); len(ids) > 0 {
			return ids
		}
		return r.targetBefore(st, own)
	}
	if f.object >= 0 && answering[st.Act] && r.heardBefore(f.object, st, own) {
		if ids := r.lastOther(st); len(ids) > 0 || accusing[r.d.Tokens[f.object].Lemma] {
			return ids // "called the accusation a lie", "denounced the threat": whoever made it
		}
	}
	if f.object >= 0 && (warned || !(f.hearer && (f.form == lexicon.Quotation || f.form == lexicon.Clause))) {
		if ids := without(r.actorsOf(f.object), own); len(ids) > 0 {
			return ids
		}
	}
	if st.Act == record.Say {
		return nil
	}
	if ids := r.meantIn(st, own); len(ids) > 0 {
		return ids
	}
	if st.Act == record.Deny {
		return r.lastOther(st) // "denied that its troops had fled": whoever said so, not who is said to have fled
	}
	if ids := r.targetInContent(st, own); len(ids) > 0 {
		return ids
	}
	switch st.Act {
	case record.Accuse, record.Criticise, record.Threaten, record.Dismiss, record.Demand:
		if ids := without(without(r.namedBeside(f, st), own), st.Addressee); len(ids) > 0 {
			return ids
		}
		return r.targetBefore(st, own)
	}
	return nil
}

var (
	// answering are the acts that what somebody else has said may be the object of.
	answering = map[record.Act]bool{record.Criticise: true, record.Deny: true, record.Dismiss: true, record.Praise: true}
	// spoken are nouns for what somebody has said.
	spoken = map[string]bool{"accusation": true, "charge": true, "allegation": true, "claim": true, "threat": true, "statement": true, "remark": true, "comment": true, "warning": true,
		"ultimatum": true, "demand": true, "condition": true, "term": true, "suggestion": true, "proposal": true, "offer": true, "idea": true, "overture": true}
)

// heardBefore tells whether noun i names what somebody has said just before, "the threat", and the words that st holds do not tell
// who.
func (r *reader) heardBefore(i int, st *record.Statement, own record.IDs) bool {
	lemma := r.d.Tokens[i].Lemma
	if !spoken[lemma] || len(r.actorsOf(i)) > 0 {
		return false
	}
	if accusing[lemma] {
		return true
	}
	lo, hi := r.d.TokensOf(st.Content[0])
	switch r.d.Tokens[lo].Lower {
	case "the", "this", "that", "these", "those":
	default:
		return false
	}
	for k := lo; k < hi; k++ {
		if len(without(r.p.ActorsAt(k), own)) > 0 {
			return false
		}
	}
	return true
}

// accusing are nouns for what is said of somebody else: whoever speaks of them answers it.
var accusing = map[string]bool{"accusation": true, "charge": true, "allegation": true, "claim": true}

// joint tells whether noun i, which names nobody, is something that several sides have made or done together: who denounces
// "the accord" blames none of them alone.
func (r *reader) joint(i int) bool {
	if i < 0 || len(r.actorsOf(i)) > 0 {
		return false
	}
	for _, class := range [...]string{"agreement", "talks", "ceasefire"} {
		if r.p.World.EventClass(class, r.d.Tokens[i].Lemma) {
			return true
		}
	}
	return false
}

// harmedBy is who did what noun i tells, where it tells of harm: the rebels of "the rebels' attack on the convoy", nobody in
// "the attack on the convoy". Who was harmed is not blamed for it.
func (r *reader) harmedBy(i int) (by record.IDs, harm bool) {
	if i < 0 || r.d.Tokens[i].UPOS != nlp.NOUN || r.p.ActorsAt(i) != nil {
		return nil, false
	}
	harm = slices.ContainsFunc(r.p.World.NounFrames(r.d.Tokens[i].Lemma), func(f *lexicon.EventFrame) bool { return f.Type == "ASSAULT" })
	for k := range r.d.Kids(i) {
		switch r.d.Tokens[k].Rel {
		case nlp.NmodPoss, nlp.Compound, nlp.Amod:
			by = append(by, r.p.ActorsAt(k)...)
		case nlp.Nmod, nlp.OblAgent:
			if r.p.Prep(k) == "by" {
				by = append(by, r.p.Parties(k)...)
			}
		}
	}
	return by, harm
}

// ownSide are the speakers and those that they speak for: their country, government or body. Nobody accuses his own side
// by naming it.
func (r *reader) ownSide(st *record.Statement) record.IDs {
	own := slices.Clone(st.Speaker)
	for i := range r.p.Out.Roles {
		if x := &r.p.Out.Roles[i]; x.Of != "" && x.When == "" && slices.Contains(st.Speaker, x.Actor) {
			own = append(own, x.Of)
		}
	}
	for _, id := range slices.Clone(own) {
		a := r.p.Actor(id)
		if a == nil || a.Country == "" || a.Kind != record.Government && a.Kind != record.Office {
			continue
		}
		for k := range r.p.Out.Actors {
			if c := r.p.Out.Actors[k]; c.Kind == record.Country && c.Country == a.Country {
				own = append(own, c.ID)
			}
		}
	}
	return own
}

// meantIn is who must do what a demand tells ("Sudan must leave the town"), or who does what an accusation tells by a word
// of blame ("since the talks began, the rebels have violated the truce").
func (r *reader) meantIn(st *record.Statement, own record.IDs) record.IDs {
	for _, s := range st.Content {
		lo, hi := r.d.TokensOf(s)
		for i := lo; i < hi; i++ {
			t, v := &r.d.Tokens[i], -1
			switch st.Act {
			case record.Demand, record.Ask:
				switch t.Lower {
				case "must", "should", "ought", "shall":
					v = t.Head
				case "need", "needs", "has", "have":
					if t.UPOS == nlp.VERB && r.infinitiveOf(i) > i {
						v = i
					}
				}
			case record.Accuse, record.Criticise:
				if t.UPOS == nlp.VERB && blameWords[t.Lemma] {
					v = i
				}
			}
			if t.UPOS == nlp.VERB && (t.Lemma == "urge" || t.Lemma == "call" || performs[t.Lemma] == st.Act) {
				if ids := without(r.actorsOf(r.performedOn(i)), own); len(ids) > 0 {
					return ids // "“The bloc urges Sudan to leave,” she said"
				}
			}
			if v < 0 || v >= len(r.d.Tokens) {
				continue
			}
			if x := r.p.Doer(v); x >= 0 && r.d.Tokens[x].UPOS != nlp.PRON {
				if ids := without(r.p.ActorsAt(x), own); len(ids) > 0 {
					return ids
				}
			}
		}
	}
	return nil
}

// performedOn is whom verb v of speech is aimed at: its object, or the phrase behind "on"; v itself for nobody.
func (r *reader) performedOn(v int) int {
	if o := r.plainObject(v); o > v {
		return o
	}
	if o := r.p.Obl(v, "on", "upon", "to"); o > v {
		return o
	}
	return v
}

// targetBefore is whom the statement before was aimed at, when the same one speaks, or when this one names nobody at all and
// speaks of something told: "called the raid a crime".
func (r *reader) targetBefore(st *record.Statement, own record.IDs) record.IDs {
	n := len(r.p.Out.Statements)
	back := 3
	if st.Act == record.Demand {
		back = 1 // what is demanded next may be demanded of somebody else
	}
	for k := n - 1; k >= max(0, n-back); k-- {
		last := &r.p.Out.Statements[k]
		if !slices.Equal(last.Speaker, st.Speaker) {
			break
		}
		if ids := without(last.Target, own); len(ids) > 0 {
			return ids
		}
	}
	if st.Act == record.Threaten || st.Act == record.Demand {
		return r.opponent(st, own)
	}
	if st.Act != record.Criticise && st.Act != record.Accuse {
		return nil
	}
	for k := n - 1; k >= 0 && k >= n-5; k-- {
		last := &r.p.Out.Statements[k]
		switch last.Act {
		case record.Accuse, record.Criticise, record.Threaten:
			if ids := without(last.Target, own); len(ids) > 0 && r.p.Actor(ids[0]).Kind != record.Media {
				return ids
			}
		}
	}
	return nil
}

// opponent is who has last accused, threatened or asked the speakers of something; else whom they have last quarrelled with.
func (r *reader) opponent(st *record.Statement, own record.IDs) record.IDs {
	n := len(r.p.Out.Statements)
	for k := n - 1; k >= max(0, n-8); k-- {
		last := &r.p.Out.Statements[k]
		switch last.Act {
		case record.Accuse, record.Criticise, record.Threaten, record.Demand, record.Dismiss:
		default:
			continue
		}
		if slices.ContainsFunc(last.Target, func(id record.ActorID) bool { return slices.Contains(own, id) }) {
			if ids := without(last.Speaker, own); len(ids) > 0 {
				return ids
			}
		}
		if slices.ContainsFunc(last.Speaker, func(id record.ActorID) bool { return slices.Contains(own, id) }) {
			if ids := without(last.Target, own); len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}

// lastOther is who spoke before the statement, the one whose word is denied: the last from abroad among the last three, else
// the last.
func (r *reader) lastOther(st *record.Statement) record.IDs {
	n := len(r.p.Out.Statements)
	var first record.IDs
	for k := n - 1; k >= 0 && k >= n-3; k-- {
		last := &r.p.Out.Statements[k]
		if st.Content[0].Start-last.Content[0].Start > 600 {
			break
		}
		ids := without(last.Speaker, st.Speaker)
		switch {
		case len(ids) > 0 && !r.compatriots(ids[0], st.Speaker):
			return ids
		case k == n-1 && len(ids) == 0:
			return nil
		case first == nil:
			first = ids
		}
	}
	return first
}

// compatriots tells whether an actor is of the country of one of the others: two of one state seldom contradict each other.
func (r *reader) compatriots(id record.ActorID, others record.IDs) bool {
	a := r.p.Actor(id)
	return ofState(a) && slices.ContainsFunc(others, func(o record.ActorID) bool {
		b := r.p.Actor(o)
		return ofState(b) && b.Country == a.Country
	})
}

// ofState tells whether an actor may speak for a state: rebels and groups contradict their own.
func ofState(a *record.Actor) bool {
	if a == nil || a.Country == "" {
		return false
	}
	return a.Kind == record.Person || a.Kind == record.Country || a.Kind == record.Government || a.Kind == record.Office
}

// namedBeside is the first actor of the sentence outside of the content that is not the speaker.
func (r *reader) namedBeside(f *finding, st *record.Statement) record.IDs {
	if f.verb < 0 || f.quoted {
		return nil
	}
	sent := r.d.Sents[r.d.Tokens[f.verb].Sent]
	for i := sent.Start; i < f.verb; i++ {
		if r.d.EntityAt(i) < 0 || r.beside(i) || r.judgesToo(i, f.verb) || holds(st.Content, r.d.Tokens[i].Span) || st.Source != nil && st.Source.Contains(r.d.Tokens[i].Span) {
			continue
		}
		if ids := without(r.p.ActorsAt(i), st.Speaker); len(ids) > 0 {
			return ids
		}
	}
	return nil
}

// judgesToo tells whether name i is by whom a thing is judged that verb v judges as well: "hailed by Norway but rejected by Chad"
// sets nobody against Norway.
func (r *reader) judgesToo(i, v int) bool {
	t := &r.d.Tokens[i]
	if t.Rel == nlp.Flat && t.Head >= 0 {
		t = &r.d.Tokens[t.Head]
	}
	return t.Rel == nlp.OblAgent && t.Head >= 0 && t.Head < v && r.d.Tokens[v].Rel == nlp.Conj && r.d.Kid(v, nlp.OblAgent) > v && len(r.cuesOf(t.Head)) > 0
}

// beside tells names that only tell where or to whom something was said: "In a letter to the council, Norway said".
func (r *reader) beside(i int) bool {
	switch r.p.Prep(i) {
	case "to", "at", "in", "with", "from", "on", "near":
		return true
	}
	return false
}

// actorsOf are the actors of the phrase of noun i, else of the names that modify it: "Israel's offensive", "the US raid".
func (r *reader) actorsOf(i int) record.IDs {
	if ids := r.p.Parties(i); len(ids) > 0 {
		return ids
	}
	for k := range r.d.Kids(i) {
		switch r.d.Tokens[k].Rel {
		case nlp.NmodPoss, nlp.Compound, nlp.Amod, nlp.Nmod:
			if ids := r.p.ActorsAt(k); ids != nil && r.p.Prep(k) != "for" {
				return ids // not the agency of "demanded access for the agency"
			}
		}
	}
	return nil
}

// targetInContent is the subject of the content's clauses that is an actor and not the speaker, else the first actor named.
func (r *reader) targetInContent(st *record.Statement, own record.IDs) record.IDs {
	var first record.IDs
	for _, s := range st.Content {
		lo, hi := r.d.TokensOf(s)
		for i := lo; i < hi; i++ {
			if r.d.Tokens[i].UPOS == nlp.PRON {
				continue // whom "he" means inside a quotation is not told yet
			}
			ids := without(r.p.ActorsAt(i), own)
			if len(ids) == 0 {
				continue
			}
			switch r.d.Tokens[i].Rel {
			case nlp.Nsubj, nlp.NsubjPass, nlp.OblAgent:
				return ids
			}
			if prep := r.p.Prep(i); first == nil && !(st.Act == record.Demand && prep == "for") && !(st.Act == record.Threaten && (prep == "at" || prep == "before")) {
				first = ids // not "demanded access for the agency"
			}
		}
	}
	return first
}

// without are the ids that are not among the others.
func without(ids, others record.IDs) record.IDs {
	var out record.IDs
	for _, id := range ids {
		if !slices.Contains(others, id) {
			out = append(out, id)
		}
	}
	return out
}
