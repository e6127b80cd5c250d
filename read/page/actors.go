package page

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rapporteur/nlp"
	"rapporteur/record"
)

// ref is what one token, the head word of a mention, refers to.
type ref struct{ ids []record.ActorID }

// Actor is the actor of that id, nil when there is none.
func (p *Page) Actor(id record.ActorID) *record.Actor { return p.byID[id] }

// AddActor puts an actor on the page and gives it its id, made from its name ("Rustem Umerov": rustem-umerov). The
// caller sees to it that the actor is not there yet.
func (p *Page) AddActor(a record.Actor) record.ActorID {
	base := slug(a.Name)
	id := base
	for n := 2; p.byID[record.ActorID(id)] != nil; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	a.ID = record.ActorID(id)
	added := &a
	p.byID[a.ID] = added
	p.Out.Actors = append(p.Out.Actors, added)
	return a.ID
}

// Refer says that the phrase with head word tok refers to these actors: one for a name, several for "both sides".
func (p *Page) Refer(tok int, ids ...record.ActorID) { p.refs[tok].ids = ids }

// ActorsAt are the actors that the phrase with head word tok refers to; nil when it refers to none that is known.
// Coordinated phrases are not followed: see Parties.
func (p *Page) ActorsAt(tok int) []record.ActorID {
	if tok < 0 || tok >= len(p.refs) {
		return nil
	}
	return p.refs[tok].ids
}

// SetLatent says that the phrase with head word tok could be an actor ("eyewitnesses", "a senior official") if it
// turns out to do, say or receive something. Parties makes it one.
func (p *Page) SetLatent(tok int, a *record.Actor) { p.latent[tok] = a }

// Latent is the actor that tok could become, nil when there is none.
func (p *Page) Latent(tok int) *record.Actor { return p.latent[tok] }

// Parties are the actors of the phrase with head word tok and of all phrases coordinated with it ("Britain and
// France"). A latent actor becomes an actor by this. Readers call it for who does, says or receives something.
func (p *Page) Parties(tok int) []record.ActorID {
	if tok < 0 {
		return nil
	}
	var out []record.ActorID
	for _, t := range p.Doc.Conjuncts(tok) {
		for _, id := range p.party(t) {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// Party is Parties for one phrase without those coordinated with it.
func (p *Page) Party(tok int) []record.ActorID {
	if tok < 0 {
		return nil
	}
	return p.party(tok)
}

func (p *Page) party(tok int) []record.ActorID {
	if ids := p.ActorsAt(tok); ids != nil {
		return ids
	}
	a := p.latent[tok]
	if a == nil {
		for k := range p.Doc.Kids(tok) { // "Mr | Damba": the tree may take the title for the head
			if p.Doc.Tokens[k].Rel == nlp.Flat && p.Doc.Tokens[tok].UPOS == nlp.PROPN {
				if ids := p.ActorsAt(k); ids != nil {
					return ids
				}
			}
		}
		return nil
	}
	id := a.ID
	if id == "" {
		id = p.AddActor(*a)
		a.ID = id // other mentions of the same latent actor share the value
	} else if p.byID[id] == nil {
		return nil
	}
	p.Refer(tok, id)
	return []record.ActorID{id}
}

// slug makes an id of a name: letters and digits in lower case, the rest one hyphen.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			gap = false
		} else {
			gap = true
		}
	}
	if b.Len() == 0 {
		return "actor"
	}
	return b.String()
}

// Spots are the words that refer to the actor, by token index: where it is spoken of, mentions or not.
func (p *Page) Spots(id record.ActorID) []int {
	var out []int
	for i := range p.refs {
		if slices.Contains(p.refs[i].ids, id) {
			out = append(out, i)
		}
	}
	return out
}
