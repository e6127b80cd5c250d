package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Markup is the running text of a piece of HTML, as feeds and mails carry it: one blank line between paragraphs. What is
// no HTML comes back as it is.
func Markup(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return strings.TrimSpace(s)
	}
	nodes, err := html.ParseFragment(strings.NewReader(s), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return strings.TrimSpace(s)
	}
	p := &paragraphs{}
	for _, n := range nodes {
		p.node(n)
	}
	return p.text()
}

// TextOf is the running text below a node: one blank line between paragraphs, a line for each item of a list. Pictures with
// their captions, scripts and forms are left out.
func TextOf(n *html.Node) string {
	p := &paragraphs{}
	p.node(n)
	return p.text()
}

// paragraphs collects running text.
type paragraphs struct {
	done    []string
	current strings.Builder
}

// silent are elements whose text is no part of a story.
var silent = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Figure: true, atom.Figcaption: true, atom.Button: true,
	atom.Form: true, atom.Select: true, atom.Textarea: true, atom.Iframe: true, atom.Object: true, atom.Svg: true, atom.Nav: true, atom.Head: true, atom.Audio: true, atom.Video: true}

// blocks are elements that begin and end a paragraph.
var blocks = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Header: true, atom.Footer: true, atom.Aside: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Dl: true, atom.Dt: true, atom.Dd: true,
	atom.Blockquote: true, atom.Pre: true, atom.Table: true, atom.Tr: true, atom.Hr: true, atom.Body: true, atom.Html: true, atom.Address: true}

func (p *paragraphs) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		p.current.WriteString(n.Data)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode, silent[n.DataAtom], hidden(n):
		return
	case n.DataAtom == atom.Br:
		p.lineBreak(n)
		return
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		p.current.WriteString(" ")
	}
	if blocks[n.DataAtom] {
		p.end()
		defer p.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.node(c)
	}
}

// lineBreak ends a paragraph where two breaks stand one behind the other, and is a blank elsewhere.
func (p *paragraphs) lineBreak(n *html.Node) {
	next := n.NextSibling
	for next != nil && next.Type == html.TextNode && strings.TrimSpace(next.Data) == "" {
		next = next.NextSibling
	}
	if next != nil && next.DataAtom == atom.Br {
		p.end()
		return
	}
	p.current.WriteString(" ")
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" || a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return true
		}
	}
	return false
}

func (p *paragraphs) end() {
	if s := strings.Join(strings.Fields(p.current.String()), " "); s != "" {
		p.done = append(p.done, s)
	}
	p.current.Reset()
}

func (p *paragraphs) text() string {
	p.end()
	return strings.Join(p.done, "\n\n")
}
