package site

import (
	"bytes"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"runtime"
	"strings"

	"rapporteur/desk"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/source/all"
	"rapporteur/source/plain"
	"rapporteur/store"
)

// uploadLimit is how many bytes may be dropped at once.
const uploadLimit = 64 << 20

func (s *Site) addForm(*http.Request) (*answer, error) {
	return &answer{Title: "Add", Lead: "Paste a report, or drop files: the record appears at once.", JSON: struct{}{}}, nil
}

// add takes in a pasted text or dropped files, and leads to the report when there is one.
func (s *Site) add(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, uploadLimit)
	items, err := uploads(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	var told []desk.Outcome
	_, err = s.desk.Add(r.Context(), func(yield func(source.Item) bool) {
		for _, it := range items {
			if !yield(it) {
				return
			}
		}
	}, desk.AddOptions{Jobs: runtime.GOMAXPROCS(0), Told: func(o desk.Outcome) { told = append(told, o) }})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if len(told) == 1 && told[0].Err == nil {
		http.Redirect(w, r, "/report/"+store.Short(told[0].ID), http.StatusSeeOther)
		return
	}
	code := http.StatusOK
	if len(told) == 1 {
		code = http.StatusUnprocessableEntity
	}
	s.show(w, r, code, "add", &answer{Title: "Add", Data: told})
}

// uploads are the reports of a form: the text, and the files.
func uploads(r *http.Request) ([]source.Item, error) {
	if err := r.ParseMultipartForm(8 << 20); err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return nil, &badRequest{"that is more than 64 MB: use rapporteur add on the command line"}
		}
		return nil, &badRequest{"the form cannot be read: " + err.Error()}
	}
	var out []source.Item
	if text := r.FormValue("text"); strings.TrimSpace(text) != "" {
		doc, err := plain.Read("pasted text", []byte(strings.ReplaceAll(text, "\r\n", "\n")))
		fill(&doc, r)
		out = append(out, source.Item{Name: "pasted text", Document: doc, Err: err})
	}
	if r.MultipartForm != nil {
		for _, f := range r.MultipartForm.File["files"] {
			items, err := fileItems(f)
			if err != nil {
				return nil, err
			}
			for i := range items {
				fill(&items[i].Document, r)
			}
			out = append(out, items...)
		}
	}
	if len(out) == 0 {
		return nil, &badRequest{"there is nothing to add: paste a text or choose files"}
	}
	return out, nil
}

func fileItems(f *multipart.FileHeader) ([]source.Item, error) {
	file, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	raw, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	var out []source.Item
	for it := range all.Stream(f.Filename, bytes.NewReader(raw), all.Options{}) {
		out = append(out, it)
	}
	return out, nil
}

// fill puts what the form tells in the place of what the report does not.
func fill(d *record.Document, r *http.Request) {
	for _, x := range []struct {
		to   *string
		name string
	}{{&d.Title, "title"}, {&d.Source, "source"}, {&d.Published, "published"}, {&d.URL, "url"}} {
		if v := strings.TrimSpace(r.FormValue(x.name)); v != "" && *x.to == "" {
			*x.to = v
		}
	}
}
