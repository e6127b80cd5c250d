package view

import (
	"testing"

	"rapporteur/merge"
	"rapporteur/record"
)

// In what an account differs is said in words, and a report without a source by its title.
func TestHowAnAccountDiffers(t *testing.T) {
	g := newGathered(&merge.Merged{Actors: []*merge.Who{{ID: "a", Name: "Mali"}, {ID: "b", Name: "Niger"}},
		Documents: []merge.Report{{ID: "x", Title: "Talks open", Published: "2024-03-02"}, {ID: "y", Title: "Talks open", Source: "Sahel Wire", Published: "2024-03-02"}}})
	mali, niger, nobody := &[]record.ActorID{"a"}, &[]record.ActorID{"b"}, &[]record.ActorID{}
	for _, c := range []struct {
		who, whom *[]record.ActorID
		want      string
	}{
		{mali, niger, "Mali → Niger"}, {nil, niger, "→ Niger"}, {mali, nil, "Mali"}, {mali, mali, "Mali"}, {nobody, nobody, "neither side named"}, {nobody, nil, "by whom is not said"},
		{nil, nobody, "to whom is not said"}, {mali, nobody, "Mali, to whom is not said"}, {nobody, niger, "unnamed → Niger"},
	} {
		if got := g.parties(c.who, c.whom); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	for doc, want := range map[string]string{"x": "Talks open, 2 March 2024", "y": "Sahel Wire, 2 March 2024", "z": "z"} {
		if got := g.told(doc, "", nil, "", "").Report; got != want {
			t.Errorf("report %s is called %q, want %q", doc, got, want)
		}
	}
}

func TestADemandNamesItsAddresseeOnce(t *testing.T) {
	n := names{by: map[record.ActorID]string{"a": "Eritrea", "b": "Sudan"}}
	for _, c := range []struct {
		to   []record.ActorID
		want string
	}{{[]record.ActorID{"a"}, "demanded of Eritrea"}, {[]record.ActorID{"b"}, "demanded of Eritrea to Sudan"}} {
		if got := n.deed(record.Statement{Act: record.Demand, Target: []record.ActorID{"a"}, Addressee: c.to}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
