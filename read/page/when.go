package page

import (
	"sort"
	"strconv"
	"strings"
	"time"

	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// WhenOf is the time of what word tok tells (the head of an event, a statement, a toll): the time expression in its own
// clause, else that of the clause that it explains ("…, killing 35"), else the date line that heads its entry in a
// chronology. Nil when the report does not say. Times are on the page in text order once when has run.
func (p *Page) WhenOf(tok int) *record.When {
	if tok < 0 || tok >= len(p.Doc.Tokens) {
		return nil
	}
	if w, told := p.whenCounted(tok); told {
		return w
	}
	if t := p.timeUnder(tok); t != nil {
		return whenOf(p, t)
	}
	if h := p.whenClauseOf(tok); h >= 0 {
		if t := p.timeUnder(h); t != nil {
			return whenOf(p, t)
		}
	}
	if t := p.dateLabel(tok); t != nil {
		return whenOf(p, t)
	}
	if t := p.dateLine(p.Doc.Tokens[tok].Span.Start); t != nil {
		return whenOf(p, t)
	}
	return nil
}

// whenClauseOf is the verb whose time a clause with "when" and head tok has too: "In May 2023, nine were killed when rebels stormed
// the village". -1 for others.
func (p *Page) whenClauseOf(tok int) int {
	d := p.Doc
	if t := &d.Tokens[tok]; t.Rel != nlp.Advcl || t.Head < 0 || t.Head > tok || t.XPOS != "VBD" {
		return -1
	}
	for k := range d.Kids(tok) {
		if k < tok && d.Tokens[k].Lower == "when" {
			return d.Tokens[tok].Head
		}
	}
	return -1
}

// dateLabel is the date that opens the paragraph of tok as an entry of a chronology ("9 October - The king left"), which
// the splitter cuts off as a heading; nil when none does.
func (p *Page) dateLabel(tok int) *record.Time {
	d := p.Doc
	k := d.Tokens[tok].Sent
	for k > 0 && d.Sents[k-1].Para == d.Sents[k].Para {
		k--
	}
	if !d.Sents[k].Heading || k == d.Tokens[tok].Sent || p.placeInLabel(d.Sents[k].Start) {
		return nil
	}
	for _, t := range p.timesIn(d.Sents[k].Span) {
		if t.Type == "DATE" && t.EDTF != "" {
			return &t
		}
	}
	return nil
}

// placeInLabel tells a dateline ("GENEVA, April 3 -") from the date of a chronology: its first word is no date.
func (p *Page) placeInLabel(first int) bool {
	for _, t := range p.Out.Times {
		if t.Span.Start <= p.Doc.Tokens[first].Span.Start && p.Doc.Tokens[first].Span.End <= t.Span.End {
			return false
		}
	}
	return true
}

// whenOf turns a time expression into the time of an entry. "Since 2011" lasts: 2011/..
func whenOf(p *Page, t *record.Time) *record.When {
	s := t.Span
	w := &record.When{EDTF: t.EDTF, Text: s.Of(p.Doc.Text), Span: &s}
	if i := p.Doc.TokenAt(s.Start); i > 0 && p.Doc.Tokens[i-1].Lower == "since" && t.Type == "DATE" && !strings.Contains(t.EDTF, "/") {
		w.EDTF += "/.."
	}
	return w
}

// TimeAt tells whether token k stands in a time expression. Times are on the page once when has run.
func (p *Page) TimeAt(k int) bool {
	s := p.Doc.Tokens[k].Span
	all := p.Out.Times
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.End >= s.End })
	return i < len(all) && all[i].Span.Start <= s.Start
}

// timesIn are the times within s, in text order.
func (p *Page) timesIn(s text.Span) []record.Time {
	all := p.Out.Times
	lo := sort.Search(len(all), func(k int) bool { return all[k].Span.Start >= s.Start })
	hi := lo
	for hi < len(all) && all[hi].Span.End <= s.End {
		hi++
	}
	return all[lo:hi]
}

