package who

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// findNouns files nouns that act without a name. They become actors when something hangs on them.
func (r *reader) findNouns() {
	agents := r.world.Agents
	for i := range r.d.Tokens {
		t := r.tok(i)
		if r.several[i] != nil {
			continue // "presidents Ana Ruiz and Idi Moro" are these two
		}
		if r.at[i] != nil && !(r.at[i].Kind == record.Country && t.UPOS == nlp.NOUN) || t.UPOS != nlp.NOUN && t.UPOS != nlp.PROPN && t.UPOS != nlp.ADJ && t.XPOS != "AFX" {
			continue
		}
		if t.Rel == nlp.Compound || t.Rel == nlp.Amod || t.Rel == nlp.Flat || t.Rel == nlp.Fixed {
			continue
		}
		a, ok := agents[t.Lower]
		if ok && t.UPOS == nlp.ADJ {
			continue
		}
		lo := i
		if i > 0 && r.sameSent(i-1, i) {
			if b, two := agents[r.tok(i-1).Lower+" "+t.Lower]; two {
				a, ok, lo = b, true, i-1
			}
		}
		if !ok && r.speaks(i) {
			a, ok = r.asAgent(i), true
		}
		if !ok {
			p := r.phraseAt(i, i)
			if e := r.selfNamed(i, p); e != nil {
				r.mention(e, p.lo, p.hi, i, nlp.ByNominal)
				continue
			}
		}
		if !ok && r.convened(i) {
			a, ok = lexicon.Agent{Kind: string(record.Organization), Number: "body"}, true
		}
		if !ok || r.tok(i+1).Form == "-" && !r.tok(i).Space {
			continue
		}
		if two := r.pair(i); two != nil && r.at[i] == nil {
			r.several[i] = two // before "the two leaders" become nobody in particular
			continue
		}
		r.noun(i, lo, a)
	}
}

// noun files the agent noun with head word i.
func (r *reader) noun(i, lo int, a lexicon.Agent) {
	if k := r.d.Kid(i, nlp.NmodPoss); k >= 0 && r.tok(i).Lower == "head" && r.tok(k).UPOS == nlp.PRON {
		return // "a gun at our head"
	}
	if next := r.tok(i + 1); r.tok(i).Lower == "opposition" && next.UPOS == nlp.ADP && (next.Lower == "to" || next.Lower == "towards") {
		return // "its opposition to the sanctions" is a stance
	}
	p := r.phraseAt(i, lo)
	if e := r.selfNamed(i, p); e != nil {
		r.mention(e, p.lo, p.hi, i, nlp.ByNominal)
		return
	}
	if e := r.bracketed(i, p); e != nil && a.Number == "body" {
		r.mention(e, p.lo, p.hi, i, nlp.ByNominal)
		return
	}
	if r.tok(i).Lower == "side" && p.owner != nil && len(p.owners) == 0 && r.tok(i+1).Lower != "of" {
		r.mention(p.owner, p.lo, p.hi, i, nlp.ByNominal) // "the Chadian side" is Chad
		return
	}
	if e := r.at[min(i+1, len(r.at)-1)]; e != nil && e.named && e.Kind != record.Person && e.Kind != record.Country && a.Number == "body" && r.tok(i+1).UPOS == nlp.PROPN && r.sameSent(i, i+1) {
		r.mention(e, p.lo, p.hi, i, nlp.ByNominal) // "the news agency Tass"
		return
	}
	if e := r.at[max(lo-1, 0)]; e != nil && lo > 0 && e.named && ownNoun[r.tok(i).Lower] && (e.Kind == record.Organization || e.Kind == record.ArmedGroup) && r.sameSent(lo-1, i) {
		r.mention(e, p.lo, p.hi, i, nlp.ByNominal) // "the ruling Georgian Dream party"
		return
	}
	speaks := r.speaks(i)
	if p.vague && a.Number != "body" && p.owner == nil && !speaks {
		return
	}
	if a.Number == "one" && (r.apposedPerson(i, p) || speaks && r.besideName(i, p)) {
		return
	}
	if a.Number == "one" && r.world.Offices.Title(r.tok(i).Lower) != nil && p.definite && r.takesUp(i, p) {
		return
	}
	if len(p.owners) > 0 && (ofStates[a.Code] || a.Number != "many" || a.Kind != "people" && a.Kind != "group") {
		r.many(i, p)
		return
	}
	if len(p.owners) > 0 { // "Chadian and Kenyan experts" are neither state
		p.words, p.owner, p.owners = strings.Fields(r.d.Words(r.behindArticle(p.lo), p.hi)), nil, nil
	}
	if p.lo == lo && !p.quoted && a.Number == "body" && p.owner == nil && len(p.words) == 1 && !articleless[r.tok(i).Lower] {
		return // "removed from office", "in command"
	}
	if e := r.bodyMeant(i, p); e != nil {
		r.mention(e, p.lo, p.hi, i, nlp.ByNominal)
		return
	}
	if p.owner == nil && len(p.words) == 1 && faceless[r.tok(i).Lower] && !r.source(i) && !r.kinOf(i, p) && (!speaks || p.definite) {
		return // "people fled"; "the group said" goes back to a name
	}
	if b := r.bodyOfForces(i, p); b != nil {
		r.at[i] = nil
		r.mention(b, p.lo, p.hi, i, nlp.ByNominal)
		return
	}
	if a.Kind == "country" && r.government(i, p) {
		return
	}
	if r.apposed(i, p) || r.takesUpNoun(i, p) {
		return
	}
	country := r.ownerCountry(p)
	if country == nil && p.owner == nil && ofState[a.Code] && !r.stateless(p, a) {
		if c := r.onlyCountryBefore(p.lo); c != nil {
			country = c.country // "President Ruiz ordered the military to stop"
		}
	}
	e := r.entryFor(r.nounKey(p, a, country), func(e *entry) {
		e.Name = r.nounName(p)
		e.Kind, e.sector, e.country, e.noun = record.ActorKind(a.Kind), a.Code, country, r.tok(i).Lower
		if a.Kind == "country" {
			e.Kind = record.Government
		}
		if p.owner != nil {
			e.under = p.owner.body
		}
		e.Confidence, e.By = 0.7, "who/noun"
	})
	r.mention(e, p.lo, p.hi, i, nlp.ByNominal)
}

