package sqlite

import (
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/text"
)

// body is an entry as it is kept for being shown.
type body struct {
	Cut   *cutRecord `json:"cut"`
	Words []string   `json:"words"`
}

// cutRecord is a record with its empty lists left out.
type cutRecord struct {
	Actors     []*record.Actor    `json:"actors,omitempty"`
	Roles      []record.Role      `json:"roles,omitempty"`
	Groups     []record.Group     `json:"groups,omitempty"`
	Statements []record.Statement `json:"statements,omitempty"`
	Events     []record.Event     `json:"events,omitempty"`
	Tolls      []record.Toll      `json:"tolls,omitempty"`
	Figures    []record.Figure    `json:"figures,omitempty"`
	Proposals  []record.Proposal  `json:"proposals,omitempty"`
	Positions  []record.Position  `json:"positions,omitempty"`
	Issues     []record.Issue     `json:"issues,omitempty"`
}

func (c *cutRecord) record() *record.Record {
	for i := range c.Proposals {
		c.Proposals[i].By = c.Proposals[i].FoundBy
	}
	return &record.Record{Actors: c.Actors, Roles: c.Roles, Groups: c.Groups, Statements: c.Statements, Events: c.Events, Tolls: c.Tolls, Figures: c.Figures,
		Proposals: c.Proposals, Positions: c.Positions, Issues: c.Issues}
}

// index makes the rows of a report anew from its newest reading and the corrections that hold.
func (t *tx) index(r *store.Report, reading *record.Record) error {
	all, err := t.corrections(r.ID)
	if err != nil {
		return err
	}
	own := slices.DeleteFunc(store.Holding(all), func(c store.Correction) bool { return c.Of.Doc != r.ID })
	reviewed, err := store.Apply(reading, own)
	if err != nil {
		return err
	}
	if err := t.unindex(r.Seq); err != nil {
		return err
	}
	bare := reading == nil || len(record.Entries(reviewed.Record)) == 0
	if err := t.exec("UPDATE reports SET told = (SELECT n + 1 FROM stand), bare = ? WHERE seq = ?", bare, r.Seq); err != nil {
		return err
	}
	if err := t.link(r.Seq, reviewed.Record); err != nil || reading == nil {
		return err
	}
	nodes, err := t.membersOf(r.Seq)
	if err != nil {
		return err
	}
	seen := query.Of(reviewed.Record)
	seen.Document = r.Document
	for i, e := range record.Entries(reviewed.Record) {
		if err := t.entry(r.Seq<<entriesBits+int64(i), r, reviewed, seen, &e, nodes); err != nil {
			return err
		}
	}
	return nil
}

// entriesBits is the logarithm of how many entries a report may have: the number of an entry is made of its report's and
// its place in the record, so that it is the same however often the index is made.
const entriesBits = 20

