package who

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// role is an office of a person in the making.
type role struct {
	who   *entry
	title string
	head  string // last word of the title proper, lower case
	slot  string
	rank  string
	of    *entry
	when  string
	words text.Span
	at    int // where it stands

	ownerAt int // see title
	score   float64
}

// readTitles reads the titles that stand beside names of persons.
func (r *reader) readTitles() {
	var last *role
	for _, e := range r.d.Entities {
		if e.Type != nlp.PER {
			continue
		}
		lo, hi := r.trim(e.Start, e.End)
		who := r.at[lo]
		if who == nil || who.Kind != record.Person || lo >= hi || r.inTitle(lo) {
			continue
		}
		if t := r.titleBefore(lo); t != nil {
			last = r.addRole(who, t, t.lo, hi, last, lo)
			r.claim(who, t)
			r.lead(who, t.lo, hi)
			if t.office.Rank == "command" && t.lo == t.at { // "army spokesman Colonel Idi Moro"
				if second := r.titleEnding(t.lo, r.d.Sents[r.tok(lo).Sent].Start); second != nil {
					r.addRole(who, second, second.lo, hi, nil, lo)
					r.claim(who, second)
					r.lead(who, second.lo, hi)
				}
			}
			if last != nil && last.of == nil {
				r.countryBehind(last, hi)
			}
		}
		if t, ok := r.titleBehind(hi); ok && t != nil {
			last = r.addRole(who, t, lo, t.hi, last, lo)
			r.claim(who, t)
			if second := r.titleBeside(t); second != nil {
				last = r.addRole(who, second, lo, second.hi, last, lo)
				r.claim(who, second)
			}
		}
	}
}

// titleBeside is the second of two titles that one has: "Berg, a former judge and head of the mission, …".
func (r *reader) titleBeside(t *title) *title {
	if r.tok(t.hi).Lower != "and" || !r.sameSent(t.hi-1, t.hi+1) {
		return nil
	}
	second := r.titleStarting(t.hi + 1)
	if second == nil || r.tok(second.head).Rel != nlp.Conj || r.tok(second.head).Head != t.head {
		return nil
	}
	return second
}

// titleBefore is the title that stands straight before the name at lo, over honorifics and one comma.
func (r *reader) titleBefore(lo int) *title {
	s := r.d.Sents[r.tok(lo).Sent].Start
	k := lo
	for k > s && (honorifics[r.tok(k-1).Lower] || r.tok(k-1).Lower == "sheikh" || r.tok(k-1).Lower == "prince") {
		if t := r.titleEnding(k-1, s); t != nil && k-1 > s {
			return t
		}
		k--
	}
	if k > s && r.tok(k-1).Form == "," {
		t := r.titleEnding(k-1, s)
		if t == nil || t.lo == s && t.of == nil && !t.pronoun && r.tok(s).UPOS != nlp.DET || r.tok(t.lo).UPOS != nlp.DET && t.of == nil && !t.pronoun || r.tok(k-2).XPOS == "NNS" {
			return nil
		}
		if b := r.at[k-2]; b != nil && b.Kind == record.Person && t.serves == 0 {
			return nil
		}
		return t
	}
	if k <= s {
		return nil
	}
	return r.titleEnding(k, s)
}

// claim gives the words of the title before a name to the person, so that whatever word a clause hangs on leads there.
func (r *reader) claim(who *entry, t *title) {
	end := t.end
	if t.serves > 0 {
		end = t.serves
	}
	for k := t.at; k < end; k++ {
		if w := r.tok(k); r.at[k] == nil && (w.UPOS == nlp.NOUN || w.UPOS == nlp.PROPN || w.UPOS == nlp.ADJ) {
			r.at[k] = who
			who.heads = append(who.heads, k)
		}
	}
}

// addRole files a role once a person and title. Without a country of its own it takes that of the office before it in
// a series ("Chad's president, Ana Ruiz, and foreign minister Idi Moro"), else what is known of the person.
func (r *reader) addRole(who *entry, t *title, lo, hi int, last *role, at int) *role {
	if t.office == nil {
		return nil
	}
	name := r.titleName(t)
	x := &role{who: who, title: name, head: headWord(t.office.Title), slot: t.office.Slot, rank: t.office.Rank, of: t.of, when: t.when, words: r.d.Span(lo, hi), at: at, score: 0.85, ownerAt: t.ownerAt}
	if x.of == nil && last != nil && r.series(last, at) {
		x.of = last.of
		if last.of != nil && last.of.Kind == record.Person && last.of.country != nil {
			x.of = r.countryEntry(last.of.country)
		}
	}
	if x.of == nil && t.ownerAt <= 0 {
		x.of = r.ownerByKnowledge(who, t)
	}
	if who.sector == "" || who.leader == nil {
		if t.office.Code != "" && t.when != "former" {
			who.sector = t.office.Code
		} else if t.when == "former" {
			who.sector = "ELI"
		}
	}
	r.tell(x)
	if t.office.Rank == "trade" {
		x.score = 0.5
	}
	for _, old := range who.roles {
		if strings.EqualFold(old.title, x.title) || old.head == x.head && old.slot == x.slot && (old.of == x.of || x.of == nil) {
			return old
		}
	}
	who.roles = append(who.roles, x)
	r.roles = append(r.roles, x)
	return x
}

// settleOwners gives offices told by "its" to the bodies without a name that were the subject before: "The ministry denied
// it. Its spokesman Idi Moro …".
func (r *reader) settleOwners() {
	for _, x := range r.roles {
		if x.ownerAt <= 0 || x.of != nil {
			continue
		}
		if e := r.at[x.ownerAt]; e != nil && e.Kind != record.Person {
			x.of = e
			r.tell(x)
		}
	}
}

// tell lets the person have the country of the office.
func (r *reader) tell(x *role) {
	if x.of != nil && x.of.body != nil && x.who.under == nil && x.when != "former" {
		x.who.under = x.of.body
	}
	if x.of == nil || x.who.country != nil {
		return
	}
	x.who.country = x.of.country
	if x.of.Kind == record.ArmedGroup {
		x.who.sector = "REB"
	}
}

// titleName is the title as the report writes it, without whose it is.
func (r *reader) titleName(t *title) string {
	if t.end <= t.at {
		return t.office.Title
	}
	if t.verb {
		return t.office.Title
	}
	return strings.TrimSpace(r.d.Words(t.at, t.end))
}

func headWord(title string) string {
	for _, prep := range [...]string{" of ", " for "} {
		if k := strings.Index(title, prep); k > 0 {
			title = title[:k]
		}
	}
	return title[strings.LastIndexByte(title, ' ')+1:]
}

// series tells whether the title at word at stands in a series with the one before: same sentence, a comma or "and" between.
func (r *reader) series(last *role, at int) bool {
	if last.at < 0 || !r.sameSent(last.at, at) || at-last.at > 14 {
		return false
	}
	for k := last.at; k < at; k++ {
		if t := r.tok(k); t.UPOS == nlp.VERB {
			return false
		}
	}
	return true
}
