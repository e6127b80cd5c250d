package lexicon

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// Body is a named actor that is no person and no country: an organisation, an armed group, a news medium.
type Body struct {
	Name    string
	Aliases []string
	Kind    string // igo, ngo, ministry, agency, military, parliament, court, party, company, movement; armed; media, platform
	Country string // ISO 3166-1 alpha-3, empty when it belongs to none
	CAMEO   string
	Sure    bool // told by the user: its names mean it wherever they stand
}

// Bodies is every named body of organizations, armed_groups and media, by each of its names as they stand. Where two
// tables know the same letters ("RSF"), the armed group comes last: context decides, see BodiesOf.
func Bodies() map[string][]*Body { return Builtin().Bodies }

func bodyTable(load func(table string) []Row) map[string][]*Body {
	out := map[string][]*Body{}
	add := func(b *Body, r Row) {
		b.Sure = r.Given
		if b.CAMEO == "" {
			b.CAMEO = codeOf(b.Kind, b.Country)
		}
		for _, n := range append([]string{b.Name}, b.Aliases...) {
			out[n] = append(out[n], b)
		}
	}
	for _, r := range load("organizations") {
		add(&Body{Name: r.Get("name"), Aliases: aliases(r), Kind: r.Get("kind"), Country: r.Get("country"), CAMEO: r.Get("cameo")}, r)
	}
	for _, r := range load("armed_groups") {
		add(&Body{Name: r.Get("name"), Aliases: aliases(r), Kind: "armed", Country: r.Get("country"), CAMEO: r.Get("cameo")}, r)
	}
	for _, r := range load("media") {
		kind := "media"
		if r.Get("kind") == "platform" {
			kind = "platform"
		}
		add(&Body{Name: r.Get("name"), Aliases: aliases(r), Kind: kind, Country: r.Get("country")}, r)
	}
	return out
}

// codeOf is the CAMEO code that kind and country make.
func codeOf(kind, country string) string {
	if c, ok := map[string]string{"igo": "IGO", "armed": "IMG", "ngo": "NGO", "company": "MNC", "movement": "NGM", "media": "MED"}[kind]; ok && (country == "" || kind == "igo") {
		return c
	}
	sector := map[string]string{"armed": "REB", "ngo": "NGO", "ministry": "GOV", "agency": "GOV", "military": "MIL", "parliament": "LEG", "court": "JUD", "party": "PTY", "company": "BUS", "movement": "OPP", "media": "MED", "platform": "MED"}[kind]
	if country == "" || sector == "" {
		return ""
	}
	return country + sector
}

// aliases are a row's further names; a leading article is no part of one.
func aliases(r Row) []string {
	out := r.List("aliases")
	for i, a := range out {
		out[i] = strings.TrimPrefix(a, "the ")
	}
	return out
}

// Agent is a noun that can act without a name: "officials", "foreign ministry".
type Agent struct {
	Kind   string // record.ActorKind, or "country" for a government
	Code   string // what the code of the country gets
	Number string // one, many, body
}

// Agents are the nouns of agents by their lower-case letters, of one or two words.
func Agents() map[string]Agent { return Builtin().Agents }

func agentTable(rows []Row) map[string]Agent {
	out := map[string]Agent{}
	for _, r := range rows {
		out[r.Get("noun")] = Agent{r.Get("kind"), r.Get("code"), r.Get("number")}
	}
	return out
}

// Office is a noun or phrase for what one person is: "foreign minister".
type Office struct {
	Title string
	Rank  string // lead, govern, speak, send, advise, command, law, church, trade
	Slot  string // the office in leaders that it stands for
	Code  string // what the code of the country gets
}

// OfficeTable finds offices by their words.
type OfficeTable struct {
	byTitle map[string]*Office
	longest int // words of the longest title
}

// Offices is the built-in table of offices.
func Offices() *OfficeTable { return Builtin().Offices }

func officeTable(rows []Row) *OfficeTable {
	t := &OfficeTable{byTitle: map[string]*Office{}}
	for _, r := range rows {
		title := r.Get("title")
		if t.byTitle[title] == nil {
			t.byTitle[title] = &Office{title, r.Get("rank"), r.Get("slot"), r.Get("cameo")}
		}
		t.longest = max(t.longest, strings.Count(title, " ")+1)
	}
	return t
}

// Title is the office of exactly these words in lower case, nil when there is none.
func (t *OfficeTable) Title(lower string) *Office { return t.byTitle[lower] }

// Titles are all titles, in the order of the alphabet.
func (t *OfficeTable) Titles() []string { return slices.Sorted(maps.Keys(t.byTitle)) }

// Longest is the number of words of the longest title.
func (t *OfficeTable) Longest() int { return t.longest }

// Leader is a person in an office for a time.
type Leader struct {
	Name     string
	Aliases  []string
	Of       string // country code, or a name of countries, organizations or armed_groups
	Office   string
	From, To string // YYYY or YYYY-MM; To is empty when the office was held as the table was made
	CAMEO    string // the actor code of the holder, empty where state and office make it
}

// In tells whether the office was held on that day (YYYY-MM-DD).
func (l *Leader) In(day string) bool {
	return day >= l.From && (l.To == "" || day <= l.To+"-99")
}

// LeaderTable finds leaders by name, surname and office.
type LeaderTable struct {
	names, surnames map[string][]*Leader
	offices         map[string][]*Leader // "RUS president"
	given           []string             // names that the user told
}

// Leaders is the built-in table of leaders.
func Leaders() *LeaderTable { return Builtin().Leaders }

func leaderTable(rows []Row) *LeaderTable {
	t := &LeaderTable{names: map[string][]*Leader{}, surnames: map[string][]*Leader{}, offices: map[string][]*Leader{}}
	for _, r := range rows {
		l := &Leader{r.Get("name"), r.List("aliases"), r.Get("of"), r.Get("office"), r.Get("from"), r.Get("to"), r.Get("cameo")}
		for _, n := range append([]string{l.Name}, l.Aliases...) {
			t.names[n] = append(t.names[n], l)
			if k := strings.LastIndexByte(n, ' '); k >= 0 && !has(t.surnames[n[k+1:]], l) {
				t.surnames[n[k+1:]] = append(t.surnames[n[k+1:]], l)
			}
			if r.Given && strings.Contains(n, " ") {
				t.given = append(t.given, n)
			}
		}
		t.offices[l.Of+" "+l.Office] = append(t.offices[l.Of+" "+l.Office], l)
	}
	return t
}

func has(list []*Leader, l *Leader) bool {
	for _, x := range list {
		if x == l {
			return true
		}
	}
	return false
}

// Given are the full names of persons that the user told.
func (t *LeaderTable) Given() []string { return t.given }

// Named are the rows of the person with that full name or alias.
func (t *LeaderTable) Named(name string) []*Leader { return t.names[name] }

// Surname are the rows of persons with that last name.
func (t *LeaderTable) Surname(name string) []*Leader { return t.surnames[name] }

// Holder is who held the office of a country or body on that day, nil when the table does not know, or the day is "".
func (t *LeaderTable) Holder(of, office, day string) *Leader {
	if day == "" {
		return nil
	}
	for _, l := range t.offices[of+" "+office] {
		if l.In(day) {
			return l
		}
	}
	return nil
}

// CommonSurname tells whether so many people bear the name that alone it tells nobody's identity.
func CommonSurname(name string) bool { return commonSurnames()[name] }

var commonSurnames = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, r := range Load("common_surnames").Rows {
		for _, n := range r.List("names") {
			out[n] = true
		}
	}
	return out
})
