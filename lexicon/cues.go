package lexicon

import (
	"fmt"
	"strings"
	"sync"
)

// Form is in what form the content of a statement stands.
type Form uint8

// The forms of content.
const (
	Quotation  Form = iota // "We are ready," he said
	Clause                 // said (that) the bridge was closed
	Question               // asked whether the road was open
	Infinitive             // vowed to rebuild the town
	Gerund                 // denied shelling the camp
	Phrase                 // condemned the raid; called for a truce
	Complement             // called the vote a step forward
)

// Frame is one way in which a cue takes its content.
type Frame struct {
	Form   Form
	Prep   string // the preposition before the content ("for" in "called for a truce"), "" for none
	Object string // what stands before the content: "" nothing, "np" a plain object, else the preposition of a phrase ("on" in "called on X to leave")
	Act    string // of the record: say, accuse, demand …
	Hearer bool   // the object hears it ("told reporters"); else it is the target ("accused the army")
}

// Cue is a verb that reports, with the words that belong to it: "rule out", "make clear", "claim responsibility".
type Cue struct {
	Lemma  string   // of the verb
	Rest   []string // its particle or fixed object, lower case
	Frames []Frame
}

// Has tells whether the cue takes content of that form.
func (c *Cue) Has(f Form) bool { return c.Frame(f) != nil }

// Frame is the first frame of that form without an object before it, else the first with one; nil when there is none.
func (c *Cue) Frame(f Form) *Frame {
	var other *Frame
	for i := range c.Frames {
		if c.Frames[i].Form == f {
			if c.Frames[i].Object == "" {
				return &c.Frames[i]
			}
			if other == nil {
				other = &c.Frames[i]
			}
		}
	}
	return other
}

// NounCue is a noun or adjective that reports: "the claim that …", "is confident that …".
type NounCue struct {
	Act    string
	Takes  map[string]bool // that, to, wh, and prepositions
	Strong bool            // reports even without a verb that carries it
}

// Cues are the words that report.
type Cues struct {
	verbs      map[string][]*Cue
	nouns      map[string]*NounCue
	adjectives map[string]*NounCue
	phrases    []CuePhrase
	phrasesAt  map[string][]CuePhrase // by their first word
	channels   map[string]Channel
	light      map[string]bool
	quoteForms map[string]bool
	lemmas     map[string]string // of regular forms
}

// CuePhrase is a phrase that gives a source without a verb: "according to".
type CuePhrase struct {
	Words []string // lower case
	Act   string
}

// Channel is where or how something is said.
type Channel struct {
	Name  string   // "" keeps the words of the report
	After []string // the prepositions that make it a channel
}

// TheCues are the built-in cues.
var TheCues = sync.OnceValue(func() *Cues { return loadCues(nil) })

// Verbs are the cues with that verb, those with more words first; nil for a verb that does not report.
func (c *Cues) Verbs(lemma string) []*Cue { return c.verbs[lemma] }

// VerbsOfForm are the cues with the verb of that regular form: "apologized".
func (c *Cues) VerbsOfForm(form string) []*Cue { return c.verbs[c.lemmas[form]] }

// Noun is the cue of that noun, nil when it does not report.
func (c *Cues) Noun(lemma string) *NounCue { return c.nouns[lemma] }

// Adjective is the cue of that adjective, nil when it does not report.
func (c *Cues) Adjective(lemma string) *NounCue { return c.adjectives[lemma] }

// Phrases are the cues without a verb that begin with the word.
func (c *Cues) Phrases(first string) []CuePhrase { return c.phrasesAt[first] }

// Light tells whether the verb hands its noun the work: "issued a warning that …".
func (c *Cues) Light(lemma string) bool { return c.light[lemma] }

// Channel is the channel with that name, lower case.
func (c *Cues) Channel(words string) (Channel, bool) {
	ch, ok := c.channels[words]
	return ch, ok
}

// loadCues are the built-in cues with those of a user laid over them.
func loadCues(own []*OwnCue) *Cues {
	c := &Cues{verbs: map[string][]*Cue{}, channels: map[string]Channel{}, light: map[string]bool{}}
	for _, r := range Load("cues").Rows {
		c.addVerb(r)
	}
	c.nouns, c.adjectives = nounCues("cues_nouns", "noun"), nounCues("cues_adjectives", "adjective")
	for _, r := range Load("cues_phrases").Rows {
		c.phrases = append(c.phrases, CuePhrase{strings.Fields(r.Get("phrase")), r.Get("act")})
	}
	for _, r := range Load("channels").Rows {
		c.channels[r.Get("words")] = Channel{r.Get("channel"), r.List("after")}
	}
	for _, r := range Load("cues_light").Rows {
		c.light[r.Get("verb")] = true
	}
	c.overlay(own)
	c.quoteForms, c.lemmas = c.formsOfQuoteVerbs(), c.lemmasOfForms()
	c.phrasesAt = map[string][]CuePhrase{}
	for _, p := range c.phrases {
		c.phrasesAt[p.Words[0]] = append(c.phrasesAt[p.Words[0]], p)
	}
	return c
}

