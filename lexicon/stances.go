package lexicon

import (
	"strings"
	"sync"
)

// StanceFrame is one way in which a word of stance takes its issue.
type StanceFrame struct {
	Take   string // np, that, to, ing, subj, or a preposition
	Object string // the object before it: "" nothing, "np", or a preposition ("on" in "called on them to leave")
}

// StanceWord is a word that says where somebody stands.
type StanceWord struct {
	Words  []string // the lemma and what belongs to it ("rule", "out")
	Stance string
	Frames []StanceFrame
	Open   bool // takes issues that are not in the table
	Answer bool // answers a proposal
	Offer  bool // puts a proposal
}

// Stances are the words of stance, by part of speech ('v', 'n', 'a', 'p') and first word.
type Stances struct {
	words     map[string][]*StanceWord
	proposals map[string]*ProposalNoun
}

// ProposalNoun is a noun that names a proposal.
type ProposalNoun struct {
	Takes   map[string]bool
	Anaphor bool // "the plan" goes back to one told before
}

// TheStances are the built-in words of stance.
var TheStances = sync.OnceValue(func() *Stances {
	s := &Stances{words: map[string][]*StanceWord{}, proposals: map[string]*ProposalNoun{}}
	for _, r := range Load("stances").Rows {
		w := &StanceWord{Words: strings.Fields(r.Get("cue")), Stance: r.Get("stance")}
		for _, take := range r.List("takes") {
			w.Frames = append(w.Frames, parseStanceFrame(take))
		}
		for _, use := range r.List("use") {
			switch use {
			case "open":
				w.Open = true
			case "answer":
				w.Answer = true
			case "offer":
				w.Offer = true
			}
		}
		key := r.Get("as") + " " + w.Words[0]
		if len(w.Words) > 1 { // longer cues stand before shorter ones
			s.words[key] = append([]*StanceWord{w}, s.words[key]...)
		} else {
			s.words[key] = append(s.words[key], w)
		}
	}
	for _, r := range Load("proposals").Rows {
		n := &ProposalNoun{Takes: map[string]bool{}, Anaphor: r.Get("anaphor") == "yes"}
		for _, t := range r.List("takes") {
			n.Takes[t] = true
		}
		s.proposals[r.Get("noun")] = n
	}
	return s
})

func parseStanceFrame(s string) StanceFrame {
	if s == "to+np" {
		return StanceFrame{Take: "toward"} // the preposition "to", apart from the infinitive
	}
	if before, after, ok := strings.Cut(s, "+"); ok {
		return StanceFrame{Take: after, Object: before}
	}
	return StanceFrame{Take: s}
}

// Of are the words of stance with that first lemma; as is 'v' for a verb, 'n' a noun, 'a' an adjective, 'p' a preposition.
func (s *Stances) Of(lemma string, as byte) []*StanceWord {
	switch as {
	case 'v':
		return s.words["v "+lemma]
	case 'n':
		return s.words["n "+lemma]
	case 'a':
		return s.words["a "+lemma]
	}
	return s.words["p "+lemma]
}

// Proposal is the entry of a noun that names a proposal, nil for any other.
func (s *Stances) Proposal(lemma string) *ProposalNoun { return s.proposals[lemma] }

// IssuePhrase is one wording of an issue: base forms in order, "~" for up to three words in between.
type IssuePhrase struct {
	Words []string
	Issue string
}

// TheIssues are the wordings of the known issues by their first word, longer ones first.
var TheIssues = sync.OnceValue(func() map[string][]IssuePhrase {
	m := map[string][]IssuePhrase{}
	seen := map[string]bool{}
	for _, r := range Load("issues").Rows {
		for _, w := range append([]string{r.Get("issue")}, r.List("words")...) {
			words := strings.Fields(strings.ToLower(strings.ReplaceAll(w, "-", " - ")))
			key := strings.Join(words, " ")
			if len(words) == 0 || seen[key] {
				continue
			}
			seen[key] = true
			m[words[0]] = insertPhrase(m[words[0]], IssuePhrase{words, r.Get("issue")})
		}
	}
	return m
})

func insertPhrase(list []IssuePhrase, p IssuePhrase) []IssuePhrase {
	at := len(list)
	for at > 0 && len(list[at-1].Words) < len(p.Words) {
		at--
	}
	list = append(list, IssuePhrase{})
	copy(list[at+1:], list[at:])
	list[at] = p
	return list
}
