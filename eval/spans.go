package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a half-open stretch of code points of the gold's text.
type span struct{ start, end int }

// mover turns offsets of a record's text into offsets of the gold's; false when nothing of the stretch is there.
type mover func(start, end int) (span, bool)

func stay(start, end int) (span, bool) { return span{start, end}, true }

func nowhere(int, int) (span, bool) { return span{}, false }

// shift is how to move offsets of a record's text. The record's text may differ from the gold's in white space, and
// have more around it (a title); false when it does not hold the gold's text.
func shift(from *string, to string) (mover, bool) {
	if from == nil || *from == to {
		return stay, true
	}
	letters, at := solid(*from)
	wanted, target := solid(to)
	k := strings.Index(letters, wanted)
	if k < 0 {
		return nowhere, false
	}
	k = utf8.RuneCountInString(letters[:k])
	moved := map[int]int{}
	for n, i := range target {
		moved[at[k+n]] = i
	}
	return func(start, end int) (span, bool) {
		s, found := span{}, false
		for i := start; i < end; i++ {
			if to, ok := moved[i]; ok {
				if !found {
					s.start = to
				}
				s.end, found = to+1, true
			}
		}
		return s, found
	}, true
}

// solid is a text without white space, and where each of its characters stood, in code points.
func solid(s string) (string, []int) {
	var b strings.Builder
	var at []int
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) && (r < 0x1c || r > 0x1f) {
			b.WriteRune(r)
			at = append(at, n)
		}
		n++
	}
	return b.String(), at
}

// quoted is the stretch of the n-th occurrence of a quote.
func quoted(text, quote string, nth int) (span, bool) {
	at := -1
	for range max(nth, 1) {
		from := at + 1
		if from > 0 { // go on behind the first character of the last occurrence
			_, w := utf8.DecodeRuneInString(text[at:])
			from = at + w
		}
		k := strings.Index(text[from:], quote)
		if k < 0 {
			return span{}, false
		}
		at = from + k
	}
	start := utf8.RuneCountInString(text[:at])
	return span{start, start + utf8.RuneCountInString(quote)}, true
}

// spansOf are all stretches in v: {"start", "end"}, {"quote", "nth"}, {"span": …}, {"evidence": …}, or lists of these.
func spansOf(v any, text string, move mover) []span {
	var out []span
	for _, e := range objects(v) {
		start, hasStart := e["start"].(float64)
		end, hasEnd := e["end"].(float64)
		switch {
		case hasStart && hasEnd:
			if s, ok := move(int(start), int(end)); ok && s.end > s.start {
				out = append(out, s)
			}
		case has(e, "quote"):
			nth, ok := e["nth"].(float64)
			if !ok {
				nth = 1
			}
			if s, ok := quoted(text, str(e["quote"]), int(nth)); ok {
				out = append(out, s)
			}
		case has(e, "span"):
			out = append(out, spansOf(e["span"], text, move)...)
		case has(e, "evidence"):
			out = append(out, spansOf(e["evidence"], text, move)...)
		}
	}
	return out
}

func has(m map[string]any, key string) bool { _, ok := m[key]; return ok }

// overlap tells whether two stretches are about the same words, and their Jaccard: 0.3 is enough, or one that holds at
// least 90 % of the other when it is not longer than 900 characters and the other not shorter than 6 % of it.
func overlap(a, b span) (bool, float64) {
	n := min(a.end, b.end) - max(a.start, b.start)
	if n <= 0 {
		return false, 0
	}
	la, lb := a.end-a.start, b.end-b.start
	j := float64(n) / float64(la+lb-n)
	lo, hi := float64(min(la, lb)), float64(max(la, lb))
	return j >= 0.3 || float64(n) >= 0.9*lo && hi <= 900 && lo >= 0.06*hi, j
}

// bestOverlap is the best of all pairs.
func bestOverlap(as, bs []span) (ok bool, jaccard float64) {
	for _, a := range as {
		for _, b := range bs {
			if o, j := overlap(a, b); o && !ok || o == ok && j > jaccard {
				ok, jaccard = o, j
			}
		}
	}
	return ok, jaccard
}
