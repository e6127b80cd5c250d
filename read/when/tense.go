package when

import "rapporteur/nlp"

// direction is which way the clause of the expression at hand looks: last for "said on Thursday", next for "will meet
// on Thursday", open when nothing tells. It sets mild where only a present tense looks ahead ("meets on Thursday").
func (a *anchor) direction() turn {
	d := a.p.Doc
	i := d.TokenAt(a.at.Start)
	a.mild = false
	if i >= len(d.Tokens) {
		return open
	}
	if dir := byPreposition(d, i); dir != open {
		return dir
	}
	switch {
	case a.belongs() && comes(d, i):
		return next
	case a.belongs() || saidBefore(d, i):
		return last
	}
	var t turn
	if d.Tokens[i].Rel == nlp.NoRel {
		t = byWords(d, i)
	} else {
		t, a.mild = byTree(d, i)
	}
	switch {
	case i == 0:
	case t == next && d.Tokens[i-1].Lower == "through":
		a.mild = false // "the loans run through January"
	case t == open && (d.Tokens[i-1].Lower == "by" || asSoonAs(d, i)):
		return next // "can leave by Friday", "could leave as early as Friday"
	}
	return t
}

// asSoonAs tells whether "as early as" or "as soon as" stands before token i.
func asSoonAs(d *nlp.Doc, i int) bool {
	return i > 1 && d.Tokens[i-1].Lower == "as" && (d.Tokens[i-2].Lower == "early" || d.Tokens[i-2].Lower == "soon")
}

// belongs tells whether the expression is a possessor: "Wednesday's ruling" lies behind, whatever the verb.
func (a *anchor) belongs() bool {
	rest := a.p.Doc.Text[a.at.End:]
	return len(rest) > 1 && rest[0] == '\'' && rest[1] == 's' || len(rest) > 3 && rest[:3] == "’" && rest[3] == 's'
}

// dated are things that have their day long before they happen.
var dated = map[string]bool{"election": true, "vote": true, "summit": true, "talk": true, "talks": true, "meeting": true, "referendum": true, "deadline": true, "hearing": true, "ballot": true,
	"poll": true, "polls": true, "runoff": true, "inauguration": true, "conference": true, "session": true, "debate": true, "ceremony": true, "funeral": true, "parade": true, "visit": true, "release": true}

// comes tells whether what the possessor i has lies ahead: "ahead of Sunday's election", "Sunday's vote will decide". A
// ruling or an attack has its day when it is over.
func comes(d *nlp.Doc, i int) bool {
	n := d.Tokens[i].Head
	if n < 0 || !dated[d.Tokens[n].Lemma] {
		return false
	}
	if i > 1 && d.Tokens[i-1].Lower == "of" && d.Tokens[i-2].Lower == "ahead" {
		return true
	}
	v := d.Tokens[n].Head
	if v < 0 || d.Tokens[n].Rel != nlp.Nsubj && d.Tokens[n].Rel != nlp.NsubjPass {
		return false
	}
	dir, mild := verbTurn(d, v)
	return dir == next && !mild
}

// saidBefore tells whether a past verb stands right before the expression: "said on Tuesday that it would …" is told of
// Tuesday, whatever the tree makes of it.
func saidBefore(d *nlp.Doc, i int) bool {
	k := i - 1
	for k >= 0 && (d.Tokens[k].Lower == "on" || d.Tokens[k].Lower == "late" || d.Tokens[k].Lower == "early") {
		k--
	}
	return k >= 0 && d.Tokens[k].Sent == d.Tokens[i].Sent && d.Tokens[k].XPOS == "VBD" && !planned[d.Tokens[k].Lemma]
}

// directionOf is the direction of what a meaning stands for: a deed lies behind.
func (a *anchor) directionOf(m meaning) turn {
	if m.past {
		a.mild = false
		return last
	}
	return a.direction()
}

// byPreposition reads the word before: "until Friday" lies ahead, "since Friday" behind.
func byPreposition(d *nlp.Doc, i int) turn {
	if i == 0 {
		return open
	}
	switch d.Tokens[i-1].Lower {
	case "until", "till":
		if untilThen(d, i) {
			return last
		}
		return next
	case "since", "last", "ended":
		return last
	case "scheduled", "due", "expected", "effective", "slated":
		return next
	case "on", "in", "from", "for":
		if i > 1 {
			switch d.Tokens[i-2].Lower {
			case "beginning", "starting", "effective", "due", "scheduled", "slated":
				return next
			}
		}
	}
	return open
}

// untilThen tells whether "until Thursday" opens what was so before that day: "Until Thursday, they had not met."
func untilThen(d *nlp.Doc, i int) bool {
	s := &d.Sents[d.Tokens[i].Sent]
	if i-1 > s.Start+1 || s.Root < 0 || d.Tokens[i].Rel == nlp.NoRel {
		return false
	}
	dir, _ := verbTurn(d, s.Root)
	return dir == last
}

