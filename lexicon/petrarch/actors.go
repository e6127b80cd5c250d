package petrarch

import (
	"regexp"
	"slices"
	"strings"
)

// block is one actor: a name, other names, and codes of which the first that holds on a day counts.
type block struct {
	line  int
	names []string
	codes []code
}

// code is a code for a time; from and to are YYYY-MM, empty where open.
type code struct{ code, from, to string }

func (c code) dated() bool { return c.from != "" || c.to != "" }

// actors takes the blocks of a dictionary of actors.
func (c *Converter) actors(file, text string) {
	var b block
	flush := func() {
		if len(b.names) > 0 {
			c.actor(file, b)
		}
	}
	for n, l := range lines(text) {
		name, codes, hasCode := strings.Cut(l, "[")
		name = strings.TrimSpace(name)
		if name == "" && !hasCode {
			continue
		}
		synonym := strings.HasPrefix(name, "+")
		if name != "" && !synonym {
			flush()
			b = block{line: n}
		}
		if name = strings.Trim(strings.TrimPrefix(name, "+"), "_ "); name != "" {
			b.names = append(b.names, name)
		}
		if hasCode {
			for _, x := range anyCode.FindAllString("["+codes, -1) {
				b.codes = append(b.codes, parseCode(x[1:len(x)-1]))
			}
		}
	}
	flush()
}

var timed = regexp.MustCompile(`^(\S+?)\s*(<|>|\s)\s*(\d{6,8})(?:\s*-\s*(\d{6,8}))?$`)

// parseCode reads "KENGOV 050101-081231", "KENGOV >050101", "KENGOV <050101", "KENGOV".
func parseCode(s string) code {
	s = strings.TrimSpace(s)
	m := timed.FindStringSubmatch(s)
	switch {
	case m == nil:
		return code{code: s}
	case m[2] == ">":
		return code{m[1], month(m[3]), ""}
	case m[2] == "<":
		return code{m[1], "", month(m[3])}
	}
	return code{m[1], month(m[3]), month(m[4])}
}

// month is the month of YYMMDD or YYYYMMDD; years of two digits below 30 are of this century.
func month(d string) string {
	switch {
	case len(d) == 8:
		return d[:4] + "-" + d[4:6]
	case len(d) != 6:
		return ""
	case d < "30":
		return "20" + d[:2] + "-" + d[2:4]
	}
	return "19" + d[:2] + "-" + d[2:4]
}

var plainCode = regexp.MustCompile(`^[A-Z]{3,15}$`)

func (c *Converter) actor(file string, b block) {
	entry := strings.Join(b.names, " +")
	switch {
	case len(b.codes) == 0:
		c.leave(file, b.line, entry, "no code")
		return
	case slices.ContainsFunc(b.codes, func(x code) bool { return !plainCode.MatchString(x.code) }):
		c.leave(file, b.line, entry+" ["+b.codes[0].code+"]", "a code that means no actor")
		return
	}
	country := c.country(b.codes[0].code)
	rest := b.codes[0].code[len(country):]
	switch {
	case len(b.codes) == 1 && (rest == "" || len(rest) == 3 && country == "" && kindOf(rest) == "movement"):
		c.leave(file, b.line, entry, "a state, its people or its places: these are built in, or rows of countries")
	case slices.ContainsFunc(b.codes, code.dated) || c.person(b, rest):
		c.leader(file, b)
	case len(b.codes) > 1:
		c.leave(file, b.line, entry, "several codes without dates")
	default:
		c.body(b, country, rest)
	}
}

// country is the three letters of the state that a code starts with.
func (c *Converter) country(code string) string {
	if c.world.Countries.Code(code[:3]) != nil {
		return code[:3]
	}
	return ""
}

// bodyNouns tell that a name without dates is no person's.
var bodyNouns = words("ministry department council office agency government authority authorities commission administration cabinet committee bureau service services state palace house army force forces police guard navy parliament assembly congress senate court party front movement union league group bank university institute association federation organization organisation centre center board corps command brigade")

