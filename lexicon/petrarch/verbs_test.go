package petrarch

import (
	"strings"
	"testing"

	"rapporteur/lexicon"
)

const verbs = `# invented
&GADGET
# things that are sent
+WIDGET
+GIZMOS
+DOODADS
+CLOCKS
+STEAM_ENGINE

---  ZORCH   [190]  ---
ZORCH {ZORCHES ZORCHED ZORCHING }
BLORK_OUT
ATTACK
- * TALKS                      [163]  # BLORK
- * {PEACE PARLEYS} (WITH ENVOYS) [046:046]
- * &GADGET                    [070]
- * (FROM PACT)                [1246]
- TREATY *                     [057]
- * VIEWS                      [010]
- * DREAMS                     [---]
- * DOWN BOAT                  [1711]
- * FOR TALKS                  [046]
- * (TO ABANDON)               [0311]
- * &NOTHING                   [070]
- * FONDLY                     [050]
- * ONE TWO                    [050]
~ a (b . ATTACK) SAY = a b 112

---  SIGH   [---]  ---
SIGH
`

func TestVerbs(t *testing.T) {
	_, got := convert(t, verbs)
	for _, want := range []string{
		"! event_classes: class | words\np-gadget | clock; doodad; gizmo; widget\n",
		"\nzorch | v | subj>any | ASSAULT | | 190\n",
		"\nblork out | v | subj>any | ASSAULT | | 190\n",
		"\nzorch | v | subj>any obj=talk | COERCE | | 163\n",
		"\nzorch | v | subj>any obj=parley(peace) with=envoy | CONSULT | | 046\n",
		"\nzorch | v | subj>any obj=@p-gadget,engine(steam) | AID | | 070\n",
		"\nzorch | v | subj>any subj=treaty | SUPPORT | | 057\n",
		"\nzorch down | v | subj>any obj=boat | COERCE | | 1711\n",
		"\nzorch | v | subj>any for=talk | CONSULT | | 046\n",
		"\nzorch | v | subj>any xcomp=abandon | AGREE | | 0311\n",
		"# not taken: a code without a type in PLOVER (01, 02: statements, which are read as such)\n#   my.txt:19 - * VIEWS",
		"# not taken: a pattern of no event (---)\n#   my.txt:20 - * DREAMS",
		"# not taken: a set that is not told\n#   my.txt:24",
		"# not taken: a word that is no noun\n#   my.txt:25",
		"# not taken: several nouns in one place of the clause\n#   my.txt:26",
		"# not taken: rules over two verbs: what is said of a deed is read without them\n#   my.txt:27",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for _, no := range []string{"\nattack | v | subj>any | ", "\nsigh", "\nblork out down"} {
		if strings.Contains(got, no) {
			t.Errorf("%q in\n%s", no, got)
		}
	}
	world, err := lexicon.Builtin().With(lexicon.Source{Name: "my.txt", Text: got})
	if err != nil {
		t.Fatal(err)
	}
	if len(world.VerbFrames("zorch")) < 7 || !world.EventClass("p-gadget", "gizmo") {
		t.Errorf("%d frames of zorch", len(world.VerbFrames("zorch")))
	}
}

// A dictionary for verbs that the built-in lexicon does not have, or one with every code of a verb alone.
func TestVerbsNewOrBare(t *testing.T) {
	text := func(c *Converter) string {
		if err := c.Add("my.txt", "--- HURT [060] ---\nATTACK\nZORCH\n- * BOAT [160]\n"); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := c.Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	c := New(lexicon.Builtin())
	c.NewVerbs = true
	if got := text(c); strings.Contains(got, "\nattack") || !strings.Contains(got, "\nzorch | v | subj>any obj=boat | SANCTION | | 160\n") {
		t.Errorf("new verbs alone:\n%s", got)
	}
	c = New(lexicon.Builtin())
	c.Bare = true
	if got := text(c); !strings.Contains(got, "\nattack | v | subj>any | COOPERATE | | 060\n") {
		t.Errorf("with the codes of verbs alone:\n%s", got)
	}
}
