package check

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// Example is the example sentence of a frame as the engine reads it.
type Example struct {
	Frame *lexicon.EventFrame
	Types []string // of the events that it is read as telling
}

// AsTold tells whether one of the events is of the type that the frame claims; of a word of no event, whether there is none.
func (x Example) AsTold() bool {
	if x.Frame.Type == "-" {
		return len(x.Types) == 0
	}
	return slices.Contains(x.Types, x.Frame.Type)
}

// Examples reads the example of every frame, in their order; frames without one are left out.
func Examples(frames []*lexicon.EventFrame, read func(record.Document) (*record.Record, error)) ([]Example, error) {
	var out []Example
	for _, f := range frames {
		if f.Example == "" {
			continue
		}
		r, err := read(record.Document{ID: "example", Text: f.Example, Language: "en"})
		if err != nil {
			return nil, err
		}
		x := Example{Frame: f}
		for i := range r.Events {
			x.Types = append(x.Types, r.Events[i].Type)
		}
		out = append(out, x)
	}
	return out, nil
}
