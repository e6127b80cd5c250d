package desk

import (
	"fmt"
	"strings"
	"testing"
)

// TestMonths: pages follow one another without a gap, and no month is torn apart, from the oldest on and from the newest.
func TestMonths(t *testing.T) {
	var rows []Relation
	for i, month := range []string{"", "", "2024-11", "2024-12", "2024-12", "2024-12", "2025-01"} {
		rows = append(rows, Relation{Month: month, From: fmt.Sprint(i), Types: map[string]int{"AID": 1, "MEET": 2}})
	}
	for want, p := range map[string]MonthPage{
		"[0 1] [2 3 4 5] [6]":  {Rows: 2},
		"[6 3 4 5] [2 0 1]":    {Rows: 2, Newest: true},
		"[0 1] [2 3 4 5] [6] ": {Events: 6},
		"[0 1 2] [3 4 5] [6]":  {Events: 7},
		"[0 1 2 3 4 5 6]":      {},
	} {
		var pages []string
		for more := true; more; {
			page, next := Months(rows, p)
			var told []string
			for _, x := range page {
				told = append(told, x.From)
			}
			pages = append(pages, fmt.Sprint(told))
			p.From, more = next, next != "" && len(pages) < 9
		}
		if got := fmt.Sprint(pages); got != "["+strings.TrimSpace(want)+"]" {
			t.Errorf("%+v: pages %s, want %s", p, got, want)
		}
	}
}
