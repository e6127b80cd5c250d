package tag

import (
	"rapporteur/nlp"
	"rapporteur/nlp/linear"
)

// Common tells whether the training text has a word, in lower case, as something else than a name.
func (t *Tagger) Common(lower string) bool {
	return uint64(t.lexicon.known.Find(linear.Word(lower)))&^(1<<nlp.PROPN) != 0
}
