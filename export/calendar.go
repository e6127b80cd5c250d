package export

import (
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"rapporteur/record"
)

// calendar writes meetings with a date as one iCalendar (RFC 5545): all-day events, those that are planned or possible
// as tentative.
type calendar struct {
	w   io.Writer
	o   Options
	cal *ics.Calendar
}

func newCalendar(w io.Writer, o Options) Writer {
	cal := ics.NewCalendar()
	cal.SetProductId("-//rapporteur//meetings//EN")
	return &calendar{w, o, cal}
}

func (c *calendar) Record(r *record.Record) error {
	s := newSheet(r)
	for i := range s.Events {
		e := &s.Events[i]
		if e.Type == "CONSULT" && e.When != nil && e.Modality != record.Denied && e.Modality != record.Demanded {
			c.meeting(s, e)
		}
	}
	return nil
}

func (c *calendar) meeting(s *sheet, e *record.Event) {
	from, to, ok := record.Range(e.When.EDTF)
	if !ok || from == "" || to == "" || days(from, to) > 31 {
		return // a calendar has no place for "since April"
	}
	first, _ := time.Parse(record.Day, from)
	last, _ := time.Parse(record.Day, to)
	ev := c.cal.AddEvent(s.key(e.ID) + "@rapporteur")
	ev.SetDtStampTime(c.stamp(s, first))
	ev.SetAllDayStartAt(first)
	ev.SetAllDayEndAt(last.AddDate(0, 0, 1))
	ev.SetSummary(s.meetingTitle(e))
	ev.SetDescription(s.words(e.Evidence) + "\n\n" + joinSome(", ", s.Document.Source, s.Document.Published, s.Document.Title))
	status := ics.ObjectStatusConfirmed
	if e.Modality != record.Asserted {
		status = ics.ObjectStatusTentative
	}
	ev.SetStatus(status)
	if s.Document.URL != "" {
		ev.SetURL(s.Document.URL)
	}
	if p := e.Place; p != nil {
		ev.SetLocation(joinSome(", ", p.Name, stateName(p.Country)))
		if p.Lat != nil && p.Lon != nil {
			ev.SetGeo(*p.Lat, *p.Lon)
		}
	}
}

// stamp is when the entry was made: the day of publication, unless the user says.
func (c *calendar) stamp(s *sheet, otherwise time.Time) time.Time {
	if t, err := time.Parse("20060102150405", c.o.Stamp); err == nil {
		return t
	}
	if t, err := time.Parse(record.Day, s.Document.Published); err == nil {
		return t
	}
	return otherwise
}

func (s *sheet) meetingTitle(e *record.Event) string {
	who := strings.Join(s.names(union(e.Actors, e.Recipients, e.Participants, e.Host)), ", ")
	if who == "" {
		who = s.words(e.Evidence)
	}
	return joinSome(": ", e.Ordinal, who)
}

func (c *calendar) Close() error { return c.cal.SerializeTo(c.w) }
