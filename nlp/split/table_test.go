package split

import (
	"flag"
	"os"
	"strings"
	"testing"

	"rapporteur/nlp"
)

var update = flag.Bool("update", false, "rewrite testdata/news.txt with what comes out")

const tableFile = "testdata/news.txt"

// TestNews holds snippets of news against testdata/news.txt: "=== what", the text, "---", and a line a sentence: its
// tokens apart by blanks, "+" before a token that is joined to the one before it, "# " before a heading, an empty line
// between paragraphs.
func TestNews(t *testing.T) {
	raw, err := os.ReadFile(tableFile)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(raw), "\n=== ")
	out := head + "\n"
	for _, c := range strings.Split(rest, "\n=== ") {
		name, body, _ := strings.Cut(strings.TrimSuffix(c, "\n"), "\n")
		input, want, _ := strings.Cut(body, "\n---\n")
		d := Doc(unescape.Replace(input))
		check(t, d.Text, d)
		got := printed(d)
		if got != want && !*update {
			t.Errorf("%s\ntext:\n%s\ngot:\n%s\nwant:\n%s\n", name, input, got, want)
		}
		out += "=== " + name + "\n" + input + "\n---\n" + got + "\n"
	}
	if *update {
		if err := os.WriteFile(tableFile, []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var unescape = strings.NewReplacer(`\u00ad`, "\u00ad", `\u200b`, "\u200b", `\t`, "\t")

func printed(d *nlp.Doc) string {
	var b strings.Builder
	for k, s := range d.Sents {
		if k > 0 {
			b.WriteByte('\n')
			if d.Sents[k-1].Para != s.Para {
				b.WriteByte('\n')
			}
		}
		if s.Heading {
			b.WriteString("# ")
		}
		for i := s.Start; i < s.End; i++ {
			if i > s.Start {
				b.WriteByte(' ')
			}
			if d.Tokens[i].Joined {
				b.WriteByte('+')
			}
			b.WriteString(d.Tokens[i].Form)
		}
	}
	return b.String()
}