// stateless tells whether those whom a phrase means are of no single state, whatever country they are told to be in: "In Chad,
// coalition forces". So are those of whom the same words told before where no country stood.
func (r *reader) stateless(p phrase, a lexicon.Agent) bool {
	if len(p.words) < 2 {
		return false
	}
	for _, w := range p.words {
		if ofMany[strings.ToLower(w)] {
			return true
		}
	}
	return r.byKey[r.nounKey(p, a, nil)] != nil
}

// ofMany are words for what several states do together, or others than the state around them.
var ofMany = set("coalition allied multinational joint international foreign peacekeeping partner rebel")

// ownNoun are nouns that only say what the name before them is.
var ownNoun = set("party group movement militia organisation organization alliance faction coalition company")

// ofStates are the sectors of those in whom states act: "US and Chadian officials".
var ofStates = set("GOV COP MIL LEG JUD SPY DIP")

// behindArticle is the first word of the phrase that starts at lo behind its article.
func (r *reader) behindArticle(lo int) int {
	if r.tok(lo).UPOS == nlp.DET {
		return lo + 1
	}
	return lo
}

// ofState are the sectors of those who serve a state: without a country of their own they are of the one told before.
var ofState = set("GOV COP MIL LEG JUD SPY")

// ownerCountry is the country that a phrase tells of its own.
func (r *reader) ownerCountry(p phrase) *lexicon.Country {
	if p.owner != nil {
		return p.owner.country
	}
	if r.tok(p.hi).Lower == "of" || r.tok(p.hi).Lower == "in" || r.tok(p.hi).Lower == "from" {
		for k := p.hi + 1; k < p.hi+4 && r.sameSent(k, p.head); k++ {
			if e := r.at[k]; e != nil && e.Kind == record.Country {
				return e.country
			}
			if m := r.p.PlaceAt(k); m != nil && m.Country != "" {
				return r.world.Countries.Code(m.Country)
			}
		}
	}
	return nil
}

