package who_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rapporteur/nlp/pipe"
	"rapporteur/read/page"
	"rapporteur/read/when"
	"rapporteur/read/who"
	"rapporteur/record"
	"rapporteur/text"
)

var analysis = func() func(string) *page.Page {
	var p *pipe.Pipe
	return func(text string) *page.Page {
		if p == nil {
			var err error
			if p, err = pipe.New(); err != nil {
				panic(err)
			}
		}
		sheet := page.New(record.Document{ID: "t", Text: text, Published: "2015-06-01"}, p.Analyse(text))
		when.Read(sheet)
		who.Read(sheet)
		return sheet
	}
}()

// at are the names of the actors that the word refers to.
func at(p *page.Page, word string, nth int) string {
	for i := range p.Doc.Tokens {
		if p.Doc.Tokens[i].Form != word {
			continue
		}
		if nth--; nth > 0 {
			continue
		}
		var names []string
		for _, id := range p.Party(i) {
			names = append(names, p.Actor(id).Name)
		}
		return strings.Join(names, ", ")
	}
	return "no such word"
}

func TestWhomAWordMeans(t *testing.T) {
	for _, k := range []struct {
		text, word string
		nth        int
		want       string
	}{
		{"Norway rejected the plan.", "Norway", 1, "Norway"},
		{"The UK rejected the plan.", "UK", 1, "Britain"},
		{"Moscow rejected the plan.", "Moscow", 1, "Russia"},
		{"The Kremlin rejected the plan.", "Kremlin", 1, "Russia"},
		{"A bomb exploded in Moscow.", "Moscow", 1, ""},
		{"Envoys held talks with Ankara on Monday.", "Ankara", 1, "Turkey"},
		{"French strikes hit the camp.", "French", 1, "France"},
		{"The French government denied it.", "government", 1, "France"},
		{"Kenyan police opened fire.", "police", 1, "Kenyan police"},
		{"Chad's foreign ministry denied it. The ministry gave no details.", "ministry", 2, "Chad's foreign ministry"},
		{"Hezbollah fighters attacked the town.", "fighters", 1, "Hezbollah"},
		{"Staffan de Mistura spoke first. The representative of Norway denied it.", "representative", 1, "representative of Norway"},
		{"Staffan de Mistura spoke first. Norway's envoy denied it.", "envoy", 1, "Norway's envoy"},
		{"The French leader met the Swedish king.", "leader", 1, "François Hollande"},
		{"President Amina Keita met Colonel Omar Sow. Keita said he was brave.", "Keita", 2, "Amina Keita"},
		{"Kenyan Foreign Minister Amina Keita spoke. The minister left early.", "minister", 1, "Amina Keita"},
		{"Norway and Chad met on Monday. Both sides signed the deal.", "sides", 1, "Norway, Chad"},
		{"Norway and Chad agreed to a truce that Kenya brokered. Both sides signed the deal.", "sides", 1, "Norway, Chad"},
		{"Norway and Chad met on Monday. Each side blamed the other.", "side", 1, "Norway, Chad"},
		{"Norway's President Amina Keita phoned Chad's President Omar Sow. The leaders discussed the truce.", "leaders", 1, "Amina Keita, Omar Sow"},
		{"President Amina Keita phoned President Omar Sow and President Ana Ruiz. The leaders discussed the truce.", "leaders", 1, "leaders"},
		{"Norway's President Amina Keita phoned Chad's President Omar Sow. The two agreed to meet.", "two", 1, "Amina Keita, Omar Sow"},
		{"Chad and the Houthis signed a deal. The rebels pledged to disarm.", "rebels", 1, "Houthis"},
		{"Chad bombed the Houthis and Hamas. The rebels pledged to disarm.", "rebels", 1, "rebels"},
		{"Chad bombed the Houthis. Sudanese rebels fled. The rebels pledged to disarm.", "rebels", 2, "Sudanese rebels"},
		{"The party accused the army of Sunday's massacre.", "army", 1, "army"},
		{"The head of Chad's navy met the mayor.", "head", 1, "head of Chad's navy"},
		{"A 38-year-old man opened fire.", "man", 1, "38-year-old man"},
		{"The House of Representatives of Chad elected a speaker.", "House", 1, "House of Representatives of Chad"},
		{"The National Institutes of Health rejected the plan.", "Institutes", 1, "National Institutes of Health"},
		{"Sara Keita, Chancellor of the Exchequer in the United Kingdom, met the mayor.", "Exchequer", 1, "Sara Keita"},
		{"DPP chairman Lu Wen-hsiung met the mayor.", "Lu", 1, "Lu Wen-hsiung"},
		{"Norway dropped its opposition to the sanctions.", "opposition", 1, ""},
		{"Transport for London announced that it would not renew the licence.", "Transport", 1, "Transport for London"},
		{"Tenants complained that the rent was too high.", "Tenants", 1, "Tenants"},
		{"The fisherman said he saw two boats.", "fisherman", 1, "fisherman"},
		{"Many shop owners fear that the road will be closed.", "owners", 1, "shop owners"},
		{"Local media reported that the ferry had sunk.", "media", 1, "Local media"},
		{"Supporters of the levy said it was fair.", "Supporters", 1, "Supporters"},
		{"\"It feels very cold,\" said 42-year-old mother Ada Lund, rocking her baby boy at a shelter in the town of Bergen.", "mother", 1, "Ada Lund"},
		{"Ada Lund, 42, a dressmaker joining the march with her sister said the town was lost.", "dressmaker", 1, "Ada Lund"},
		{"Over several hours student groups sang outside the gate.", "groups", 1, "student groups"},
		{"Guards pushed back a 300-strong crowd.", "crowd", 1, "crowd"},
		{"In May last year border guards shut the port.", "guards", 1, "border guards"},
		{"Hollande spoke to students in Lyon. Hollande said the law would stand. The president was applauded.", "president", 1, "François Hollande"},
		{"Hollande spoke to students in Lyon. Hollande said the law would stand. The president of the guild was applauded.", "president", 1, "president"},
		{"Boko Haram fled into Chad. The group said on Telegram that it had won.", "group", 1, "Boko Haram"},
		{"Signs at the gate said the beach was closed.", "Signs", 1, ""},
		{"Most of the tenants left the town.", "tenants", 1, ""},
		{"Iran-backed rebels shelled the town.", "rebels", 1, "Iran-backed rebels"},
		{"Typhoon Rosa hit the town.", "Typhoon", 1, ""},
		{"An obscure faction calling itself the Free Brigade said it fired the rocket.", "faction", 1, "Free Brigade"},
		{"An obscure network known as the Lantern of Truth shelled the port.", "network", 1, "Lantern of Truth"},
		{"The UN mission in Mali (MINUSMA) said a truck was hit.", "mission", 1, "MINUSMA"},
		{"The head of the agency for displaced farmers, Ada Lund, deplored the raid.", "head", 1, "Ada Lund"},
		{"The lawyer of the president, Ada Lund, deplored the raid.", "lawyer", 1, "Ada Lund"},
		{"The Joint Summit urged all parties to stop. The summit opened at noon.", "Summit", 1, "Joint Summit"},
		{"The summit opened at noon.", "summit", 1, ""},
		{"Families of the captives rallied outside the palace.", "Families", 1, "Families"},
		{"The weekly printed remarks by a baker who said flour was short.", "baker", 1, "baker"},
		{"Norwegian Foreign Minister Ada Lund met her visiting Omani counterpart, Badr Holm. The Omani minister said the talks were useful.", "minister", 1, "Badr Holm"},
		{"Chadian Foreign Ministry spokeswoman Ada Lund spoke. The diplomat said the border was open.", "diplomat", 1, "Ada Lund"},
		{"A Western diplomat spoke. Foreign Minister Ada Lund left. The diplomat said the border was open.", "diplomat", 2, "Western diplomat"},
		{"Foreign Minister Karim Amir-Sadeghi spoke. Amir-Sadeghi left early.", "Sadeghi", 2, "Karim Amir-Sadeghi"},
		{"The chairman, H.E. Omar Sow, left early.", "Sow", 1, "Omar Sow"},
		{"Former New York City mayor Jan Berg met the envoy.", "Berg", 1, "Jan Berg"},
		{"Forty-one scientists met the mayor.", "scientists", 1, "scientists"},
		{"The National Transitional Council met.", "Council", 1, "Transitional National Council"},
		{"Chadian and Kenyan experts said the dam would hold.", "experts", 1, "Chadian and Kenyan experts"},
		{"“Adoption of Security Council resolutions must go on,” Omar Sow said.", "Council", 1, "United Nations Security Council"},
		{"Hamas and Fatah signed the accord. The two groups will rule together.", "groups", 1, "Hamas, Fatah"},
		{"Hamas and Fatah signed the accord. Two groups of settlers left.", "groups", 1, ""},
		{"US and Kenyan officials met.", "officials", 1, "United States, Kenya"},
		{"Presidents Amina Keita and Omar Sow met in Oslo.", "Presidents", 1, "Amina Keita, Omar Sow"},
		{"The foreign ministries of Chad and Kenya held talks. Both ministries were pleased.", "ministries", 2, "Chad, Kenya"},
		{"The raid led Ankara to recall its envoy.", "Ankara", 1, "Turkey"},
		{"Kenyan President Amina Keita spoke. The head of state left early.", "head", 1, "Amina Keita"},
		{"Chad and Niger signed. Chad was pleased. Niger was not. Chad and Niger will talk. Kenya and Norway congratulated both countries.", "countries", 1, "Chad, Niger"},
		{"Chad and Niger signed. Chad was pleased. Niger was not. Chad and Niger will talk. Kenya and Norway sent envoys. The two neighbours have fought.", "neighbours", 1, "Chad, Niger"},
		{"Chadian and Kenyan officials said they had met.", "they", 1, "Chad, Kenya"},
		{"On Monday Kenyan border guards opened fire.", "guards", 1, "Kenyan border guards"},
		{"The ruling Lake Front party won. The Lake Front was pleased.", "party", 1, "Lake Front"},
	} {
		if got := at(analysis(k.text), k.word, k.nth); got != k.want {
			t.Errorf("%s\n%q: got %q, want %q", k.text, k.word, got, k.want)
		}
	}
}

