package store

import "rapporteur/record"

// Linker tells which actors and entries of different reports are the same. What is the same is grouped: the groups are
// the connected components, so they do not depend on the order in which reports arrive.
type Linker interface {
	// Digest is what has to be kept of a record to link it, and the items in it. The same record gives the same digest.
	Digest(r *record.Record) ([]byte, []Item, error)
	// Open makes a digest ready to be compared.
	Open(digest []byte) (any, error)
	// Same tells whether item i of one opened digest is item j of another.
	Same(a any, i int, b any, j int) bool
}

// Item is an actor or entry as far as linking goes. An entry may be several items: it is the same as whatever one of them
// is the same as.
type Item struct {
	Kind      string   // actor, event, …: entries of different kinds are never the same
	Entry     string   // id in its record; empty for the report itself
	Keys      []string // items without a key in common are never the same
	Signature string   // items with the same signature are the same, and one comparison does for all of them
}

// Alone is a Linker for which nothing is the same.
type Alone struct{}

// Digest has no items but the actors and entries, with no keys.
func (Alone) Digest(r *record.Record) ([]byte, []Item, error) { return nil, nil, nil }

// Open opens nothing.
func (Alone) Open([]byte) (any, error) { return nil, nil }

// Same is false.
func (Alone) Same(any, int, any, int) bool { return false }
