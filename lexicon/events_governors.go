package lexicon

import "sync"

// Governor says what a word makes of what stands below it: "refused to meet" tells of no meeting.
type Governor struct {
	Modality string // planned, possible, denied, demanded, fact
	Clause   bool   // governs clauses: "refused to meet"
	Noun     bool   // governs nouns: "rejected talks"
}

type governorKey struct {
	word string
	as   byte
}

var governors = sync.OnceValue(func() map[governorKey]Governor {
	t := Load("events_governors")
	out := make(map[governorKey]Governor, len(t.Rows))
	for _, r := range t.Rows {
		takes := r.Get("takes")
		out[governorKey{r.Get("word"), r.Get("as")[0]}] = Governor{
			Modality: r.Get("modality"),
			Clause:   takes != "noun",
			Noun:     takes != "clause",
		}
	}
	return out
})

// GovernorOf is the governor of that lemma, with its particle or preposition where it has one ("call off", "call for").
// As is 'v', 'n' or 'a'.
func GovernorOf(word string, as byte) (Governor, bool) {
	g, ok := governors()[governorKey{word, as}]
	return g, ok
}
