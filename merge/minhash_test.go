package merge

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func sharesBand(a, b string) bool {
	x := bandKeys(sketch(cut(a)))
	return slices.ContainsFunc(bandKeys(sketch(cut(b))), func(k string) bool { return slices.Contains(x, k) })
}

// One phrase in common makes short reports no candidates for near-duplicates; a few words changed leave them so.
func TestBandsOfShortTexts(t *testing.T) {
	towns := strings.Fields("Abeche Bol Kano Lima Oslo Sarh Moundou Gao Kidal Segou Mopti Zinder Agadez Diffa Dosso Tahoua Maradi Tillaberi Ati Mongo")
	text := func(i int) string {
		return fmt.Sprintf("At least nine people were killed when a %d-tonne lorry left the road beside the %s dam and fell into the %s canal on its way %d km downhill.", 3*i+2, towns[i], towns[(i+7)%20], i*i+5)
	}
	other := []string{"At least nine people were killed when lightning hit a chapel during the harvest feast, and the bishop who led the prayers lost his hearing.",
		"At least nine people were killed when their boat sank off the cape in a gale; fishermen pulled eleven others out of the water before dawn."}
	if sharesBand(other[0], other[1]) {
		t.Error("two reports with one phrase in common are compared")
	}
	for i := range towns {
		a := text(i)
		if b := strings.Replace(a, "on its way", "on the way", 1); !sharesBand(a, b) {
			t.Errorf("not compared with a copy of which a word was changed: %s", a)
		}
	}
}
