package who

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// knownLeader adds what the lexicon knows of a person: the country, and the full name behind a bare surname when only
// one known person of that name can be meant.
func (r *reader) knownLeader(e *entry, words string) {
	rows := r.world.Leaders.Named(words)
	if rows == nil && !strings.Contains(words, " ") {
		rows = r.soleLeader(words)
	}
	if rows == nil {
		return
	}
	e.leader = rows[0]
	for _, l := range rows {
		if l.In(r.day()) {
			e.leader = l
		}
	}
	if !strings.Contains(words, " ") {
		e.Name = e.leader.Name
	}
	if c := r.world.Countries.Code(e.leader.Of); c != nil {
		e.country = c
		e.sector = "GOV"
	} else if b := r.world.Bodies[e.leader.Of]; len(b) > 0 && e.under == nil {
		e.under = b[0] // the head of an armed group acts with the group's code
	}
}

// soleLeader are the rows of the one person with that surname who was in office on the day, where the report gives a
// reason to think of office: it speaks of the country too, or names other leaders so ("Merkel urged Putin"). A cricketer
// called Khan is no prime minister; a Netanyahu is one without more ado.
func (r *reader) soleLeader(surname string) []*lexicon.Leader {
	rows := r.inOffice(surname)
	if len(rows) > 0 && (r.amongLeaders() || !lexicon.CommonSurname(surname)) {
		return rows
	}
	if len(rows) == 0 { // a former leader, or one to come
		rows = r.soleRow(surname, func(*lexicon.Leader) bool { return true })
	}
	if len(rows) > 0 && (r.speaksOf(rows[0].Of) || len(surname) > 5 && !lexicon.CommonSurname(surname)) {
		return rows
	}
	return nil
}

// inOffice are the rows of the one person with that surname who was in office on the day, or at any time where the day
// is not known.
func (r *reader) inOffice(surname string) []*lexicon.Leader {
	day := r.day()
	return r.soleRow(surname, func(l *lexicon.Leader) bool { return day == "" || l.In(day) })
}

// speaksOf tells whether the report speaks of the country or body of that code.
func (r *reader) speaksOf(of string) bool {
	c := r.world.Countries.Code(of)
	for _, e := range r.recent() {
		if e.Kind == record.Country && e.country != nil && e.country == c || c == nil && e.Name == of {
			return true
		}
	}
	return false
}

// amongLeaders tells whether the report names two leaders or more by their surname alone.
func (r *reader) amongLeaders() bool {
	if r.leaders == nil {
		r.leaders = map[string]bool{}
		for _, e := range r.d.Entities[:min(len(r.d.Entities), 2000)] {
			if e.Type == nlp.PER && e.End == e.Start+1 {
				if rows := r.inOffice(r.d.Tokens[e.Start].Form); len(rows) > 0 {
					r.leaders[rows[0].Name] = true
				}
			}
		}
	}
	return len(r.leaders) > 1
}

func (r *reader) soleRow(surname string, ok func(*lexicon.Leader) bool) []*lexicon.Leader {
	var out []*lexicon.Leader
	name := ""
	for _, l := range r.world.Leaders.Surname(surname) {
		if !ok(l) {
			continue
		}
		if name != "" && l.Name != name {
			return nil
		}
		name = l.Name
		out = append(out, l)
	}
	return out
}
