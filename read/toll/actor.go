package toll

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// violent are nouns for what somebody does to others: in "Israeli strikes killed 12" the strikes have the doer.
var violent = map[string]bool{"attack": true, "strike": true, "airstrike": true, "air": true, "raid": true, "bombing": true, "shelling": true, "offensive": true, "operation": true, "assault": true, "fire": true, "bombardment": true,
	"drone": true, "missile": true, "rocket": true, "shell": true, "ambush": true, "invasion": true, "incursion": true, "explosion": true, "blast": true, "shooting": true, "gunfire": true, "artillery": true, "barrage": true, "massacre": true, "series": true, "wave": true, "crackdown": true, "siege": true, "result": true, "consequence": true}

// actor is who caused the toll, "" when the report does not say.
func (s *sentence) actor(f *finding) record.ActorID {
	d := s.d
	v := f.trigger
	if v < 0 {
		return ""
	}
	if h := d.Tokens[f.head].Head; h >= 0 && h != v && tends[d.Tokens[h].Lemma] && d.Tokens[f.head].Rel == nlp.Obj {
		return ""
	}
	lemma := d.Tokens[v].Lemma
	if s.mutual(v) || d.Tokens[v].Head >= s.start && d.Tokens[v].Rel == nlp.Advcl && s.mutual(d.Tokens[v].Head) {
		return "" // "soldiers fired at each other, killing nine": nobody knows whose fire
	}
	if lemma == "lose" {
		return "" // "lost 40 men": not by its own hand
	}
	if tends[lemma] && f.measure != "evacuated" {
		return ""
	}
	if d.Tokens[v].UPOS == nlp.VERB && (s.w.measure(lemma, subj) == "" || s.w.measure(lemma, obj) != "") {
		if id := s.doerOf(v, f); id != "" {
			return id
		}
	}
	if id := s.actorOfStrike(v, f); id != "" {
		return id
	}
	if id := s.strikeBefore(v); id != "" {
		return id
	}
	for k := range d.Kids(v) { // "were killed when gunmen stormed the hotel"
		if m := d.Kid(k, nlp.Mark, nlp.Advmod); d.Tokens[k].Rel == nlp.Advcl && m >= 0 && (d.Tokens[m].Lower == "when" || d.Tokens[m].Lower == "after" || d.Tokens[m].Lower == "as") {
			if id := s.doerOf(k, f); id != "" {
				return id
			}
		}
	}
	return s.withMain(f)
}

// mutual tells whether "each other" stands behind verb v.
func (s *sentence) mutual(v int) bool {
	for k := v + 1; k+1 < s.end && k < v+4; k++ {
		if s.d.Tokens[k].Lower == "each" && s.d.Tokens[k+1].Lower == "other" {
			return true
		}
	}
	return false
}

// doerOf is the party that does what verb v tells.
func (s *sentence) doerOf(v int, f *finding) record.ActorID {
	doer := s.p.Doer(v)
	if doer < 0 || doer == f.head || doer >= f.start && doer < f.end {
		return ""
	}
	if strife[s.d.Tokens[doer].Lemma] {
		return "" // "the conflict between the army and the rebels has killed"
	}
	for _, k := range s.d.Conjuncts(doer) {
		if id := s.party(k); id != "" {
			return id
		}
	}
	return ""
}

// strife are nouns for what many sides do: nobody of them is the one who caused a toll of it.
var strife = map[string]bool{"war": true, "conflict": true, "fighting": true, "violence": true, "unrest": true, "clash": true, "battle": true, "insurgency": true, "strife": true}

// tends tells verbs of those who find, count or treat the victims: "the hospital treated 158 wounded".
var tends = map[string]bool{"treat": true, "receive": true, "admit": true, "report": true, "count": true, "register": true, "see": true, "find": true, "recover": true, "evacuate": true}

// strikeBefore reads the words before the verb where the tree is odd: "a Russian attack killed", "Israeli strikes killed".
func (s *sentence) strikeBefore(v int) record.ActorID {
	d := s.d
	for i := v - 1; i >= s.start && i > v-9; i-- {
		t := &d.Tokens[i]
		if t.UPOS == nlp.VERB || t.UPOS == nlp.PUNCT || t.UPOS == nlp.AUX {
			return ""
		}
		if !s.isStrike(i) {
			continue
		}
		for k := i - 1; k >= s.start && k > i-5; k-- {
			if ids := s.p.ActorsAt(k); len(ids) > 0 {
				return ids[0]
			}
			if u := d.Tokens[k].UPOS; u != nlp.ADJ && u != nlp.NOUN && u != nlp.PROPN && u != nlp.PART && u != nlp.VERB {
				break
			}
		}
	}
	return ""
}

// withMain is the doer of the main clause: "Rebels hijacked a train, with 40 people taken hostage".
func (s *sentence) withMain(f *finding) record.ActorID {
	if f.start == s.start || s.d.Tokens[f.start-1].Lower != "with" {
		return ""
	}
	root := s.d.Sents[s.d.Tokens[f.head].Sent].Root
	if s.d.Tokens[root].UPOS != nlp.VERB || s.d.Kid(root, nlp.Ccomp) >= 0 || root == f.trigger {
		return ""
	}
	return s.doerOf(root, f)
}

// party is the actor of a phrase: itself, or the one that the attack belongs to.
func (s *sentence) party(i int) record.ActorID {
	if s.isStrike(i) {
		return s.owner(i, 0)
	}
	if ids := s.p.Parties(i); len(ids) > 0 {
		return ids[0]
	}
	return ""
}

func (s *sentence) isStrike(i int) bool { return violent[s.d.Tokens[i].Lemma] }

// owner is whose attack it is: "Israeli strikes", "a Russian missile attack", "Moscow's raids", "strikes by the army".
func (s *sentence) owner(i, depth int) record.ActorID {
	d := s.d
	if depth > 3 {
		return ""
	}
	for k := range d.Kids(i) {
		t := &d.Tokens[k]
		switch {
		case t.Rel == nlp.Amod || t.Rel == nlp.Compound || t.Rel == nlp.NmodPoss:
			if ids := s.p.ActorsAt(k); len(ids) > 0 {
				return ids[0]
			}
		case t.Rel == nlp.Nmod && s.p.Prep(k) == "by":
			if ids := s.p.Parties(k); len(ids) > 0 {
				return ids[0]
			}
		case t.Rel == nlp.Nmod && s.isStrike(k):
			if id := s.owner(k, depth+1); id != "" {
				return id
			}
		}
	}
	return ""
}

// actorOfStrike looks for the attack in which it happened: "12 were killed in Israeli strikes".
func (s *sentence) actorOfStrike(v int, f *finding) record.ActorID {
	if v < 0 {
		return ""
	}
	for k := range s.d.Kids(v) {
		if r := s.d.Tokens[k].Rel; (r == nlp.Obl || r == nlp.Nmod || r == nlp.OblAgent) && s.isStrike(k) {
			if id := s.owner(k, 0); id != "" {
				return id
			}
		}
	}
	if f.head != v {
		for k := range s.d.Kids(f.head) {
			if s.d.Tokens[k].Rel == nlp.Nmod && s.isStrike(k) {
				return s.owner(k, 0)
			}
		}
	}
	return ""
}
