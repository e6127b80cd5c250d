package lexicon

import (
	"strconv"
	"sync"
)

// StateCodes are a state's codes in the data sets of the field, "" where there is none.
type StateCodes struct {
	Numeric string // ISO 3166-1, as ACLED's "iso"
	FIPS    string // FIPS 10-4, as GDELT's places
	COW     string // Correlates of War, as POLECAT
	GW      string // Gleditsch and Ward, as UCDP
	ACLED   string // region
	UCDP    string // region
}

// CodesOfState is the codes by ISO 3166-1 alpha-3; a state that is not known has none.
func CodesOfState(iso3 string) StateCodes { return stateCodes()[iso3] }

var stateCodes = sync.OnceValue(func() map[string]StateCodes {
	out := map[string]StateCodes{}
	for _, r := range Load("country_codes").Rows {
		out[r.Get("iso3")] = StateCodes{r.Get("numeric"), r.Get("fips"), r.Get("cow"), r.Get("gw"), r.Get("acled"), r.Get("ucdp")}
	}
	return out
})

// CAMEOScore are the numbers of a CAMEO code.
type CAMEOScore struct {
	Goldstein string // -10 to 10, "" where the code has none
	Quad      string // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
}

// CAMEOScoreOf is the score of that code or of the nearest code above it.
func CAMEOScoreOf(code string) CAMEOScore {
	for n := len(code); n >= 2; n-- {
		if s, ok := cameoScores()[code[:n]]; ok {
			return s
		}
	}
	return CAMEOScore{}
}

var cameoScores = sync.OnceValue(func() map[string]CAMEOScore {
	out := map[string]CAMEOScore{}
	for _, r := range Load("cameo_scores").Rows {
		out[r.Get("code")] = CAMEOScore{r.Get("goldstein"), r.Get("quad")}
	}
	return out
})

// Intensity is PLOVER's score of an event of that type and mode, -10 to 10; that of the type where the mode has none.
func Intensity(typ, mode string) (float64, bool) {
	for _, key := range []string{typ + " " + mode, typ + " "} {
		if v, err := strconv.ParseFloat(ploverScores()[key], 64); err == nil {
			return v, true
		}
	}
	return 0, false
}

var ploverScores = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range Load("plover_scores").Rows {
		out[r.Get("type")+" "+r.Get("mode")] = r.Get("score")
	}
	return out
})

// Quad is the quad category of a PLOVER type: "verbal cooperation", … "material conflict"; "" of what is no type.
func Quad(typ string) string { return quads()[typ] }

var quads = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range Load("events_types").Rows {
		out[r.Get("type")] = r.Get("quad")
	}
	return out
})
