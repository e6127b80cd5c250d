package split

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"rapporteur/nlp"
)

// check fails when spans do not increase, leave the text, or do not hold the form.
func check(t *testing.T, s string, d *nlp.Doc) {
	t.Helper()
	at := 0
	for i, tok := range d.Tokens {
		if tok.Span.Start < at || tok.Span.End <= tok.Span.Start || tok.Span.End > len(s) || tok.Span.Of(s) != tok.Form {
			t.Fatalf("token %d is %v %q after %d in %q", i, tok.Span, tok.Form, at, s)
		}
		if want := strings.ToLower(tok.Form); tok.Lower != want && strings.ToValidUTF8(tok.Form, "") == tok.Form {
			t.Fatalf("token %d: lower is %q, want %q", i, tok.Lower, want)
		}
		at = tok.Span.End
	}
	next := 0
	for k, sent := range d.Sents {
		if sent.Start != next || sent.End <= sent.Start || d.Tokens[sent.Start].Sent != k || d.Tokens[sent.End-1].Sent != k || d.Tokens[sent.Start].Joined {
			t.Fatalf("sentence %d is %+v, want start %d", k, sent, next)
		}
		next = sent.End
	}
	if next != len(d.Tokens) {
		t.Fatalf("sentences end at %d of %d tokens", next, len(d.Tokens))
	}
	for i := 0; i < len(s); {
		k, w := classAt(s, i)
		if k != blank && (d.TokenAt(i) == len(d.Tokens) || d.Tokens[d.TokenAt(i)].Span.Start > i) {
			t.Fatalf("no token has byte %d of %q", i, s)
		}
		i += w
	}
}

func FuzzDoc(f *testing.F) {
	for _, s := range []string{"", " ", "a", "The U.S.-led talks don't end.\n\nOK", "\xff\xfe.", "İstanbul'da 'q' ''x'' U.S.S.R. a@b.c", "“He’s here.” — 5pm, $3m/2 #a @b :) www.x.org"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { check(t, s, Doc(s)) })
}

func TestOddTextKeepsItsInvariants(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	pieces := strings.Split("a|B| |.|,|'|’|\"|”|“|-|—|$|5|12|U.S.|n't|'s|\n|\n\n|İ|ẞ|\xff|@|#|/|:|;|(|)|…|!|?|www.a.com|http://b.c/d|é|&|\t|\r\n|•|–|\u00a0|no|No. |Gen. |中|😀|\u200b|a.b", "|")
	for range 8000 {
		var b strings.Builder
		for range r.IntN(25) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		s := b.String()
		check(t, s, Doc(s))
	}
}

func TestLongTextTakesLinearTime(t *testing.T) {
	n, larger := 1<<14, 16
	if testing.Short() {
		n /= 4
	}
	for name, unit := range map[string]string{
		"words": "word ", "one word": "a", "stops": ".", "acronym": "a.", "apostrophes": "a'", "quotes": "'a ", "hyphens": "a-", "brackets": "(a", "at": "a@", "lines": "a\n", "digits": "1-", "slashes": "a/",
		"blanks": " ", "mixed": "(a.b'c@d-e/f:", "zeros": "\x00", "broken": "\xff", "numbers": "1.", "caps": "A. ",
	} {
		short, long := strings.Repeat(unit, n/len(unit)), strings.Repeat(unit, n*larger/len(unit))
		d := Doc(long)
		check(t, long, d)
		for _, sent := range d.Sents {
			if sent.End-sent.Start > longestSentence+2 {
				t.Errorf("%s: a sentence of %d tokens", name, sent.End-sent.Start)
			}
		}
		if slower := slowdown(short, long, larger); slower > tolerable {
			t.Errorf("%s: a text %d times as long is %.1f times as slow for its length", name, larger, slower)
		}
	}
}

// tolerable is a slowdown that a busy machine explains; quadratic time slows by as much as the text is longer.
const tolerable = 5

// slowdown is how much longer a long text takes than as much of short ones: the fastest of up to ten runs of each, both of
// a length, so that whatever else runs interrupts them alike. The first that is tolerable will do.
func slowdown(short, long string, larger int) float64 {
	texts, least := [2]string{short, long}, [2]time.Duration{1 << 62, 1 << 62}
	slower := float64(tolerable) + 1
	for n := 0; n < 10 && slower > tolerable; n++ {
		for i, times := range [2]int{larger, 1} {
			began := time.Now()
			for range times {
				Doc(texts[i])
			}
			least[i] = min(least[i], time.Since(began))
		}
		slower = float64(least[1]) / float64(least[0])
	}
	return slower
}

func BenchmarkDoc(b *testing.B) {
	s := strings.Repeat("GENEVA (Reuters) - Syria's foreign minister said on Thursday that the U.S.-led coalition hadn't answered. \"We are waiting,\" he told reporters after a 5-hour meeting with Gen. A. Reis, adding that 1,200 people had fled since Jan. 3.\n\n", 40)
	n := len(Doc(s).Tokens)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Doc(s)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
