package query

// Either is a question for what meets one of the given ones; of none, and when one of them accepts everything, the
// question that accepts everything.
func Either(qs ...Query) Query {
	var out Or
	for _, q := range qs {
		switch x := q.Where.(type) {
		case nil:
			return Query{}
		case Or:
			out = append(out, x...)
		default:
			out = append(out, x)
		}
	}
	switch len(out) {
	case 0:
		return Query{}
	case 1:
		return Query{out[0]}
	}
	return Query{out}
}

// Names tells whether the words of the term are in one of the names.
func (t *Term) Names(list []string) bool { return t.foundInOne(list) }

// Without is a question for what q does not accept.
func Without(q Query) Query { return Query{Not{q.Where}} }
