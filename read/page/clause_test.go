package page

import (
	"strconv"
	"strings"
	"testing"

	"rapporteur/nlp"
	"rapporteur/record"
)

// tree builds a page of one sentence from rows "form lemma xpos head deprel", parted by "/".
func tree(rows string) *Page {
	d := &nlp.Doc{}
	for i, row := range strings.Split(rows, "/") {
		f := strings.Fields(row)
		head, _ := strconv.Atoi(f[3])
		t := nlp.Token{Form: f[0], Lower: strings.ToLower(f[0]), Lemma: f[1], XPOS: f[2], Head: head - 1, Rel: nlp.ParseRel(f[4]), UPOS: upos(f[2])}
		if i > 0 {
			d.Text += " "
		}
		t.Span.Start = len(d.Text)
		d.Text += f[0]
		t.Span.End = len(d.Text)
		d.Tokens = append(d.Tokens, t)
	}
	d.Sents = []nlp.Sent{{Start: 0, End: len(d.Tokens)}}
	d.Link()
	d.LinkEntities()
	return New(record.Document{Text: d.Text}, d)
}

func upos(x string) nlp.POS {
	switch x[0] {
	case 'V':
		return nlp.VERB
	case 'N':
		return nlp.NOUN
	case 'D':
		return nlp.DET
	case 'I':
		return nlp.ADP
	case 'J':
		return nlp.ADJ
	case 'M':
		return nlp.AUX
	case 'R':
		return nlp.ADV
	case 'W':
		return nlp.PRON
	}
	return nlp.PART
}

func (p *Page) word(i int) string {
	if i < 0 {
		return "-"
	}
	return p.Doc.Tokens[i].Lower
}

func (p *Page) find(w string) int {
	for i := range p.Doc.Tokens {
		if p.Doc.Tokens[i].Lower == w {
			return i
		}
	}
	return -1
}

func TestClause(t *testing.T) {
	for _, c := range []struct{ name, tree, verb, subject, doer, object string }{
		{"active", "Rebels rebel NNS 2 nsubj/attacked attack VBD 0 root/villages village NNS 2 obj", "attacked", "rebels", "rebels", "villages"},
		{"passive", "Villages village NNS 3 nsubj:pass/were be MD 3 aux:pass/attacked attack VBN 0 root/by by IN 5 case/rebels rebel NNS 3 obl:agent", "attacked", "villages", "rebels", "villages"},
		{"shared object", "Rebels rebel NNS 2 nsubj/attacked attack VBD 0 root/and and CC 4 cc/burned burn VBD 2 conj/villages village NNS 4 obj", "attacked", "rebels", "rebels", "villages"},
		{"conjunct", "Rebels rebel NNS 2 nsubj/attacked attack VBD 0 root/and and CC 4 cc/burned burn VBD 2 conj/villages village NNS 4 obj", "burned", "rebels", "rebels", "villages"},
		{"object control", "He he NN 2 nsubj/urged urge VBD 0 root/rebels rebel NNS 2 obj/to to TO 5 mark/leave leave VB 2 xcomp", "leave", "rebels", "rebels", "-"},
		{"subject control", "Rebels rebel NNS 2 nsubj/refused refuse VBD 0 root/to to TO 4 mark/leave leave VB 2 xcomp", "leave", "rebels", "rebels", "-"},
		{"relative", "Rebels rebel NNS 0 root/who who WP 3 nsubj/left leave VBD 1 acl:relcl", "left", "rebels", "rebels", "-"},
		{"object gap", "Deals deal NNS 0 root/rebels rebel NNS 3 nsubj/signed sign VBD 1 acl:relcl", "signed", "rebels", "rebels", "deals"},
		{"participle", "Talks talk NNS 0 root/involving involve VBG 1 acl/rebels rebel NNS 2 obj", "involving", "talks", "talks", "rebels"},
		{"past participle", "Deals deal NNS 0 root/signed sign VBN 1 acl/by by IN 4 case/rebels rebel NNS 2 obl", "signed", "deals", "rebels", "deals"},
		{"gerund", "He he NN 2 nsubj/accused accuse VBD 0 root/rebels rebel NNS 2 obj/of of IN 5 mark/shelling shell VBG 2 advcl/villages village NNS 5 obj", "shelling", "rebels", "rebels", "villages"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := tree(c.tree)
			v := p.find(c.verb)
			if got := p.word(p.Subject(v)); got != c.subject {
				t.Errorf("subject of %q in %q: got %s, want %s", c.verb, p.Doc.Text, got, c.subject)
			}
			if got := p.word(p.Doer(v)); got != c.doer {
				t.Errorf("doer of %q in %q: got %s, want %s", c.verb, p.Doc.Text, got, c.doer)
			}
			if got := p.word(p.Object(v)); got != c.object {
				t.Errorf("object of %q in %q: got %s, want %s", c.verb, p.Doc.Text, got, c.object)
			}
		})
	}
}

func TestModality(t *testing.T) {
	for _, c := range []struct {
		tree, word string
		want       record.Modality
	}{
		{"Rebels rebel NNS 2 nsubj/attacked attack VBD 0 root", "attacked", record.Asserted},
		{"Rebels rebel NNS 3 nsubj/will will MD 3 aux/attack attack VB 0 root", "attack", record.Planned},
		{"Rebels rebel NNS 3 nsubj/may may MD 3 aux/attack attack VB 0 root", "attack", record.Possible},
		{"Rebels rebel NNS 4 nsubj/did do MD 4 aux/not not RB 4 advmod/attack attack VB 0 root", "attack", record.Denied},
		{"Rebels rebel NNS 2 nsubj/refused refuse VBD 0 root/to to TO 4 mark/leave leave VB 2 xcomp", "leave", record.Denied},
		{"Rebels rebel NNS 2 nsubj/failed fail VBD 0 root/to to TO 4 mark/leave leave VB 2 xcomp", "leave", record.Denied},
		{"Rebels rebel NNS 2 nsubj/threatened threaten VBD 0 root/to to TO 4 mark/leave leave VB 2 xcomp", "leave", record.Possible},
		{"He he NN 2 nsubj/urged urge VBD 0 root/rebels rebel NNS 2 obj/to to TO 5 mark/leave leave VB 2 xcomp", "leave", record.Demanded},
		{"He he NN 2 nsubj/called call VBD 0 root/for for IN 4 case/talks talk NNS 2 obl", "talks", record.Demanded},
		{"He he NN 2 nsubj/held hold VBD 0 root/no no DT 4 det/talks talk NNS 2 obj", "talks", record.Denied},
		{"He he NN 2 nsubj/denied deny VBD 0 root/attacking attack VBG 2 xcomp/villages village NNS 3 obj", "attacking", record.Denied},
		{"He he NN 2 nsubj/came come VBD 0 root/to to TO 4 mark/talk talk VB 2 advcl", "talk", record.Planned},
	} {
		p := tree(c.tree)
		if got := p.Modality(p.find(c.word)); got != c.want {
			t.Errorf("%q in %q: got %s, want %s", c.word, p.Doc.Text, got, c.want)
		}
	}
}
