package sqlite

import (
	"fmt"
	"slices"
	"strings"

	"rapporteur/query"
)

// condition is a question as SQL over entries e joined with their reports r.
type condition struct {
	sql  strings.Builder
	args []any
	few  bool // few entries are looked at: each is looked up, instead of all that a condition holds for

	ofReports bool // it asks something of the report
	inReports bool // it asks for entries of a few reports alone
}

// compile makes SQL of a question for entries.
func compile(q query.Query) *condition {
	c := &condition{inReports: asksForReports(q.Where)}
	c.expr(q.Where, c.term)
	return c
}

// asksForReports tells that a question can only find entries of reports that it names.
func asksForReports(e query.Expr) bool {
	switch x := e.(type) {
	case *query.Term:
		return x.Field == query.Doc
	case query.And:
		return slices.ContainsFunc(x, asksForReports)
	case query.Or:
		return len(x) > 0 && !slices.ContainsFunc(x, func(y query.Expr) bool { return !asksForReports(y) })
	}
	return false
}

// compileForReports makes SQL of a question for reports.
func compileForReports(q query.Query) *condition {
	c := &condition{}
	c.expr(q.Where, c.reportTerm)
	return c
}

func (c *condition) add(sql string, args ...any) {
	c.sql.WriteString(sql)
	c.args = append(c.args, args...)
}

func (c *condition) expr(e query.Expr, term func(*query.Term)) {
	switch x := e.(type) {
	case nil:
		c.add("1")
	case query.And:
		c.list(x, " AND ", term)
	case query.Or:
		if docs := docsOf(x); docs != nil {
			c.docs(docs)
			return
		}
		c.list(x, " OR ", term)
	case query.Not:
		c.add("NOT coalesce(")
		c.expr(x.Expr, term)
		c.add(", 0)")
	case *query.Term:
		term(x)
	}
}

func (c *condition) list(list []query.Expr, between string, term func(*query.Term)) {
	c.add("(")
	for i, e := range list {
		if i > 0 {
			c.add(between)
		}
		c.expr(e, term)
	}
	c.add(")")
}

func (c *condition) term(t *query.Term) {
	switch t.Field {
	case query.Any:
		c.add("e.n IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)", match("", t))
	case query.Kind:
		if t.Value == "meeting" {
			c.add("e.type = 'CONSULT'") // none but events have a type, and so the index on it is enough
		} else if c.inReports { // the plus keeps SQLite from looking through all of the kind
			c.add("+e.kind = ?", t.Value)
		} else {
			c.add("e.kind = ?", t.Value)
		}
	case query.Type:
		c.add("e.type = ?", t.Value)
	case query.Mode:
		c.add("e.mode = ? COLLATE NOCASE", t.Value)
	case query.CAMEO:
		c.prefix("e.cameo", t.Value)
	case query.Act:
		c.add("e.act = ?", t.Value)
	case query.Stance:
		c.add("e.stance = ?", t.Value)
	case query.Modality:
		c.add("e.modality = ?", t.Value)
	case query.Measure:
		c.inTerms("e.measure", "measure", t)
	case query.Channel:
		c.inTerms("e.channel", "channel", t)
	case query.Place:
		c.inTerms("e.place", "place", t)
	case query.Issue:
		c.add("e.n IN (SELECT n FROM entry_issues WHERE term IN (")
		c.terms("issue", t)
		c.add("))")
	case query.Country:
		c.add("e.n IN (SELECT n FROM entry_countries WHERE country = ?)", strings.ToUpper(t.Value))
	case query.Date, query.Since, query.Until:
		c.days("e.", t)
	case query.Count:
		c.count(t)
	case query.Confidence:
		c.add("e.confidence "+comparison(t.Op)+" ?", t.Number())
	case query.Review:
		if t.Value == "none" {
			c.add("e.review = 'none'")
		} else { // few are, and they have an index
			c.add("e.n IN (SELECT n FROM entries WHERE review = ? AND review <> 'none')", t.Value)
		}
	case query.ID:
		c.prefix("e.id", t.Value)
	case query.Actor, query.By, query.Speaker, query.To, query.With, query.Word:
		c.party(t)
	default:
		c.reportTerm(t)
	}
}

// entries is where entries come from that are only counted: without their reports an index alone can do it.
func (c *condition) entries() string {
	if c.ofReports {
		return "entries e JOIN reports r ON r.seq = e.seq"
	}
	return "entries e"
}

func (c *condition) reportTerm(t *query.Term) {
	c.ofReports = true
	switch t.Field {
	case query.Any, query.Text:
		c.add("r.seq IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)", match("", t))
	case query.Title:
		c.add("r.seq IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)", match("title : ", t))
	case query.Source:
		c.add("instr(r.source_folded, ?) > 0", needle(t))
	case query.Byline:
		c.add("instr(r.byline_folded, ?) > 0", needle(t))
	case query.URL:
		c.add("instr(r.url_folded, ?) > 0", needle(t))
	case query.Language:
		c.prefix("r.language", t.Value)
	case query.Doc:
		c.docs([]*query.Term{t})
	case query.Published, query.Date, query.Since, query.Until:
		c.days("r.", t)
	default:
		c.add("0")
	}
}

