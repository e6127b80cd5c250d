package petrarch

import (
	"regexp"
	"strings"
)

var (
	agentLine = regexp.MustCompile(`^([^\[{]+?)\s*(?:\{([^}]*)\})?\s*\[([A-Z]*)~([A-Z]*)\]`)
	setLine   = regexp.MustCompile(`^!(\w+)!\s*=\s*(.+)$`)
	setUse    = regexp.MustCompile(`_?!(\w+)!`)
)

// agents takes the nouns of a dictionary of agents.
func (c *Converter) agents(file, text string) {
	sets := map[string][]string{}
	for n, l := range lines(text) {
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		if m := setLine.FindStringSubmatch(l); m != nil {
			for w := range strings.SplitSeq(m[2], ",") {
				sets[m[1]] = append(sets[m[1]], strings.TrimSpace(w))
			}
			continue
		}
		m := agentLine.FindStringSubmatch(l)
		if m == nil {
			c.leave(file, n, l, "no noun with a code")
			continue
		}
		set := setUse.MatchString(m[1]) // holds its plurals
		for _, noun := range expand(strings.Trim(m[1], "_ "), sets) {
			plural := m[2]
			if !set && !strings.Contains(l, "{") {
				plural = regular(noun)
			}
			c.agent(file, n, noun, plural, m[3]+m[4])
		}
	}
}

// expand puts each word of a set in its place: "FISHER!PERSON!" is fisherman, fisherwoman, fishermen.
func expand(noun string, sets map[string][]string) []string {
	m := setUse.FindStringSubmatchIndex(noun)
	if m == nil {
		return []string{noun}
	}
	var out []string
	for _, w := range sets[noun[m[2]:m[3]]] {
		joint := ""
		if noun[m[0]] == '_' {
			joint = "_"
		}
		out = append(out, expand(noun[:m[0]]+joint+w+noun[m[1]:], sets)...)
	}
	return out
}

// agentKinds are the kinds of those who act, by their role.
var agentKinds = map[string]string{
	"GOV": "person", "MIL": "person", "COP": "person", "SPY": "person", "LEG": "person", "JUD": "person", "REB": "person", "INS": "person",
	"MED": "person", "REF": "people", "CVL": "people",
}

// agent writes a noun and its plural. Nouns of more than two words are found by their last words.
func (c *Converter) agent(file string, line int, noun, plural, code string) {
	noun = strings.ToLower(strings.Join(strings.FieldsFunc(noun, func(r rune) bool { return r == '_' || r == ' ' }), " "))
	if !plainCode.MatchString(code) || noun == "" {
		c.leave(file, line, noun, "no noun with a code")
		return
	}
	if strings.Count(noun, " ") > 1 {
		c.leave(file, line, noun, "nouns of agents have one word or two")
		return
	}
	last := noun[strings.LastIndexByte(noun, ' ')+1:]
	kind, number := agentKinds[code[:3]], "one"
	if kind == "" {
		kind = "person"
	}
	if bodyNouns[last] {
		kind, number = "organization", "body"
		if strings.HasPrefix(code, "GOV") || strings.HasPrefix(code, "MIL") {
			kind = "government"
		}
	}
	if number == "one" && (strings.HasSuffix(last, "men") || strings.HasSuffix(last, "people")) {
		kind, number = many(kind), "many"
	}
	c.noun(noun, kind, code, number)
	if plural = strings.ToLower(strings.ReplaceAll(strings.Trim(plural, "_ "), "_", " ")); plural != "" {
		c.noun(plural, many(kind), code, "many")
	}
}

// regular is the plural that a dictionary leaves to its reader.
func regular(noun string) string {
	switch end := strings.ToLower(noun); {
	case strings.HasSuffix(end, "s"), strings.HasSuffix(end, "x"), strings.HasSuffix(end, "ch"), strings.HasSuffix(end, "sh"):
		return noun + "ES"
	case strings.HasSuffix(end, "y") && len(end) > 1 && !strings.ContainsRune("aeiou", rune(end[len(end)-2])):
		return noun[:len(noun)-1] + "IES"
	}
	return noun + "S"
}

func many(kind string) string {
	if kind == "person" {
		return "group"
	}
	return kind
}

// noun tells a noun that is not known, or that means someone else here: "monk" with another code.
func (c *Converter) noun(noun, kind, code, number string) {
	if a, ok := c.world.Agents[noun]; ok {
		if a.Code != code {
			c.row("agents", noun, "", code, "")
		}
		return
	}
	c.row("agents", noun, kind, code, number)
}
