// Package mail reads reports from mail: newsletters and forwarded wires, one message a file (EML) or many (mbox).
package mail

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"

	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/text"
)

// limit is how large a message may be: what is attached counts too.
const limit = 8 * source.Limit

// Read makes a report of one message.
func Read(name string, raw []byte) (record.Document, error) {
	doc := record.Document{ID: name}
	if len(raw) > limit {
		return doc, source.TooLargeError(name, len(raw))
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return doc, &source.Error{Report: name, Kind: source.Shape, Message: "this is no mail message: " + err.Error()}
	}
	doc.Title = header(m, "Subject")
	if id := strings.Trim(header(m, "Message-Id"), "<>"); id != "" {
		doc.ID = id
	}
	if t, err := m.Header.Date(); err == nil {
		doc.Published = t.Format(record.Day)
	}
	doc.Source = sender(m)
	p := &parts{}
	p.part(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), "", m.Body, 0)
	if doc.Text = p.best(); doc.Text == "" {
		return doc, &source.Error{Report: name, Kind: source.Empty, Message: "the message has no text", Hint: "what is attached is not read: save it, and add the files"}
	}
	if len(doc.Text) > source.Limit {
		return doc, source.TooLargeError(name, len(doc.Text))
	}
	return doc, nil
}

var words = &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}

func header(m *mail.Message, key string) string {
	s := m.Header.Get(key)
	if d, err := words.DecodeHeader(s); err == nil {
		s = d
	}
	s, _ = text.Clean([]byte(s))
	return strings.Join(strings.Fields(s), " ")
}

// sender is who sent it: by name, else by the host of the address.
func sender(m *mail.Message) string {
	parser := mail.AddressParser{WordDecoder: words}
	a, err := parser.Parse(m.Header.Get("From"))
	if err != nil {
		return header(m, "From")
	}
	if a.Name != "" {
		return a.Name
	}
	_, host, _ := strings.Cut(a.Address, "@")
	return host
}

// parts collects the texts of a message.
type parts struct{ plain, html []string }

// deepest is how deep parts may lie in each other.
const deepest = 8

func (p *parts) part(contentType, transfer, disposition string, r io.Reader, depth int) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		kind, params = "text/plain", nil
	}
	if d, _, err := mime.ParseMediaType(disposition); err == nil && d == "attachment" || depth > deepest {
		return
	}
	if strings.HasPrefix(kind, "multipart/") {
		in := multipart.NewReader(r, params["boundary"])
		for {
			x, err := in.NextRawPart()
			if err != nil { // the end, or damaged from here on: what was read counts
				return
			}
			p.part(x.Header.Get("Content-Type"), x.Header.Get("Content-Transfer-Encoding"), x.Header.Get("Content-Disposition"), x, depth+1)
		}
	}
	if kind != "text/plain" && kind != "text/html" {
		return
	}
	raw, _ := io.ReadAll(io.LimitReader(decoded(r, transfer), source.Limit+1)) // what came before a damage counts
	if label := params["charset"]; label != "" {
		if in, err := charset.NewReaderLabel(label, bytes.NewReader(raw)); err == nil {
			if b, err := io.ReadAll(in); err == nil {
				raw = b
			}
		}
	}
	s, err := source.Decode("", raw)
	if err != nil {
		return
	}
	if kind == "text/html" {
		p.html = append(p.html, source.Markup(s))
		return
	}
	p.plain = append(p.plain, flowed(s))
}

func decoded(r io.Reader, transfer string) io.Reader {
	switch strings.ToLower(strings.TrimSpace(transfer)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, &lenient{r})
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	}
	return r
}

// lenient leaves out bytes that base64 has not.
type lenient struct{ io.Reader }

func (l *lenient) Read(b []byte) (int, error) {
	n, err := l.Reader.Read(b)
	k := 0
	for _, c := range b[:n] {
		if c > ' ' && c < 0x7f {
			b[k] = c
			k++
		}
	}
	return k, err
}

// flowed joins the lines of a paragraph, which mail programs break at some 72 letters. The signature is left out.
func flowed(s string) string {
	s, _, _ = strings.Cut(s, "\n-- \n")
	var out []string
	for para := range strings.SplitSeq(s, "\n\n") {
		if p := strings.Join(strings.Fields(para), " "); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "\n\n")
}

// best is the plain text, unless it is a mere note beside the HTML ("your program cannot show this mail").
func (p *parts) best() string {
	plain, html := strings.Join(p.plain, "\n\n"), strings.Join(p.html, "\n\n")
	if len(plain)*3 >= len(html) {
		return strings.TrimSpace(plain)
	}
	return strings.TrimSpace(html)
}

// Each yields the reports of an mbox.
func Each(name string, r io.Reader) source.Items {
	return func(yield func(source.Item) bool) {
		b := &box{in: bufio.NewReaderSize(r, 1<<16)}
		for n := 1; ; n++ {
			raw, err := b.message()
			if len(raw) > 0 {
				where := fmt.Sprintf("%s#%d", name, n)
				doc, wrong := Read(where, raw)
				if !yield(source.Item{Name: where, Document: doc, Err: wrong}) {
					return
				}
			}
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(source.Item{Name: name, Err: &source.Error{Report: name, Kind: source.Missing, Message: err.Error()}})
				return
			}
		}
	}
}

// box cuts an mbox into messages: each begins with a line "From …" behind a blank one.
type box struct {
	in    *bufio.Reader
	begun bool
}

// divider is the line before a message: "From jane@nile.example Tue Apr 15 09:00:00 2025", and no sentence.
var divider = regexp.MustCompile(`^From \S+ .*\d`)

// message is the next message; of one that is too large a little more than may be. io.EOF comes with the last.
func (b *box) message() ([]byte, error) {
	var out []byte
	blank, start := true, true
	for {
		line, err := b.in.ReadSlice('\n')
		if start && blank && divider.Match(line) {
			if b.begun {
				return out, nil
			}
			b.begun, line = true, nil
		} else if start && bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && line[0] == '>' {
			line = line[1:]
		}
		if len(out) <= limit {
			out = append(out, line...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			start = false
		case err != nil:
			return out, err
		default:
			start, blank = true, line != nil && len(bytes.TrimSpace(line)) == 0
		}
	}
}