func TestRolesOfTheText(t *testing.T) {
	for _, k := range []struct{ text, want string }{
		{"Kenyan Foreign Minister Amina Keita denied it.", "Amina Keita: Foreign Minister of Kenya"},
		{"Amina Keita, the foreign minister of Kenya, denied it.", "Amina Keita: foreign minister of Kenya"},
		{"Kenya's foreign minister, Amina Keita, denied it.", "Amina Keita: foreign minister of Kenya"},
		{"Former Kenyan president Daniel Otieno denied it.", "Daniel Otieno: president of Kenya (former)"},
		{"Arab League Secretary General Karim Haddad denied it.", "Karim Haddad: Secretary General of Arab League"},
		{"Karim Haddad, who heads the Arab League, denied it.", "Karim Haddad: head of Arab League"},
		{"Kremlin spokesman Pavel Orlov denied it.", "Pavel Orlov: spokesman of Russia"},
		{"Irish Minister for Arts, Sport and Tourism Amina Keita resigned.", "Amina Keita: Minister for Arts, Sport and Tourism of Ireland"},
		{"New York mayor Omar Sow denied it.", "Omar Sow: New York mayor"},
		{"Omar Sow, former judge and head of the Arab League, denied it.", "Omar Sow: head of Arab League"},
		{"Sara Keita, Chancellor of the Exchequer in the United Kingdom, denied it.", "Sara Keita: Chancellor of the Exchequer of United Kingdom"},
		{"The foreign ministers of Chad and Kenya, Amina Keita and Omar Sow, met in Oslo.", "Omar Sow: foreign minister of Kenya"},
		{"Chadian and Kenyan presidents Amina Keita and Omar Sow met.", "Amina Keita: president of Chad"},
		{"Kenya's health ministry spoke. The ministry accused the rebels of theft. Its spokesman Omar Sow denied it.", "Omar Sow: spokesman of Kenya's health ministry"},
		{"Amina Keita, the Arab League's deputy humanitarian coordinator for Chad, denied it.", "Amina Keita: deputy humanitarian coordinator of Arab League"},
		{"The special representative of the secretary-general, Amina Keita, denied it.", "Amina Keita: special representative of the secretary-general"},
	} {
		p := analysis(k.text)
		var got []string
		for _, r := range p.Out.Roles {
			s := p.Actor(r.Actor).Name + ": " + r.Title
			if r.Of != "" {
				s += " of " + p.Actor(r.Of).Name
			}
			if r.When != "" {
				s += " (" + r.When + ")"
			}
			got = append(got, s)
		}
		if !slices.Contains(got, k.want) {
			t.Errorf("%s\ngot %q, want %q", k.text, got, k.want)
		}
	}
}

