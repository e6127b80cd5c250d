package desk

import (
	"encoding/json"

	"rapporteur/record"
	"rapporteur/store"
)

// HitJSON is a found entry as one line of JSON, spans in code points. The hit must come with its text.
func HitJSON(h *store.Hit) ([]byte, error) {
	own := *h.Record
	encoded, err := record.Encode(&own)
	if err != nil {
		return nil, err
	}
	var lists map[string]json.RawMessage
	if err := json.Unmarshal(encoded, &lists); err != nil {
		return nil, err
	}
	var entries []json.RawMessage
	if err := json.Unmarshal(lists[h.Entry.Kind+"s"], &entries); err != nil {
		return nil, err
	}
	type actor struct {
		ID      record.ActorID   `json:"id"`
		Name    string           `json:"name"`
		Kind    record.ActorKind `json:"kind"`
		Country string           `json:"country,omitempty"`
	}
	actors := make([]actor, 0, len(h.Record.Actors))
	for _, a := range h.Record.Actors {
		actors = append(actors, actor{a.ID, a.Name, a.Kind, a.Country})
	}
	return json.Marshal(struct {
		Ref    string          `json:"ref"`
		Kind   string          `json:"kind"`
		Date   string          `json:"date,omitempty"`
		Review string          `json:"review"`
		Group  string          `json:"group"`
		Report reportJSON      `json:"report"`
		Words  []string        `json:"words"`
		Actors []actor         `json:"actors"`
		Entry  json.RawMessage `json:"entry"`
	}{h.Report.ID + "/" + h.Entry.ID, h.Entry.Kind, h.Date(), h.Review, h.Group, reportJSON(h.Report), h.Words, actors, entries[0]})
}

type reportJSON struct {
	ID        string `json:"id"`
	Title     string `json:"title,omitempty"`
	Source    string `json:"source,omitempty"`
	Published string `json:"published,omitempty"`
	URL       string `json:"url,omitempty"`
}
