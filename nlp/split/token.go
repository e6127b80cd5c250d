package split

// token is a token of a paragraph before the sentences are known.
type token struct {
	start, end int32
	hash       uint32 // of the lower form
	shape      shape
	joined     bool // goes on the multiword token of the token before
	gap        bool // white space before it
	line       bool // the white space before it holds a line break
}

// scanner cuts text into tokens. Everything it does looks at a stretch of bounded length around a place or goes
// forward, so time grows with the text's length only.
type scanner struct {
	text  string // the report
	lower string // the report in lower case, byte for byte
	toks  []token
	quote bool // inside single quotation marks
}

// maxChunk is how long a stretch without white space may be to be looked at as a whole (addresses, compounds).
const maxChunk = 300

// scan appends the tokens of text[i:end].
func (z *scanner) scan(i, end int) {
	gap, line := true, true
	z.quote = false
	for i < end {
		k, w := classAt(z.text, i)
		if k == blank {
			gap = true
			line = line || z.text[i] == '\n'
			i += w
			continue
		}
		n := len(z.toks)
		i = z.next(i, end, gap)
		z.toks[n].gap, z.toks[n].line = gap, line
		gap, line = false, false
	}
}

func (z *scanner) add(start, end int) {
	z.toks = append(z.toks, token{start: int32(start), end: int32(end)})
}

func (z *scanner) join(start, end int) {
	z.toks = append(z.toks, token{start: int32(start), end: int32(end), joined: true})
}

// next appends the token or tokens that begin at i, where no blank is, and tells where they end.
func (z *scanner) next(i, end int, gap bool) int {
	s := z.text
	k, w := classAt(s, i)
	switch k {
	case letter, digit:
		if gap || z.afterOpening() {
			if e := z.address(i, end); e > i {
				z.add(i, e)
				return e
			}
		}
		return z.word(i, end)
	case stop, dots:
		if s[i] == '.' && isDigitAt(s, i+1) && i+1 < end && gap {
			return z.word(i, end) // .04
		}
		return z.run(i, end, func(k class) bool { return k == stop || k == dots })
	case apos:
		return z.apostrophe(i, end, gap)
	case quote:
		z.add(i, i+w)
		return i + w
	case dash:
		return z.same(i, end, w)
	case currency:
		return z.same(i, end, w)
	case open, shut:
		z.add(i, i+w)
		return i + w
	}
	return z.symbol(i, end, w, gap)
}

func (z *scanner) run(i, end int, in func(class) bool) int {
	e := i
	for e < end {
		k, w := classAt(z.text, e)
		if !in(k) {
			break
		}
		e += w
	}
	z.add(i, e)
	return e
}

// same takes a run of one and the same character: "--", "***".
func (z *scanner) same(i, end, w int) int {
	e := i + w
	for e+w <= end && z.text[e:e+w] == z.text[i:i+w] {
		e += w
	}
	z.add(i, e)
	return e
}

func (z *scanner) symbol(i, end, w int, gap bool) int {
	s := z.text
	switch s[i] {
	case ',', ';', '%':
		z.add(i, i+w)
		return i + w
	case ':', '=', '<', '>', '^':
		if e := emoticon(s, i, end, gap); e > i {
			z.add(i, e)
			return e
		}
	case '#', '@':
		if e := z.handle(i, end, gap); e > i {
			z.add(i, e)
			return e
		}
	case '+': // +44
		if gap && isDigitAt(s, i+1) && i+1 < end {
			e := z.number(i+1, end)
			z.add(i, e)
			return e
		}
	}
	return z.same(i, end, w)
}

// handle is the end of "#ceasefire" or "@minister"; i when there is none.
func (z *scanner) handle(i, end int, gap bool) int {
	if !gap && !z.afterOpening() {
		return i
	}
	e := i + 1
	letters := false
	for e < end {
		k, w := classAt(z.text, e)
		if k != letter && k != digit {
			break
		}
		letters = letters || k == letter
		e += w
	}
	if !letters {
		return i
	}
	return e
}

func (z *scanner) afterOpening() bool {
	if len(z.toks) == 0 {
		return true
	}
	k := classBefore(z.text, int(z.toks[len(z.toks)-1].end))
	return k == open || k == quote || k == apos || k == symbol && z.text[z.toks[len(z.toks)-1].end-1] != '-'
}

var faces = [...]string{":-)", ":-(", ";-)", ":)", ":(", ";)", ":D", ":P", "=)", "=(", "^_^", "<3"}

// emoticon is the end of a face that stands by itself; i when there is none.
func emoticon(s string, i, end int, gap bool) int {
	for _, f := range faces {
		if e := i + len(f); e <= end && s[i:e] == f {
			if k := classAfter(s, e); k == letter || k == digit || !gap && (f == ":D" || f == ":P" || f == "<3") {
				return i
			}
			return e
		}
	}
	return i
}
