package lexicon

import (
	"fmt"
	"strings"
	"sync"
)

// EventFrame is one way in which a word tells of an event: "reject" with a proposal as its object. The language of
// patterns is told in docs/events.md.
type EventFrame struct {
	Lemma    string // "call"; of a joined word the whole: "cease-fire"
	Particle string // "off"
	POS      byte   // 'v', 'n' or 'a'
	Pattern  string
	Type     string // "-" in a row of a user: the word tells of no event
	Mode     string
	CAMEO    string
	Context  []string
	Example  string
	Table    string // or the file of a user
	Line     int
	Own      bool // told by a user

	Whom    []string // where the recipient stands: "obj", "any", "-", or prepositions; the first that is there counts
	Doer    []string // where who does it stands, when the subject is to whom it is done ("received a loan from"): prepositions, "xobj"
	Mutual  bool     // both sides act: "exchanged fire with"
	Sides   bool     // a noun with parties: "talks between"
	Content []string // where the thing stands that is promised, demanded, refused: "obj", "xcomp", "ccomp", prepositions
	Conds   []EventCond
	Of      byte // of a noun: what "of" tells: 'w' who does it, 'm' to whom it is done, 0 nothing
	Poss    byte // of a noun: the same for "its"
}

// EventCond is what must stand, or must not, in one slot of a frame.
type EventCond struct {
	Slot  string // "obj", "subj", "xcomp", "ccomp", "mod" or a preposition
	Not   bool
	Any   bool // anything will do
	Human bool
	Actor bool
	Words map[string][]string // head words; to each the modifiers of which it needs one
	owned bool                // Words is no class
}

var eventTypes = []string{"agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault"}

// frameIndex finds frames by their words.
type frameIndex struct {
	all, own     []*EventFrame
	verbs, nouns map[string][]*EventFrame
	adjectives   map[string][]*EventFrame
	joined       map[string]bool // nouns with a hyphen: "cease-fire"
	classes      map[string]map[string][]string
}

var eventFrames = sync.OnceValue(func() *frameIndex {
	ix := newFrameIndex()
	if err := ix.addBuiltin(nil); err != nil {
		panic(fmt.Sprintf("lexicon: %v", err))
	}
	return ix
})

// newFrameIndex has the built-in classes and no frames.
func newFrameIndex() *frameIndex {
	ix := &frameIndex{verbs: map[string][]*EventFrame{}, nouns: map[string][]*EventFrame{}, adjectives: map[string][]*EventFrame{}, joined: map[string]bool{},
		classes: map[string]map[string][]string{}}
	for _, r := range Load("events_classes").Rows {
		ix.classes[r.Get("class")] = wordSet(r.List("words"))
	}
	return ix
}

// addBuiltin files the built-in frames, but for those of certain words.
func (ix *frameIndex) addBuiltin(but map[wordKey]bool) error {
	for _, name := range eventTypes {
		for _, r := range Load("events_" + name).Rows {
			f, err := parseEventFrame(ix, r)
			if err != nil {
				return fmt.Errorf("events_%s:%d: %w", name, r.Line, err)
			}
			f.Table = "events_" + name
			if !but[wordKey{f.Word(), f.POS}] {
				ix.add(f)
			}
		}
	}
	return nil
}

// Word is the lemma with its particle: "call off".
func (f *EventFrame) Word() string { return strings.TrimSpace(f.Lemma + " " + f.Particle) }

func (ix *frameIndex) add(f *EventFrame) {
	ix.all = append(ix.all, f)
	switch f.POS {
	case 'v':
		ix.verbs[f.Lemma] = append(ix.verbs[f.Lemma], f)
	case 'a':
		ix.adjectives[f.Lemma] = append(ix.adjectives[f.Lemma], f)
	default:
		ix.nouns[f.Lemma] = append(ix.nouns[f.Lemma], f)
		if strings.Contains(f.Lemma, "-") {
			ix.joined[f.Lemma] = true
		}
	}
}

func wordSet(words []string) map[string][]string {
	out := make(map[string][]string, len(words))
	for _, w := range words {
		out[w] = nil
	}
	return out
}

