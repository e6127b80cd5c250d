package merge

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// digester makes the digest of one record.
type digester struct {
	r      *record.Record
	out    *Digest
	actor  map[record.ActorID]*record.Actor
	places []record.Place // by where they stand
	acts   []text.Span    // words of acts that happen at a place
	aside  []text.Span    // words of acts that another is only told to have come before or after
	lands  map[string]int // how many actors and mentions of places are of a country
}

func newDigester(r *record.Record) *digester {
	b := &digester{r: r, out: &Digest{Doc: r.Document.ID, Day: dayOf(r.Document.Published)}, actor: map[record.ActorID]*record.Actor{}}
	for _, a := range r.Actors {
		b.actor[a.ID] = a
	}
	b.places = append(b.places, r.Places...)
	sort.SliceStable(b.places, func(i, j int) bool { return b.places[i].Span.Start < b.places[j].Span.Start })
	for _, e := range r.Events {
		if len(e.Evidence) == 0 {
			continue
		}
		told := b.whole(e.Evidence)
		if e.Type != "ACCUSE" && e.Type != "REJECT" && e.Type != "REQUEST" && e.Type != "THREATEN" && e.Type != "SUPPORT" {
			b.acts = append(b.acts, told...)
		}
		for _, x := range told {
			if w := cut(r.Document.Text[max(0, x.Start-20):x.Start]); len(w) > 0 && beside[w[len(w)-1].form] {
				b.aside = append(b.aside, x)
			}
		}
	}
	b.lands = lands(r)
	b.out.Story = b.story()
	return b
}

// lands counts how many actors and places of a report are of each country; a place that is named often is one.
func lands(r *record.Record) map[string]int {
	out, seen := map[string]int{}, map[string]bool{}
	for _, a := range r.Actors {
		out[a.Country]++
	}
	for _, p := range r.Places {
		if !seen[p.Name] {
			seen[p.Name] = true
			out[p.Country]++
		}
	}
	return out
}

func (b *digester) add(it Item) { b.out.Items = append(b.out.Items, it) }

func (b *digester) document() {
	words := cut(b.r.Document.Text)
	var numbers []string
	for _, w := range words {
		if w.form != "" && '0' <= w.form[0] && w.form[0] <= '9' {
			numbers = append(numbers, w.form)
		}
	}
	b.add(Item{Kind: Document, Sketch: sketch(words), Names: set(numbers)})
}

// storyWords is how many words of its first sentences, and how many names, tell what a report turns on.
const (
	storyWords = 10
	storyNames = 14
)

// story is what the report turns on: its most mentioned names, countries left out, and the words that it begins with.
func (b *digester) story() []string {
	count := map[string]int{}
	for _, a := range b.r.Actors {
		if k := partyKey(a); strings.HasPrefix(k, "n:") {
			n := 0
			for _, m := range a.Mentions {
				if m.How != "pronoun" {
					n++
				}
			}
			count["^"+k[2:]] += n
		}
	}
	for _, p := range b.places {
		if p.Kind != "country" && p.Kind != "continent" {
			count["^"+fold(p.Name)]++
		}
	}
	out := most(count, storyNames)
	head := b.r.Document.Title + ". " + b.r.Document.Text
	if len(head) > 600 {
		head = head[:600]
	}
	words := map[string]int{}
	lower := strings.ToLower(b.r.Document.Text)
	for _, w := range cut(head) {
		if !w.name && len(w.form) > 3 && !smallWords()[w.form] {
			words[stem(w.form)] = strings.Count(lower, stem(w.form))
		}
	}
	return set(append(out, most(words, storyWords)...))
}

// most are the n keys with the highest counts.
func most(count map[string]int, n int) []string {
	keys := make([]string, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if count[keys[i]] != count[keys[j]] {
			return count[keys[i]] > count[keys[j]]
		}
		return keys[i] < keys[j]
	})
	return keys[:min(n, len(keys))]
}

// Site is a place of an item's sentence.
type Site struct {
	Name    string  `json:"name"` // folded
	Country string  `json:"country,omitempty"`
	Whole   bool    `json:"whole,omitempty"` // a whole country
	Wide    bool    `json:"wide,omitempty"`  // a region, a province, a sea
	Lat     float64 `json:"lat,omitempty"`
	Lon     float64 `json:"lon,omitempty"`
}

