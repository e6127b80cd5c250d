package toll_test

import (
	"strconv"
	"strings"
	"sync"
	"testing"

	"rapporteur/nlp/pipe"
	"rapporteur/read/page"
	"rapporteur/read/toll"
	"rapporteur/read/when"
	"rapporteur/record"
)

var analyse = sync.OnceValue(func() *pipe.Pipe {
	p, err := pipe.New()
	if err != nil {
		panic(err)
	}
	return p
})

func read(s string) *record.Record {
	p := page.New(record.Document{Text: s, Published: "2025-04-18"}, analyse().Analyse(s))
	when.Read(p)
	toll.Read(p)
	return p.Out
}

func bound(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

// short writes a toll as "killed 12..12 exact soldiers".
func short(t record.Toll) string {
	return strings.TrimSpace(t.Measure + " " + bound(t.Min) + ".." + bound(t.Max) + " " + t.Qualifier + " " + t.Victims)
}

// As many who were killed years ago are a toll of their own.
func TestTollsOfLongAgo(t *testing.T) {
	if got := read("A mine killed at least 12 people near the dam. At least 12 people were killed in 2011 in a flood.").Tolls; len(got) != 2 {
		t.Errorf("%d tolls, want 2", len(got))
	}
}

func TestTolls(t *testing.T) {
	for _, c := range []struct{ s, want string }{
		{"Shells killed 12 soldiers near the river.", "killed 12..12 exact soldiers"},
		{"At least 12 soldiers were killed near the river.", "killed 12.. at_least soldiers"},
		{"More than 2,000 villagers fled the town.", "displaced 2000.. more_than villagers"},
		{"Dozens of people were wounded in the market.", "injured 24.. dozens people"},
		{"Up to 30 miners died.", "killed ..30 at_most miners"},
		{"Some 40 protesters were arrested.", "arrested 40..40 about protesters"},
		{"Between 30 and 40 people were killed.", "killed 30..40 exact people"},
		{"Ten sailors were treated for burns on the pier.", "injured 10..10 exact sailors"},
		{"Nine sailors got treatment for light injuries.", "injured 9..9 exact sailors"},
		{"The clinic treated 20 patients for colds.", ""},
		{"Twenty-six sailors drowned.", "killed 26..26 exact sailors"},
		{"A policeman was killed in the clash.", "killed 1..1 exact policeman"},
		{"The ambush resulted in one peacekeeper from Ghana killed and four others wounded.", "killed 1..1 exact peacekeeper; injured 4..4 exact"},
		{"A nurse and two patients lost their lives.", "killed 1..1 exact nurse; killed 2..2 exact patients"},
		{"Eleven people, five of them children, were injured.", "injured 11..11 exact people; injured 5..5 exact"},
		{"At least nine people were killed, two of them boys, and more than 30 were wounded.", "killed 9.. at_least people; killed 2..2 exact; injured 30.. more_than"},
		{"The blast left nine people dead.", "killed 9..9 exact people"},
		{"The blast left nine people, including two nurses, dead.", "killed 9..9 exact people; killed 2..2 exact nurses"},
		{"The bomb hit a bus, killing four nurses and injuring six others.", "killed 4..4 exact nurses; injured 6..6 exact"},
		{"The mayor said more than 40 of the nurses abducted by the rebels in May had been released.", "released 40.. more_than nurses"},
		{"The mayor said more than 40 of the nurses abducted in May had been set free.", "released 40.. more_than nurses"},
		{"Two soldiers, a captain and a sergeant, were killed by a mine.", "killed 2..2 exact soldiers"},
		{"Two soldiers, among them a captain, were killed by a mine.", "killed 2..2 exact soldiers; killed 1..1 exact captain"},
		{"At least nine people were killed and 18 injured.", "killed 9.. at_least people; injured 18..18 exact"},
		{"The army said it had lost 50 servicemen.", "killed 50..50 exact servicemen"},
		{"No civilians were injured or killed.", "injured 0..0 exact civilians; killed 0..0 exact civilians"},
		{"Gunmen kidnapped 100 men.", "captured 100..100 exact men"},
		{"The death toll from the flood rose to 136.", "killed 136..136 exact"},
		{"Soldiers found the bodies of 22 villagers.", "killed 22..22 exact villagers"},
		{"No casualties were reported.", "casualties 0..0 exact"},
		{"No injuries or deaths were reported.", "injured 0..0 exact; killed 0..0 exact"},
		{"The raid killed 30 civilians, including 16 children.", "killed 30..30 exact civilians; killed 16..16 exact children"},
		{"Eleven people are still missing.", "missing 11..11 exact people"},
		{"Thousands were uprooted by the war.", "displaced 2000.. thousands"},
		{"Hundreds of thousands have fled their homes.", "displaced 200000.. thousands"},
		{"The dead included two nurses and a guard.", "killed 2..2 exact nurses; killed 1..1 exact guard"},
		{"The war has driven two million people from their homes.", "displaced 2000000..2000000 exact people"},
		{"The army lost three of its own men.", "killed 3..3 exact men"},
		{"Nine miners were shot and 20 taken hostage.", "captured 20..20 exact"},
		{"The clash brought to at least 82 the number of people killed since May.", "killed 82.. at_least people"},
	} {
		var got []string
		for _, x := range read(c.s).Tolls {
			got = append(got, short(x))
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.s, g, c.want)
		}
	}
}

