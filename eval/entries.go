package eval

import (
	"fmt"
	"slices"
)

// Entry is one entry of a gold or of a record, with what it is matched by.
type Entry struct {
	Label      string  // who and what, in one line
	Evidence   string  // the sentences that hold its words
	Optional   bool    // a matter of taste (gold only)
	Confidence float64 // of the record's entries, -1 where none is told

	fields   map[string]any
	evidence []span
	content  []span // of a statement
	what     []span // of a proposal
	actor    []*actor
	speaker  []*actor
	actors   []*actor
	to       []*actor // recipients
	people   []*actor // everybody who takes part
	by       []*actor
	response bool
}

// entries are the entries of a gold or a record, by kind.
func entries(r map[string]any, g *Gold, move mover, n *names) map[string][]*Entry {
	b := &entryReader{gold: g, text: []rune(g.Text), move: move, names: n, out: map[string][]*Entry{}}
	for i, e := range objects(r["actors"]) {
		en := b.add("actors", e, e["mentions"])
		en.actor, en.Label = n.all[i:i+1], n.all[i].name
	}
	for _, e := range objects(r["roles"]) {
		en := b.add("roles", e, e["evidence"])
		en.actor = n.get(e["actor"])
		en.Label = called(en.actor) + ": " + text(e["title"])
	}
	for _, e := range objects(r["statements"]) {
		en := b.add("statements", e, e["evidence"])
		if en.content = b.spans(e["content"]); len(en.content) == 0 {
			en.content = en.evidence
		}
		en.speaker = slices.Concat(n.get(e["speaker"]), n.get(e["speaker_alt"]))
		en.Label = called(n.get(e["speaker"])) + ": " + b.snip(en.content)
	}
	for _, e := range objects(r["events"]) {
		b.event(e)
	}
	for _, e := range objects(r["tolls"]) {
		en := b.add("tolls", e, e["evidence"])
		en.Label = fmt.Sprintf("%s %s..%s %s: %s", text(e["measure"]), bound(e["min"]), bound(e["max"]), text(e["qualifier"]), b.snip(en.evidence))
	}
	for _, e := range objects(r["proposals"]) {
		b.proposal(e)
	}
	for _, e := range objects(r["positions"]) {
		en := b.add("positions", e, e["evidence"])
		en.actor = slices.Concat(n.get(e["actor"]), n.get(e["actor_alt"]))
		en.Label = fmt.Sprintf("%s %s %s: %s", called(n.get(e["actor"])), text(e["stance"]), text(e["issue"]), b.snip(en.evidence))
	}
	for _, e := range objects(r["groups"]) {
		en := b.add("groups", e, e["evidence"])
		en.actor = n.get(e["actor"])
		en.Label = called(en.actor)
	}
	for _, e := range objects(r["times"]) {
		from := e["span"]
		if from == nil {
			from = e["evidence"]
		}
		en := b.add("times", e, from)
		value := text(e["edtf"])
		if value == "" {
			value = text(e["timex"])
		}
		en.Label = b.snip(en.evidence) + " = " + value
	}
	return b.out
}

func bound(v any) string {
	if v == nil {
		return "∞"
	}
	return text(v)
}

type entryReader struct {
	gold  *Gold
	text  []rune
	move  mover
	names *names
	out   map[string][]*Entry
}

func (b *entryReader) spans(v any) []span { return spansOf(v, b.gold.Text, b.move) }

func (b *entryReader) add(kind string, e map[string]any, evidence any) *Entry {
	optional, _ := e["optional"].(bool)
	en := &Entry{fields: e, Optional: optional, Confidence: -1, evidence: b.spans(evidence)}
	if c, ok := e["confidence"].(float64); ok {
		en.Confidence = c
	}
	en.Evidence = b.sentences(en.evidence)
	b.out[kind] = append(b.out[kind], en)
	return en
}

