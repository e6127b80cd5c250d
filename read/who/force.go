package who

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
)

// plainForce tells whether a phrase for soldiers means the army as such: "Chadian troops", "Chad's armed forces", not
// "Chadian security forces".
func (r *reader) plainForce(p phrase) bool {
	return len(p.words) == 2 || len(p.words) == 3 && !otherForces[strings.ToLower(p.words[1])]
}

// otherForces are words that make soldiers another force than the army.
var otherForces = set("security special police border peacekeeping opposition rebel riot air naval ground coalition paramilitary private allied loyalist militia tribal volunteer border-guard reserve")

// forceNouns are words for a state's army: of one country they are one actor.
var forceNouns = set("army military forces troops soldiers servicemen")

// takesUpForce gives a bare "the military", "the troops" to the army told last.
func (r *reader) takesUpForce(i int, p phrase) bool {
	if !forceNouns[r.tok(i).Lower] || !p.definite {
		return false
	}
	var best *entry
	at := -1
	for _, e := range r.recent() {
		if !strings.HasPrefix(e.key, "mil:") && (e.body == nil || e.body.Kind != "military") {
			continue
		}
		if h := e.lastBefore(i); h > at {
			best, at = e, h
		}
	}
	if best == nil {
		return false
	}
	r.mention(best, p.lo, p.hi, i, nlp.ByNominal)
	return true
}

// memberNoun are nouns for those who fight or sit for a body: "Hamas fighters", "members of the Security Council".
var bodyFolk = set("rebels militants fighters terrorists guerrillas guerillas insurgents gunmen militiamen forces force troops soldiers group organisation organization movement militia members extremists separatists peacekeepers jihadists leadership combatants unit network")

// bodyOfForces is the body whose people a phrase names: "Hamas fighters" act as Hamas, "Israeli troops" as the army
// that the lexicon knows by name.
func (r *reader) bodyOfForces(i int, p phrase) *entry {
	noun := r.tok(i).Lower
	owner := p.owner
	if owner == nil && noun == "members" && r.tok(p.hi).Lower == "of" {
		for k := p.hi + 1; k < p.hi+4 && r.sameSent(k, i); k++ {
			if e := r.at[k]; e != nil && e.body != nil {
				return e
			}
		}
	}
	if owner == nil || !owner.named {
		return nil
	}
	switch {
	case owner.Kind == record.ArmedGroup && bodyFolk[noun],
		owner.body != nil && (owner.body.Kind == "igo" || owner.body.Kind == "military") && bodyFolk[noun] && noun != "members",
		owner.body != nil && owner.body.Kind == "ministry" && (noun == "officials" || noun == "official"):
		return owner
	case owner.body == nil && (owner.Kind == record.GroupKind || owner.Kind == record.Organization) && (forceNouns[noun] || noun == "nations" || noun == "countries" || noun == "members"):
		return owner
	case owner.Kind == record.Country && forceNouns[noun] && r.plainForce(p):
		return r.knownArmy(owner)
	}
	return nil
}

// knownArmy is the entry of a country's army when the lexicon knows it by a name of its own.
func (r *reader) knownArmy(owner *entry) *entry {
	for _, adj := range owner.country.Adjectives {
		for _, noun := range [...]string{" army", " military"} {
			if b := r.world.Bodies[adj+noun]; len(b) > 0 {
				return r.bodyEntry(b[0])
			}
		}
	}
	return nil
}
