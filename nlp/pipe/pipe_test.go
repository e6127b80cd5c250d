package pipe

import (
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"rapporteur/nlp"
)

var loaded = sync.OnceValue(func() *Pipe {
	p, err := New()
	if err != nil {
		panic(err)
	}
	return p
})

const report = `Foreign Minister Anna Holm met rebel leaders in Geneva on Tuesday, the ministry said. "We are ready for a truce," she told reporters after the talks.
At least 12 people were killed when a drone hit a market near Homs, according to local officials.`

// arc is the head and the relation of the first word of that form, "said <-nsubj".
func arc(d *nlp.Doc, form string) string {
	for i := range d.Tokens {
		if t := &d.Tokens[i]; t.Form == form {
			head := "-"
			if t.Head >= 0 {
				head = d.Tokens[t.Head].Form
			}
			return fmt.Sprintf("%s <-%v", head, t.Rel)
		}
	}
	return "no such word"
}

func TestTreeOfAReport(t *testing.T) {
	d := loaded().Analyse(report)
	for form, want := range map[string]string{
		"Holm": "Anna <-flat", "leaders": "met <-obj", "ministry": "said <-nsubj", "she": "told <-nsubj", "reporters": "told <-obj",
		"people": "killed <-nsubj:pass", "were": "killed <-aux:pass", "drone": "hit <-nsubj", "market": "hit <-obj",
	} {
		if got := arc(d, form); got != want && !(form == "reporters" && got == "told <-iobj") {
			t.Errorf("%s: %s, want %s", form, got, want)
		}
	}
}

func TestTagsAndLemmas(t *testing.T) {
	d := loaded().Analyse(report)
	for form, want := range map[string]string{
		"met": "VERB VBD meet", "leaders": "NOUN NNS leader", "Geneva": "PROPN NNP Geneva", "said": "VERB VBD say", "were": "AUX VBD be", "killed": "VERB VBN kill", "12": "NUM CD 12",
	} {
		for i := range d.Tokens {
			if k := &d.Tokens[i]; k.Form == form {
				if got := fmt.Sprint(k.UPOS, " ", k.XPOS, " ", k.Lemma); got != want {
					t.Errorf("%s: %s, want %s", form, got, want)
				}
				break
			}
		}
	}
}

// TestAnyTextGivesTrees holds for all input: one root a sentence, heads inside it, no cycles.
func TestAnyTextGivesTrees(t *testing.T) {
	for _, s := range []string{"", " ", "\n\n", ".", "Homs", "((((", "\"\"\"\"", "— – -", strings.Repeat("and then ", 3000), "مرحبا بالعالم", "a\x00b", strings.Repeat(", ", 500), report} {
		checkTrees(t, loaded().Analyse(s))
	}
}

func checkTrees(t *testing.T, d *nlp.Doc) {
	t.Helper()
	for _, s := range d.Sents {
		roots := 0
		for i := s.Start; i < s.End; i++ {
			h := d.Tokens[i].Head
			if h == nlp.NoHead {
				roots++
				continue
			}
			if h < s.Start || h >= s.End {
				t.Fatalf("the head of %q lies outside its sentence", d.Tokens[i].Form)
			}
			steps := 0
			for k := i; k >= 0; k = d.Tokens[k].Head {
				if steps++; steps > s.End-s.Start {
					t.Fatalf("%q is its own ancestor", d.Tokens[i].Form)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots in %q", roots, d.Words(s.Start, s.End))
		}
	}
}

func TestManyAtATime(t *testing.T) {
	want := fmt.Sprint(loaded().Analyse(report).Tokens)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 20 {
				if got := fmt.Sprint(loaded().Analyse(report).Tokens); got != want {
					t.Error("the same report gave another analysis")
				}
			}
		})
	}
	all.Wait()
}

// Each step alone over the same report, in words a second.

func benchmarkStep(b *testing.B, step func(*Pipe, *nlp.Doc)) {
	p := loaded()
	d := p.Analyse(strings.Repeat(report+"\n\n", 20))
	b.ReportAllocs()
	for b.Loop() {
		step(p, d)
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkTag(b *testing.B) { benchmarkStep(b, func(p *Pipe, d *nlp.Doc) { p.tagger.Tag(d) }) }
func BenchmarkLemma(b *testing.B) {
	benchmarkStep(b, func(p *Pipe, d *nlp.Doc) { p.lemmatiser.Lemmatise(d) })
}
func BenchmarkParse(b *testing.B) { benchmarkStep(b, func(p *Pipe, d *nlp.Doc) { p.parser.Parse(d) }) }
func BenchmarkNames(b *testing.B) { benchmarkStep(b, func(p *Pipe, d *nlp.Doc) { p.names.Find(d) }) }
func BenchmarkAnalyse(b *testing.B) {
	benchmarkStep(b, func(p *Pipe, d *nlp.Doc) { p.Analyse(d.Text) })
}
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestStepsAskForNoMemory holds for tags, trees and lemmas once their scratch memory has grown. The least of several runs
// counts: a collection between two runs (and the race detector, at random) empties the pools that hold the scratch memory.
func TestStepsAskForNoMemory(t *testing.T) {
	p := loaded()
	d := p.Analyse(strings.Repeat(report+"\n\n", 10))
	for name, step := range map[string]func(*nlp.Doc){"tags": p.tagger.Tag, "trees": p.parser.Parse, "lemmas": p.lemmatiser.Lemmatise} {
		least := math.Inf(1)
		for range 20 {
			least = min(least, testing.AllocsPerRun(1, func() { step(d) }))
		}
		if least > float64(len(d.Tokens))/50 {
			t.Errorf("%s: at least %.0f allocations for %d words", name, least, len(d.Tokens))
		}
	}
}
