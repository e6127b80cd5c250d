package lexicon

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// eventTables are the tables in which a user tells words of events, and their columns.
var eventTables = map[string][]string{
	"events":        {"lemma", "pos", "pattern", "type", "mode", "cameo", "context", "example"},
	"event_classes": {"class", "words"},
}

// rootCodes are the codes of types of which nothing closer is told.
var rootCodes = map[string]string{"AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "CONCEDE": "080", "COOPERATE": "060", "AID": "070", "RETREAT": "087", "REQUEST": "100",
	"ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140", "SANCTION": "160", "MOBILIZE": "150", "COERCE": "170", "ASSAULT": "180"}

// defaultPatterns hold where a row tells no pattern.
var defaultPatterns = map[byte]string{'v': "subj>any", 'n': "of=whom", 'a': "subj>any"}

// wordKey is a word that has frames.
type wordKey struct {
	word string
	pos  byte
}

// withEvents makes w know the words of events that a user tells, beside those it knows already.
func (w *World) withEvents(before *World, own, classes []Row) error {
	w.ownEvents, w.ownClasses, w.events = before.ownEvents, before.ownClasses, before.events
	if len(own)+len(classes) == 0 {
		return nil
	}
	w.ownEvents = append(slices.Clone(own), w.ownEvents...)
	w.ownClasses = append(slices.Clone(classes), w.ownClasses...)
	ix := newFrameIndex() // anew, as words of a class change the built-in frames that name it
	ix.addClasses(w.ownClasses)
	no, err := ix.addOwn(w.ownEvents) // first, so that a user's frame wins over one that fits as well
	if err != nil {
		return err
	}
	if err := ix.addBuiltin(no); err != nil {
		return err
	}
	w.events = func() *frameIndex { return ix }
	return nil
}

// OwnEvents are the rows of a user's tables of events, those of words without an event (type "-") among them.
func (w *World) OwnEvents() []*EventFrame { return w.events().own }

// addClasses adds the words of a user to the classes, or makes new classes.
func (ix *frameIndex) addClasses(rows []Row) {
	for _, r := range rows {
		if ix.classes[r.Get("class")] == nil {
			ix.classes[r.Get("class")] = map[string][]string{}
		}
		maps.Copy(ix.classes[r.Get("class")], wordSet(r.List("words")))
	}
}

// addOwn files the frames of a user; no holds the words of which they say that they tell of no event.
func (ix *frameIndex) addOwn(rows []Row) (no map[wordKey]bool, err error) {
	no = map[wordKey]bool{}
	for _, r := range rows {
		f, err := ownFrame(ix, r)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", r.file, r.Line, err)
		}
		if f.Type == "-" {
			no[wordKey{f.Word(), f.POS}] = true
			ix.own = append(ix.own, f)
			continue
		}
		ix.own = append(ix.own, f)
		ix.add(f)
	}
	return no, nil
}

// ownFrame is the frame that a row of a user tells, with what it leaves empty filled in.
func ownFrame(ix *frameIndex, r Row) (*EventFrame, error) {
	pos := r.Get("pos")
	if pos != "v" && pos != "n" && pos != "a" {
		return nil, fmt.Errorf("pos %q: say v (verb), n (noun) or a (adjective)", pos)
	}
	if l := r.Get("lemma"); l != strings.ToLower(l) {
		return nil, fmt.Errorf("lemma %q: say the dictionary form in lower case", l)
	}
	f, err := parseEventFrame(ix, r)
	if err != nil {
		return nil, err
	}
	f.Table, f.Own = r.file, true
	if f.Type == "-" {
		return f, nil
	}
	if err := f.checkTerms(); err != nil {
		return nil, err
	}
	if err := f.complete(ix); err != nil {
		return nil, err
	}
	return f, f.checkCodes()
}

// complete adds whom the frame is about where its pattern does not tell it: everything that may stand there.
func (f *EventFrame) complete(ix *frameIndex) error {
	told := len(f.Whom)+len(f.Doer) > 0
	if f.POS == 'n' {
		told = f.Pattern != ""
	}
	if told {
		return nil
	}
	f.Pattern = strings.TrimSpace(defaultPatterns[f.POS] + " " + f.Pattern)
	return f.term(ix, defaultPatterns[f.POS])
}

