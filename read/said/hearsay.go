package said

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// readHearsay tells who spoke from who passed it on, where the verb is one of quoting:
//
//	The agency quoted a witness as saying that shots were fired.
//	"We are ready," Ruiz was quoted as saying by the agency.
//	Shots were fired, state television said, citing a witness.
func (r *reader) readHearsay() {
	r.quotedBehind()
	for _, f := range slices.Clone(r.found) {
		if f.verb < 0 || len(f.content) == 0 || f.passed > 0 || !passesOn(r.d.Tokens[f.verb].Lemma) {
			continue
		}
		if s := r.asSaying(f.verb); s >= 0 {
			r.quotedAs(f, s)
			continue
		}
		if !f.quoted && r.d.Tokens[f.verb].XPOS == "VBG" {
			f.content = nil // "citing a witness" tells of another statement who stands behind it
		}
	}
}

// quotedBehind reads what stands before "state television quoted a witness as saying".
func (r *reader) quotedBehind() {
	for v := range r.d.Tokens {
		t := &r.d.Tokens[v]
		if t.UPOS != nlp.VERB || !passesOn(t.Lemma) || r.inside[v] > 0 || r.byVerb[v] != nil && r.byVerb[v].quoted {
			continue
		}
		s := r.asSaying(v)
		if s >= 0 && s+1 < len(r.d.Tokens) && r.d.Tokens[s+1].Lower == "by" {
			r.quotedBy(v, s)
		}
		if s < 0 || s+1 < len(r.d.Tokens) && r.d.Tokens[s+1].UPOS != nlp.PUNCT {
			continue
		}
		lo, head := r.phraseBefore(v)
		sent := r.d.Sents[t.Sent]
		if from := r.bodyStart(sent.Start); head >= 0 && r.hasFinite(from, lo-1) {
			who := r.nounIn(v+1, s)
			if who < 0 {
				continue
			}
			if old := r.byVerb[v]; old != nil {
				old.content = nil
			}
			r.add(&finding{verb: v, cue: rng{v, v + 1}, source: who, passed: head + 1, object: -1, content: r.spans(from, lo-1, v), act: record.Say,
				form: lexicon.Clause, rule: "clause", score: 0.8})
		}
	}
}

// quotedBy reads "was quoted as saying by state television that the road was open", with the participle at token s.
func (r *reader) quotedBy(v, s int) {
	who, end := r.p.Subject(v), r.d.Sents[r.d.Tokens[v].Sent].End
	if who < 0 || who > v || r.byVerb[v] != nil || r.byVerb[s] != nil {
		return
	}
	for i := s + 2; i+2 < end && i < s+12; i++ {
		if r.d.Tokens[i].Lower == "that" {
			r.add(&finding{verb: v, cue: rng{v, s + 1}, source: who, passed: r.nounHead(i-1) + 1, object: -1, content: r.spans(i, end, v), act: record.Say,
				form: lexicon.Clause, rule: "clause", score: 0.8})
			return
		}
	}
}

func passesOn(lemma string) bool { return lemma == "quote" || lemma == "cite" }

// asSaying is the participle of "as saying" behind verb v, -1 for none.
func (r *reader) asSaying(v int) int {
	for i := v + 1; i+1 < len(r.d.Tokens) && i < v+14 && r.sameSent(i, v); i++ {
		if r.d.Tokens[i].Lower != "as" {
			continue
		}
		if t := &r.d.Tokens[i+1]; t.XPOS == "VBG" && r.takesClause(i+1) {
			return i + 1
		}
	}
	return -1
}

// quotedAs makes the finding of "quoted a witness as saying" one of the witness, with what the participle at token s takes
// as its content.
func (r *reader) quotedAs(f *finding, s int) {
	passive := r.p.Passive(f.verb)
	who, via := -1, f.source
	if passive {
		who, via = r.p.Subject(f.verb), r.p.Agent(f.verb)
		if via < 0 {
			via = r.p.Agent(s)
		}
		if who < 0 {
			who = f.source
		}
	} else if s > f.verb+1 {
		who = r.nounIn(f.verb+1, s)
	}
	if who < 0 || who == via {
		return
	}
	if own := r.byVerb[s]; own != nil && own != f && len(own.content) > 0 {
		if !f.quoted {
			f.content = own.content
		}
		own.content = nil
	} else if !f.quoted && f.content[0].End > r.d.Tokens[f.verb].Span.Start {
		if c := r.spans(s+1, r.d.Sents[r.d.Tokens[s].Sent].End, f.verb); c != nil && r.d.Tokens[s+1].UPOS != nlp.PUNCT {
			f.content = c
		}
	}
	f.source, f.passed, f.object = who, via+1, -1
	f.cue.hi = max(f.cue.hi, s+1)
	if f.cue.hi-f.cue.lo > 6 || who > f.verb && who < s {
		f.cue = rng{f.verb, f.verb + 1}
	}
}
