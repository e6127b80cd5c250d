package query

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rapporteur/text"
)

// Error says what is wrong with a question and where.
type Error struct {
	Query   string
	At      int // byte
	Message string
	Hint    string // may be empty
}

// Error tells it with the question below and a mark under the place.
func (e *Error) Error() string {
	line := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, e.Query)
	at := min(max(e.At, 0), len(e.Query))
	s := "the question makes no sense: " + e.Message
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s + "\n  " + line + "\n  " + strings.Repeat(" ", utf8.RuneCountInString(e.Query[:at])) + "^"
}

// maxDepth is how deep brackets may nest.
const maxDepth = 100

// Parse reads a question. Today is what "monday", "yesterday" and "7d" are counted from; they are kept as dates. Errors
// are of type *Error.
func Parse(s string, today time.Time) (Query, error) {
	s, _ = text.Clean([]byte(s))
	p := parser{s: s, today: today}
	p.space()
	if p.at == len(s) {
		return Query{}, nil
	}
	e, err := p.either(0)
	if err == nil && p.at < len(s) {
		err = p.fail(p.at, "this bracket closes nothing", "")
	}
	if err != nil {
		return Query{}, err
	}
	return Query{e}, nil
}

// ParseForReports reads a question that can be put to a report before anything is read of it: it may ask for words,
// title, source and dates, but not for actors or events.
func ParseForReports(s string, today time.Time) (Query, error) {
	q, err := Parse(s, today)
	q.Terms(func(t *Term) {
		if err == nil && !traits[t.Field].report {
			err = &Error{s, t.At, fmt.Sprintf("%q asks about an entry, and here only reports can be asked for", t.Field), "ask for words, title, source, published, since or until"}
		}
	})
	return q, err
}

type parser struct {
	s     string
	at    int
	today time.Time
}

func (p *parser) fail(at int, message, hint string) error { return &Error{p.s, at, message, hint} }

func (p *parser) space() {
	for p.at < len(p.s) {
		r, w := utf8.DecodeRuneInString(p.s[p.at:])
		if !unicode.IsSpace(r) {
			return
		}
		p.at += w
	}
}

