package stance

import (
	"sort"
	"strings"

	"rapporteur/record"
	"rapporteur/text"
)

// useIssue notes that something stands on the issue, so that it is listed.
func (r *reader) useIssue(name string) {
	if name == "" {
		return
	}
	if _, ok := r.issues[name]; !ok {
		r.issues[name] = len(r.issues)
	}
}

// writeIssues lists the issues that a position or proposal is about or that are named more than once, with their
// mentions, and tells each statement its topics.
func (r *reader) writeIssues() {
	byName := map[string][]text.Span{}
	for _, m := range r.mentions {
		byName[m.issue] = append(byName[m.issue], r.d.Span(m.lo, m.hi))
	}
	for name, spans := range byName {
		if len(spans) > 1 {
			r.issues[name] += 0
		}
	}
	names := make([]string, 0, len(r.issues))
	for name := range r.issues {
		names = append(names, name)
	}
	for _, p := range r.held {
		if byName[p.Issue] == nil && p.Object != nil {
			byName[p.Issue] = []text.Span{*p.Object}
		}
	}
	for i := range r.offers {
		if o := &r.offers[i]; o.issue != "" && byName[o.issue] == nil {
			byName[o.issue] = []text.Span{r.d.Span(o.what.lo, o.what.hi)}
		}
	}
	sort.Slice(names, func(i, j int) bool { return firstOf(byName[names[i]], names[i]) < firstOf(byName[names[j]], names[j]) })
	for _, name := range names {
		if spans := byName[name]; len(spans) > 0 {
			r.p.Out.Issues = append(r.p.Out.Issues, record.Issue{ID: slug(name), Name: name, Mentions: spans})
		}
	}
	r.writeTopics()
}

// firstOf orders issues by their first mention, those at one place by name.
func firstOf(spans []text.Span, name string) string {
	at := 0
	if len(spans) > 0 {
		at = spans[0].Start
	}
	return pad(at) + name
}

func pad(n int) string {
	s := "0000000000"
	digits := []byte(s)
	for i := len(digits) - 1; i >= 0 && n > 0; i-- {
		digits[i] = byte('0' + n%10)
		n /= 10
	}
	return string(digits)
}

// writeTopics tells each statement which listed issues its content names.
func (r *reader) writeTopics() {
	listed := map[string]string{}
	for _, is := range r.p.Out.Issues {
		listed[is.Name] = is.ID
	}
	for i := range r.p.Out.Statements {
		st := &r.p.Out.Statements[i]
		for _, c := range st.Content {
			lo, hi := r.d.TokensOf(c)
			for k := lo; k < hi; k++ {
				if n := r.at[k]; n > 0 {
					if id := listed[r.mentions[n-1].issue]; id != "" && !hasString(st.Topics, id) && len(st.Topics) < 6 {
						st.Topics = append(st.Topics, id)
					}
				}
			}
		}
	}
}

func hasString(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func slug(s string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(s) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}
