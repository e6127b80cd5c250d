package train

import (
	"os"
	"path/filepath"
	"strings"

	"rapporteur/corpus"
	"rapporteur/models"
	"rapporteur/nlp"
	"rapporteur/nlp/conllu"
	"rapporteur/weights"
)

// openModel opens the model in the folder or file out when it is there, else the embedded one.
func openModel(name, out string) (*weights.File, error) {
	path := out
	if filepath.Ext(path) != ".bin" {
		path = filepath.Join(out, name+".bin")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return models.Open(name)
	}
	return weights.Open(data)
}

// eachTreebank calls do with the development treebanks, GUM's news and interviews apart from its other genres.
func eachTreebank(o Options, do func(name string, docs []*nlp.Doc) error) error {
	for _, name := range treebankDev {
		for _, part := range []string{"", "news", "interview"} {
			if part != "" && !strings.Contains(name, "gum") {
				continue
			}
			docs, err := genre(o, name, part)
			if err != nil {
				return err
			}
			if err := do(strings.TrimSuffix(name, ".conllu")+" "+part, docs); err != nil {
				return err
			}
		}
	}
	return nil
}

// genre reads the documents of a treebank whose id holds part.
func genre(o Options, name, part string) ([]*nlp.Doc, error) {
	path, err := o.Find(name)
	if err != nil {
		return nil, err
	}
	sents, err := corpus.ReadConllu(path)
	if err != nil {
		return nil, err
	}
	var out []*nlp.Doc
	for _, g := range corpus.Groups(sents) {
		if strings.Contains(g[0].Meta("newdoc id"), part) {
			out = append(out, conllu.Doc(g))
		}
	}
	return out, nil
}
