package desk

import (
	"fmt"
	"slices"
	"testing"
)

// TestMonths: pages follow one another without a gap, and no month is torn apart, from the oldest on and from the newest.
func TestMonths(t *testing.T) {
	var rows []Relation
	for i, month := range []string{"", "", "2024-11", "2024-12", "2024-12", "2024-12", "2025-01"} {
		rows = append(rows, Relation{Month: month, From: fmt.Sprint(i)})
	}
	for newest, want := range map[bool]string{
		false: "[0 1] [2 3 4 5] [6]",
		true:  "[6 3 4 5] [2 0 1]",
	} {
		var pages []string
		for from, more := "", true; more; {
			page, next := Months(rows, from, 2, newest)
			var told []string
			for _, x := range page {
				told = append(told, x.From)
			}
			pages = append(pages, fmt.Sprint(told))
			from, more = next, next != "" && len(pages) < 9
		}
		if got := fmt.Sprint(pages); got != "["+want+"]" {
			t.Errorf("newest first: %t: pages %s, want %s", newest, got, want)
		}
	}
	if page, next := Months(rows, "", 100, false); next != "" || !slices.EqualFunc(page, rows, func(a, b Relation) bool { return a.From == b.From }) {
		t.Errorf("all on one page: %v, %q", page, next)
	}
}
