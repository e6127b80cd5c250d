// Package warc reads reports from web archives (WARC 1.0 and 1.1): one a page that a crawler kept. Compressed archives are
// unpacked before they come here.
package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"rapporteur/record"
	"rapporteur/source"
)

// Page makes a report of a page, as html.Read does.
type Page func(name string, raw []byte) (record.Document, error)

// Each yields the reports of an archive: of every HTML page that a server sent, or that was kept without what the server
// said around it. Other records, and pages that say that there is none, are passed over.
func Each(page Page) func(name string, r io.Reader) source.Items {
	return func(name string, r io.Reader) source.Items {
		return func(yield func(source.Item) bool) {
			a := &archive{name: name, page: page, in: bufio.NewReaderSize(r, 1<<16)}
			for n := 1; ; n++ {
				it, err := a.next(n)
				switch {
				case errors.Is(err, io.EOF):
					return
				case err != nil:
					yield(source.Item{Name: name, Err: &source.Error{Report: name, Kind: source.Shape, Message: fmt.Sprintf("the archive is damaged at record %d: %v", n, err)}})
					return
				case it != nil && !yield(*it):
					return
				}
			}
		}
	}
}

type archive struct {
	name string
	page Page
	in   *bufio.Reader
}

// longestHead is how many bytes the head of a record may have.
const longestHead = 64 << 10

// next reads a record. It gives none for one that is no page.
func (a *archive) next(n int) (*source.Item, error) {
	head, err := a.head()
	if err != nil {
		return nil, err
	}
	length, err := strconv.ParseInt(strings.TrimSpace(head.Get("Content-Length")), 10, 64)
	if err != nil || length < 0 {
		return nil, errors.New("a record does not tell its length")
	}
	block := &io.LimitedReader{R: a.in, N: length}
	it := a.item(n, head, block)
	if _, err := io.Copy(io.Discard, block); err != nil {
		return nil, err
	}
	if block.N > 0 {
		return nil, io.ErrUnexpectedEOF
	}
	return it, nil
}

// head reads "WARC/1.0" and the fields behind it.
func (a *archive) head() (textproto.MIMEHeader, error) {
	for {
		line, err := a.line()
		switch {
		case err != nil:
			return nil, err
		case line == "":
			continue // records end with blank lines
		case !strings.HasPrefix(line, "WARC/"):
			return nil, errors.New("a record does not begin with WARC/")
		}
		break
	}
	head, size := textproto.MIMEHeader{}, 0
	for {
		line, err := a.line()
		if errors.Is(err, io.EOF) {
			return nil, io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		if line == "" {
			return head, nil
		}
		if size += len(line); size > longestHead {
			return nil, errors.New("the head of a record has no end")
		}
		if key, value, ok := strings.Cut(line, ":"); ok {
			head.Add(strings.TrimSpace(key), strings.TrimSpace(value))
		}
	}
}

func (a *archive) line() (string, error) {
	line, err := a.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return "", errors.New("a line has no end")
	}
	if err != nil && len(line) == 0 {
		return "", err
	}
	return strings.TrimRight(string(line), "\r\n"), nil
}

// item makes a report of a record, if it is a page.
func (a *archive) item(n int, head textproto.MIMEHeader, block io.Reader) *source.Item {
	address := strings.Trim(head.Get("WARC-Target-URI"), "<>")
	var raw []byte
	var err error
	switch kind := head.Get("WARC-Type"); {
	case kind == "response" && strings.HasPrefix(address, "http"):
		raw, err = response(block)
	case kind == "resource" && isPage(head.Get("Content-Type")):
		raw, err = io.ReadAll(io.LimitReader(block, source.Limit+1))
	default:
		return nil
	}
	name := a.name + "#" + address
	if address == "" {
		name = fmt.Sprintf("%s#%d", a.name, n)
	}
	if err != nil {
		return &source.Item{Name: name, Err: &source.Error{Report: name, Kind: source.Shape, Message: "the page cannot be read: " + err.Error()}}
	}
	if raw == nil {
		return nil
	}
	doc, err := a.page(name, raw)
	doc.ID = address
	if doc.ID == "" {
		doc.ID = name
	}
	if doc.URL == "" {
		doc.URL = address
	}
	return &source.Item{Name: name, Document: doc, Err: err}
}

// response is the page that a server sent; nil when it sent something else.
func response(block io.Reader) ([]byte, error) {
	r, err := http.ReadResponse(bufio.NewReader(block), nil)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK || !isPage(r.Header.Get("Content-Type")) {
		return nil, nil
	}
	body, err := unpack(r.Body, r.Header.Get("Content-Encoding"))
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(body, source.Limit+1))
	if errors.Is(err, io.ErrUnexpectedEOF) && len(raw) > 0 { // crawlers cut long pages off
		err = nil
	}
	if raw == nil {
		raw = []byte{}
	}
	return raw, err
}

func isPage(contentType string) bool {
	t := strings.ToLower(contentType)
	return strings.HasPrefix(t, "text/html") || strings.HasPrefix(t, "application/xhtml")
}

// unpack takes a content encoding off. Archives that unpacked the body often left the head as it was.
func unpack(r io.Reader, encoding string) (io.Reader, error) {
	b := bufio.NewReader(r)
	head, _ := b.Peek(2)
	switch strings.ToLower(encoding) {
	case "gzip", "x-gzip":
		if bytes.Equal(head, []byte("\x1f\x8b")) {
			return gzip.NewReader(b)
		}
	case "deflate":
		if len(head) == 2 && head[0] == 0x78 {
			return zlib.NewReader(b)
		}
	case "", "identity":
	default:
		return nil, fmt.Errorf("it is packed in a way that is not known (%s)", encoding)
	}
	return b, nil
}
