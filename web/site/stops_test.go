package site_test

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

var moves = []string{
	"title: First\nsource: Sahel Wire\npublished: 2024-03-03\n\nNiger rejects the sanctions.\n",
	"title: Second\nsource: Sahel Wire\npublished: 2024-03-05\n\nBenin supports the sanctions. Niger rejects the sanctions.\n",
	"title: Third\nsource: Sahel Wire\npublished: 2024-03-08\n\nNiger supports the sanctions.\n",
}

// The slider of the positions stops on each day on which a stand was taken or changed, and on no other; without script
// the links lead from stop to stop, and keep the question.
func TestStops(t *testing.T) {
	srv, _ := open(t, append([]string{"title: Fourth\nsource: Niger River Post\npublished: 2024-03-06\n\nBenin supports the sanctions.\n"}, moves...)...)
	cells := regexp.MustCompile(`title="(Niger|Benin): (\w+), [^"]*"`)
	stand := func(path string) (shown string, body string) {
		_, body, _ = get(t, srv, path)
		for _, m := range cells.FindAllStringSubmatch(body, -1) {
			shown += m[1] + " " + m[2] + "; "
		}
		return shown, body
	}
	now, body := stand("/positions?q=sanctions")
	if now != "Niger supports; Benin supports; " || !strings.Contains(body, `max="2" step="1" value="2" data-days="2024-03-03 2024-03-05 2024-03-08"`) {
		t.Errorf("now %s\n%s", now, body)
	}
	if !regexp.MustCompile(`<label>As of <input type="date" name="as_of" value=""></label><button>`).MatchString(body) || !strings.Contains(body, `<input type="hidden" name="q" value="sanctions">`) {
		t.Error("without script there is no day to fill in, or the question is lost")
	}
	var line []string
	for next := regexp.MustCompile(`<a href="([^"]+)" rel="prev">`); ; {
		m := next.FindStringSubmatch(body)
		if m == nil {
			break
		}
		var shown string
		shown, body = stand(html.UnescapeString(m[1]))
		line = append(line, shown)
		if !strings.Contains(body, `name="q" value="sanctions"`) {
			t.Errorf("the question is lost at %s", m[1])
		}
	}
	if got := strings.Join(line, "| "); got != "Benin supports; Niger opposes; | Niger opposes; " {
		t.Errorf("backwards: %s", got)
	}
	for asOf, want := range map[string]string{"2024-03-04": `value="0"`, "2024-03-07": `value="1"`, "2024-03-01": "before anybody is known", "2024-03": `value="2"`} {
		if _, body := stand("/positions?as_of=" + asOf); !strings.Contains(body, want) {
			t.Errorf("as of %s there is no %s", asOf, want)
		}
	}
	if _, body := stand("/positions?issue=nothing"); strings.Contains(body, "type=\"range\"") {
		t.Error("a slider without stops")
	}
}

// The line of time shows the whole of what is found; its links and its form narrow it, and keep the question.
func TestTimelineNarrows(t *testing.T) {
	srv, _ := open(t, append(reports, moves...)...)
	var body string
	lane := func(kind string) string {
		return regexp.MustCompile(`(?s)<g class="` + kind + `">.*?</g>`).FindString(body)
	}
	if _, body, _ = get(t, srv, "/timeline"); !strings.Contains(lane("meeting"), "7 March 2024: ") || !strings.Contains(lane("event"), "2 March 2024: ") || strings.Contains(lane("event"), "7 March 2024") {
		t.Errorf("the lane of events:\n%s", lane("event"))
	}
	_, body, _ = get(t, srv, "/timeline?actor=Mali")
	if !strings.Contains(body, `<form class="brush" action="/timeline" method="get" aria-label="Zoom" hidden><input type="hidden" name="actor" value="Mali">`) || strings.Contains(body, ">wider</a>") {
		t.Errorf("the whole time:\n%s", body)
	}
	_, body, _ = get(t, srv, "/timeline?actor=Mali&since=2024-03-01&until=2024-03-04")
	wider := regexp.MustCompile(`<a href="([^"]+)">wider</a>`).FindStringSubmatch(body)
	if wider == nil || html.UnescapeString(wider[1]) != "/timeline?actor=Mali&since=2024-02-28&until=2024-03-06" || !strings.Contains(body, "A line of time from 1 March 2024 to 4 March 2024") {
		t.Errorf("four days: %v", wider)
	}
}
