package export

import (
	"rapporteur/record"
	"rapporteur/text"
)

func (s *sheet) actorRow(a *record.Actor) Row {
	var evidence []text.Span
	if len(a.Mentions) > 0 {
		evidence = []text.Span{a.Mentions[0].Span}
	}
	row := s.row("actor", record.Trace{ID: string(a.ID), Evidence: evidence, Confidence: a.Confidence, By: a.By})
	row.Type, row.Country = string(a.Kind), a.Country
	row.who(s, a.ID)
	return row
}

func (s *sheet) roleRow(r *record.Role) Row {
	row := s.row("role", r.Trace)
	row.Type, row.DateWords = r.Title, r.When
	row.who(s, one(r.Actor)...)
	row.whom(s, one(r.Of)...)
	return row
}

func (s *sheet) groupRow(g *record.Group) Row {
	row := s.row("group", g.Trace)
	row.who(s, one(g.Actor)...)
	row.whom(s, g.Members...)
	row.Taking, row.Object = s.names(g.Leaders), s.word(g.Purpose)
	if g.Size != nil {
		row.amount(*g.Size)
	}
	return row
}

func (s *sheet) statementRow(st *record.Statement) Row {
	row := s.row("statement", st.Trace)
	row.Words, row.Spans = s.words(st.Content), s.spans(st.Content)
	row.Type, row.Mode, row.Channel = string(st.Act), st.Kind, st.Channel
	row.Issues, row.RefersTo, row.By = s.topics(st.Topics...), st.About, s.names(st.AttributedTo)
	row.who(s, st.Speaker...)
	row.whom(s, st.Target...)
	row.when(st.When)
	return row
}

func (s *sheet) eventRow(e *record.Event) Row {
	row := s.row("event", e.Trace)
	row.Type, row.Mode, row.CAMEO, row.Context, row.Modality = e.Type, e.Mode, e.CAMEO, e.Context, string(e.Modality)
	row.who(s, e.Actors...)
	row.whom(s, e.Recipients...)
	row.Taking, row.Host, row.Mediator = s.names(e.Participants), s.names(e.Host), s.names(e.Mediator)
	row.Object, row.RefersTo, row.By = s.word(e.Purpose), e.Statement, s.names(e.AttributedTo)
	row.when(e.When)
	row.where(e.Place)
	return row
}

func (s *sheet) tollRow(t *record.Toll) Row {
	row := s.row("toll", t.Trace)
	row.Type, row.Unit, row.Modality = t.Measure, t.Victims, string(t.Modality)
	row.RefersTo, row.PartOf, row.Replaces, row.By = t.Event, t.PartOf, t.Replaces, s.names(t.AttributedTo)
	row.who(s, one(t.Actor)...)
	row.amount(t.Amount)
	row.when(t.When)
	row.where(t.Place)
	return row
}

func (s *sheet) figureRow(f *record.Figure) Row {
	row := s.row("figure", f.Trace)
	row.Type, row.Unit, row.RefersTo, row.Issues, row.By = f.Measure, f.Unit, f.Event, s.topics(f.Issue), s.names(f.AttributedTo)
	row.amount(f.Amount)
	row.when(f.When)
	return row
}

// proposalRows are the proposal and, under it, each answer.
func (s *sheet) proposalRows(p *record.Proposal) []Row {
	row := s.row("proposal", p.Trace)
	row.FoundBy = p.FoundBy
	row.Object, row.Issues, row.RefersTo, row.By = s.word(p.What), s.topics(p.Issue), p.CounterTo, s.names(p.AttributedTo)
	row.who(s, one(p.Proposer)...)
	row.whom(s, p.To...)
	row.when(p.When)
	out := []Row{row}
	for _, a := range p.Responses {
		row := s.row("response", record.Trace{ID: p.ID, Evidence: a.Evidence, Confidence: p.Confidence, By: p.FoundBy})
		row.Type, row.RefersTo, row.Issues = a.Stance, p.ID, s.topics(p.Issue)
		row.who(s, one(a.Actor)...)
		row.when(a.When)
		out = append(out, row)
	}
	return out
}

func (s *sheet) positionRow(p *record.Position) Row {
	row := s.row("position", p.Trace)
	row.Type, row.Was, row.Object, row.Issues, row.By = p.Stance, p.Was, s.word(p.Object), s.topics(p.Issue), s.names(p.AttributedTo)
	row.who(s, one(p.Actor)...)
	row.when(p.When)
	return row
}

func (s *sheet) issueRow(i *record.Issue) Row {
	var evidence []text.Span
	if len(i.Mentions) > 0 {
		evidence = i.Mentions[:1]
	}
	row := s.row("issue", record.Trace{ID: i.ID, Evidence: evidence, Confidence: 1})
	row.Type, row.Issues = i.Name, []string{i.Name}
	return row
}

func (s *sheet) timeRow(t *record.Time) Row {
	row := s.row("time", t.Trace)
	row.Type, row.Object = t.Type, t.Timex
	row.when(&record.When{EDTF: t.EDTF, Text: s.word(&t.Span)})
	return row
}

func (s *sheet) placeRow(p *record.Place) Row {
	row := s.row("place", p.Trace)
	row.Type = p.Kind
	row.where(&record.Where{Name: p.Name, Country: p.Country, Lat: p.Lat, Lon: p.Lon, GeoNames: p.GeoNames})
	return row
}