func TestNoTolls(t *testing.T) {
	for _, s := range []string{
		"The driver, 26, was jailed for 15 years.",
		"The army captured three villages and seized 40 rockets.",
		"The strike could kill thousands of people.",
		"They met for the 10th anniversary of the war.",
		"Two ministers met in the capital.",
		"Six villages were seized by the rebels.",
		"The army lost two villages and the party lost 40 seats.",
		"The group threatened to kill two hostage takers.",
	} {
		for _, x := range read(s).Tolls {
			if x.Measure == "killed" || x.Measure == "captured" || x.Measure == "injured" {
				t.Errorf("%s\n\tgot %s, want no toll", s, short(x))
			}
		}
	}
}

func TestPartsAndReplacements(t *testing.T) {
	tolls := read("The raid killed 30 civilians, including 16 children.").Tolls
	if len(tolls) != 2 || tolls[1].PartOf != tolls[0].ID {
		t.Errorf("children are no part of the civilians: %+v", tolls)
	}
	tolls = read("The death toll rose to 43 from 30.").Tolls
	if len(tolls) != 2 || tolls[0].Replaces != tolls[1].ID {
		t.Errorf("43 does not replace 30: %+v", tolls)
	}
}

func TestWhen(t *testing.T) {
	tolls := read("Shells killed 12 soldiers on Thursday.").Tolls
	if len(tolls) != 1 || tolls[0].When == nil || tolls[0].When.EDTF != "2025-04-17" {
		t.Errorf("got %+v, want a toll of Thursday", tolls)
	}
}

func TestFigures(t *testing.T) {
	for _, c := range []struct{ s, want string }{
		{"The bank promised $5 million in aid.", "money 5000000..5000000 exact $"},
		{"Turnout was 62 percent.", "share 62..62 exact percent"},
		{"The army sent more than 3,000 troops to the border.", "troops 3000.. more_than troops"},
		{"They fired about 40 rockets.", "weapons 40..40 about rockets"},
		{"The front moved 15 kilometers.", "distance 15..15 exact kilometers"},
	} {
		var got []string
		for _, f := range read(c.s).Figures {
			got = append(got, f.Measure+" "+bound(f.Min)+".."+bound(f.Max)+" "+f.Qualifier+" "+f.Unit)
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.s, g, c.want)
		}
	}
}

func TestOddText(t *testing.T) {
	for _, s := range []string{"", "12", "killed", "a", "no", "killed 12 of", "At least", "dozens of", "no one", "rose to 12 killed", "- 12 -", strings.Repeat("12 killed ", 300)} {
		read(s)
	}
}
