package train

import (
	"strings"

	"rapporteur/gazetteer"
	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// calendarWords and titleWords come from the lexicon's lists of words around names.
var calendarWords, titleWords = nameWords("calendar"), nameWords("title")

func nameWords(classes ...string) map[string]bool {
	out := map[string]bool{}
	for _, row := range lexicon.Load("namewords").Rows {
		for _, c := range classes {
			if row.Get("class") != c {
				continue
			}
			for _, w := range row.List("words") {
				out[w] = true
			}
		}
	}
	return out
}

// Nouns that settle what kind of place a name names.
var (
	buildingWords  = nameWords("facword")
	landscapeWords = map[string]bool{}
)

func init() {
	for _, row := range lexicon.Load("countries").Rows {
		for _, n := range append(row.List("demonyms"), row.List("adjectives")...) {
			knownPeople[strings.ToLower(n)] = true
			knownPeople[strings.ToLower(n)+"s"] = true
		}
	}
	for _, n := range strings.Fields("kurdish kurd kurds arab arabs arabic jewish jew jews muslim muslims islamic christian christians sunni sunnis shia shiite shi'ite shiites catholic catholics protestant hindu hindus buddhist sikh sikhs druze yazidi yazidis uyghur uighur uighurs rohingya tamil tamils hutu tutsi european europeans african africans asian asians western islamist islamists republican republicans democrat democrats democratic communist conservative orthodox soviet nazi nazis chechen chechens tatar tatars slavic latino hispanic pashtun hazara tibetan houthi houthis") {
		if !strings.Contains(" islamic democratic western conservative communist ", " "+n+" ") {
			knownPeople[n] = true
		}
	}
	for _, n := range []string{"us", "u.s.", "u.s", "uk", "u.k.", "botswana", "belarus", "vietnam"} {
		delete(knownPeople, n)
	}
	for _, w := range strings.Fields("river lake sea ocean gulf strait straits bay channel canal mountain mountains mount mt. hills hill valley desert peninsula cape coast plateau delta basin forest heights glacier volcano falls creek beach highlands archipelago caucasus balkans sahara") {
		landscapeWords[w] = true
	}
	for _, w := range []string{"port", "camp", "center", "centre", "house", "gate", "wall", "mine", "fort", "bar", "lane"} {
		delete(buildingWords, w)
	}
}

// eventTypes tells happenings from agreements, laws and prizes, which are things, by their nouns.
func eventTypes(toks []nlp.Token, types uint16) uint16 {
	for i := len(toks) - 1; i >= 0; i-- {
		switch w := toks[i].Lower; {
		case thingWords[w]:
			return isMISC
		case happeningWords[w]:
			return isEVENT
		}
	}
	return types
}

var thingWords, happeningWords = wordSet("act prize prizes award awards agreement agreements treaty protocol constitution accord accords law bill code charter pact convention amendment medal covid vaccine"),
	wordSet("war wars battle siege olympics olympic games cup championship championships festival election elections summit conference hurricane cyclone typhoon storm earthquake tsunami revolution uprising revolt massacre bombing bombings attacks series open prix marathon holocaust genocide day ramadan christmas easter tour bowl intifada operation crisis final finals tournament crash disaster derby")

var divisionWords = map[string]bool{"province": true, "county": true, "district": true, "governorate": true, "oblast": true, "prefecture": true, "state": true,
	"municipality": true, "regency": true, "raion": true, "city": true, "republic": true, "emirate": true}

// placeTypes narrows what a place may be by what the lexicon and its last and first words tell: "Damascus" is a city,
// "Khyber Pass" may be anything, "Tripoli Airport" is a building.
func placeTypes(toks []nlp.Token) uint16 {
	var words []string
	for _, t := range toks {
		words = append(words, t.Lower)
	}
	first, last := words[0], words[len(words)-1]
	known := knownPlace(strings.Join(words, " "))
	switch {
	case known != isPlace:
		return known
	case len(words) > 1 && (buildingWords[last] || first == "fort"):
		return isFAC
	case len(words) > 1 && divisionWords[last]:
		return isGPE
	case landscapeWords[last] || len(words) > 1 && landscapeWords[first]:
		return isLOC
	}
	return isPlace
}

// knownPlace is what the gazetteer says of a place: its readable tables first.
func knownPlace(words string) uint16 {
	out, own := uint16(0), uint16(0)
	for _, p := range gazetteer.Open().Find(words) {
		switch {
		case p.Kind == gazetteer.Site && p.GeoNames == 0 && !strings.Contains(words, " "):
			own = isFAC // a camp or base, or the town that it is named after
			continue
		case p.Kind&(gazetteer.City|gazetteer.Admin|gazetteer.Country|gazetteer.Former) != 0:
			out |= isGPE
		case p.Kind == gazetteer.Site:
			out |= isFAC
		case p.Kind == gazetteer.Region && p.GeoNames == 0:
			own = isLOC
			continue
		default:
			out |= isLOC
		}
		if p.GeoNames == 0 {
			return out
		}
	}
	switch {
	case out != 0:
		return out
	case own != 0:
		return own
	}
	return isPlace
}

// mayBePeople tells whether an unknown word looks like the adjective or noun of a people: "Ingrian", "Sienese".
func mayBePeople(t nlp.Token) bool {
	if !hasCapital(t) {
		return false
	}
	for _, end := range []string{"ian", "ians", "ese", "ish", "ist", "ists", "ite", "ites", "can", "cans"} {
		if strings.HasSuffix(t.Lower, end) {
			return true
		}
	}
	return knownPeople[t.Lower]
}

// isPeople tells whether a word is the adjective or noun of a nation: "Syrian", "Syrians".
func isPeople(t nlp.Token) bool { return knownPeople[t.Lower] && hasCapital(t) }

var knownPeople = map[string]bool{}
