package sqlite

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"rapporteur/query"
	"rapporteur/store"
)

// A page and the counts of days are the same whether few entries are sorted or all are gone through.
func TestFewAreInTheOrderOfAll(t *testing.T) {
	chance := rand.New(rand.NewPCG(4, 7))
	h := &shelf{}
	for i := range 2000 {
		day := int32(chance.IntN(90))
		if chance.IntN(50) == 0 {
			day = int32(query.Forever)
		}
		h.n, h.day = append(h.n, int64(i)), append(h.day, day)
	}
	h.alive = make(set, (len(h.n)+63)/64)
	for i := range h.n {
		h.alive.put(uint32(i))
	}
	h.sort(nil)
	for _, size := range []int{0, 1, 10, 45, 400, 2000} {
		found := make(set, len(h.alive))
		var want []spot
		counts := map[query.Day]int{}
		for _, i := range chance.Perm(len(h.n))[:size] {
			found.put(uint32(i))
			want = append(want, spot{int64(h.day[i]), h.n[i]})
			counts[query.Day(h.day[i])]++
		}
		slices.SortFunc(want, func(a, b spot) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.n, b.n)) })
		delete(counts, query.Forever)
		inPages(t, fmt.Sprintf("%d in the order of time", size), h, found, false, want)
		slices.Reverse(want)
		inPages(t, fmt.Sprintf("%d, newest first", size), h, found, true, want)
		var days []store.DayCount
		for _, d := range slices.Sorted(maps.Keys(counts)) {
			days = append(days, store.DayCount{Day: d, Count: counts[d]})
		}
		if got := h.days(found); !slices.Equal(got, days) {
			t.Errorf("%d by day: %v, want %v", size, got, days)
		}
	}
}

// inPages asks for a set page by page.
func inPages(t *testing.T, what string, h *shelf, found set, newest bool, want []spot) {
	t.Helper()
	const limit = 7
	var got []spot
	var after *spot
	for range len(want)/limit + 1 {
		some := h.page(found, newest, limit, after)
		got = append(got, some[:min(limit, len(some))]...)
		if len(some) <= limit {
			break
		}
		after = &some[limit-1]
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
