package page

import (
	"strconv"
	"strings"
	"time"

	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// whenCounted is the time of what tok tells when it is counted from something else of the sentence, or that from it:
// "Two days after the raid of 3 May, the army withdrew", "the envoys met on Friday, a week after the rebels had taken the
// port". Told is whether it is told so at all; the time may yet be unknown.
func (p *Page) whenCounted(tok int) (w *record.When, told bool) {
	d := p.Doc
	sent := &d.Sents[d.Tokens[tok].Sent]
	for m := sent.Start + 1; m < sent.End; m++ {
		word := d.Tokens[m].Lower
		if word != "after" && word != "before" {
			continue
		}
		c, ok := p.countBefore(m)
		if !ok {
			continue
		}
		sign := -1 // the clause behind "after" lies before its main clause
		if word == "before" {
			sign = 1
		}
		h := d.Tokens[m].Head
		if h < 0 || d.Tokens[m].Rel != nlp.Mark && d.Tokens[m].Rel != nlp.Case {
			h = -1
		}
		own, stop := p.dayBehind(m)
		switch {
		case p.sameStretch(m, tok): // whatever the tree makes of it
			if own != nil {
				return whenOf(p, own), true
			}
			if h != tok {
				h = -1
			}
			return p.countFrom(p.mainOf(h), c, sign), true
		case own != nil && tok > stop && m <= sent.Start+5 && p.sameStretch(stop, tok):
			return c.shift(own.EDTF, -sign, p), true
		case h < 0:
		case tok == h || d.Under(tok, h) && p.clauseSteps(tok, h) >= 0:
			return p.countFrom(p.mainOf(h), c, sign), true
		case d.Tokens[h].Head == tok || d.Tokens[h].Head >= 0 && d.Under(d.Tokens[h].Head, tok) && p.clauseSteps(d.Tokens[h].Head, tok) >= 0:
			if t := p.dayUnder(h); t != nil {
				return c.shift(t.EDTF, -sign, p), true
			}
		}
	}
	return nil, false
}

// sameStretch tells whether tok is the first verb behind word m, with no mark between: "days after rebels shelled".
func (p *Page) sameStretch(m, tok int) bool {
	d := p.Doc
	if tok <= m || d.Tokens[tok].UPOS != nlp.VERB {
		return false
	}
	for k := m + 1; k < tok; k++ {
		if u := d.Tokens[k].UPOS; u == nlp.VERB || u == nlp.PUNCT {
			return false
		}
	}
	return true
}

// count is a length of time before "after" or "before".
type count struct {
	n    int
	unit byte // D W M Y; H for what is shorter than a day
	some bool
	time *record.Time // nil for "the day after"
	at   int          // its last token
}

// countBefore reads the length of time that ends before token m: "two days", "just weeks", "the day".
func (p *Page) countBefore(m int) (count, bool) {
	d := p.Doc
	prev := &d.Tokens[m-1]
	c := count{at: m - 1}
	for k := range p.timesIn(d.Sents[prev.Sent].Span) {
		t := &p.timesIn(d.Sents[prev.Sent].Span)[k]
		if t.Type != "DURATION" || t.Span.End != prev.Span.End {
			continue
		}
		v, ok := strings.CutPrefix(t.Timex, "P")
		if !ok || len(v) < 2 {
			return c, false
		}
		c.time, c.unit = t, v[len(v)-1]
		if v[0] == 'T' {
			c.unit = 'H'
			return c, true
		}
		n, err := strconv.Atoi(v[:len(v)-1])
		c.n, c.some = n, v[:len(v)-1] == "X"
		return c, (err == nil || c.some) && strings.IndexByte("DWMY", c.unit) >= 0
	}
	if m >= 2 && prev.Lower == "day" && d.Tokens[m-2].Lower == "the" {
		c.n, c.unit = 1, 'D'
		return c, true
	}
	return c, false
}

// mainOf is the word that clause or phrase h hangs on.
func (p *Page) mainOf(h int) int {
	if h < 0 {
		return -1
	}
	return p.Doc.Tokens[h].Head
}

// dayBehind is the day told between word m and the next comma, and where that is.
func (p *Page) dayBehind(m int) (own *record.Time, stop int) {
	d := p.Doc
	sent := &d.Sents[d.Tokens[m].Sent]
	for stop = min(m+1, sent.End-1); stop < sent.End-1 && d.Tokens[stop].Form != ","; stop++ {
	}
	times := p.timesIn(text.Span{Start: d.Tokens[m].Span.Start, End: d.Tokens[stop].Span.End})
	for k := range times {
		if isDay(&times[k]) {
			return &times[k], stop
		}
	}
	return nil, stop
}

// countFrom counts from the time of word main, or else from publication, which is news of the same days.
func (p *Page) countFrom(main int, c count, sign int) *record.When {
	if main >= 0 {
		if t := p.timeUnder(main); t != nil {
			return c.shift(t.EDTF, sign, p)
		}
	}
	if p.Published.IsZero() {
		return nil
	}
	w := c.shift(p.Published.Format(time.DateOnly), sign, p)
	if w != nil && !strings.HasSuffix(w.EDTF, "~") {
		w.EDTF += "~"
	}
	return w
}

// dayUnder is the dated time within the phrase or clause of word h.
func (p *Page) dayUnder(h int) *record.Time {
	d := p.Doc
	times := p.timesIn(d.Sents[d.Tokens[h].Sent].Span)
	for k := range times {
		if lo, hi := d.TokensOf(times[k].Span); isDay(&times[k]) && lo < hi && d.Under(d.HeadOf(lo, hi), h) {
			return &times[k]
		}
	}
	return nil
}

// shift is the time so much before or after a day, as fine as it is told; untold numbers of days or weeks are about a
// month. Nil when the start is no day.
func (c count) shift(edtf string, sign int, p *Page) *record.When {
	if len(edtf) < len(time.DateOnly) {
		return nil
	}
	day, err := time.Parse(time.DateOnly, edtf[:len(time.DateOnly)])
	if err != nil {
		return nil
	}
	w := &record.When{}
	if c.time != nil {
		s := c.time.Span
		w.Span = &s
	} else {
		s := p.Doc.Span(c.at, c.at+1)
		w.Span = &s
	}
	w.Text = w.Span.Of(p.Doc.Text)
	n := sign * c.n
	switch {
	case c.some && c.unit == 'D':
		w.EDTF = day.AddDate(0, 0, 4*sign).Format("2006-01") + "~"
	case c.some && c.unit == 'W':
		w.EDTF = day.AddDate(0, 0, 21*sign).Format("2006-01") + "~"
	case c.some:
		return nil
	case c.unit == 'H':
		w.EDTF = day.Format(time.DateOnly)
	case c.unit == 'D':
		w.EDTF = day.AddDate(0, 0, n).Format(time.DateOnly)
	case c.unit == 'W':
		w.EDTF = day.AddDate(0, 0, 7*n).Format(time.DateOnly) + "~"
	case c.unit == 'M':
		w.EDTF = time.Date(day.Year(), day.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	case c.unit == 'Y':
		w.EDTF = strconv.Itoa(day.Year() + n)
	}
	return w
}
