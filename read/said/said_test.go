package said_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"rapporteur/nlp/pipe"
	"rapporteur/read/page"
	"rapporteur/read/said"
	"rapporteur/read/when"
	"rapporteur/read/where"
	"rapporteur/read/who"
	"rapporteur/record"
)

var analysis = sync.OnceValues(pipe.New)

// read gives the statements of a report of our own.
func read(t testing.TB, text string) (*page.Page, []record.Statement) {
	t.Helper()
	pp, err := analysis()
	if err != nil {
		t.Fatal(err)
	}
	p := page.New(record.Document{Text: text, Published: "2026-03-12"}, pp.Analyse(text))
	when.Read(p)
	where.Read(p)
	who.Read(p)
	said.Read(p)
	return p, p.Out.Statements
}

// one is a statement in words.
type one struct{ speaker, act, kind, content string }

func inWords(p *page.Page, st *record.Statement) one {
	var parts []string
	for _, c := range st.Content {
		parts = append(parts, c.Of(p.Doc.Text))
	}
	speaker := ""
	for _, id := range st.Speaker {
		if a := p.Actor(id); a != nil {
			speaker += "+" + a.Name
		}
	}
	return one{strings.TrimPrefix(speaker, "+"), string(st.Act), st.Kind, strings.Join(parts, " | ")}
}

