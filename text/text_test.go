package text

import (
	"testing"
	"unicode/utf8"
)

func FuzzSpanRoundTrip(f *testing.F) {
	for _, s := range []string{"", "Kyiv", "Кремль заявив", "“peace” – said", "é\xff\xfeb", "\xed\xa0\x80", "a\u0301𝄞"} {
		f.Add([]byte(s), uint16(1), uint16(5))
	}
	f.Fuzz(func(t *testing.T, raw []byte, a, b uint16) {
		s, back := Clean(raw)
		if !utf8.ValidString(s) {
			t.Fatalf("Clean(%q) = %q is not UTF-8", raw, s)
		}
		if utf8.Valid(raw) && s != string(raw) {
			t.Fatalf("Clean changed valid text %q to %q", raw, s)
		}
		if end := back.Original(len(s)); end != len(raw) {
			t.Fatalf("end of %q maps to %d, want %d", s, end, len(raw))
		}
		tx, runes := New(s), []rune(s)
		lo, hi := int(a)%(len(runes)+1), int(b)%(len(runes)+1)
		if lo > hi {
			lo, hi = hi, lo
		}
		bytes := tx.Bytes(Span{lo, hi})
		if got, want := bytes.Of(s), string(runes[lo:hi]); got != want {
			t.Fatalf("%q: code points %d:%d show %q, want %q", s, lo, hi, got, want)
		}
		if got := tx.CodePoints(bytes); got != (Span{lo, hi}) {
			t.Fatalf("%q: %d:%d comes back as %v", s, lo, hi, got)
		}
	})
}
