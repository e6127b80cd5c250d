package chain_test

import (
	"strings"
	"testing"

	"rapporteur/nlp"
	"rapporteur/nlp/chain"
	"rapporteur/nlp/pipe"
)

// analysis is the whole pipe, chains included.
var analysis = func() func(string) *nlp.Doc {
	var p *pipe.Pipe
	return func(text string) *nlp.Doc {
		if p == nil {
			var err error
			if p, err = pipe.New(); err != nil {
				panic(err)
			}
		}
		return p.Analyse(text)
	}
}()

// chainWith is the chain that holds a mention with these words, its mentions joined by " / ".
func chainWith(d *nlp.Doc, words string) string {
	for _, c := range d.Chains {
		var all []string
		found := false
		for _, m := range c {
			w := d.Words(m.Start, m.End)
			found = found || w == words
			all = append(all, w)
		}
		if found {
			return strings.Join(all, " / ")
		}
	}
	return ""
}

func TestChains(t *testing.T) {
	for _, k := range []struct{ text, of, want string }{
		{"Amina Keita arrived on Monday. Keita met the king.", "Amina Keita", "Amina Keita / Keita"},
		{"Amina Keita arrived. She met the king.", "Amina Keita", "Amina Keita / She"},
		{"The army proposed a new truce. The truce begins on Monday.", "The truce", "a new truce / The truce"},
		{"The first attack failed. The second attack succeeded.", "The second attack", ""},
		{"President Daniel Otieno arrived. The president met the king.", "The president", "President Daniel Otieno / The president"},
		{"The capital of Chad is calm. The capital of Mali is not.", "The capital of Mali", ""},
		{"Chad announced that it would mediate between Mali and Niger.", "it", "Chad / it"},
		{"Chad and Mali said they had agreed.", "they", "Chad and Mali / they"},
		{"The army and the rebels said they had agreed.", "they", "The army and the rebels / they"},
		{"Ana Ruiz, who lost her seat last year, met the king.", "her", "Ana Ruiz, who lost her seat last year / her"},
		{"In her speech on Monday, Ana Ruiz thanked the king.", "her", "her / Ana Ruiz"},
		{"Norway sent aid. The Norway Refugee Board thanked Norway.", "Norway", "Norway / Norway / Norway"},
		{"Juma Otieno arrived on Monday. \"Thanks, Juma,\" the king said.", "Juma", "Juma Otieno / Juma"},
		{"The Lake Agency denied it. \"We knew nothing,\" the agency said.", "We", "The Lake Agency / We / the agency"},
		{"Li Ola, spokeswoman for the council, said Ruiz was ill. She said the vote could wait.", "She", "Li Ola, spokeswoman for the council / She"},
		{"Ana Ruiz told Khatam radio that Amina Keita was ill. She said the vote could wait.", "She", "Ana Ruiz / She"},
		{"Norway rejected the plan. The country wants peace.", "Norway", "Norway / The country"},
	} {
		if got := chainWith(analysis(k.text), k.of); got != k.want {
			t.Errorf("%s\ngot %q, want %q", k.text, got, k.want)
		}
	}
}

func TestTitlesAreNoNames(t *testing.T) {
	d := analysis("Foreign Minister Amina Keita met Mr Haddad.")
	for _, e := range d.Entities {
		if w := d.Words(e.Start, e.End); e.Type == nlp.PER && w != "Amina Keita" && w != "Haddad" {
			t.Errorf("a person named %q", w)
		}
	}
}

func TestFindSurvivesAnything(t *testing.T) {
	for _, d := range []*nlp.Doc{
		{},
		{Text: "x", Tokens: []nlp.Token{{Form: "x", Lower: "x", Head: nlp.NoHead}}, Sents: []nlp.Sent{{End: 1}}},
	} {
		d.Link()
		d.LinkEntities()
		chain.Find(d)
		if len(d.Chains) != 0 {
			t.Errorf("chains of nothing: %v", d.Chains)
		}
	}
	for _, text := range []string{"", "he", "It it it it.", strings.Repeat("he saw her and ", 2000), strings.Repeat("\"I", 500)} {
		analysis(text)
	}
}

func BenchmarkFind(b *testing.B) {
	d := analysis(strings.Repeat("Amina Keita met the Kenyan foreign minister on Monday. She told him that the army wanted a truce. The truce begins soon.\n\n", 200))
	b.ResetTimer()
	for range b.N {
		chain.Find(d)
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
