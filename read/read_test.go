package read_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"rapporteur/read"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/source/plain"
	"rapporteur/text"
)

var engine = sync.OnceValue(func() *read.Engine {
	e, err := read.New()
	if err != nil {
		panic(err)
	}
	return e
})

// checkSpans holds every entry's words against the text.
func checkSpans(t *testing.T, r *record.Record) {
	t.Helper()
	n := len(r.Document.Text)
	in := func(kind string, spans ...text.Span) {
		if len(spans) == 0 {
			t.Errorf("%s without words", kind)
		}
		for _, s := range spans {
			if s.Start < 0 || s.End > n || s.Start >= s.End || !utf8.ValidString(s.Of(r.Document.Text)) {
				t.Errorf("%s: span %v is none of a text of %d bytes", kind, s, n)
			}
		}
	}
	known := map[record.ActorID]bool{"": true}
	for _, a := range r.Actors {
		known[a.ID] = true
		if len(a.Mentions) == 0 {
			t.Errorf("actor %s is mentioned nowhere", a.ID)
		}
	}
	actors := func(kind string, ids ...record.ActorID) {
		for _, id := range ids {
			if !known[id] {
				t.Errorf("%s names the actor %q, who is not listed", kind, id)
			}
		}
	}
	for _, s := range r.Statements {
		in("statement", s.Evidence...)
		in("content", s.Content...)
		actors("speaker", s.Speaker...)
		actors("target", s.Target...)
	}
	for _, e := range r.Events {
		in("event "+e.Type, e.Evidence...)
		actors("event", append(append(append([]record.ActorID{}, e.Actors...), e.Recipients...), e.Participants...)...)
	}
	for _, x := range r.Tolls {
		in("toll", x.Evidence...)
		actors("toll", x.Actor)
	}
	for _, x := range r.Roles {
		in("role", x.Evidence...)
		actors("role", x.Actor, x.Of)
	}
	for _, x := range r.Proposals {
		in("proposal", x.Evidence...)
		actors("proposal", x.Proposer)
	}
	for _, x := range r.Positions {
		in("position", x.Evidence...)
		actors("position", x.Actor)
	}
	for _, x := range r.Times {
		in("time", x.Span)
	}
	for _, x := range r.Places {
		in("place", x.Span)
	}
}

func mustRead(t *testing.T, doc record.Document) *record.Record {
	t.Helper()
	r, err := engine().Read(doc)
	if err != nil {
		t.Fatal(err)
	}
	checkSpans(t, r)
	return r
}

func examples(t testing.TB) []record.Document {
	files, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no example reports", err)
	}
	var out []record.Document
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := plain.Read(strings.TrimSuffix(filepath.Base(f), ".txt"), raw)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, doc)
	}
	return out
}

func TestExamplesHaveEveryKind(t *testing.T) {
	var statements, events, tolls, positions, times, places, roles int
	for _, doc := range examples(t) {
		r := mustRead(t, doc)
		statements, events, tolls, positions = statements+len(r.Statements), events+len(r.Events), tolls+len(r.Tolls), positions+len(r.Positions)
		times, places, roles = times+len(r.Times), places+len(r.Places), roles+len(r.Roles)
	}
	for kind, n := range map[string]int{"statements": statements, "events": events, "tolls": tolls, "positions": positions, "times": times, "places": places, "roles": roles} {
		if n == 0 {
			t.Errorf("no %s in all examples", kind)
		}
	}
}

// TestOddTexts reads what no editor would send; none may crash or hang, and every span must hold.
func TestOddTexts(t *testing.T) {
	long := strings.Repeat("the army that the rebels whom the government accused ", 20000)
	odd := map[string]string{
		"one letter":      "a",
		"marks only":      `"" '' “” ... ??? --- () [ ] { }`,
		"open quotes":     `"He said "they said "we said "no`,
		"right to left":   "The minister said: \u202bשלום\u202c and left for Tel Aviv on Monday.",
		"not UTF-8":       "The envoy said \xff\xfe\xfd he would go.",
		"NUL and tabs":    "The envoy\x00\tsaid\v he would go.",
		"emoji":           "🇺🇦 Ukraine 🤝 Russia? “Maybe” 😀 said 12 👮 officers.",
		"combining":       "Erdog\u0306an and Tü\u0308rkiye said no.",
		"no blank":        strings.Repeat("a", 100000),
		"one sentence":    long[:1<<20/2],
		"digits":          strings.Repeat("12 killed 13 wounded ", 5000),
		"open brackets":   strings.Repeat("(", 50000),
		"quotes":          strings.Repeat("\"", 20000),
		"newlines":        strings.Repeat("\n", 50000) + "Talks.",
		"capitals":        "RUSSIA SAYS 12 KILLED IN STRIKE ON BELGOROD; KYIV DENIES IT",
		"cut off":         "The mayor was freed by the rebels nine months after",
		"cut at a comma":  "The envoy said in a letter to the council,",
		"million letters": strings.Repeat("word ", 200000),
	}
	for name, s := range odd {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && len(s) > 200000 {
				t.Skip("long")
			}
			clean, _ := text.Clean([]byte(s))
			mustRead(t, record.Document{ID: name, Text: clean, Language: "en", Published: "2025-04-18"})
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, doc := range examples(f) {
		f.Add(doc.Text[:400])
	}
	f.Add("“Nein”, said X: 12—13 killed 2 days later\n\n• Y")
	f.Fuzz(func(t *testing.T, s string) {
		clean, _ := text.Clean([]byte(s))
		if len(clean) > 5000 || strings.TrimSpace(clean) == "" {
			t.Skip()
		}
		mustRead(t, record.Document{ID: "fuzz", Text: clean, Language: "en", Published: "2025-04-18"})
	})
}

// TestActorsAreListed: whoever an entry names is in the list of actors, also a country that no word names.
func TestActorsAreListed(t *testing.T) {
	for _, body := range []string{
		"Ten people were killed when gunmen stormed a house in Mogadishu where several lawmakers lived.",
		"Pope Francis condemned the violence.",
		"Prime Minister Boris Johnson met his counterpart in Paris.",
	} {
		r, err := engine().Read(record.Document{Text: body, Language: "en", Published: "2021-02-03"})
		if err != nil {
			t.Fatal(err)
		}
		checkSpans(t, r)
	}
}

func TestForeignLanguageIsRefused(t *testing.T) {
	_, err := engine().Read(record.Document{ID: "x", Text: "Le ministre des affaires étrangères est arrivé à Genève pour des négociations avec les représentants de la Russie, selon son porte-parole."})
	e, ok := err.(*source.Error)
	if !ok || e.Kind != source.Language || !strings.Contains(e.Error(), "French") {
		t.Errorf("got %v, want a language error that says French", err)
	}
}

func TestSameBytes(t *testing.T) {
	for _, doc := range examples(t) {
		a, err1 := record.Encode(mustRead(t, doc))
		b, err2 := record.Encode(mustRead(t, doc))
		if err1 != nil || err2 != nil || string(a) != string(b) {
			t.Errorf("%s: two readings differ (%v, %v)", doc.ID, err1, err2)
		}
	}
}

// BenchmarkRead reads the example reports: the whole way from text to record. The figure to watch is words/s.
func BenchmarkRead(b *testing.B) {
	docs := examples(b)
	words := 0
	for _, d := range docs {
		words += len(strings.Fields(d.Text))
	}
	e := engine()
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			if _, err := e.Read(d); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
