package who

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
)

// government gives "the Chadian government", "the Sall regime" to the country itself; a bare "the government" to the
// one that the report was last on.
func (r *reader) government(i int, p phrase) bool {
	e := p.owner
	switch {
	case e == nil && p.definite && p.bare:
		e = r.behindOf(p.hi)
		if e == nil {
			e = r.lastCountry(i)
		}
	case e != nil && e.Kind == record.Person && e.country != nil:
		e = r.countryEntry(e.country)
	}
	if e == nil || e.Kind != record.Country && e.Kind != record.Government || !e.named {
		return false
	}
	r.at[i] = nil
	r.mention(e, p.lo, p.hi, i, nlp.ByNominal)
	return true
}

// behindOf is the country of "the government of Chad".
func (r *reader) behindOf(k int) *entry {
	if r.tok(k).Lower != "of" {
		return nil
	}
	for j := k + 1; j < k+5 && r.sameSent(j, k); j++ {
		switch e := r.at[j]; {
		case e == nil:
		case e.Kind == record.Country:
			return e
		case e.Kind == record.Person && e.country != nil:
			return r.countryEntry(e.country) // "the government of President Ruiz"
		}
	}
	return nil
}

// lastCountry is the country named last before word i in the same or the two sentences before; of several in one
// sentence the one most often named.
func (r *reader) lastCountry(i int) *entry {
	if m := r.mainCountry(); m != nil {
		return m
	}
	var best *entry
	for k := i - 1; k >= 0 && r.tok(i).Sent-r.tok(k).Sent <= 2; k-- {
		e := r.at[k]
		if e != nil && e.Kind == record.Country && (best == nil || len(e.heads) > len(best.heads)) {
			best = e
		}
	}
	return best
}

// apposed gives a noun to the named body beside it: "the country's leading group, the Lake Union", "the Lake Union, a
// charity".
func (r *reader) apposed(i int, p phrase) bool {
	name := -1
	if t := r.tok(i); t.Rel == nlp.Appos && t.Head >= 0 && t.Head < i {
		name = t.Head
	} else if k := r.d.Kid(i, nlp.Appos); k > i {
		name = k
	}
	if name < 0 || r.at[name] == nil {
		return false
	}
	e := r.at[name]
	if !e.named || e.Kind == record.Person || e.Kind == record.Country || e == p.owner {
		return false
	}
	r.mention(e, p.lo, p.hi, i, nlp.ByNominal)
	return true
}

// apposedPerson gives a noun for one person to whom it names behind a comma, with the office that it tells: "the league's
// mediator, former president Ada Lund", "the Chadian commander in Mali, General Idi Moro,".
func (r *reader) apposedPerson(i int, p phrase) bool {
	for k := range r.d.Kids(i) {
		e := r.at[k]
		if r.tok(k).Rel != nlp.Appos || k <= i || k >= i+12 || e == nil || !e.named || e.Kind != record.Person || e == p.owner || !r.commaBetween(i, k) {
			continue
		}
		if t := r.titleEnding(i+1, r.d.Sents[r.tok(i).Sent].Start); t != nil && t.of != nil {
			r.addRole(e, t, t.lo, i+1, nil, i)
		}
		r.mention(e, p.lo, p.hi, i, nlp.ByTitle)
		return true
	}
	if e := r.personBehind(i); e != nil && e != p.owner {
		r.mention(e, p.lo, p.hi, i, nlp.ByTitle)
		return true
	}
	return false
}

// personBehind is the person between commas whom the tree hangs on a noun inside of the phrase of noun i, and who is meant by i
// itself: "the head of the agency for displaced farmers, Ada Lund, said". Nil when there is none, or the noun may be a person.
func (r *reader) personBehind(i int) *entry {
	for k := i + 2; k < i+18 && r.sameSent(k, i); k++ {
		t := r.tok(k)
		if t.UPOS == nlp.VERB && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP") {
			return nil
		}
		e := r.at[min(k, len(r.at)-1)]
		if t.Rel != nlp.Appos || e == nil || !e.named || e.Kind != record.Person || !r.d.Under(k, i) {
			continue
		}
		h, start := t.Head, r.startOf(k)
		if h <= i || h >= start || r.tok(h).UPOS != nlp.NOUN && (r.tok(h).UPOS != nlp.PROPN || r.at[h] != nil && r.at[h].Kind == record.Person) || r.mayBePerson(h) || !r.commaBetween(h, start) {
			return nil
		}
		for k < len(r.at)-1 && r.at[k+1] == e {
			k++
		}
		if r.tok(k+1).Form != "," || !r.sameSent(k+1, i) {
			return nil
		}
		return e
	}
	return nil
}

// mayBePerson tells whether noun h is one for a single person: "the lawyer of the president, Ada Lund, said" leaves open who is
// meant.
func (r *reader) mayBePerson(h int) bool {
	if a, ok := r.world.Agents[r.tok(h).Lower]; ok {
		return a.Number == "one"
	}
	return r.world.Offices.Title(r.tok(h).Lower) != nil
}

// besideName gives a noun for one person who speaks to the name that stands straight behind it ("said dressmaker Ada Lund"), or
// before it with an age or at the head of the sentence: "Ada Lund, 54, a dressmaker, said …".
func (r *reader) besideName(i int, p phrase) bool {
	start := r.d.Sents[r.tok(i).Sent].Start
	who := p.hi
	if !r.namesPerson(who) || !r.sameSent(who, i) {
		who = p.lo - 2
		aged := who-1 > start && r.tok(who).UPOS == nlp.NUM && r.tok(who-1).Form == ","
		if aged {
			who -= 2
		}
		if who < start || r.tok(p.lo-1).Form != "," || !r.namesPerson(who) || !aged && r.startOf(who) > start {
			return false
		}
	}
	r.mention(r.at[who], p.lo, p.hi, i, nlp.ByNominal)
	return true
}

// namesPerson tells whether word k is of the name of a person.
func (r *reader) namesPerson(k int) bool {
	return k >= 0 && k < len(r.at) && r.at[k] != nil && r.at[k].named && r.at[k].Kind == record.Person && r.d.EntityAt(k) >= 0
}

func (r *reader) commaBetween(i, k int) bool {
	for ; i < k; i++ {
		if r.tok(i).Form == "," {
			return true
		}
	}
	return false
}

// fights tells an armed group with an army in its name: beside the Zuri Liberation Army "the army" is the state's.
func (e *entry) fights(noun string) bool { return noun == "army" && e.Kind == record.ArmedGroup }

// takesUpNoun gives a bare "the officials" to the officials told before.
func (r *reader) takesUpNoun(i int, p phrase) bool {
	if p.owner != nil || !p.bare && !p.counted || len(p.words) > 1 {
		return false
	}
	if r.takesUpForce(i, p) {
		return true
	}
	noun := r.tok(i).Lower
	for k := len(r.all) - 1; k >= max(0, len(r.all)-reach); k-- {
		e := r.all[k]
		if e.noun == noun || e.named && e.Kind != record.Person && e.Kind != record.Country && !e.fights(noun) && p.definite && strings.HasSuffix(strings.ToLower(e.Name), " "+noun) {
			r.mention(e, p.lo, p.hi, i, nlp.ByNominal)
			return true
		}
	}
	return false
}