// checkCodes holds type, mode, code and contexts against each other.
func (f *EventFrame) checkCodes() error {
	of := TypeOfCode(f.CAMEO)
	switch {
	case f.Type == "" && f.CAMEO == "":
		return fmt.Errorf("the row tells neither type nor cameo")
	case f.CAMEO != "" && of == "":
		return fmt.Errorf("cameo %q: no event has that code; say one such as 057, or leave it empty", f.CAMEO)
	case f.Type == "":
		f.Type = of
	case rootCodes[f.Type] == "":
		return fmt.Errorf("type %q: say one of %s, or - for a word that tells of no event", f.Type, strings.ToUpper(strings.Join(eventTypes, ", ")))
	case f.CAMEO == "":
		f.CAMEO = rootCodes[f.Type]
	case of != f.Type:
		return fmt.Errorf("cameo %s is a code of %s, not of %s; leave one of them empty", f.CAMEO, of, f.Type)
	}
	if modes := modesOf(f.Type); f.Mode != "" && !slices.Contains(modes, f.Mode) {
		if len(modes) == 0 {
			return fmt.Errorf("mode %q: %s has no modes; leave it empty", f.Mode, f.Type)
		}
		return fmt.Errorf("mode %q: of %s say one of %s", f.Mode, f.Type, strings.Join(modes, ", "))
	}
	for _, c := range f.Context {
		if known := knownContexts(); !slices.Contains(known, c) {
			return fmt.Errorf("context %q: say one of %s", c, strings.Join(known, ", "))
		}
	}
	return nil
}

func modesOf(typ string) []string {
	for _, r := range Load("events_types").Rows {
		if r.Get("type") == typ {
			return r.List("modes")
		}
	}
	return nil
}

// knownContexts are the contexts of PLOVER.
var knownContexts = sync.OnceValue(func() []string {
	seen := map[string]bool{}
	for _, r := range Load("events_contexts").Rows {
		seen[r.Get("context")] = true
	}
	for _, f := range eventFrames().all {
		for _, c := range f.Context {
			seen[c] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
})

// slotWords are the words that patterns know for a place in the clause; the built-in frames name all prepositions.
var slotWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("obj iobj subj xobj xcomp ccomp mod any - poss c of about above across after against along alongside amid among around as at before behind beneath beside between beyond by concerning despite during for from in inside into near of off on onto out outside over past regarding through throughout to toward towards under until up upon via with within without") {
		out[w] = true
	}
	for _, f := range eventFrames().all {
		for i := range f.Conds {
			out[f.Conds[i].Slot] = true
		}
		for _, list := range [][]string{f.Whom, f.Doer, f.Content} {
			for _, w := range list {
				out[w] = true
			}
		}
	}
	return out
})

var termForm = regexp.MustCompile(`^(subj[>+][^\s=]+|[^\s=>+]+>subj|[^\s=>+!]+(!?=[^\s=]+)?|sides)$`)

// checkTerms tells of a term that no reader would understand.
func (f *EventFrame) checkTerms() error {
	for _, term := range strings.Fields(f.Pattern) {
		if !termForm.MatchString(term) {
			return fmt.Errorf("pattern %q: a term is such as subj>obj, subj+with, from>subj, obj=plan,@talks, mod=air, xcomp, c=xcomp/obj, of=whom, sides (docs/events.md)", term)
		}
		if term == "sides" {
			continue
		}
		slot, values, _ := strings.Cut(term, "=")
		slot = strings.TrimSuffix(slot, "!")
		slots := strings.FieldsFunc(slot, func(c rune) bool { return strings.ContainsRune(">+/", c) })
		if slot == "c" {
			slots = strings.Split(values, "/")
		}
		for _, s := range slots {
			if !slotWords()[s] {
				return fmt.Errorf("pattern %q: %q is no place in the clause; say obj, iobj, subj, xcomp, ccomp, mod or a preposition", term, s)
			}
		}
	}
	return nil
}
