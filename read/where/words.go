package where

import (
	"strings"
)

// settling are nouns that make the name before them one of a place whatever it is.
var settling = words("province governorate oblast district county prefecture raion krai valley airport airbase camp prison river mountains island islands crossing municipality township village town base hospital peninsula")

// areaWords and townWords say what kind of place a name is called, before it ("the province of Idlib") or behind it
// ("Idlib province").
var areaWords = words("province region governorate oblast state district department county prefecture republic territory valley krai raion canton")

var townWords = words("city town village capital suburb port hamlet settlement neighborhood neighbourhood municipality township")

// siteWords make the name of a town that of a site there: "Donetsk airport", "Mayotte Island".
var siteWords = words("international airport air base airbase airfield camp refugee prison hospital crossing port river mountain mountains island islands valley university square mosque bridge dam")

// bareWords are no names by themselves: "the North", "State".
var bareWords = words("federal central lower upper north south east west northern southern eastern western state union republic kingdom city capital province region government foreign ministry")

// sideWords name a side of what follows: "Southern Lebanon".
var sideWords = words("north south east west northern southern eastern western central upper lower northeastern northwestern southeastern southwestern")

// bodyWords end names of bodies that the analysis may take for places: "Patriotic Union".
var bodyWords = words("union party front movement army group brigade brigades council alliance coalition league bloc forces police conference")

func words(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}
