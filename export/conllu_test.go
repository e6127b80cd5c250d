package export

import (
	"strings"
	"testing"

	"rapporteur/nlp"
	"rapporteur/nlp/split"
)

func TestConlluOfRunningText(t *testing.T) {
	d := split.Doc("Sesay's envoy  can't go.\n\n“No.”")
	d.Entities = []nlp.Entity{{Start: 0, End: 1, Type: nlp.PER}}
	for i := range d.Tokens {
		d.Tokens[i].Lemma, d.Tokens[i].Rel = d.Tokens[i].Lower, nlp.Dep
	}
	var b strings.Builder
	if err := Conllu(&b, d, ConlluOptions{Doc: "x", Names: true}); err != nil {
		t.Fatal(err)
	}
	want := `# newdoc id = x
# newpar
# sent_id = x-1
# text = Sesay's envoy can't go.
1-2	Sesay's	_	_	_	_	_	_	_	_
1	Sesay	sesay	_	_	_	0	dep	_	NER=B-PER
2	's	's	_	_	_	0	dep	_	_
3	envoy	envoy	_	_	_	0	dep	_	_
4-5	can't	_	_	_	_	_	_	_	_
4	ca	ca	_	_	_	0	dep	_	_
5	n't	n't	_	_	_	0	dep	_	_
6	go	go	_	_	_	0	dep	_	SpaceAfter=No
7	.	.	_	_	_	0	dep	_	_

# newpar
# sent_id = x-2
# text = “No.”
1	“	“	_	_	_	0	dep	_	SpaceAfter=No
2	No	no	_	_	_	0	dep	_	SpaceAfter=No
3	.	.	_	_	_	0	dep	_	SpaceAfter=No
4	”	”	_	_	_	0	dep	_	_

`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestAnalysisCountsCodePoints(t *testing.T) {
	d := split.Doc("Él va.")
	d.Entities = []nlp.Entity{{Start: 0, End: 1, Type: nlp.PER}}
	d.Chains = [][]nlp.Mention{{{Start: 0, End: 1, How: nlp.ByName}}}
	got := string(Analysis("a\"b", d))
	for _, want := range []string{`{"id":"a\"b"`, `{"start":3,"end":5,"form":"va"`, `"entities":[{"start":0,"end":2,"type":"PER"}]`, `"chains":[[{"start":0,"end":2,"how":"name"}]]`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
}
