package lexicon

import (
	"strings"
	"testing"
)

const myCues = `! cues: cue | pos | act | takes | object | example
zorch | v | accuse | np+of; q | target
pipe out | v | announce | that
grumble | v | -
claim | n | -
gripe | n | criticise | that; about
miffed | a | criticise | that
in the telling of | p | say
according to | p | -
`

func TestOwnCuesAddReplaceAndTakeAway(t *testing.T) {
	w, err := Builtin().With(Source{"mine.txt", myCues})
	if err != nil {
		t.Fatal(err)
	}
	c := w.Cues()
	if v := c.Verbs("zorch"); len(v) != 1 || len(v[0].Frames) != 2 || v[0].Frames[0].Act != "accuse" || v[0].Frames[0].Object != "np" || v[0].Frames[0].Hearer {
		t.Errorf("zorch: %+v", v)
	}
	if v := c.Verbs("pipe"); len(v) != 1 || strings.Join(v[0].Rest, " ") != "out" || !v[0].Has(Clause) {
		t.Errorf("pipe out: %+v", v)
	}
	if !c.QuoteForm("zorched") || c.VerbsOfForm("zorches") == nil {
		t.Error("the forms of a user's verb are not known")
	}
	if c.Verbs("grumble") != nil || c.QuoteForm("grumbled") || c.Noun("claim") != nil || c.Verbs("claim") == nil {
		t.Error("a row with - takes away the word, and of its part of speech alone")
	}
	if n := c.Noun("gripe"); n == nil || n.Act != "criticise" || !n.Takes["about"] || !n.Strong {
		t.Errorf("gripe: %+v", n)
	}
	if a := c.Adjective("miffed"); a == nil || !a.Takes["that"] {
		t.Errorf("miffed: %+v", a)
	}
	if p := c.Phrases("in"); len(p) == 0 || strings.Join(p[0].Words, " ") != "in the telling of" {
		t.Errorf("in the telling of: %+v", p)
	}
	if c.Phrases("according") != nil {
		t.Error("according to is there yet")
	}
	if b := Builtin().Cues(); b.Verbs("zorch") != nil || b.Verbs("grumble") == nil || b.Noun("claim") == nil || b.Phrases("according") == nil {
		t.Error("a world that is added to changes")
	}
	twice, err := w.With(Source{"more.txt", "! cues: cue | act | takes\nblork | say | q\n"})
	if err != nil {
		t.Fatal(err)
	}
	if c := twice.Cues(); c.Verbs("blork") == nil || c.Verbs("zorch") == nil || c.Verbs("grumble") != nil {
		t.Error("a second source forgets the first")
	}
}

func TestAnOwnCueReplacesWhatIsBuiltIn(t *testing.T) {
	w, err := Builtin().With(Source{"mine.txt", "! cues: cue | act | takes\nboast | criticise | that\n"})
	if err != nil {
		t.Fatal(err)
	}
	if v := w.Cues().Verbs("boast"); len(v) != 1 || v[0].Has(Quotation) || v[0].Frame(Clause).Act != "criticise" {
		t.Errorf("boast: %+v, want the user's row alone", v)
	}
}

func TestOwnCueMistakesSayWhatIsAllowed(t *testing.T) {
	const cols = "! cues: cue | pos | act | takes | object\n"
	for row, want := range map[string]string{
		"zorch | x | say | q":             "mine.txt:2: pos \"x\": say v (verb), n (noun), a (adjective) or p",
		"zorch | v | shout | q":           "act \"shout\": say one of say, accuse",
		"zorch | v | say":                 "takes is empty",
		"zorch | v | say | clause":        "takes \"clause\": say q, that, wh",
		"zorch | v | say | np+off":        "takes \"np+off\"",
		"zorch | v | say | q | listener":  "object \"listener\": say hearer",
		"Zorch | v | say | q":             "cue \"Zorch\": say the dictionary form in lower case",
		"big gripe | n | say | that":      "cue \"big gripe\": a noun or adjective is one word",
		"gripe | n | say | np+that":       "takes \"np+that\": of a noun or adjective",
		"gripe | n | say | q":             "takes \"q\"",
		"in the telling of | p | say | q": "takes \"q\": a phrase takes the sentence that it stands in",
	} {
		_, err := Builtin().With(Source{"mine.txt", cols + row + "\n"})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\n got %v\nwant %s", row, err, want)
		}
	}
}
