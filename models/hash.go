package models

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"
)

// Hashes are the first 12 hex digits of the SHA-256 of each embedded model, by name: a record tells by them what read
// its report.
var Hashes = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	entries, err := files.ReadDir(".")
	if err != nil {
		return out
	}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".bin")
		if !ok {
			continue
		}
		if data, err := files.ReadFile(e.Name()); err == nil {
			sum := sha256.Sum256(data)
			out[name] = hex.EncodeToString(sum[:6])
		}
	}
	return out
})
