package train

import (
	"math/rand/v2"
	"strings"

	"rapporteur/corpus"
	"rapporteur/nlp"
)

// The treebanks by file name. EWT test is for scoring alone.
var (
	treebankTrain = []string{"en_ewt-train.conllu", "en_gum-news-train.conllu", "en_gum-interview-speech-train.conllu", "en_gum-otherfree-train.conllu"}
	treebankDev   = []string{"en_ewt-dev.conllu", "en_gum-free-dev.conllu"}
)

// treebank reads several files as one list of documents.
func treebank(o Options, names ...string) ([]*nlp.Doc, error) {
	var out []*nlp.Doc
	for _, n := range names {
		path, err := o.Find(n)
		if err != nil {
			return nil, err
		}
		docs, err := corpus.ReadDocs(path)
		if err != nil {
			return nil, err
		}
		out = append(out, docs...)
	}
	return out, nil
}

// sentences are the sentences of documents, each with heads counted from its own first word.
func sentences(docs []*nlp.Doc) [][]nlp.Token {
	var out [][]nlp.Token
	for _, d := range docs {
		for _, s := range d.Sents {
			tokens := d.Tokens[s.Start:s.End:s.End]
			for i := range tokens {
				if tokens[i].Head >= 0 {
					tokens[i].Head -= s.Start
				}
			}
			out = append(out, tokens)
		}
	}
	return out
}

// recased is a copy of a sentence in capitals or in small letters, so that headlines are not foreign to a model.
func recased(tokens []nlp.Token, upper bool) []nlp.Token {
	out := append([]nlp.Token(nil), tokens...)
	for i := range out {
		if upper {
			out[i].Form = strings.ToUpper(out[i].Form)
		} else {
			out[i].Form = out[i].Lower
		}
	}
	return out
}

// someRecased puts in place of one sentence in twenty the same one in capitals or small letters.
func someRecased(sents [][]nlp.Token, r *rand.Rand) [][]nlp.Token {
	out := append([][]nlp.Token(nil), sents...)
	for i := range out {
		switch r.IntN(40) {
		case 0:
			out[i] = recased(out[i], true)
		case 1:
			out[i] = recased(out[i], false)
		}
	}
	return out
}