// lemmasOfForms files the verbs under their regular forms.
func (c *Cues) lemmasOfForms() map[string]string {
	out := map[string]string{}
	for lemma := range c.verbs {
		if len(lemma) > 4 { // shorter ones share forms with other words
			for _, f := range regularForms(lemma) {
				if old, ok := out[f]; !ok || lemma < old { // whatever the order of the map
					out[f] = lemma
				}
			}
		}
	}
	return out
}

// QuoteForm tells whether the word is a form of a verb that takes quotations ("asks", "tweeted"): readers use it where a
// tagger may have taken the verb for a noun.
func (c *Cues) QuoteForm(word string) bool { return c.quoteForms[word] }

func (c *Cues) formsOfQuoteVerbs() map[string]bool {
	out := map[string]bool{"said": true, "told": true, "wrote": true, "sang": true, "read": true, "begged": true, "swore": true, "thought": true, "quipped": true}
	for lemma, cues := range c.verbs {
		for _, cue := range cues {
			if len(cue.Rest) == 0 && cue.Has(Quotation) {
				for _, f := range regularForms(lemma) {
					out[f] = true
				}
			}
		}
	}
	return out
}

// regularForms are the forms of a regular verb: asks, asked, asking; cries, cried, crying; states, stated, stating.
func regularForms(lemma string) []string {
	last := lemma[len(lemma)-1]
	switch {
	case last == 'e':
		return []string{lemma + "s", lemma + "d", lemma[:len(lemma)-1] + "ing"}
	case last == 'y' && len(lemma) > 1 && !strings.ContainsRune("aeiou", rune(lemma[len(lemma)-2])):
		return []string{lemma[:len(lemma)-1] + "ies", lemma[:len(lemma)-1] + "ied", lemma + "ing"}
	case last == 's' || last == 'h' || last == 'x':
		return []string{lemma + "es", lemma + "ed", lemma + "ing"}
	case last == 'l' && len(lemma) > 3: // signalled, signaled
		return []string{lemma + "s", lemma + "ed", lemma + "ing", lemma + "led", lemma + "ling"}
	}
	return []string{lemma + "s", lemma + "ed", lemma + "ing"}
}

// addVerb files a row under its verb.
func (c *Cues) addVerb(r Row) {
	frames := make([]Frame, 0, 4)
	for _, take := range r.List("takes") {
		f, err := parseFrame(take)
		if err != nil {
			panic(fmt.Sprintf("lexicon: cues:%d: %v", r.Line, err))
		}
		f.Act, f.Hearer = r.Get("act"), r.Get("object") == "hearer"
		frames = append(frames, f)
	}
	c.addFrames(strings.Fields(r.Get("cue")), frames)
}

// addFrames files the frames of a verb with its words. Rows of the same words are one cue, and longer cues stand before
// shorter ones.
func (c *Cues) addFrames(words []string, frames []Frame) {
	lemma, rest := words[0], words[1:]
	at := 0
	for i, old := range c.verbs[lemma] {
		if strings.Join(old.Rest, " ") == strings.Join(rest, " ") {
			old.Frames = append(old.Frames, frames...)
			return
		}
		if len(old.Rest) >= len(rest) {
			at = i + 1
		}
	}
	list := append(c.verbs[lemma], nil)
	copy(list[at+1:], list[at:])
	list[at] = &Cue{lemma, rest, frames}
	c.verbs[lemma] = list
}

// parseFrame reads one value of the column takes: "that", "np+of", "on+to".
func parseFrame(s string) (Frame, error) {
	var f Frame
	if before, after, ok := strings.Cut(s, "+"); ok && !(before == "to" && after == "np") {
		f.Object, s = before, after
	} else if ok {
		return Frame{Form: Phrase, Prep: "to"}, nil
	}
	switch s {
	case "":
		return f, fmt.Errorf("an empty form")
	case "q":
		f.Form = Quotation
	case "that":
		f.Form = Clause
	case "wh":
		f.Form = Question
	case "to":
		f.Form = Infinitive
	case "ing":
		f.Form = Gerund
	case "np":
		f.Form = Phrase
	case "x":
		f.Form = Complement
	default:
		f.Form, f.Prep = Phrase, s
	}
	return f, nil
}

func nounCues(table, col string) map[string]*NounCue {
	out := map[string]*NounCue{}
	for _, r := range Load(table).Rows {
		n := &NounCue{Act: r.Get("act"), Takes: map[string]bool{}, Strong: r.Get("strong") == "yes"}
		for _, t := range r.List("takes") {
			n.Takes[t] = true
		}
		out[r.Get(col)] = n
	}
	return out
}
