package toll

import "rapporteur/record"

// bounds reads the words around the number that tell how sure it is: "at least 12", "30 to 40", "up to 30", "some 200",
// "12 or more".
func (s *sentence) bounds(c *count, n float64) {
	c.start = c.num
	if s.upperBound(c, n) {
		return
	}
	q := "exact"
	for {
		w, from := s.before(c.start)
		if w == "" {
			break
		}
		if q == "exact" || w == "at_least" {
			q = w
		}
		c.start = from
	}
	if d := s.d; c.after+1 < s.end && d.Tokens[c.after].Lower == "or" && d.Tokens[c.after+1].Lower == "more" {
		q = "at_least"
	}
	if s.d.Tokens[c.after-1].Lower == "dozen" && q == "exact" && n == 12 {
		q = "about"
	}
	c.amount = amount(n, q)
}

// upperBound reads a second number: "30 to 40", "between 30 and 40", "two or three", "30-40".
func (s *sentence) upperBound(c *count, n float64) bool {
	d := s.d
	if c.after+1 >= s.end {
		return false
	}
	sep := d.Tokens[c.after].Lower
	between := c.num > s.start && d.Tokens[c.num-1].Lower == "between"
	if !(sep == "to" || sep == "or" || sep == "-" || sep == "–" || sep == "and" && between) {
		return false
	}
	m, j := number(d, c.after+1, s.end)
	if j == c.after+1 || m <= n || m > 100*n {
		return false
	}
	if sep == "to" && c.num > s.start && d.Tokens[c.num-1].Lower == "from" {
		return false
	}
	if between {
		c.start--
	}
	c.after = j
	c.amount = record.Amount{Min: &n, Max: &m, Qualifier: "about"}
	if between {
		c.amount.Qualifier = "exact"
	}
	return true
}

// amount is a number with its qualifier, as record.md has it.
func amount(n float64, q string) record.Amount {
	a := record.Amount{Min: &n, Max: &n, Qualifier: q}
	switch q {
	case "at_least", "more_than":
		a.Max = nil
	case "at_most", "less_than":
		a.Min = nil
	}
	return a
}

// before reads the qualifying words that end at token i, and where they begin.
func (s *sentence) before(i int) (q string, from int) {
	w := func(k int) string {
		if i-k < s.start {
			return ""
		}
		return s.d.Tokens[i-k].Lower
	}
	switch w(1) {
	case "least":
		if w(2) == "at" {
			return "at_least", i - 2
		}
	case "most":
		if w(2) == "at" {
			return "at_most", i - 2
		}
	case "than":
		switch {
		case (w(2) == "fewer" || w(2) == "less") && w(3) == "no", w(2) == "more" && w(3) == "well":
			return map[bool]string{true: "at_least", false: "more_than"}[w(3) == "no"], i - 3
		case w(2) == "more" && w(3) == "no":
			return "at_most", i - 3
		case w(2) == "more":
			return "more_than", i - 2
		case w(2) == "fewer" || w(2) == "less":
			return "less_than", i - 2
		}
	case "to":
		switch {
		case w(2) == "up":
			return "at_most", i - 2
		case w(2) == "close" || w(2) == "near":
			return "about", i - 2
		}
	case "as":
		if w(3) == "as" && (w(2) == "many" || w(2) == "much" || w(2) == "high") {
			return "at_most", i - 3
		}
	case "over", "above", "exceeding":
		if w(2) == "well" {
			return "more_than", i - 2
		}
		return "more_than", i - 1
	case "under", "below":
		return "less_than", i - 1
	case "about", "around", "some", "nearly", "almost", "approximately", "roughly", "estimated", "circa", "reportedly":
		if w(1) == "reportedly" {
			return "", i
		}
		if w(1) == "estimated" && w(2) == "an" {
			return "about", i - 2
		}
		return "about", i - 1
	case "minimum":
		return "at_least", i - 1
	}
	return "", i
}
