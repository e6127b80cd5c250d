package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// cueCols are the columns of the table in which a user tells words of speech.
var cueCols = []string{"cue", "pos", "act", "takes", "object", "example"}

// cueActs are what one may do by a statement (docs/record.md).
var cueActs = strings.Fields("say accuse demand promise threaten praise criticise dismiss deny propose announce thank apologise ask believe intend show")

// OwnCue is a row of a user's table of words of speech.
type OwnCue struct {
	Words   []string // lower case: a verb with its particle or object, a noun, an adjective, or the words of a phrase
	POS     byte     // v, n, a; p for a phrase
	Act     string   // "-" for a word by which nobody says anything
	Takes   []string
	Hearer  bool
	Example string
	Table   string // the file
	Line    int
}

// Cue is the words as they are told.
func (c *OwnCue) Cue() string { return strings.Join(c.Words, " ") }

// withCues makes w know the words of speech that a user tells, beside those it knows already.
func (w *World) withCues(before *World, rows []Row) error {
	w.ownCues, w.cues = before.ownCues, before.cues
	if len(rows) == 0 {
		return nil
	}
	var own []*OwnCue
	for _, r := range rows {
		c, err := ownCue(r)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", r.file, r.Line, err)
		}
		own = append(own, c)
	}
	w.ownCues = append(own, w.ownCues...)
	w.cues = sync.OnceValue(func() *Cues { return loadCues(w.ownCues) })
	return nil
}

// Cues are the words that report: the built-in ones, and those that a user told.
func (w *World) Cues() *Cues { return w.cues() }

// OwnCues are the rows of a user's tables of words of speech, newest first.
func (w *World) OwnCues() []*OwnCue { return w.ownCues }

// ownCue reads and checks a row of a user.
func ownCue(r Row) (*OwnCue, error) {
	c := &OwnCue{Words: strings.Fields(r.Get("cue")), POS: 'v', Act: r.Get("act"), Takes: r.List("takes"), Hearer: r.Get("object") == "hearer",
		Example: r.Get("example"), Table: r.file, Line: r.Line}
	switch pos := r.Get("pos"); pos {
	case "v", "n", "a", "p":
		c.POS = pos[0]
	case "":
	default:
		return nil, fmt.Errorf("pos %q: say v (verb), n (noun), a (adjective) or p (phrase with the source behind it)", pos)
	}
	if c.Cue() != strings.ToLower(c.Cue()) {
		return nil, fmt.Errorf("cue %q: say the dictionary form in lower case", c.Cue())
	}
	if len(c.Words) > 1 && (c.POS == 'n' || c.POS == 'a') {
		return nil, fmt.Errorf("cue %q: a noun or adjective is one word", c.Cue())
	}
	if c.Act == "-" {
		return c, nil
	}
	if !slices.Contains(cueActs, c.Act) {
		return nil, fmt.Errorf("act %q: say one of %s, or - for a word by which nobody says anything", c.Act, strings.Join(cueActs, ", "))
	}
	if o := r.Get("object"); o != "" && o != "hearer" && o != "target" {
		return nil, fmt.Errorf("object %q: say hearer (who is told) or target (who is accused, praised, asked)", o)
	}
	return c, c.checkTakes()
}

// checkTakes sees to it that the row tells in what form the content stands, in words that readers know.
func (c *OwnCue) checkTakes() error {
	switch {
	case c.POS == 'p' && len(c.Takes) > 0:
		return fmt.Errorf("takes %q: a phrase takes the sentence that it stands in; leave it empty", strings.Join(c.Takes, "; "))
	case c.POS == 'p':
		return nil
	case len(c.Takes) == 0:
		return fmt.Errorf("takes is empty: say in what form the content stands, such as q (a quotation), that, to, np")
	}
	for _, take := range c.Takes {
		words := strings.Split(take, "+")
		if c.POS != 'v' && len(words) > 1 {
			return fmt.Errorf("takes %q: of a noun or adjective say that, to, or a preposition", take)
		}
		for _, w := range words {
			if !c.mayTake(w) {
				return fmt.Errorf("takes %q: say q, that, wh, to, ing, np, x, a preposition, or an object and then one of these, such as np+that", take)
			}
		}
	}
	return nil
}

func (c *OwnCue) mayTake(w string) bool {
	if c.POS == 'v' && slices.Contains(strings.Fields("q wh ing np x"), w) {
		return true
	}
	return w == "that" || w == "to" || w == "wh" || slices.Contains(strings.Fields("about against as at by for from in into like of on over upon with"), w)
}

// overlay puts the words of a user over the built-in ones, of which those that the user tells too are taken away.
func (c *Cues) overlay(own []*OwnCue) {
	for _, o := range own {
		switch o.POS {
		case 'v':
			c.removeVerb(o.Words)
		case 'n':
			delete(c.nouns, o.Words[0])
		case 'a':
			delete(c.adjectives, o.Words[0])
		case 'p':
			c.phrases = slices.DeleteFunc(c.phrases, func(p CuePhrase) bool { return slices.Equal(p.Words, o.Words) })
		}
	}
	for _, o := range own {
		if o.Act != "-" {
			c.addOwn(o)
		}
	}
}

func (c *Cues) removeVerb(words []string) {
	rest := slices.DeleteFunc(slices.Clone(c.verbs[words[0]]), func(v *Cue) bool { return slices.Equal(v.Rest, words[1:]) })
	if c.verbs[words[0]] = rest; len(rest) == 0 {
		delete(c.verbs, words[0])
	}
}

func (c *Cues) addOwn(o *OwnCue) {
	switch o.POS {
	case 'v':
		frames := make([]Frame, 0, len(o.Takes))
		for _, take := range o.Takes {
			f, _ := parseFrame(take) // checked when the row was read
			f.Act, f.Hearer = o.Act, o.Hearer
			frames = append(frames, f)
		}
		c.addFrames(o.Words, frames)
	case 'p':
		c.phrases = slices.Insert(c.phrases, 0, CuePhrase{o.Words, o.Act})
	default:
		n := &NounCue{Act: o.Act, Takes: map[string]bool{}, Strong: true}
		for _, take := range o.Takes {
			n.Takes[take] = true
		}
		if o.POS == 'n' {
			c.nouns[o.Words[0]] = n
		} else {
			c.adjectives[o.Words[0]] = n
		}
	}
}
