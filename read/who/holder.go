package who

import (
	"sort"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// parliamentary are states in which "the leader" is the prime minister although there is a president.
var parliamentary = set("ISR IRQ IND DEU ITA IRL GRC HUN CZE SVK BGR EST LVA FIN PRT AUT ETH PAK NPL BGD LBN SGP GBR JPN CAN AUS NZL ESP NLD BEL DNK NOR SWE THA MYS KHM ARM GEO POL")

// takesUp refers a titled phrase without a name, "the Russian leader", to the person whom the report, or the lexicon
// at the day of the report, gives that office.
func (r *reader) takesUp(i int, p phrase) bool {
	s := r.d.Sents[r.tok(i).Sent].Start
	end := i + 1
	for n := 2; n < 5 && i+n <= len(r.d.Tokens) && r.sameSent(i, i+n-1); n++ { // "the head of state"
		if r.world.Offices.Title(strings.ToLower(r.d.Words(i, i+n))) != nil {
			end = i + n
		}
	}
	t := r.titleEnding(end, s)
	if t == nil || t.office.Rank == "trade" || t.pronoun {
		return false
	}
	if t.of == nil {
		r.behind(t)
		if t.of != nil && t.of.Kind == record.Person {
			t.of = nil
		}
	}
	who := r.holder(t, i)
	if who == nil || t.of == nil && r.tok(i).Lower == "diplomat" && r.unnamedBefore(i) {
		return false
	}
	r.at[i] = nil
	r.mention(who, t.lo, end, i, nlp.ByTitle)
	if len(who.roles) == 0 { // the report tells the office here only
		r.addRole(who, t, t.lo, end, nil, i)
	}
	return true
}

// unnamedBefore tells whether somebody without a name was told by the same noun before: "the diplomat" is then "a Western
// diplomat" rather than the minister named since.
func (r *reader) unnamedBefore(i int) bool {
	for _, e := range r.recent() {
		if !e.named && e.noun == r.tok(i).Lower && e.lastBefore(i) >= 0 {
			return true
		}
	}
	return false
}

// holder is who has the office: the last person before word i with a role of that kind, else whom the lexicon knows.
func (r *reader) holder(t *title, i int) *entry {
	var country *lexicon.Country
	if t.of != nil {
		country = t.of.country
	}
	var best *entry
	at := -1
	for _, x := range r.rolesBefore(i) {
		if !r.sameOffice(x, t, country) {
			continue
		}
		if last := x.who.lastBefore(i); last > at {
			best, at = x.who, last
		}
	}
	if best != nil && (country != nil || r.tok(i).Sent-r.tok(at).Sent <= 8) {
		return best
	}
	if best == nil {
		best = r.counterpart(t, country, i)
	}
	if best == nil {
		best = r.sentByName(t)
	}
	if best == nil {
		best = r.laterHolder(t, country)
	}
	if best != nil {
		return best
	}
	if t.of == nil && t.when == "" && best == nil {
		return r.leaderNamed(t, i)
	}
	if t.of == nil || t.when == "former" {
		return nil
	}
	return r.knownHolder(t, country)
}

// leaderNamed is the one known holder of the office whom the report has named twice or more before word i, without the
// title: "Macron spoke in Lyon. … The president said …". Nil when there is none, or the report is on another country.
func (r *reader) leaderNamed(t *title, i int) *entry {
	if w := r.tok(i + 1).Lower; w == "of" || w == "for" || w == "-" {
		return nil // "the president of the guild", "the president-elect"
	}
	var only *entry
	for _, e := range r.recent() {
		l := e.leader
		if l == nil || e.Kind != record.Person || l.Office != t.office.Slot || r.day() != "" && !l.In(r.day()) {
			continue
		}
		if only != nil {
			return nil
		}
		only = e
	}
	if only == nil || only.country == nil {
		return nil
	}
	if main := r.mainCountry(); main != nil && main.country != only.country {
		return nil
	}
	if last := only.lastBefore(i); last < 0 || r.tok(i).Sent-r.tok(last).Sent > 8 || len(only.heads) < 2 || only.heads[1] >= i {
		return nil
	}
	return only
}

// rolesBefore are the roles told before word i, those of long ago left out. Roles stand in the order of the text but
// for those that the lexicon knows.
func (r *reader) rolesBefore(i int) []*role {
	end := sort.Search(len(r.roles), func(k int) bool { return r.roles[k].at >= i })
	return r.roles[max(0, end-reach):end]
}

// laterHolder is the one person to whom the report gives the office further on: headlines say "Foreign Minister" first.
func (r *reader) laterHolder(t *title, country *lexicon.Country) *entry {
	if len(r.roles) > reach {
		return nil
	}
	var only *entry
	for _, x := range r.roles {
		if !r.sameOffice(x, t, country) {
			continue
		}
		if only != nil && only != x.who {
			return nil
		}
		only = x.who
	}
	return only
}

// sameOffice tells whether a phrase may take up a role: the same noun or office, and no other country.
func (r *reader) sameOffice(x *role, t *title, country *lexicon.Country) bool {
	if t.of != nil {
		own := x.who.country
		switch {
		case x.of == t.of:
		case country != nil && own == country && (t.of.Kind == record.Country || x.of == nil):
		default:
			return false
		}
	}
	if x.when != t.when && t.when != "" {
		return false
	}
	head := headWord(t.office.Title)
	if head == "official" && t.of == nil {
		return x.rank == "govern" || x.rank == "send" || x.rank == "advise" || x.rank == "speak"
	}
	if head == "diplomat" && t.of == nil {
		return x.slot == "foreign minister" || x.slot == "ambassador" || r.ofEmbassy(x)
	}
	if (x.head == "coordinator") != (head == "coordinator") {
		return false // who coordinates relief is no envoy to the talks
	}
	if x.head == head || x.slot != "" && x.slot == t.office.Slot {
		return true
	}
	if t.of == nil {
		return false
	}
	switch head {
	case "leader", "ruler", "chief", "strongman", "dictator", "head":
		return x.rank == "lead" && x.slot != "opposition leader" && x.slot != "speaker"
	case "diplomat":
		return x.slot == "foreign minister"
	case "negotiator", "envoy", "mediator":
		return x.rank == "send"
	}
	return false
}

// ofEmbassy tells whether a role is one with a foreign ministry or a mission abroad, by its words: "Foreign Ministry spokesman
// Ole Berg", "deputy chief of the mission".
func (r *reader) ofEmbassy(x *role) bool {
	words := strings.ToLower(x.title + " " + x.words.Of(r.d.Text))
	for _, w := range [...]string{"foreign ministry", "mission", "embassy", "foreign affairs", "permanent representative", "diplomat", "envoy"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// sentByName is the one person of the report whom the lexicon knows as an envoy in office, where the report tells the office first
// and the name alone later: "The special envoy for Chad told the council … Ole Berg added". Nil when there is none.
func (r *reader) sentByName(t *title) *entry {
	if t.office.Slot != "envoy" || t.when == "former" || r.sentByState(t) {
		return nil
	}
	var only *entry
	for _, e := range r.recent() {
		if l := e.leader; l == nil || e.Kind != record.Person || l.Office != "envoy" || r.day() == "" || !l.In(r.day()) || t.of != nil && t.of.body != nil && t.of.body.Name != l.Of {
			continue
		}
		if only != nil {
			return nil
		}
		only = e
	}
	return only
}

// sentByState tells whether a title says which state sends its holder: "the representative of Norway", "Norway's delegate", "the
// Norwegian envoy". "The Norway envoy" may be sent by others.
func (r *reader) sentByState(t *title) bool {
	if t.of == nil || t.of.Kind != record.Country {
		return false
	}
	for k := t.lo; k < t.hi; k++ {
		if w := r.tok(k); w.Lower == "of" || w.XPOS == "POS" || w.UPOS == nlp.ADJ && r.at[k] == t.of {
			return true
		}
	}
	return false
}

// knownHolder asks the lexicon who held the office on the day of the report.
func (r *reader) knownHolder(t *title, country *lexicon.Country) *entry {
	of := ""
	switch {
	case t.of.body != nil:
		of = t.of.body.Name
	case country != nil && country.Territory:
		of = country.Name
	case country != nil:
		of = country.ISO3
	default:
		return nil
	}
	for _, office := range slots(t.office, of) {
		if l := r.world.Leaders.Holder(of, office, r.day()); l != nil {
			return r.personNamed(l)
		}
	}
	return nil
}

// slots are the offices that a title may mean, the likeliest first.
func slots(o *lexicon.Office, of string) []string {
	head := headWord(o.Title)
	switch {
	case o.Slot == "leader" && head == "leader" || head == "chief" && o.Title == "chief" || head == "ruler" || head == "strongman":
		if parliamentary[of] {
			return []string{"prime minister"}
		}
		return []string{"leader", "president", "monarch", "head", "secretary-general", "prime minister"}
	case o.Slot == "spokesman" || o.Slot == "envoy" || o.Slot == "negotiator" || o.Slot == "adviser" || o.Slot == "ambassador" || o.Slot == "commander":
		return nil // there are many of these
	case o.Slot == "":
		return nil
	}
	return []string{o.Slot}
}

func (r *reader) personNamed(l *lexicon.Leader) *entry {
	for _, e := range r.recent() {
		if e.Kind == record.Person && (e.Name == l.Name || e.leader != nil && e.leader.Name == l.Name) {
			return e
		}
	}
	return r.entryFor("p:"+l.Name, func(e *entry) {
		e.Name, e.Kind, e.named, e.leader = l.Name, record.Person, true, l
		e.country, e.sector = r.world.Countries.Code(l.Of), "GOV"
		e.Confidence, e.By = 0.7, "who/office"
	})
}
