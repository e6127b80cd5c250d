package when

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	lex "rapporteur/lexicon"
)

// entry is what is known of one word. A word may have several parts to play: "second" is a unit and an ordinal.
type entry struct {
	text    string
	month   int
	weekday int
	unit    grain
	scale   int // of the unit: a fortnight is 2 weeks
	season  string
	part    string // MO, MI, AF, EV, NI or a clock time "12:00"
	num     int
	hasNum  bool
	ord     int
	some    string
	day     string
	decade  int
	set     string
	zone    string
	isZone  bool
	noun    bool   // plural unit: "days"
	thing   bool   // goes on for a time: "war"
	length  string // a length of time in one word: "daylong"
	deed    bool   // lies behind when a date names it: "the October 7 attack"
	phrases []phrase
	feasts  []feast
	next    fn // "will", "to" and the like: which way an open date looks
}

// plain tells whether a word plays no part of its own in a time expression.
func (e *entry) plain() bool { return e == noEntry || e.thing || e.deed }

// fn tells which way a word turns the open dates behind it.
type fn uint8

const (
	noFn fn = iota
	toFuture
	toPast
)

// phrase is a phrase with a fixed value; rest are its words behind the first.
type phrase struct {
	rest       []string
	typ, value string
}

// feast is a day or time of feast; rest are the words of its name behind the first.
type feast struct {
	rest []string
	rule feastRule
}

type lexicon struct {
	words  map[string]*entry
	am, pm *entry
	deeds  map[deed]int // the year of a day that the news names without it
}

// deed is what happened on a day of some year.
type deed struct {
	month, day int
	word       string
}

// function are the words of grammar that rules ask for by name.
const function = "the a an of in on at to and or ago earlier later before after from since until till by this last next past " +
	"coming previous following same that these those early late mid beginning start end middle half more less than least " +
	"about nearly almost over around up roughly approximately some only just within another each every per oclock local time " +
	"hours between through preceding prior current latest upcoming first final full entire whole additional further consecutive " +
	"straight successive trading working business calendar school academic fiscal financial long old so now hence then period " +
	"o clock s d th st nd rd part good much most year-ago during as sometime early-morning is no not than few other further " +
	"bc bce ad ce era b very every single passing ahead afterwards people percent times once twice million billion olds the throughout into for when person man lasted took take takes solid other hrs sharp close remaining h am pm rest hours opening closing initial sharp evening extra age aged dawn past one point recent remaining term " +
	"would might could small wee resolution resolutions flight article section route room number paragraph bill movement brigades brigade forces ramadan muharram matter effective daily hijri bs mass fy old pre post z anniversary odd corresponding comparable ended ending begun week of row entered enters entering enter is " +
	"leading come followed ages between telegraph times mirror mail express herald post star sun tribune bloody black under future night its their island islands"

var future = strings.Fields("will shall ll wo must scheduled due expected upcoming tomorrow")
var pastly = strings.Fields("said was were had did told killed began took held came met ago since reported announced has have been")

var lexicons = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: make(map[string]*entry, 512)}
	for _, w := range strings.Fields(function) {
		l.entry(w)
	}
	for _, w := range future {
		l.entry(w).next = toFuture
	}
	for _, w := range pastly {
		l.entry(w).next = toPast
	}
	for _, row := range lex.Load("time-words").Rows {
		l.entry(row.Get("word")).learn(row.Get("class"), row.Get("value"))
	}
	for _, e := range slices.Collect(maps.Values(l.words)) {
		if e.weekday > 0 && len(e.text) > 5 {
			l.entry(e.text + "s").set = weekdaySet(e.weekday)
		}
	}
	for _, row := range lex.Load("time-phrases").Rows {
		if row.Get("type") != "-" {
			l.addPhrase(row.Get("phrase"), row.Get("type"), row.Get("value"))
		}
	}
	for _, row := range lex.Load("time-holidays").Rows {
		if r, ok := parseFeast(row.Get("rule")); ok {
			l.addFeast(row.Get("name"), r)
		}
	}
	l.deeds = map[deed]int{}
	for _, row := range lex.Load("time-deeds").Rows {
		t, _ := time.Parse(time.DateOnly, row.Get("date"))
		for _, w := range row.List("words") {
			l.entry(w).deed = true
			l.deeds[deed{int(t.Month()), t.Day(), w}] = t.Year()
		}
	}
	l.am, l.pm = &entry{text: "a.m."}, &entry{text: "p.m."}
	return l
})

func (l *lexicon) entry(w string) *entry {
	e := l.words[w]
	if e == nil {
		e = &entry{text: w}
		l.words[w] = e
	}
	return e
}

// learn adds one part that the word plays, as a row of time-words tells it.
func (e *entry) learn(class, value string) {
	n, _ := strconv.Atoi(value)
	switch class {
	case "month":
		e.month = n
	case "weekday":
		e.weekday = n
	case "unit":
		e.unit, e.scale = parseUnit(value)
		e.noun = strings.HasSuffix(e.text, "s") || strings.HasSuffix(e.text, "ennia") || strings.HasSuffix(e.text, "ries")
	case "season":
		e.season = value
	case "part":
		e.part = value
	case "num":
		e.num, e.hasNum = n, true
	case "ord":
		e.ord = n
	case "some":
		e.some = value
	case "day":
		e.day = value
	case "decade":
		e.decade = n
	case "set":
		e.set = value
	case "thing":
		e.thing = true
	case "deed":
		e.deed = true
	case "length":
		e.length = value
	case "zone":
		e.zone, e.isZone = value, true
	}
}

func (l *lexicon) addPhrase(s, typ, value string) {
	w := nameWords(s)
	e := l.entry(w[0])
	e.phrases = append(e.phrases, phrase{w[1:], typ, value})
}

func (l *lexicon) addFeast(name string, r feastRule) {
	w := nameWords(name)
	e := l.entry(w[0])
	e.feasts = append(e.feasts, feast{w[1:], r})
}

// nameWords cuts a name as scan cuts the text: "eid al-fitr" is eid, al, -, fitr.
func nameWords(s string) []string {
	var out []string
	for _, f := range strings.Fields(s) {
		for f != "" {
			k := strings.IndexAny(f, "'-.")
			switch {
			case k < 0:
				out, f = append(out, f), ""
			case k == 0:
				out, f = append(out, f[:1]), f[1:]
			default:
				out, f = append(out, f[:k]), f[k:]
			}
		}
	}
	return out
}