func TestActorsCarryCodesAndMentions(t *testing.T) {
	p := analysis("The Kenyan army attacked. Kenya's army then withdrew, a Kenyan official said.")
	for i := range p.Doc.Tokens {
		p.Party(i)
	}
	army := find(p, "Kenyan army")
	if army == nil || army.Codes == nil || army.Codes.CAMEO != "KENMIL" || len(army.Mentions) != 2 {
		t.Fatalf("the army: %+v", army)
	}
	for _, a := range p.Out.Actors {
		for _, m := range a.Mentions {
			if m.Start < 0 || m.End > len(p.Doc.Text) || m.Start >= m.End {
				t.Errorf("%s: mention %v", a.Name, m)
			}
		}
	}
}

func TestNamesakesAreCandidates(t *testing.T) {
	p := analysis("Amina Keita met Omar Keita in Oslo on Monday. Keita left early.")
	for _, a := range p.Out.Actors {
		for _, m := range a.Mentions {
			if m.Of(p.Doc.Text) == "Keita" && len(m.Candidates) != 2 {
				t.Errorf("%s: candidates of %v: %v", a.Name, m.Span, m.Candidates)
			}
		}
	}
}

func TestGroups(t *testing.T) {
	p := analysis("Norway leads a coalition of around 30 countries.")
	if len(p.Out.Groups) != 1 {
		t.Fatalf("groups: %+v", p.Out.Groups)
	}
	g := p.Out.Groups[0]
	if g.Size == nil || g.Size.Min == nil || *g.Size.Min != 30 || g.Size.Qualifier != "about" {
		t.Errorf("size: %+v", g.Size)
	}
}

