package petrarch

import (
	"strings"
	"testing"

	"rapporteur/lexicon"
)

const actors = `# invented
LAKELAND_FISHERIES_UNION_ [NGOKENAGR] # fish
+LFU_

SONS_OF_THE_LAKE_ [KENREB]
MINISTRY_OF_LAKES_ [KENGOV]

ANA_KAMAU_AL-RUIZ_
+ANNA_KAMAU_RUIZ
+PRESIDENT_ANA_RUIZ_
+KENYAN_PRESIDENT_RUIZ_
+RUIZ_
	[KENELI 970101-20100301]
	[KENGOVMIL > 100301]
	[KENELI]
KENYA_ [KEN]
+MOUNT_TALL_
NOWHERE_ [---]
`

func convert(t *testing.T, text string) (*Converter, string) {
	t.Helper()
	c := New(lexicon.Builtin())
	if err := c.Add("my.txt", text); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := c.Write(&b); err != nil {
		t.Fatal(err)
	}
	return c, b.String()
}

func TestActors(t *testing.T) {
	_, got := convert(t, actors)
	want := `! organizations: name | aliases | kind | country | cameo
Lakeland Fisheries Union | LFU | ngo | KEN | NGOKENAGR
Ministry of Lakes | | agency | KEN | KENGOV

! armed_groups: name | aliases | country | cameo
Sons of the Lake | | KEN | KENREB

! leaders: name | aliases | of | office | from | to | cameo | source
Ana Kamau al-Ruiz | Anna Kamau Ruiz | KEN | politician | 1997-01 | 2010-03 | KENELI | import
Ana Kamau al-Ruiz | Anna Kamau Ruiz | KEN | official | 2010-03 | | KENGOVMIL | import

# not taken: a code that means no actor
#   my.txt:18 NOWHERE [---]
# not taken: a state, its people or its places: these are built in, or rows of countries
#   my.txt:16 KENYA +MOUNT_TALL
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// What is written is a lexicon: it is read without mistakes, and tells the code of the day.
func TestIsALexicon(t *testing.T) {
	_, text := convert(t, actors)
	world, err := lexicon.Builtin().With(lexicon.Source{Name: "my.txt", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range world.Leaders.Named("Ana Kamau al-Ruiz") {
		if l.In("2012-05-01") && l.CAMEO != "KENGOVMIL" || l.In("2001-05-01") && l.CAMEO != "KENELI" {
			t.Errorf("%+v", l)
		}
	}
	if len(world.Bodies["LFU"]) == 0 || world.Bodies["LFU"][0].CAMEO != "NGOKENAGR" {
		t.Errorf("LFU: %+v", world.Bodies["LFU"])
	}
}

func TestAgents(t *testing.T) {
	_, got := convert(t, `!PERSON! = MAN, MEN
LAKE!PERSON! [~AGR]
BOATWRIGHT [~LAB]
NET_MENDER {NET_MENDERS} [~LAB]
REED_WARDEN {} [~COP]
GRAND_KEEPER_OF_LAKES [~GOV]
SOLDIERS {} [~MIL]
BROKEN LINE
`)
	for _, want := range []string{
		"lakeman | person | AGR | one\n", "lakemen | group | AGR | many\n", "boatwright | person | LAB | one\n", "boatwrights | group | LAB | many\n",
		"net menders | group | LAB | many\n", "reed warden |", "#   my.txt:6 grand keeper of lakes\n", "#   my.txt:8 BROKEN LINE\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if strings.Contains(got, "reed wardens") || strings.Contains(got, "\nsoldiers |") {
		t.Errorf("a plural that there is not, or a noun that is known as it is:\n%s", got)
	}
}

func TestNoDictionary(t *testing.T) {
	if err := New(lexicon.Builtin()).Add("letter.txt", "Dear all,\n"); err == nil || !strings.Contains(err.Error(), "letter.txt") {
		t.Errorf("%v", err)
	}
}

func TestMonth(t *testing.T) {
	for in, want := range map[string]string{"050131": "2005-01", "990131": "1999-01", "20110930": "2011-09", "0501": ""} {
		if got := month(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