func (b *entryReader) event(e map[string]any) {
	n := b.names
	en := b.add("events", e, e["evidence"])
	en.actors = slices.Concat(n.get(e["actors"]), n.get(e["actors_alt"]))
	en.to = slices.Concat(n.get(e["recipients"]), n.get(e["recipients_alt"]))
	en.people = b.participants(e)
	en.Label = fmt.Sprintf("%s %s -> %s: %s", text(e["type"]), called(n.get(e["actors"])), called(n.get(e["recipients"])), b.snip(en.evidence))
	if e["type"] == "CONSULT" {
		m := *en
		b.out["meetings"] = append(b.out["meetings"], &m)
	}
}

// participants are all that take part in an event, each once.
func (b *entryReader) participants(e map[string]any) []*actor {
	seen, byName := map[*actor]bool{}, map[string]bool{}
	var out []*actor
	take := func(as []*actor) {
		for _, a := range as {
			if !seen[a] && !byName[a.name] {
				seen[a], byName[a.name] = true, true
				out = append(out, a)
			}
		}
	}
	for _, f := range []string{"participants", "actors", "recipients", "host", "mediator"} {
		take(b.names.get(e[f]))
	}
	take(b.names.get(e["other"]))
	return out
}

func (b *entryReader) proposal(e map[string]any) {
	n := b.names
	en := b.add("proposals", e, e["evidence"])
	en.by = slices.Concat(n.get(proposer(e)), n.get(e["by_alt"]))
	en.what = b.spans(e["what"])
	shown := en.what
	if len(shown) == 0 {
		shown = en.evidence
	}
	en.Label = fmt.Sprintf("proposal by %s on %s: %s", called(n.get(proposer(e))), text(e["issue"]), b.snip(shown))
	for _, r := range objects(e["responses"]) {
		rn := b.add("proposals", r, r["evidence"])
		rn.response = true
		rn.actor = slices.Concat(n.get(r["actor"]), n.get(r["actor_alt"]))
		rn.Optional = rn.Optional || en.Optional
		rn.Label = fmt.Sprintf("response of %s: %s: %s", called(n.get(r["actor"])), text(r["stance"]), b.snip(rn.evidence))
	}
}

func proposer(e map[string]any) any { return e["by"] }

// snip is the beginning of an entry's words.
func (b *entryReader) snip(spans []span) string {
	out := ""
	for i, s := range spans[:min(len(spans), 2)] {
		if i > 0 {
			out += " / "
		}
		out += oneLine(b.cut(s.start, min(s.end, s.start+90)))
	}
	return out
}

func (b *entryReader) cut(i, j int) string {
	i, j = max(i, 0), min(j, len(b.text))
	return string(b.text[min(i, j):j])
}

func oneLine(s string) string {
	rs := []rune(s)
	for i, r := range rs {
		if r == '\n' {
			rs[i] = ' '
		}
	}
	return string(rs)
}

// sentences is the text of the sentences in which an entry's first words stand.
func (b *entryReader) sentences(spans []span) string {
	if len(spans) == 0 {
		return ""
	}
	i, j := max(spans[0].start, 0), min(spans[0].end, len(b.text))
	for i > 0 && !b.sentenceEnd(i-1) {
		i--
	}
	for j > 0 && j < len(b.text) && !b.sentenceEnd(j-1) {
		j++
	}
	for i < j && (b.text[i] == ' ' || b.text[i] == '\n') {
		i++
	}
	return oneLine(b.cut(i, j))
}

// sentenceEnd tells whether a sentence ends with character i: a rough view, good enough for a list to read.
func (b *entryReader) sentenceEnd(i int) bool {
	if b.text[i] == '\n' {
		return true
	}
	if i+2 >= len(b.text) || b.text[i+1] != ' ' || b.text[i+2] >= 'a' && b.text[i+2] <= 'z' {
		return false
	}
	r := b.text[i]
	if (r == '"' || r == '”') && i > 0 {
		r = b.text[i-1]
	}
	return r == '.' && !(i >= 2 && b.text[i-2] == '.') && !(i >= 2 && b.text[i-2] == ' ') || r == '!' || r == '?'
}