// person tells a person without dates: "ANA_RUIZ_ [PANELI]".
func (c *Converter) person(b block, rest string) bool {
	if rest != "ELI" && rest != "GOV" {
		return false
	}
	parts := strings.Fields(strings.ToLower(strings.ReplaceAll(b.names[0], "_", " ")))
	return len(parts) > 1 && len(parts) < 5 && !slices.ContainsFunc(parts, func(w string) bool { return bodyNouns[w] || w == "of" || w == "the" || w == "and" })
}

// leader writes the terms of a person; names alone and with titles are found without being told.
func (c *Converter) leader(file string, b block) {
	var names []string
	for _, n := range b.names {
		if s := spelled(n, false); strings.Contains(s, " ") && !c.titled(s) && !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	if len(names) == 0 {
		c.leave(file, b.line, strings.Join(b.names, " +"), "no full name of a person")
		return
	}
	dated := slices.ContainsFunc(b.codes, code.dated)
	for _, x := range b.codes {
		of := c.country(x.code)
		switch {
		case of == "":
			c.leave(file, b.line, b.names[0]+" ["+x.code+"]", "a person of no state")
		case x.to != "" && x.from > x.to:
			c.leave(file, b.line, b.names[0]+" ["+x.code+" "+x.from+" "+x.to+"]", "a term that ends before it begins")
		case dated && !x.dated():
			continue // what holds outside the terms: the report tells
		default:
			c.row("leaders", names[0], strings.Join(names[1:], "; "), of, office(x.code[3:]), x.from, x.to, x.code, "import")
		}
	}
}

// titled tells "President Ana Ruiz" and "Kenyan Minister Ruiz".
func (c *Converter) titled(name string) bool {
	first, rest, _ := strings.Cut(name, " ")
	if c.world.Countries.Any(first) != nil {
		first, _, _ = strings.Cut(rest, " ")
	}
	two := strings.Join(strings.Fields(strings.ToLower(name))[:2], " ")
	return c.world.Offices.Title(strings.ToLower(first)) != nil || c.world.Offices.Title(two) != nil
}

// office is a title without a place of its own among the holders: a code does not tell which office it was.
func office(role string) string {
	if strings.HasPrefix(role, "GOV") || strings.HasPrefix(role, "MIL") {
		return "official"
	}
	return "politician"
}

// kinds are the kinds of bodies by what a code says of them; the first that the code holds counts.
var kinds = []struct{ role, kind string }{
	{"REB", "armed"}, {"INS", "armed"}, {"SEP", "armed"}, {"UAF", "armed"}, {"IMG", "armed"}, {"IGO", "igo"}, {"NGO", "ngo"}, {"NGM", "ngo"},
	{"MNC", "company"}, {"BUS", "company"}, {"MED", "company"}, {"PTY", "party"}, {"OPP", "party"}, {"LEG", "parliament"}, {"JUD", "court"},
	{"MIL", "military"}, {"COP", "agency"}, {"SPY", "agency"}, {"GOV", "agency"},
}

func (c *Converter) body(b block, country, rest string) {
	code, names := b.codes[0].code, []string{}
	long := slices.ContainsFunc(b.names, func(n string) bool { return strings.Contains(n, "_") })
	for _, n := range b.names {
		if s := spelled(n, long); !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	kind := kindOf(rest)
	if country == "" && len(rest) >= 6 {
		country = c.country(rest[3:]) // "NGOKENDEV"
	}
	if kind == "armed" {
		c.row("armed_groups", names[0], strings.Join(names[1:], "; "), country, code)
		return
	}
	c.row("organizations", names[0], strings.Join(names[1:], "; "), kind, country, code)
}

func kindOf(role string) string {
	for _, k := range kinds {
		if holds(role, k.role) {
			return k.kind
		}
	}
	return "movement"
}

// holds tells whether one of the groups of three letters of a code is that role.
func holds(code, role string) bool {
	for i := 0; i+3 <= len(code); i += 3 {
		if code[i:i+3] == role {
			return true
		}
	}
	return false
}