func TestStatements(t *testing.T) {
	for _, c := range []struct {
		text string
		want one // an empty field is not compared
	}{
		{`Jamal Haddad said on Monday that the bridge was closed.`,
			one{"Jamal Haddad", "say", "indirect", "that the bridge was closed"}},
		{`Jamal Haddad said that poverty drives the young to criminal gangs.`,
			one{"Jamal Haddad", "say", "indirect", "that poverty drives the young to criminal gangs"}},
		{`Jamal Haddad said the disaster agency had sent ten boats.`,
			one{"Jamal Haddad", "say", "indirect", "the disaster agency had sent ten boats"}},
		{`Jamal Haddad said the convention helps to fight corruption and torture.`,
			one{"Jamal Haddad", "say", "indirect", "the convention helps to fight corruption and torture"}},
		{`Jamal Haddad said the raid was a criminal act.`,
			one{"Jamal Haddad", "criticise", "indirect", "the raid was a criminal act"}},
		{`Jamal Haddad said the ship should have been launched in May.`,
			one{"Jamal Haddad", "say", "indirect", "the ship should have been launched in May"}},
		{`"The bridge is closed," Jamal Haddad said.`,
			one{"Jamal Haddad", "say", "direct", `"The bridge is closed,"`}},
		{`"The bridge is closed," said Jamal Haddad, a spokesman for the army. "Nobody can cross it."`,
			one{"Jamal Haddad", "say", "direct", `"The bridge is closed," | "Nobody can cross it."`}},
		{`Jamal Haddad said: “We have seen the road. It is empty.”`,
			one{"Jamal Haddad", "", "direct", "“We have seen the road. It is empty.”"}},
		{`The bridge was closed, Jamal Haddad said on Monday.`,
			one{"Jamal Haddad", "say", "indirect", "The bridge was closed"}},
		{`According to Jamal Haddad, the bridge was closed.`,
			one{"Jamal Haddad", "say", "indirect", "the bridge was closed"}},
		{`By Jamal Haddad's count, nine houses burned.`,
			one{"Jamal Haddad", "say", "indirect", "nine houses burned"}},
		{`Nine houses burned, according to an estimate by Jamal Haddad.`,
			one{"Jamal Haddad", "say", "indirect", "Nine houses burned"}},
		{`Jamal Haddad accused the army of shelling the camp.`,
			one{"Jamal Haddad", "accuse", "indirect", "the army of shelling the camp"}},
		{`Jamal Haddad told the council on Monday continued raids were deepening its mistrust.`,
			one{"Jamal Haddad", "say", "indirect", "continued raids were deepening its mistrust"}},
		{`Chad, Jamal Haddad wrote in an essay, "is now buying arms from its rivals."`,
			one{"Jamal Haddad", "say", "direct", `"is now buying arms from its rivals."`}},
		{`"The town is calmer thanks to progress made in the talks," Jamal Haddad said.`,
			one{"Jamal Haddad", "say", "direct", `"The town is calmer thanks to progress made in the talks,"`}},
		{`Jamal Haddad stressed that he would not accept aid from states that sponsored the massacre.`,
			one{"Jamal Haddad", "announce", "indirect", "that he would not accept aid from states that sponsored the massacre"}},
		{`At the summit, Jamal Haddad, who faces elections, said the truce had held.`,
			one{"Jamal Haddad", "say", "indirect", "the truce had held"}},
		{`Jamal Haddad accused the army of treason and of shelling the camp.`,
			one{"Jamal Haddad", "accuse", "indirect", "the army of treason and of shelling the camp"}},
		{`Jamal Haddad called the vote a "shameful farce".`,
			one{"Jamal Haddad", "criticise", "mixed", `the vote a "shameful farce"`}},
		{`Jamal Haddad said the attack was a "cowardly crime" against the town.`,
			one{"Jamal Haddad", "criticise", "mixed", ""}},
		{`Jamal Haddad urged the rebels to leave the town.`,
			one{"Jamal Haddad", "demand", "indirect", "the rebels to leave the town"}},
		{`Jamal Haddad said the rebels must leave the town.`,
			one{"Jamal Haddad", "demand", "indirect", ""}},
		{`Jamal Haddad vowed to rebuild the town.`,
			one{"Jamal Haddad", "promise", "indirect", "to rebuild the town"}},
		{`Jamal Haddad hailed the talks as a first step.`,
			one{"Jamal Haddad", "praise", "indirect", "the talks as a first step"}},
		{`Asked what he would do, Mr. Haddad replied that it was mined.`,
			one{"Haddad", "say", "indirect", "that it was mined"}},
		{`Asked if Beijing had set conditions, Jamal Haddad said that it had.`,
			one{"Jamal Haddad", "say", "indirect", "that it had"}},
		{`Two soldiers spoke to the paper. One of the soldiers said the shaft was flooded.`,
			one{"soldiers", "say", "indirect", "the shaft was flooded"}},
		{`Jamal Haddad said in a letter to the council, a copy of which was seen by reporters, that the bridge was closed.`,
			one{"Jamal Haddad", "say", "indirect", "that the bridge was closed"}},
		{`The bridge was closed, Jamal Haddad told the channel, "because it is mined".`,
			one{"Jamal Haddad", "say", "mixed", `The bridge was closed | "because it is mined"`}},
		{`As Radio Azad reported earlier, the bridge was closed in May.`,
			one{"Radio Azad", "say", "indirect", "the bridge was closed in May"}},
		{`Jamal Haddad issued a warning that troops were moving toward the port.`,
			one{"Jamal Haddad", "say", "indirect", "that troops were moving toward the port"}},
		{`The army denied media reports that the town had fallen.`,
			one{"army", "deny", "indirect", "media reports that the town had fallen"}},
		{`Dozens of protesters marched to the square, demanding that the shaft be closed.`,
			one{"protesters", "demand", "indirect", "that the shaft be closed"}},
		{`The rebels called for a truce, the army said.`,
			one{"army", "", "indirect", "The rebels called for a truce"}},
		{`Jamal Haddad has called the vote a sham.`,
			one{"Jamal Haddad", "criticise", "indirect", "the vote a sham"}},
		{`The plan, which Jamal Haddad called a trap, was dropped.`,
			one{"Jamal Haddad", "say", "indirect", "a trap"}},
		{`Jamal Haddad called the report "a complete fabrication".`,
			one{"Jamal Haddad", "deny", "mixed", `the report "a complete fabrication"`}},
		{`Jamal Haddad, the Chadian foreign minister, warned that Chad would give a crushing response to any raid.`,
			one{"Jamal Haddad", "threaten", "indirect", ""}},
		{`Jamal Haddad said the killing would not go unanswered.`,
			one{"Jamal Haddad", "threaten", "indirect", ""}},
		{`Jamal Haddad said the province would secede if the court ruled against it.`,
			one{"Jamal Haddad", "", "indirect", ""}},
		{`Jamal Haddad was quoted as saying by state television that such raids "must not be repeated."`,
			one{"Jamal Haddad", "demand", "mixed", `that such raids "must not be repeated."`}},
		{`Jamal Haddad said the rebels had broken their word.`,
			one{"Jamal Haddad", "accuse", "indirect", ""}},
		{`Jamal Haddad described the law as an attack on the courts.`,
			one{"Jamal Haddad", "criticise", "indirect", ""}},
		{`Jamal Haddad followed the raids with great concern, he said.`,
			one{"Jamal Haddad", "say", "indirect", ""}},
		{`Jamal Haddad insisted that the talks be led by the league.`,
			one{"Jamal Haddad", "demand", "indirect", ""}},
		{`Jamal Haddad denied that he had sold weapons.`,
			one{"Jamal Haddad", "deny", "indirect", "that he had sold weapons"}},
	} {
		p, got := read(t, c.text)
		if len(got) == 0 {
			t.Errorf("%s\ngot no statement", c.text)
			continue
		}
		have := inWords(p, &got[0])
		blank := func(want string, have *string) {
			if want == "" {
				*have = ""
			}
		}
		blank(c.want.speaker, &have.speaker)
		blank(c.want.act, &have.act)
		blank(c.want.kind, &have.kind)
		blank(c.want.content, &have.content)
		if have != c.want {
			t.Errorf("%s\ngot  %+v\nwant %+v", c.text, have, c.want)
		}
	}
}