func parseEventFrame(ix *frameIndex, r Row) (*EventFrame, error) {
	f := &EventFrame{POS: r.Get("pos")[0], Pattern: r.Get("pattern"), Type: r.Get("type"), Mode: r.Get("mode"), CAMEO: r.Get("cameo"),
		Context: r.List("context"), Example: r.Get("example"), Line: r.Line}
	f.Lemma, f.Particle, _ = strings.Cut(r.Get("lemma"), " ")
	if f.POS == 'n' {
		f.Lemma, f.Particle = r.Get("lemma"), ""
		f.Poss = 'w'
	}
	for _, term := range strings.Fields(f.Pattern) {
		if err := f.term(ix, term); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// term reads one term of a pattern.
func (f *EventFrame) term(ix *frameIndex, term string) error {
	if w, ok := strings.CutPrefix(term, "subj>"); ok {
		f.Whom = strings.Split(w, "/")
		return nil
	}
	if w, ok := strings.CutPrefix(term, "subj+"); ok {
		f.Whom, f.Mutual = strings.Split(w, "/"), true
		return nil
	}
	if w, ok := strings.CutSuffix(term, ">subj"); ok {
		f.Doer = strings.Split(w, "/")
		return nil
	}
	if term == "sides" {
		f.Sides, f.Mutual = true, true
		return nil
	}
	slot, values, given := strings.Cut(term, "=")
	not := strings.HasSuffix(slot, "!")
	slot = strings.TrimSuffix(slot, "!")
	if f.POS == 'n' && slot == "of" || slot == "poss" {
		switch values {
		case "who":
			f.set(slot, 'w')
		case "whom":
			f.set(slot, 'm')
		case "-":
			f.set(slot, 0)
		default:
			return fmt.Errorf("%q: who, whom or - is wanted", term)
		}
		return nil
	}
	if f.POS == 'n' && (values == "whom" || values == "-") {
		return nil // "against=whom" is so anyway
	}
	if slot == "c" {
		f.Content = strings.Split(values, "/")
		return nil
	}
	c := EventCond{Slot: slot, Not: not, Any: !given}
	for _, v := range strings.Split(values, ",") {
		if err := c.value(ix, v); err != nil {
			return fmt.Errorf("%q: %v", term, err)
		}
	}
	f.Conds = append(f.Conds, c)
	return nil
}

func (f *EventFrame) set(slot string, b byte) {
	if slot == "of" {
		f.Of = b
	} else {
		f.Poss = b
	}
}

func (c *EventCond) value(ix *frameIndex, v string) error {
	switch {
	case v == "":
	case v == "any":
		c.Any = true
	case v == "human":
		c.Human = true
	case v == "actor":
		c.Actor = true
	case v[0] == '@':
		words, ok := ix.classes[v[1:]]
		if !ok {
			return fmt.Errorf("no class %s", v)
		}
		if c.Words == nil {
			c.Words = words
			return nil
		}
		c.own(len(words))
		for w, m := range words {
			c.Words[w] = m
		}
	default:
		c.own(1)
		if w, mod, ok := strings.Cut(strings.TrimSuffix(v, ")"), "("); ok {
			c.Words[w] = append(c.Words[w], mod)
		} else {
			c.Words[v] = nil
		}
	}
	return nil
}

// own makes Words a map of the condition's own, so that a class that it began as is not changed.
func (c *EventCond) own(more int) {
	if c.owned {
		return
	}
	c.owned = true
	words := make(map[string][]string, len(c.Words)+more)
	for w, m := range c.Words {
		words[w] = m
	}
	c.Words = words
}

// EventFrames are all frames: those of a user, then the built-in ones in the order of their tables.
func (w *World) EventFrames() []*EventFrame { return w.events().all }

// VerbFrames are the frames of a verb, nil when it has none.
func (w *World) VerbFrames(lemma string) []*EventFrame { return w.events().verbs[lemma] }

// NounFrames are the frames of a noun, nil when it has none.
func (w *World) NounFrames(lemma string) []*EventFrame { return w.events().nouns[lemma] }

// AdjectiveFrames are the frames of an adjective ("ready"), nil when it has none.
func (w *World) AdjectiveFrames(lemma string) []*EventFrame { return w.events().adjectives[lemma] }

// JoinedNoun tells whether there are frames of a noun with a hyphen: "cease-fire".
func (w *World) JoinedNoun(lemma string) bool { return w.events().joined[lemma] }

// EventClass tells whether word is of the class of that name ("person", "talks").
func (w *World) EventClass(class, word string) bool {
	_, ok := w.events().classes[class][word]
	return ok
}

var notEvents = sync.OnceValue(func() map[string]map[string][]string {
	out := map[string]map[string][]string{}
	for _, r := range Load("events_not").Rows {
		out[r.Get("noun")] = wordSet(r.List("with"))
	}
	return out
})

// NotEvent tells whether a noun with that modifier is no event, whatever the noun: a heart attack, a price war.
func NotEvent(noun, modifier string) bool {
	_, ok := notEvents()[noun][modifier]
	return ok
}
