package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"rapporteur/merge"
	"rapporteur/view"
)

// BriefOptions say what stands at the head of a brief.
type BriefOptions struct {
	Title   string
	Since   string         // in words
	Reports int            // that were published since
	Left    map[string]int // entries of a kind that are left out
}

// Brief writes a merged record as a brief in Markdown: every sentence with the words that report it, and the reports
// that tell it by number; the list of reports stands at the end.
func Brief(w io.Writer, m *merge.Merged, o BriefOptions) error {
	b := &brief{w: bufio.NewWriter(w), number: map[string]int{}, m: m}
	fmt.Fprintf(b.w, "# %s\n\n%s\n", o.Title, o.head())
	v := view.OfMerged(m)
	for _, s := range v.Sections {
		if s.Kind == "roles" || s.Kind == "figures" {
			continue
		}
		fmt.Fprintf(b.w, "\n## %s\n\n", s.Title)
		for _, it := range s.Items {
			b.item(it, "")
		}
		if n := o.Left[left[s.Kind]]; n > 0 {
			fmt.Fprintf(b.w, "\n%d more are left out here: ask for them with a question.\n", n)
		}
	}
	if len(v.Sections) == 0 {
		b.w.WriteString("\nNothing was recorded. That is no sign of calm: see `rapporteur coverage` for what the archive has not seen.\n")
	}
	b.sources()
	return b.w.Flush()
}

var left = map[string]string{"meetings": "meeting", "statements": "statement", "events": "event", "tolls": "toll", "proposals": "proposal", "positions": "position"}

func (o BriefOptions) head() string {
	n := fmt.Sprintf("%d reports", o.Reports)
	if o.Reports == 1 {
		n = "1 report"
	}
	return "What " + n + " published since " + o.Since + " tell. Everything is on the word of the reports that are cited; words in quotation marks are theirs."
}

type brief struct {
	w      *bufio.Writer
	m      *merge.Merged
	number map[string]int // of a report in the list of sources
	order  []string
}

// item is one entry as a sentence: who, what, when, where, its words, and the reports that tell it.
func (b *brief) item(it view.Item, indent string) {
	line := "**" + markdown(view.Heading(it.Kind, it.Lead, it.Head)) + "**"
	if it.Head != "" {
		line += " " + markdown(it.Head)
	}
	if more := append(append([]string(nil), it.Tags...), it.Meta...); len(more) > 0 {
		line += " (" + markdown(strings.Join(more, "; ")) + ")"
	}
	fmt.Fprintf(b.w, "%s- %s", indent, line)
	differ := false
	for _, a := range it.Accounts {
		differ = differ || a.Says != "" || a.By != ""
	}
	if len(it.Accounts) > 0 && !differ {
		fmt.Fprintf(b.w, ": %s%s", markdown(quoted(it.Accounts[0].Quote)), b.cite(it.Accounts))
	}
	b.w.WriteString("\n")
	if differ {
		for _, a := range it.Accounts {
			says := a.Says
			if a.By != "" {
				says = strings.TrimSpace(says + " " + a.By)
			}
			if says != "" {
				says = markdown(says) + ": "
			}
			fmt.Fprintf(b.w, "%s  - %s%s%s\n", indent, says, markdown(quoted(a.Quote)), b.cite([]view.Told{a}))
		}
	}
	for _, a := range it.Answers {
		b.item(a, indent+"  ")
	}
}

// cite are the numbers of the reports that tell something, near-duplicates left out.
func (b *brief) cite(list []view.Told) string {
	var out string
	seen := map[string]bool{}
	for i, a := range list {
		if a.Copy && i > 0 || seen[a.Doc] {
			continue
		}
		seen[a.Doc] = true
		n := b.number[a.Doc]
		if n == 0 {
			b.order = append(b.order, a.Doc)
			n = len(b.order)
			b.number[a.Doc] = n
		}
		out += fmt.Sprintf(" [[%d]](#source-%d)", n, n)
	}
	return out
}

func (b *brief) sources() {
	if len(b.order) == 0 {
		return
	}
	b.w.WriteString("\n## Sources\n\n")
	docs := map[string]merge.Report{}
	for _, d := range b.m.Documents {
		docs[d.ID] = d
	}
	for i, id := range b.order {
		d := docs[id]
		fmt.Fprintf(b.w, "<a id=\"source-%d\"></a>\n%d. %s", i+1, i+1, markdown(joinSome(", ", d.Source, view.Date(d.Published), quotedTitle(d.Title))))
		if d.URL != "" {
			fmt.Fprintf(b.w, " <%s>", d.URL)
		}
		fmt.Fprintf(b.w, " `%s`\n", cut(id, 10))
	}
}

func quotedTitle(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}

// markdown keeps words from being taken for marks.
func markdown(s string) string {
	return strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "[", "\\[", "]", "\\]", "<", "&lt;", "`", "\\`", "\n", " ").Replace(s)
}
