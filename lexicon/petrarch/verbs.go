package petrarch

import (
	"regexp"
	"slices"
	"strings"

	"rapporteur/lexicon"
)

// verbBook is a dictionary of verbs as it is read: the sets of words, and the block that is open.
type verbBook struct {
	c     *Converter
	file  string
	sets  map[string][]string
	told  map[string]bool // sets that are written as classes
	set   string          // the set whose words are being told
	code  string          // of the block
	verbs []string        // of the block: "rush", "give up"
	after bool            // patterns have begun: a further verb begins a block of the same code
}

var (
	blockLine = regexp.MustCompile(`^---\s*.*?\[([^\]]*)\]\s*---`)
	verbLine  = regexp.MustCompile(`^\+?([A-Z][A-Z_'+-]*)\s*(?:\{[^}]*\})?\s*(?:\[([^\]]*)\])?\s*(?:;.*)?$`)
	ruleLine  = regexp.MustCompile(`^-\s*(.*?)\s*\[([^\]]*)\]\s*$`)
	eventCode = regexp.MustCompile(`^\d{3,4}$`)
)

// verbs takes the words of events: a row for each verb of a block with the code of the block, and one for each pattern.
func (c *Converter) verbs(file, text string) {
	b := &verbBook{c: c, file: file, sets: map[string][]string{}, told: map[string]bool{}}
	for n, l := range lines(text) {
		l = strings.TrimSpace(l)
		switch {
		case l == "":
		case strings.HasPrefix(l, "---"):
			b.open(n, l)
		case l[0] == '&':
			b.set = strings.Trim(l[1:], "_ ")
		case l[0] == '+' && b.set != "":
			b.sets[b.set] = append(b.sets[b.set], strings.Trim(l[1:], "_ "))
		case l[0] == '~':
			c.leave(file, n, l, "rules over two verbs: what is said of a deed is read without them")
		case l[0] == '-':
			b.after = true
			b.rule(n, l)
		default:
			b.verb(n, l)
		}
	}
}

func (b *verbBook) open(n int, l string) {
	b.set, b.verbs, b.after, b.code = "", nil, false, ""
	if m := blockLine.FindStringSubmatch(l); m != nil {
		b.code = m[1]
	} else {
		b.c.leave(b.file, n, l, "a block without a code")
	}
}

// verb takes one verb; its irregular forms are known without it.
func (b *verbBook) verb(n int, l string) {
	m := verbLine.FindStringSubmatch(l)
	if m == nil {
		b.c.leave(b.file, n, l, "neither verb nor pattern")
		return
	}
	if b.after {
		b.verbs, b.after = nil, false
	}
	lemma := strings.ToLower(strings.Join(strings.FieldsFunc(m[1], func(r rune) bool { return r == '_' || r == '+' }), " "))
	if first, rest, ok := strings.Cut(lemma, " "); ok && first == "re" {
		lemma = first + rest
	}
	if particle := lemma[strings.IndexByte(lemma+" ", ' '):]; particle != "" && !particles[strings.TrimSpace(particle)] {
		b.c.leave(b.file, n, l, "joined words that are no verb with a particle")
		return
	}
	b.verbs = append(b.verbs, lemma)
	code := m[2]
	if code == "" {
		code = b.code
	}
	if code, why := plainEvent(code); why == "" && !b.c.codes(lemma, rule{code: code}) {
		if !b.c.Bare && !b.c.NewVerbs && b.c.knows(lemma) {
			b.c.leave(b.file, n, l+" ["+code+"]", "the code of a verb alone, where the built-in lexicon tells with what the verb means what (--bare takes it)")
			return
		}
		b.row(lemma, rule{code: code})
	}
}

// particles make one verb with the word before them.
var particles = wordSet("up out off down back over away in on through apart aside along around forward together for to with against at into from")

var barePrepositions = wordSet("for to with against at into from on in")

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// plainEvent is the code of an entry, of a pair the first; why it cannot be taken otherwise.
func plainEvent(code string) (plain, why string) {
	plain, _, _ = strings.Cut(strings.TrimSpace(code), ":")
	if plain == "" && code != "" {
		return "", "a code for the other direction alone"
	}
	if plain == "---" || plain == "" {
		return "", "a pattern of no event (---)"
	}
	if !eventCode.MatchString(plain) {
		return "", "no code of CAMEO"
	}
	for p := plain; len(p) >= 3; p = p[:len(p)-1] {
		if lexicon.TypeOfCode(p) != "" {
			return p, ""
		}
	}
	return "", "a code without a type in PLOVER (01, 02: statements, which are read as such)"
}

// rule is what a pattern asks for.
type rule struct {
	code     string
	particle string
	slots    []slot
}