// keyword takes the word k if it stands here by itself.
func (p *parser) keyword(k string) bool {
	rest, ok := strings.CutPrefix(p.s[p.at:], k)
	if !ok {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(rest); rest != "" && !unicode.IsSpace(r) && r != '(' && r != ')' {
		return false
	}
	p.at += len(k)
	p.space()
	return true
}

func (p *parser) either(depth int) (Expr, error) {
	var out Or
	for {
		e, err := p.both(depth)
		if err != nil {
			return nil, err
		}
		if inner, ok := e.(Or); ok {
			out = append(out, inner...)
		} else {
			out = append(out, e)
		}
		if !p.keyword("OR") {
			break
		}
	}
	if len(out) == 1 {
		return out[0], nil
	}
	return out, nil
}

func (p *parser) both(depth int) (Expr, error) {
	var out And
	for {
		e, err := p.not(depth)
		if err != nil {
			return nil, err
		}
		if inner, ok := e.(And); ok {
			out = append(out, inner...)
		} else {
			out = append(out, e)
		}
		more := p.keyword("AND")
		if !more && (p.at == len(p.s) || p.s[p.at] == ')' || p.peek("OR")) {
			return join(out), nil
		}
	}
}

func (p *parser) peek(k string) bool {
	at := p.at
	ok := p.keyword(k)
	p.at = at
	return ok
}

func (p *parser) not(depth int) (Expr, error) {
	if depth > maxDepth {
		return nil, p.fail(p.at, "too many brackets inside each other", "")
	}
	switch {
	case p.at == len(p.s):
		return nil, p.fail(p.at, "something is missing here", "")
	case p.peek("OR"), p.peek("AND"):
		return nil, p.fail(p.at, "nothing stands before this", "quote it to search for the word")
	case p.keyword("NOT"), p.minus():
		e, err := p.not(depth + 1)
		if err != nil {
			return nil, err
		}
		if n, ok := e.(Not); ok {
			return n.Expr, nil
		}
		return Not{e}, nil
	case p.s[p.at] == '(':
		return p.bracket(depth)
	case p.s[p.at] == ')':
		return nil, p.fail(p.at, "something is missing before this bracket", "")
	}
	return p.term()
}

func (p *parser) minus() bool {
	if p.s[p.at] == '-' && p.at+1 < len(p.s) && p.s[p.at+1] != ' ' {
		p.at++
		return true
	}
	return false
}

func (p *parser) bracket(depth int) (Expr, error) {
	open := p.at
	p.at++
	p.space()
	e, err := p.either(depth + 1)
	if err != nil {
		return nil, err
	}
	if p.at == len(p.s) {
		return nil, p.fail(open, "this bracket is not closed", "")
	}
	p.at++
	p.space()
	return e, nil
}

// term is a value, or a field, a comparison and one or more values with commas between.
func (p *parser) term() (Expr, error) {
	start := p.at
	field, op, err := p.field()
	if err != nil {
		return nil, err
	}
	var out Or
	for {
		t := &Term{Field: field, Op: op, At: start}
		if err := p.value(t); err != nil {
			return nil, err
		}
		out = append(out, t)
		if field == Any || p.at == len(p.s) || p.s[p.at] != ',' {
			break
		}
		p.at++
		start = p.at
	}
	if p.at < len(p.s) && p.s[p.at] == '"' {
		return nil, p.fail(p.at, "a quotation mark stands inside a word", "")
	}
	p.space()
	if len(out) == 1 {
		return out[0], nil
	}
	return out, nil
}

// field takes "speaker:" or "date>="; without one the term is a bare word.
func (p *parser) field() (Field, Op, error) {
	n := strings.IndexFunc(p.s[p.at:], func(r rune) bool { return r != '_' && !unicode.IsLetter(r) })
	if n <= 0 || !strings.ContainsRune(opLetters, rune(p.s[p.at+n])) {
		return Any, Has, nil
	}
	start, name := p.at, strings.ToLower(p.s[p.at:p.at+n])
	rest := p.s[p.at+n:]
	op := Op(rest[:1])
	if len(rest) > 1 && rest[1] == '=' {
		op = Op(rest[:2])
	}
	f := Field(name)
	tr, known := traits[f]
	switch {
	case !known && (strings.HasPrefix(rest, "://")):
		return Any, Has, nil // an address
	case !known:
		hint := "quote it to search for the words"
		if w := nearest(name, Fields()); w != "" {
			hint = "did you mean " + w + "?"
		}
		return "", "", p.fail(start, fmt.Sprintf("there is no field %q", name), hint)
	}
	p.at += n + len(op)
	if op == "=" || op == ":=" {
		op = Has
	}
	if op != Has && (tr.shape != date && tr.shape != number || f == Since || f == Until || len(op) == 2 && op != AtMost && op != AtLeast) {
		return "", "", p.fail(start+n, fmt.Sprintf("%q cannot be compared with %s", name, op), "write "+name+":")
	}
	return f, op, nil
}

// value takes a word or a quoted phrase and holds it against what the field takes.
func (p *parser) value(t *Term) error {
	at := p.at
	if p.at < len(p.s) && p.s[p.at] == '"' {
		end := strings.IndexByte(p.s[p.at+1:], '"')
		if end < 0 {
			return p.fail(at, "this quotation mark is not closed", "")
		}
		t.Value, t.Phrase = p.s[p.at+1:p.at+1+end], true
		p.at += end + 2
	} else {
		stop := func(r rune) bool {
			return unicode.IsSpace(r) || r == '(' || r == ')' || r == '"' || r == ',' && t.Field != Any
		}
		n := strings.IndexFunc(p.s[p.at:], stop)
		if n < 0 {
			n = len(p.s) - p.at
		}
		t.Value = p.s[p.at : p.at+n]
		p.at += n
	}
	if t.Value == "" {
		return p.fail(at, "a value is missing here", "")
	}
	return p.check(t, at)
}

// check brings the value into the form in which it is compared.
func (p *parser) check(t *Term, at int) error {
	tr := traits[t.Field]
	switch tr.shape {
	case words:
		if len(text.Words(t.Value)) == 0 {
			return p.fail(at, fmt.Sprintf("%q holds no word", t.Value), "")
		}
		t.Phrase = t.Phrase || mustQuote(t.Value)
	case open, prefix:
		t.Phrase = false
		t.Value = strings.TrimSpace(t.Value)
		if t.Value == "" || strings.ContainsFunc(t.Value, func(r rune) bool { return r == '"' || !unicode.IsPrint(r) }) {
			return p.fail(at, "a value is missing here", "")
		}
		t.Phrase = mustQuote(t.Value)
	case choice:
		v, ok := choiceOf(t.Value, tr.choices)
		if !ok {
			hint := strings.Join(sortedCopy(tr.choices), ", ")
			if w := nearest(t.Value, tr.choices); w != "" {
				hint = "did you mean " + w + "? one of: " + hint
			} else {
				hint = "one of: " + hint
			}
			return p.fail(at, fmt.Sprintf("there is no %s %q", t.Field, t.Value), hint)
		}
		t.Value, t.Phrase = v, false
	case number:
		if _, err := strconv.ParseFloat(t.Value, 64); err != nil || strings.ContainsAny(t.Value, "xXpPnN_") {
			return p.fail(at, fmt.Sprintf("%q is no number", t.Value), "")
		}
		t.Phrase = false
	case date:
		v, err := absolute(t.Value, p.today)
		if err != nil {
			return p.fail(at, err.Error(), "write 2025-04-17, 2025-04, 2025, 2025-04-01/2025-04-17, today, monday or 7d")
		}
		t.Value, t.Phrase = v, false
	}
	return nil
}
