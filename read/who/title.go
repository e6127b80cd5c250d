package who

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// title is an office as the report writes it, before or behind a name or alone: "the former Chadian foreign minister".
type title struct {
	lo, hi  int // all its words: "the former Chadian foreign minister"
	at      int // where the title itself starts: "foreign minister"
	end     int // and where it ends, without "of the agency"
	head    int
	office  *lexicon.Office
	of      *entry // whose office it is
	when    string // former, acting
	pronoun bool   // told by "its", "their"
	verb    bool   // told by a verb: "who heads the agency"
	ownerAt int    // the noun whose body "its" means, not known yet; 0 or less for none
	serves  int    // of who serves somebody, where its own words end: behind "envoy" in "envoy of the president"
}

// titleEnding is the title whose last word is k-1, read backwards; nil when there is none. from is the first word
// that may belong to it.
func (r *reader) titleEnding(k, from int) *title {
	if t := r.plainTitle(k, from); t != nil {
		if outer := r.servesThe(t, from); outer != nil {
			return outer
		}
		r.before(t, from)
		return t
	}
	// "minister for fisheries Ana Ruiz": an office, a preposition, what it is for
	for q := k - 2; q >= from && q > k-9; q-- {
		w := r.tok(q)
		if w.UPOS == nlp.VERB || w.UPOS == nlp.PUNCT && w.Form != "-" && !r.lists(q) || w.UPOS == nlp.PRON || w.UPOS == nlp.CCONJ && r.tok(q+1).UPOS == nlp.DET {
			return nil
		}
		if l := r.tok(q + 1).Lower; l != "of" && l != "for" && l != "to" || q+2 >= k {
			continue
		}
		if t := r.plainTitle(q+1, from); t != nil {
			t.hi = k
			if t.office.Rank == "send" && r.tok(q+1).Lower != "of" {
				// "envoy for Yemen", "ambassador to Washington": where to, not whose
			} else if e := r.ownerIn(q+2, k); e != nil {
				t.of = e
			} else {
				t.end = k
			}
			r.before(t, from)
			return t
		}
	}
	return nil
}

// lists tells whether the comma q stands in a list of what an office is for: "minister for arts, sport and tourism".
func (r *reader) lists(q int) bool {
	noun := func(k int) bool {
		return (r.tok(k).UPOS == nlp.NOUN || r.tok(k).UPOS == nlp.PROPN) && (r.at[k] == nil || r.at[k].Kind != record.Person)
	}
	if r.tok(q).Form != "," || q < 3 || !noun(q-1) || !noun(q+1) {
		return false
	}
	for k := q - 1; k > q-8 && k > 0; k-- {
		if l := r.tok(k).Lower; l == "for" || l == "of" {
			return r.world.Offices.Title(r.tok(k-1).Lower) != nil
		}
		if r.tok(k).Form != "," && !noun(k) && r.tok(k).UPOS != nlp.ADJ {
			return false
		}
	}
	return false
}

// servesThe is the title of who serves the holder of t: the envoy in "the envoy of the secretary-general, Ana Ruiz". Nil
// where t serves nobody.
func (r *reader) servesThe(t *title, from int) *title {
	k := t.at - 1
	if k-2 < from || r.tok(k).Lower != "the" || r.tok(k-1).Lower != "of" {
		return nil
	}
	outer := r.plainTitle(k-1, from)
	if outer == nil {
		return nil
	}
	outer.hi, outer.end, outer.serves = t.hi, t.hi, k-1
	r.before(outer, from)
	return outer
}

// plainTitle is the longest title of the lexicon that ends at word k-1.
func (r *reader) plainTitle(k, from int) *title {
	offices := r.world.Offices
	for lo := max(from, k-7); lo < k; lo++ {
		if o := offices.Title(strings.ToLower(r.d.Words(lo, k))); o != nil && r.singular(k-1, o) {
			return &title{lo: lo, hi: k, at: lo, end: k, head: r.d.HeadOf(lo, k), office: o}
		}
	}
	return nil
}

func (r *reader) singular(i int, o *lexicon.Office) bool {
	t := r.tok(i)
	return t.UPOS != nlp.VERB && t.UPOS != nlp.ADV && (t.XPOS != "NNS" || strings.HasSuffix(o.Title, "rs") || o.Title == "secretary of state")
}

