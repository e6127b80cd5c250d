package csv

import (
	"strings"
	"testing"

	"rapporteur/record"
)

func read(columns Columns, s string) (docs []record.Document, errs []string) {
	for it := range Each(columns)("t.csv", strings.NewReader(s)) {
		if it.Err != nil {
			errs = append(errs, it.Err.Error())
		} else {
			docs = append(docs, it.Document)
		}
	}
	return docs, errs
}

func TestEach(t *testing.T) {
	for name, c := range map[string]struct {
		columns Columns
		table   string
	}{
		"usual names": {nil, "id,Headline,body,publish_date,source\n7,Talks,\"The ministers met, twice.\",2025-04-15,Nile Wire\n"},
		"semicolons":  {nil, "\uFEFFid;title;text;date;outlet\r\n7;Talks;The ministers met, twice.;15 April 2025;Nile Wire\r\n"},
		"tabs":        {nil, "id\ttitle\ttext\tdate\toutlet\n7\tTalks\tThe ministers met, twice.\t2025-04-15T08:00:00Z\tNile Wire\n"},
		"mapped":      {Columns{"text": "what", "title": "t", "published": "d", "source": "s", "id": "n"}, "n,t,what,text,d,s\n7,Talks,\"The ministers met, twice.\",no,2025-04-15,Nile Wire\n"},
	} {
		docs, errs := read(c.columns, c.table)
		want := record.Document{ID: "7", Title: "Talks", Text: "The ministers met, twice.", Published: "2025-04-15", Source: "Nile Wire"}
		if len(docs) != 1 || docs[0] != want || len(errs) > 0 {
			t.Errorf("%s: got %+v, %v", name, docs, errs)
		}
	}
}

func TestBadRows(t *testing.T) {
	docs, errs := read(nil, "id,text,date\n1,,2025-04-15\n2,They met.,soon\n3,They left.,\n4\n")
	if len(docs) != 1 || docs[0].ID != "3" || len(errs) != 3 {
		t.Fatalf("got %+v, %v", docs, errs)
	}
	for i, want := range []string{"t.csv:2: the text is empty", `t.csv:3: publication date "soon" is no date`, "t.csv:5: the text is empty"} {
		if !strings.HasPrefix(errs[i], want) {
			t.Errorf("got %q, want %q", errs[i], want)
		}
	}
	for table, want := range map[string]string{"": "the table is empty", "a,b\n1,2\n": "say which one does: --columns text=NAME"} {
		if _, errs := read(nil, table); len(errs) != 1 || !strings.Contains(errs[0], want) {
			t.Errorf("%q: got %v", table, errs)
		}
	}
	if _, errs := read(Columns{"text": "words"}, "a,b\n1,2\n"); len(errs) != 1 || !strings.Contains(errs[0], `no column "words" (it has a, b)`) {
		t.Errorf("got %v", errs)
	}
	if err := (Columns{"colour": "x"}).Check(); err == nil {
		t.Error("a report has a colour")
	}
}

func FuzzEach(f *testing.F) {
	f.Add("id,text\n1,\"a\"\"b\"\n\"x")
	f.Fuzz(func(t *testing.T, s string) {
		docs, _ := read(nil, s)
		for _, d := range docs {
			if d.Text == "" {
				t.Error("a report without text")
			}
		}
	})
}
