package lemma

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"rapporteur/nlp"
)

//go:embed irregular.tsv
var irregularTable string

// irregular leads from kind and form ("v fled") to the base form.
var irregular = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(irregularTable) {
		if line[0] == '#' {
			continue
		}
		form, rest, ok := strings.Cut(strings.TrimSpace(line), "\t")
		kind, base, ok2 := strings.Cut(rest, "\t")
		if !ok || !ok2 {
			panic(fmt.Sprintf("irregular.tsv: %q", line))
		}
		m[kind+" "+form] = base
	}
	return m
})

// irregularBase is the base form of a word that follows no rule, also behind a prefix ("overthrew", "man-made") or in a
// compound ("policewomen"); "" for others.
func irregularBase(form string, t *nlp.Token) string {
	kind := ""
	switch t.XPOS {
	case "VBD", "VBN":
		kind = "v "
	case "NNS":
		kind = "n "
	case "JJR", "JJS", "RBR", "RBS":
		kind = "a "
	default:
		return ""
	}
	if base := irregular()[kind+form]; base != "" {
		return base
	}
	if i := strings.LastIndexByte(form, '-'); i > 0 {
		if base := irregular()[kind+form[i+1:]]; base != "" {
			return form[:i+1] + base
		}
	}
	if p, rest := unprefixed(form); p != "" && kind == "v " {
		if base := irregular()[kind+rest]; base != "" {
			return p + base
		}
	}
	if head, ok := strings.CutSuffix(form, "men"); ok && kind == "n " && len(head) > 2 {
		return head + "man"
	}
	return ""
}
