package conllu

import (
	"bytes"
	"strings"
	"testing"

	"rapporteur/nlp"
)

const sample = `# newdoc id = a
# sent_id = a-1
# text = Sesay's envoy can't.
1-2	Sesay's	_	_	_	_	_	_	_	_
1	Sesay	Sesay	PROPN	NNP	Number=Sing	3	nmod:poss	_	_
2	's	's	PART	POS	_	1	case	_	_
3	envoy	envoy	NOUN	NN	Number=Sing	4	nsubj	_	_
4-5	can't	_	_	_	_	_	_	_	SpaceAfter=No
4	ca	can	AUX	MD	_	0	root	_	_
5	n't	not	PART	RB	_	4	advmod	_	_
6	.	.	PUNCT	.	_	4	punct	_	_

# newpar
# sent_id = a-2
1	No	no	INTJ	UH	_	0	root	_	_

`

func TestReadAndWriteGiveTheSameBytes(t *testing.T) {
	sents, err := Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, sents...); err != nil || b.String() != sample {
		t.Errorf("got\n%s\nwant\n%s (%v)", b.String(), sample, err)
	}
}

func TestDocHasSpansHeadsAndParagraphs(t *testing.T) {
	sents, _ := Read(strings.NewReader(sample))
	d := Doc(sents)
	if want := "Sesay's envoy can't.\n\nNo"; d.Text != want {
		t.Fatalf("got text %q, want %q", d.Text, want)
	}
	for i, tok := range d.Tokens {
		if got := tok.Span.Of(d.Text); got != tok.Form {
			t.Errorf("token %d: text has %q, form is %q", i, got, tok.Form)
		}
	}
	if d.Tokens[0].Head != 2 || d.Tokens[3].Head != nlp.NoHead || d.Sents[0].Root != 3 || d.Tokens[0].Rel != nlp.NmodPoss {
		t.Errorf("heads are wrong: %+v", d.Tokens)
	}
	if !d.Tokens[1].Joined || d.Tokens[1].Space != true || d.Tokens[4].Space || d.Sents[1].Para != 1 {
		t.Errorf("joins, spaces or paragraphs are wrong: %+v", d.Tokens)
	}
}

func TestReadRefusesWhatIsNoCoNLLU(t *testing.T) {
	for _, bad := range []string{"hello world", "1\tA\n3\tB\n", "1\ta\tb\tc\td\te\tf\tg\th\ti\tj\n"} {
		if _, err := Read(strings.NewReader(bad)); err == nil {
			t.Errorf("%q is read without error", bad)
		}
	}
}