// slot is the words that one place in the clause must hold.
type slot struct {
	name  string
	words []string // "talk", "shipment(arm)", "@p-weapon"; empty: anything
}

// rule takes one pattern for all verbs of the block.
func (b *verbBook) rule(n int, l string) {
	m := ruleLine.FindStringSubmatch(l)
	if m == nil {
		b.c.leave(b.file, n, l, "a pattern without a code")
		return
	}
	code, why := plainEvent(m[2])
	r := rule{code: code}
	if why == "" {
		why = b.parse(m[1], &r)
	}
	if why == "" && len(b.verbs) == 0 {
		why = "a pattern without a verb"
	}
	if why != "" {
		b.c.leave(b.file, n, l, why)
		return
	}
	b.c.patterns++
	taken := false
	for _, v := range b.verbs {
		w := v
		if r.particle != "" {
			if strings.Contains(v, " ") {
				continue
			}
			w += " " + r.particle
		}
		taken = b.row(w, r) || taken
	}
	if !taken {
		b.c.known++
	}
}

var tokenForm = regexp.MustCompile(`\([^()]*\)|\{[^{}]*\}|[^\s(){}]+`)

// parse reads the words around the verb.
func (b *verbBook) parse(pattern string, r *rule) (why string) {
	before, after, ok := strings.Cut(pattern, "*")
	if !ok {
		return "a pattern that does not tell where its verb stands"
	}
	if why := b.side(before, "subj", r); why != "" {
		return why
	}
	return b.side(after, "obj", r)
}

// side reads the words on one side of the verb.
func (b *verbBook) side(words, name string, r *rule) string {
	noun, place := false, name
	for _, t := range tokenForm.FindAllString(words, -1) {
		switch {
		case t == "$" || t == "+" || t == "^" || t == "%":
			continue // the parties are found by their place in the clause
		case t[0] == '(':
			if name == "subj" {
				return "a preposition before the verb"
			}
			s, why := b.prep(strings.Trim(t, "()"))
			if why != "" {
				return why
			}
			r.slots = append(r.slots, s)
		case strings.ContainsAny(t, "()") || t == "{" || t == "}":
			return "brackets that do not close"
		default:
			phrase := strings.Trim(t, "{}")
			low := strings.ToLower(strings.Trim(phrase, "_"))
			if name == "obj" && !noun && len(r.slots) == 0 && r.particle == "" && phrase[0] != '&' && particles[low] {
				if barePrepositions[low] {
					place = low // "* FOR TALKS" is told without brackets
				} else {
					r.particle = low
				}
				continue
			}
			if noun {
				return "several nouns in one place of the clause"
			}
			if strings.HasSuffix(low, "ly") && !lyNouns[low[strings.LastIndexAny(low, " _")+1:]] || notNouns[low] {
				return "a word that is no noun"
			}
			w, why := b.phrase(phrase)
			if why != "" {
				return why
			}
			noun = true
			r.slots = append(r.slots, slot{place, w})
		}
	}
	return ""
}

var lyNouns = wordSet("ally family supply reply rally assembly monopoly anomaly bully italy")

var notNouns = wordSet("a an the of by as that not no be been is are was were have has had will would it its they he she ready able free open")

// prep reads "(FROM TALKS)", "(OVER {&WEAPON ATTACK})"; "(TO MEET)" is an infinitive.
func (b *verbBook) prep(t string) (slot, string) {
	t = strings.Join(strings.FieldsFunc(t, func(c rune) bool { return strings.ContainsRune("{} $+^%", c) }), " ")
	word, rest, _ := strings.Cut(t, " ")
	word = strings.ToLower(strings.Trim(word, "_"))
	if word == "" || strings.Contains(word, "&") || !prepositions[word] {
		return slot{}, "a bracket that does not begin with a preposition"
	}
	if rest == "" {
		return slot{name: word, words: []string{"any"}}, ""
	}
	words, why := b.phrase(rest)
	if w := strings.ToLower(rest); word == "to" && b.c.world.VerbFrames(w) != nil && b.c.world.NounFrames(w) == nil {
		return slot{"xcomp", []string{w}}, ""
	}
	return slot{word, words}, why
}

var prepositions = wordSet("about above across after against along amid among around as at before behind between by despite during for from in inside into near of off on onto out outside over past through to toward towards under until up upon via with within without")

