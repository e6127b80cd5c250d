package said

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// label is the name before a colon that opens a line: "Ruiz: I met him in Lima."
type label struct {
	name, colon int  // its head word, the colon
	asks        bool // of who asks: "Question:", "Q:", the paper's own name
	known       bool // names an actor
	answers     bool // "A:", of who is asked
}

// readTurns reads interviews and transcripts: lines that open with who speaks. They are told by a line of questions, or
// by two that open with the same name; a single "Gaza: three dead" is a headline.
func (r *reader) readTurns() {
	labels := r.labels()
	if !r.isInterview(labels) {
		return
	}
	answers := r.answerer(labels)
	for k, l := range labels {
		if l.answers && answers >= 0 {
			l.known = true
		}
		if l.asks || !l.known {
			continue
		}
		end := len(r.d.Tokens)
		if k+1 < len(labels) {
			end = r.d.Sents[r.d.Tokens[labels[k+1].name].Sent].Start
		}
		content := r.turn(l.colon+1, end)
		if len(content) == 0 {
			continue
		}
		source := l.name
		if l.answers {
			source = answers
		}
		r.add(&finding{verb: -1, cue: rng{l.colon, l.colon + 1}, source: source, object: -1, act: record.Say, form: lexicon.Quotation, rule: turnRule, score: 0.8, quoted: true, content: content})
	}
}

const turnRule = "turn"

// labels are the labels of all lines.
func (r *reader) labels() []label {
	var out []label
	for s := range r.d.Sents {
		lo, hi := r.d.Sents[s].Start, r.d.Sents[s].End
		if !r.opensLine(lo) {
			continue
		}
		for i := lo + 1; i < hi && i < lo+5; i++ {
			t := &r.d.Tokens[i]
			if t.Form == ":" {
				if i+1 < len(r.d.Tokens) && r.named(lo, i) {
					h := r.d.HeadOf(lo, i)
					words := strings.ToLower(r.d.Words(lo, i))
					out = append(out, label{h, i, questioners[words], len(r.p.ActorsAt(h)) == 1, answerers[words]})
				}
				break
			}
		}
	}
	return out
}

// opensLine tells whether word i is the first of its line.
func (r *reader) opensLine(i int) bool {
	if i == 0 {
		return true
	}
	return strings.ContainsAny(r.d.Text[r.d.Tokens[i-1].Span.End:r.d.Tokens[i].Span.Start], "\n\r")
}

// named tells whether words lo to hi can be who speaks: a name, or a word for who asks.
func (r *reader) named(lo, hi int) bool {
	if w := strings.ToLower(r.d.Words(lo, hi)); questioners[w] || answerers[w] {
		return true
	}
	for i := lo; i < hi; i++ {
		if t := &r.d.Tokens[i]; t.UPOS != nlp.PROPN && t.Form != "-" && t.Form != "." {
			return false
		}
	}
	return true
}

// questioners are words for who asks in an interview.
var questioners = wordSet("question q interviewer reporter moderator host journalist")

// answerers are words for who is asked.
var answerers = wordSet("a answer")

// answerer is the head word of the first name of a person in the text before the first label: who is asked in "Q:" and "A:" where
// the lines do not tell. -1 when nobody is named there.
func (r *reader) answerer(labels []label) int {
	for i := 0; i < labels[0].name; i++ {
		if r.isPerson(i) && len(r.p.ActorsAt(i)) == 1 {
			e := r.d.Entities[r.d.EntityAt(i)]
			return r.d.HeadOf(e.Start, e.End)
		}
	}
	return -1
}

// isInterview tells whether the labels are those of turns.
func (r *reader) isInterview(labels []label) bool {
	count := map[string]int{}
	for _, l := range labels {
		if l.asks {
			return true
		}
		if l.known {
			w := r.d.Tokens[l.name].Form
			if count[w]++; count[w] > 1 {
				return true
			}
		}
		if i := l.colon + 1; !l.known && !l.answers && r.asked(i) {
			return true // "CNN: Did you meet him?"
		}
	}
	return false
}

// asked tells whether the sentence of word i is a question to somebody.
func (r *reader) asked(i int) bool {
	s := r.d.Sents[r.d.Tokens[i].Sent]
	you := false
	for k := i; k < s.End; k++ {
		w := r.d.Tokens[k].Lower
		you = you || w == "you" || w == "your"
	}
	return you && r.d.Tokens[s.End-1].Form == "?"
}

// turn is what is said from word lo to hi, without the report's own lines behind a blank one that open no turn.
func (r *reader) turn(lo, hi int) []text.Span {
	para := r.d.Sents[r.d.Tokens[min(lo, len(r.d.Tokens)-1)].Sent].Para
	end := lo
	for end < hi && r.d.Sents[r.d.Tokens[end].Sent].Para == para && r.inside[end] == 0 {
		end++
	}
	if end <= lo {
		return nil
	}
	return []text.Span{r.d.Span(lo, end)}
}
