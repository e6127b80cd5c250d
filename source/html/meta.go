package html

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"rapporteur/record"
	"rapporteur/source"
)

// meta is what a page tells about its story.
type meta struct {
	title, byline, site, published, address, body string
}

// fill puts it on a document.
func (m *meta) fill(d *record.Document) {
	d.Title, d.Byline, d.Source, d.Published, d.URL = m.title, m.byline, m.site, m.published, m.address
	if d.Source == "" && d.URL != "" {
		if u, err := url.Parse(d.URL); err == nil {
			d.Source = strings.TrimPrefix(u.Hostname(), "www.")
		}
	}
}

// named are the meta elements that tell something, the surest first.
var named = struct{ title, byline, site, published, address []string }{
	title:  []string{"og:title", "twitter:title", "dc.title", "parsely-title"},
	byline: []string{"author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"},
	site:   []string{"og:site_name", "application-name", "publisher", "dc.publisher"},
	published: []string{"article:published_time", "article:published", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
		"dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "date"},
	address: []string{"og:url", "twitter:url"},
}

// metaOf reads what the page tells: JSON-LD before meta elements before the text itself.
func metaOf(tree *html.Node) *meta {
	m := &meta{}
	p := &page{metas: map[string]string{}}
	for n := range tree.Descendants() {
		p.see(n)
	}
	for _, ld := range p.ld {
		m.linkedData(ld)
	}
	first := func(to *string, names []string) {
		for _, n := range names {
			if *to == "" {
				*to = oneLine(p.metas[n])
			}
		}
	}
	first(&m.title, named.title)
	first(&m.byline, named.byline)
	first(&m.site, named.site)
	first(&m.address, named.address)
	if a := p.canonical; strings.HasPrefix(a, "http") {
		m.address = a
	}
	for _, n := range named.published {
		if m.published == "" {
			m.published = day(p.metas[n])
		}
	}
	for _, t := range p.times {
		if m.published == "" {
			m.published = day(t)
		}
	}
	for _, s := range []string{p.heading, p.title} {
		if m.title == "" {
			m.title = oneLine(s)
		}
	}
	if m.byline == "" {
		m.byline = oneLine(p.author)
	}
	if strings.HasPrefix(m.byline, "http") { // article:author may be an address
		m.byline = oneLine(p.author)
	}
	m.title = withoutSite(m.title, m.site)
	return m // without the language: templates lie about it, the text does not
}

// page are the parts of a page that tell about its story.
type page struct {
	metas                             map[string]string
	ld                                []string
	times                             []string // published ones first
	canonical, heading, title, author string
}

func (p *page) see(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	switch n.Data {
	case "title":
		set(&p.title, content(n))
	case "h1":
		set(&p.heading, source.TextOf(n))
	case "link":
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			set(&p.canonical, strings.TrimSpace(attr(n, "href")))
		}
	case "meta":
		for _, key := range []string{attr(n, "property"), attr(n, "name"), attr(n, "itemprop")} {
			key = strings.ToLower(strings.TrimSpace(key))
			if _, have := p.metas[key]; key != "" && !have {
				p.metas[key] = attr(n, "content")
			}
		}
	case "script":
		if strings.HasPrefix(strings.ToLower(attr(n, "type")), "application/ld+json") {
			p.ld = append(p.ld, content(n))
		}
	case "time":
		t := attr(n, "datetime")
		if t == "" {
			t = content(n)
		}
		if attr(n, "itemprop") == "datePublished" || hasAttr(n, "pubdate") || strings.Contains(attr(n, "class"), "publish") {
			p.times = append([]string{t}, p.times...)
		} else {
			p.times = append(p.times, t)
		}
	case "a", "span", "address", "p", "div":
		if attr(n, "rel") == "author" || attr(n, "itemprop") == "author" || slices.Contains(strings.Fields(attr(n, "class")), "byline") {
			set(&p.author, source.TextOf(n))
		}
	}
}

