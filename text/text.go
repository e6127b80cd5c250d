// Package text holds a report's words and the spans that point into them.
//
// Inside the program a place in a report is a range of bytes (Span). At the edge, in JSON, it is a range of
// Unicode code points, as the W3C Web Annotation TextPositionSelector counts. Text converts between the two.
//
// The oldest invariant of this program: the words that are shown for an entry are cut from the text by the
// entry's span, text[span] == shown. Nothing is retyped.
package text

import (
	"fmt"
	"sort"
	"unicode/utf8"
)

// Span is a half-open range of bytes of a report's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty tells whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains tells whether every byte of t is in s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps tells whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Union is the smallest span that holds both s and t.
func (s Span) Union(t Span) Span { return Span{min(s.Start, t.Start), max(s.End, t.End)} }

// Of cuts the span's words out of the text it points into.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

func (s Span) String() string { return fmt.Sprintf("%d:%d", s.Start, s.End) }

// Text is a report's text with the means to count its code points. The zero Text is empty. A Text is immutable.
type Text struct {
	s     string
	ascii bool
	marks []int32 // marks[k] is the number of code points before byte k*stride
}

// stride is the distance in bytes between two counted places: a look-up decodes at most that many bytes.
const stride = 64

// New makes a Text of s, which must be valid UTF-8 (Clean makes it so).
func New(s string) Text {
	t := Text{s: s, ascii: true}
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			t.ascii = false
			break
		}
	}
	if t.ascii {
		return t
	}
	n := int32(0)
	t.marks = make([]int32, 0, len(s)/stride+1)
	for i := 0; i < len(s); i++ {
		if i%stride == 0 {
			t.marks = append(t.marks, n)
		}
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return t
}

// String is the whole text.
func (t Text) String() string { return t.s }

// CodePoint is the number of code points before byte b. A byte inside a character counts as behind it.
func (t Text) CodePoint(b int) int {
	if t.ascii || b <= 0 {
		return max(b, 0)
	}
	b = min(b, len(t.s))
	k := min(b/stride, len(t.marks)-1)
	n := int(t.marks[k])
	for i := k * stride; i < b; i++ {
		if t.s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// Byte is the place of the n-th code point: the inverse of CodePoint.
func (t Text) Byte(n int) int {
	if t.ascii || n <= 0 {
		return min(max(n, 0), len(t.s))
	}
	k := max(sort.Search(len(t.marks), func(k int) bool { return int(t.marks[k]) > n })-1, 0)
	have, i := int(t.marks[k]), k*stride
	for i < len(t.s) && t.s[i]&0xC0 == 0x80 {
		i++
	}
	for have < n && i < len(t.s) {
		_, w := utf8.DecodeRuneInString(t.s[i:])
		i += w
		have++
	}
	return i
}

// CodePoints turns a span of bytes into one of code points.
func (t Text) CodePoints(s Span) Span { return Span{t.CodePoint(s.Start), t.CodePoint(s.End)} }

// Bytes turns a span of code points into one of bytes.
func (t Text) Bytes(s Span) Span { return Span{t.Byte(s.Start), t.Byte(s.End)} }