// byWords looks for the nearest word before, then behind, that tells tense: for text without a tree.
func byWords(d *nlp.Doc, i int) turn {
	words := lexicons().words
	s := d.Sents[d.Tokens[i].Sent]
	for k := i - 1; k >= s.Start && k > i-12; k-- {
		if e := words[d.Tokens[k].Lower]; e != nil && e.next != noFn {
			return fnTurn(e.next)
		}
	}
	for k := i + 1; k < s.End && k < i+8; k++ {
		if e := words[d.Tokens[k].Lower]; e != nil && e.next != noFn {
			return fnTurn(e.next)
		}
	}
	return open
}

func fnTurn(f fn) turn {
	if f == toFuture {
		return next
	}
	return last
}

// byTree climbs from the expression to the verb that governs it and asks for its tense. A present tense counts for what
// hangs on the verb itself ("meets on Thursday"), not for what lies behind it: "dies after collapsing on Thursday".
func byTree(d *nlp.Doc, i int) (dir turn, mild bool) {
	behind := false
	for range 10 {
		t := &d.Tokens[i]
		if t.UPOS == nlp.VERB || t.UPOS == nlp.AUX || d.Kid(i, nlp.Cop) >= 0 {
			if dir, mild := verbTurn(d, i); dir != open {
				if mild && behind {
					return open, false
				}
				return dir, mild
			}
			if prepared[t.Lemma] {
				return next, false // "help in planning the games in January"
			}
			behind = true
		}
		if t.Head < 0 {
			return open, false
		}
		if preparedFor(d, i) || movedTo(d, i) {
			return next, false
		}
		if c := d.Kid(i, nlp.Case); c >= 0 && (d.Tokens[c].Lower == "due" || d.Tokens[c].Lower == "because") {
			return last, false // "called due to the raid in May": a cause lies behind
		}
		behind = behind || liesBehind(d, i) || t.Rel == nlp.Acl || t.Rel == nlp.Appos
		i = t.Head
	}
	return open, false
}

// liesBehind tells whether the phrase with head word i is told as over: "after talks in December", "the events of 6 January".
func liesBehind(d *nlp.Doc, i int) bool {
	c := d.Kid(i, nlp.Case)
	if c < 0 {
		return false
	}
	switch d.Tokens[c].Lower {
	case "after", "following", "since", "over", "of", "from", "by", "during":
		return true
	}
	return false
}

// preparedFor tells whether the phrase with head word i is what somebody gets ready for: "preparations for a congress
// in May", "are getting a plan for elections in June".
func preparedFor(d *nlp.Doc, i int) bool {
	c := d.Kid(i, nlp.Case)
	if c < 0 || d.Tokens[c].Lower != "for" {
		return false
	}
	return prepared[d.Tokens[d.Tokens[i].Head].Lemma]
}

// movedTo tells whether the day with head word i is the new one of what is put off: "the vote was moved to Monday".
func movedTo(d *nlp.Doc, i int) bool {
	c := d.Kid(i, nlp.Case)
	if c < 0 || d.Tokens[c].Lower != "to" && d.Tokens[c].Lower != "until" {
		return false
	}
	switch d.Tokens[d.Tokens[i].Head].Lemma {
	case "move", "delay", "adjourn", "defer", "reschedule", "postpone", "push":
		return true
	}
	return false
}

// prepared are words for getting ready: what they are for lies ahead, however far.
var prepared = map[string]bool{"plan": true, "planning": true, "prepare": true, "preparation": true, "preparations": true, "schedule": true}

// ahead are nouns of what is to be done.
var ahead = map[string]bool{"intention": true, "plan": true, "promise": true, "pledge": true, "vow": true, "threat": true, "deadline": true, "decision": true, "deal": true, "agreement": true, "order": true, "proposal": true, "commitment": true, "call": true, "bid": true}

// planned are words whose clause lies ahead of them.
var planned = map[string]bool{"schedule": true, "due": true, "expect": true, "plan": true, "set": true, "slate": true, "intend": true, "hope": true, "aim": true, "want": true, "go": true, "promise": true, "vow": true,
	"pledge": true, "agree": true, "prepare": true, "threaten": true, "need": true, "decide": true, "able": true, "ready": true, "likely": true, "order": true, "urge": true, "ask": true, "call": true, "postpone": true, "extend": true}

