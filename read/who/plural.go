package who

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// readPluralTitles reads one title of several persons: "presidents Ana Ruiz and Idi Moro", "the foreign ministers of Chad
// and Niger, Ana Ruiz and Idi Moro". Each has the office, in the order of the states, and the noun means them all.
func (r *reader) readPluralTitles() {
	for i := range r.d.Tokens {
		if r.tok(i).XPOS != "NNS" && r.tok(i).XPOS != "NNPS" {
			continue
		}
		office, lo := r.pluralOffice(i)
		if office == nil && !stateBodies[r.tok(i).Lower] || r.at[i] != nil {
			continue
		}
		owners, k := r.ownersBehind(i + 1)
		names, hi := r.namesFrom(k)
		if len(names) < 2 || office == nil {
			if states(owners) {
				r.several[i] = owners
			}
			continue
		}
		if len(owners) == 0 {
			owners = r.ownersBefore(lo)
		}
		r.several[i] = names
		for j, who := range names {
			t := &title{lo: lo, hi: hi, at: lo, end: lo, head: i, office: office}
			switch {
			case len(owners) == len(names):
				t.of = owners[j]
			case len(owners) == 1:
				t.of = owners[0]
			}
			r.addRole(who, t, lo, hi, nil, lo)
		}
	}
}

// stateBodies are bodies that act for their states: "the foreign ministries of Chad and Niger" are the two states.
var stateBodies = set("ministries governments armies militaries parliaments cabinets presidencies navies delegations authorities")

// states tells whether there are several owners and all are states.
func states(owners []*entry) bool {
	for _, e := range owners {
		if e.Kind != record.Country {
			return false
		}
	}
	return len(owners) > 1
}

// pluralOffice is the office of which word i is the plural, with its first word; nil when there is none.
func (r *reader) pluralOffice(i int) (*lexicon.Office, int) {
	last, ok := strings.CutSuffix(r.tok(i).Lower, "s")
	if !ok {
		return nil, i
	}
	for lo := max(0, i-3); lo <= i; lo++ {
		words := last
		if lo < i {
			words = strings.ToLower(r.d.Words(lo, i)) + " " + last
		}
		if o := r.world.Offices.Title(words); o != nil && r.sameSent(lo, i) {
			return o, lo
		}
	}
	return nil, i
}

// ownersBehind are the states and bodies behind "of" at word k, with the word behind them.
func (r *reader) ownersBehind(k int) ([]*entry, int) {
	if r.tok(k).Lower != "of" && r.tok(k).Lower != "from" {
		return nil, k
	}
	var out []*entry
	q := k + 1
	for ; q < len(r.d.Tokens) && q < k+16 && r.sameSent(q, k); q++ {
		switch e := r.at[q]; {
		case e != nil && e.Kind != record.Person:
			out = appendNew(out, e)
		case r.tok(q).Lower == "and" || r.tok(q).Lower == "the":
		case r.tok(q).Form == ",":
			if n := r.at[min(q+1, len(r.at)-1)]; n != nil && n.Kind == record.Person {
				return out, q + 1
			}
		default:
			return out, q
		}
	}
	return out, q
}

// ownersBefore are the states whose adjectives stand before word lo: "Chadian and Nigerien | foreign ministers".
func (r *reader) ownersBefore(lo int) []*entry {
	var out []*entry
	for k := lo - 1; k >= 0 && k > lo-8 && r.sameSent(k, lo); k-- {
		switch e := r.at[k]; {
		case e != nil && e.Kind != record.Person:
			if len(out) == 0 || out[0] != e {
				out = append([]*entry{e}, out...)
			}
		case r.tok(k).Lower == "and" || r.tok(k).Form == "," || r.tok(k).Form == "'s" || r.tok(k).Form == "-":
		default:
			return out
		}
	}
	return out
}

// namesFrom are the persons of a list that starts at word k, with the word behind it.
func (r *reader) namesFrom(k int) ([]*entry, int) {
	var out []*entry
	q := k
	for q < len(r.d.Tokens) && q < k+24 && r.sameSent(q, k) {
		if x := r.d.EntityAt(q); x >= 0 && r.d.Entities[x].Type == nlp.PER && r.at[r.d.Entities[x].Start] != nil && r.at[r.d.Entities[x].Start].Kind == record.Person {
			out = appendNew(out, r.at[r.d.Entities[x].Start])
			q = r.d.Entities[x].End
			continue
		}
		if e := r.at[q]; e != nil && e.Kind == record.Person {
			q++
			continue
		}
		if w := r.tok(q); len(out) == 0 || w.Lower != "and" && w.Form != "," || q+1 >= len(r.d.Tokens) || r.at[q+1] == nil || r.at[q+1].Kind != record.Person {
			break
		}
		q++
	}
	return out, q
}
