package parse

import "rapporteur/nlp"

// mendHabits puts right single habits of the network that news shows often.
func mendHabits(tokens []nlp.Token, base int) {
	mendHaving(tokens, base)
	mendDay(tokens, base)
	for i := range tokens {
		mendWished(tokens, base, i)
		mendFree(tokens, base, i)
		mendPlural(tokens, base, i)
		switch t := &tokens[i]; {
		case t.Rel == nlp.OblAgent && byMeans[t.Lower] && i > 0 && tokens[i-1].Head == base+i:
			t.Rel = nlp.Obl // "The ministers spoke by telephone"
		case t.Lower == "following" && (t.Rel == nlp.Amod || t.Rel == nlp.Case):
			mendFollowing(tokens, base, i)
		case t.UPOS == nlp.VERB:
			mendReduced(tokens, base, i)
			mendName(tokens, base, i)
			mendJoined(tokens, base, i)
			mendGiven(tokens, base, i)
			mendLast(tokens, base, i)
			mendRather(tokens, base, i)
			mendDenied(tokens, base, i)
			mendMatter(tokens, base, i)
			mendHeadlinePassive(tokens, base, i)
			mendToldRow(tokens, base, i)
			mendBehindOpening(tokens, base, i)
			mendWroteBetween(tokens, base, i)
			mendForTo(tokens, base, i)
			mendAfter(tokens, base, i)
			mendThatDoing(tokens, base, i)
			mendSaying(tokens, base, i)
			mendReports(tokens, base, i)
			mendCalled(tokens, base, i)
			mendAdding(tokens, base, i)
			mendCalledFor(tokens, base, i)
			mendCalledOff(tokens, base, i)
			mendPastBehindTo(tokens, base, i)
			mendWhoseName(tokens, base, i)
			mendSaidAnd(tokens, base, i)
			mendFighting(tokens, base, i)
		case t.Lower == "neither" && t.Rel == nlp.Cc:
			mendNeither(tokens, base, i)
		case spans[t.Lower] && t.UPOS == nlp.NOUN:
			mendHoursLater(tokens, base, i)
		case t.Lower == "military" && t.UPOS == nlp.ADJ:
			mendMilitary(tokens, base, i)
		case t.UPOS == nlp.PROPN && (t.Rel == nlp.Appos || t.Rel == nlp.Amod):
			mendBoth(tokens, base, i)
			mendSpokesName(tokens, base, i)
		case t.UPOS == nlp.NOUN && t.Rel == nlp.Appos:
			mendInStatement(tokens, base, i)
		case t.UPOS == nlp.PROPN && t.Rel == nlp.Obl:
			mendSplitName(tokens, base, i)
		case t.Lower == "instead" && t.Rel == nlp.Case && i+1 < len(tokens) && tokens[i+1].Lower != "of":
			if n := t.Head - base; n >= 0 && tokens[n].Head != nlp.NoHead { // "She proposed instead a swap"
				t.Head, t.Rel = tokens[n].Head, nlp.Advmod
				if tokens[n].Rel == nlp.Obl && firstKid(tokens, base, n, nlp.Case) < 0 {
					tokens[n].Rel = nlp.Obj
				}
			}
		case takesFor[t.Lower] && t.UPOS == nlp.NOUN:
			mendFor(tokens, base, i)
		case (blow[t.Lower] || curbs[t.Lower]) && t.UPOS == nlp.NOUN:
			mendOn(tokens, base, i)
		case t.Rel == nlp.Conj && (t.UPOS == nlp.NOUN || t.UPOS == nlp.PROPN):
			if t.UPOS == nlp.NOUN {
				mendOffices(tokens, base, i)
				mendAlike(tokens, base, i)
			}
			if !mendParallel(tokens, base, i) && t.UPOS == nlp.NOUN {
				mendShort(tokens, base, i)
			}
		}
	}
}

// byMeans are the nouns that tell by what means, not by whom, something is done.
var byMeans = map[string]bool{"phone": true, "telephone": true, "video": true, "radio": true, "letter": true, "email": true, "videoconference": true, "train": true, "road": true,
	"sea": true, "air": true, "land": true, "rail": true, "helicopter": true, "boat": true, "force": true, "hand": true, "text": true}

// mendName makes the name that a clause begins with its subject where nothing else is: "Norway no longer recognises them."
func mendName(tokens []nlp.Token, base, v int) {
	if first, _ := subjects(tokens, base, v); first >= 0 || !finiteTag(tokens[v].XPOS) {
		return
	}
	for k := v - 1; k >= 0 && tokens[k].UPOS != nlp.PUNCT; k-- {
		t := &tokens[k]
		if t.Head == base+v && (t.Rel == nlp.Discourse || t.Rel == nlp.Vocative || t.Rel == nlp.Dislocated) && (t.UPOS == nlp.PROPN || t.UPOS == nlp.NOUN || t.UPOS == nlp.PRON) {
			t.Rel = passive(tokens, base, v)
			return
		}
	}
}

// mendJoined gives a verb behind "and" the subject that was taken for one more member of what stands before: "Villagers
// say the road is shut and witnesses report gunfire", "The army hit Lima on Sunday and Norway has condemned the raid."
func mendJoined(tokens []nlp.Token, base, v int) {
	s := v - 1
	for s > 2 && tokens[s].Head == base+v && (tokens[s].Rel == nlp.Aux || tokens[s].UPOS == nlp.ADV) {
		s--
	}
	if s < 2 || !finiteTag(tokens[v].XPOS) && !finiteTag(tokens[s+1].XPOS) || tokens[s].Rel != nlp.Conj || tokens[s].UPOS != nlp.NOUN && tokens[s].UPOS != nlp.PROPN && tokens[s].UPOS != nlp.PRON {
		return
	}
	first, _ := subjects(tokens, base, v)
	cc := joinedBy(tokens, base, v, s)
	if first >= 0 || cc < 0 {
		return
	}
	if h := tokens[v].Head - base; h < 0 || h >= cc {
		return
	}
	tokens[s].Head, tokens[s].Rel = base+v, nlp.Nsubj
	tokens[cc].Head, tokens[v].Rel = base+v, nlp.Conj
}

// joinedBy is the conjunction behind which the subject s of verb v stands, -1 where s is rather one more member of a list. In "a bad
// day as Chad and Niger accused each other" all of the list is the subject.
func joinedBy(tokens []nlp.Token, base, v, s int) int {
	cc := firstKid(tokens, base, s, nlp.Cc)
	switch tokens[v].Rel {
	case nlp.Ccomp, nlp.Parataxis:
		return cc
	case nlp.Conj:
		if own := firstKid(tokens, base, v, nlp.Cc); own >= 0 {
			cc = own
		}
		if cc < 0 || cc > s || !inOnePhrase(tokens[cc+1:s+1]) || clauseBegins(tokens, tokens[s].Head-base) {
			return -1
		}
		return cc
	}
	return -1
}

// clauseBegins tells whether what stands before noun n begins a clause, whose subject all of a list from n on may be, or wants two
// members: "as Chad and Niger", "between Chad and Niger".
func clauseBegins(tokens []nlp.Token, n int) bool {
	for n > 0 && inPhrase(tokens[n-1].UPOS) {
		n--
	}
	if n <= 0 {
		return true
	}
	switch tokens[n-1].Lower {
	case "as", "after", "before", "since", "until", "than", "between", "both", "like", "amid", "including":
		return true
	}
	return tokens[n-1].UPOS == nlp.SCONJ || tokens[n-1].UPOS == nlp.PUNCT
}

// inOnePhrase tells whether words are all of one noun phrase.
func inOnePhrase(tokens []nlp.Token) bool {
	for i := range tokens {
		if !inPhrase(tokens[i].UPOS) {
			return false
		}
	}
	return len(tokens) > 0
}

// mendRather gives a verb behind a relative clause between commas the subject of that clause that was taken for one more
// object before: "The bloc called for a truce, and Norway, which backs it, urged calm".
func mendRather(tokens []nlp.Token, base, v int) {
	if v < 6 || tokens[v-1].Form != "," || tokens[v].Rel != nlp.Conj || !finiteTag(tokens[v].XPOS) {
		return
	}
	if first, _ := subjects(tokens, base, v); first >= 0 {
		return
	}
	for s := v - 3; s > 1; s-- {
		cc := firstKid(tokens, base, s, nlp.Cc)
		if tokens[s].Rel != nlp.Conj || cc < 1 || cc > s || tokens[cc-1].Form != "," || tokens[s].Head < tokens[v].Head || tokens[s].Head == tokens[v].Head {
			continue
		}
		if r := firstKid(tokens, base, s, nlp.AclRelcl); r > s && r < v && tokens[s+1].Form == "," {
			tokens[s].Head, tokens[s].Rel = base+v, nlp.Nsubj
			tokens[cc].Head = base + v
			return
		}
	}
}

// mendDenied makes a verb of what was taken for an attribute behind a verb of denying: "The army denied shelling homes".
func mendDenied(tokens []nlp.Token, base, v int) {
	g := v + 1
	if !denying[tokens[v].Lower] || g+1 >= len(tokens) || tokens[g].XPOS != "VBG" || tokens[g].Rel != nlp.Amod {
		return
	}
	o := tokens[g].Head - base
	if o <= g || o >= len(tokens) || tokens[o].Head != base+v || tokens[o].Rel != nlp.Obj {
		return
	}
	tokens[g].Head, tokens[g].Rel = base+v, nlp.Xcomp
	tokens[o].Head = base + g
}

var denying = map[string]bool{"deny": true, "denies": true, "denied": true, "denying": true, "admit": true, "admits": true, "admitted": true}

// mendGiven tells who is given from what is given: "The army gave the rebels food."
func mendGiven(tokens []nlp.Token, base, v int) {
	n := firstKid(tokens, base, v, nlp.Obj)
	if n < v+3 || !giving[tokens[v].Lower] {
		return
	}
	c, det := firstKid(tokens, base, n, nlp.Compound), firstKid(tokens, base, n, nlp.Det)
	if c < 0 || det != v+1 || c < det || c+1 != n || tokens[c].XPOS != "NNS" {
		return
	}
	tokens[c].Head, tokens[c].Rel = base+v, nlp.Iobj
	for k := det; k < c; k++ {
		if tokens[k].Head == base+n {
			tokens[k].Head = base + c
		}
	}
}

var takesFor = map[string]bool{"demand": true, "demands": true, "call": true, "calls": true, "request": true, "requests": true, "appeal": true, "appeals": true, "plea": true, "pleas": true,
	"bid": true, "support": true, "responsibility": true, "hopes": true, "hope": true, "need": true, "proposal": true, "proposals": true, "plan": true, "plans": true, "deadline": true}

// mendFor hangs "for a withdrawal" on the demand right before it.
func mendFor(tokens []nlp.Token, base, n int) {
	if n+2 >= len(tokens) || tokens[n+1].Lower != "for" || tokens[n+1].Rel != nlp.Case {
		return
	}
	k := tokens[n+1].Head - base
	if k > n && k < len(tokens) && tokens[k].Rel == nlp.Obl && tokens[k].Head == tokens[n].Head && tokens[n].Rel != nlp.Nsubj {
		tokens[k].Head, tokens[k].Rel = base+n, nlp.Nmod
	}
}

// mendReduced hangs "mediated by Ghana" on the noun right before it: "The deal was reached after talks in Lima mediated by
// Ghana."
func mendReduced(tokens []nlp.Token, base, v int) {
	t := &tokens[v]
	if v == 0 || v+1 >= len(tokens) || t.XPOS != "VBN" || t.Rel != nlp.Advcl || t.Head >= base+v || tokens[v+1].Lower != "by" || firstKid(tokens, base, v, nlp.Mark) >= 0 || firstKid(tokens, base, v, nlp.Advmod) >= 0 {
		return
	}
	n := v - 1
	for p := tokens[n].Head - base; p >= 0 && p < v && (tokens[n].Rel == nlp.Flat || tokens[n].Rel == nlp.Compound); p = tokens[n].Head - base {
		n = p
	}
	for p := n; p >= 0 && p < len(tokens); p = tokens[p].Head - base {
		if p == v {
			return // "before a deadline set by the firm", read as a compound: a noun below the verb cannot be its head
		}
	}
	if tokens[n].UPOS == nlp.NOUN || tokens[n].UPOS == nlp.PROPN {
		t.Head, t.Rel = base+n, nlp.Acl
	}
}