// verbTurn is the tense of verb v with its auxiliaries; open when it has none of its own ("arriving Tuesday"). It is mild
// for a present tense.
func verbTurn(d *nlp.Doc, v int) (dir turn, mild bool) {
	form := d.Tokens[v].XPOS
	lemma := d.Tokens[v].Lemma
	to, passive, cond := false, false, false
	for k := range d.Kids(v) {
		t := &d.Tokens[k]
		if k > v && t.Rel != nlp.Cop {
			break
		}
		switch t.Rel {
		case nlp.Aux, nlp.AuxPass, nlp.Cop:
			switch t.Lower {
			case "will", "'ll", "shall", "would", "may", "might", "should", "must", "'d", "wo":
				return next, false
			case "could", "can", "ca":
				return open, false
			}
			form, passive = t.XPOS, passive || t.Rel != nlp.Aux
			if (t.Lower == "has" || t.Lower == "have" || t.Lower == "'ve") && lemma != "schedule" && lemma != "plan" && lemma != "set" || t.Lower == "had" {
				return last, false
			}
		case nlp.Mark:
			switch {
			case t.Lower == "due" && d.Tokens[v].XPOS == "VB" && hadBeen(d, k):
				return open, false // "had been due to expire Friday"
			case t.Lower == "until" || t.Lower == "due" && d.Tokens[v].XPOS == "VB":
				return next, false
			}
			to = to || t.Lower == "to"
			cond = cond || t.Lower == "if" || t.Lower == "unless"
		}
	}
	token := &d.Tokens[v]
	switch {
	case to:
		if h := token.Head; h >= 0 && token.Rel == nlp.Acl && d.Tokens[h].UPOS == nlp.NOUN && ahead[d.Tokens[h].Lemma] {
			return next, false // "his intention to withdraw by 30 June"
		}
		if h := token.Head; h >= 0 && planned[d.Tokens[h].Lemma] && hadBeen(d, h) {
			return open, false // "had been due to expire Friday": the day may lie ahead all the same
		}
		if h := token.Head; form == "VBZ" || form == "VBP" || h >= 0 && (planned[d.Tokens[h].Lemma] || d.Tokens[h].XPOS == "VBZ" || d.Tokens[h].XPOS == "VBP") {
			return next, false // "is to resume", "plans to resume"
		}
		return open, false
	case lemma == "set" && token.XPOS == "VBN" && !passive && d.Kid(v, nlp.Obj) > v:
		return last, false // "met and set Friday as its last day"
	case planned[lemma] && (token.XPOS == "VBN" || token.XPOS == "JJ") && lemma != "agree" && lemma != "order" && lemma != "ask" && !calledTo(d, v) && !activePast(d, v):
		return next, false
	case (form == "VBD" || form == "VBN") && (lemma == "plan" || lemma == "schedule" || lemma == "expect" || lemma == "set" && passive):
		return next, false
	case form == "VBD" && cond:
		return next, false // "would attack if the captives were not freed by Saturday"
	case form == "VBD" || form == "VBN":
		return last, false
	case form == "VBP" && samePast[lemma]:
		return last, false // "Three ministers quit on Friday"
	case (form == "VBZ" || form == "VBP" || form == "VB" && token.Rel == nlp.Root) && (token.UPOS == nlp.VERB && lemma != "say" && lemma != "be" && lemma != "have" || isDateWord(token)):
		return next, !prepared[lemma]
	}
	return open, false
}

// samePast are verbs whose past is written as the present is, which news tells far more often of the past.
var samePast = map[string]bool{"quit": true, "cut": true, "hit": true, "put": true, "set": true, "shut": true, "hurt": true, "split": true, "spread": true, "burst": true, "shed": true}

// hadBeen tells whether verb v is told as past before the past.
func hadBeen(d *nlp.Doc, v int) bool {
	for k := range d.Kids(v) {
		if d.Tokens[k].Lower == "had" {
			return true
		}
	}
	return false
}

// calledTo tells "The ambassador was called to the ministry on Tuesday", which was done that day; an election is called for one.
func calledTo(d *nlp.Doc, v int) bool {
	return d.Tokens[v].Lemma == "call" && v+1 < len(d.Tokens) && d.Tokens[v+1].Lower == "to"
}

// activePast tells whether verb v is a past tense though the tagger has a participle: "Ruiz on Thursday called on both sides to
// pay" has a subject that does it, and no auxiliary.
func activePast(d *nlp.Doc, v int) bool {
	s := d.Kid(v, nlp.Nsubj)
	return s >= 0 && s < v && d.Kid(v, nlp.Aux, nlp.AuxPass, nlp.Cop) < 0
}

// isDateWord tells whether a word is part of a date, so that "is" before it looks ahead: "The deadline is 13 August."
func isDateWord(t *nlp.Token) bool {
	e := lexicons().words[t.Lower]
	return t.UPOS == nlp.NUM || e != nil && (e.month > 0 || e.weekday > 0)
}
