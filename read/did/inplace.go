package did

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// whoIsMeeting are those who meet in "who is in Lima, Peru, meeting with the king and the premier", where the tagger
// has taken "meeting" for a noun and the country before it for its owner; nil for other meetings.
func (r *reader) whoIsMeeting(i int) []record.ActorID {
	d := r.d
	s := &d.Sents[d.Tokens[i].Sent]
	if d.Tokens[i].Lower != "meeting" || i+2 >= s.End || d.Tokens[i+1].Lower != "with" || d.Kid(i, nlp.Det, nlp.NmodPoss) >= 0 {
		return nil
	}
	before := i - 1
	if before > s.Start && d.Tokens[before].UPOS == nlp.PUNCT {
		before--
	}
	if before <= s.Start || r.p.PlaceAt(before) == nil {
		return nil
	}
	for k := before; k > max(s.Start, i-8); k-- {
		if t := &d.Tokens[k]; t.UPOS == nlp.VERB || t.Lemma != "be" {
			continue
		}
		who := k - 1
		for who > s.Start && (d.Tokens[who].UPOS == nlp.PUNCT || d.Tokens[who].Lower == "who" || d.Tokens[who].UPOS == nlp.ADV) {
			who--
		}
		ids := r.inEntity(who)
		if ids == nil {
			ids = r.p.ActorsAt(who)
		}
		if ids == nil {
			return nil
		}
		for n := i + 2; n < max(r.listEnd(i+2), i+6) && n < s.End; n++ {
			if more := r.p.ActorsAt(n); more != nil && !r.qualifies(d.Tokens[n].Rel, more) {
				ids = union(ids, more)
			}
		}
		return ids
	}
	return nil
}
