package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
)

// keyMark begins every key, so that people and programs that look for leaked secrets know one when they see it.
const keyMark = "rap_"

// NewToken is 256 random bits, in letters that need no quoting anywhere.
func NewToken() string {
	b := make([]byte, 32)
	rand.Read(b) // never fails
	return base64.RawURLEncoding.EncodeToString(b)
}

// hashToken is what is kept of a token. It has 256 random bits, so a fast hash cannot be guessed backwards.
func hashToken(token string) string {
	h := sha256.Sum256([]byte(token))
	return hex.EncodeToString(h[:])
}

// newKey is a key, and its beginning, by which it is recognised.
func newKey() (token, id string) {
	b := make([]byte, 4)
	rand.Read(b) // never fails
	id = keyMark + hex.EncodeToString(b)
	return id + "_" + NewToken(), id
}
