package read

import (
	"testing"

	"rapporteur/lexicon"
)

func TestCapitalsAreReadAsWords(t *testing.T) {
	common := func(w string) bool {
		switch w {
		case "says", "killed", "in", "strike", "on", "denies", "it", "the", "talks", "with", "held":
			return true
		}
		return false
	}
	for in, want := range map[string]string{
		"RUSSIA SAYS 12 KILLED IN STRIKE ON BELGOROD; KYIV DENIES IT": "Russia says 12 killed in strike on Belgorod; Kyiv denies it",
		"THE UNITED STATES HELD TALKS WITH NATO. JON BERG DENIES IT.": "The United States held talks with NATO. Jon Berg denies it.",
		"THE MINISTER OF BÉRIL DENIES IT, AND HELD TALKS IN BELGIUM":  "",
	} {
		if !shouted(in) {
			t.Errorf("%q is in capitals", in)
		}
		if got := newCapitals(lexicon.Builtin(), common).quiet(in); len(got) != len(in) {
			t.Errorf("quiet(%q) = %q has another length", in, got)
		} else if want != "" && got != want {
			t.Errorf("quiet(%q) = %q, want %q", in, got, want)
		}
	}
	if shouted("NATO met in Oslo, and the EU, UN, US, UK, AU, ECOWAS, ASEAN did too") {
		t.Error("a text with small letters is not in capitals")
	}
}