// unindex takes the entries of a report out of the index.
func (t *tx) unindex(seq int64) error {
	entries, err := t.numbers("SELECT n FROM entries WHERE seq = ?", seq)
	if err != nil || len(entries) == 0 {
		return err
	}
	if err := t.exec("DELETE FROM parties WHERE member IN (SELECT member FROM members WHERE seq = ?)", seq); err != nil {
		return err
	}
	for _, n := range entries {
		for _, q := range []string{"DELETE FROM entry_bodies WHERE n = ?", "DELETE FROM entry_issues WHERE n = ?", "DELETE FROM entry_countries WHERE n = ?", "DELETE FROM deeds WHERE n = ?",
			"DELETE FROM entry_words WHERE rowid = ?", "DELETE FROM entries WHERE n = ?"} {
			if err := t.exec(q, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// entry makes the rows of one entry.
func (t *tx) entry(n int64, r *store.Report, reviewed *store.Reviewed, seen *query.Report, e *record.Entry, nodes map[string]place) error {
	d := r.Document
	words := query.Searchable(seen, e)
	if err := t.entryRow(n, r, reviewed.Reviews[e.ID], e, nodes); err != nil {
		return err
	}
	if err := t.exec("INSERT INTO entry_words (rowid, words) VALUES (?,?)", n, text.Fold(words)); err != nil {
		return err
	}
	c := store.Cut(reviewed.Record, e)
	raw, err := json.Marshal(body{&cutRecord{c.Actors, c.Roles, c.Groups, c.Statements, c.Events, c.Tolls, c.Figures, c.Proposals, c.Positions, c.Issues}, store.Quotes(d.Text, e)})
	if err != nil {
		return err
	}
	if err := t.exec("INSERT INTO entry_bodies VALUES (?,?)", n, string(raw)); err != nil {
		return err
	}
	if err := t.shorten(n, r, reviewed.Reviews[e.ID], c, nodes); err != nil {
		return err
	}
	for _, issue := range e.Issues {
		term, err := t.term("issue", issue)
		if err != nil {
			return err
		}
		if err := t.exec("INSERT OR IGNORE INTO entry_issues VALUES (?,?)", term, n); err != nil {
			return err
		}
	}
	return t.partiesOf(n, r, seen, e, nodes)
}

func (t *tx) entryRow(n int64, r *store.Report, review string, e *record.Entry, nodes map[string]place) error {
	var from, to, place, node any
	if s, ok := query.When(e, r.Document.Published); ok {
		from, to = int64(s.From), int64(s.To)
	}
	var least, most any
	counted := 0
	if a := e.Amount; a != nil && (a.Min != nil || a.Max != nil) {
		counted = 1
		if a.Min != nil {
			least = *a.Min
		}
		if a.Max != nil {
			most = *a.Max
		}
	}
	if e.Place != nil {
		id, err := t.term("place", e.Place.Name)
		if err != nil {
			return err
		}
		place = id
	}
	if p, ok := nodes[e.Kind+"\x00"+e.ID]; ok {
		node = p.node
	}
	if review == "" {
		review = "none"
	}
	measure, err := t.term("measure", e.Measure)
	if err != nil {
		return err
	}
	channel, err := t.term("channel", e.Channel)
	if err != nil {
		return err
	}
	return t.exec("INSERT INTO entries (n, seq, id, kind, type, mode, cameo, act, stance, modality, measure, channel, place, from_day, to_day, day, least, most, counted, confidence, review, node) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		n, r.Seq, e.ID, e.Kind, e.Type, e.Mode, e.CAMEO, e.Act, e.Stance, e.Modality, measure, channel, place, from, to, int64(store.DayOf(e, r.Document.Published)),
		least, most, counted, e.Confidence, review, node)
}

// term is the number of a word of a kind; nil for none.
func (t *tx) term(kind, word string) (any, error) {
	if word == "" {
		return nil, nil
	}
	var id int64
	err := t.one("SELECT term FROM terms WHERE kind = ? AND folded = ?", []any{kind, folded(word)}, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return t.run("INSERT INTO terms (kind, folded) VALUES (?,?)", kind, folded(word))
	}
	return id, err
}

// partiesOf makes the rows of who has a part in an entry, and of the countries concerned.
func (t *tx) partiesOf(n int64, r *store.Report, seen *query.Report, e *record.Entry, nodes map[string]place) error {
	day := int64(store.DayOf(e, r.Document.Published))
	countries := map[string]bool{}
	if e.Place != nil {
		countries[strings.ToUpper(e.Place.Country)] = true
	}
	for _, p := range e.Parties {
		who, ok := nodes["actor\x00"+string(p.Actor)]
		if !ok {
			continue
		}
		if p.Side != record.Word {
			countries[strings.ToUpper(seen.Actors[p.Actor].Country)] = true
		}
		if err := t.exec("INSERT OR IGNORE INTO parties VALUES (?,?,?,?,?,?)", who.group, day, n, string(p.Side), who.member, kindOf(e)); err != nil {
			return err
		}
	}
	delete(countries, "")
	for c := range countries { // the order of rows does not show
		if err := t.exec("INSERT OR IGNORE INTO entry_countries VALUES (?,?)", c, n); err != nil {
			return err
		}
	}
	return nil
}
