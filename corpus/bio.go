package corpus

import (
	"bufio"
	"fmt"
	"strings"
)

// Tagged is a sentence with a name tag a token, in BIO: "B-PER", "I-PER", "O".
type Tagged struct {
	Text        string // "" when the file does not tell
	Doc         string // id of the document it stands in, "" when the file does not tell
	Forms, Tags []string
}

// ReadBIO reads a file of one token a line with its name tag: IOB1 or BIO, "form tag" parted by a blank or a tab
// (Wikigold), or "id form tag …" with "# text" comments (Universal NER). Tags come out as BIO.
func ReadBIO(path string) ([]Tagged, error) {
	r, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var out []Tagged
	var s Tagged
	doc := ""
	flush := func() {
		if len(s.Forms) > 0 {
			s.Doc = doc
			toBIO(s.Tags)
			out = append(out, s)
		}
		s = Tagged{}
	}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<24)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimRight(in.Text(), "\r ")
		switch {
		case line == "" || strings.HasPrefix(line, "-DOCSTART-"):
			flush()
		case strings.HasPrefix(line, "# text = "):
			s.Text = line[len("# text = "):]
		case strings.HasPrefix(line, "# newdoc id = "):
			doc = line[len("# newdoc id = "):]
		case line == "#" || strings.HasPrefix(line, "# "):
		default:
			form, tag, ok := formAndTag(line)
			if !ok {
				return nil, fmt.Errorf("%s:%d: no token with a tag", path, n)
			}
			s.Forms, s.Tags = append(s.Forms, form), append(s.Tags, tag)
		}
	}
	flush()
	return out, in.Err()
}

func formAndTag(line string) (form, tag string, ok bool) {
	sep := " "
	if strings.Contains(line, "\t") {
		sep = "\t"
	}
	c := strings.Split(line, sep)
	switch {
	case len(c) >= 3 && c[0] != "" && strings.Trim(c[0], "0123456789") == "":
		return c[1], c[2], true
	case len(c) >= 2:
		return c[0], c[len(c)-1], true
	}
	return "", "", false
}

// toBIO turns IOB1, where B- stands only between two names of one type, into BIO. BIO stays as it is.
func toBIO(tags []string) {
	prev := "O"
	for i, t := range tags {
		if strings.HasPrefix(t, "I-") && (prev == "O" || prev[2:] != t[2:]) {
			tags[i] = "B-" + t[2:]
		}
		prev = t
		if t == "" || t == "O" || len(t) < 3 {
			tags[i], prev = "O", "O"
		}
	}
}
