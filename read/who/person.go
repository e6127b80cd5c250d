package who

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
)

// chainOf is the chain of the mention with head word i, -1 when it stands alone. The map is made once.
func (r *reader) chainOf(i int) int {
	if r.chainAt == nil {
		r.chainAt = map[int]int{}
		for c, chain := range r.d.Chains {
			for _, m := range chain {
				if _, ok := r.chainAt[m.Head]; !ok || m.How != nlp.ByNominal {
					r.chainAt[m.Head] = c
				}
			}
		}
	}
	if c, ok := r.chainAt[i]; ok {
		return c
	}
	return -1
}

// findPeople files the persons: one entry a chain of names; the fullest form is the name.
func (r *reader) findPeople() {
	for _, e := range r.d.Entities {
		if e.Type != nlp.PER || r.at[e.Start] != nil {
			continue
		}
		lo, hi := r.trim(e.Start, e.End)
		if hi <= lo {
			continue
		}
		words := clean(r.d.Words(lo, hi))
		if len(words) < 2 || strings.ContainsAny(words, "\n\"“”()") {
			continue
		}
		if worshipped[words] || storms[r.tok(lo).Lower] || r.inTitle(lo) || r.besidePlace(lo, hi) || r.datelined(lo, words) {
			continue
		}
		who := r.personEntry(words, r.d.HeadOf(e.Start, e.End))
		r.namesakes(who, words, r.d.Tokens[lo].Span.Start)
		r.mention(who, lo, hi, r.d.HeadOf(lo, hi), nlp.ByName)
	}
}

// inTitle tells whether what the name finder took for a person is a word of an office: "Chancellor of the Exchequer".
func (r *reader) inTitle(lo int) bool {
	if r.tok(lo-1).Lower != "of" && r.tok(lo-2).Lower != "of" {
		return false
	}
	for q := max(lo-4, 0); q < lo; q++ {
		if r.longestTitle(q) > lo {
			return true
		}
	}
	return false
}

// datelined tells whether what the name finder took for a person is the town of a dateline: "BOGOTA, Jan. 30 (AD) --".
func (r *reader) datelined(lo int, words string) bool {
	s := r.d.Sents[r.tok(lo).Sent]
	return s.Heading && s.Start == lo && s.End-s.Start < 14 && words == strings.ToUpper(words) && (r.tok(lo+1).Form == "," || r.world.Countries.Any(words) != nil)
}

// worshipped are persons who act in no report.
var worshipped = set("God Allah Jesus Christ Buddha Prophet Lord Almighty")

// besidePlace tells whether what the name finder took for a person stands in a row of places: "in Sumy and Kryvyi Rih".
func (r *reader) besidePlace(lo, hi int) bool {
	h := r.d.HeadOf(lo, hi)
	first := r.d.ConjHead(h)
	if first == h || r.p.PlaceAt(first) == nil || r.at[first] != nil {
		return false
	}
	switch r.p.Prep(first) {
	case "in", "at", "near", "of", "from", "around", "outside", "between", "to":
		return true
	}
	return r.tok(first).Rel == nlp.Appos || r.tok(first).Rel == nlp.Flat
}

// namesakes notes the other persons of the report whom a bare surname may mean.
func (r *reader) namesakes(who *entry, words string, start int) {
	if strings.Contains(words, " ") {
		return
	}
	for _, e := range r.recent() {
		if e == who || e.Kind != record.Person || !e.named || !strings.HasSuffix(e.Name, " "+words) {
			continue
		}
		if who.maybe == nil {
			who.maybe = map[int][]*entry{}
		}
		who.maybe[start] = append(who.maybe[start], e)
	}
}

// trim cuts titles that the name finder took into a name.
func (r *reader) trim(lo, hi int) (int, int) {
	for lo < hi-1 && (honorifics[r.tok(lo).Lower] || r.world.Offices.Title(r.tok(lo).Lower) != nil && !ofNames[r.tok(lo).Lower]) {
		lo++
	}
	for hi > lo && (r.tok(hi-1).XPOS == "POS" || r.tok(hi-1).UPOS == nlp.PUNCT) {
		hi--
	}
	return lo, hi
}

// ofNames are titles that are names of persons too, or stand in them: "King Olan", "Amir Holm".
var ofNames = set("king pope queen amir sultan")

var honorifics = set("mr mr. mrs mrs. ms ms. dr dr. sir lord lady h.e. h.e mme")

// personEntry is the entry of a person: by chain, by the same surname, or new.
func (r *reader) personEntry(words string, head int) *entry {
	if e := r.byKey["p:"+words]; e != nil {
		return e
	}
	e := r.sameChain(head)
	if e == nil {
		e = r.samePerson(words)
	}
	if e == nil {
		e = r.entryFor("p:"+words, func(n *entry) {
			n.Name, n.Kind, n.named = words, record.Person, true
			n.Confidence, n.By = 0.85, "who/person"
		})
		r.knownLeader(e, words)
	}
	r.byKey["p:"+words] = e
	if len(words) > len(e.Name) && !e.full {
		e.Name = words
		r.knownLeader(e, words)
	}
	return e
}

func (r *reader) sameChain(head int) *entry {
	c := r.chainOf(head)
	if c < 0 {
		return nil
	}
	for _, m := range r.d.Chains[c] {
		if m.How == nlp.ByName && m.Head < head {
			if e := r.at[m.Head]; e != nil && e.Kind == record.Person {
				return e
			}
		}
	}
	return nil
}

// samePerson finds a person of the report whose name this is in short or with another spelling of the given name.
func (r *reader) samePerson(words string) *entry {
	words = plain(words)
	last := words[strings.LastIndexByte(words, ' ')+1:]
	bare := bareSurname(last)
	for i := len(r.all) - 1; i >= max(0, len(r.all)-reach); i-- {
		e := r.all[i]
		if e.Kind != record.Person || !e.named {
			continue
		}
		name := plain(e.Name)
		lastName := name[strings.LastIndexByte(name, ' ')+1:]
		if lastName == last && (words == last || name == lastName || strings.HasPrefix(name, words[:1]) && strings.Count(name, " ") != strings.Count(words, " ")) {
			return e
		}
		if words == last && len(bare) > 3 && bareSurname(lastName) == bare {
			return e // "al-Obeidi", "Obeidi"
		}
		if words == last && strings.HasPrefix(name, words+" ") && !strings.Contains(words, " ") && len(lastName) > 0 && strings.Contains(lastName, "-") {
			return e // "Kim" of "Kim Jong-un"
		}
	}
	if e := r.byGivenName(words); e != nil {
		return e
	}
	rows := r.world.Leaders.Named(words)
	if rows == nil && last == words {
		rows = r.soleLeader(words)
	}
	for _, l := range rows {
		for _, e := range r.recent() {
			if e.Kind == record.Person && e.leader != nil && e.leader.Name == l.Name {
				return e
			}
		}
	}
	return nil
}

// byGivenName is the one person of the report with that given name: where people go by it, later sentences do too
// ("Getachew" of "Getachew Reda").
func (r *reader) byGivenName(words string) *entry {
	if len(words) < 4 || strings.Contains(words, " ") {
		return nil
	}
	var one *entry
	for _, e := range r.recent() {
		if e.Kind != record.Person || !e.named || !strings.HasPrefix(plain(e.Name), words+" ") {
			continue
		}
		if one != nil {
			return nil
		}
		one = e
	}
	return one
}

// recent are the entries that a phrase may look back on.
func (r *reader) recent() []*entry { return r.all[max(0, len(r.all)-reach):] }
