package lexicon

import (
	"strings"
	"sync"
)

// contentRule is what an event of one type makes of one that it is about.
type contentRule struct{ inner, code, mode string }

// eventCodes are what types, codes and light verbs are, whatever the frames.
type eventCodes struct {
	light   map[string]string
	content map[string][]contentRule
	typeOf  map[string]string
}

var theCodes = sync.OnceValue(func() *eventCodes {
	ix := &eventCodes{light: map[string]string{}, content: map[string][]contentRule{}, typeOf: map[string]string{}}
	for _, r := range Load("events_light").Rows {
		ix.light[r.Get("verb")] = r.Get("as")
	}
	for _, r := range Load("events_codes").Rows {
		ix.typeOf[r.Get("code")] = r.Get("type")
	}
	for _, r := range Load("events_content").Rows {
		ix.content[r.Get("outer")] = append(ix.content[r.Get("outer")], contentRule{r.Get("inner"), r.Get("code"), r.Get("mode")})
	}
	return ix
})

// LightVerb is what the subject of a light verb is to the event of its noun: "who", "whom", "host", "mediator"; "" when
// the verb is none.
func LightVerb(verb string) string { return theCodes().light[verb] }

// TypeOfCode is the PLOVER type of a CAMEO code, "" when there is no such code.
func TypeOfCode(code string) string { return theCodes().typeOf[code] }

// ContentCode is the code and mode of an event of type outer that is about an event with code inner: a demand (REQUEST)
// to free captives (0841) is 1053. Empty when the content changes nothing.
func ContentCode(outer, inner string) (code, mode string) {
	best := 0
	for _, r := range theCodes().content[outer] {
		if len(r.inner) > best && strings.HasPrefix(inner, r.inner) {
			best, code, mode = len(r.inner), r.code, r.mode
		}
	}
	return code, mode
}
