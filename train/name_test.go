package train

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"rapporteur/nlp"
	"rapporteur/nlp/name"
	"rapporteur/weights"
)

// spansOf shows the known names of a sentence.
func spansOf(s nameSent) string {
	var out []string
	for _, sp := range s.spans {
		var words, types []string
		for i := sp.start; i < sp.end; i++ {
			words = append(words, s.toks[i].Form)
		}
		for t, n := range name.Types {
			if sp.types&(1<<t) != 0 {
				types = append(types, string(n))
			}
		}
		out = append(out, strings.Join(types, "/")+" "+strings.Join(words, " "))
	}
	return strings.Join(out, "; ")
}

func TestReadWikigold(t *testing.T) {
	docs := readWikigold("The O\nOrle I-ORG\nBank I-ORG\nhired O\nAnn-Kari I-PER\nMoe I-PER\n. O\n\n-DOCSTART- O\n\nOslo I-LOC\n")
	if len(docs) != 2 || len(docs[0].sents) != 1 {
		t.Fatalf("got %d documents", len(docs))
	}
	if got, want := spansOf(docs[0].sents[0]), "ORG Orle Bank; PER Ann - Kari Moe"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := spansOf(docs[1].sents[0]), "GPE/LOC/FAC Oslo"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// gumLines is a sentence in GUM's manner: form, part of speech, head, relation, Entity.
func gumLines(rows ...[5]string) string {
	var b strings.Builder
	for i, r := range rows {
		misc := "_"
		if r[4] != "" {
			misc = "Entity=" + r[4]
		}
		b.WriteString(strings.Join([]string{string(rune('1' + i)), r[0], "_", r[1], "_", "_", r[2], r[3], "_", misc}, "\t") + "\n")
	}
	return "# newdoc id = d\n" + b.String() + "\n"
}

func TestGUMNamesAreFlat(t *testing.T) {
	docs := readGUM(gumLines(
		[5]string{"US", "PROPN", "2", "compound", "(1-person-new-x(2-place-new-x)"},
		[5]string{"President", "PROPN", "0", "root", ""},
		[5]string{"Ann", "PROPN", "2", "flat", ""},
		[5]string{"Moe", "PROPN", "2", "flat", "1)"},
		[5]string{"left", "VERB", "2", "dep", ""},
		[5]string{"the", "DET", "8", "det", "(3-person-new-x"},
		[5]string{"old", "ADJ", "8", "amod", ""},
		[5]string{"capital", "NOUN", "5", "obj", "3)"},
	))
	if got := spansOf(docs[0].sents[0]); !strings.Contains(got, "PER Ann Moe") || strings.Contains(got, "capital") || strings.Contains(got, "President") {
		t.Errorf("got %s", got)
	}
}

func TestSilverIsReadAsWritten(t *testing.T) {
	s := nameSent{toks: []nlp.Token{newToken("Kari"), newToken("Moe"), newToken("saw"), newToken("Tromsø")}, spans: []nameSpan{{0, 2, isPER}}}
	s.fill(onlyOutside)
	s.other[3] = onlyOutside | tagsOf(isAny)
	line := formatSilver(s)
	back := readSilver(line + "\n")[0].sents[0]
	if formatSilver(back) != line {
		t.Errorf("got %q, want %q", formatSilver(back), line)
	}
}

// TestTheModelLearns trains on a handful of sentences and expects it to know these, and to be the same twice.
func TestTheModelLearns(t *testing.T) {
	var docs []nameDoc
	for range 30 {
		docs = append(docs, readWikigold("Kari I-PER\nMoe I-PER\nleft O\nTromsø I-LOC\n. O\n\nThe O\ntalks O\nfailed O\n. O\n")...)
	}
	classes := weights.New()
	classes.PutInt32("classes", make([]int32, 2), 1, 2)
	o := Options{Log: io.Discard}
	g, err := newGrammar(o)
	if err != nil {
		t.Fatal(err)
	}
	f := trainNames(docs, classes, g, nil, o)
	if again := trainNames(docs, classes, g, nil, o); !bytes.Equal(f.Encode(), again.Encode()) {
		t.Error("the same data gave other bytes")
	}
	m, err := name.Load(f)
	if err != nil {
		t.Fatal(err)
	}
	d := docOf(docs[0])
	g.mark(d)
	m.Find(d)
	if len(d.Entities) != 2 || d.Entities[0].Type != nlp.PER || d.Entities[0].End != 2 || d.Entities[0].Score < 0.5 {
		t.Errorf("got %+v", d.Entities)
	}
}

func TestBehindTitle(t *testing.T) {
	toks := newsDoc("US Vice President Ann Moe").Tokens
	if got := behindTitle(toks, 0, len(toks)); got != 3 {
		t.Errorf("got %d, want 3", got)
	}
	if got := behindOffice(newsDoc("Secretary of State Ann Moe").Tokens, 0, 5); got != 3 {
		t.Errorf("got %d, want 3", got)
	}
}
