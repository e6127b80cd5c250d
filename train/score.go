package train

import (
	"fmt"
	"strconv"
)

// prf is precision, recall and F1 in percent.
type prf struct{ p, r, f float64 }

func (s prf) String() string { return fmt.Sprintf("P %.2f R %.2f F1 %.2f", s.p, s.r, s.f) }

// f1 compares two sets.
func f1[K comparable](got, gold map[K]bool) prf {
	same := 0
	for k := range got {
		if gold[k] {
			same++
		}
	}
	return prfOf(same, len(got), len(gold))
}

func prfOf(same, got, gold int) prf {
	var s prf
	if got > 0 {
		s.p = 100 * float64(same) / float64(got)
	}
	if gold > 0 {
		s.r = 100 * float64(same) / float64(gold)
	}
	if s.p+s.r > 0 {
		s.f = 2 * s.p * s.r / (s.p + s.r)
	}
	return s
}

func oneDecimal(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }
