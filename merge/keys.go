package merge

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// span is how many days one block of time holds; what happens on its last day is in the next block as well, so that
// what lies a day apart shares one.
const span = 4

// Keys are the blocks in which the same as item i is looked for. Every key of what goes on changing names its days, so a
// block holds what a few days tell of one place or pair, however large the archive grows.
func (d *Digest) Keys(i int) []string {
	it := &d.Items[i]
	switch it.Kind {
	case Document:
		return bandKeys(it.Sketch)
	case Name:
		return nameKeys(it)
	case Actor:
		return it.blocks("a", "", nameKeys(it), d.Day, d.Day+3)
	case Event:
		keys := append(it.blocks("e", family(it.Class), it.eventFeatures(), it.From, it.To), it.yearKeys(d.Day)...)
		if n := sums(it.Words); len(n) > 0 && d.Day != 0 && !forces[it.Class] {
			keys = append(keys, it.blocks("n", it.Class, n, d.Day-recounted, d.Day)...)
		}
		return keys
	case Statement:
		keys := append(quoteKeys(it), it.blocks("s", "", partyFeatures(it.By), d.Day, d.Day+3)...)
		if it.Dated && it.To < d.Day-7 { // what was said long ago: there stands the report of it
			keys = append(keys, it.blocks("s", "", partyFeatures(it.By), it.From, it.To)...)
		}
		return set(keys)
	case Proposal:
		return it.blocks("p", it.Class, []string{""}, d.Day, d.Day+30)
	case Toll:
		return it.blocks("t", it.Class, it.Words, it.From, it.To)
	case Figure: // of one matter within three days, of one actor within a month
		return append(it.blocks("f", it.Class+"|"+it.Mode, first(it.Near, 6), d.Day, d.Day+3), it.blocks("f", it.Class+"|"+it.Mode, partyFeatures(it.By), d.Day, d.Day+31)...)
	}
	return nil
}

func family(class string) string {
	if f := typeFamilies[class]; f != "" {
		return f
	}
	return class
}

// bandKeys are the bands of a sketch in which two runs of words or more stand: in a short text, whose few runs fill many bins,
// one common phrase ("at least # people were killed") would fill whole bands. Of a text so short that it has no such band
// all are taken.
func bandKeys(sketch []uint32) []string {
	if len(sketch) != sketchBins {
		return nil
	}
	var all, out []string
	for k := range bandCount {
		key := "d" + strconv.FormatUint(band(sketch, k), 36)
		all = append(all, key)
		if runsIn(sketch, k) > 1 {
			out = append(out, key)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// nameKeys are the tokens of a person's name in their common spelling, the core of another name and its initials.
func nameKeys(it *Item) []string {
	if it.Class == "country" {
		return []string{"c" + it.Country}
	}
	var out []string
	for _, n := range it.Names {
		switch t := tokens(n); {
		case it.Class != "person" || len(t) == 0:
		case it.Kind == Name: // names in full are the same to the last word
			out = append(out, "n"+spelling(t[len(t)-1]))
			continue
		default:
			for _, t := range t {
				out = append(out, "n"+spelling(t))
			}
		}
		core := bodyCore(n)
		out = append(out, "b"+core)
		if w := strings.Fields(core); len(w) > 2 && it.Kind == Actor {
			out = append(out, "b"+strings.Join(w[len(w)-2:], " ")) // of a longer name the end
		}
		if s := initials(n); len(s) >= 3 {
			out = append(out, "b"+s)
		}
	}
	return set(out)
}

// recounted is how many days later a report may give a sum again without saying of when it is.
const recounted = 30

// recalled is how many days before its report an event lies that is told as background.
const recalled = 60

// yearKeys are the blocks of what is recalled: one report has "in 2017" where another has the month, so they meet in the
// year. Words that any report of a conflict has name a block only with a place or side, lest it grows with the archive.
func (it *Item) yearKeys(day int) []string {
	if !it.Dated || it.From == 0 || it.To-it.From <= 40 && it.To > day-recalled {
		return nil
	}
	var out []string
	for y := yearOf(it.From); y <= yearOf(it.To) && y < yearOf(it.From)+4; y++ {
		for _, f := range it.rareFeatures() {
			out = append(out, fmt.Sprintf("y|%s|%d|%s", family(it.Class), y, f))
		}
	}
	return set(out)
}

// rareFeatures are the places of an event, its rare words, and its common ones by side.
func (it *Item) rareFeatures() []string {
	var out []string
	for _, s := range it.Sites {
		out = append(out, "@"+s.Name)
	}
	for _, w := range it.Words {
		if !warWords()[w] {
			out = append(out, w)
			continue
		}
		for _, p := range append(slices.Clone(it.By), it.On...) {
			out = append(out, w+"|"+p.Country)
		}
	}
	return set(out)
}

// eventFeatures are what an event's block is named by: its places below the country, its parties, its names, its words.
func (it *Item) eventFeatures() []string {
	var out []string
	for _, s := range it.Sites {
		if !s.Whole {
			out = append(out, "@"+s.Name)
		}
	}
	out = append(out, it.Words...)
	return set(out)
}

func partyFeatures(list []Party) []string {
	var out []string
	for _, p := range list {
		if p.Country != "" {
			out = append(out, "c:"+p.Country)
		}
		switch p.Key[:2] {
		case "n:":
			for _, t := range tokens(p.Key[2:]) {
				out = append(out, "t:"+spelling(t))
			}
		case "g:":
			out = append(out, p.Key)
		}
	}
	return set(out)
}

func quoteKeys(it *Item) []string {
	var out []string
	if len(it.Quote) >= 4 {
		for _, h := range it.Quote {
			out = append(out, "q"+strconv.FormatUint(uint64(h), 36))
		}
	}
	return out
}

// blocks are the keys of features in the blocks of time that a period touches.
func (it *Item) blocks(kind, class string, features []string, from, to int) []string {
	if from == 0 && to == 0 {
		return nil
	}
	var times []string
	if to-from > 40 {
		times = []string{fmt.Sprintf("%d-%d", from, to)}
	} else {
		for b := from / span; b <= (to+1)/span; b++ {
			times = append(times, strconv.Itoa(b))
		}
	}
	var out []string
	for _, f := range features {
		for _, t := range times {
			out = append(out, kind+"|"+class+"|"+t+"|"+f)
		}
	}
	sort.Strings(out)
	return out
}
