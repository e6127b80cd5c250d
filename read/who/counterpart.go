package who

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// counterpart is the person told last before word i as the counterpart of another in that country, who then has the other's
// office: "met his Omani counterpart, Badr Holm. … The Omani minister said". Nil when there is none.
func (r *reader) counterpart(t *title, country *lexicon.Country, i int) *entry {
	if country == nil || t.when != "" || t.office.Rank == "speak" || t.office.Rank == "trade" {
		return nil
	}
	for k := i - 1; k >= 0 && r.tok(i).Sent-r.tok(k).Sent <= 8; k-- {
		if r.tok(k).Lower != "counterpart" {
			continue
		}
		if who := r.namedCounterpart(k); who != nil && r.countryOf(k) == country && r.sharesOffice(k, t) {
			return who
		}
	}
	return nil
}

// namedCounterpart is the person named behind "counterpart" at word k, or before it between commas; nil for none.
func (r *reader) namedCounterpart(k int) *entry {
	for n := k + 1; n < k+4 && n < len(r.at) && r.sameSent(n, k); n++ {
		if r.namesPerson(n) {
			return r.at[n]
		}
		if w := r.tok(n); w.Form != "," && !honorifics[w.Lower] {
			break
		}
	}
	if a := r.tok(k).Head; r.tok(k).Rel == nlp.Appos && a >= 0 && a < k && r.namesPerson(a) {
		return r.at[a]
	}
	return nil
}

// countryOf is the country told before "counterpart" at word k: "his Omani counterpart".
func (r *reader) countryOf(k int) *lexicon.Country {
	for n := k - 1; n >= 0 && n > k-4 && r.sameSent(n, k); n-- {
		if e := r.at[n]; e != nil && e.Kind == record.Country {
			return e.country
		}
	}
	return nil
}

// sharesOffice tells whether somebody in the sentence of "counterpart" at word k, or one before, has an office of that noun.
func (r *reader) sharesOffice(k int, t *title) bool {
	head := headWord(t.office.Title)
	for _, x := range r.roles {
		if s := r.tok(x.at).Sent; s <= r.tok(k).Sent && r.tok(k).Sent-s <= 4 && (x.head == head || x.slot != "" && x.slot == t.office.Slot) {
			return true
		}
	}
	return false
}
