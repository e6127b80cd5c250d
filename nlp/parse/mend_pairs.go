package parse

import "rapporteur/nlp"

// mendThat makes "that" the mark of what is said where the clause has its own subject: "The ministry said that envoys
// held talks".
func mendThat(tokens []nlp.Token, v, first, second int) bool {
	t := &tokens[first]
	if t.Lower != "that" || tokens[v].Rel != nlp.Ccomp || second > v || t.Rel != nlp.Nsubj {
		return false
	}
	t.UPOS, t.XPOS, t.Feats, t.Rel = nlp.SCONJ, "IN", "", nlp.Mark
	return true
}

// mendTitle hangs a title on the first of the names that it stands for, where both were taken for subjects: "Presidents
// Okello Mbasa of Chad and Jon Berg of Niger met." A single name before another is the beginning of it: "Ann Lee will
// meet the king."
func mendTitle(tokens []nlp.Token, base, first, second int) bool {
	t, n := &tokens[first], &tokens[second]
	if second != first+1 || n.UPOS != nlp.PROPN || t.UPOS != nlp.NOUN && t.UPOS != nlp.PROPN || t.Rel != n.Rel {
		return false
	}
	if t.XPOS != "NNP" {
		t.Head, t.Rel = base+second, nlp.NmodDesc
		return true
	}
	for k := range tokens {
		if tokens[k].Head == base+second {
			tokens[k].Head = base + first
		}
	}
	n.Head, n.Rel = base+first, nlp.Flat
	return true
}

// mendFollowing makes a preposition of "following" before a noun without an article: "They signed a truce following
// talks in Lima". Behind a word of the same phrase it is an attribute: "the following week".
func mendFollowing(tokens []nlp.Token, base, i int) {
	if i == 0 || tokens[i].Head-base < i {
		return
	}
	switch tokens[i-1].UPOS {
	case nlp.DET, nlp.ADP, nlp.ADJ, nlp.NUM, nlp.PART, nlp.CCONJ, nlp.PRON:
		return
	}
	tokens[i].Rel = nlp.Case
	if tokens[i-1].Form != "," {
		return
	}
	n := tokens[i].Head - base
	for m, k := tokens[n].Head-base, 0; m >= 0 && k < 8; m, k = tokens[m].Head-base, k+1 {
		if m < i && tokens[m].UPOS == nlp.VERB && finiteTag(tokens[m].XPOS) { // behind a comma it tells of the whole clause
			tokens[n].Head, tokens[n].Rel = base+m, nlp.Obl
			return
		}
	}
}

// mendParallel joins a noun to the one before it that is built alike: "envoys from Chad and rebels from Niger" are
// envoys and rebels, not envoys from rebels, and "Okello of Chad and Berg of Niger" are two.
func mendParallel(tokens []nlp.Token, base, c int) bool {
	h := tokens[c].Head - base
	if h <= 0 || h >= c || c+2 >= len(tokens) || tokens[h].Rel != nlp.Nmod || firstKid(tokens, base, c, nlp.Cc) < 0 || firstKid(tokens, base, c, nlp.Case) >= 0 {
		return false
	}
	at := c + 1
	for at+1 < len(tokens) && tokens[at].Rel == nlp.Flat && tokens[at].Head == base+c {
		at++
	}
	p := &tokens[at]
	k, n := p.Head-base, tokens[h].Head-base
	if p.Rel != nlp.Case || k <= c || k >= len(tokens) || tokens[k].Head != base+c || n < 0 || n >= h || tokens[n].UPOS != tokens[c].UPOS {
		return false
	}
	own := firstKid(tokens, base, h, nlp.Case)
	if own < 0 || tokens[own].Lower != p.Lower || p.Lower != "from" && tokens[h].UPOS != nlp.PROPN {
		return false
	}
	tokens[c].Head = base + n
	return true
}

// mendToll hangs a clause that tells of harm on the attack that does it rather than on where it happened: "a strike on a
// school in the northern region which killed nine".
func mendToll(tokens []nlp.Token, base, v int) {
	if tokens[v].Rel != nlp.AclRelcl || !deadly[tokens[v].Lower] {
		return
	}
	s, _ := subjects(tokens, base, v)
	if s < 0 || tokens[s].XPOS != "WDT" || tokens[s].Rel != nlp.Nsubj {
		return
	}
	for n, top := tokens[v].Head-base, 0; n >= 0 && n < s && top < 5; n, top = tokens[n].Head-base, top+1 {
		if blow[tokens[n].Lower] {
			tokens[v].Head = base + n
			return
		}
		if tokens[n].Rel != nlp.Nmod && tokens[n].Rel != nlp.Compound {
			return
		}
	}
}

var deadly = map[string]bool{"killed": true, "kills": true, "wounded": true, "injured": true, "destroyed": true, "displaced": true, "maimed": true, "hurt": true}

var blow = map[string]bool{"strike": true, "strikes": true, "attack": true, "attacks": true, "raid": true, "raids": true, "bombing": true, "bombings": true, "blast": true, "blasts": true, "explosion": true,
	"explosions": true, "shelling": true, "assault": true, "airstrike": true, "airstrikes": true, "ambush": true, "shooting": true, "offensive": true, "bombardment": true, "clash": true, "clashes": true, "massacre": true}

