package lexicon

import "testing"

func TestBodiesAgentsOffices(t *testing.T) {
	if b := Bodies()["ICRC"]; len(b) != 1 || b[0].Kind != "ngo" {
		t.Errorf("ICRC: %v", b)
	}
	if b := Bodies()["ELN"]; len(b) != 1 || b[0].CAMEO != "COLREB" {
		t.Errorf("ELN: %v", b)
	}
	if a := Agents()["foreign ministry"]; a.Kind != "office" {
		t.Errorf("foreign ministry: %+v", a)
	}
	if o := Offices().Title("secretary of state"); o == nil || o.Slot != "foreign minister" {
		t.Errorf("secretary of state: %+v", o)
	}
}

func TestLeadersOfADay(t *testing.T) {
	l := Leaders()
	for _, k := range []struct{ of, office, day, want string }{
		{"FRA", "president", "2011-05-01", "Nicolas Sarkozy"},
		{"FRA", "president", "2015-05-01", "François Hollande"},
		{"FRA", "president", "", ""},
		{"NATO", "secretary-general", "2020-01-01", "Jens Stoltenberg"},
	} {
		got := ""
		if h := l.Holder(k.of, k.office, k.day); h != nil {
			got = h.Name
		}
		if got != k.want {
			t.Errorf("%s %s on %q: got %q, want %q", k.of, k.office, k.day, got, k.want)
		}
	}
	if got := l.Surname("Merkel"); len(got) != 1 {
		t.Errorf("Merkel: %d rows", len(got))
	}
}
