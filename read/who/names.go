package who

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// findNames walks over the words: forms of the lexicon first, then what the name finder found.
func (r *reader) findNames() {
	r.cutOwners()
	r.publisher()
	for i := 0; i < len(r.d.Tokens); i++ {
		if r.shortName(i) {
			continue
		}
		if s, end := r.match(i); s != nil {
			r.name(s, i, end)
			i = end - 1
			continue
		}
		if k := r.d.EntityAt(i); k >= 0 && r.d.Entities[k].Start == i {
			if e := r.d.Entities[k]; (e.Type == nlp.ORG || e.Type == nlp.NORP) && r.unknownBody(e) {
				i = e.End - 1
			}
		}
	}
}

// shortName files a name that the report itself gives a body, in brackets behind its full one, before the lexicon is asked: in
// "the Special Deterrence Force (Rada) … Rada refused" no parliament is meant.
func (r *reader) shortName(i int) bool {
	t := r.tok(i)
	if t.UPOS != nlp.PROPN && t.UPOS != nlp.NOUN || !unicode.IsUpper(firstRune(t.Form)) {
		return false
	}
	if i > 1 && r.tok(i-1).Form == "(" && r.tok(i+1).Form == ")" {
		s, _ := r.match(i)
		if x := r.at[i-2]; x != nil && x.body == nil && x.named && x.Kind != record.Person && x.Kind != record.Country && s != nil && s.Country == nil && s.Bodies[0].Kind != "media" {
			r.letters[t.Form] = x.key
		}
	}
	e := r.byKey[r.letters[t.Form]]
	if e == nil || r.inEntity(i) {
		return false
	}
	r.mention(e, i, i+1, i, nlp.ByName)
	return true
}

// inEntity tells whether token i is part of a longer name.
func (r *reader) inEntity(i int) bool {
	k := r.d.EntityAt(i)
	return k >= 0 && r.d.Entities[k].End-r.d.Entities[k].Start > 1
}

// paper are words for what is written and signed, by whomever it is named.
var paper = set("declaration agreement agreements accord accords treaty pact protocol convention communique memorandum charter resolution act constitution roadmap communiqué")

// publisher makes a name of that of who put the report out, where its text has it and the name finder does not: bodies
// speak of themselves in their statements.
func (r *reader) publisher() {
	source, _, _ := strings.Cut(r.p.Out.Document.Source, " (")
	words := strings.Fields(source)
	if len(words) < 2 || len(words) > 6 || len(r.world.Bodies[source]) > 0 {
		return
	}
	for i := 0; i+len(words) <= len(r.d.Tokens); i++ {
		k := 0
		for k < len(words) && r.tok(i+k).Form == words[k] {
			k++
		}
		if k < len(words) || !r.sameSent(i, i+k-1) || r.at[i] != nil || r.d.EntityAt(i) >= 0 && r.d.Entities[r.d.EntityAt(i)].End > i+k {
			continue
		}
		r.unknownBody(nlp.Entity{Start: i, End: i + k, Type: nlp.ORG})
		i += k - 1
	}
}

// cutOwners takes a state off the names of its bodies: "Colombia's National Liberation Army" is called what it is called
// elsewhere.
func (r *reader) cutOwners() {
	for k := range r.d.Entities {
		e := &r.d.Entities[k]
		if e.Type != nlp.ORG && e.Type != nlp.NORP {
			continue
		}
		for i := e.Start + 1; i < e.End-1 && i < e.Start+4; i++ {
			if r.tok(i).XPOS == "POS" && r.world.Countries.Named(r.d.Words(e.Start, i)) != nil {
				e.Start = i + 1
				break
			}
		}
	}
}

// name files what the form at tokens i to end means.
func (r *reader) name(s *lexicon.Sense, i, end int) {
	head := r.d.HeadOf(i, end)
	if s.Country != nil {
		r.countryMention(s, i, end, head)
		return
	}
	b := r.choose(s)
	if to := r.stateBehind(b, end); to > end {
		r.unknownBody(nlp.Entity{Start: i, End: to, Type: nlp.ORG})
		return
	}
	if r.foreign(b, i) {
		r.unknownBody(nlp.Entity{Start: i, End: end, Type: nlp.ORG})
		return
	}
	e := r.bodyEntry(b)
	r.mention(e, i, end, head, nlp.ByName)
	if len(r.d.Words(i, end)) > len(e.longest()) {
		e.full = true
	}
}

// stateBehind is the word behind the name of another state that a body is said to be of: "the House of Representatives of
// Chad" is not the American one; end itself where there is none.
func (r *reader) stateBehind(b *lexicon.Body, end int) int {
	if b.Country == "" || b.Kind == "media" || b.Kind == "armed" || r.tok(end).Lower != "of" || !r.sameSent(end-1, end) {
		return end
	}
	k := end + 1
	if r.tok(k).Lower == "the" {
		k++
	}
	for to := min(k+4, len(r.d.Tokens)); to > k; to-- {
		if c := r.world.Countries.Named(r.d.Words(k, to)); c != nil && r.sameSent(k, to-1) && c.ISO3 != b.Country {
			return to
		}
	}
	return end
}