func set(to *string, s string) {
	if *to == "" {
		*to = strings.TrimSpace(s)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// content is the text inside an element, as it is.
func content(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// oneLine squeezes white space, and reads entities that were written twice ("&amp;#8217;").
func oneLine(s string) string {
	return strings.TrimSuffix(strings.Join(strings.Fields(html.UnescapeString(s)), " "), " -")
}

// withoutSite takes the name of the site off a title: "Truce holds | Nile Wire".
func withoutSite(title, site string) string {
	if site == "" {
		return title
	}
	for _, between := range []string{" | ", " - ", " – ", " — ", " :: "} {
		if s, ok := strings.CutSuffix(title, between+site); ok && s != "" {
			return s
		}
	}
	return title
}

// linkedData reads JSON-LD: the article in it, wherever it stands.
func (m *meta) linkedData(raw string) {
	var tree any
	if json.Unmarshal([]byte(strings.TrimSpace(raw)), &tree) != nil {
		return
	}
	article := findArticle(tree, 0)
	if article == nil {
		return
	}
	set(&m.title, oneLine(str(article["headline"])))
	set(&m.body, source.Markup(strings.ReplaceAll(str(article["articleBody"]), "\n", "<br><br>")))
	set(&m.byline, strings.Join(namesOf(article["author"]), ", "))
	set(&m.site, strings.Join(namesOf(article["publisher"]), ", "))
	set(&m.address, firstOf(str(article["url"]), str(article["mainEntityOfPage"])))
	if m.published == "" {
		m.published = day(str(article["datePublished"]))
	}
	if m.published == "" {
		m.published = day(str(article["dateCreated"]))
	}
}

// findArticle is the first object with a type of article, in the tree of a JSON-LD script.
func findArticle(x any, depth int) map[string]any {
	if depth > 8 {
		return nil
	}
	switch x := x.(type) {
	case []any:
		for _, e := range x {
			if a := findArticle(e, depth+1); a != nil {
				return a
			}
		}
	case map[string]any:
		types, _ := x["@type"].([]any)
		for _, t := range append(types, x["@type"]) {
			if s, _ := t.(string); strings.HasSuffix(s, "Article") || s == "LiveBlogPosting" || s == "BlogPosting" || s == "Report" {
				return x
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if a := findArticle(x[key], depth+1); a != nil {
				return a
			}
		}
	}
	return nil
}

func str(x any) string {
	switch x := x.(type) {
	case string:
		return x
	case []any:
		if len(x) > 0 {
			return str(x[0])
		}
	case map[string]any:
		return str(x["@id"])
	}
	return ""
}

func firstOf(list ...string) string {
	for _, s := range list {
		if strings.HasPrefix(s, "http") {
			return s
		}
	}
	return ""
}

// namesOf are the names of persons or organisations.
func namesOf(x any) []string {
	var out []string
	switch x := x.(type) {
	case string:
		if s := oneLine(x); s != "" && !strings.HasPrefix(s, "http") {
			out = append(out, s)
		}
	case []any:
		for _, e := range x {
			out = append(out, namesOf(e)...)
		}
	case map[string]any:
		return namesOf(x["name"])
	}
	return out
}

// layouts are further ways in which pages write a date.
var layouts = []string{time.RFC1123, time.RFC1123Z, time.RFC850, time.ANSIC, "2006-01-02 15:04", "2006-01-02T15:04", "Jan 2, 2006", "January 2, 2006", "2 January 2006", "2 Jan 2006",
	"Monday, January 2, 2006", "Monday, 2 January 2006", "Mon, 2 Jan 2006", "January 2, 2006 3:04 PM", "Jan. 2, 2006", "20060102150405", "2006-01-02T150405Z"}

// day is the day of a date as the page writes it; empty when it is none. The day is the one at the place of writing.
func day(s string) string {
	s = strings.TrimSpace(s)
	if d, err := source.Day("", s); err == nil {
		return d
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			return t.Format(record.Day)
		}
	}
	return ""
}
