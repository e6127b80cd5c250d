package view

import (
	"maps"
	"slices"
	"strings"
)

// deedWords say the event types of PLOVER as people do, who have not read its manual: ASSAULT is an attack.
var deedWords = map[string]string{
	"AGREE": "agreement", "CONSULT": "meeting", "SUPPORT": "support", "CONCEDE": "concession", "COOPERATE": "cooperation", "AID": "aid",
	"RETREAT": "release or withdrawal", "REQUEST": "request", "ACCUSE": "accusation", "REJECT": "refusal", "THREATEN": "threat", "PROTEST": "protest",
	"SANCTION": "sanction", "MOBILIZE": "mobilisation", "COERCE": "coercion", "ASSAULT": "attack",
}

// Deeds are the event types, in the order of the alphabet of their words.
func Deeds() []string {
	return slices.SortedFunc(maps.Keys(deedWords), func(a, b string) int { return strings.Compare(deedWords[a], deedWords[b]) })
}

// DeedWord says an event type of PLOVER in a word: "attack" for ASSAULT. What is none it gives back as it is.
func DeedWord(plover string) string {
	if w := deedWords[plover]; w != "" {
		return w
	}
	return plover
}

// Heading is what stands first of an item where people read it: the word for an event type, and a dispute's kind as the
// beginning of "the toll grows: killed".
func Heading(kind, lead, head string) string {
	switch {
	case kind == "event":
		return DeedWord(lead)
	case kind == "dispute" && head != "":
		return lead + ":"
	}
	return lead
}
