package all

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"rapporteur/source"
	"rapporteur/source/csv"
	"rapporteur/source/feed"
	"rapporteur/source/html"
	"rapporteur/source/jsonl"
	"rapporteur/source/mail"
	"rapporteur/source/newsml"
	"rapporteur/source/ninjs"
	"rapporteur/source/pdf"
	"rapporteur/source/plain"
	"rapporteur/source/warc"
)

// format is one that is known.
type format struct {
	name       string
	extensions []string
	begins     func(head []byte) bool // tells it by its first bytes; may be nil
	read       func(w *walker, name string, r io.Reader) bool
}

// formats are tried in order: by how the file begins, then by its extension. What is left is a text.
var formats []format

func init() { // stream and formats know each other
	formats = []format{
		{"zip", []string{".zip"}, starts("PK\x03\x04", "PK\x05\x06"), (*walker).zip},
		{"gzip", []string{".gz", ".tgz"}, starts("\x1f\x8b"), (*walker).gzip},
		{"bzip2", []string{".bz2"}, starts("BZh"), (*walker).bzip2},
		{"tar", []string{".tar"}, func(h []byte) bool { return len(h) > 262 && string(h[257:262]) == "ustar" }, (*walker).tar},
		{"warc", []string{".warc"}, starts("WARC/"), many(warc.Each(html.Read))},
		{"pdf", []string{".pdf"}, starts("%PDF-"), one(pdf.Read)},
		{"mbox", []string{".mbox", ".mbx"}, starts("From "), many(mail.Each)},
		{"eml", []string{".eml"}, isMail, one(mail.Read)},
		{"newsml", nil, isNewsML, many(newsml.Each)},
		{"feed", []string{".rss", ".atom", ".rdf"}, isFeed, many(feed.Each)},
		{"html", []string{".html", ".htm", ".xhtml"}, isPage, one(html.Read)},
		{"csv", []string{".csv", ".tsv"}, nil, func(w *walker, name string, r io.Reader) bool { return many(csv.Each(w.o.Columns))(w, name, r) }},
		{"jsonl", []string{".jsonl", ".ndjson"}, nil, many(jsonl.Each)},
		{"json", []string{".json"}, nil, (*walker).json},
		{"text", []string{".txt", ".text", ".md"}, nil, one(plain.Read)},
	}
}

// isPage tells a web page.
func isPage(head []byte) bool {
	head = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n"))
	if bytes.HasPrefix(head, []byte("<?xml")) || bytes.HasPrefix(head, []byte("<!--")) {
		_, rest, _ := bytes.Cut(head, []byte(">"))
		head = bytes.TrimSpace(rest)
	}
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html")) || bytes.HasPrefix(head, []byte("<head"))
}

// isNewsML tells what agencies send as XML.
func isNewsML(head []byte) bool {
	for _, s := range []string{"<newsMessage", "<newsItem", "<nitf"} {
		if bytes.Contains(head, []byte(s)) {
			return !isPage(head)
		}
	}
	return false
}

// isMail tells a mail message by its first lines: fields, of which one is none that a report has.
func isMail(head []byte) bool {
	sure := false
	for i, line := range strings.SplitN(string(head), "\n", 6) {
		key, _, ok := strings.Cut(line, ":")
		folded := i > 0 && strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t")
		if i < 3 && !folded && (!ok || key == "" || strings.ContainsAny(key, " \t<{")) {
			return false
		}
		switch strings.ToLower(key) {
		case "received", "return-path", "delivered-to", "message-id", "mime-version", "content-type", "x-mailer", "dkim-signature":
			sure = true
		}
	}
	return sure
}

// json reads a document: ninjs, a list of it, or a report as read --jsonl takes it.
func (w *walker) json(name string, r io.Reader) bool {
	raw, err := io.ReadAll(io.LimitReader(r, 4*source.Limit+1))
	switch {
	case err != nil:
		return w.fail(name, err)
	case len(raw) > 4*source.Limit:
		return w.item(source.Item{Name: name, Err: source.TooLargeError(name, len(raw))})
	case ninjs.Is(raw):
		for _, it := range ninjs.Items(name, raw) {
			if !w.item(it) {
				return false
			}
		}
		return true
	}
	return one(text)(w, name, bytes.NewReader(raw))
}

