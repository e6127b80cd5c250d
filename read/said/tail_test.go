package said_test

import (
	"strings"
	"testing"
)

// lines are the statements of a text, "speaker: content" each.
func lines(t *testing.T, text string) string {
	t.Helper()
	p, got := read(t, text)
	var out []string
	for i := range got {
		w := inWords(p, &got[i])
		via := ""
		for _, id := range got[i].Via {
			via += " via " + p.Actor(id).Name
		}
		out = append(out, w.speaker+via+": "+w.content)
	}
	return strings.Join(out, "; ")
}

func TestReportingClauseBehindAndInTheMiddle(t *testing.T) {
	for _, c := range [][2]string{
		{"The bridge is shut, Jamal Haddad told reporters in Oslo.", "Jamal Haddad: The bridge is shut"},
		{"The bridge is shut, the mayor, Jamal Haddad, told the assembly.", "Jamal Haddad: The bridge is shut"},
		{"Some nine boats have sunk, the Norwegian Office for Fisheries (NOF) said in its weekly report; so far two were raised.",
			"Norwegian Office for Fisheries: Some nine boats have sunk"},
		{"The dead included two nurses and a guard, said Dr. Jamal Haddad, director of the clinic.", "Jamal Haddad: The dead included two nurses and a guard"},
		{"Now, says the mayor, Jamal Haddad, the bridge is shut.", "Jamal Haddad: Now | the bridge is shut"},
		{"The museum, Jamal Haddad said, would open again.", "Jamal Haddad: The museum | would open again"},
		{"The commander of the garrison today reported the loss of nine boats.", "commander: the loss of nine boats"},
		{"Villagers say the road is shut and witnesses report gunfire.", "Villagers: the road is shut; witnesses: gunfire"},
		{"Norway accused the crew of theft, and it reported that a boat was gone.", "Norway: the crew of theft; Norway: that a boat was gone"},
		{"Norway says six sailors were killed; Sweden says it lost one pilot.", "Norway: six sailors were killed; Sweden: it lost one pilot"},
		{"Although the road was open, Jamal Haddad said nothing.", ""},
	} {
		if got := lines(t, c[0]); got != c[1] {
			t.Errorf("%s\ngot  %q\nwant %q", c[0], got, c[1])
		}
	}
}

func TestHearsay(t *testing.T) {
	for _, c := range [][2]string{
		{"Sweden quoted Jamal Haddad as saying that the bridge was shut.", "Jamal Haddad via Sweden: that the bridge was shut"},
		{`"We are ready," Jamal Haddad was quoted as saying by Reuters.`, `Jamal Haddad via Reuters: "We are ready,"`},
		{"Six sailors drowned, Reuters quoted Jamal Haddad as saying.", "Jamal Haddad via Reuters: Six sailors drowned"},
	} {
		if got := lines(t, c[0]); got != c[1] {
			t.Errorf("%s\ngot  %q\nwant %q", c[0], got, c[1])
		}
	}
}

func TestMarksOfManyPapers(t *testing.T) {
	for _, c := range [][2]string{
		{"‘He told me “run”, and I ran,’ recalled Jamal Haddad. ‘I was not alone.’", "Jamal Haddad: ‘He told me “run”, and I ran,’ | ‘I was not alone.’"},
		{"»The road is open«, said Jamal Haddad. »We will all go home.«", "Jamal Haddad: »The road is open« | »We will all go home.«"},
		{"« La route est ouverte », said Jamal Haddad.", "Jamal Haddad: « La route est ouverte »"},
		{"„The road is open“, Jamal Haddad said.", "Jamal Haddad: „The road is open“"},
	} {
		if got := lines(t, c[0]); got != c[1] {
			t.Errorf("%s\ngot  %q\nwant %q", c[0], got, c[1])
		}
	}
}

func TestWhoAsksNotToBeNamedSaysNothingByIt(t *testing.T) {
	for _, text := range []string{
		"A diplomat requested anonymity.",
		"Norway put the plan at risk.",
	} {
		if got := lines(t, text); got != "" {
			t.Errorf("%s\ngot %q, want nothing", text, got)
		}
	}
}
