package desk

import (
	"testing"

	"rapporteur/merge"
)

// TestDisputeOfTwoPages: a page that finds fewer of the reports that differ tells no dispute of its own.
func TestDisputeOfTwoPages(t *testing.T) {
	out := &Together{Merged: &merge.Merged{}}
	for _, x := range []*merge.Dispute{
		{ID: "x-1", Kind: "toll-grows", About: "t-1", What: "killed"},
		{ID: "x-2", Kind: "toll-grows", About: "t-1", What: "killed"},
		{ID: "x-3", Kind: "toll-grows", About: "t-1", What: "injured"},
	} {
		out.adopt(&merge.Merged{Disputes: []*merge.Dispute{x}})
	}
	if len(out.Disputes) != 2 || out.Disputes[0].ID != "x-1" || out.Disputes[1].ID != "x-3" {
		t.Errorf("%d disputes, want that of the first page and that on another measure", len(out.Disputes))
	}
}
