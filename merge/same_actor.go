package merge

import (
	"slices"
	"strings"
)

// known tells whether an actor is named so that the name alone tells who it is.
func (it *Item) known() bool {
	switch it.Class {
	case "country":
		return true
	case "person":
		return slices.ContainsFunc(it.Names, func(n string) bool { return len(tokens(n)) > 1 })
	case "body":
		return slices.ContainsFunc(it.Names, func(n string) bool { return !everywhere(n) && (strings.Contains(n, " ") || len(n) > 3) })
	}
	return false
}

// sameName tells whether two names in full are of one actor, wherever they stand.
func sameName(x, y *Item) bool {
	if x.Class != y.Class {
		return false
	}
	switch x.Class {
	case "country":
		return x.Country == y.Country
	case "person":
		return !elsewhere(x, y) && fullNames(x, y) || slices.ContainsFunc(x.Names, func(n string) bool {
			return len(tokens(n)) > 1 && slices.Contains(y.Names, n)
		})
	}
	return slices.ContainsFunc(x.Names, func(n string) bool {
		return strings.Contains(n, " ") && !everywhere(n) && slices.Contains(y.Names, n)
	}) || !elsewhere(x, y) && slices.ContainsFunc(x.Names, func(n string) bool {
		return len(n) > 3 && !everywhere(n) && slices.Contains(y.Names, n)
	})
}

func elsewhere(x, y *Item) bool {
	return x.Country != "" && y.Country != "" && x.Country != y.Country
}

// fullNames tells whether two persons have names of two words and more that go together to the last word: "Juan Santos",
// "Juan Manuel Santos"; "Volodymyr Zelenskyy", "Vladimir Zelensky".
func fullNames(x, y *Item) bool {
	for _, m := range x.Names {
		for _, n := range y.Names {
			s, t := tokens(m), tokens(n)
			if k, last := matched(s, t); last && k >= 2 && k == min(len(s), len(t)) {
				return true
			}
		}
	}
	return false
}

// actor tells whether two actors of reports on one matter are one.
func (p pair) actor() bool {
	x, y := p.x, p.y
	switch {
	case x.Class == "country" || y.Class == "country": // their names tell it
		return false
	case x.Class == "person" && y.Class == "person":
		return p.person()
	case x.Class == "body" && y.Class == "body":
		return p.body()
	case x.Class == "group" && y.Class == "group":
		return x.Names[0] == y.Names[0] && x.Country == y.Country && strings.Contains(x.Names[0], " ") && p.close() && p.apart() <= 2
	case x.Class != "group" && y.Class != "group": // "Ford" taken for a person in one report
		return p.close() && p.story() >= 8 && cores(x.Names, y.Names)
	}
	return false
}

// person tells whether two persons of reports on one matter are one: a bare surname is whoever bears it there, and of
// two longer names one may have a word that the other lacks ("Sawarmi Khalid", "Sawarmi Khaled Saad").
func (p pair) person() bool {
	if p.apart() > 7 || p.story() < 4 || elsewhere(p.x, p.y) && !p.close() {
		return false
	}
	for _, m := range p.x.Names {
		for _, n := range p.y.Names {
			s, t := tokens(m), tokens(n)
			k, last := matched(s, t)
			if short := min(len(s), len(t)); k > 0 && k == short && (last || short >= 2) {
				return true
			}
		}
	}
	return false
}

// body tells whether two organisations, armed groups, offices or media of reports on one matter are one: by a name in
// common, by a name and the initials of the other, by a name that one of them cuts short.
func (p pair) body() bool {
	x, y := p.x, p.y
	if !p.close() && (p.apart() > 7 || x.Country == "" || x.Country != y.Country) {
		return false
	}
	for _, m := range x.Names {
		for _, n := range y.Names {
			if m == n || short(m, n) || short(n, m) || p.close() && (tail(m, n) || tail(n, m)) {
				return true
			}
		}
	}
	return p.close() && cores(x.Names, y.Names)
}

// tail tells whether m is the end of the longer name n: "Red Cross", "International Committee of the Red Cross".
func tail(m, n string) bool {
	return strings.Contains(m, " ") && !everywhere(m) && strings.HasSuffix(n, " "+m)
}

// short tells whether m is made of the initials of n.
func short(m, n string) bool {
	return len(m) >= 3 && len(m) <= 6 && !strings.Contains(m, " ") && initials(n) == m
}

// cores tells whether two lists have a name in common once the words that end names are taken off.
func cores(a, b []string) bool {
	for _, m := range a {
		for _, n := range b {
			if c := bodyCore(m); c == bodyCore(n) && len(c) > 2 && !everywhere(c) {
				return true
			}
		}
	}
	return false
}
