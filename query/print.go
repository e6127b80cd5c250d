package query

import (
	"strings"
	"unicode"

	"rapporteur/text"
)

// level is how tightly the surroundings of an expression bind it.
type level int

const (
	loose  level = iota // nothing around
	inOr                // between ORs
	inAnd               // beside other conditions
	inside              // under a minus
)

// String writes q so that Parse gives it back.
func (q Query) String() string {
	if q.Where == nil {
		return ""
	}
	var b strings.Builder
	q.Where.print(&b, loose)
	return b.String()
}

func (list And) print(b *strings.Builder, in level) { printList(b, list, " ", in >= inAnd, inAnd) }

func (list Or) print(b *strings.Builder, in level) { printList(b, list, " OR ", in >= inOr, inOr) }

func printList(b *strings.Builder, list []Expr, between string, brackets bool, in level) {
	if brackets {
		b.WriteByte('(')
	}
	for i, e := range list {
		if i > 0 {
			b.WriteString(between)
		}
		e.print(b, in)
	}
	if brackets {
		b.WriteByte(')')
	}
}

func (n Not) print(b *strings.Builder, in level) {
	b.WriteByte('-')
	n.Expr.print(b, inside)
}

func (t *Term) print(b *strings.Builder, in level) {
	if t.Field != Any {
		b.WriteString(string(t.Field) + string(t.Op))
	}
	if t.Phrase || mustQuote(t.Value) {
		b.WriteString(`"` + t.Value + `"`)
		return
	}
	b.WriteString(t.Value)
}

// mustQuote tells a value that would not be read as one word.
func mustQuote(s string) bool {
	switch s {
	case "OR", "AND", "NOT":
		return true
	}
	return strings.HasPrefix(s, "-") || strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`(),"<>=:`, r)
	})
}

// Words are the words of the value as they are compared, and whether the last is the beginning of a word ("peace*").
func (t *Term) Words() (words []string, open bool) {
	return text.Words(t.Value), !t.Phrase && strings.HasSuffix(t.Value, "*")
}
