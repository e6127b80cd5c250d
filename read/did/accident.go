package did

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// accidents are words of what nobody does: "their bus fell off a cliff".
var accidents = map[string]bool{"crash": true, "accident": true, "collision": true, "collide": true, "derail": true, "derailment": true,
	"capsize": true, "capsizing": true, "overturn": true, "cliff": true, "ravine": true, "stampede": true,
	"earthquake": true, "quake": true, "flood": true, "flooding": true, "storm": true, "cyclone": true, "hurricane": true,
	"typhoon": true, "tornado": true, "landslide": true, "mudslide": true, "avalanche": true, "tsunami": true,
	"lightning": true, "stove": true, "scaffolding": true, "collapse": true, "drown": true, "wildfire": true,
	"blaze": true, "refinery": true, "pile-up": true, "skid": true, "plunge": true, "veer": true, "shipwreck": true,
	"eruption": true, "ignite": true, "derailing": true}

// disasters are those of the accidents that no word of war beside them makes an attack: "when a quake strikes".
var disasters = map[string]bool{"earthquake": true, "quake": true, "storm": true, "thunderstorm": true, "cyclone": true, "hurricane": true, "typhoon": true,
	"tornado": true, "landslide": true, "mudslide": true, "avalanche": true, "tsunami": true, "lightning": true, "flood": true, "eruption": true, "blizzard": true, "heatwave": true}

// errands are where one goes on no visit.
var errands = map[string]bool{"poll": true, "ballot": true, "work": true, "school": true, "hospital": true, "bed": true, "sleep": true,
	"press": true, "market": true, "waste": true, "trial": true, "church": true, "mosque": true, "gym": true,
	"doctor": true, "dentist": true, "runoff": true, "jail": true, "prison": true, "court": true}

// idle tells phrases that share their verb with acts of politics: "went to the polls", "is engaged in an auction", "stood
// by while it burned".
func (r *reader) idle(c *clause, f *lexicon.EventFrame) bool {
	switch {
	case f.CAMEO == "042":
		k := r.with(c, "to")
		return k >= 0 && errands[r.d.Tokens[k].Lemma]
	case c.lemma == "engage" && f.Type == "ASSAULT":
		return c.passive || r.p.Obl(c.v, "in") >= 0
	case c.lemma == "gather" && f.Type == "PROTEST" && f.CAMEO == "141":
		return c.obj >= 0 && c.obj != c.doer && !c.passive // "Police gathered evidence at the scene"
	case c.lemma == "take" && c.obj >= 0 && r.d.Tokens[c.obj].Lemma == "part":
		return f.Type != "CONSULT" && f.Type != "COOPERATE" && f.Type != "PROTEST"
	case c.lemma == "stand" && f.Type == "SUPPORT":
		return c.obj < 0 && r.p.Obl(c.v, "by", "with", "behind", "beside") < 0
	}
	return false
}

// accident tells whether those killed, hurt or driven out are so by no act of anybody: the sentence tells of a crash or a
// flood, and of no attack ("Ten were killed when their bus fell off a cliff"), or it only counts them, and the one before
// does ("A ferry capsized on Monday. At least 30 people were killed.").
func (r *reader) accident(c *clause) bool {
	switch c.lemma {
	case "kill", "injure", "wound", "hurt", "die", "burn", "strike", "hit", "displace", "evacuate", "uproot", "destroy", "damage":
	default:
		return false
	}
	if c.doer >= 0 && r.human(c.doer) {
		return false
	}
	k := r.d.Tokens[c.v].Sent
	found, attack := r.accidentIn(k)
	if !found && !attack && c.passive && c.doer < 0 && k > 0 && r.d.Sents[k-1].Para == r.d.Sents[k].Para && !r.tellsOfForce(k) {
		found, attack = r.accidentIn(k - 1)
	}
	return found && !attack
}

// accidentIn tells whether sentence k has a word of an accident, and whether one of an attack stands in it that no
// disaster before it explains.
func (r *reader) accidentIn(k int) (found, attack bool) {
	s := &r.d.Sents[k]
	for i := s.Start; i < s.End; i++ {
		t := &r.d.Tokens[i]
		if t.UPOS != nlp.NOUN && t.UPOS != nlp.VERB {
			continue
		}
		if disasters[t.Lemma] {
			found = true
		}
		if t.UPOS == nlp.NOUN && !found && (r.p.World.EventClass("light_event", t.Lemma) || r.p.World.EventClass("weapon", t.Lemma)) && t.Lemma != "fire" {
			return found, true
		}
		found = found || accidents[t.Lemma]
	}
	return found, false
}

// tellsOfForce tells whether sentence k has a noun that may name an attack or a protest.
func (r *reader) tellsOfForce(k int) bool {
	s := &r.d.Sents[k]
	for i := s.Start; i < s.End; i++ {
		if r.d.Tokens[i].UPOS != nlp.NOUN {
			continue
		}
		for _, f := range r.p.World.NounFrames(r.d.Tokens[i].Lemma) {
			if f.Type == "ASSAULT" || f.Type == "PROTEST" || f.Type == "COERCE" {
				return true
			}
		}
	}
	return false
}
