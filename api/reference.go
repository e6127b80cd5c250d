package api

import (
	"html/template"
	"net/http"
	"sort"

	"github.com/danielgtaylor/huma/v2"
)

// line is one operation as the page to read lists it.
type line struct {
	Method, Path, Summary, Description string
	Params                             []param
}

type param struct{ Name, In, Doc string }

var referencePage = template.Must(template.New("api").Parse(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>API – rapporteur</title><link rel="stylesheet" href="/style.css"></head>
<body><div class="bar"><p class="brand"><a href="/">rapporteur</a> · API</p></div><header><h1>The API</h1><p class="byline">{{.Title}}. The description for programs is <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1), also as <a href="/openapi.yaml">YAML</a>.</p></header>
<div id="content" class="page">{{range .Lines}}<div class="entry"><p class="head"><strong>{{.Method}} {{.Path}}</strong> <span>{{.Summary}}</span></p>{{with .Description}}<p class="meta">{{.}}</p>{{end}}{{if .Params}}<dl class="facts">{{range .Params}}<dt>{{.Name}} <span class="tag">{{.In}}</span></dt><dd>{{.Doc}}</dd>{{end}}</dl>{{end}}</div>
{{end}}</div></body></html>
`))

// reference is the API as a page to read.
func reference(w http.ResponseWriter, o *huma.OpenAPI) {
	var lines []line
	add := func(method, path string, op *huma.Operation) {
		if op == nil {
			return
		}
		l := line{method, path, op.Summary, op.Description, nil}
		for _, p := range op.Parameters {
			l.Params = append(l.Params, param{p.Name, p.In, p.Description})
		}
		lines = append(lines, l)
	}
	for path, item := range o.Paths {
		add("GET", path, item.Get)
		add("POST", path, item.Post)
	}
	sort.Slice(lines, func(i, j int) bool {
		if lines[i].Path != lines[j].Path {
			return lines[i].Path < lines[j].Path
		}
		return lines[i].Method < lines[j].Method
	})
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	referencePage.Execute(w, struct {
		Title string
		Lines []line
	}{o.Info.Description, lines})
}