// mendShort makes a short name before "and" describe the noun behind it as the adjective there does: "US and Kenyan
// officials" are of both. A whole name is a party of its own: "Chad and Kenyan officials".
func mendShort(tokens []nlp.Token, base, n int) {
	x := tokens[n].Head - base
	if x < 0 || x+3 != n || tokens[x+1].Lower != "and" || tokens[x].UPOS != nlp.PROPN || !short(tokens[x].Form) || tokens[n-1].UPOS != nlp.ADJ || !upper(tokens[n-1].Form) || tokens[n-1].Head != base+n {
		return
	}
	tokens[n].Head, tokens[n].Rel = tokens[x].Head, tokens[x].Rel
	tokens[x].Head, tokens[x].Rel = base+n, nlp.Amod
	tokens[n-1].Head, tokens[n-1].Rel = base+x, nlp.Conj
	tokens[x+1].Head = base + n - 1
	for k := range tokens {
		if k != x && k != n-1 && tokens[k].Head == base+x && k != x+1 {
			tokens[k].Head = base + n
		}
	}
}

// short tells names of capitals alone: "US", "U.N."
func short(s string) bool {
	for _, c := range s {
		if (c < 'A' || c > 'Z') && c != '.' {
			return false
		}
	}
	return len(s) <= 4
}

func upper(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// curbs are nouns of what befalls somebody beside blows: those behind "on" or "against" suffer it.
var curbs = map[string]bool{"crackdown": true, "ban": true, "embargo": true, "siege": true, "sanctions": true, "restrictions": true, "aggression": true, "blockade": true}

// mendOn hangs "on a convoy" on the attack right before it, where it was hung on the verb; a day is the verb's.
func mendOn(tokens []nlp.Token, base, n int) {
	if n+2 >= len(tokens) || tokens[n+1].Lower != "on" && tokens[n+1].Lower != "against" || tokens[n].Rel != nlp.Obj && tokens[n].Rel != nlp.Obl {
		return
	}
	k := tokens[n+1].Head - base
	if k <= n || k >= len(tokens) || tokens[k].Rel != nlp.Obl || tokens[k].Head != tokens[n].Head || days[tokens[k].Lower] || tokens[k].UPOS == nlp.NUM {
		return
	}
	tokens[k].Head, tokens[k].Rel = base+n, nlp.Nmod
}

var days = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "january": true, "february": true,
	"march": true, "april": true, "may": true, "june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true,
	"day": true, "night": true, "morning": true, "evening": true, "afternoon": true, "weekend": true, "eve": true, "grounds": true}

// mendHaving puts a clause in order that a sentence opens with: "Having rejected mediation, Norway now accepts it."
func mendHaving(tokens []nlp.Token, base int) {
	if len(tokens) < 5 || tokens[0].Lower != "having" || tokens[1].UPOS != nlp.VERB {
		return
	}
	if tokens[0].Head == base+1 {
		if tokens[1].Rel == nlp.Xcomp && tokens[1].Head > base+1 {
			tokens[1].Rel = nlp.Advcl
		}
		return
	}
	root := -1
	for i := range tokens {
		if tokens[i].Head == nlp.NoHead {
			root = i
		}
	}
	if root < 2 {
		return
	}
	if n := tokens[1].Head - base; tokens[1].Rel == nlp.Amod && n > 1 && n < root && (tokens[n].Head == base || tokens[n].Head == base+root) {
		tokens[n].Head, tokens[n].Rel = base+1, nlp.Obj
	}
	for k := 2; k < len(tokens); k++ {
		if tokens[k].Head == base {
			tokens[k].Head = base + 1
		}
	}
	tokens[1].Head, tokens[1].Rel = base+root, nlp.Advcl
	tokens[0].Head, tokens[0].Rel = base+1, nlp.Aux
	tokens[0].UPOS = nlp.AUX
}