func TestNoStatements(t *testing.T) {
	for _, text := range []string{
		`The bridge was closed on Monday.`,
		`The army's "special operation" went on for three days.`,
		`The workers' rights were ignored in the '90s.`,
		`Five soldiers were reported killed near the river.`,
		`The rebels dropped their demand for a partition.`,
		`A man was found murdered near the river.`,
		`Doctors gave other figures.`,
		`The ministry summoned the ambassador.`,
		`Norway did not reject the ceasefire as it had done in May.`,
		``, `.`, `"`, `” “ "`,
	} {
		if p, got := read(t, text); len(got) > 0 {
			t.Errorf("%q: got %+v", text, inWords(p, &got[0]))
		}
	}
}

// words are all statements of a text, one a line.
func words(t *testing.T, text string) string {
	t.Helper()
	p, got := read(t, text)
	var out []string
	for i := range got {
		o := inWords(p, &got[i])
		out = append(out, o.speaker+" "+o.act+": "+o.content)
	}
	return strings.Join(out, "\n")
}

func TestStatementsBesideEachOther(t *testing.T) {
	for text, want := range map[string]string{
		"Chad accused Niger of the raid, a charge the rebels denied.":                                       "Chad accuse: Niger of the raid\nrebels deny: a charge",
		"The front said it had burned the mill, before claiming its account had been stolen.":               "front announce: it had burned the mill\nfront say: its account had been stolen",
		"The Chadian ministry said shells fell. \"Chad has never sold a tank,\" it said.":                   "Chadian ministry say: shells fell\nChadian ministry say: \"Chad has never sold a tank,\"",
		"A waiter told the paper that nine boats had sunk. \"Nobody came,\" said the man.":                  "waiter say: that nine boats had sunk\nwaiter say: \"Nobody came,\"",
		"Chad said in a letter to the council that the border was closed. \"It is calm,\" the letter said.": "Chad say: that the border was closed\nChad say: \"It is calm,\"",
		"\"You see the fires,\" Jamal Haddad said, calling the rebels \"angry and mean\".":                  "Jamal Haddad say: \"You see the fires,\"\nJamal Haddad criticise: the rebels \"angry and mean\"",
		"\"I know,\" Jamal Haddad said, referring to the raid.":                                             "Jamal Haddad say: \"I know,\"",
		"Milan Holm denied he was a puppet of the palace.\n\n\"I am nobody's man,\" he said.\n\nChristian Berg, the league's high envoy, whose mandate Mr Holm refuses to recognise, told the BBC he had \"all the powers needed\" to stop a break-up.\n\n\"If the order is attacked, I will act,\" he warned, without saying how.": "Milan Holm deny: he was a puppet of the palace\nMilan Holm say: \"I am nobody's man,\"\nMilan Holm intend: to recognise\nChristian Berg say: he had \"all the powers needed\" to stop a break-up\nChristian Berg threaten: \"If the order is attacked, I will act,\"",
		"Jamal Haddad warned of \"dark days,\" calling on donors \"to act at once.\"":      "Jamal Haddad say: \"dark days,\"\nJamal Haddad demand: donors \"to act at once.\"",
		"Jamal Haddad said the famine was spreading, calling on donors to send food.":      "Jamal Haddad say: the famine was spreading\nJamal Haddad demand: donors to send food",
		"According to Mayor Jamal Haddad, both roads are shut.":                            "Jamal Haddad say: both roads are shut",
		"Jamal Haddad vowed he would hit back until the siege ends, the Kenyan army said.": "Kenyan army say: Jamal Haddad vowed he would hit back until the siege ends\nJamal Haddad promise: he would hit back until the siege ends",
		"Jamal Haddad regretted that Chad had sent no boats.":                              "Jamal Haddad say: that Chad had sent no boats",
		"Jamal Haddad regretted that his men had opened fire.":                             "Jamal Haddad apologise: that his men had opened fire",
		"Guards questioned Jamal Haddad. Ana Ruiz questioned the figures.":                 "Ana Ruiz criticise: the figures",
		"Chad denied \"in the strongest terms\" a claim by Niger that it had sent guns.":   "Chad deny: a claim by Niger that it had sent guns",
		"Chad denied in a statement a claim by Niger that it had sent guns.":               "Chad deny: a claim by Niger that it had sent guns",
		"Commenting on the raid, Jamal Haddad said it was over.":                           "Jamal Haddad say: it was over",
	} {
		if got := words(t, text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestTurnsOfAnInterviewAreStatements(t *testing.T) {
	p, got := read(t, "President Amina Keita spoke to us in Oslo.\n\nQuestion: Will you sign?\nKeita: We will not. The terms are unfair.\n\nQuestion: And then?\nKeita: Then we go home.")
	var words []string
	for i := range got {
		if o := inWords(p, &got[i]); o.kind == "direct" {
			words = append(words, o.speaker+": "+o.content)
		}
	}
	if w := strings.Join(words, " / "); w != "Amina Keita: We will not. The terms are unfair. / Amina Keita: Then we go home." {
		t.Errorf("got %s", w)
	}
	p, got = read(t, "Amina Keita heads the league. She spoke to the weekly in Oslo.\n\nQ: Will you sign?\n\nA: We will not.\n\nQ: And then?\n\nA: Then we go home.")
	if len(got) != 2 || inWords(p, &got[0]).speaker != "Amina Keita" || inWords(p, &got[1]).content != "Then we go home." {
		t.Errorf("answers by their letter: %d statements", len(got))
	}
	if _, got := read(t, "Oslo: three dead in a blast.\n\nThe mayor left the town."); len(got) != 0 {
		t.Errorf("a headline is a turn: %d statements", len(got))
	}
}

func TestQuotationGoesOnOverParagraphs(t *testing.T) {
	text := "Jamal Haddad said:\n\n“We have seen the road. It is empty.\n\n“Nobody lives there any more.”\n\nThe army did not answer."
	p, got := read(t, text)
	if len(got) != 1 || len(got[0].Content) != 2 {
		for i := range got {
			t.Logf("%+v", inWords(p, &got[i]))
		}
		t.Fatalf("got %d statements, want one with two spans of content", len(got))
	}
}

func TestQuotationWithoutMarksOfItsOwnGoesOn(t *testing.T) {
	for text, want := range map[string]string{
		"\"We waited all night.\n\nNobody answered.\n\nThe radio was dead,\" Omar Keita said.\n\n\"That is why we left.\"": "\"We waited all night. / Nobody answered. / The radio was dead,\" | \"That is why we left.\"",
		"The ferry sank.\n\nThe strait is calm. There are ten boats there,\" Omar Keita said.":                             "There are ten boats there,\"",
		"Omar Keita said: \"The bridge is closed.\n\nTwo wardens fell.\n\nWe go on.\"\n\nIt was built in 1960.":            "\"The bridge is closed. / Two wardens fell. / We go on.\"",
	} {
		p, got := read(t, text)
		var words []string
		for i := range got {
			var spans []string
			for _, s := range got[i].Content {
				spans = append(spans, s.Of(text))
			}
			if w := inWords(p, &got[i]).speaker; w != "Omar Keita" {
				t.Errorf("%s\nspeaker %q", text, w)
			}
			words = append(words, strings.Join(spans, " / "))
		}
		if w := strings.Join(words, " | "); w != want {
			t.Errorf("%s\n got %s\nwant %s", text, w, want)
		}
	}
}

func TestChannelAndCircumstances(t *testing.T) {
	for text, want := range map[string]string{
		`"We are ready," Jamal Haddad wrote on Telegram.`:                              "Telegram",
		`Jamal Haddad said in a statement that the bridge was closed.`:                 "statement",
		`"We are ready," Jamal Haddad told reporters in Geneva.`:                       "told reporters",
		`In an interview with Radio Azad, Jamal Haddad said the bridge was closed.`:    "interview with Radio Azad",
		`Jamal Haddad said at a news conference on Monday that the bridge was closed.`: "news conference",
		`Jamal Haddad told parliament that the bridge was closed.`:                     "parliament",
		`Jamal Haddad told state media that the bridge was closed.`:                    "told state media",
		`Jamal Haddad tweeted that the bridge was closed.`:                             "Twitter",
	} {
		_, got := read(t, text)
		if len(got) == 0 || got[0].Channel != want {
			t.Errorf("%s\ngot %+v, want channel %q", text, got, want)
		}
	}
	if _, got := read(t, `"We are ready," Jamal Haddad said in English.`); len(got) == 0 || got[0].Language != "in English" {
		t.Errorf("language: got %+v", got)
	}
}

func TestEverySpanIsInTheTextAndInOrder(t *testing.T) {
	text := strings.Repeat(`"We are ready," Jamal Haddad said. He added that the road, "which is mined," was closed. “Go,” he said, adding: “Now!” `, 20)
	p, got := read(t, text)
	for i := range got {
		last := -1
		for _, c := range got[i].Content {
			if c.Start <= last || c.End > len(text) || c.Empty() {
				t.Fatalf("content %v of %+v is out of order", got[i].Content, inWords(p, &got[i]))
			}
			last = c.Start
		}
		if len(got[i].Evidence) == 0 || got[i].ID == "" || got[i].By == "" || got[i].Confidence <= 0 {
			t.Fatalf("statement without its trace: %+v", got[i])
		}
	}
}

func TestWordSoupIsSurvived(t *testing.T) {
	words := strings.Fields(`he said that " “ ” ' ‘ ’ , . : — according to Norway told reporters the army called for on accused of shelling
		must not leave if unless issued statement in which who was by vowed never plan rejected as BERG ( ) « » „ I we it will saying each other
		Telegram interview with warning expressed hope claims responsibility announce stress asked`)
	seed := uint32(7)
	next := func(n int) int { seed = seed*1664525 + 1013904223; return int(seed>>8) % n }
	for range 400 {
		var b strings.Builder
		for range next(40) {
			b.WriteString(words[next(len(words))])
			b.WriteString([]string{" ", " ", " ", "", "\n\n"}[next(5)])
		}
		text := b.String()
		_, got := read(t, text)
		for i := range got {
			for _, c := range append(got[i].Content, got[i].Evidence...) {
				if c.Start < 0 || c.End > len(text) || c.Empty() {
					t.Fatalf("%q: span %v", text, c)
				}
			}
		}
	}
}

func BenchmarkSaid(b *testing.B) {
	text := strings.Repeat(`"We are ready," Jamal Haddad said. He added that the road, "which is mined," was closed, accusing the army of neglect. `, 200)
	pp, err := analysis()
	if err != nil {
		b.Fatal(err)
	}
	d := pp.Analyse(text)
	b.ResetTimer()
	for range b.N {
		p := page.New(record.Document{Text: text}, d)
		said.Read(p)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// Who reports behind a verb that could report itself: the mediators say it, and the envoys say nothing.
func TestATailReportsWhatStandsBefore(t *testing.T) {
	p, got := read(t, "Envoys of the two generals agreed on Tuesday to exchange 80 prisoners, Kenyan mediators said, a rare step after months of silence.")
	for i := range got {
		if c := inWords(p, &got[i]).content; strings.Contains(c, "mediators said") {
			t.Errorf("the tail is no content: %q", c)
		}
	}
}

// contents are what the report of our own says in quotations, a line a statement: speaker's words, then what is said.
func contents(t *testing.T, text string) []string {
	t.Helper()
	p, sts := read(t, text)
	var out []string
	for i := range sts {
		source := ""
		if sts[i].Source != nil {
			source = sts[i].Source.Of(p.Doc.Text)
		}
		if sts[i].Kind == "direct" {
			out = append(out, source+": "+inWords(p, &sts[i]).content)
		}
	}
	return out
}

func TestPartingOfQuotations(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      []string
	}{
		{"a sentence with a colon takes its quotation, the clause behind it the next",
			"Senator Ana Ruiz (R-Ore.) scolded him: “You sold rotten grain to the whole coast,” she said. “People starve when you do that.”",
			[]string{"Senator Ana Ruiz: “You sold rotten grain to the whole coast,”", "she: “People starve when you do that.”"}},
		{"a participle that goes on takes what follows it",
			"“We won the vote in the north,” Jamal Haddad said, going on to praise the nurses of the town. “Nobody slept for two nights.”",
			[]string{"Jamal Haddad: “We won the vote in the north,”", "Jamal Haddad: “Nobody slept for two nights.”"}},
		{"a clause around which the words run keeps them together",
			"“We won the vote in the north,” Jamal Haddad said, referring to the count. “Nobody slept for two nights.”",
			[]string{"Jamal Haddad: “We won the vote in the north,” | “Nobody slept for two nights.”"}},
		{"an extract that is not closed is no speech, but those in it speak",
			"The weekly reports:\n\n\"Rain fell on the camp all night.\n\n“We are cold,” Ana Ruiz said.\n\n\"The cook walked to the gate, shouting “Bread for all! Bread!”",
			[]string{"Ana Ruiz: “We are cold,”", "The cook: “Bread for all! Bread!”"}},
		{"what a transcript notes is nobody's word",
			"Jamal Haddad said: “We will rebuild the bridge before winter.” “(LAUGHTER.)”",
			[]string{"Jamal Haddad: “We will rebuild the bridge before winter.”"}},
	} {
		if got := contents(t, c.text); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s\n got %q\nwant %q", c.why, c.text, got, c.want)
		}
	}
}

func TestTitlesAndWordings(t *testing.T) {
	for text, want := range map[string]string{
		"In his second memoir, “The Long Road Home,” Jamal Haddad described the siege of the town.": "",
		"The mayor's column, “Drop the salt tax now,” is read by everybody in the harbour.":         "",
		"In an interview on the channel's “Morning Hour,” the mayor said the port would stay shut.": "",
		"In his memoir, “I was never alone in the camp,” he writes of the siege.":                   "he: “I was never alone in the camp,”",
		"The premier often uses the phrase “sacred soil” in his speeches.":                          "The premier: “sacred soil”",
		"The general is known, as the weekly put it in a portrait, as “the fixer.”":                 "the weekly: “the fixer.”",
	} {
		if got := strings.Join(contents(t, text), "\n"); got != want {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestEachOtherIsNoPartOfWhatIsSaid(t *testing.T) {
	p, sts := read(t, "Chad and Sudan accused each other of shelling the border.")
	if len(sts) != 1 || inWords(p, &sts[0]).content != "of shelling the border" || len(sts[0].Target) != 2 {
		t.Errorf("got %+v", sts)
	}
}

func TestWhoReportsADemandDemandsNothing(t *testing.T) {
	p, sts := read(t, "Ana Ruiz told Omar Berg that raids should be avoided, the Kenyan army said in a statement.")
	var got []string
	for i := range sts {
		got = append(got, inWords(p, &sts[i]).content+": "+string(sts[i].Act))
	}
	want := "that raids should be avoided: demand; Ana Ruiz told Omar Berg that raids should be avoided: say"
	slices.Sort(got)
	slices.Reverse(got)
	if strings.Join(got, "; ") != want {
		t.Errorf("got  %q\nwant %q", strings.Join(got, "; "), want)
	}
}

func TestDeedsThatShareTheirVerbWithWords(t *testing.T) {
	for text, want := range map[string]int{
		"Chad recalled its ambassador from Sudan on Monday.":                 0,
		"Jamal Haddad will contest the by-election in Lima.":                 0,
		"Ana Ruiz takes the office when she is confirmed by the parliament.": 0,
		"The parliament of Kenya approved the budget.":                       0,
		"The court denied bail to the editor.":                               0,
		"The ministry denied the report of a raid.":                          1,
		"Jamal Haddad recalled the flood of 1990.":                           1,
		"Jamal Haddad contested the verdict of the court.":                   1,
		"The Kenyan army gave a toll of 19.":                                 1,
		"The Kenyan army gave the rebels food.":                              0,
		"The Kenyan army confirmed the raid.":                                1,
	} {
		if _, sts := read(t, text); len(sts) != want {
			t.Errorf("%s\n got %d statements, want %d", text, len(sts), want)
		}
	}
}

func TestTheFirstOfSeveralSourcesIsNoVictim(t *testing.T) {
	p, sts := read(t, "A mine in or near Khartoum wounded six boys, police and medical staff said.")
	if len(sts) != 1 || !strings.Contains(inWords(p, &sts[0]).speaker, "olice") || inWords(p, &sts[0]).content != "A mine in or near Khartoum wounded six boys" {
		t.Errorf("got %+v", inWords(p, &sts[0]))
	}
}

func TestWhatIsUsualIsNoDemand(t *testing.T) {
	for text, want := range map[string]string{
		"Ana Ruiz said teachers often have to buy the chalk.":            "say",
		"Ana Ruiz said the army may have to buy new boots.":              "say",
		"Ana Ruiz said the army has to leave the town.":                  "demand",
		"Ana Ruiz said the losses could be greater next year.":           "say",
		"Ana Ruiz said it was a great day for the nation.":               "praise",
		"Ana Ruiz said a fire had closed the harbour.":                   "say",
		"Jamal Haddad called the truce \"a farce\" on Monday.":           "criticise",
		"Jamal Haddad blamed \"some rich states\" for the price of oil.": "accuse",
	} {
		_, sts := read(t, text)
		if len(sts) == 0 || string(sts[0].Act) != want {
			t.Errorf("%s\n got %+v, want %s", text, sts, want)
		}
	}
}

func TestWhatCameOfASpeechIsNoPartOfIt(t *testing.T) {
	for text, want := range map[string]string{
		"Ana Ruiz urged the army to march, drawing a protest from Chad.":                    "the army to march",
		"Ana Ruiz offered to send a mediator, an offer that Chad welcomed.":                 "to send a mediator",
		"Ana Ruiz said the army would hold fire, a day after rebels shelled the town.":      "the army would hold fire",
		"Ana Ruiz said rebels had burned the town, prompting farmers to flee to the hills.": "rebels had burned the town, prompting farmers to flee to the hills",
	} {
		p, sts := read(t, text)
		if len(sts) == 0 || inWords(p, &sts[0]).content != want {
			t.Errorf("%s\n got %+v, want %s", text, sts, want)
		}
	}
}

func TestADenialIsAimedAtWhoSaidSo(t *testing.T) {
	p, sts := read(t, "Sudan said Chadian soldiers had crossed the river. Chad denied that its troops had left their base.")
	if len(sts) != 2 || len(sts[1].Target) != 1 || p.Actor(sts[1].Target[0]).Name != "Sudan" {
		t.Errorf("got %+v", sts)
	}
}

func TestSourcesWithoutANameHaveSaidIt(t *testing.T) {
	for text, want := range map[string]one{
		"Twenty-two men were hurt, it emerged, local sources said.":     {speaker: "sources"},
		"A diplomat familiar with the talks said they had failed.":      {speaker: "diplomat", content: "they had failed"},
		"Forty-two men were hurt, the army said.":                       {speaker: "army", content: "Forty-two men were hurt"},
		"Ana Ruiz and Jamal Haddad said in a statement they were glad.": {content: "they were glad"},
	} {
		p, sts := read(t, text)
		if len(sts) == 0 {
			t.Errorf("%s: no statement", text)
			continue
		}
		have := inWords(p, &sts[0])
		if want.speaker != "" && have.speaker != want.speaker || want.content != "" && have.content != want.content {
			t.Errorf("%s\n got %+v, want %+v", text, have, want)
		}
	}
}

func TestADenialGoesToTheOtherSide(t *testing.T) {
	p, sts := read(t, "Ghana said its soldiers came under fire. Chadian minister Ana Ruiz said the court was wrong. Chadian minister Jamal Haddad denied that troops had fired.")
	if len(sts) != 3 || len(sts[2].Target) != 1 || p.Actor(sts[2].Target[0]).Name != "Ghana" {
		t.Errorf("got %+v", sts)
	}
}

func TestNoStationIsAShe(t *testing.T) {
	p, sts := read(t, "The ministry reported that Jamal Haddad, mayor of Lome, had resigned. She said it was sad.")
	if len(sts) != 2 || inWords(p, &sts[1]).speaker == inWords(p, &sts[0]).speaker {
		t.Errorf("got %+v", sts)
	}
}

func TestWhatOnlyLooksLikeAnAct(t *testing.T) {
	for text, want := range map[string]string{
		"\"Stop the raids, withdraw, release the men,\" Jamal Haddad said.":                    "demand",
		"\"Look at the ruins,\" Jamal Haddad said.":                                            "say",
		"Ana Ruiz identified the dead man as Jamal Haddad, who was accused of murder.":         "say",
		"Sudan warned Chad of grave consequences.":                                             "threaten",
		"Ana Ruiz warned the farmers of floods.":                                               "say",
		"Ana Ruiz said she was disappointed that nobody came.":                                 "say",
		"Ana Ruiz told Radio Lome the attack could have been a false flag operation.":          "say",
		"A group calling itself the Tigers of the North told Radio Lome the village was safe.": "say",
	} {
		_, sts := read(t, text)
		if len(sts) != 1 || string(sts[0].Act) != want {
			t.Errorf("%s\n got %+v, want one that is %s", text, sts, want)
		}
	}
}

func TestAnAccordIsNobodysCrime(t *testing.T) {
	_, sts := read(t, "Sudan accused Chad of spying. Kenya denounced the accord as a surrender.")
	if len(sts) != 2 || len(sts[1].Target) != 0 {
		t.Errorf("got %+v", sts)
	}
}

func TestWhoIsMeantWithoutBeingNamed(t *testing.T) {
	for text, want := range map[string]string{
		"Ghana proposed a truce. Sudan rejected the proposal.":                                             "Ghana",
		"Ghana threatened to close the border. Sudan denounced the threat.":                                "Ghana",
		"Ghana proposed a truce. Sudan rejected proposals of talks.":                                       "",
		"Ghana proposed a truce. Sudan rejected the demands for a truce from Chad.":                        "Chad",
		"Ghana accused Sudan of shelling a town. Kenya was silent. Sudan threatened to close the airport.": "Ghana",
		"Sudan demanded full access for Kenya across Ghana.":                                               "Ghana",
	} {
		p, sts := read(t, text)
		last := &sts[len(sts)-1]
		got := ""
		for _, id := range last.Target {
			got += p.Actor(id).Name
		}
		if got != want {
			t.Errorf("%s\n got %q, want %q", text, got, want)
		}
	}
}