// phrase is the head of a noun phrase, with the word before it where there is one: "shipment(arm)".
func (b *verbBook) phrase(p string) ([]string, string) {
	fields := strings.FieldsFunc(p, func(c rune) bool { return c == ' ' || (c == '_' && !strings.HasPrefix(p, "&")) })
	if len(fields) == 0 {
		return nil, "an empty phrase"
	}
	head, why := b.heads(fields[len(fields)-1], len(fields) == 1)
	if why != "" || len(fields) == 1 {
		return head, why
	}
	mods, why := b.heads(fields[len(fields)-2], false)
	if why != "" {
		return nil, why
	}
	if len(head)*len(mods) > 60 {
		return nil, "a phrase of two large sets of words"
	}
	var out []string
	for _, h := range head {
		if strings.ContainsAny(h, "@(") {
			continue
		}
		for _, m := range mods {
			out = append(out, h+"("+m+")")
		}
	}
	return out, ""
}

// heads are the words of a noun or of a set; a set may stand as a class.
func (b *verbBook) heads(w string, class bool) ([]string, string) {
	if w[0] != '&' {
		w = strings.ToLower(strings.Trim(w, "_"))
		if strings.ContainsAny(w, "|;=,()") || w == "" {
			return nil, "signs that no word has"
		}
		return []string{singular(w)}, ""
	}
	name := strings.Trim(w[1:], "_")
	words := b.sets[name]
	if words == nil {
		return nil, "a set that is not told"
	}
	var single, joined []string
	for _, word := range words {
		f := strings.FieldsFunc(strings.ToLower(word), func(c rune) bool { return c == '_' || c == ' ' })
		switch len(f) {
		case 0:
		case 1:
			single = append(single, singular(f[0]))
		default:
			joined = append(joined, singular(f[len(f)-1])+"("+f[len(f)-2]+")")
		}
	}
	slices.Sort(single)
	single = slices.Compact(single)
	if !class {
		return single, ""
	}
	if len(single) > 3 {
		id := "p-" + strings.ToLower(strings.ReplaceAll(name, "_", "-"))
		if !b.told[id] {
			b.told[id] = true
			b.c.row("event_classes", id, strings.Join(single, "; "))
		}
		b.c.classes[id] = single
		single = []string{"@" + id}
	}
	return append(single, joined...), ""
}

// singular is the dictionary form of a noun as such dictionaries have it.
func singular(w string) string {
	switch {
	case w == "men" || strings.HasSuffix(w, "men") && len(w) > 5 && !strings.HasSuffix(w, "regimen"):
		return w[:len(w)-2] + "an"
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is") || strings.HasSuffix(w, "news") || len(w) < 4:
		return w
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}

// row writes a frame of a verb, where the built-in lexicon does not code it so already.
func (b *verbBook) row(lemma string, r rule) bool {
	if b.c.codes(lemma, r) || b.c.NewVerbs && b.c.knows(lemma) {
		return false
	}
	terms := []string{"subj>any"}
	for _, s := range r.slots {
		terms = append(terms, s.name+"="+strings.Join(s.words, ","))
	}
	return b.c.row("events", lemma, "v", strings.Join(terms, " "), lexicon.TypeOfCode(r.code), "", r.code)
}

// codes tells whether a built-in frame of the verb fits the pattern and is of its type.
func (c *Converter) codes(lemma string, r rule) bool {
	verb, particle, _ := strings.Cut(lemma, " ")
	for _, f := range c.world.VerbFrames(verb) {
		if f.Particle == particle && f.Type == lexicon.TypeOfCode(r.code) && c.covers(f, r) {
			return true
		}
	}
	return false
}

// knows tells whether there are built-in frames of a verb.
func (c *Converter) knows(lemma string) bool {
	verb, particle, _ := strings.Cut(lemma, " ")
	return slices.ContainsFunc(c.world.VerbFrames(verb), func(f *lexicon.EventFrame) bool { return f.Particle == particle })
}

// covers tells whether all that a frame asks for is what the pattern asks for too.
func (c *Converter) covers(f *lexicon.EventFrame, r rule) bool {
	for i := range f.Conds {
		q := &f.Conds[i]
		if q.Not {
			continue
		}
		k := slices.IndexFunc(r.slots, func(s slot) bool { return s.name == q.Slot })
		if k < 0 || !q.Any && !c.admits(q, r.slots[k].words) {
			return len(r.slots) == 0 && (q.Human || q.Actor)
		}
	}
	return true
}

func (c *Converter) admits(q *lexicon.EventCond, words []string) bool {
	for _, w := range words {
		if id, ok := strings.CutPrefix(w, "@"); ok {
			if !c.admits(q, c.classes[id]) {
				return false
			}
			continue
		}
		head, mod, _ := strings.Cut(strings.TrimSuffix(w, ")"), "(")
		mods, ok := q.Words[head]
		if !ok || len(mods) > 0 && !slices.Contains(mods, mod) {
			return false
		}
	}
	return len(words) > 0
}
