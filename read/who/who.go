// Package who finds the actors of a report: who does, says, receives, holds or is held to something.
//
// It works in this order. Names are found by the forms of the lexicon (forms.go) and by the name finder (names.go);
// each becomes an entry, a country under all that stands for it (country.go), persons under their fullest name
// (person.go, leader.go). Titles beside names give roles (role.go, role_behind.go, title.go), with whose office it is
// (owner.go, referent.go). Nouns that act without a name ("Chadian officials", "the foreign ministry") become entries
// that turn into actors when something hangs on them (nominal.go, phrase.go, force.go, beside.go). Phrases that go back
// to somebody, "the French leader", "his Omani counterpart", "both sides", "she", are referred to who they mean (holder.go,
// counterpart.go, pair.go, again.go), and nouns that bring in a name to what they name (selfnamed.go).
// Blocs get their size, members and purpose (group.go). At last all is written (write.go, code.go).
//
// Quotes is run behind said: only then is it known who says "I". Settle is run last and drops who is merely named.
package who

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/nlp/chain"
	"rapporteur/read/page"
	"rapporteur/record"
)

// Read puts actors, roles and groups on the page and says of each word whom it refers to.
func Read(p *page.Page) {
	if len(p.Doc.Tokens) == 0 {
		return
	}
	if p.Doc.Chains == nil {
		chain.Find(p.Doc)
	}
	r := &reader{p: p, d: p.Doc, world: p.World, at: make([]*entry, len(p.Doc.Tokens)), several: map[int][]*entry{}, byKey: map[string]*entry{}, letters: map[string]string{}}
	r.findNames()
	r.compass()
	r.findPeople()
	r.findSpeakers()
	r.readTitles()
	r.readPluralTitles()
	r.findNouns()
	r.settleOwners()
	r.referBack()
	r.followChains()
	r.findGroups()
	r.write()
}

// reader is the work on one report.
type reader struct {
	leaders   map[string]bool // leaders in office whom the report calls by their surname alone, nil until asked for
	p         *page.Page
	d         *nlp.Doc
	world     *lexicon.World
	at        []*entry         // which entry each token belongs to
	several   map[int][]*entry // head words that mean several: "both sides"
	all       []*entry         // in the order of their first mention
	byKey     map[string]*entry
	letters   map[string]string // letters told for a name in brackets, to its key
	roles     []*role
	groups    []group
	chainAt   map[int]int
	main      *entry // see mainCountry
	mainKnown bool
}

// entry is an actor in the making.
type entry struct {
	record.Actor
	key     string
	country *lexicon.Country
	body    *lexicon.Body
	under   *lexicon.Body // the body that an unnamed actor or office holder belongs to: "UN officials"
	sector  string        // GOV, MIL, … behind the country in its codes
	named   bool          // has a name; others become actors only when something hangs on them
	full    bool          // Actor.Name is as full as the report has it
	noun    string        // head noun of an unnamed one
	forms   []string
	roles   []*role
	heads   []int            // head words of its mentions
	maybe   map[int][]*entry // by the start of a mention: who else it may mean
	leader  *lexicon.Leader
}

// entryFor is the entry of that key; made by fill when there is none.
func (r *reader) entryFor(key string, fill func(*entry)) *entry {
	if e := r.byKey[key]; e != nil {
		return e
	}
	e := &entry{key: key}
	fill(e)
	r.byKey[key] = e
	r.all = append(r.all, e)
	return e
}

// mention says that tokens lo to hi speak of e; tokens that already belong to another keep it.
func (r *reader) mention(e *entry, lo, hi, head int, how nlp.How) {
	for k := lo; k < hi; k++ {
		if r.at[k] == nil && r.d.Tokens[k].UPOS != nlp.PUNCT && r.d.Tokens[k].Rel != nlp.Det {
			r.at[k] = e
		}
	}
	if how != nlp.ByName {
		r.lead(e, lo, hi)
	}
	e.heads = append(e.heads, head)
	e.Mentions = append(e.Mentions, record.Mention{Span: r.d.Span(lo, hi), How: string(how)})
	if words := clean(r.d.Words(lo, hi)); how == nlp.ByName || how != nlp.ByPronoun && (!e.named || strings.ToLower(words) != words) {
		e.form(words) // of a named one not "the country", "the president"
	}
}

// lead gives e the word of its phrase that the clause hangs on, where the tree took a modifier for it: in "UN envoy Ana
// Ruiz said" clauses may hang on "UN".
func (r *reader) lead(e *entry, lo, hi int) {
	for k := lo; k < hi; k++ {
		t := r.tok(k)
		if t.Head >= lo && t.Head < hi {
			continue
		}
		switch t.Rel {
		case nlp.Nsubj, nlp.NsubjPass, nlp.Obj, nlp.Iobj, nlp.Obl, nlp.OblAgent, nlp.Nmod, nlp.Conj, nlp.Root, nlp.Appos:
			if t.UPOS != nlp.PUNCT && t.UPOS != nlp.VERB {
				r.at[k] = e
			}
		}
	}
}

// maxForms is how many forms of one actor are kept. reach is how many entries or roles a phrase looks back on: very
// long texts are many reports in one, and what was told thousands of actors ago is not meant.
const maxForms, reach = 40, 400

// form notes one way in which the report writes e.
func (e *entry) form(s string) {
	if s == "" || strings.ContainsAny(s, "\n\r") || len(s) > 80 {
		return
	}
	if len(e.forms) >= maxForms {
		return
	}
	for _, f := range e.forms {
		if f == s {
			return
		}
	}
	e.forms = append(e.forms, s)
}

// clean cuts what is no part of a name: articles before it, possessive marks behind it.
func clean(s string) string {
	for _, a := range [...]string{"the ", "The ", "a ", "A ", "an ", "An "} {
		s = strings.TrimPrefix(s, a)
	}
	for _, z := range [...]string{"'s", "’s", "'", "’"} {
		s = strings.TrimSuffix(s, z)
	}
	return strings.TrimSpace(s)
}

func (r *reader) tok(i int) *nlp.Token {
	if i < 0 || i >= len(r.d.Tokens) {
		return &nlp.Token{Sent: -1, Head: nlp.NoHead}
	}
	return &r.d.Tokens[i]
}

func (r *reader) sameSent(i, j int) bool { return r.tok(i).Sent == r.tok(j).Sent && r.tok(i).Sent >= 0 }

// day is the day of publication, "" when unknown.
func (r *reader) day() string {
	if r.p.Published.IsZero() {
		return ""
	}
	return r.p.Published.Format("2006-01-02")
}