// timeUnder is the dated time expression whose clause is the clause of tok, nearest first.
func (p *Page) timeUnder(tok int) *record.Time {
	d := p.Doc
	times := p.timesIn(d.Sents[d.Tokens[tok].Sent].Span)
	if len(times) > 2*manyTimes { // no sentence of people: only the nearest are asked
		k := sort.Search(len(times), func(k int) bool { return times[k].Span.Start >= d.Tokens[tok].Span.Start })
		times = times[max(k-manyTimes, 0):min(k+manyTimes, len(times))]
	}
	var best *record.Time
	bestCost := 1 << 30
	for k := range times {
		t := &times[k]
		if t.EDTF == "" || t.Type == "SET" || t.Type == "DURATION" {
			continue
		}
		lo, hi := d.TokensOf(t.Span)
		if lo >= hi || (lo <= tok && tok < hi) || lo > 0 && d.Tokens[lo-1].Lower == "effective" {
			continue // "agreed to a truce effective Friday" was not agreed on Friday
		}
		if p.ofAnother(t, lo, hi, tok) {
			continue
		}
		if p.touches(lo, hi, tok) {
			return t
		}
		c := p.timeCost(d.HeadOf(lo, hi), tok)
		if r := d.Tokens[tok].Rel; c < 0 && (r == nlp.AclRelcl || r == nlp.Acl) && d.Tokens[tok].Head == lo-1 {
			c = 20 // "a statement Wednesday that urged"
		}
		if c < 0 && p.opens(lo, tok) {
			c = 100
		}
		if c < 0 && p.follows(lo, tok) {
			c = 50
		}
		if c >= 0 && c < bestCost {
			best, bestCost = t, c
		}
	}
	return best
}

// manyTimes and lineReach bound what is looked through in runaway text.
const manyTimes, lineReach = 30, 400

// touches tells whether the time stands right behind the verb tok or right before it: "said Wednesday that …", "on
// Thursday hailed …". It is surer than the tree.
func (p *Page) touches(lo, hi, tok int) bool {
	d := p.Doc
	if d.Tokens[tok].UPOS != nlp.VERB {
		return d.Tokens[tok].UPOS == nlp.NOUN && lo == tok+1
	}
	for lo > tok+1 && (d.Tokens[lo-1].Lower == "on" || d.Tokens[lo-1].Lower == "late" || d.Tokens[lo-1].Lower == "early") {
		lo--
	}
	return lo == tok+1 || hi == tok
}

// follows tells whether nothing but nouns and what belongs to them stands between the verb tok and the time behind it:
// "said during an interview Monday".
func (p *Page) follows(lo, tok int) bool {
	d := p.Doc
	if lo <= tok || lo-tok > 15 || d.Tokens[tok].UPOS != nlp.VERB {
		return false
	}
	for k := tok + 1; k < lo; k++ {
		switch d.Tokens[k].UPOS {
		case nlp.VERB, nlp.AUX, nlp.SCONJ, nlp.PUNCT:
			return false
		case nlp.PRON:
			if w := d.Tokens[k].Lower; w == "that" || w == "who" || w == "which" {
				return false
			}
		}
	}
	return true
}

// opens tells whether the time opens the sentence of which tok is the main verb, or its conjunct: "On Tuesday, …".
func (p *Page) opens(lo, tok int) bool {
	d := p.Doc
	s := &d.Sents[d.Tokens[tok].Sent]
	return lo <= s.Start+2 && d.ConjHead(tok) == s.Root
}

// timeCost is how far the time with head word t hangs from what tok tells; -1 when it tells the time of something else.
func (p *Page) timeCost(t, tok int) int {
	d := p.Doc
	if d.Under(t, tok) {
		if steps := p.clauseSteps(t, tok); steps >= 0 {
			return steps
		}
		return -1
	}
	home, cost := tok, 10
	for range 12 {
		up := d.Tokens[home].Head
		if up < 0 || !p.passesTime(home) {
			return -1
		}
		home, cost = up, cost+10
		if d.Under(t, home) {
			if steps := p.clauseSteps(t, home); steps >= 0 {
				return cost + steps
			}
			return -1
		}
	}
	return -1
}

