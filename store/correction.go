package store

import (
	"encoding/json"
	"time"

	"rapporteur/record"
	"rapporteur/text"
)

// Correction is what somebody says of an entry. It is never changed or taken away: what is taken back is undone by
// another correction.
type Correction struct {
	N       int64                      `json:"n"`
	At      time.Time                  `json:"at"`
	Who     string                     `json:"who"`
	What    What                       `json:"what"`
	Of      Ref                        `json:"of"`
	Kind    string                     `json:"kind,omitempty"`   // of the entry; actor for an actor
	Spans   []text.Span                `json:"spans,omitempty"`  // bytes of the text that the entry rests on: finds it again in a later reading
	Words   []string                   `json:"words,omitempty"`  // those words, for people
	With    *Ref                       `json:"with,omitempty"`   // merge: tells the same as this
	Set     map[string]json.RawMessage `json:"set,omitempty"`    // edit: field ("when.edtf") to its value; null takes it away
	Actors  []*record.Actor            `json:"actors,omitempty"` // edit: actors that the values name and the report does not
	Undoes  int64                      `json:"undoes,omitempty"`
	Because string                     `json:"because"`
}

// What a correction says.
type What string

// The corrections.
const (
	Accept What = "accept" // it is right
	Reject What = "reject" // the report does not say so
	Edit   What = "edit"   // it is right but for these fields
	Merge  What = "merge"  // it tells the same as the other
	Split  What = "split"  // it tells the same as none
	Undo   What = "undo"   // what an earlier correction says no longer holds
)

// Holding are the corrections that hold: neither undone nor themselves an undo. An undo can be undone.
func Holding(all []Correction) []Correction {
	undone := map[int64]bool{}
	for i := len(all) - 1; i >= 0; i-- { // a later undo may undo an earlier one
		if c := all[i]; c.What == Undo && !undone[c.N] {
			undone[c.Undoes] = true
		}
	}
	var out []Correction
	for _, c := range all {
		if c.What != Undo && !undone[c.N] {
			out = append(out, c)
		}
	}
	return out
}