// foreign tells whether a body of one country's stands behind the name of another: "Rwanda's Senate" is not the
// American one.
func (r *reader) foreign(b *lexicon.Body, i int) bool {
	if b.Country == "" || i == 0 || b.Sure || b.Kind == "media" || b.Kind == "armed" {
		return false
	}
	owner := r.at[i-1]
	if r.tok(i-1).XPOS == "POS" && i > 1 {
		owner = r.at[i-2]
	}
	if owner == nil && homeless[b.Name] {
		m := r.mainCountry()
		return m != nil && m.Country != b.Country && r.byKey["c:United States"] == nil
	}
	return owner != nil && (owner.Kind == record.Country || owner.Kind == record.Government) && owner.Country != b.Country
}

// homeless are bodies whose short names many countries have: "the Senate".
var homeless = map[string]bool{"US Senate": true, "US Congress": true, "US House of Representatives": true, "Department of Justice": true, "Treasury Department": true, "National Security Council": true}

func (e *entry) longest() string {
	out := ""
	for _, f := range e.forms {
		if len(f) > len(out) {
			out = f
		}
	}
	return out
}

// choose takes the one of several bodies of one name whose country the report speaks of: RSF in a report from Sudan;
// else one that is heard of everywhere: AFP is the news agency.
func (r *reader) choose(s *lexicon.Sense) *lexicon.Body {
	for _, b := range s.Bodies {
		if r.byKey["b:"+b.Name] != nil {
			return b
		}
	}
	if s.Bodies[0].Sure {
		return s.Bodies[0]
	}
	if len(s.Bodies) > 1 {
		for _, b := range s.Bodies {
			for _, c := range r.world.Countries.All {
				if c.ISO3 == b.Country && b.Kind != "media" && strings.Contains(r.d.Text, c.Name) {
					return b
				}
			}
		}
		for _, b := range s.Bodies {
			if b.Kind == "media" || b.Country == "" {
				return b
			}
		}
	}
	return s.Bodies[0]
}

func (r *reader) bodyEntry(b *lexicon.Body) *entry {
	return r.entryFor("b:"+b.Name, func(e *entry) {
		e.Name, e.body, e.named = b.Name, b, true
		e.Country = b.Country
		e.country = r.world.Countries.Code(b.Country)
		e.Kind = kindOf(b.Kind)
		e.Codes = &record.Codes{CAMEO: b.CAMEO}
		e.Confidence, e.By = 0.9, "who/lexicon"
	})
}

func kindOf(kind string) record.ActorKind {
	switch kind {
	case "armed":
		return record.ArmedGroup
	case "media":
		return record.Media
	case "ministry":
		return record.Office
	}
	return record.Organization
}

// opening tells whether word i opens its sentence or a quotation.
func (r *reader) opening(i int) bool {
	if i == r.d.Sents[r.tok(i).Sent].Start {
		return true
	}
	switch r.tok(i - 1).Form {
	case "\"", "“", "‘", "'", ":":
		return true
	}
	return false
}

// storms are words that the names of storms begin with.
var storms = set("storm typhoon hurricane cyclone tornado")