// sites are the places within a span, as they are written there, with the one that the entry gives; the places of what
// else happens in the sentence are left out. Where the entry gives a town, that is where it happened, and another town in
// the sentence is none of its own: "signed in Nairobi an accord on the truce that they reached in Pretoria".
func (b *digester) sites(s text.Span, own []text.Span, w *record.Where) []Site {
	var out []Site
	seen := map[string]bool{}
	put := func(x Site) {
		if !seen[x.Name] {
			seen[x.Name] = true
			out = append(out, x)
		}
	}
	town := false
	if w != nil {
		c := lexicon.Countries().Named(w.Name)
		name := w.Name
		if w.Span != nil {
			name = w.Span.Of(b.r.Document.Text)
		}
		x := site(name, w.Country, c != nil, w.Lat, w.Lon)
		if x.Wide = b.wide(w); !x.Wide {
			x = b.lone(x)
		}
		town = !x.Whole && !x.Wide
		put(x)
	}
	for _, p := range b.places {
		other := town && !insideAny(p.Span, own) && p.Kind != "country" && !wideKinds[p.Kind]
		if s.Contains(p.Span) && !other && !b.told(p.Span, own) {
			x := site(p.Span.Of(b.r.Document.Text), p.Country, p.Kind == "country", p.Lat, p.Lon)
			if x.Wide = wideKinds[p.Kind]; !x.Wide {
				x = b.lone(x)
			}
			put(x)
		}
	}
	sort.SliceStable(out[min(1, len(out)):], func(i, j int) bool { return out[1+i].Name < out[1+j].Name })
	if w == nil {
		sort.SliceStable(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	}
	return out
}

// wideKinds are the kinds of places in which much happens on one day.
var wideKinds = map[string]bool{"admin": true, "region": true, "sea": true, "river": true, "mountain": true, "border": true, "continent": true, "island": true}

// wide tells whether the place of an entry is a wide one, by the mention of it.
func (b *digester) wide(w *record.Where) bool {
	for _, p := range b.places {
		if w.Span != nil && p.Span == *w.Span || w.Span == nil && p.Name == w.Name {
			return wideKinds[p.Kind]
		}
	}
	return false
}

// lone takes a place for one that nobody knows where it is the only thing of its country in the report: the gazetteer's
// village of that name lies elsewhere.
func (b *digester) lone(s Site) Site {
	if !s.Whole && s.Country != "" && b.lands[s.Country] < 2 {
		s.Country, s.Lat, s.Lon = "", 0, 0
	}
	return s
}

func site(name, country string, whole bool, lat, lon *float64) Site {
	s := Site{Name: fold(name), Country: country, Whole: whole}
	if lat != nil && lon != nil && !whole {
		s.Lat, s.Lon = math.Round(*lat*100)/100, math.Round(*lon*100)/100
	}
	return s
}

// Party is a side of an event, or a speaker.
type Party struct {
	Key     string `json:"key"` // "c:SDN" for a country, "n:" and the folded name, "g:" and the words of who is not named
	Country string `json:"country,omitempty"`
}

// partyKey is who an actor is by name: a country by its code, who has a name by it, else the words that are used.
func partyKey(a *record.Actor) string {
	if a.Kind == record.Country && a.Country != "" {
		return "c:" + a.Country
	}
	if !named(a.Name) || (a.Kind == record.People || a.Kind == record.GroupKind) {
		return "g:" + fold(a.Name)
	}
	return "n:" + canonical(a.Name)
}

// canonical is the folded name under which the lexicon knows a leader or a body, else the folded name.
func canonical(name string) string {
	if rows := lexicon.Leaders().Named(name); len(rows) > 0 {
		return fold(rows[0].Name)
	}
	return strings.TrimPrefix(fold(name), "the ")
}

// named tells a name from a description: "Kofi Mensah", and not "the governor of Bono".
func named(name string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "))
	return unicode.IsUpper(r)
}

func (b *digester) parties(ids ...record.ActorID) []Party {
	var out []Party
	for _, id := range ids {
		if a := b.actor[id]; a != nil {
			out = append(out, Party{partyKey(a), a.Country})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Key < out[j].Key })
	return out
}

// actors makes an item of each actor.
func (b *digester) actors() {
	titles := map[record.ActorID][]string{}
	for _, r := range b.r.Roles {
		t := fold(r.Title)
		if a := b.actor[r.Of]; a != nil && a.Kind != record.Country {
			t += " of " + fold(a.Name)
		}
		titles[r.Actor] = append(titles[r.Actor], t)
	}
	for _, a := range b.r.Actors {
		it := Item{Kind: Actor, Entry: string(a.ID), Class: class(a), Country: a.Country, Titles: set(titles[a.ID])}
		list := []string{}
		for _, n := range append([]string{a.Name}, a.Aliases...) {
			if named(n) {
				list = append(list, n)
			}
		}
		if it.Class == "country" {
			list = nil
		}
		list = withoutTitles(list)
		for i, n := range list {
			list[i] = canonical(n)
		}
		it.Names = set(list)
		if it.Class == "group" {
			it.Names = []string{fold(a.Name)}
		}
		b.add(it)
		if it.known() {
			it.Kind, it.Titles = Name, nil
			b.add(it)
		}
	}
}

// class is the class within which actors may be the same.
func class(a *record.Actor) string {
	switch {
	case a.Kind == record.Country && a.Country != "":
		return "country"
	case !named(a.Name):
		return "group"
	case a.Kind == record.Person:
		return "person"
	case a.Kind == record.People || a.Kind == record.GroupKind:
		return "group"
	}
	return "body"
}

// around is the sentence, or the sentences, that spans stand in.
func around(s string, spans []text.Span) text.Span {
	u := spans[0]
	for _, x := range spans[1:] {
		if x.Start-u.End < 200 {
			u = u.Union(x)
		}
	}
	for u.Start > 0 && !ends(s, u.Start) {
		u.Start--
	}
	for u.End < len(s) && !ends(s, u.End) {
		u.End++
	}
	return u
}

// whole joins spans of one sentence, the parts of what is told with a long subject, so that their words are those of all of it.
func (b *digester) whole(spans []text.Span) []text.Span {
	s := b.r.Document.Text
	out := []text.Span{spans[0]}
	for _, x := range spans[1:] {
		u := &out[len(out)-1]
		if x.Start > u.End && x.Start-u.End < 300 && b.unbroken(s, u.End, x.Start) {
			*u = u.Union(x)
			continue
		}
		out = append(out, x)
	}
	return out
}

// unbroken tells whether no sentence ends between bytes from and to.
func (b *digester) unbroken(s string, from, to int) bool {
	for i := from; i <= to && i < len(s); i++ {
		if i > 0 && ends(s, i) {
			return false
		}
	}
	return true
}

// ends tells whether a sentence ends before byte i: a full stop, blank and capital, or the end of a line.
func ends(s string, i int) bool {
	if s[i-1] == '\n' {
		return true
	}
	if i < 3 || s[i-1] != ' ' || i >= len(s) {
		return false
	}
	k := i - 2
	for k > 0 && (s[k] == '"' || s[k] == '\'' || s[k] == ')' || s[k] >= 0x80) {
		k--
	}
	if s[k] != '.' && s[k] != '!' && s[k] != '?' {
		return false
	}
	if strings.HasSuffix(s[:k+1], "p.m.") || strings.HasSuffix(s[:k+1], "a.m.") {
		return unicode.IsUpper(rune(s[i]))
	}
	short := k >= 2 && (s[k-2] == ' ' || s[k-2] == '.') || k >= 3 && s[k-3] == ' ' && unicode.IsUpper(rune(s[k-2])) // "U.S. Senator", "Mr. Obi"
	return !short && !('a' <= s[i] && s[i] <= 'z')
}

// of is the text of spans, parted by blanks.
func of(s string, spans []text.Span) string {
	var parts []string
	for _, x := range spans {
		parts = append(parts, x.Of(s))
	}
	return strings.Join(parts, " ")
}

const mostWords = 16 // stems kept of an entry's words, and of the rest of its sentence

// words fills in what the entry's words and its sentence tell, but for what the sentence tells of other acts.
func (b *digester) words(it *Item, evidence []text.Span, w *record.Where) {
	s := b.r.Document.Text
	hull := around(s, evidence)
	it.Sites = b.sites(hull, evidence, w)
	var places []string // are compared as places
	for _, x := range it.Sites {
		for _, w := range strings.Fields(x.Name) {
			places = append(places, w, stem(w))
		}
	}
	places = set(places)
	it.Words = first(without(stems(b.own(evidence, spoken[it.Class])), places), mostWords)
	it.Near = first(without(without(stems(b.blank(hull, evidence)), it.Words), places), mostWords)
	it.Names = first(without(names(b.blank(hull, evidence)), places), mostWords)
}

// told tells whether a span belongs to the words of an act other than the one whose words are own.
func (b *digester) told(s text.Span, own []text.Span) bool {
	for _, x := range own {
		if x.Overlaps(s) {
			return false
		}
	}
	for _, x := range b.acts {
		if x.Contains(s) && !overlapAny(x, own) {
			return true
		}
	}
	return false
}

// beside are the words behind which stands what came before or after.
var beside = map[string]bool{"after": true, "before": true, "since": true, "following": true}

// own is the text of an entry's words, without those of another act that it only stands beside: "struck the camp after the
// attack on the convoy". What is said or agreed is about the act that it holds.
func (b *digester) own(evidence []text.Span, about bool) string {
	out := of(b.r.Document.Text, evidence)
	at := 0
	for _, x := range evidence {
		for _, y := range b.aside {
			if !about && x.Contains(y) && y.Start > x.Start {
				from := at + y.Start - x.Start
				out = out[:from] + strings.Repeat(" ", y.Len()) + out[from+y.Len():]
			}
		}
		at += x.Len() + 1
	}
	return out
}

func overlapAny(x text.Span, list []text.Span) bool {
	for _, y := range list {
		if x.Overlaps(y) {
			return true
		}
	}
	return false
}

// blank is the text of a span in which the words of other acts are blanks.
func (b *digester) blank(hull text.Span, own []text.Span) string {
	out := []byte(hull.Of(b.r.Document.Text))
	for _, x := range b.acts {
		if !x.Overlaps(hull) || overlapAny(x, own) {
			continue
		}
		for i := max(x.Start, hull.Start); i < min(x.End, hull.End); i++ {
			out[i-hull.Start] = ' '
		}
	}
	return string(out)
}

func first(list []string, n int) []string { return list[:min(n, len(list))] }

// time fills in when it happened: as told, else in the week before the publication. What goes on since a day goes on until
// the report. What has happened after its report is misread, as a weekday of last week for that of the next: it is not dated.
func (b *digester) time(it *Item, w *record.When) {
	if w != nil {
		from, to, ok := period(w.EDTF)
		if strings.HasSuffix(w.EDTF, "/..") {
			to = max(to, b.out.Day)
		}
		ahead := it.Told == string(record.Asserted) && b.out.Day != 0 && from > b.out.Day+1
		if ok && !ahead {
			it.From, it.To, it.Dated = from, to, true
			return
		}
	}
	if b.out.Day != 0 {
		it.From, it.To = b.out.Day-6, b.out.Day
	}
}

// killed is how many an event has killed by this report: the greatest number that is tied to it.
func (b *digester) killed(event string) *record.Amount {
	var out *record.Amount
	most := -1.0
	for i := range b.r.Tolls {
		t := &b.r.Tolls[i]
		if t.Event != event || t.Measure != "killed" {
			continue
		}
		if f, ok := figureOf(t.Min, t.Max, t.Qualifier); ok && f.value() > most {
			out, most = amount(t.Amount), f.value()
		}
	}
	return out
}

// toldLong takes what somebody said weeks ago to have happened before he said it: "said earlier this month that".
func (b *digester) toldLong(it *Item, s text.Span) {
	if it.Dated {
		return
	}
	for i := range b.r.Statements {
		st := &b.r.Statements[i]
		if st.When == nil || !insideAny(s, st.Content) {
			continue
		}
		if from, to, ok := period(st.When.EDTF); ok && from < b.out.Day-6 {
			it.From, it.To, it.Dated = from-3, min(to, b.out.Day), true
			return
		}
	}
}

func (b *digester) events() {
	for i := range b.r.Events {
		e := &b.r.Events[i]
		if len(e.Evidence) == 0 {
			continue
		}
		it := Item{Kind: Event, Entry: e.ID, Class: act(e), Mode: e.Mode, Told: string(e.Modality), By: b.parties(e.Actors...), On: b.parties(e.Recipients...)}
		b.time(&it, e.When)
		told := b.whole(e.Evidence)
		b.toldLong(&it, told[0])
		it.Amount = b.killed(e.ID)
		it.More = e.Ordinal != "" || more(cut(around(b.r.Document.Text, e.Evidence).Of(b.r.Document.Text)))
		b.words(&it, told, e.Place)
		if typeFamilies[it.Class] == "agree" {
			it.Words, it.Near = roots(it.Words), roots(it.Near)
		}
		b.add(it)
	}
}

// more tells whether words speak of more than one act: "another strike", "a second blast", "elsewhere".
func more(words []word) bool {
	for _, w := range words {
		switch w.form {
		case "another", "other", "others", "second", "third", "separate", "separately", "elsewhere", "again":
			return true
		}
	}
	return false
}

// signing is the CAMEO code of putting one's name to a formal agreement.
const signing = "057"

// truce is the CAMEO code of a halt to the fighting.
const truce = "0871"

// act is the type by which an event is compared: who signs an accord agrees, though the codebook has it with support, and so
// do those who agree on a truce, which it has with retreats.
func act(e *record.Event) string {
	if e.CAMEO == signing || e.CAMEO == truce {
		return "AGREE"
	}
	return e.Type
}

func (b *digester) statements() {
	for i := range b.r.Statements {
		st := &b.r.Statements[i]
		if len(st.Content) == 0 || len(st.Evidence) == 0 {
			continue
		}
		it := Item{Kind: Statement, Entry: st.ID, Class: string(st.Act), Told: b.stand(st), By: b.parties(st.Speaker...), On: b.parties(st.Target...)}
		b.time(&it, st.When)
		s := b.r.Document.Text
		content := of(s, st.Content)
		it.Words = first(stems(content), 2*mostWords)
		it.Names = first(names(content), mostWords)
		it.Quote = least(runs(cut(content)), 6)
		b.add(it)
	}
}

// stand marks a statement that denies an act, or what was said against the speaker, and one that lays an act of force to
// somebody's charge.
func (b *digester) stand(st *record.Statement) string {
	words := cut(of(b.r.Document.Text, st.Content))
	switch {
	case denies(b.r, st):
		if speaks(words, attackNouns) || speaks(words, deedWords) || st.Act == record.Deny && speaks(words, claimNouns) {
			return "denied"
		}
	case st.Act == record.Accuse && (speaks(words, attackNouns) || speaks(cut(of(b.r.Document.Text, st.Evidence)), attackNouns)):
		return "charged"
	}
	return ""
}

// least are the n least hashes, by their upper halves.
func least(hashes []uint64, n int) []uint32 {
	list := make([]uint32, 0, len(hashes))
	for _, h := range hashes {
		list = append(list, uint32(h>>32))
	}
	sort.Slice(list, func(i, j int) bool { return list[i] < list[j] })
	out := list[:0]
	for i, h := range list {
		if i == 0 || h != list[i-1] {
			out = append(out, h)
		}
	}
	return out[:min(n, len(out))]
}

func (b *digester) proposals() {
	for i := range b.r.Proposals {
		p := &b.r.Proposals[i]
		if len(p.Evidence) == 0 {
			continue
		}
		it := Item{Kind: Proposal, Entry: p.ID, Class: p.Issue, By: b.parties(p.Proposer), On: b.parties(p.To...)}
		b.time(&it, p.When)
		b.words(&it, p.Evidence, nil)
		b.add(it)
	}
}

func (b *digester) tolls() {
	for i := range b.r.Tolls {
		t := &b.r.Tolls[i]
		if len(t.Evidence) == 0 {
			continue
		}
		it := Item{Kind: Toll, Entry: t.ID, Class: t.Measure, Mode: fold(t.Victims), By: b.parties(t.Actor), Amount: amount(t.Amount)}
		b.time(&it, t.When)
		b.words(&it, t.Evidence, t.Place)
		b.add(it)
	}
}

func (b *digester) figures() {
	for i := range b.r.Figures {
		f := &b.r.Figures[i]
		if len(f.Evidence) == 0 {
			continue
		}
		unit, n := common(f.Measure, f.Unit, f.Amount)
		if f.Measure == "distance" && size(b.r.Document.Text[f.Evidence[0].End:]) {
			unit = "size"
		}
		it := Item{Kind: Figure, Entry: f.ID, Class: counted(f.Measure), Mode: unit, Amount: amount(n), By: b.whose(f.Evidence[0])}
		b.time(&it, f.When)
		b.words(&it, f.Evidence, nil)
		it.Words, it.Near = roots(it.Words), roots(it.Near)
		b.add(it)
	}
}

// size tells by what follows whether a length is the size of something: "three metres (9.8 feet) wide".
func size(after string) bool {
	w := cut(after[:min(len(after), 40)])
	for i := 0; i < len(w) && i < 3; i++ {
		switch w[i].form {
		case "wide", "deep", "long", "high", "tall", "thick", "across":
			return true
		}
	}
	return false
}

// whose are the parties named nearest before a figure in its sentence, else the first behind it: whose figure it is.
func (b *digester) whose(s text.Span) []Party {
	hull := around(b.r.Document.Text, []text.Span{s})
	var who record.ActorID
	at := -1
	for _, a := range b.r.Actors {
		for _, m := range a.Mentions {
			switch {
			case !hull.Contains(m.Span) || m.Overlaps(s):
			case m.End <= s.Start && (at < 0 || at >= s.End || m.Start > at), m.Start >= s.End && (at < 0 || at >= s.End && m.Start < at):
				who, at = a.ID, m.Start
			}
		}
	}
	if at < 0 {
		return nil
	}
	return b.parties(who)
}

func amount(a record.Amount) *record.Amount { return &a }
