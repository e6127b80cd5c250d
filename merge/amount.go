package merge

import (
	"math"
	"strconv"
	"strings"
)

// figure is a number as an account gives it, for comparing.
type figure struct {
	lo, hi    float64 // hi is infinite where the account sets no bound
	qualifier string
}

func figureOf(lo, hi *float64, qualifier string) (figure, bool) {
	if lo == nil && hi == nil {
		return figure{}, false
	}
	f := figure{0, math.Inf(1), qualifier}
	if lo != nil {
		f.lo = *lo
	}
	if hi != nil {
		f.hi = *hi
	}
	return f, true
}

// value is the number that the account names.
func (f figure) value() float64 {
	if f.lo == 0 && !math.IsInf(f.hi, 1) {
		return f.hi
	}
	return f.lo
}

// loose are words for numbers that leave an order of magnitude open: "dozens" goes with anything up to a hundred.
var loose = map[string]float64{"several": 12, "dozens": 100, "scores": 200, "hundreds": 1000, "thousands": math.MaxFloat64, "some": math.MaxFloat64}

// agrees tells whether two accounts may give one number, rounded here and exact there: "more than 270" and 276, "about
// 30" and 28, "dozens" and 45. "At least 12" and 20 do not: the one has heard of fewer than the other.
func (f figure) agrees(g figure) bool {
	if f.value() > g.value() {
		f, g = g, f
	}
	a, b := f.value(), g.value()
	switch {
	case a == b:
		return true
	case a == 0:
		return f.qualifier == "at_most"
	case f.lo == f.hi && g.lo == g.hi && exact(f.qualifier) && exact(g.qualifier):
		return false
	case loose[f.qualifier] > 0:
		return b <= loose[f.qualifier]
	case loose[g.qualifier] > 0:
		return false
	case g.qualifier == "at_most" || g.qualifier == "less_than": // "up to 30" and 28
		return b-a <= b/4
	}
	return b-a <= rounding(f, g)*b
}

func exact(q string) bool { return q == "" || q == "exact" }

// rounding is how far two numbers may be apart that are the same rounded.
func rounding(f, g figure) float64 {
	if f.qualifier == "about" || g.qualifier == "about" {
		return 0.1
	}
	return 0.05
}

// amountWords is a number as a side says it: "12", "at least 12", "about 30,000".
func amountWords(n Count) string {
	num := func(p *float64) string {
		whole, frac, broken := strings.Cut(strconv.FormatFloat(*p, 'f', -1, 64), ".")
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
		if broken {
			return whole + "." + frac
		}
		return whole
	}
	unit := ""
	if n.unit != "" {
		unit = " " + n.unit
	}
	switch {
	case n.Min != nil && n.Max != nil && *n.Min != *n.Max:
		return num(n.Min) + " to " + num(n.Max) + unit
	case n.Qualifier == "about":
		return "about " + num(n.Min) + unit
	case n.Qualifier == "more_than":
		return "more than " + num(n.Min) + unit
	case n.Min != nil && n.Max == nil:
		return "at least " + num(n.Min) + unit
	case n.Min == nil:
		return "at most " + num(n.Max) + unit
	}
	return num(n.Min) + unit
}
