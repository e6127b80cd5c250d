package sqlite

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"regexp"
	"testing"
	"time"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/text"
)

// What TestManyCopies makes; make copies names them.
var (
	copiesArchive = flag.String("copies.archive", "", "file of an archive that is made large; it is changed, so name a copy")
	copiesTimes   = flag.Int("copies.times", 12, "how often each of its reports is there then")
	copiesDays    = flag.Int("copies.days", 30, "by how many days each copy is later than the one before")
)

// TestManyCopies makes an archive of half a million reports out of one of forty thousand, to see how long questions to it
// take: every stored report is copied with other days, and so are its entries. An actor that is known from several reports is
// the same in the copies; all else is the same only within one.
func TestManyCopies(t *testing.T) {
	if *copiesArchive == "" {
		t.Skip("no -copies.archive")
	}
	ctx := context.Background()
	s, err := Open(*copiesArchive, time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, pragma := range []string{"cache_size(-4000000)", "synchronous(off)"} { // what is broken off is begun anew
		if _, err := s.write.Exec("PRAGMA " + pragma); err != nil {
			t.Fatal(err)
		}
	}
	c := &copier{}
	if err := s.transaction(ctx, func(tx *tx) error { return c.prepare(tx) }); err != nil {
		t.Fatal(err)
	}
	for k := 1; k < *copiesTimes; k++ {
		if err := s.transaction(ctx, func(tx *tx) error { return c.copy(tx, int64(k)) }); err != nil {
			t.Fatal(err)
		}
		t.Logf("copy %d of %d", k, *copiesTimes-1)
	}
	if err := s.transaction(ctx, func(tx *tx) error { return tx.exec("ANALYZE") }); err != nil {
		t.Fatal(err)
	}
}

// copier knows what is copied, and by how much the numbers of a copy are higher.
type copier struct {
	reports, nodes, names int64 // the highest number of a report, a node, a member
	list                  []copied
}

// copied is a report with the words of its entries.
type copied struct {
	seq   int64
	words map[int64]string // by the number of the entry
}

func (c *copier) prepare(t *tx) error {
	for q, to := range map[string]*int64{"SELECT max(seq) FROM reports": &c.reports, "SELECT max(node) FROM nodes": &c.nodes, "SELECT max(member) FROM members": &c.names} {
		if err := t.one(q, nil, to); err != nil {
			return err
		}
	}
	// shared are the nodes of actors that several reports tell of
	if err := t.exec(`CREATE TEMP TABLE shared AS SELECT node FROM nodes WHERE kind = 'actor' AND grp IN
		(SELECT n.grp FROM members m JOIN nodes n ON n.node = m.node WHERE m.kind = 'actor' GROUP BY n.grp HAVING count(DISTINCT m.seq) > 1)`); err != nil {
		return err
	}
	if err := t.exec("CREATE UNIQUE INDEX temp.shared_node ON shared (node)"); err != nil {
		return err
	}
	seqs, err := t.numbers("SELECT seq FROM reports ORDER BY seq")
	if err != nil {
		return err
	}
	for _, seq := range seqs {
		words, err := c.words(t, seq)
		if err != nil {
			return err
		}
		c.list = append(c.list, copied{seq, words})
	}
	return nil
}

// words are the searchable words of the entries of a report.
func (c *copier) words(t *tx, seq int64) (map[int64]string, error) {
	var r store.Report
	var raw []byte
	if err := t.one("SELECT r.id, r.published, x.text FROM reports r JOIN texts x ON x.seq = r.seq WHERE r.seq = ?", []any{seq}, &r.ID, &r.Document.Published, &r.Document.Text); err != nil {
		return nil, err
	}
	if err := t.one("SELECT coalesce((SELECT record FROM readings WHERE seq = ? ORDER BY run DESC LIMIT 1), x'')", []any{seq}, &raw); err != nil || len(raw) == 0 {
		return nil, err
	}
	rec, err := unpack(raw, r.Document)
	if err != nil {
		return nil, err
	}
	seen := query.Of(rec)
	out := map[int64]string{}
	for i, e := range record.Entries(rec) {
		out[seq<<entriesBits+int64(i)] = text.Fold(query.Searchable(seen, &e))
	}
	return out, nil
}

func (c *copier) copy(t *tx, k int64) error {
	days, seqs := k*int64(*copiesDays), k*c.reports
	ns, nodes, members := seqs<<entriesBits, k*c.nodes, k*c.names
	first := c.reports
	node := fmt.Sprintf("iif(%%s IN (SELECT node FROM temp.shared), %%s, %%s + %d)", nodes)
	node = fmt.Sprintf(node, "%[1]s", "%[1]s", "%[1]s")
	at := func(column string) string { return fmt.Sprintf(node, column) }
	day := func(column string) string {
		return fmt.Sprintf("iif(abs(%[1]s) < 4000000, %[1]s + %[2]d, %[1]s)", column, days)
	}
	entry := fmt.Sprintf("seq <= %d", first)
	n := fmt.Sprintf("n < %d", (first+1)<<entriesBits)
	for _, q := range []string{
		fmt.Sprintf("INSERT INTO reports SELECT seq + %d, char(%d) || substr(id, 2), title, source, byline, iif(length(published) = 10, date(published, '%d days'), published), language, url, state, reason, run, added, %s, %s, source_folded, byline_folded, url_folded, (SELECT n + 1 FROM stand), bare FROM reports WHERE %s",
			seqs, 'f'+k, days, day("from_day"), day("to_day"), entry), // a letter behind f: such an id no report has
		fmt.Sprintf("INSERT INTO texts SELECT seq + %d, text FROM texts WHERE %s", seqs, entry),
		fmt.Sprintf("INSERT INTO readings SELECT seq + %d, run, record FROM readings WHERE %s", seqs, entry),
		fmt.Sprintf("INSERT INTO digests SELECT seq + %d, digest FROM digests WHERE %s", seqs, entry),
		fmt.Sprintf("INSERT INTO entries SELECT n + %d, seq + %d, id, kind, type, mode, cameo, act, stance, modality, measure, channel, place, %s, %s, %s, least, most, counted, confidence, review, %s FROM entries WHERE %s ORDER BY n",
			ns, seqs, day("from_day"), day("to_day"), day("day"), at("node"), entry),
		fmt.Sprintf("INSERT INTO entry_issues SELECT term, n + %d FROM entry_issues WHERE %s", ns, n),
		fmt.Sprintf("INSERT INTO entry_countries SELECT country, n + %d FROM entry_countries WHERE %s", ns, n),
		fmt.Sprintf("INSERT INTO nodes SELECT node + %d, kind, unhex(hex(signature) || printf('%%02x', %d)), grp + %d, seq + %d, item, 0 FROM nodes WHERE node <= %d AND node NOT IN (SELECT node FROM temp.shared)",
			nodes, k, nodes, seqs, c.nodes),
		fmt.Sprintf("INSERT INTO node_keys SELECT key + %d, node + %d FROM node_keys WHERE node <= %d AND node NOT IN (SELECT node FROM temp.shared)", k*7919, nodes, c.nodes),
		fmt.Sprintf("INSERT INTO members SELECT member + %d, seq + %d, kind, entry, item, signature, main, %s FROM members WHERE %s", members, seqs, at("node"), entry),
		fmt.Sprintf("INSERT INTO actor_names SELECT member + %d, name, main FROM actor_names WHERE member <= %d", members, c.names),
		fmt.Sprintf("INSERT INTO actors SELECT member + %d, kind, country FROM actors WHERE member <= %d", members, c.names),
		fmt.Sprintf("INSERT INTO group_names SELECT grp + %d, name, main, uses FROM group_names WHERE grp <= %d AND grp NOT IN (SELECT node FROM temp.shared)", nodes, c.nodes),
		fmt.Sprintf("INSERT INTO parties SELECT %s, %s, n + %d, side, member + %d, kind FROM parties WHERE %s", at("grp"), day("day"), ns, members, n),
	} {
		if err := t.exec(q); err != nil {
			return fmt.Errorf("%w\n%s", err, q)
		}
	}
	for _, x := range c.list {
		if err := c.rest(t, x, seqs, ns); err != nil {
			return err
		}
	}
	return nil
}

// aDay is a date in JSON.
var aDay = regexp.MustCompile(`"(?:19|20)\d\d-\d\d-\d\d`)

// rest copies what is more than numbers: words and bodies.
func (c *copier) rest(t *tx, x copied, seqs, ns int64) error {
	days := int(seqs/c.reports) * *copiesDays
	var title, words string
	if err := t.one("SELECT r.title, x.text FROM reports r JOIN texts x ON x.seq = r.seq WHERE r.seq = ?", []any{x.seq}, &title, &words); err != nil {
		return err
	}
	if err := t.exec("INSERT INTO report_words (rowid, title, body) VALUES (?,?,?)", x.seq+seqs, text.Fold(title), text.Fold(words)); err != nil {
		return err
	}
	r := store.Report{Seq: x.seq + seqs}
	if err := t.one("SELECT id, published FROM reports WHERE seq = ?", []any{r.Seq}, &r.ID, &r.Document.Published); err != nil {
		return err
	}
	places, err := t.membersOf(r.Seq)
	if err != nil {
		return err
	}
	for n, said := range x.words {
		var raw, kind, review string
		if err := t.one("SELECT e.kind, e.review, b.body FROM entries e JOIN entry_bodies b ON b.n = e.n WHERE e.n = ?", []any{n}, &kind, &review, &raw); err != nil {
			continue // a correction took it away
		}
		raw = aDay.ReplaceAllStringFunc(raw, func(s string) string {
			d, err := time.Parse(time.DateOnly, s[1:])
			if err != nil {
				return s
			}
			return `"` + d.AddDate(0, 0, days).Format(time.DateOnly)
		})
		if err := t.exec("INSERT INTO entry_bodies VALUES (?,?)", n+ns, raw); err != nil {
			return err
		}
		if err := t.exec("INSERT INTO entry_words (rowid, words) VALUES (?,?)", n+ns, said); err != nil {
			return err
		}
		if kind != "event" {
			continue
		}
		var b body
		if err := json.Unmarshal([]byte(raw), &b); err != nil {
			return err
		}
		if err := t.shorten(n+ns, &r, review, b.Cut.record(), places); err != nil {
			return err
		}
	}
	return nil
}
