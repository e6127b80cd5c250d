// Package query is a question as a value: the conditions that an entry of a record must meet. Command line, API and page
// share one language for it, which Parse reads and String writes:
//
//	speaker:Juma issue:ceasefire since:2025-04-01 -"no comment"
//
// docs/query.md is its grammar and tells what each field asks.
package query

import "strings"

// Query is a question. The zero Query accepts every entry.
type Query struct{ Where Expr }

// Expr is a condition: And, Or, Not or *Term.
type Expr interface {
	print(b *strings.Builder, in level)
}

// And holds where all of its conditions hold; there are two or more.
type And []Expr

// Or holds where one of its conditions holds; there are two or more.
type Or []Expr

// Not holds where its condition does not.
type Not struct{ Expr Expr }

// Term is one condition on one field.
type Term struct {
	Field  Field
	Op     Op
	Value  string // without quotes; a date as written in full
	Phrase bool   // was in quotes: the words must follow each other
	At     int    // byte of the question at which the term begins
}

// Op is how a field is compared.
type Op string

// The comparisons. Only dates and numbers have an order.
const (
	Has     Op = ":"
	Less    Op = "<"
	AtMost  Op = "<="
	Greater Op = ">"
	AtLeast Op = ">="
)

// opLetters are the letters that a comparison can begin with.
const opLetters = "<>:="

// All is a question for what meets each of the given ones.
func All(qs ...Query) Query {
	var out And
	for _, q := range qs {
		switch x := q.Where.(type) {
		case nil:
		case And:
			out = append(out, x...)
		default:
			out = append(out, x)
		}
	}
	return Query{join(out)}
}

// Where is a question with one term: Where(ByField, "Juma").
func Where(f Field, value string) Query {
	return Query{&Term{Field: f, Op: Has, Value: value, Phrase: strings.ContainsAny(value, " \t")}}
}

func join(list And) Expr {
	switch len(list) {
	case 0:
		return nil
	case 1:
		return list[0]
	}
	return list
}

// Terms calls f for every term of q, in order.
func (q Query) Terms(f func(*Term)) { each(q.Where, f) }

func each(e Expr, f func(*Term)) {
	switch x := e.(type) {
	case And:
		for _, e := range x {
			each(e, f)
		}
	case Or:
		for _, e := range x {
			each(e, f)
		}
	case Not:
		each(x.Expr, f)
	case *Term:
		f(x)
	}
}
