package train

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readMaybePacked reads a file, unpacking it when it is gzipped.
func readMaybePacked(path string) ([]byte, error) {
	raw, err := os.ReadFile(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return raw, err
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

func recase(s string, how int) string {
	switch how {
	case 0:
		return strings.ToLower(s)
	case 1:
		return strings.ToUpper(s)
	}
	r, n := utf8.DecodeRuneInString(s)
	if len(s) < 4 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
