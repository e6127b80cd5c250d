package who

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// countryMention files a country under its name, people, capital or seat. A capital is the country only where it acts
// ("Kyiv said", "talks with Moscow", "Beijing's envoy"), not where something happens there.
func (r *reader) countryMention(s *lexicon.Sense, i, end, head int) {
	if s.As == lexicon.ByCapital && !r.acts(head) {
		return
	}
	if s.As == lexicon.BySeat && r.located(head) {
		return
	}
	if s.As == lexicon.ByDemonym && r.tok(i-1).Lower == "ethnic" && r.sameSent(i-1, i) {
		r.mention(r.ethnic(i, end), i-1, end, head, nlp.ByName)
		return
	}
	e := r.countryEntry(s.Country)
	how := nlp.ByName
	r.mention(e, i, end, head, how)
	if words := clean(r.d.Words(i, end)); s.As == lexicon.ByName && !e.full && len(words) > 3 && words != "America" && !strings.Contains(words, ".") {
		e.Name, e.full = words, true
	}
}

// ethnic is the entry of people who are named by a country but live in another: "ethnic Danes demonstrated in Estonia".
func (r *reader) ethnic(i, end int) *entry {
	words := clean(r.d.Words(i-1, end))
	return r.entryFor("n:"+strings.ToLower(words), func(e *entry) {
		e.Name, e.Kind, e.noun = strings.ToLower(words[:1])+words[1:], record.People, strings.ToLower(words)
		e.Confidence, e.By = 0.7, "who/ethnic"
	})
}

func (r *reader) countryEntry(c *lexicon.Country) *entry {
	return r.entryFor("c:"+c.Name, func(e *entry) {
		e.Name, e.Kind, e.Country, e.country, e.named = c.Name, record.Country, c.ISO3, c, true
		if c.Territory {
			e.Kind = record.Government
		}
		e.Confidence, e.By = 0.9, "who/country"
	})
}

// acts tells whether the capital at word k stands for its government.
func (r *reader) acts(k int) bool {
	k = r.d.ConjHead(k)
	t := r.tok(k)
	switch t.Rel {
	case nlp.Nsubj, nlp.NsubjPass:
		if t.Head >= 0 && disposed[r.tok(t.Head).Lower] {
			return true // "Lima is open to talks"
		}
		return t.Rel == nlp.Nsubj && t.Head >= 0 && r.actVerb(t.Head)
	case nlp.NmodPoss:
		return t.Head >= 0 && !localNouns[r.tok(t.Head).Lemma]
	case nlp.Obj, nlp.Iobj:
		return t.Head >= 0 && (personVerbs[r.tok(t.Head).Lemma] || r.tok(k+1).Lower == "to" && r.tok(k+2).XPOS == "VB") // "led Lima to resign"
	case nlp.Obl, nlp.Nmod, nlp.OblAgent:
		switch prep := r.p.Prep(k); prep {
		case "with", "by", "against", "between", "despite", "without", "according to":
			return true
		case "from":
			return t.Head >= 0 && givenNouns[r.tok(t.Head).Lemma]
		case "to", "on", "for", "toward", "towards":
			return t.Head >= 0 && givenNouns[r.tok(t.Head).Lemma] || t.Head >= 0 && personVerbs[r.tok(t.Head).Lemma]
		}
	case nlp.Compound, nlp.Amod:
		return r.tok(k+1).Form == "-" && r.tok(k+2).Lower == "backed" || r.tok(k+1).Form == "–"
	}
	return false
}

// disposed are words for what only somebody can be.
var disposed = set("open ready willing unwilling prepared reluctant keen eager opposed determined committed adamant concerned wary sceptical skeptical")

// actVerb tells whether a subject of verb v does something, so that a capital before it is no place.
func (r *reader) actVerb(v int) bool {
	t := r.tok(v)
	return t.UPOS == nlp.VERB && !placeVerbs[t.Lemma]
}

// located tells whether word k says where: "in the White House".
func (r *reader) located(k int) bool {
	switch r.p.Prep(k) {
	case "in", "at", "outside", "near", "inside", "around", "within":
		return true
	}
	return false
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

var (
	// placeVerbs have a city as subject that is no government: "Kyiv fell", "Cairo lies on the Nile".
	placeVerbs = set("lie fall host burn shake remain wake celebrate suffer stand sit grow become see brace experience house")
	// personVerbs have an object that can answer: "urge Tehran", not "shell Tehran".
	personVerbs = set("urge ask tell accuse blame warn press pressure push force convince persuade help support back arm supply fund aid thank praise criticise criticize condemn sanction punish threaten allow enable isolate engage notify inform assure supply give send offer oblige recognise recognize appease contact consult challenge defy deter provoke anger infuriate alarm irritate embarrass reward prompt compel spur induce dissuade commit invite request expect want help encourage sue charge")
	// givenNouns are what one gets from or gives to a government: "pressure on Minsk", "a letter from Pyongyang".
	givenNouns = set("message letter support aid help pressure assistance proposal offer response reply answer appeal call request demand warning threat concession order instruction signal approval permission backing money loan fund weapon arm supply sanction invitation complaint reaction criticism guarantee assurance commitment pledge promise concern condemnation statement pushback protest gesture ultimatum punishment push")
	// localNouns are parts and folk of a city: "Kyiv's suburbs", "Paris's mayor".
	localNouns = set("suburb airport mayor street outskirt outskirts hospital centre center district downtown police market university museum station square neighbourhood neighborhood resident people east west north south population port cathedral church mosque stadium metro subway skyline river building hotel residents")
)

// compass makes "the North" and "the South" countries where the report speaks of one that is called so.
func (r *reader) compass() {
	for _, side := range [...]string{"North", "South"} {
		var of *entry
		for _, e := range r.all {
			if e.Kind == record.Country && strings.HasPrefix(e.country.Name, side+" ") && len(e.heads) > 1 {
				if of != nil {
					of = nil
					break
				}
				of = e
			}
		}
		if of == nil {
			continue
		}
		for i := range r.d.Tokens {
			if t := r.tok(i); t.Form == side && r.at[i] == nil && r.tok(i-1).Lower == "the" && r.tok(i+1).UPOS != nlp.PROPN && r.tok(i+1).UPOS != nlp.NOUN {
				r.mention(of, i, i+1, i, nlp.ByName)
			}
		}
	}
}
