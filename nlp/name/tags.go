package name

import "rapporteur/nlp"

// Types are the kinds of names in the order of the model's tags.
var Types = []nlp.EntityType{nlp.PER, nlp.ORG, nlp.GPE, nlp.LOC, nlp.FAC, nlp.NORP, nlp.EVENT, nlp.MISC}

// Tag says where a word stands in a name. Outside is 0; each type then has four tags: Begin, Inside, Last, Unit
// ("Kaja/B Kallas/L", "Kyiv/U"), so that the ends of a name have weights of their own.
type Tag uint8

// Outside is the tag of words in no name.
const Outside Tag = 0

// The places in a name.
const (
	Begin = iota
	Inside
	Last
	Unit
)

// TagCount is the number of tags.
const TagCount = 1 + 4*8

// TagOf is the tag of a place (Begin to Unit) in a name of Types[t].
func TagOf(t, place int) Tag { return Tag(1 + 4*t + place) }

// split is the reverse of TagOf; it is not called for Outside.
func (t Tag) split() (typ, place int) { return int(t-1) / 4, int(t-1) % 4 }

// closed tells whether no name is open behind a word of that tag.
func closed(t int) bool { return t == 0 || (t-1)%4 >= Last }

// opens tells whether a tag may follow where no name is open.
func opens(t int) bool { return t == 0 || (t-1)%4 == Begin || (t-1)%4 == Unit }

// Follows tells whether tag b may stand behind tag a.
func Follows(a, b int) bool {
	if closed(a) {
		return opens(b)
	}
	return b > 0 && (a-1)/4 == (b-1)/4 && ((b-1)%4 == Inside || (b-1)%4 == Last)
}

// The tags that may stand at the two ends of a sentence and behind closed words, in order.
var openers, closers = listTags(opens), listTags(closed)

func listTags(ok func(int) bool) []int {
	var out []int
	for t := range TagCount {
		if ok(t) {
			out = append(out, t)
		}
	}
	return out
}