// unknownBody files an organisation that the lexicon does not know. Families of people ("Kurds") act only when
// something hangs on them.
func (r *reader) unknownBody(e nlp.Entity) bool {
	head := r.d.HeadOf(e.Start, e.End)
	words := clean(r.d.Words(e.Start, e.End))
	if e.Type == nlp.NORP {
		if t := r.tok(head); t.UPOS != nlp.NOUN && t.UPOS != nlp.PROPN || t.Feat("Number") == "Sing" || !strings.HasSuffix(t.Lower, "s") || t.Rel == nlp.Compound || t.Rel == nlp.Amod {
			return false
		}
		en := r.entryFor("n:"+strings.ToLower(words), func(n *entry) {
			n.Name, n.Kind, n.noun, n.sector = words, record.People, strings.ToLower(words), "CVL"
			n.Confidence, n.By = 0.6, "who/family"
		})
		r.mention(en, e.Start, e.End, head, nlp.ByName)
		return true
	}
	if b := r.world.Bodies[words]; len(b) > 0 && b[0].Kind == "platform" {
		return false // a channel, not a speaker
	}
	if r.world.Countries.Any(words) != nil {
		return false // a dateline: "BOGOTA"
	}
	if t := r.tok(e.Start); t.UPOS == nlp.NOUN && r.tok(e.Start+1).Lower == "of" && r.opening(e.Start) {
		return false // "Adoption of Security Council resolutions": the capital is that of the sentence
	}
	if storms[r.tok(e.Start).Lower] {
		return false // "Typhoon Rosa" is nobody
	}
	if s := r.d.Sents[r.tok(e.Start).Sent]; s.Heading && words == strings.ToUpper(words) && s.End-s.Start < 12 {
		return false // "GOMA/BENI, Jan 3 -"
	}
	if paper[strings.ToLower(words[strings.LastIndexByte(words, ' ')+1:])] {
		return false // "the Jeddah Declaration" does nothing
	}
	if _, agent := r.world.Agents[strings.ToLower(words)]; agent {
		return false // "the Council" goes back to one told before
	}
	if len(words) < 2 || !unicode.IsUpper(firstRune(words)) && !strings.HasPrefix(words, "al-") {
		return false
	}
	if k := e.Start - 1; k >= 0 && r.at[k] != nil && r.at[k].Kind == record.Country && r.world.Countries.Named(r.d.Words(r.startOf(k), e.Start)) != nil && r.sameSent(k, e.Start) {
		e.Start = r.startOf(k) // "Chad Liberation Army", of which the finder saw the latter words
		words = r.d.Words(e.Start, e.End)
	}
	en := r.entryFor(r.nameKey(e, head), func(n *entry) {
		n.Name, n.named, n.Kind = words, true, organisationKind(words)
		n.country = r.countryInside(e.Start, e.End)
		n.Confidence, n.By = 0.7, "who/name"
	})
	if len(words) > len(en.Name) && en.body == nil {
		en.Name = words
	}
	if strings.Contains(words, "inistry") || strings.Contains(words, "Office") {
		en.sector = "GOV"
	}
	r.mention(en, e.Start, e.End, head, nlp.ByName)
	return true
}

func firstRune(s string) rune { c, _ := utf8.DecodeRuneInString(s); return c }

// nameKey is the same for all names of one body: those of one chain, and those of the same words in another order
// ("Chad's Ministry of Justice", "the Chadian Justice Ministry").
func (r *reader) nameKey(e nlp.Entity, head int) string {
	letters := clean(r.d.Words(e.Start, e.End))
	if r.tok(e.Start-1).Form == "(" && e.Start > 1 {
		if x := r.at[e.Start-2]; x != nil && x.Kind != record.Person && x.Kind != record.Country && strings.ToUpper(letters) == letters {
			r.letters[letters] = x.key // "Federation of Trades (FT)"
		}
	}
	if k := r.letters[letters]; k != "" {
		return k
	}
	if c := r.chainOf(head); c >= 0 {
		for _, m := range r.d.Chains[c] {
			if x := r.at[m.Head]; m.How == nlp.ByName && m.Head < head && x != nil && x.Kind != record.Person {
				return x.key
			}
		}
	}
	country := ""
	if c := r.countryInside(e.Start, e.End); c != nil {
		country = c.Name
	}
	var words []string
	for k := e.Start; k < e.End; k++ {
		t := r.tok(k)
		if t.UPOS == nlp.PUNCT || t.UPOS == nlp.ADP || t.UPOS == nlp.DET || t.UPOS == nlp.PART || r.world.Countries.Any(t.Form) != nil {
			continue
		}
		words = append(words, strings.Replace(t.Lower, "defense", "defence", 1))
	}
	slices.Sort(words)
	return "n:" + country + " " + strings.Join(words, " ")
}

func organisationKind(words string) record.ActorKind {
	l := strings.ToLower(words)
	switch {
	case strings.HasSuffix(l, "coalition") || strings.HasSuffix(l, "alliance"):
		return record.GroupKind
	case strings.HasSuffix(l, "administration") || strings.HasSuffix(l, "government"):
		return record.Government
	}
	for _, w := range [...]string{"ministry", "department", "presidency", "office", "embassy"} {
		if strings.Contains(l, w) {
			return record.Office
		}
	}
	for _, w := range [...]string{"liberation army", "brigade", "militia", "front for", "rebel", "resistance"} {
		if strings.Contains(l, w) {
			return record.ArmedGroup
		}
	}
	for _, w := range [...]string{"news", "times", "television", " tv", "radio", "gazette", "tribune", "herald"} {
		if strings.Contains(" "+l, w) {
			return record.Media
		}
	}
	return record.Organization
}

// countryInside is the country that a name tells: "Baghdad Provincial Council", "Bank of Chad".
func (r *reader) countryInside(lo, hi int) *lexicon.Country {
	for k := lo; k < hi; k++ {
		if c := r.world.Countries.Any(r.tok(k).Form); c != nil {
			return c
		}
	}
	if lo > 0 {
		if e := r.at[lo-1]; e != nil && e.country != nil && e.Kind == record.Country {
			return e.country // "the Chadian National Assembly"
		}
	}
	if lo > 1 && r.tok(lo-1).XPOS == "POS" {
		if e := r.at[lo-2]; e != nil {
			return e.country
		}
	}
	return nil
}