// before takes in what stands before a title: whose it is, "former", and further words of it ("top economic
// negotiator", "government spokesman").
func (r *reader) before(t *title, from int) {
	for k := t.lo - 1; k >= from; k-- {
		w := r.tok(k)
		e := r.at[k]
		switch {
		case w.XPOS == "POS" && k > from && (r.at[k-1] != nil || r.tok(k-1).UPOS == nlp.PROPN || r.tok(k-1).UPOS == nlp.NOUN):
			t.lo = k
			if owner := r.at[k-1]; owner != nil {
				if t.of == nil {
					t.of = owner
				}
				t.lo = r.startOf(k - 1)
			} else {
				t.lo = k - 1
				if owner := r.referent(k - 1); owner != nil && t.of == nil {
					t.of = owner
				}
			}
			r.article(t, from)
			return
		case e != nil && (e.Kind != record.Person):
			if t.of == nil || t.of.Kind == record.Country && e.Kind != record.Country && e.body != nil && e.body.Kind != "igo" {
				t.of = e
			}
			k = r.startOf(k)
			t.lo = k
		case w.Lower == "former" || w.Lower == "ex" || w.Lower == "then" || w.Lower == "late" || w.Lower == "outgoing" || w.Lower == "ousted" || w.Lower == "ex-" || w.Lower == "deposed":
			t.when, t.lo = "former", k
		case w.Lower == "acting" || w.Lower == "interim" || w.Lower == "caretaker":
			t.when, t.lo = "acting", k
		case w.Lower == "new" && !(w.Form == "New" && r.tok(k+1).UPOS == nlp.PROPN && r.tok(k).Head == k+1) || w.Lower == "current" || w.Lower == "visiting" || w.Lower == "veteran" || w.Lower == "young" || w.Lower == "newly":
			t.lo = k
		case w.UPOS == nlp.DET:
			t.lo = k
			return
		case w.Form == "-" && k > from:
			continue
		case (w.UPOS == nlp.ADJ || w.UPOS == nlp.NOUN || w.UPOS == nlp.PROPN) && w.XPOS != "NNS" && r.sameSent(k, t.hi-1) && (r.world.Offices.Title(w.Lower) == nil || w.Lower == "deputy" || w.Lower == "assistant"):
			if t.at == t.lo {
				t.at = k
			}
			t.lo = k
		case w.UPOS == nlp.PRON && w.Rel == nlp.NmodPoss:
			t.lo, t.pronoun = k, true
			if t.of == nil {
				if t.ownerAt = r.bodySubject(k); t.ownerAt < 0 {
					t.of = r.bodyBefore(k) // "its spokesman"
				}
			}
			return
		default:
			return
		}
	}
}

// article takes in the article before a possessor.
func (r *reader) article(t *title, from int) {
	if t.lo-1 >= from && r.tok(t.lo-1).UPOS == nlp.DET {
		t.lo--
	}
}

// ownerIn is the first body or country named between lo and hi.
func (r *reader) ownerIn(lo, hi int) *entry {
	for k := lo; k < hi; k++ {
		if e := r.at[k]; e != nil && e.Kind != record.Person {
			return e
		}
	}
	return nil
}

// titleStarting is the title that starts at word k: "head of the Chadian Red Cross", "a Chadian army spokesman". It
// may have words before its noun and whose it is behind it.
func (r *reader) titleStarting(k int) *title {
	for q := k; q < len(r.d.Tokens) && q < k+9 && r.sameSent(k, q); q++ {
		w := r.tok(q)
		if w.UPOS == nlp.VERB && w.XPOS != "VBG" && w.XPOS != "VBN" || w.UPOS == nlp.AUX || w.UPOS == nlp.PUNCT && w.Form != "-" || w.UPOS == nlp.ADP || w.UPOS == nlp.CCONJ || w.UPOS == nlp.SCONJ || w.Lower == "who" {
			return nil
		}
		end := r.longestTitle(q)
		if end == 0 {
			continue
		}
		t := r.plainTitle(end, k)
		if t == nil || r.tok(end).UPOS == nlp.NOUN && r.tok(end).Rel != nlp.Appos || r.inOneName(end-1, end) || r.seconds(q, end) {
			continue
		}
		r.before(t, k)
		t.lo = k
		r.behind(t)
		return t
	}
	return nil
}

// seconds tells whether the title from q to end only says that its holder is second to an office told further on: "the
// deputy | humanitarian coordinator".
func (r *reader) seconds(q, end int) bool {
	t := r.tok(q)
	return end == q+1 && (t.Lower == "deputy" || t.Lower == "assistant" || t.Lower == "vice") && t.Rel == nlp.Compound && t.Head > q && r.tok(end).UPOS == nlp.ADJ
}

// inOneName tells whether two words are of one name that is no person's: "General" and "Assembly".
func (r *reader) inOneName(i, j int) bool {
	if j >= len(r.d.Tokens) {
		return false
	}
	k := r.d.EntityAt(i)
	if k >= 0 && k == r.d.EntityAt(j) && r.d.Entities[k].Type != nlp.PER {
		return true
	}
	return r.at[i] != nil && r.at[i] == r.at[j] && r.at[i].Kind != record.Person
}

// longestTitle is the word behind the longest title that starts at q, 0 when none does.
func (r *reader) longestTitle(q int) int {
	for n := min(7, len(r.d.Tokens)-q); n > 0; n-- {
		if r.sameSent(q, q+n-1) && r.world.Offices.Title(strings.ToLower(r.d.Words(q, q+n))) != nil {
			return q + n
		}
	}
	return 0
}

// behind takes in whose office it is when that stands behind: "of the Arab League", "for the army", "at the UN".
func (r *reader) behind(t *title) {
	switch l := r.tok(t.hi).Lower; l {
	case "of", "for", "in", "at", "to":
		if t.office.Rank == "send" && l != "of" {
			return
		}
	default:
		return
	}
	for k := t.hi + 1; k < len(r.d.Tokens) && k < t.hi+8 && r.sameSent(k, t.hi); k++ {
		w := r.tok(k)
		if w.UPOS == nlp.VERB || w.UPOS == nlp.PUNCT && w.Form != "-" {
			return
		}
		e := r.at[k]
		if e == nil && (w.UPOS == nlp.NOUN) {
			if e = r.referent(k); e != nil && e.Kind == record.Person {
				e = nil
			}
		}
		if e != nil {
			if t.of == nil || r.tok(t.hi).Lower != "to" {
				if t.of == nil {
					t.of = e
				}
			}
			for k++; k < len(r.d.Tokens) && r.at[k] == e; k++ {
			}
			t.hi = k
			return
		}
	}
}
