package store

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// idLength is how many hex digits of the hash are the id of a report: 80 bits, so that among a billion reports no two
// share one.
const idLength = 20

// ID is the id of a report: the beginning of the SHA-256 of its normalised text. Texts that differ only in white space
// or in how letters are composed are one report.
func ID(text string) string {
	sum := sha256.Sum256([]byte(Normal(text)))
	return hex.EncodeToString(sum[:])[:idLength]
}

// Normal is the text as it is hashed: letters composed (NFC), one blank for white space, none around it.
func Normal(text string) string { return strings.Join(strings.Fields(norm.NFC.String(text)), " ") }

// Short is an id as it is shown. What begins with it is looked up.
func Short(id string) string { return id[:min(len(id), 10)] }

// ParseRef reads a ref as people write it.
func ParseRef(s string) (Ref, bool) {
	doc, entry, ok := strings.Cut(s, "/")
	return Ref{doc, entry}, ok && doc != "" && entry != ""
}
