package export

import (
	"hash/fnv"
	"strings"

	"rapporteur/record"
)

// pair is one actor and one recipient of an event; "" where the report names nobody.
type pair struct{ who, whom record.ActorID }

// pairs are an event as data sets of actor pairs hold it: everyone who acts with everyone to whom it is done; an
// exchange, and a meeting of several, both ways.
func pairs(e *record.Event) []pair {
	sides := e.Actors
	if e.Type == "CONSULT" && len(e.Recipients) == 0 {
		sides = union(e.Actors, e.Participants, e.Host)
	}
	if len(e.Recipients) == 0 && len(sides) > 1 && (e.Mutual || e.Type == "CONSULT") {
		return crossed(sides)
	}
	whom := e.Recipients
	if len(whom) == 0 {
		whom = []record.ActorID{""}
	}
	who := e.Actors
	if len(who) == 0 {
		who = []record.ActorID{""}
	}
	var out []pair
	for _, a := range who {
		for _, b := range whom {
			out = append(out, pair{a, b})
			if e.Mutual && a != "" && b != "" {
				out = append(out, pair{b, a})
			}
		}
	}
	return out
}

func crossed(sides []record.ActorID) []pair {
	var out []pair
	for _, a := range sides {
		for _, b := range sides {
			if a != b {
				out = append(out, pair{a, b})
			}
		}
	}
	return out
}

func union(lists ...[]record.ActorID) []record.ActorID {
	var out []record.ActorID
	seen := map[record.ActorID]bool{}
	for _, l := range lists {
		for _, id := range l {
			if id != "" && !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	return out
}

// happened are the events that the record holds for having happened or going on: data sets of events have no place for
// what is planned, demanded, possible or denied.
func (s *sheet) happened() []*record.Event {
	var out []*record.Event
	for i := range s.Events {
		if e := &s.Events[i]; e.Modality == record.Asserted {
			out = append(out, e)
		}
	}
	return out
}

// serial is a whole number for an entry, the same for the same report and entry: data sets number their rows. It keeps
// within 53 bits, so that programs that count in floating point hold it exactly.
func (s *sheet) serial(id string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s.key(id)))
	return h.Sum64() >> 11
}

// codeParts cuts an actor code into its triples: "SDNMIL" is SDN and MIL.
func codeParts(code string) []string {
	var out []string
	for len(code) >= 3 {
		out = append(out, code[:3])
		code = code[3:]
	}
	return out
}

// cameo is the event's CAMEO code, or the root of its type.
func cameo(e *record.Event) string {
	if e.CAMEO != "" {
		return e.CAMEO
	}
	return roots[e.Type]
}

// roots are the CAMEO roots of PLOVER's types, where an event carries no code of its own.
var roots = map[string]string{
	"AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "08",
	"REQUEST": "10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15",
	"SANCTION": "16", "COERCE": "17", "ASSAULT": "18",
}

// compact writes a date without hyphens: 20250418.
func compact(day string) string { return strings.ReplaceAll(day, "-", "") }
