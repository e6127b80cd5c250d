package lexicon

import (
	"strconv"
	"sync"
)

// Confidence is how often what the rule finds, an entry of that kind ("events"), was right on hand-coded reports. ok is
// false when neither the rule nor the kind is in the table.
func Confidence(kind, rule string) (c float64, ok bool) {
	t := confidences()
	if c, ok = t[kind+"|"+rule]; !ok {
		c, ok = t[kind+"|*"]
	}
	return c, ok
}

var confidences = sync.OnceValue(func() map[string]float64 {
	out := map[string]float64{}
	for _, r := range Load("confidence").Rows {
		if c, err := strconv.ParseFloat(r.Get("confidence"), 64); err == nil {
			out[r.Get("kind")+"|"+r.Get("rule")] = c
		}
	}
	return out
})
