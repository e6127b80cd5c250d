package lexicon

import "sync"

type weaponKind struct{ mode, code string }

var weapons = sync.OnceValue(func() map[string]weaponKind {
	out := map[string]weaponKind{}
	for _, r := range Load("events_weapons").Rows {
		for _, w := range r.List("words") {
			out[w] = weaponKind{r.Get("mode"), r.Get("cameo")}
		}
	}
	return out
})

// Weapon is the mode and the code of an assault with that weapon, "" for words that are none.
func Weapon(lemma string) (mode, code string) {
	w := weapons()[lemma]
	return w.mode, w.code
}

var eventContexts = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range Load("events_contexts").Rows {
		for _, w := range r.List("words") {
			out[w] = r.Get("context")
		}
	}
	return out
})

// EventContext is the PLOVER context that a word speaks of, "" when it speaks of none.
func EventContext(lemma string) string { return eventContexts()[lemma] }
