package all

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const page = "<!DOCTYPE html><html><head><title>Talks</title></head><body><p>The ministers met in Accra on Monday, and agreed that the talks go on for as long as the truce holds in the north.</p></body></html>"

// files of every format that is told by name or content.
var files = map[string]string{
	"a.txt":              "The ministers met in Geneva.",
	"b.html":             page,
	"c":                  page,
	"d.jsonl":            `{"id": "1", "text": "One."}` + "\n" + `{"id": "2", "text": "Two."}`,
	"e.csv":              "id,text\n3,Three.\n4,Four.\n",
	"f.json":             `{"id": "5", "text": "Five."}`,
	"h.warc":             "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://nile.example/1\r\nContent-Length: " + fmt.Sprint(len(page)+44) + "\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page + "\r\n\r\n",
	"i.eml":              "Message-ID: <1@nile.example>\r\nFrom: a@nile.example\r\nSubject: Talks\r\n\r\nEight.\r\n",
	"j.mbox":             "From a Tue Apr 15 2025\nMessage-ID: <2@nile.example>\nFrom: a@nile.example\n\nNine.\n",
	"k.xml":              "<newsItem guid=\"n-1\"><contentSet><inlineXML><p>Ten.</p></inlineXML></contentSet></newsItem>",
	"l.json":             `[{"uri": "n-2", "versioncreated": "2025-04-15", "body_text": "Eleven."}]`,
	"m.xml":              "<rss version=\"2.0\"><channel><title>N</title><item><guid>n-3</guid><description>Twelve.</description></item></channel></rss>",
	"sub/g.txt":          "published: 2025-04-18\n\nSix.",
	".hidden":            "No.",
	"empty.txt":          "",
	"photo.jpg":          "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x00\x00\x00\x00",
	"__MACOSX/._a.txt":   "No.",
	"with, comma; é.txt": "Seven.",
}

// want are the names of the reports below a prefix, and of what fails.
var want = []string{"a.txt", "b.html", "c", "d.jsonl:1", "d.jsonl:2", "e.csv:2", "e.csv:3", "f.json", "h.warc#https://nile.example/1", "i.eml", "j.mbox#1", "k.xml#n-1", "l.json", "m.xml#n-3", "sub/g.txt", "with, comma; é.txt"}
var wantWrong = []string{"empty.txt", "photo.jpg"}

func folder(t *testing.T) string {
	dir := t.TempDir()
	for name, s := range files {
		if strings.HasPrefix(name, "__") {
			continue // only archives have these
		}
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func zipped(t *testing.T) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range sorted() {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(files[name]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarred(t *testing.T) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, name := range sorted() {
		if err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(files[name])), Mode: 0o644, Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(files[name]))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sorted() []string {
	var names []string
	for n := range files {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

func names(t *testing.T, prefix string, inputs []string, o Options) (good, wrong []string) {
	t.Helper()
	for it := range Read(inputs, o) {
		name := strings.TrimPrefix(it.Name, prefix)
		if it.Err != nil {
			if !strings.HasPrefix(it.Err.Error(), it.Name) {
				t.Errorf("the error of %s is %v", it.Name, it.Err)
			}
			wrong = append(wrong, name)
			continue
		}
		if it.Document.Text == "" || it.Document.ID == "" {
			t.Errorf("%s is %+v", it.Name, it.Document)
		}
		good = append(good, name)
	}
	return good, wrong
}

func TestFolderAndArchives(t *testing.T) {
	dir := folder(t)
	pack := filepath.Join(t.TempDir(), "pack")
	for name, raw := range map[string][]byte{".zip": zipped(t), ".tar.gz": tarred(t), ".dat": zipped(t)} {
		if err := os.WriteFile(pack+name, raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	outer := filepath.Join(t.TempDir(), "outer.zip")
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create("inner.zip")
	_, _ = w.Write(zipped(t))
	_ = z.Close()
	if err := os.WriteFile(outer, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for in, prefix := range map[string]string{dir: dir + "/", pack + ".zip": pack + ".zip/", pack + ".tar.gz": pack + ".tar.gz/", pack + ".dat": pack + ".dat/", outer: outer + "/inner.zip/"} {
		good, wrong := names(t, prefix, []string{in}, Options{})
		slices.Sort(good)
		slices.Sort(wrong)
		if !slices.Equal(good, want) || !slices.Equal(wrong, wantWrong) {
			t.Errorf("%s: got %v and %v", in, good, wrong)
		}
	}
}

func TestSomeInputs(t *testing.T) {
	dir := folder(t)
	good, wrong := names(t, dir+"/", []string{filepath.Join(dir, "?.txt"), filepath.Join(dir, "none.txt"), "-"}, Options{Stdin: strings.NewReader("id,text\n8,Eight.\n"), Format: "csv"})
	if len(wrong) != 2 || !slices.Equal(good, []string{"stdin:2"}) {
		t.Errorf("got %v and %v", good, wrong)
	}
	read := int64(0)
	good, _ = names(t, dir+"/", []string{dir}, Options{Only: func(n string) bool { return strings.HasSuffix(n, "d.jsonl:2") }, Seen: func(n int64) { read += n }})
	if !slices.Equal(good, []string{"d.jsonl:2"}) || read == 0 {
		t.Errorf("got %v", good)
	}
	if n, known := Size([]string{dir}); !known || n < 400 {
		t.Errorf("the size is %d", n)
	}
	stopped := 0
	for range Read([]string{dir, dir}, Options{}) {
		if stopped++; stopped == 3 {
			break
		}
	}
}

func TestDamagedArchives(t *testing.T) {
	whole := map[string][]byte{"a.zip": zipped(t), "a.tar.gz": tarred(t)}
	for name, raw := range whole {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, raw[:len(raw)*2/3], 0o644); err != nil {
			t.Fatal(err)
		}
		if _, wrong := names(t, "", []string{path}, Options{}); len(wrong) == 0 {
			t.Errorf("%s, cut off, is whole", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range files {
		f.Add([]byte(s), "x")
	}
	f.Add([]byte("PK\x03\x04"), "a.zip")
	f.Add([]byte("\x1f\x8b\x08"), "a.tgz")
	f.Fuzz(func(t *testing.T, raw []byte, name string) {
		for it := range Read([]string{"-"}, Options{Stdin: bytes.NewReader(raw)}) {
			if it.Err == nil && strings.TrimSpace(it.Document.Text) == "" {
				t.Errorf("%s has no text", it.Name)
			}
		}
	})
}