// isFeed tells a feed, also one in JSON.
func isFeed(head []byte) bool {
	head = bytes.ToLower(head)
	for _, s := range []string{"<rss", "<feed", "<rdf:rdf", "https://jsonfeed.org/version/"} {
		if bytes.Contains(head, []byte(s)) {
			return !isPage(head)
		}
	}
	return false
}

func starts(with ...string) func([]byte) bool {
	return func(head []byte) bool {
		for _, s := range with {
			if bytes.HasPrefix(head, []byte(s)) {
				return true
			}
		}
		return false
	}
}

// headLength is how much of a file is looked at to tell its format.
const headLength = 1024

// stream reads an open input in the format that it has.
func (w *walker) stream(name string, r io.Reader) bool {
	b := bufio.NewReaderSize(r, 1<<16)
	head, err := b.Peek(headLength)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return w.fail(name, err)
	}
	return w.formatOf(name, head).read(w, name, b)
}

func (w *walker) formatOf(name string, head []byte) format {
	packed := func(f format) bool {
		return f.name == "zip" || f.name == "gzip" || f.name == "bzip2" || f.name == "tar"
	}
	for _, f := range formats {
		if f.begins != nil && f.begins(head) && (w.o.Format == "" || packed(f)) {
			return f
		}
	}
	ext := extension(name)
	for _, f := range formats {
		if w.o.Format == f.name {
			return f
		}
		for _, e := range f.extensions {
			if w.o.Format == "" && e == ext && !packed(f) {
				return f
			}
		}
	}
	return format{read: one(text)}
}

func (w *walker) gzip(name string, r io.Reader) bool {
	z, err := gzip.NewReader(r)
	if err != nil {
		return w.broken(name, err)
	}
	return w.stream(name, z)
}

func (w *walker) bzip2(name string, r io.Reader) bool {
	return w.stream(name, bzip2.NewReader(r))
}

// extension is that of the name without the one of the packing: "a.csv.gz" is a table.
func extension(name string) string {
	name = strings.ToLower(name)
	return path.Ext(strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".bz2"))
}

func (w *walker) broken(name string, err error) bool {
	return w.item(source.Item{Name: name, Err: &source.Error{Report: name, Kind: source.Shape, Message: "the archive is damaged: " + err.Error()}})
}

func (w *walker) tar(name string, r io.Reader) bool {
	t := tar.NewReader(r)
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			return w.broken(name, err)
		}
		if h.Typeflag != tar.TypeReg || hidden(h.Name) {
			continue
		}
		if !w.stream(name+"/"+h.Name, t) {
			return false
		}
	}
}

// hidden tells files that no one put there to be read: ".DS_Store", "__MACOSX/…".
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// zip reads an archive whose list of contents stands at its end: one that comes as a stream is put into a file first.
func (w *walker) zip(name string, r io.Reader) bool {
	f, err := os.CreateTemp("", "rapporteur-*.zip")
	if err != nil {
		return w.fail(name, err)
	}
	defer os.Remove(f.Name())
	defer f.Close()
	size, err := io.Copy(f, r)
	if err != nil {
		return w.broken(name, err)
	}
	z, err := zip.NewReader(f, size)
	if err != nil {
		return w.broken(name, err)
	}
	for _, m := range z.File {
		if m.FileInfo().IsDir() || hidden(m.Name) {
			continue
		}
		if !w.member(name+"/"+m.Name, m) {
			return false
		}
	}
	return true
}

func (w *walker) member(name string, m *zip.File) bool {
	if m.Flags&1 != 0 {
		return w.broken(name, fmt.Errorf("it is encrypted"))
	}
	r, err := m.Open()
	if err != nil {
		return w.broken(name, err)
	}
	defer r.Close()
	return w.stream(name, r)
}
