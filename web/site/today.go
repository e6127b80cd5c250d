package site

import (
	"net/http"

	"rapporteur/desk"
	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/store"
	"rapporteur/view"
)

// todayData is what the first page shows.
type todayData struct {
	Status   *store.Status
	Empty    bool
	Newest   []store.Report
	Disputes []view.Item
	Changes  []view.Item
	Silent   []desk.SourceState
	Failing  []desk.FeedState
}

// newestShown is how many reports the first page lists.
const newestShown = 12

func (s *Site) today(r *http.Request) (*answer, error) {
	ctx := r.Context()
	c, err := s.desk.Coverage(ctx)
	if err != nil {
		return nil, err
	}
	d := todayData{Status: c.Status}
	total := 0
	for _, n := range c.Status.Reports {
		total += n
	}
	d.Empty = total == 0
	if d.Newest, err = s.desk.Store.Newest(ctx, query.Query{}, 0, newestShown); err != nil {
		return nil, err
	}
	t, err := s.desk.Disputes(ctx, query.Query{}, store.Page{Limit: 5})
	if err != nil {
		return nil, err
	}
	t.Disputes = t.Disputes[:min(len(t.Disputes), 5)]
	for _, s := range onlyDisputes(t.Merged).Sections {
		d.Disputes = s.Items
	}
	moved, err := s.desk.Positions(ctx, query.Query{}, desk.PositionOptions{Changes: true}, store.Page{Limit: pageSize, Newest: true})
	if err != nil {
		return nil, err
	}
	moved.Positions = moved.Positions[max(0, len(moved.Positions)-5):]
	d.Changes = items(moved.Merged, "positions")
	for _, x := range c.Sources {
		if x.Silent > 30 && len(d.Silent) < 8 {
			d.Silent = append(d.Silent, x)
		}
	}
	for _, f := range c.Feeds {
		if f.State == "failing" || f.State == "silent" {
			d.Failing = append(d.Failing, f)
		}
	}
	return &answer{Title: "Today", Lead: "What came in last, where accounts differ, who moved, and who has fallen silent.", Nav: "/", Data: d, JSON: c}, nil
}

// items are the entries of one section of a merged record.
func items(m *merge.Merged, section string) []view.Item {
	for _, x := range view.OfMerged(m).Sections {
		if x.Kind == section {
			return x.Items
		}
	}
	return nil
}