// mendResumed gives a verb behind ", and" to the main clause where a relative clause without a comma of its own stands
// between: "The bishop condemned a raid that killed nine, and called on the army to leave".
func mendResumed(tokens []nlp.Token, base, c int) {
	v := tokens[c].Head - base
	if tokens[c].Rel != nlp.Conj || v < 0 || v > c || tokens[v].Rel != nlp.AclRelcl || !finiteTag(tokens[c].XPOS) && tokens[c].XPOS != "VBN" {
		return
	}
	if own, _ := subjects(tokens, base, c); own >= 0 {
		return
	}
	s, _ := subjects(tokens, base, v)
	and := firstKid(tokens, base, c, nlp.Cc)
	if s < 1 || tokens[s].XPOS != "WDT" && tokens[s].XPOS != "WP" || tokens[s-1].UPOS == nlp.PUNCT || and < 1 || tokens[and-1].Form != "," {
		return
	}
	for m, n := tokens[v].Head-base, 0; m >= 0 && n < 8; m, n = tokens[m].Head-base, n+1 {
		if tokens[m].UPOS == nlp.VERB && m < s && finiteTag(tokens[m].XPOS) {
			tokens[c].Head = base + m
			return
		}
	}
}

// mendPerfect gives a verb with "has" behind "and" to the verb of saying with "has" before it rather than to what is said: "The
// king has said that the charter lapses and has called a vote".
func mendPerfect(tokens []nlp.Token, base, c int) {
	said := tokens[c].Head - base
	if tokens[c].Rel != nlp.Conj || said < 0 || said > c || tokens[said].Rel != nlp.Ccomp {
		return
	}
	m := tokens[said].Head - base
	if own, _ := subjects(tokens, base, c); own >= 0 || m < 0 || m > said {
		return
	}
	has, of, in := firstKid(tokens, base, c, nlp.Aux), firstKid(tokens, base, m, nlp.Aux), firstKid(tokens, base, said, nlp.Aux)
	if has < 0 || of < 0 || in >= 0 || tokens[has].Lower != "has" && tokens[has].Lower != "have" || tokens[has].Lower != tokens[of].Lower {
		return
	}
	tokens[c].Head = base + m
}

// mendPast gives a past tense behind "and" to the verb that orders or asks rather than to the infinitive which tells what: "The king
// has ordered envoys to leave and closed the port". An infinitive is followed by its like.
func mendPast(tokens []nlp.Token, base, c int) {
	u, t := tokens[c].Head-base, &tokens[c]
	if t.Rel != nlp.Conj || t.XPOS != "VBD" && t.XPOS != "VBN" || samePast[t.Lower] || u < 1 || u > c || tokens[u].XPOS != "VB" {
		return
	}
	to := firstKid(tokens, base, u, nlp.Mark)
	if own, _ := subjects(tokens, base, c); own >= 0 || to < 0 || tokens[to].Lower != "to" || firstKid(tokens, base, c, nlp.Aux) >= 0 || firstKid(tokens, base, c, nlp.AuxPass) >= 0 {
		return
	}
	for m, n := tokens[u].Head-base, 0; m >= 0 && n < 6; m, n = tokens[m].Head-base, n+1 {
		if m > u || tokens[m].UPOS != nlp.VERB {
			continue
		}
		if finiteTag(tokens[m].XPOS) && t.XPOS == "VBD" || tokens[m].XPOS == "VBN" && firstKid(tokens, base, m, nlp.Aux) >= 0 {
			t.Head = base + m
			return
		}
	}
}

// samePast are verbs whose past is written as the infinitive is: "to attack the town and cut the road" has two infinitives.
var samePast = map[string]bool{"cut": true, "hit": true, "put": true, "set": true, "shut": true, "let": true, "quit": true, "cost": true, "hurt": true, "split": true, "spread": true,
	"cast": true, "bid": true, "rid": true, "shed": true, "burst": true, "read": true, "beat": true, "come": true, "become": true, "run": true, "overrun": true, "overcome": true}

// mendBoth joins two names with "and" between them where the one was taken for a note on the other: "Berg and the Danish
// envoy Lund", "Berg and Danish Premier Lund".
func mendBoth(tokens []nlp.Token, base, i int) {
	h := tokens[i].Head - base
	if tokens[i].Rel == nlp.Appos {
		if edge := leftEdge(tokens, base, i); h >= 0 && h < edge && tokens[edge].UPOS == nlp.CCONJ {
			tokens[i].Rel = nlp.Conj
		}
		return
	}
	cc := i + 1
	if h <= cc || h >= len(tokens) || tokens[cc].UPOS != nlp.CCONJ || tokens[h].UPOS != nlp.PROPN || leftEdge(tokens, base, h) != i {
		return
	}
	tokens[i].Head, tokens[i].Rel = tokens[h].Head, tokens[h].Rel
	tokens[h].Head, tokens[h].Rel = base+i, nlp.Conj
	tokens[cc].Head = base + h
	for k := cc + 1; k < h; k++ {
		if tokens[k].Head == base+i {
			tokens[k].Head, tokens[k].Rel = base+h, nlp.Amod
		}
	}
}
