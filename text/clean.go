package text

import (
	"strings"
	"unicode/utf8"
)

// Clean makes valid UTF-8 of any bytes: each byte that is no part of a character becomes U+FFFD. The Map leads
// from the cleaned text back to the bytes that were read.
func Clean(raw []byte) (string, Map) {
	if utf8.Valid(raw) {
		return string(raw), Map{}
	}
	var b strings.Builder
	var m Map
	for i := 0; i < len(raw); {
		r, w := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && w == 1 {
			b.WriteString("\uFFFD")
			m.clean, m.raw = append(m.clean, b.Len()), append(m.raw, i+1)
		} else {
			b.Write(raw[i : i+w])
		}
		i += w
	}
	return b.String(), m
}

// Map leads from places in a cleaned text to places in the original. The zero Map is the identity.
type Map struct {
	clean, raw []int // behind clean[k] the original goes on at raw[k]
}

// Original is the place in the original of byte b of the cleaned text.
func (m Map) Original(b int) int {
	lo, hi := 0, len(m.clean)
	for lo < hi {
		if mid := (lo + hi) / 2; m.clean[mid] <= b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return b
	}
	return m.raw[lo-1] + b - m.clean[lo-1]
}
