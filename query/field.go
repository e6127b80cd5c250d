package query

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur/record"
)

// Field is what a term asks about.
type Field string

// The fields. docs/query.md tells what each asks; the test beside this file holds it against the list.
const (
	Any        Field = ""           // no field: the words of the entry, and of its actors and place
	Kind       Field = "kind"       // statement, event, meeting, toll, …
	Type       Field = "type"       // PLOVER type
	Mode       Field = "mode"       // PLOVER mode
	CAMEO      Field = "cameo"      // CAMEO code or its beginning
	Act        Field = "act"        // accuse, promise, …
	Stance     Field = "stance"     // supports, rules_out, …
	Measure    Field = "measure"    // killed, injured, …
	Modality   Field = "modality"   // asserted, planned, …
	Channel    Field = "channel"    // Telegram, …
	Actor      Field = "actor"      // has any part in it
	By         Field = "by"         // does it
	Speaker    Field = "speaker"    // says it: a statement by
	To         Field = "to"         // it is done to, said to or about
	With       Field = "with"       // takes part, hosts, mediates
	Word       Field = "word"       // on whose word
	Issue      Field = "issue"      // what it is about
	Place      Field = "place"      // where it happened
	Country    Field = "country"    // ISO code or name: where it happened, or of an actor in it
	Date       Field = "date"       // when it happened, else when it was reported
	Since      Field = "since"      // date>=
	Until      Field = "until"      // date<=
	Count      Field = "count"      // number of a toll or figure
	Confidence Field = "confidence" // 0 to 1
	Review     Field = "review"     // what people said of it: none, accepted, rejected, edited, merged
	ID         Field = "id"         // of the entry
	Text       Field = "text"       // words anywhere in the report
	Title      Field = "title"      // words in the title of the report
	Source     Field = "source"     // who published the report
	Byline     Field = "byline"     // who wrote it
	URL        Field = "url"        // address of the report: words in it
	Doc        Field = "doc"        // id of the report or its beginning
	Published  Field = "published"  // when the report was published
	Language   Field = "language"   // of the report
)

// shape is what values a field takes.
type shape int

const (
	words  shape = iota // any words: found where they follow each other
	choice              // one of a list
	open                // a single word of an open list
	date
	number
	prefix // the beginning of a code or id
)

// trait is what is known of a field.
type trait struct {
	shape   shape
	choices []string
	report  bool // can be asked of a report that has no entries
}

var reviews = []string{"none", "accepted", "rejected", "edited", "merged"}

// PLOVER are the types of events.
var PLOVER = []string{"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "CONCEDE", "RETREAT", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",
	"MOBILIZE", "COERCE", "ASSAULT"}

var acts = []string{"say", "accuse", "demand", "promise", "threaten", "praise", "criticise", "dismiss", "deny", "propose", "announce", "thank", "apologise", "ask",
	"believe", "intend", "show"}

var traits = map[Field]trait{
	Any:        {words, nil, true},
	Kind:       {choice, append(slices.Clone(record.Kinds), "meeting"), false},
	Type:       {choice, PLOVER, false},
	Mode:       {open, nil, false},
	CAMEO:      {prefix, nil, false},
	Act:        {choice, acts, false},
	Stance:     {choice, []string{"supports", "opposes", "open", "demands", "rules_out", "conditional"}, false},
	Measure:    {words, nil, false},
	Modality:   {choice, []string{"asserted", "planned", "possible", "denied", "demanded"}, false},
	Channel:    {words, nil, false},
	Actor:      {words, nil, false},
	By:         {words, nil, false},
	Speaker:    {words, nil, false},
	To:         {words, nil, false},
	With:       {words, nil, false},
	Word:       {words, nil, false},
	Issue:      {words, nil, false},
	Place:      {words, nil, false},
	Country:    {open, nil, false},
	Date:       {date, nil, true},
	Since:      {date, nil, true},
	Until:      {date, nil, true},
	Count:      {number, nil, false},
	Confidence: {number, nil, false},
	Review:     {choice, reviews, false},
	ID:         {prefix, nil, false},
	Text:       {words, nil, true},
	Title:      {words, nil, true},
	Source:     {words, nil, true},
	Byline:     {words, nil, true},
	URL:        {words, nil, true},
	Doc:        {prefix, nil, true},
	Published:  {date, nil, true},
	Language:   {prefix, nil, true},
}

// Fields are the names of all fields, sorted.
func Fields() []string {
	var out []string
	for f := range traits {
		if f != Any {
			out = append(out, string(f))
		}
	}
	slices.Sort(out)
	return out
}

// nearest is the word of list that looks most like s, "" when none does.
func nearest(s string, list []string) string {
	best, most := "", 1+len(s)/3
	for _, w := range list {
		if d := distance(strings.ToLower(s), strings.ToLower(w)); d <= most && (best == "" || d < distance(strings.ToLower(s), strings.ToLower(best))) {
			best = w
		}
	}
	return best
}

// distance is the number of letters to add, drop or change between a and b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// choiceOf is the value as the list writes it.
func choiceOf(value string, list []string) (string, bool) {
	i := slices.IndexFunc(list, func(c string) bool {
		return strings.EqualFold(c, value) || strings.EqualFold(strings.ReplaceAll(c, "_", "-"), value)
	})
	if i < 0 {
		return "", false
	}
	return list[i], true
}

func sortedCopy[T cmp.Ordered](list []T) []T {
	out := slices.Clone(list)
	slices.Sort(out)
	return out
}
