package train

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"rapporteur/nlp/name"
	"rapporteur/weights"
)

func init() {
	Register("name", "names, from annotated sets and a file of silver names", saveNames)
	Register("name-silver", "silver names of unlabelled news, an input of name (say --out FILE.tsv)", saveSilver)
	RegisterScore("name", "names: trains without some documents and scores on these", scoreNames)
}

// silverFile is the usual name of the file of silver names.
const silverFile = "name-silver.tsv"

// saveNames trains the name finder on everything there is.
func saveNames(o Options) error {
	docs, err := nameSets(o)
	if err != nil {
		return err
	}
	classes, err := nameClasses(docs, o)
	if err != nil {
		return err
	}
	silver, err := silverDocs(o)
	if err != nil {
		return err
	}
	g, err := newGrammar(o)
	if err != nil {
		return err
	}
	return o.Save("name", trainNames(append(docs, silver...), classes, g, nil, o))
}

// saveSilver writes the silver names.
func saveSilver(o Options) error {
	if filepath.Ext(o.Out) != ".tsv" {
		return fmt.Errorf("%w: silver names are no model (say --out %s)", ErrData, silverFile)
	}
	docs, err := nameSets(o)
	if err != nil {
		return err
	}
	classes, err := nameClasses(docs, o)
	if err != nil {
		return err
	}
	g, err := newGrammar(o)
	if err != nil {
		return err
	}
	silver, err := labelNews(docs, classes, g, o)
	if err != nil {
		return err
	}
	return os.WriteFile(o.Out, silver, 0o644)
}

// labelNews labels every third item of unlabelled news, and a treebank without names, by a teacher that has learned from
// the annotated documents and hears what another tagger says.
func labelNews(docs []nameDoc, classes *weights.File, g *grammar, o Options) ([]byte, error) {
	texts, err := newsTexts(o)
	if err != nil {
		return nil, err
	}
	hints, err := readHints(o)
	if err != nil {
		return nil, err
	}
	teacher, err := name.LoadHinted(trainNames(docs, classes, g, hints, o), hints)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	makeSilver(teacher, g, texts, docs, 3, &out, o.Log)
	return out.Bytes(), nil
}

// nameSets reads all annotated documents.
func nameSets(o Options) ([]nameDoc, error) {
	var docs []nameDoc
	var firstErr error
	read := func(file string) string {
		path, err := o.Find(file)
		if err == nil {
			var raw []byte
			if raw, err = readMaybePacked(path); err == nil {
				return string(raw)
			}
		}
		if firstErr == nil {
			firstErr = err
		}
		return ""
	}
	docs = append(docs, readWikigold(read("wikigold.conll.txt"))...)
	docs = append(docs, readUNER(read("uner_ewt-dev.iob2"))...)
	for _, f := range []string{"en_gum-news-train.conllu", "en_gum-interview-speech-train.conllu", "en_gum-otherfree-train.conllu"} {
		docs = append(docs, readGUM(read(f))...)
	}
	re3d, err := re3dSets(o)
	if err != nil {
		return nil, err
	}
	docs = append(docs, re3d...)
	docs = append(docs, readEWT(read("en_ewt-train.conllu"))...)
	for _, d := range docs {
		for k := range d.sents {
			d.sents[k].settle()
		}
	}
	return docs, firstErr
}

// re3dSets reads the folders of re3d, which stand beside wikigold.conll.txt.
func re3dSets(o Options) ([]nameDoc, error) {
	beside, err := o.Find("wikigold.conll.txt")
	if err != nil {
		return nil, err
	}
	var docs []nameDoc
	for _, f := range []string{"Australian_Department_of_Foreign_Affairs", "CENTCOM", "UK_Government", "Wikipedia"} {
		dir := filepath.Join(filepath.Dir(beside), "re3d", f)
		documents, err := os.ReadFile(filepath.Join(dir, "documents.json"))
		if err != nil {
			return nil, err
		}
		entities, err := os.ReadFile(filepath.Join(dir, "entities.json"))
		if err != nil {
			return nil, err
		}
		docs = append(docs, readRe3d(string(documents), string(entities))...)
	}
	return docs, nil
}

// silverDocs are the silver names among the data, none when there is no such file.
func silverDocs(o Options) ([]nameDoc, error) {
	path, err := o.Find(silverFile)
	if err != nil {
		o.Logf("no %s among the data: annotated sets alone", silverFile)
		return nil, nil
	}
	raw, err := readMaybePacked(path)
	if err != nil {
		return nil, err
	}
	return readSilver(string(raw)), nil
}

// heldOut splits off documents of the sets that have no test part of their own: every fifth, and of the small set of web
// text every second.
func heldOut(docs []nameDoc) (train, held []nameDoc) {
	count := map[string]int{}
	every := map[string]int{"wikigold": 5, "re3d": 5, "uner": 2}
	for _, d := range docs {
		count[d.set]++
		if n := every[d.set]; n > 0 && count[d.set]%n == 0 {
			held = append(held, d)
		} else {
			train = append(train, d)
		}
	}
	return train, held
}

// nameClasses learns word classes from news and from the annotated sets without their annotation.
func nameClasses(docs []nameDoc, o Options) (*weights.File, error) {
	texts, err := newsTexts(o)
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		for _, s := range d.sents {
			var b strings.Builder
			for _, t := range s.toks {
				b.WriteString(t.Form + " ")
			}
			texts = append(texts, b.String())
		}
	}
	f := weights.New()
	learnClasses(f, texts, o.Log)
	return f, vectorClasses(f, o)
}

// newsTexts are the unlabelled news items, and the sentences of full stories.
func newsTexts(o Options) ([]string, error) {
	var out []string
	for _, f := range []string{"current-events-2002-2025q1.tsv", "ntrex-newstest2019-en.tsv"} {
		path, err := o.Find(f)
		if err != nil {
			return nil, err
		}
		raw, err := readMaybePacked(path)
		if err != nil {
			return nil, err
		}
		for l := range strings.Lines(string(raw)) {
			c := strings.Split(strings.TrimRight(l, "\n"), "\t")
			out = append(out, c[len(c)/2])
		}
	}
	return out, nil
}
