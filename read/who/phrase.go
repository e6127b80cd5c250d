package who

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
)

// phrase is a noun phrase of an agent, taken apart.
type phrase struct {
	lo, hi, head int
	owner        *entry   // country or body before it: "Chadian", "the UN's"
	owners       []*entry // several: "US, European and Ukrainian"
	words        []string // its words without articles, numbers, "top"
	definite     bool
	counted      bool // "three soldiers", "several"
	vague        bool // "certain", "no", "every"
	bare         bool // nothing before the noun but the article
	quoted       bool // opens a quotation: a "coalition of the willing"
}

var (
	vagueWords   = set("certain no every any each such other another many most all both some")
	dayOrMonth   = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december")
	weightless   = set("estimated enough remaining further additional more fellow top senior high-ranking high-level ranking leading unnamed unidentified anonymous local several two three four five six seven eight nine ten dozens hundreds thousands some many other more nearly about around over at least up former new key main")
	helped       = set("backed supported sponsored funded trained armed aligned linked allied affiliated brokered mediated inspired")
	countedWords = set("several some many dozens hundreds thousands")
)

// phraseAt reads what stands before and behind head word i; lo is where the agent noun starts.
func (r *reader) phraseAt(i, lo int) phrase {
	p := phrase{lo: lo, hi: i + 1, head: i}
	p.words = strings.Fields(r.d.Words(lo, i+1))
	s := r.d.Sents[r.tok(i).Sent].Start
	for k := lo - 1; k >= s; k-- {
		w := r.tok(k)
		e := r.at[k]
		switch {
		case dayOrMonth[w.Lower] && w.UPOS == nlp.PROPN: // "On Monday Danish guards fired"
			p.bare = p.lo == lo
			return p
		case w.UPOS == nlp.NOUN && r.p.TimeAt(k) && !strings.HasPrefix(p.words[0], "-"): // "Over several hours | student groups", "last year | fire crews"
			p.bare = p.lo == lo
			return p
		case w.UPOS == nlp.DET:
			p.definite = w.Lower == "the" || w.Lower == "this" || w.Lower == "these" || w.Lower == "those"
			p.vague = p.vague || vagueWords[w.Lower]
			p.lo = k
			p.bare = p.lo == lo-1
			return p
		case w.XPOS == "POS" && k > s:
			p.definite = true
			if r.at[k-1] != nil {
				p.owner = r.at[k-1]
				start := r.startOf(k - 1)
				p.words = append([]string{r.d.Words(start, k+1)}, p.words...)
				p.lo = start
				if r.tok(start-1).Lower == "and" && start > 1 && r.at[start-2] != nil && p.owner.Kind == record.Country && r.at[start-2].Kind == record.Country {
					p.owners = []*entry{r.at[start-2], p.owner}
				}
			}
			return p
		case w.UPOS == nlp.PRON && w.Rel == nlp.NmodPoss:
			p.definite, p.lo = true, k
			return p
		case e != nil && strings.HasPrefix(p.words[0], "-") && helped[strings.ToLower(p.words[0][1:])]: // "Iran-backed rebels" are not Iran's
			start := r.startOf(k)
			p.words[0], p.lo = r.d.Words(start, k+1)+p.words[0], start
			k = start
		case e != nil && e.Kind != record.Person && (w.UPOS == nlp.ADJ || w.UPOS == nlp.PROPN || w.UPOS == nlp.NOUN):
			start := r.startOf(k)
			if p.owner == nil {
				p.owner = e
			} else {
				p.owners = append(p.owners, e)
			}
			if len(p.owners) == 0 {
				p.words = append(strings.Fields(r.d.Words(start, k+1)), p.words...)
			}
			p.lo = start
			k = start
		case w.Lower == "least" || w.Lower == "most" && r.tok(k-1).Lower == "at":
			p.bare = false
			return p
		case w.UPOS == nlp.NUM && aged(p.words[0]): // "a 38-year-old man"
			p.words[0], p.lo = w.Form+p.words[0], k
		case w.UPOS == nlp.NUM || countedWords[w.Lower]:
			p.words[0] = strings.TrimPrefix(p.words[0], "-") // "forty-one scientists"
			if p.words[0] == "strong" && len(p.words) > 1 {
				p.words = p.words[1:] // "a 300-strong crowd"
			}
			p.counted, p.lo = true, k
			p.vague = p.vague || vagueWords[w.Lower] && w.Lower != "some" && w.Lower != "many"
		case (w.Form == "," || w.Lower == "and") && p.owner != nil && k > s && (r.at[k-1] != nil && r.at[k-1].Kind != record.Person || r.isDemonym(k-1)) && r.modifies(k-1, i):
			continue
		case k == lo-1 && (w.Form == "\"" || w.Form == "“" || w.Form == "‘" || w.Form == "'"):
			p.quoted = true
		case w.Form == "-" && k > s && r.tok(k+1).UPOS == nlp.NUM:
			p.lo = k // "twenty-two soldiers"
		case w.Form == "-" && k > s && !r.tok(k-1).Space:
			p.words[0] = "-" + p.words[0]
			p.lo = k
		case w.UPOS == nlp.ADJ || w.UPOS == nlp.NOUN || w.UPOS == nlp.PROPN || w.XPOS == "VBG" && w.Rel == nlp.Amod || w.XPOS == "VBN" && w.Rel == nlp.Amod:
			p.vague = p.vague || vagueWords[w.Lower]
			local := w.Lower == "local" && r.world.Agents[r.tok(i).Lower].Kind == string(record.Media) // "local media" are not all media
			if (!weightless[w.Lower] || w.UPOS == nlp.PROPN || local) && len(p.owners) == 0 {
				if strings.HasPrefix(p.words[0], "-") {
					p.words[0] = w.Form + p.words[0]
				} else {
					p.words = append([]string{w.Form}, p.words...)
				}
			}
			p.lo = k
		default:
			p.bare = p.lo == lo
			return p
		}
	}
	p.bare = p.lo == lo
	return p
}

// aged tells whether a word goes on from a number with a unit of time: "-year-old".
func aged(word string) bool {
	for _, unit := range []string{"-year", "-month", "-week", "-day"} {
		if strings.HasPrefix(word, unit) {
			return true
		}
	}
	return false
}

func (r *reader) isDemonym(k int) bool {
	return r.world.Countries.Adjective(r.tok(k).Form) != nil || r.tok(k).Form == "European"
}

// modifies tells whether word k may be one of several words before noun i: "US, European and Chadian officials".
func (r *reader) modifies(k, i int) bool {
	t := r.tok(k)
	return t.Rel == nlp.Amod || t.Rel == nlp.Compound || t.Rel == nlp.Conj || t.Head == i || t.UPOS == nlp.ADJ
}
