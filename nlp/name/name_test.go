package name_test

import (
	"strings"
	"testing"

	"rapporteur/models"
	"rapporteur/nlp"
	"rapporteur/nlp/lemma"
	"rapporteur/nlp/name"
	"rapporteur/nlp/parse"
	"rapporteur/nlp/tag"
	"rapporteur/weights"
)

func load(t testing.TB) *name.Finder { return model(t, "name", name.Load) }

func model[T any](t testing.TB, file string, load func(*weights.File) (T, error)) T {
	t.Helper()
	f, err := models.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	m, err := load(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// docOf makes a document of sentences whose words are parted by blanks.
func docOf(sents ...string) *nlp.Doc {
	d := &nlp.Doc{}
	for _, s := range sents {
		start := len(d.Tokens)
		for _, w := range strings.Fields(s) {
			d.Tokens = append(d.Tokens, nlp.Token{Form: w, Lower: strings.ToLower(w), Sent: len(d.Sents)})
		}
		d.Sents = append(d.Sents, nlp.Sent{Start: start, End: len(d.Tokens)})
	}
	return d
}

// parsed is docOf with parts of speech and heads, as the finder gets it.
func parsed(t testing.TB, sents ...string) *nlp.Doc {
	t.Helper()
	d := docOf(sents...)
	tagger := model(t, "tag", tag.Load)
	tagger.Tag(d)
	model(t, "parse", func(f *weights.File) (*parse.Parser, error) { return parse.Load(f, tagger) }).Parse(d)
	model(t, "lemma", lemma.Load).Lemmatise(d)
	return d
}

func found(d *nlp.Doc) string {
	var out []string
	for _, e := range d.Entities {
		var words []string
		for i := e.Start; i < e.End; i++ {
			words = append(words, d.Tokens[i].Form)
		}
		out = append(out, string(e.Type)+" "+strings.Join(words, " "))
	}
	return strings.Join(out, "; ")
}

func TestNames(t *testing.T) {
	m := load(t)
	for _, c := range []struct{ sent, want string }{
		{"President Anna Lindqvist met Omar Haddad in Cairo on Tuesday .", "PER Anna Lindqvist; PER Omar Haddad; GPE Cairo"},
		{"The talks failed again , officials said .", ""},
		{"Foreign Minister Omar al - Rifai and Choi Min - ho signed .", "PER Omar al - Rifai; PER Choi Min - ho"},
		{"Ole - Erik Holm , head of the Norwegian union , said the fund is shrinking .", "PER Ole - Erik Holm; NORP Norwegian"},
		{"Baek Sun - ho said there had been 40 arrests .", "PER Baek Sun - ho"},
		{"Shells hit the town of Tal al - Kabir in Syria .", "GPE Tal al - Kabir; GPE Syria"},
		{"The rebels of Boko Haram fled into Chad .", "ORG Boko Haram; GPE Chad"},
		{"Mayor Jan Berg told Magik9 radio that ten were hurt .", "PER Jan Berg; ORG Magik9"},
		{"Rebels held the Sheikh Maqsoud district .", "LOC Sheikh Maqsoud"},
		{"Russian forces withdrew from Ukraine 's border .", "NORP Russian; GPE Ukraine"},
	} {
		d := parsed(t, c.sent)
		m.Find(d)
		if got := found(d); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.sent, got, c.want)
		}
	}
}

func TestAPersonIsNoMonth(t *testing.T) {
	d := parsed(t, "Jan Roos , a diver , said the boat was lost in January .")
	load(t).Find(d)
	if got := d.Tokens[0].Lemma; got != "Jan" {
		t.Errorf("Jan Roos is called %s", got)
	}
}

// TestTheReportDecides has a surname that its own sentence leaves open.
func TestTheReportDecides(t *testing.T) {
	d := parsed(t, "Kari Bergen , the envoy , spoke first .", "Afterwards Bergen flew home .", "Bergen said no .")
	load(t).Find(d)
	if got, want := found(d), "PER Kari Bergen; PER Bergen; PER Bergen"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTagsFollow(t *testing.T) {
	b, i, l, u := int(name.TagOf(0, name.Begin)), int(name.TagOf(0, name.Inside)), int(name.TagOf(0, name.Last)), int(name.TagOf(0, name.Unit))
	for _, c := range []struct {
		a, b int
		want bool
	}{{0, b, true}, {b, i, true}, {b, l, true}, {i, l, true}, {l, u, true}, {u, 0, true}, {b, 0, false}, {0, i, false}, {b, u, false}, {b, int(name.TagOf(1, name.Last)), false}} {
		if got := name.Follows(c.a, c.b); got != c.want {
			t.Errorf("Follows(%d, %d) = %v", c.a, c.b, got)
		}
	}
}

func TestAnyInput(t *testing.T) {
	m := load(t)
	for _, d := range []*nlp.Doc{{}, docOf(""), docOf("", "Oslo", ""), docOf("\xff\xfe \u202e"), docOf(strings.Repeat("Kim and Lee of ", 4000), "He left .")} {
		m.Find(d)
		for _, e := range d.Entities {
			if e.Start >= e.End || e.Start < 0 || e.End > len(d.Tokens) || e.Score < 0 || e.Score > 1 {
				t.Errorf("bad entity %+v among %d tokens", e, len(d.Tokens))
			}
		}
		if d.EntityAt(-1) != -1 {
			t.Error("EntityAt is not linked")
		}
	}
}

func BenchmarkFind(b *testing.B) {
	m := load(b)
	d := parsed(b, strings.Repeat("The Foreign Minister of Norway , Kari Moen , told reporters in Geneva that talks with the Kurdish party would go on . ", 50))
	for b.Loop() {
		m.Find(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}
