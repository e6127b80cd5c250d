// Package merge tells what many reports tell together: one entry for what several reports tell, each report's account
// under it with its words, and the points on which the accounts differ side by side. Nothing is averaged and no
// account is dropped.
//
// It works from the records alone, in four steps that a store can take one report at a time:
//
//  1. NewDigest keeps of a record what telling sameness needs: small, made once, never changed.
//  2. Digest.Keys are the places to look for the same thing: entries that share no key are never the same.
//  3. Same looks at two entries and nothing else, so what is linked does not depend on what else there is, and the
//     groups, which are the connected components of the links, depend neither on the order nor on any split.
//  4. Compute makes the merged entries of the groups, with tolls and figures as series and the disputes.
//
// Merge does all of it in memory.
package merge

import "rapporteur/record"

// Merge is what the records tell together. Their documents have ids of their own.
func Merge(records []*record.Record) *Merged {
	digests := make([]*Digest, len(records))
	for i, r := range records {
		digests[i] = NewDigest(r)
	}
	return Compute(records, Link(digests))
}
