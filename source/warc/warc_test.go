package warc

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rapporteur/record"
)

func rec(kind, uri, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, len(block), block)
}

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

func sample() string {
	return rec("warcinfo", "", "software: x\r\n") +
		rec("request", "https://nile.example/1", "GET / HTTP/1.1\r\n\r\n") +
		rec("response", "https://nile.example/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 11\r\n\r\n<p>One.</p>") +
		rec("response", "https://nile.example/2", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>T\r\n7\r\nwo.</p>\r\n0\r\n\r\n") +
		rec("response", "https://nile.example/3", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"+packed("<p>Three.</p>")) +
		rec("response", "https://nile.example/pic", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
		rec("response", "https://nile.example/no", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno") +
		rec("response", "https://nile.example/bad", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\nxx")
}

func page(name string, raw []byte) (record.Document, error) {
	return record.Document{Text: string(raw)}, nil
}

func TestEach(t *testing.T) {
	var got []string
	for it := range Each(page)("a.warc", strings.NewReader(sample())) {
		if it.Err != nil {
			got = append(got, it.Err.Error())
			continue
		}
		got = append(got, it.Name+" "+it.Document.URL+" "+it.Document.Text)
	}
	want := []string{"a.warc#https://nile.example/1 https://nile.example/1 <p>One.</p>", "a.warc#https://nile.example/2 https://nile.example/2 <p>Two.</p>",
		"a.warc#https://nile.example/3 https://nile.example/3 <p>Three.</p>", "a.warc#https://nile.example/bad: the page cannot be read: it is packed in a way that is not known (br)"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDamaged(t *testing.T) {
	for s, want := range map[string]string{"nonsense\n": "does not begin with WARC/", "WARC/1.0\r\n\r\n": "does not tell its length", sample()[:len(sample())-30]: "damaged at record 8"} {
		last := ""
		for it := range Each(page)("a.warc", strings.NewReader(s)) {
			last = fmt.Sprint(it.Err)
		}
		if !strings.Contains(last, want) {
			t.Errorf("got %q, want %q", last, want)
		}
	}
}

func FuzzEach(f *testing.F) {
	f.Add(sample())
	f.Add("WARC/1.0\r\nContent-Length: 99999999999999\r\nWARC-Type: response\r\nWARC-Target-URI: http://x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
	f.Fuzz(func(t *testing.T, s string) {
		for range Each(page)("x", strings.NewReader(s)) {
		}
	})
}
