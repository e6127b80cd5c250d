package mail

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rapporteur/record"
)

const head = "From: =?utf-8?q?Nile_W=C3=AFre?= <news@nile.example>\r\nSubject: =?iso-8859-1?q?Caf=E9?= talks\r\n go on\r\nDate: Tue, 15 Apr 2025 23:30:00 +0200\r\nMessage-ID: <1@nile.example>\r\nMIME-Version: 1.0\r\n"

func TestRead(t *testing.T) {
	want := record.Document{ID: "1@nile.example", Title: "Café talks go on", Source: "Nile Wïre", Published: "2025-04-15", Text: "Envoys met in Café Accra.\n\nThey agreed."}
	for name, body := range map[string]string{
		"plain":            "\r\nEnvoys met in\r\nCafé Accra.\r\n\r\nThey agreed.\r\n-- \r\nNile Wire, Port Sudan\r\n",
		"quoted-printable": "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nEnvoys met in Caf=E9 =\r\nAccra.\r\n\r\nThey agreed.\r\n",
		"base64":           "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nRW52b3lzIG1ldCBpbiBDYWbD\r\nqSBBY2NyYS4KClRoZXkgYWdyZWVkLg==\r\n",
		"HTML beside a note": "Content-Type: multipart/mixed; boundary=A\r\n\r\n--A\r\nContent-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\n\r\nSee web.\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><style>p {}</style></head><p>Envoys met in Café Accra.</p><p>They agreed.</p></html>\r\n--B--\r\n" +
			"--A\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=x.txt\r\n\r\nNot this.\r\n--A--\r\n",
	} {
		got, err := Read("a.eml", []byte(head+body))
		if err != nil || got != want {
			t.Errorf("%s: got %+v, %v", name, got, err)
		}
	}
	for raw, want := range map[string]string{"nonsense": "no mail message", head + "Content-Type: image/png\r\n\r\nx": "the message has no text"} {
		if _, err := Read("a.eml", []byte(raw)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v", err)
		}
	}
}

func TestEach(t *testing.T) {
	box := "From x Tue Apr 15\n" + head + "\nFrom here on one.\n>From there.\n\nFrom y Tue Apr 15\n" + head + "\nTwo.\n\nFrom z Tue Apr 15\nnonsense\n"
	var got []string
	for it := range Each("a.mbox", strings.NewReader(strings.ReplaceAll(box, "\r\n", "\n"))) {
		if it.Err != nil {
			got = append(got, it.Err.Error()[:10])
		} else {
			got = append(got, it.Name+" "+it.Document.Text)
		}
	}
	if s := strings.Join(got, "|"); s != "a.mbox#1 From here on one. From there.|a.mbox#2 Two.|a.mbox#3: " && !strings.HasPrefix(s, "a.mbox#1 From here on one. From there.|a.mbox#2 Two.|a.mbox#3:") {
		t.Errorf("got %s", s)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(head + "Content-Type: multipart/mixed; boundary=A\r\n\r\n--A\r\nContent-Type: text/html; charset=x\r\n\r\n<p>x\r\n--A--"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if doc, err := Read("x", raw); err == nil && (doc.Text == "" || !utf8.ValidString(doc.Text)) {
			t.Errorf("the text is %q", doc.Text)
		}
		for range Each("x", strings.NewReader(string(raw))) {
		}
	})
}
