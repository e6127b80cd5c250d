package who

import (
	"unicode"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// findSpeakers files who speaks under a name that neither the lexicon nor the name finder knows: whoever says something is
// somebody ("Transport for London announced that …").
func (r *reader) findSpeakers() {
	for i := range r.d.Tokens {
		t := r.tok(i)
		if t.UPOS != nlp.PROPN || t.Rel != nlp.Nsubj || t.Head <= i || r.at[i] != nil || r.p.PlaceAt(i) != nil || r.d.EntityAt(i) >= 0 || r.d.Sents[t.Sent].Heading {
			continue
		}
		v := r.tok(t.Head)
		if v.UPOS != nlp.VERB || v.XPOS != "VBD" && v.XPOS != "VBZ" || r.d.Kid(t.Head, nlp.Ccomp) < 0 || len(r.p.World.Cues().Verbs(v.Lemma)) == 0 {
			continue
		}
		lo, hi := r.nameAround(i)
		if r.knownWithin(lo, hi) {
			continue
		}
		r.unknownBody(nlp.Entity{Start: lo, End: hi, Type: nlp.ORG})
	}
}

// speaks tells whether common noun i says something by a verb of which only people, and bodies of people, are the subject:
// whoever does so is somebody, though no list has the noun ("Tenants complained that …", "a waiter told the paper that …").
func (r *reader) speaks(i int) bool {
	t := r.tok(i)
	v := t.Head
	if t.Rel != nlp.Nsubj {
		v = r.whoSays(i)
	}
	if t.UPOS != nlp.NOUN || v < 0 || r.d.EntityAt(i) >= 0 || r.p.PlaceAt(i) != nil || r.p.TimeAt(i) || unspeaking[t.Lemma] || r.d.Sents[t.Sent].Heading {
		return false
	}
	if _, paper := r.p.World.Cues().Channel(t.Lemma); paper && r.p.World.Agents[t.Lower].Kind == "" {
		return false
	}
	switch x := r.tok(v); {
	case x.UPOS != nlp.VERB || !voiced[x.Lemma] || r.d.Kid(v, nlp.AuxPass) >= 0:
		return false
	case x.XPOS == "VBD" || x.XPOS == "VBZ" || x.XPOS == "VBP", x.XPOS == "VB" && r.d.Kid(v, nlp.Aux) < 0: // "critics argue" is taken for the bare form at times
	case x.XPOS == "VBN" && r.d.Kid(v, nlp.Aux) >= 0:
	default:
		return false
	}
	return r.d.Kid(v, nlp.Ccomp) >= 0 || r.d.Kid(v, nlp.Parataxis) >= 0 || r.tok(v).Rel == nlp.Parataxis
}

// whoSays is the verb of the relative clause with "who" behind noun i, "a banker who | said that …"; -1 for none.
func (r *reader) whoSays(i int) int {
	v := r.d.Kid(i, nlp.AclRelcl)
	if v <= i {
		return -1
	}
	if s := r.d.Kid(v, nlp.Nsubj); s < 0 || r.tok(s).Lower != "who" {
		return -1
	}
	return v
}

// convened tells whether noun i is a meeting that decides or says something as one body, as communiqués have it: "The Summit urged
// all parties to …".
func (r *reader) convened(i int) bool {
	t := r.tok(i)
	switch t.Lower {
	case "summit", "conference", "meeting", "session", "troika", "quartet", "presidium", "plenum":
	default:
		return false
	}
	return t.Rel == nlp.Nsubj && t.Head > i && resolving[r.tok(t.Head).Lemma] && r.d.Kid(i, nlp.Det) >= 0 && !r.d.Sents[t.Sent].Heading
}

// resolving are verbs of what a meeting as a body says or decides; it opens, ends and discusses without being one.
var resolving = set("urge call express reaffirm reiterate condemn direct commend welcome note underscore underline emphasise emphasize stress demand appeal thank mandate instruct affirm adopt request encourage deplore denounce applaud endorse resolve recommend")

// voiced are verbs of which only somebody can be the subject when a clause says what: no rule or figure complains.
var voiced = set("say tell argue insist complain claim warn add admit fear believe report allege recall explain assert contend maintain stress concede hope worry")

// unspeaking are nouns that a report lets say things, and that are nobody: papers, signs, and quantities.
var unspeaking = set("sign law rule poll study survey figure datum data number headline indictment brief suit complaint bill charter constitution verdict page account transcript caption banner poster placard slogan notice label ad advert text document paper agreement deal treaty order decree review audit research evidence theory legend rumour rumor history one nobody everyone everybody somebody someone anyone percent per-cent cent majority half third quarter rest side state ballot question proverb song joke inscription manual guideline plan proposal")

// asAgent is what a noun that speaks is taken for.
func (r *reader) asAgent(i int) lexicon.Agent {
	if r.tok(i).XPOS == "NNS" {
		return lexicon.Agent{Kind: string(record.People), Number: "many"}
	}
	return lexicon.Agent{Kind: string(record.Person), Number: "one"}
}

// knownWithin tells whether a name, a place apart, or an office stands in tokens lo to hi: "President Ana Ruiz of Panama".
func (r *reader) knownWithin(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if e := r.d.EntityAt(k); r.at[k] != nil || e >= 0 && r.d.Entities[e].Type != nlp.GPE && r.d.Entities[e].Type != nlp.LOC || r.longestTitle(k) > 0 {
			return true
		}
	}
	return false
}

// nameAround are the words of the name with head word i: capitalised words before it, and behind it what hangs on it with
// "of" or "for" and a capital.
func (r *reader) nameAround(i int) (lo, hi int) {
	lo, hi = i, i+1
	for lo > 0 && r.sameSent(lo-1, i) && r.capital(lo-1) && r.tok(lo-1).Head <= i && r.tok(lo-1).Head >= lo && r.tok(lo-1).UPOS != nlp.DET && r.at[lo-1] == nil {
		lo--
	}
	for hi+1 < len(r.d.Tokens) && r.sameSent(hi, i) {
		switch w := r.tok(hi); {
		case r.capital(hi) && w.UPOS == nlp.PROPN && r.d.Under(hi, i):
			hi++
		case (w.Lower == "of" || w.Lower == "for") && r.capital(hi+1) && r.d.Under(hi+1, i):
			hi += 2
		default:
			return lo, hi
		}
	}
	return lo, hi
}

func (r *reader) capital(k int) bool { return unicode.IsUpper(firstRune(r.tok(k).Form)) }
