package did

import (
	"rapporteur/record"
	"rapporteur/text"
)

// answers finds to whom a speech act answers when its own clause only points back: "Armenia rejected the accusation"
// goes to who accused, "Hamas rejects the proposal" to who proposed, "he said it was untrue" to who had claimed it.
// What only might be meant, such as whom a side fought before, stays untold.
func (r *reader) answers() {
	for i, e := range r.events {
		if e.gone || len(e.Recipients) > 0 || len(e.Actors) == 0 {
			continue
		}
		switch e.Type {
		case "REJECT":
			r.answer(e, r.events[:i], 6)
		case "AGREE":
			if e.content >= 0 && r.pointsBack(e.content) {
				r.answer(e, r.events[:i], 3)
			}
		case "ACCUSE", "SUPPORT":
			r.answerDeed(e, r.events[:i])
		case "ASSAULT":
			r.answerBlow(e, r.events[:i])
		}
	}
}

// answer takes the recipients of e from the nearest event before it that it can be an answer to.
func (r *reader) answer(e *event, before []*event, near int) {
	for k := len(before) - 1; k >= 0; k-- {
		a := before[k]
		if a.gone {
			continue
		}
		if !r.near(a, e, near) {
			return
		}
		if ids := without(asked(e, a), e.Actors); len(ids) > 0 {
			e.Recipients = ids
			return
		}
	}
}

// asked are who asked, accused, proposed or threatened before.
func asked(e, a *event) []record.ActorID {
	switch a.Type {
	case "ACCUSE", "REQUEST", "THREATEN":
		if contrast(a.Actors, e.Actors) < 0 {
			return a.Actors
		}
	case "AGREE":
		if (e.Type == "REJECT" || !a.noun && a.frame != nil && a.frame.Lemma == "offer") && contrast(a.Actors, e.Actors) < 0 {
			return a.Actors
		}
	}
	return nil
}

// answerDeed takes as recipients of praise or blame those who did what it is about, where its noun takes up an event told
// before: "Rebels overran the port. … Chad denounced the attack".
func (r *reader) answerDeed(e *event, before []*event) {
	k := r.p.Object(e.head)
	if e.noun || k < 0 || !r.pointsBack(k) {
		return
	}
	for i := len(before) - 1; i >= 0; i-- {
		a := before[i]
		if a.gone || len(a.Actors) == 0 || !deed(a.Type) {
			continue
		}
		if !r.near(a, e, 12) {
			return
		}
		if !r.takesUp(k, a) {
			continue
		}
		if ids := without(a.Actors, e.Actors); len(ids) == len(a.Actors) && (len(a.AttributedTo) == 0 || contrast(a.AttributedTo, e.Actors) > 0) {
			e.Recipients = ids
		}
		return
	}
}

// deed tells the types that are more than words.
func deed(typ string) bool {
	switch typ {
	case "ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST", "RETREAT", "CONCEDE":
		return true
	}
	return false
}

// takesUp tells whether noun k means event a: it is among the words that tell it, or the same word, or one that any attack
// may be called by.
func (r *reader) takesUp(k int, a *event) bool {
	at := r.d.Tokens[k].Span
	for _, s := range a.spans[1:] {
		if covers(s, at) {
			return true
		}
	}
	word := r.lemma(k)
	return word == r.eventNoun(a) || a.Type == "ASSAULT" && attackWords[word]
}

func covers(s, at text.Span) bool { return s.Start <= at.Start && at.End <= s.End }

// attackWords are what reports call an attack that they have told already.
var attackWords = map[string]bool{"attack": true, "assault": true, "operation": true, "offensive": true, "raid": true, "incursion": true, "invasion": true, "bloodshed": true,
	"violence": true, "bombing": true, "killing": true, "massacre": true, "crime": true, "atrocity": true}

// answerBlow takes as recipients of a blow struck back those who struck before: "Eritrea shelled the post. Ethiopia
// retaliated".
func (r *reader) answerBlow(e *event, before []*event) {
	if f := e.frame; f == nil || r.lemma(e.head) != "retaliate" && f.Particle != "back" {
		return
	}
	for i := len(before) - 1; i >= 0 && r.near(before[i], e, 4); i-- {
		a := before[i]
		if a.gone || a.Type != "ASSAULT" || len(a.Actors) == 0 {
			continue
		}
		if contrast(a.Recipients, e.Actors) > 0 {
			if ids := without(a.Actors, e.Actors); len(ids) > 0 {
				e.Recipients = ids
			}
			return
		}
	}
}
