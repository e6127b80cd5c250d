package said

import (
	"slices"
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
)

// circumstances tell when, where, through what and to whom the statement was made.
func (r *reader) circumstances(f *finding, st *record.Statement) {
	v := f.verb
	st.When = r.p.WhenNext(v)
	if st.Channel == "" {
		st.Channel = r.channelOf(v, f)
	}
	if st.Channel == "" && strings.HasSuffix(r.d.Tokens[v].Lemma, "tweet") {
		st.Channel = "Twitter"
	}
	if f.object >= 0 && f.hearer {
		switch {
		case st.Channel == "":
			st.Channel = r.toldChannel(f)
		case st.Channel == "interview" && r.isMedia(f.object):
			st.Channel = "interview with " + r.words(f.object) // "told CNN in an interview"
		}
	}
	if len(st.Addressee) == 0 {
		st.Addressee = r.writtenTo(v)
	}
	st.Language = r.languageOf(v)
}

// inheritWhen gives a statement that tells no time that of the one before it, when the same one goes on speaking: "On
// Monday the envoy told reporters that the talks had failed. “We tried,” he said."
func (r *reader) inheritWhen(f *finding, st *record.Statement) {
	at := r.d.Tokens[r.d.TokenAt(st.Content[0].Start)].Sent
	if f.verb >= 0 {
		at = r.d.Tokens[f.verb].Sent
	}
	last := &r.lastWhen
	if st.When == nil && f.verb >= 0 && len(st.Speaker) > 0 && slices.Equal(last.speaker, st.Speaker) && at-last.sent <= 3 && r.sameOccasion(f.verb) {
		st.When = last.when
	}
	if st.When != nil {
		last.sent, last.speaker, last.when = at, st.Speaker, st.When
	}
}

// sameOccasion tells whether verb v tells of the same occasion as what was told before: "said", not "had said", "says",
// "later said".
func (r *reader) sameOccasion(v int) bool {
	if x := r.d.Tokens[v].XPOS; x != "VBD" && x != "VBG" && x != "VBN" {
		return false
	}
	for k := range r.d.Kids(v) {
		switch t := &r.d.Tokens[k]; t.Rel {
		case nlp.Aux:
			return false
		case nlp.Advmod:
			switch t.Lower {
			case "earlier", "later", "previously", "once", "recently", "repeatedly", "often", "ago", "before", "then", "again":
				return false
			}
		}
	}
	return true
}

// languageOf is the language that the report names: "in English".
func (r *reader) languageOf(v int) string {
	for k := range r.d.Kids(v) {
		if t := &r.d.Tokens[k]; t.Rel == nlp.Obl && r.p.Prep(k) == "in" && languages[t.Lower] {
			return "in " + t.Form
		}
	}
	return ""
}

var languages = map[string]bool{"english": true, "french": true, "german": true, "spanish": true, "arabic": true, "russian": true, "ukrainian": true, "hebrew": true,
	"persian": true, "farsi": true, "turkish": true, "kurdish": true, "mandarin": true, "chinese": true, "japanese": true, "korean": true, "portuguese": true,
	"italian": true, "dutch": true, "polish": true, "urdu": true, "hindi": true, "bengali": true, "pashto": true, "dari": true, "swahili": true, "somali": true,
	"amharic": true, "tigrinya": true, "hausa": true, "yiddish": true, "greek": true, "armenian": true, "georgian": true, "azerbaijani": true, "azeri": true,
	"serbian": true, "albanian": true, "romanian": true, "hungarian": true, "tamil": true, "sinhala": true, "burmese": true, "thai": true, "vietnamese": true,
	"malay": true, "indonesian": true, "kinyarwanda": true, "lingala": true, "creole": true, "latin": true, "belarusian": true}

// viaOf is who passed the statement on: "…, as cited by the weekly"; -1 for v where there is no verb. With a source that
// leans on another it is the other: "according to the agency, quoting the army".
func (r *reader) viaOf(v, source int) record.IDs {
	for _, at := range []int{v, source} {
		if at < 0 {
			continue
		}
		for k := range r.d.Kids(at) {
			t := &r.d.Tokens[k]
			if t.Rel != nlp.Advcl && t.Rel != nlp.Acl && t.Rel != nlp.Parataxis {
				continue
			}
			switch t.Lemma {
			case "cite", "quote", "report":
				if a := r.p.Agent(k); a >= 0 && r.opens(k, "as") {
					return r.p.Parties(a)
				}
				if o := r.d.Kid(k, nlp.Obj); o >= 0 && t.XPOS == "VBG" {
					return r.p.Party(o)
				}
			}
		}
	}
	return nil
}

// writtenTo is to whom the paper or speech goes that opens the sentence of verb v: "In a letter to the council, Norway said".
func (r *reader) writtenTo(v int) record.IDs {
	sent := r.d.Sents[r.d.Tokens[v].Sent]
	for i := sent.Start + 1; i+1 < v && i < sent.Start+6; i++ {
		switch r.d.Tokens[i].Lemma {
		case "letter", "message", "speech", "address", "email", "note":
			if r.d.Tokens[i+1].Lower == "to" {
				if o := r.p.Obl(i, "to"); o > i {
					return r.p.Parties(o)
				}
			}
		}
		if r.finite(i) {
			break
		}
	}
	return nil
}