// passesTime tells whether a word shares the time of its head: a noun of its verb, a participle of the clause that it
// explains, what happened "after" or "while" it, what was done "to" that end; not what is said of the time of saying.
func (p *Page) passesTime(i int) bool {
	t := &p.Doc.Tokens[i]
	switch t.Rel {
	case nlp.Ccomp, nlp.Parataxis, nlp.AclRelcl, nlp.Csubj, nlp.List:
		return false
	case nlp.Advcl:
		if t.XPOS == "VBG" {
			return true
		}
		if m := p.Doc.Kid(i, nlp.Mark); m >= 0 {
			switch p.Doc.Tokens[m].Lower {
			case "after", "as", "when", "while", "to":
				return true
			}
		}
		return false
	case nlp.Acl:
		return t.XPOS != "VBN"
	}
	return true
}

// clauseSteps counts the words on the way up from t to home; -1 when another clause lies between.
func (p *Page) clauseSteps(t, home int) int {
	d := p.Doc
	n := 0
	for ; t != home && t >= 0; t = d.Tokens[t].Head {
		n++
		if d.Tokens[t].UPOS == nlp.VERB && d.Tokens[t].Rel != nlp.Xcomp && d.Tokens[t].Rel != nlp.Amod && !(d.Tokens[t].Rel == nlp.Acl && broadcast[d.Tokens[t].Lemma]) {
			return -1
		}
	}
	return n
}

// broadcast are verbs that give the time of what is said in the thing they tell of: "said in an interview aired Monday".
var broadcast = map[string]bool{"broadcast": true, "air": true, "publish": true, "release": true, "post": true, "issue": true, "give": true, "record": true, "hold": true, "date": true}

// dateLine is the date on a line of its own that heads the entry of a chronology in which byte b stands
// ("Friday 24 November 2023", then what happened on it); nil when there is none above.
func (p *Page) dateLine(b int) *record.Time {
	all := p.Out.Times
	k := sort.Search(len(all), func(k int) bool { return all[k].Span.End > b })
	for k, n := k-1, 0; k >= 0 && n < lineReach; k, n = k-1, n+1 {
		if all[k].Type == "DATE" && len(all[k].EDTF) == len("2023-11-24") && p.AloneOnLine(all[k].Span) {
			return &all[k]
		}
	}
	return nil
}

// AloneOnLine tells whether nothing but punctuation shares the lines of s.
func (p *Page) AloneOnLine(s text.Span) bool {
	before, after := p.Doc.Text[:s.Start], p.Doc.Text[s.End:]
	if k := strings.LastIndexByte(before, '\n'); k >= 0 {
		before = before[k+1:]
	}
	if k := strings.IndexByte(after, '\n'); k >= 0 {
		after = after[:k]
	} else {
		return false
	}
	return strings.Trim(before, " \t\r*-•#") == "" && strings.Trim(after, " \t\r:.,;–—-*") == ""
}

// HeadsLine is where the line of s ends when s opens it and a colon stands behind, as in "2004: A quake hit the coast."; 0
// when not.
func (p *Page) HeadsLine(s text.Span) int {
	before, after := p.Doc.Text[:s.Start], p.Doc.Text[s.End:]
	if strings.Trim(before[strings.LastIndexByte(before, '\n')+1:], " \t\r*-•#") != "" || !strings.HasPrefix(strings.TrimLeft(after, " "), ":") {
		return 0
	}
	if k := strings.IndexByte(after, '\n'); k >= 0 {
		return s.End + k
	}
	return len(p.Doc.Text)
}

// LongAgo tells whether a date lies months before the day of publication: in an earlier year, and more than two months back.
func (p *Page) LongAgo(w *record.When) bool {
	if w == nil || p.Published.IsZero() || len(w.EDTF) < 4 {
		return false
	}
	year, err := strconv.Atoi(w.EDTF[:4])
	if err != nil || year >= p.Published.Year() {
		return false
	}
	end := time.Date(year+1, 1, 1, 0, 0, 0, 0, time.UTC)
	if month, err := time.Parse("2006-01", w.EDTF[:min(7, len(w.EDTF))]); err == nil {
		end = month.AddDate(0, 1, 0)
	}
	return p.Published.Sub(end) > 60*24*time.Hour || len(w.EDTF) == 4
}
