package train

import (
	"encoding/json"
	"slices"
	"strings"

	"rapporteur/gazetteer"
)

// gazetteerArea is a country or division; its point is the middle of its people.
type gazetteerArea struct {
	name            string
	index           int // in countries or admins
	id              int // GeoNames
	lat, lon, count float64
	country         *gazetteerArea // of a division
}

func (a *gazetteerArea) settle(c gazetteerCity) {
	n := float64(max(c.Population, 500))
	a.lat, a.lon, a.count = a.lat+n*c.Lat, a.lon+n*c.Lon, a.count+n
}

func (b *gazetteerBuilder) readCountries(raw []byte) error {
	var in map[string]struct {
		ID   int    `json:"geonameid"`
		Name string `json:"name"`
		ISO3 string `json:"iso3"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return err
	}
	codes := make([]string, 0, len(in))
	for iso2 := range in {
		codes = append(codes, iso2)
	}
	slices.Sort(codes)
	b.countries, b.byISO2 = []string{""}, map[string]*gazetteerArea{}
	for _, iso2 := range codes {
		c := in[iso2]
		a := &gazetteerArea{name: c.Name, index: len(b.countries), id: c.ID}
		b.countries = append(b.countries, c.ISO3)
		b.byISO2[iso2] = a
		b.states = append(b.states, a)
	}
	return nil
}

func (b *gazetteerBuilder) readAdmins(raw []byte) error {
	var in []struct{ Code, Name string }
	if err := json.Unmarshal(raw, &in); err != nil {
		return err
	}
	b.admins, b.byAdmin = []string{""}, map[string]*gazetteerArea{}
	for _, d := range in {
		a := &gazetteerArea{name: d.Name, index: len(b.admins), country: b.byISO2[d.Code[:min(2, len(d.Code))]]}
		b.admins = append(b.admins, d.Name)
		b.byAdmin[d.Code] = a
		b.areas = append(b.areas, a)
	}
	return nil
}

// designators are the words that make a name one of a division: "Sumy Oblast" is also "Sumy".
var designators = []string{" oblast", " province", " governorate", " state", " region", " department", " district", " county", " prefecture", " republic", " krai", " voivodeship", " canton", " city", " raion"}

func (b *gazetteerBuilder) addAdmins() {
	for _, a := range b.areas {
		if a.country == nil || a.count == 0 || len(a.name) > 60 {
			continue
		}
		w := weightOf(int(a.count / 2)) // of a town and a division of the same name, the town is meant more often
		at := b.place(a.country.index, 0, gazetteer.Admin, w, a.lat/a.count, a.lon/a.count, 0, a.name)
		key := gazetteer.Fold(a.name)
		b.areaNames(key, gazetteerRef{at, false, w})
	}
}

// areaNames files a division under its name with and without the word for what it is.
func (b *gazetteerBuilder) areaNames(key string, ref gazetteerRef) {
	b.name(key, ref)
	for _, d := range designators {
		if short, ok := strings.CutSuffix(key, d); ok {
			b.name(short, ref)
		}
	}
	if short, ok := strings.CutPrefix(key, "district "); ok {
		b.name(short, ref)
	}
}

func (b *gazetteerBuilder) readDistricts(raw []byte) error {
	var in []struct{ Code, Name string }
	if err := json.Unmarshal(raw, &in); err != nil {
		return err
	}
	b.byCode = map[string]*gazetteerArea{}
	for _, d := range in {
		iso2 := d.Code[:min(2, len(d.Code))]
		if len(d.Name) > 60 || isThick(iso2) && iso2 != "GB" || strings.HasSuffix(d.Name, "City Council") {
			continue
		}
		k := strings.LastIndexByte(d.Code, '.')
		a := &gazetteerArea{name: d.Name, country: b.byISO2[iso2]}
		if parent := b.byAdmin[d.Code[:max(k, 0)]]; parent != nil {
			a.index = parent.index // of the division around it
		}
		b.byCode[d.Code] = a
		b.districts = append(b.districts, a)
	}
	return nil
}

// settleDistricts puts each district at the middle of its settlements.
func (b *gazetteerBuilder) settleDistricts(raw []byte) error {
	var in []struct {
		Country, Admin1, Admin2 string
		Lat, Lng                float64 `json:",string"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return err
	}
	for _, c := range in {
		if a := b.byCode[c.Country+"."+c.Admin1+"."+c.Admin2]; a != nil {
			a.settle(gazetteerCity{Lat: c.Lat, Lon: c.Lng, Population: 1000})
		}
	}
	return nil
}

// addDistricts adds second-order divisions. How many people they have is not known: they weigh like small towns, more
// with many settlements.
func (b *gazetteerBuilder) addDistricts() {
	for _, a := range b.districts {
		if a.country == nil || a.count == 0 {
			continue
		}
		w := weightOf(int(10 * a.count))
		at := b.place(a.country.index, a.index, gazetteer.Admin, w, a.lat/a.count, a.lon/a.count, 0, a.name)
		b.areaNames(gazetteer.Fold(a.name), gazetteerRef{at, false, w})
	}
}

func (b *gazetteerBuilder) addCountries() {
	b.stateAt = make([]int32, len(b.countries))
	for _, a := range b.states {
		n := max(a.count, 1)
		at := b.place(a.index, 0, gazetteer.Country, weightOf(1e8), a.lat/n, a.lon/n, a.id, a.name)
		b.stateAt[a.index] = int32(at)
	}
}
