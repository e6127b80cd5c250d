package who

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// referBack refers titled phrases that no agent noun caught: "the president", "the prime minister".
func (r *reader) referBack() {
	offices := r.world.Offices
	for i := range r.d.Tokens {
		t := r.tok(i)
		if r.at[i] != nil || t.UPOS != nlp.NOUN && t.UPOS != nlp.PROPN || t.Feat("Number") == "Plur" || t.XPOS == "NNS" || offices.Title(t.Lower) == nil || t.Rel == nlp.Compound || t.Rel == nlp.NmodDesc {
			continue
		}
		p := r.phraseAt(i, i)
		if r.apposedPerson(i, p) {
			continue
		}
		if (p.definite || p.lo == i-len(p.words)+1 && t.Form != t.Lower) && r.takesUp(i, p) {
			continue
		}
		r.unnamedHolder(i, p)
	}
}

// unnamedHolder files "a Chadian colonel" as someone who may yet act.
func (r *reader) unnamedHolder(i int, p phrase) {
	o := r.world.Offices.Title(r.tok(i).Lower)
	if p.vague || r.tok(i).Rel == nlp.Flat {
		return
	}
	switch o.Title {
	case "member", "general", "major", "private", "justice", "deputy", "head", "chair", "expert", "marshal", "director", "pilot":
		if p.owner == nil && !p.definite {
			return
		}
	}
	country := r.ownerCountry(p)
	a := lexicon.Agent{Kind: "person", Code: o.Code, Number: "one"}
	e := r.entryFor(r.nounKey(p, a, country), func(e *entry) {
		e.Name, e.Kind, e.sector, e.country, e.noun = r.nounName(p), record.Person, o.Code, country, r.tok(i).Lower
		e.Confidence, e.By = 0.6, "who/office"
	})
	r.mention(e, p.lo, p.hi, i, nlp.ByNominal)
}

// followChains gives pronouns and "the country" to who the rest of their chain speaks of.
func (r *reader) followChains() {
	for _, chain := range r.d.Chains {
		var last *entry
		var group []*entry
		for _, m := range chain {
			if r.insideName(m) {
				continue
			}
			if e := r.at[m.Head]; e != nil && m.How != nlp.ByPronoun {
				last, group = e, r.coordinated(m)
				continue
			}
			if s := r.several[m.Head]; len(s) > 1 && m.How != nlp.ByPronoun {
				last, group = s[0], s // "Chadian and Kenyan officials said they had met"
				continue
			}
			switch {
			case last == nil && group == nil:
			case m.How == nlp.ByPronoun && r.at[m.Head] == nil:
				if len(group) > 1 {
					r.several[m.Head] = group
				} else {
					r.mention(last, m.Start, m.End, m.Head, nlp.ByPronoun)
					r.rivals(last, m)
				}
			case m.How == nlp.ByNominal && r.at[m.Head] == nil && r.several[m.Head] == nil && takesName[r.tok(m.Head).Lemma]:
				lo, hi := r.d.Phrase(m.Head)
				r.mention(last, lo, hi, m.Head, nlp.ByNominal)
			}
		}
	}
}

// rivals notes whom else a pronoun of e may mean.
func (r *reader) rivals(e *entry, m nlp.Mention) {
	start := r.d.Tokens[m.Start].Span.Start
	for _, k := range m.Rivals {
		if o := r.at[k]; o != nil && o != e && o.named {
			if e.maybe == nil {
				e.maybe = map[int][]*entry{}
			}
			e.maybe[start] = appendNew(e.maybe[start], o)
		}
	}
}

// insideName tells whether a mention is a word inside a longer name: "Chad" in "Chad Geological Survey", which is the
// survey and no country for what comes later.
func (r *reader) insideName(m nlp.Mention) bool {
	k := r.d.EntityAt(m.Head)
	return k >= 0 && m.How == nlp.ByName && m.End == m.Start+1 && r.d.Entities[k].End-r.d.Entities[k].Start > 1
}

var takesName = set("country nation island territory organisation organization agency group company firm movement party bloc body ministry department council committee alliance watchdog republic kingdom man woman commission")

// coordinated are the entries of a mention that is a whole coordination.
func (r *reader) coordinated(m nlp.Mention) []*entry {
	var out []*entry
	for _, k := range r.d.Conjuncts(m.Head) {
		if k < m.End && r.at[k] != nil {
			out = appendNew(out, r.at[k])
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}