// docsOf are the terms of a condition that asks for any of several reports, and for nothing else.
func docsOf(list query.Or) []*query.Term {
	var out []*query.Term
	for _, x := range list {
		t, ok := x.(*query.Term)
		if !ok || t.Field != query.Doc {
			return nil
		}
		out = append(out, t)
	}
	return out
}

// docs asks for any of several reports: each is looked up once. Asked with OR, SQLite compares every report with each of a
// hundred.
func (c *condition) docs(list []*query.Term) {
	c.ofReports = true
	each := func(column, table string) {
		c.add("SELECT x.seq FROM (VALUES (?,?)" + strings.Repeat(",(?,?)", len(list)-1) + ") asked CROSS JOIN " + table + " x ON x." + column + " >= asked.column1 AND x." + column + " < asked.column2")
		for _, t := range list {
			c.args = append(c.args, t.Value, t.Value+"\U0010FFFF")
		}
	}
	c.add("r.seq IN (")
	each("id", "reports")
	c.add(" UNION ")
	each("given", "copies")
	c.add(")")
}

// prefix compares the beginning of a column, as a range so that an index can serve.
func (c *condition) prefix(column, value string) {
	c.add("("+column+" >= ? AND "+column+" < ?)", value, value+"\U0010FFFF")
}

// match is a term as FTS5 reads it. Title and body are searched apart; a phrase does not run from one into the other.
func match(column string, t *query.Term) string {
	words, open := t.Words()
	s := column + `"` + strings.Join(words, " ") + `"`
	if open {
		s += "*"
	}
	return s
}

// needle is what is looked for in a folded column, which has a blank before and behind each word.
func needle(t *query.Term) string {
	words, open := t.Words()
	s := " " + strings.Join(words, " ")
	if !open {
		s += " "
	}
	return s
}

func (c *condition) inTerms(column, kind string, t *query.Term) {
	c.add(column + " IN (")
	c.terms(kind, t)
	c.add(")")
}

func (c *condition) terms(kind string, t *query.Term) {
	c.add("SELECT term FROM terms WHERE kind = ? AND instr(folded, ?) > 0", kind, needle(t))
}

// days compares a span of days. What has no date is not found.
func (c *condition) days(table string, t *query.Term) {
	begins, ends := t.Days()
	var parts []string
	bound := func(column, op string, d, open query.Day) {
		if d != open {
			parts = append(parts, table+column+" "+op+" ?")
			c.args = append(c.args, int64(d))
		}
	}
	bound("from_day", ">=", begins.From, query.Never)
	bound("from_day", "<=", begins.To, query.Forever)
	bound("to_day", ">=", ends.From, query.Never)
	bound("to_day", "<=", ends.To, query.Forever)
	parts = append(parts, table+"from_day IS NOT NULL")
	c.sql.WriteString("(" + strings.Join(parts, " AND ") + ")")
}

func comparison(op query.Op) string {
	if op == query.Has {
		return "="
	}
	return string(op)
}

// count compares an amount as query.Query.Accepts does.
func (c *condition) count(t *query.Term) {
	n := t.Number()
	switch t.Op {
	case query.Less, query.AtMost:
		c.add(fmt.Sprintf("(e.counted AND e.most %s ?)", t.Op), n)
	case query.Greater, query.AtLeast:
		c.add(fmt.Sprintf("(e.counted AND e.least %s ?)", t.Op), n)
	default:
		c.add("(e.counted AND (e.least IS NULL OR e.least <= ?) AND (e.most IS NULL OR e.most >= ?))", n, n)
	}
}

// party asks for a part in the entry of anyone who is the same as somebody with the name.
func (c *condition) party(t *query.Term) {
	c.add("(")
	if t.Field == query.Speaker {
		c.add("e.kind = 'statement' AND ")
	}
	if c.few {
		c.add("EXISTS (SELECT 1 FROM parties WHERE day = e.day AND n = e.n AND grp IN (")
	} else {
		c.add("e.n IN (SELECT n FROM parties WHERE grp IN (")
	}
	c.groups(t)
	c.add(") AND side IN (")
	for i, s := range t.Sides() {
		if i > 0 {
			c.add(",")
		}
		c.add("?", string(s))
	}
	c.add(")))")
}

func (c *condition) groups(t *query.Term) {
	c.add("SELECT grp FROM group_names WHERE name IN (SELECT rowid FROM name_words WHERE name_words MATCH ?)", match("", t))
}
