package said

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// actOf is what the speaker does by the statement. The cue decides; a cue that only says leaves it to the content.
func (r *reader) actOf(f *finding, st *record.Statement) record.Act {
	lemma := ""
	if f.verb >= 0 {
		lemma = r.d.Tokens[f.verb].Lemma
	}
	switch f.act {
	case record.Dismiss:
		if f.object >= 0 && claimNouns[r.d.Tokens[f.object].Lemma] {
			return record.Deny // "rejected the accusation"
		}
		return f.act
	case record.Say, record.Announce, "":
	case record.Apologise:
		if lemma != "regret" || f.form != lexicon.Clause || r.regretsOwn(f, st) {
			return f.act
		}
		f.act = record.Say // "regretted that Chad had failed"
	default:
		return f.act
	}
	if lemma == "claim" && f.act == record.Say && f.form == lexicon.Phrase {
		return record.Say // of responsibility, not against anybody
	}
	s := r.signals(f, st)
	switch {
	case lemma == "identify":
		return record.Say
	case lemma == "warn":
		if s.condition && s.will || s.strikes || r.warnsOf(f) {
			return record.Threaten
		}
		return record.Say
	case f.act != record.Announce && (f.form == lexicon.Complement || f.form == lexicon.Phrase && f.object >= 0):
		return r.verdict(f, &s)
	}
	if lemma == "insist" && r.subjunctive(f.verb) {
		return record.Demand
	}
	if f.act == record.Announce && !s.strikes {
		return record.Announce
	}
	if st.Kind != "direct" && r.ofOthers(f, st) {
		return record.Say
	}
	return r.byContent(lemma, st.Kind, &s)
}

// regretsOwn tells whether what is regretted is a deed of the speaker's own side.
func (r *reader) regretsOwn(f *finding, st *record.Statement) bool {
	r.own = r.ownSide(st)
	k := r.d.Kid(f.verb, nlp.Ccomp)
	return k >= 0 && (r.ownSubject(k) || r.ownActor(r.p.Subject(k)) || r.ownForces(r.p.Subject(k)))
}

// ofOthers tells whether what is said is what somebody else has said: "Keita vowed to fight on, the agency reported" is the agency's
// report of a threat, no threat of the agency.
func (r *reader) ofOthers(f *finding, st *record.Statement) bool {
	if f.verb < 0 || len(st.Content) == 0 {
		return false
	}
	h := r.d.HeadOf(r.d.TokensOf(st.Content[0]))
	if h < 0 || h == f.verb || r.d.Tokens[h].UPOS != nlp.VERB || !r.sameSent(h, f.verb) || r.d.Kid(h, nlp.Ccomp, nlp.Xcomp) < 0 || !r.isQuoteVerb(h) {
		return false
	}
	s := r.p.Subject(h)
	return s >= 0 && (r.p.ActorsAt(s) != nil || r.p.Latent(s) != nil) && r.others(h)
}

// warnsOf tells whether somebody is warned of what the speaker will do to him: "warned the rebels of grave consequences".
func (r *reader) warnsOf(f *finding) bool {
	if f.object < 0 || r.p.ActorsAt(f.object) == nil && r.p.Latent(f.object) == nil {
		return false
	}
	for _, v := range [...]int{f.verb, f.object} {
		if k := r.p.Obl(v, "of"); k > f.object && threats[r.d.Tokens[k].Lemma] {
			return true
		}
	}
	return false
}

var threats = wordSet("consequence retaliation reprisal response punishment strike attack war sanction revenge reaction")

// subjunctive tells whether the clause of verb v says what is to be: "insisted that the deal proceed".
func (r *reader) subjunctive(v int) bool {
	k := r.d.Kid(v, nlp.Ccomp)
	if k < 0 || r.d.Kid(k, nlp.Aux) >= 0 {
		return false
	}
	if b := r.d.Kid(k, nlp.AuxPass, nlp.Cop); b >= 0 {
		return r.d.Tokens[b].Lower == "be"
	}
	switch r.d.Tokens[k].XPOS {
	case "VB":
		return true
	case "VBP":
		s := r.d.Kid(k, nlp.Nsubj)
		return s >= 0 && (r.d.Tokens[s].XPOS == "NN" || r.d.Tokens[s].XPOS == "NNP")
	}
	return false
}

// verdict is the act of "called the strike a war crime", "described the talks as fruitful".
func (r *reader) verdict(f *finding, s *signals) record.Act {
	switch {
	case s.denies && f.object >= 0 && told[r.d.Tokens[f.object].Lemma]:
		return record.Deny
	case s.dismisses:
		return record.Dismiss
	case s.blame > s.praise:
		return record.Criticise
	case s.praise > s.blame:
		return record.Praise
	}
	return record.Say
}

// byContent is the act that the words of the content show, the plainest sign first.
func (r *reader) byContent(lemma, kind string, s *signals) record.Act {
	switch {
	case s.denies:
		return record.Deny
	case s.strikes, s.condition && s.will && s.negCondition && !s.stays, s.condition && s.breaks:
		return record.Threaten
	case s.performs != "" && !s.must:
		return s.performs
	case s.must:
		return record.Demand
	case s.lets:
		return record.Ask
	case s.sorry:
		return record.Apologise
	case s.thanks:
		return record.Thank
	case s.dismisses:
		return record.Dismiss
	case s.accuses && s.blame > 0 && lemma != "plead" && !s.refuses: // "pleaded guilty to murder" accuses nobody
		return record.Accuse
	case s.settled && kind != "direct" && s.blame == 0:
		return record.Announce // "they had signed the treaty, a breakthrough"
	case s.blame > s.praise && lemma != "plead" && !s.refuses:
		return record.Criticise
	case s.praise > s.blame:
		return record.Praise
	case s.fails:
		return record.Accuse
	case s.will && s.ownWill && (kind == "direct" || s.itself):
		return record.Promise
	case s.will && s.ownWill:
		return record.Announce
	case lemma == "claim" && kind != "direct":
		return record.Say
	case s.will && s.mainWill, s.done:
		return record.Announce
	}
	return record.Say
}

// told are what one denies by calling it false: "called the report a fabrication".
var told = wordSet("accusation charge claim allegation report rumour rumor suggestion assertion story account news video footage")

// claimNouns are what one denies by rejecting it.
var claimNouns = wordSet("accusation charge claim allegation report rumour rumor suggestion assertion")
