package who

import (
	"strings"
	"unicode"

	"rapporteur/nlp"
	"rapporteur/record"
)

// selfNamed is the body whose name a report brings in behind its noun: "an obscure faction calling itself the Free Brigade",
// "a network known as the Lantern". Nil when the noun i has no such name.
func (r *reader) selfNamed(i int, p phrase) *entry {
	switch r.tok(i).Lower {
	case "group", "movement", "network", "faction", "militia", "organisation", "organization", "party", "brigade", "coalition", "alliance", "outfit", "cell":
	default:
		return nil
	}
	for k := i + 1; k < i+9 && r.sameSent(k, i); k++ {
		lo := r.nameIntroduced(k)
		if lo < 0 {
			if t := r.tok(k); t.UPOS == nlp.PUNCT || t.UPOS == nlp.VERB && t.XPOS != "VBG" && t.XPOS != "VBN" {
				return nil
			}
			continue
		}
		if r.tok(lo).UPOS == nlp.DET || r.tok(lo).Form == "\"" || r.tok(lo).Form == "“" {
			lo++
		}
		return r.bodyNamed(lo)
	}
	return nil
}

// bracketed is the body whose letters follow the phrase of noun i in brackets: "the UN mission in Chad (UNMIC)". Nil when none do.
func (r *reader) bracketed(i int, p phrase) *entry {
	for k := i + 1; k < i+9 && r.sameSent(k, i); k++ {
		switch t := r.tok(k); {
		case t.Form == "(" && k+2 < len(r.at) && r.tok(k+2).Form == ")":
			letters := r.tok(k + 1).Form
			if e := r.at[k+1]; e != nil && e.named && e != p.owner && e.Kind != record.Person && e.Kind != record.Country && len(letters) > 2 && strings.ToUpper(letters) == letters {
				return e
			}
			return nil
		case t.UPOS == nlp.NOUN, t.UPOS == nlp.PROPN, t.UPOS == nlp.ADP, t.UPOS == nlp.DET, t.UPOS == nlp.ADJ:
		default:
			return nil
		}
	}
	return nil
}

// nameIntroduced is the word behind "calling itself" or "known as" at word k, -1 for other words.
func (r *reader) nameIntroduced(k int) int {
	switch next := r.tok(k + 1).Lower; r.tok(k).Lower {
	case "calling", "styling", "naming":
		if next == "itself" || next == "themselves" {
			return k + 2
		}
	case "known":
		if next == "as" {
			return k + 2
		}
	case "called", "named", "dubbed":
		if r.capital(k+1) || next == "the" {
			return k + 1
		}
	}
	return -1
}

// bodyNamed is the body with the name that begins at word lo, made where neither the lexicon nor the name finder has it. Nil
// when no name is there.
func (r *reader) bodyNamed(lo int) *entry {
	if lo >= len(r.at) || !unicode.IsUpper(firstRune(r.tok(lo).Form)) {
		return nil
	}
	if e := r.at[lo]; e != nil {
		if e.named && e.Kind != record.Person && e.Kind != record.Country {
			return e
		}
		return nil
	}
	hi := lo + 1
	for hi < len(r.d.Tokens) && r.sameSent(hi, lo) && r.at[hi] == nil {
		switch t := r.tok(hi); {
		case r.capital(hi), (t.Lower == "of" || t.Lower == "for") && r.capital(hi+1), t.Form == "-" && !t.Space:
			hi++
			continue
		}
		break
	}
	if !r.unknownBody(nlp.Entity{Start: lo, End: hi, Type: nlp.ORG}) {
		return nil
	}
	return r.at[lo]
}
