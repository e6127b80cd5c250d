package lexicon

import (
	"strings"
	"testing"
)

const myEvents = `! events: lemma | pos | pattern | type | mode | cameo | context | example
zorch | v | | ASSAULT
huddle | v | subj+with | | | 046
powwow | n | | CONSULT
attack | v | | -
call off | v | | -
praise | v | subj>obj | ACCUSE | disapprove
hand | v | subj>to obj=@gizmos | AID

! event_classes: class | words
person | zorchling
gizmos | gizmo; widget
`

func TestOwnEventsAddReplaceAndTakeAway(t *testing.T) {
	w, err := Builtin().With(Source{"mine.txt", myEvents})
	if err != nil {
		t.Fatal(err)
	}
	if f := w.VerbFrames("zorch"); len(f) != 1 || f[0].CAMEO != "180" || f[0].Pattern != "subj>any" || len(f[0].Whom) != 1 {
		t.Errorf("zorch: %+v, want the root code and the pattern that is meant where none is told", f)
	}
	if f := w.VerbFrames("huddle"); len(f) == 0 || f[0].Type != "CONSULT" || !f[0].Mutual {
		t.Errorf("huddle: %+v, want the type of its code", f)
	}
	if f := w.NounFrames("powwow"); len(f) != 1 || f[0].Of != 'm' || f[0].CAMEO != "040" {
		t.Errorf("powwow: %+v", f)
	}
	if w.VerbFrames("attack") != nil || w.NounFrames("attack") == nil {
		t.Error("a row with - takes away the frames of the verb, and of nothing else")
	}
	for _, f := range w.VerbFrames("call") {
		if f.Particle == "off" {
			t.Errorf("call off has a frame yet: %+v", f)
		}
	}
	if len(w.VerbFrames("call")) == 0 {
		t.Error("call lost its frames with those of call off")
	}
	if f := w.VerbFrames("praise"); len(f) < 2 || f[0].Type != "ACCUSE" {
		t.Errorf("praise: %+v, want the user's frame first", f)
	}
	if !w.EventClass("person", "zorchling") || !w.EventClass("person", "civilian") || !w.EventClass("gizmos", "widget") {
		t.Error("the words of a class are not there")
	}
	b := Builtin()
	if b.VerbFrames("zorch") != nil || b.VerbFrames("attack") == nil || b.EventClass("person", "zorchling") {
		t.Error("a world that is added to changes")
	}
	twice, err := w.With(Source{"more.txt", "! events: lemma | pos | type\nblork | v | AID\n"})
	if err != nil {
		t.Fatal(err)
	}
	if twice.VerbFrames("blork") == nil || twice.VerbFrames("zorch") == nil || twice.VerbFrames("attack") != nil {
		t.Error("a second source forgets the first")
	}
}

func TestOwnEventMistakesSayWhatIsAllowed(t *testing.T) {
	const cols = "! events: lemma | pos | pattern | type | mode | cameo | context\n"
	for row, want := range map[string]string{
		"zorch | x | | AID":                            "mine.txt:2: pos \"x\": say v (verb), n (noun) or a (adjective)",
		"zorch | v | | HARM":                           "mine.txt:2: type \"HARM\": say one of AGREE, CONSULT",
		"zorch | v":                                    "neither type nor cameo",
		"zorch | v | | ASSAULT | tickle":               "mode \"tickle\": of ASSAULT say one of abduct, beat",
		"zorch | v | | AID | food":                     "mode \"food\": AID has no modes",
		"zorch | v | | AID | | 190":                    "cameo 190 is a code of ASSAULT, not of AID",
		"zorch | v | | | | 999":                        "cameo \"999\": no event has that code",
		"zorch | v | subj>obj obj=@gadgets | AID":      "no class @gadgets",
		"zorch | v | subj>objj | AID":                  "\"objj\" is no place in the clause",
		"zorch | v | subj>obj obj= | AID":              "pattern \"obj=\": a term is such as",
		"Zorch | v | | AID":                            "lemma \"Zorch\": say the dictionary form in lower case",
		"zorch | n | of=whose | AID":                   "who, whom or - is wanted",
		"zorch | v | | AID | | | military; gardening ": "context \"gardening\": say one of",
		"| v | | AID":                                  "the row has no lemma",
	} {
		_, err := Builtin().With(Source{"mine.txt", cols + row})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "mine.txt:2: ") {
			t.Errorf("%s\n got %v\nwant %s", row, err, want)
		}
	}
}
