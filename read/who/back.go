package who

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// blocs are the bodies of states that reports call "the bloc" once they are named.
var blocs = map[string]bool{"European Union": true, "ECOWAS": true, "ASEAN": true, "African Union": true, "Arab League": true, "Gulf Cooperation Council": true, "CARICOM": true, "Mercosur": true, "BRICS": true,
	"Southern African Development Community": true, "East African Community": true, "Intergovernmental Authority on Development": true, "Economic Community of Central African States": true,
	"Alliance of Sahel States": true, "G5 Sahel": true, "Shanghai Cooperation Organisation": true, "Collective Security Treaty Organization": true, "Commonwealth of Independent States": true,
	"Eurasian Economic Union": true, "Andean Community": true, "Group of Seven": true, "Group of Twenty": true, "OPEC": true, "OPEC+": true}

// goesBack tells whether noun w may take up the name of e: "the group" an armed group, "the bloc" a union of states,
// "the organisation" either.
func goesBack(w string, e *entry) bool {
	armed := e.Kind == record.ArmedGroup && e.named
	union := e.body != nil && blocs[e.body.Name]
	switch w {
	case "group", "militia", "movement":
		return armed
	case "bloc":
		return union
	case "organisation", "organization":
		return armed || union
	}
	return false
}

// bodyMeant is the body that a bare "the group" at word i goes back to: the last one named that it may mean, in this sentence
// or the three before. Who does something to the group is another.
func (r *reader) bodyMeant(i int, p phrase) *entry {
	w := r.tok(i).Lower
	if !p.definite || !p.bare || p.owner != nil || len(p.words) > 1 || r.tok(i+1).Lower == "of" && r.d.Kid(i, nlp.Nmod) > i {
		return nil
	}
	for k := p.lo - 1; k >= 0 && r.tok(i).Sent-r.tok(k).Sent < 4; k-- {
		e := r.at[k]
		if e == nil || r.tok(k).Rel == nlp.Nsubj && r.tok(k).Head >= 0 && r.tok(k).Head == r.tok(i).Head {
			continue
		}
		if e.noun == w {
			return e
		}
		if goesBack(w, e) {
			return e
		}
		if rebels[w] && goesBack("group", e) {
			if r.onlyArmed(e, i) {
				return e
			}
			return nil
		}
	}
	return nil
}

// rebels are words by which a report that names a single armed group means all of it.
var rebels = set("rebels insurgents guerrillas")

// onlyArmed tells whether e is the one armed group that the words before i name.
func (r *reader) onlyArmed(e *entry, i int) bool {
	for k := max(0, i-farBack); k < i; k++ {
		if x := r.at[k]; x != nil && x != e && x.Kind == record.ArmedGroup {
			return false
		}
	}
	return true
}