// nounKey is the same for phrases that name the same: "Chad's foreign ministry" and "the Chadian foreign ministry".
func (r *reader) nounKey(p phrase, a lexicon.Agent, c *lexicon.Country) string {
	if c != nil && forceNouns[r.tok(p.head).Lower] && p.owner != nil && p.owner.Kind == record.Country && r.plainForce(p) {
		return "mil:" + c.Name
	}
	owner := ""
	if c != nil {
		owner = c.Name
	} else if p.owner != nil {
		owner = p.owner.key
	}
	var words []string
	for _, w := range p.words {
		if r.world.Countries.Any(clean(w)) == nil && !strings.HasSuffix(w, "'s") && !strings.HasSuffix(w, "’s") && w != "-" {
			words = append(words, strings.Replace(strings.ToLower(w), "defense", "defence", 1))
		}
	}
	slices.Sort(words)
	return "n:" + owner + " " + strings.Join(words, " ")
}

// nounName is the phrase without article and number; nouns for people keep where they are from: "residents of Goma".
func (r *reader) nounName(p phrase) string {
	name := strings.Join(p.words, " ")
	if p.quoted {
		for k := p.hi; k < p.hi+6 && r.sameSent(k, p.head); k++ {
			if f := r.tok(k).Form; f == "\"" || f == "”" || f == "’" || f == "'" {
				return clean(r.d.Words(p.head, k))
			}
		}
	}
	if r.tok(p.hi).Lower == "of" && p.owner == nil && p.hi+1 < len(r.d.Tokens) {
		k := p.hi + 1
		if r.tok(k).UPOS == nlp.DET {
			k++
		}
		if r.tok(k).UPOS == nlp.PROPN && r.sameSent(k, p.head) {
			end := k + 1
			for end < k+5 && r.tok(end).UPOS == nlp.PROPN && r.sameSent(end, p.head) {
				end++
			}
			if h := r.tok(k).Head; h >= end && h < k+6 && (r.tok(k).Rel == nlp.Compound || r.tok(k).Rel == nlp.Amod) && r.tok(h).UPOS == nlp.NOUN {
				end = h + 1 // "the prosecutor of the Lima tribunal"
			}
			if r.tok(end).XPOS == "POS" {
				end = r.owned(p.head, k, end)
			}
			if end > k {
				name += " " + r.d.Words(p.hi, end)
			}
		}
	}
	return clean(strings.ReplaceAll(strings.ReplaceAll(name, "\n", " "), " -", "-")) // "Chadian-led mission"
}

// owned is where the phrase with head noun n ends whose owner in the genitive stands from k to end: "the head of Chad's
// army"; k itself when what is owned is no part of the phrase: "accused the army of Sunday's raid".
func (r *reader) owned(n, k, end int) int {
	if !r.d.Under(k, n) || r.p.TimeAt(k) {
		return k
	}
	if h := r.tok(k).Head; h > end && h < end+5 && r.sameSent(h, k) && r.tok(h).UPOS == nlp.NOUN {
		return h + 1
	}
	return end
}

// many refers "US and Chadian officials" to the countries.
func (r *reader) many(i int, p phrase) {
	owners := append([]*entry{p.owner}, p.owners...)
	var out []*entry
	for k := len(owners) - 1; k >= 0; k-- {
		out = appendNew(out, owners[k])
	}
	r.several[i] = out
}

func appendNew(list []*entry, e *entry) []*entry {
	for _, x := range list {
		if x == e {
			return list
		}
	}
	return append(list, e)
}

// source tells "sources" that say something: they are nobody in particular, but they have said it.
func (r *reader) source(i int) bool {
	t := r.tok(i)
	if t.Lower != "sources" || t.Rel != nlp.Nsubj || t.Head < 0 {
		return false
	}
	switch r.tok(t.Head).Lemma {
	case "say", "tell", "report", "confirm", "add":
		return true
	}
	return false
}

// kinOf tells "families of the captives", who are somebody by those they belong to.
func (r *reader) kinOf(i int, p phrase) bool {
	switch r.tok(i).Lower {
	case "families", "relatives", "supporters":
		return r.tok(p.hi).Lower == "of" && r.tok(i).Rel == nlp.Nsubj
	}
	return false
}

// articleless are nouns for bodies that need no article: "Police said", "Parliament voted".
var articleless = set("police parliament congress opposition authorities media troops forces intelligence gendarmes cabinet")

// faceless are nouns that without a word beside them are nobody in particular.
var faceless = set("people men women man woman reporters journalists press media team teams countries nations states members citizens sides side companies personnel sources families supporters relatives state union community parties groups group command unit division general chief representative leader officer fighter suspects suspect aircraft jets helicopters tanks artillery warships radio television newspaper newspapers")