func TestTheDeadOfARaidAreNoMembers(t *testing.T) {
	p := analysis("Chad has suspended talks with the National Liberation Army, the last rebel group in the country, after an ambush in Arauca in which nine soldiers died.")
	if len(p.Out.Groups) != 0 {
		t.Errorf("groups: %+v", p.Out.Groups)
	}
}

func TestGroupsHaveSizeLeadersAndMembers(t *testing.T) {
	for text, want := range map[string]string{
		"A coalition of 34 countries led by Norway and Sweden will send troops.":       "34 led by [Norway Sweden] of []",
		"The alliance, formed by Kenya, Uganda and Rwanda to fight piracy, met today.": "0 led by [] of [Kenya Uganda Rwanda]",
		"The 5,000-strong peacekeeping force in Chad is led by General Amina Keita.":   "5000 led by [Amina Keita] of []",
		"A contact group of Norway, Chad and Sudan is to watch the truce.":             "0 led by [] of [Norway Chad Sudan]",
	} {
		p := analysis(text)
		if len(p.Out.Groups) != 1 {
			t.Errorf("%s\ngot %d groups", text, len(p.Out.Groups))
			continue
		}
		g := p.Out.Groups[0]
		size, leaders, members := 0.0, []string{}, []string{}
		if g.Size != nil {
			size = *g.Size.Min
		}
		for _, id := range g.Leaders {
			leaders = append(leaders, p.Actor(id).Name)
		}
		for _, id := range g.Members {
			members = append(members, p.Actor(id).Name)
		}
		if got := fmt.Sprint(size, " led by ", leaders, " of ", members); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

func TestTheSideOfACountryIsTheCountry(t *testing.T) {
	p := analysis("Norway urged the Chadian side to sign. The Chadian side said the text was long.")
	if got := at(p, "side", 1); got != "Chad" {
		t.Errorf("the first side: %q", got)
	}
	if got := at(p, "side", 2); got != "Chad" {
		t.Errorf("the second side: %q", got)
	}
}

func TestACapitalThatIsWillingIsTheCountry(t *testing.T) {
	p := analysis("The minister said Manila was open to talks.")
	if got := at(p, "Manila", 1); got != "Philippines" {
		t.Errorf("got %q", got)
	}
	p = analysis("The minister said Manila was full of people.")
	if got := at(p, "Manila", 1); got == "Philippines" {
		t.Errorf("got %q", got)
	}
}

func TestASizeCountsOneGroup(t *testing.T) {
	for text, want := range map[string]string{
		"A faction of the union, the Lake Liberation Front, which has about 250 fighters, took the town.": "Lake Liberation Front 250",
		"Fighters of the Reed Front, a coalition of seven rebel groups, took the town.":                   "Fighters of the Reed Front 7",
		"The Salt Council, a group of 40 large companies, hailed the delay.":                              "Salt Council 40",
		"The Lake Union, which groups eight countries, met in Chad.":                                      "Lake Union 8",
	} {
		p := analysis(text)
		got := []string{}
		for _, g := range p.Out.Groups {
			got = append(got, fmt.Sprint(p.Actor(g.Actor).Name, " ", *g.Size.Min))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, s, want)
		}
	}
}

func TestSettleDropsWhoIsMerelyNamed(t *testing.T) {
	p := analysis("Norway rejected the plan in Sweden.")
	who.Settle(p)
	if find(p, "Sweden") != nil || find(p, "Norway") == nil {
		t.Errorf("actors: %v", names(p))
	}
}

func TestQuotesGiveTheSpeakerHerWords(t *testing.T) {
	p := analysis(`"I reject the plan," Amina Keita said.`)
	s := p.Doc.Tokens[0].Span
	s.End = s.Start + len(`"I reject the plan,"`)
	p.Out.Statements = append(p.Out.Statements, record.Statement{Speaker: record.IDs{find(p, "Amina Keita").ID}, Content: []text.Span{s}})
	who.Quotes(p)
	if got := at(p, "I", 1); got != "Amina Keita" {
		t.Errorf("I: %q", got)
	}
}

func TestReadSurvivesAnything(t *testing.T) {
	for _, text := range []string{"", " ", "\n\n", "x", "The", "President", "president president president,", "'s 's of of", "Minister for", "US, US and US", "(", "Mr. Mr. Mr.",
		strings.Repeat("Norway and ", 3000), strings.Repeat("the minister of ", 2000), "A\u0301 b\u00a0c — “d"} {
		p := analysis(text)
		who.Quotes(p)
		who.Settle(p)
	}
}

func find(p *page.Page, name string) *record.Actor {
	for _, a := range p.Out.Actors {
		if a.Name == name {
			return a
		}
	}
	return nil
}

func names(p *page.Page) (out []string) {
	for _, a := range p.Out.Actors {
		out = append(out, a.Name)
	}
	return out
}

// People called after one country who live in another are of the latter; the head of a group acts with its code.
func TestCodes(t *testing.T) {
	for _, k := range []struct{ text, actor, want string }{
		{"Ethnic Danes marched in Estonia on Tuesday.", "ethnic Danes", "EST"},
		{"Danes marched on Tuesday.", "Denmark", "DNK"},
		{"Osama bin Laden threatened Norway.", "Osama bin Laden", "IMGMOSALQ"},
	} {
		got := "no such actor"
		p := analysis(k.text)
		for i := range p.Doc.Tokens {
			p.Party(i)
		}
		for _, a := range p.Out.Actors {
			if a.Name == k.actor && a.Codes != nil {
				got = a.Codes.CAMEO
			}
		}
		if got != k.want {
			t.Errorf("%s\n%s: got %s, want %s", k.text, k.actor, got, k.want)
		}
	}
}

// Beside rebels with an army in their name "the army" is the state's; a capital that the name finder takes for somebody is
// the government.
func TestTheArmyIsTheStates(t *testing.T) {
	p := analysis("Amos Ruiz of the Zuri Liberation Army blamed the army for the raid. The army denied it.")
	if a := find(p, "Zuri Liberation Army"); a == nil || len(a.Mentions) != 1 {
		t.Errorf("the rebels: %+v", a)
	}
	p = analysis("Venezuela presented a draft. Bogota accepted the draft; the rebels asked for time.")
	if a := find(p, "Colombia"); a == nil || a.Kind != record.Country {
		t.Errorf("Bogota: %+v", a)
	}
}

// What a report calls a body by is that body, whatever else the name may mean.
func TestTheReportsOwnShortName(t *testing.T) {
	p := analysis("The Harbour Defence Brigade (Rada) holds the port of Lome. Rada refused to hand over prisoners.")
	if a := find(p, "Harbour Defence Brigade"); a == nil || len(a.Mentions) < 3 || find(p, "Verkhovna Rada") != nil {
		t.Errorf("got %+v, and the parliament of Ukraine %+v", a, find(p, "Verkhovna Rada"))
	}
}

// "The group" and "the bloc" are the last ones named that may be meant, not who was told of them.
func TestTheGroupIsTheOneNamedBefore(t *testing.T) {
	for text, want := range map[string][2]string{
		"Chad bombed the Houthis. A spokesman told Reuters the group was ready to talk.":        {"Houthis", "the group"},
		"Ada Lund leads ECOWAS. Chad said the bloc was open to talks.":                          {"ECOWAS", "the bloc"},
		"Ada Lund leads ECOWAS. Chad has long accused the organisation of lying to its voters.": {"ECOWAS", "the organisation"},
	} {
		p, found := analysis(text), false
		if a := find(p, want[0]); a != nil {
			for _, m := range a.Mentions {
				found = found || m.Span.Of(text) == want[1]
			}
		}
		if !found {
			t.Errorf("%s: %s is not %s", text, want[1], want[0])
		}
	}
}

func TestWhoIsInAGroup(t *testing.T) {
	for text, want := range map[string]string{
		"The Lake Alliance — made up of the Zuri Front, the Hill Brigade and the Popular Army — seized the port.": "Lake Alliance: Zuri Front, Hill Brigade, Popular Army",
		"The Group of Seven (Canada, France, Germany, Italy, Japan, Britain and the United States) met.":          "Group of Seven: Canada, France, Germany, Italy, Japan, Britain, United States",
		"Mali, Niger and Chad formed the Alliance of Lake States on Monday.":                                      "Alliance of Lake States: Mali, Niger, Chad",
		"The coalition, led by Norway, includes Chad and Niger.":                                                  "coalition: Chad, Niger",
		"Police and the army formed a commission to look into the raid.":                                          "",
		"Ana Ruiz — a minister — met envoys of Chad and Niger.":                                                   "",
	} {
		p, got := analysis(text), ""
		name := map[record.ActorID]string{}
		for _, a := range p.Out.Actors {
			name[a.ID] = a.Name
		}
		for _, g := range p.Out.Groups {
			var in []string
			for _, id := range g.Members {
				in = append(in, name[id])
			}
			got += name[g.Actor] + ": " + strings.Join(in, ", ")
		}
		if got != want {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}
