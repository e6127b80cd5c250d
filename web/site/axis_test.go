package site

import (
	"testing"

	"rapporteur/view"
)

func TestAxis(t *testing.T) {
	v := &view.View{Dated: []view.Moment{
		{Kind: "event", ID: "a", Date: "1 March 2024", Day: "2024-03-01"}, {Kind: "event", ID: "b", Date: "1 March 2024", Day: "2024-03-01"},
		{Kind: "toll", ID: "c", Date: "March 2024", Day: "2024-03"}, {Kind: "meeting", ID: "d", Date: "11 March 2024", Day: "2024-03-11"}, {Kind: "event", ID: "e", Date: "", Day: "~"},
	}}
	a := axisOf(v, "")
	if a == nil || len(a.Lanes) != 4 || len(a.Lanes[1].Dots) != 1 || a.Lanes[1].Dots[0].Link != "#a" || a.Lanes[1].Dots[0].X != axisLeft || a.Lanes[0].Dots[0].X != axisWidth-axisRight || len(a.Ticks) != 11 {
		t.Errorf("got %+v", a)
	}
	if axisOf(&view.View{Dated: v.Dated[:2]}, "") != nil || axisOf(v, "2024-03-05") != nil {
		t.Error("one day is no axis")
	}
	for _, span := range [][2]int{{0, 20}, {0, 100}, {0, 400}, {0, 1100}, {0, 4000}, {0, 40000}} {
		if n := len(ticks(span[0], span[1])); n < 2 || n > 40 {
			t.Errorf("%d days have %d ticks", span[1], n)
		}
	}
}
