package who

import (
	"strings"
	"unicode"

	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// match is the longest form of the lexicon that starts at token i and fits there, and the token behind it.
func (r *reader) match(i int) (*lexicon.Sense, int) {
	rest := r.d.Text[r.d.Tokens[i].Span.Start:]
	list := r.world.Senses()[lexicon.FirstRun(rest[:min(len(rest), 40)])]
	for k := range list {
		s := &list[k]
		if !strings.HasPrefix(rest, s.Text) {
			continue
		}
		end := r.endsAt(i, r.d.Tokens[i].Span.Start+len(s.Text))
		if end > 0 && r.fits(s, i, end) {
			return s, end
		}
	}
	return nil, 0
}

// endsAt is the token behind the one that ends at byte b, 0 when none ends there.
func (r *reader) endsAt(i, b int) int {
	for j := i; j < len(r.d.Tokens) && r.d.Tokens[j].Span.Start < b; j++ {
		if r.d.Tokens[j].Span.End == b || r.d.Tokens[j].Span.End == b+1 && strings.HasSuffix(r.d.Tokens[j].Form, ".") {
			return j + 1
		}
	}
	return 0
}

// fits tells whether tokens i to end are what the form s means, not part of a longer name or a common word.
func (r *reader) fits(s *lexicon.Sense, i, end int) bool {
	k := r.d.EntityAt(i)
	if k >= 0 {
		e := r.d.Entities[k]
		inside := e.Start < i || e.End > end
		switch {
		case e.Type == nlp.PER && (inside || end-i == 1 && s.As != lexicon.BySeat && (s.As != lexicon.ByCapital || r.personCalled(i)) && !(s.As == lexicon.ByDemonym && strings.HasSuffix(s.Text, "s"))):
			return false
		case (e.Type == nlp.ORG || e.Type == nlp.FAC || e.Type == nlp.EVENT) && inside && (s.Country != nil || end-i == 1):
			return false
		}
	}
	before := r.tok(i - 1)
	if s.Country != nil {
		switch {
		case s.Text == "America" || s.Text == "American" || s.Text == "Americans":
			return before.Lower != "latin" && before.Lower != "north" && before.Lower != "south" && before.Lower != "central"
		case s.As == lexicon.ByAdjective && before.Lower == "in" && r.tok(i+1).UPOS != nlp.NOUN && r.tok(i+1).UPOS != nlp.PROPN && r.tok(i+1).UPOS != nlp.ADJ:
			return false // "said in French"
		case end-i == 1 && r.d.Tokens[i].UPOS == nlp.VERB, s.Text == "Male" && k < 0, s.Text == "Number 10" && r.tok(end).UPOS == nlp.NOUN:
			return false
		}
		return true
	}
	return r.isBody(s, i, end, k)
}

// personCalled tells whether word i, a capital by its letters, may be somebody here: a given name ("Sofia"), or part of a
// longer name of somebody in the report ("Amos Kingston").
func (r *reader) personCalled(i int) bool {
	if lexicon.GivenName(r.d.Tokens[i].Form) {
		return true
	}
	for _, e := range r.d.Entities {
		if e.Type != nlp.PER || e.End-e.Start < 2 {
			continue
		}
		for k := e.Start; k < e.End; k++ {
			if r.d.Tokens[k].Form == r.d.Tokens[i].Form {
				return true
			}
		}
	}
	return false
}

// isBody guards names of bodies that are common words too: "Time", "the Sun", "Fox".
func (r *reader) isBody(s *lexicon.Sense, i, end, k int) bool {
	if s.Bodies[0].Kind == "media" && r.goesOn(end) {
		return false
	}
	if end-i > 1 || strings.ContainsAny(s.Text, " -") {
		return true
	}
	t := r.tok(i)
	if t.UPOS != nlp.PROPN && k < 0 {
		return false
	}
	if s.Bodies[0].Sure {
		return true
	}
	kind := s.Bodies[0].Kind
	acronym := strings.ToUpper(s.Text) == s.Text && len(s.Text) > 2
	if kind == "platform" {
		return false
	}
	if kind == "armed" || acronym || len(s.Text) > 6 {
		return true
	}
	if kind == "media" || kind == "company" || kind == "ngo" || len(s.Text) <= 3 {
		return k >= 0 && r.d.Entities[k].Type == nlp.ORG
	}
	return k >= 0 || t.UPOS == nlp.PROPN
}

// goesOn tells whether the name of a paper that ends before token end is only the beginning of a longer name: "The National
// Institutes of Health", "the Guardian Council".
func (r *reader) goesOn(end int) bool {
	t, last := r.tok(end), r.tok(end-1)
	return unicode.IsUpper(firstRune(t.Form)) && r.sameSent(end-1, end) && last.Head >= end && r.sameSent(last.Head, end) && (last.Rel == nlp.Amod || last.Rel == nlp.Compound) && !onAir[t.Lower]
}

// onAir are words behind the name of a broadcaster or paper that are still it.
var onAir = set("tv television radio news newspaper magazine agency online arabic english persian world service website channel network media daily weekly group correspondent reporter journalist editor")
