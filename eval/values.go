package eval

import "strings"

// sign is the side that a stance takes: for, against, or open.
var sign = map[string]int{"supports": 1, "demands": 1, "accepts": 1, "opposes": -1, "rules_out": -1, "rejects": -1, "open": 0, "conditional": 0, "considering": 0}

// signCredit is 1 where the stances take the same side, 0.5 where one is open and the other for.
func signCredit(gold []string, stance string) float64 {
	t, ok := sign[stance]
	if !ok {
		return 0
	}
	best := 0.0
	for _, g := range gold {
		switch s, ok := sign[g]; {
		case !ok:
		case s == t:
			return 1
		case s+t == 1: // 0 and 1
			best = 0.5
		}
	}
	return best
}

// issueWords are words for one issue.
var issueWords = []map[string]bool{set("ceasefire truce cessation"), set("peace settlement"), set("hostage hostages captives"), set("prisoner prisoners"),
	set("nuclear enrichment uranium"), set("territory territories occupation occupied"), set("election elections vote runoff"),
	set("withdrawal withdraw pullout"), set("security reassurance guarantees"), set("removal ouster resignation")}

var issueSmall = set("the of a an and in on for to talks issue deal resolution agreement")

// sameIssue tells whether an issue is one of the gold's: half of the words of the shorter name agree.
func sameIssue(gold []string, issue string) bool {
	b := strings.Fields(fold(issue))
	for _, g := range gold {
		a := strings.Fields(fold(g))
		if len(a) == 0 || len(b) == 0 {
			continue
		}
		if strings.Join(a, " ") == strings.Join(b, " ") {
			return true
		}
		a2, b2 := telling(a), telling(b)
		hit := 0
		for _, x := range a2 {
			for _, y := range b2 {
				if stemEqual(x, y) || together(issueWords, x, y) {
					hit++
					break
				}
			}
		}
		if hit > 0 && float64(hit)/float64(min(len(a2), len(b2))) >= 0.5 {
			return true
		}
	}
	return false
}

// telling is a name without its small words, unless it has no others.
func telling(words []string) []string {
	var out []string
	for _, w := range words {
		if !issueSmall[w] {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return words
	}
	return out
}

func together(sets []map[string]bool, x, y string) bool {
	for _, s := range sets {
		if s[x] && s[y] {
			return true
		}
	}
	return false
}

var titleHeads = []map[string]bool{set("spokesman spokesperson spokeswoman"), set("chairman chair chairwoman chairperson"), set("adviser advisor"), set("leader chief head")}

// sameTitle tells whether two titles have one head word ("foreign minister", "Minister of Foreign Affairs"), or one
// holds all words of the other.
func sameTitle(g, s string) bool {
	a, b := headWord(g), headWord(s)
	if a == "" || b == "" {
		return false
	}
	if stemEqual(a, b) || together(titleHeads, a, b) {
		return true
	}
	ga, sb := set(titleLetters(g)), set(titleLetters(s))
	return len(ga) > 0 && (subset(ga, sb) || subset(sb, ga))
}

func subset(a, b map[string]bool) bool {
	for w := range a {
		if !b[w] {
			return false
		}
	}
	return true
}

var titleStop = set("of for to in on at")

// headWord is the last word of a title before a preposition or comma.
func headWord(title string) string {
	first, _, _ := strings.Cut(titleLetters(title), ",")
	last := ""
	for _, w := range strings.Fields(first) {
		if titleStop[w] {
			break
		}
		last = w
	}
	return last
}

// titleLetters is a title in plain letters, with its commas.
func titleLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r == ',' {
			return r
		}
		return ' '
	}, strings.ReplaceAll(ascii(s), "-", " "))
}
