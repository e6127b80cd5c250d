package toll

import (
	"slices"
	"strings"
	"time"

	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// confidences by rule: how often a finding of it is right.
var confidences = map[string]float64{"clause": 0.92, "modifier": 0.85, "of": 0.9, "noun": 0.85, "total": 0.88, "including": 0.85, "conjunct": 0.85, "before": 0.92, "next": 0.85, "beside": 0.75, "among": 0.8, "made up": 0.85, "lost": 0.8}

// enter writes a finding to the page. first is the index of the sentence's first toll on it.
func (s *sentence) enter(f *finding, first int) {
	p := s.p
	span := f.span(s.d)
	t := record.Toll{Measure: f.measure, Amount: f.amount, Victims: s.victims(f)}
	t.Trace = p.Trace("t", "toll/"+f.rule, confidences[f.rule], s.evidence(f)...)
	if f.whole >= 0 && s.found[f.whole].toll >= 0 {
		w := &p.Out.Tolls[s.found[f.whole].toll]
		t.PartOf, t.Actor, t.Place, t.When, t.AttributedTo = w.ID, w.Actor, w.Place, w.When, w.AttributedTo
	}
	if t.Actor == "" {
		t.Actor = s.actor(f)
	}
	switch {
	case t.Place != nil:
	case s.overYears(f):
		t.Place = p.PlaceOf(f.trigger)
	default:
		t.Place = p.PlaceAround(f.trigger)
	}
	if t.When == nil {
		t.When = p.WhenOf(f.trigger)
	}
	if t.When == nil {
		t.When = s.sameAttack(f)
	}
	t.When = s.sofar(t.When)
	if t.AttributedTo == nil && !s.background(f) {
		t.AttributedTo = p.AttributedTo(span)
	}
	if n := len(p.Out.Tolls); t.AttributedTo == nil && n > first && (f.rule == "next" || f.rule == "conjunct" || f.rule == "beside") {
		t.AttributedTo = p.Out.Tolls[n-1].AttributedTo // "13 were killed and 40 wounded, the mayor said"
	}
	if m := p.Modality(f.trigger); m != record.Asserted && !f.none {
		t.Modality = m
	}
	if k := s.again(&t, first); k >= 0 {
		f.toll = k
		return
	}
	s.replaces(&t, f, first)
	f.toll = len(p.Out.Tolls)
	p.Out.Tolls = append(p.Out.Tolls, t)
}

// overYears tells figures of a whole war or mission, which befell all over it and not where the story is: "has lost 60 men
// since 2013", "100,000 died in the civil war".
func (s *sentence) overYears(f *finding) bool {
	d := s.d
	if x := s.p.Subject(f.trigger); x >= 0 && d.Tokens[f.trigger].UPOS == nlp.VERB && (d.Tokens[x].Lemma == "war" || d.Tokens[x].Lemma == "conflict" || d.Tokens[x].Lemma == "insurgency") {
		return true
	}
	for i := f.trigger + 1; i < min(f.trigger+14, s.end); i++ {
		switch t := &d.Tokens[i]; {
		case t.Lower == "since" && f.trigger < i:
			return s.yearBehind(i)
		case (t.Lower == "in" || t.Lower == "during") && i+1 < s.end:
			h := t.Head
			if h > i && h < s.end && (d.Tokens[h].Lemma == "war" || d.Tokens[h].Lemma == "conflict" || d.Tokens[h].Lemma == "insurgency") {
				return true
			}
		}
	}
	return false
}

// yearBehind tells whether a year stands in the clause behind word i.
func (s *sentence) yearBehind(i int) bool {
	for k := i + 1; k < min(i+9, s.end); k++ {
		if w := s.d.Tokens[k].Form; len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && strings.Trim(w, "0123456789") == "" {
			return true
		}
	}
	return false
}

// sofar ends what goes on since some day with publication: those counted "since 6 March" fell before the report. A war "since 2011" goes on.
func (s *sentence) sofar(w *record.When) *record.When {
	since, open := "", false
	if w != nil {
		since, open = strings.CutSuffix(w.EDTF, "/..")
	}
	if !open || len(since) < len(time.DateOnly) || s.p.Published.IsZero() || since > s.p.Published.Format(time.DateOnly) {
		return w
	}
	out := *w
	out.EDTF = since + "/" + s.p.Published.Format(time.DateOnly)
	return &out
}

// sameAttack is the time of the toll told before, when this one befell in "the attacks" that were told there.
func (s *sentence) sameAttack(f *finding) *record.When {
	for k := range s.d.Kids(f.trigger) {
		if s.isStrike(k) && s.d.Kid(k, nlp.Det) >= 0 && s.d.Tokens[s.d.Kid(k, nlp.Det)].Lower == "the" {
			if n := len(s.p.Out.Tolls); n > 0 {
				return s.p.Out.Tolls[n-1].When
			}
		}
	}
	return nil
}

// again is the index of the toll if the report has told it before, -1 if not; the words are added to it then: "thirteen soldiers were
// killed", later "the thirteen soldiers killed". The same figure on another's word is a toll of its own.
func (s *sentence) again(t *record.Toll, first int) int {
	if t.Victims == "" || t.Min == nil || *t.Min < 4 || t.PartOf != "" {
		return -1
	}
	for k := max(first-300, 0); k < first; k++ {
		o := &s.p.Out.Tolls[k]
		if o.Measure != t.Measure || !strings.EqualFold(o.Victims, t.Victims) || !same(o.Min, t.Min) || !same(o.Max, t.Max) || !slices.Equal(o.AttributedTo, t.AttributedTo) && t.AttributedTo != nil {
			continue
		}
		if s.p.LongAgo(o.When) != s.p.LongAgo(t.When) {
			continue // as many were killed years ago
		}
		o.Evidence = append(o.Evidence, t.Evidence...)
		if o.When == nil {
			o.When = t.When
		}
		return k
	}
	return -1
}

func same(a, b *float64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

// evidence is the counted phrase and, where it stands elsewhere, the word that tells what befell them.
func (s *sentence) evidence(f *finding) []text.Span {
	span := f.span(s.d)
	w := s.d.Tokens[f.trigger].Span
	switch {
	case span.Contains(w):
		return []text.Span{span}
	case f.trigger >= s.start && f.trigger < s.end && f.trigger-f.end < 6 && f.start-f.trigger < 6 && f.whole < 0:
		return []text.Span{span.Union(w)}
	}
	return []text.Span{span, w}
}

// replaces links "rose to 43 from 30": the toll of 30 is the one that is no longer true.
func (s *sentence) replaces(t *record.Toll, f *finding, first int) {
	if f.rule != "total" {
		return
	}
	for k := max(first, len(s.p.Out.Tolls)-50); k < len(s.p.Out.Tolls); k++ {
		o := &s.p.Out.Tolls[k]
		if o.By != "toll/total" || o.Min == nil || t.Min == nil {
			continue
		}
		if s.d.Tokens[f.start-1].Lower == "from" {
			o.Replaces = t.ID
		} else if strings.HasSuffix(o.By, "total") && s.fromBefore(o) {
			t.Replaces = o.ID
		}
	}
}

// fromBefore tells whether the old figure was told first: "rose from 30 to 43".
func (s *sentence) fromBefore(o *record.Toll) bool {
	i := s.d.TokenAt(o.Evidence[len(o.Evidence)-1].Start)
	for k := i; k < s.end; k++ {
		if s.d.Tokens[k].Lower == "from" {
			return true
		}
		if s.d.Tokens[k].Lower == "to" {
			return false
		}
	}
	return false
}

// victims are the words for those counted, without the number: "Afghan soldiers"; nothing for "18" or "eight others".
func (s *sentence) victims(f *finding) string {
	d := s.d
	lo, hi := f.after, f.end
	if f.rule == "noun" || f.rule == "total" {
		return s.victimsOf(f)
	}
	for lo < hi {
		switch d.Tokens[lo].Lower {
		case "of", "the", "other", "others", "more", "additional", "them", "whom", "these", "those", "a", "an", "their", "its", "his", "her", "our", "or", "dead", "missing", "wounded", "injured", "remaining":
			lo++
			continue
		}
		break
	}
	if lo >= hi {
		return s.sharedVictims(f)
	}
	v := d.Words(lo, hi)
	if v == "one" {
		return ""
	}
	return strings.TrimPrefix(v, "own ")
}

// sharedVictims are those of whom "seven" are a part: nothing is said of them where the number stands.
func (s *sentence) sharedVictims(f *finding) string {
	if k := s.d.Kid(f.head, nlp.Nmod); k >= 0 && s.d.Tokens[k].UPOS == nlp.NOUN && heaps[s.d.Tokens[k].Lower] == 0 {
		lo, hi := s.d.Phrase(k)
		for lo < hi && (s.d.Tokens[lo].UPOS == nlp.DET || s.d.Tokens[lo].UPOS == nlp.ADP || s.d.Tokens[lo].UPOS == nlp.NUM) {
			lo++
		}
		return s.d.Words(lo, hi)
	}
	return ""
}

// victimsOf are the victims of a noun that counts itself: "500 deaths of Palestinians", "1,225 civilian deaths", "16
// hostages".
func (s *sentence) victimsOf(f *finding) string {
	d := s.d
	h := f.head
	if f.rule == "total" {
		if f.end > f.after {
			return d.Words(f.after, f.end)
		}
		h = f.trigger
	}
	if s.d.Tokens[h].Lemma == "hostage" || s.d.Tokens[h].Lemma == "captive" {
		if d.Tokens[f.after].Lower == "taken" {
			return "" // "251 taken hostage"
		}
		return d.Words(min(f.after, f.end-1), f.end)
	}
	for k := range d.Kids(h) {
		t := &d.Tokens[k]
		if t.Rel == nlp.Nmod && (s.p.Prep(k) == "of" || s.p.Prep(k) == "among") && t.UPOS != nlp.NUM && d.Kid(k, nlp.Nummod) < 0 {
			lo, hi := d.Phrase(k)
			return strings.TrimPrefix(strings.TrimPrefix(d.Words(lo, hi), "of "), "the ")
		}
		if (t.Rel == nlp.Amod || t.Rel == nlp.Compound) && k > f.num && f.rule == "noun" {
			switch t.Lower {
			case "civilian", "military", "child", "police", "troop", "combat":
				return d.Tokens[k].Form
			}
		}
	}
	return ""
}
