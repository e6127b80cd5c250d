package toll

import "rapporteur/nlp"

// measure finds the word that tells what befell those counted. The ways are tried from the surest down.
func (s *sentence) measure(f *finding) bool {
	ways := []struct {
		rule string
		find func(*finding) (measure string, trigger int)
	}{
		{"clause", s.ofWhole},
		{"before", s.justBefore},
		{"clause", s.byClause},
		{"modifier", s.byModifier},
		{"of", s.byOf},
		{"noun", s.byNoun},
		{"total", s.byTotal},
		{"made up", s.madeUp},
		{"lost", s.lost},
		{"including", s.byIncluding},
		{"next", s.nextTo},
		{"conjunct", s.byConjunct},
		{"beside", s.beside},
		{"among", s.among},
	}
	for _, w := range ways {
		if m, t := w.find(f); m != "" {
			f.measure, f.trigger, f.rule = m, t, w.rule
			return true
		}
	}
	return false
}

// byClause reads the verb or predicate whose subject or object the counted phrase is: "killed 12 people", "12 people
// were killed", "12 died", "12 are dead", "left four others missing".
func (s *sentence) byClause(f *finding) (string, int) {
	d := s.d
	t := &d.Tokens[f.head]
	g := t.Head
	if g < 0 || d.Tokens[g].Sent != t.Sent {
		return "", -1
	}
	switch t.Rel {
	case nlp.NsubjPass:
		for k := range d.Kids(g) { // a second subject is the right one
			if r := d.Tokens[k].Rel; k > f.head && k < g && (r == nlp.NsubjPass || r == nlp.Nsubj) && (s.ofThem(f) || !s.joined(f.head, k)) {
				return "", -1
			}
		}
		return s.passive(g)
	case nlp.Nsubj:
		return s.subject(f, g)
	case nlp.Obj, nlp.Iobj:
		return s.object(f, g)
	case nlp.Obl, nlp.Dep, nlp.Orphan, nlp.OblUnmarked:
		if d.Kid(f.head, nlp.Case) < 0 && f.head > g { // a parser's slip for an object
			return s.object(f, g)
		}
	}
	return "", -1
}

// joined tells whether a conjunction or comma stands between two words.
func (s *sentence) joined(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if s.d.Tokens[k].UPOS == nlp.CCONJ || s.d.Tokens[k].Form == "," {
			return true
		}
	}
	return false
}

// passive reads "were killed", "were taken hostage", "were taken to hospital", "were found dead".
func (s *sentence) passive(g int) (string, int) {
	if m := s.verb(g); m != "" {
		return m, g
	}
	if m, t := s.resultOf(g); m != "" {
		return m, t
	}
	d := s.d
	if d.Tokens[g].Lemma == "treat" && s.forHarm(g) {
		return "injured", g
	}
	if l := d.Tokens[g].Lemma; l == "take" || l == "hold" || l == "rush" || l == "bring" || l == "admit" {
		for k := range d.Kids(g) {
			switch d.Tokens[k].Lemma {
			case "hospital", "clinic":
				return "hospitalised", g
			case "hostage", "captive", "prisoner":
				return "captured", g
			case "custody":
				return "arrested", g
			}
		}
	}
	for k := range d.Kids(g) { // "were shot and killed"
		if d.Tokens[k].Rel == nlp.Conj && d.Tokens[k].XPOS == "VBN" && d.Kid(k, nlp.Nsubj, nlp.NsubjPass) < 0 {
			if m := s.verb(k); m != "" {
				return m, k
			}
		}
	}
	if x := d.Kid(g, nlp.Xcomp); x >= 0 { // "are known to have died", "were reported killed"
		if m := s.dies(x); m != "" {
			return m, x
		}
		if m := s.verb(x); m != "" && (d.Tokens[x].XPOS == "VBN" || d.Kid(x, nlp.AuxPass) >= 0) {
			return m, x
		}
	}
	return "", -1
}

// verb is what the verb at g does to its object; "gun down" and "take hostage" with their particles.
func (s *sentence) verb(g int) string {
	t := &s.d.Tokens[g]
	if t.Lemma == "gun" && s.p.Particle(g) != "down" {
		return ""
	}
	if t.Lemma == "drive" && !s.fromHome(g) {
		return ""
	}
	if t.UPOS != nlp.VERB && t.XPOS != "VBN" && t.UPOS != nlp.ADJ {
		return ""
	}
	m := s.w.measure(t.Lemma, obj)
	if m == "" {
		m, _ = s.w.verb(t.Lower)
	}
	if m == "killed" && s.either(g) {
		return "casualties"
	}
	if m == "" && t.Lemma == "burn" && s.hasWord(g, "death") {
		return "killed"
	}
	return m
}

// dies is what befalls the subject of the verb at g: "die", "flee", "drown".
func (s *sentence) dies(g int) string {
	t := &s.d.Tokens[g]
	if m := s.w.measure(t.Lemma, subj); m != "" {
		return m
	}
	if f, ok := s.w.forms[t.Lower]; ok {
		return s.w.measure(f.lemma, subj)
	}
	return ""
}

// either tells whether dead and wounded are told in one: "killed or wounded 30".
func (s *sentence) either(g int) bool {
	d := s.d
	if g+2 >= s.end || d.Tokens[g+1].Lower != "or" && d.Tokens[g+1].Lower != "and" {
		return false
	}
	return s.w.measure(d.Tokens[g+2].Lemma, obj) == "injured" && d.Tokens[g+1].Lower == "or"
}

func (s *sentence) hasWord(g int, w string) bool {
	for k := range s.d.Kids(g) {
		if s.d.Tokens[k].Lower == w {
			return true
		}
	}
	return false
}

// subject reads verbs and predicates whose subject is hit: "12 died", "12 are dead", "12 suffered injuries", and
// "18 injured", where the participle has the number for its subject.
func (s *sentence) subject(f *finding, g int) (string, int) {
	d := s.d
	t := &d.Tokens[g]
	if m := s.dies(g); m != "" {
		return m, g
	}
	if o := d.Kid(g, nlp.Obj); t.Lemma == "lose" && o >= 0 && d.Tokens[o].Lemma == "life" {
		return "killed", g
	}
	if f.single && !s.w.person(d.Tokens[f.head].Lemma) {
		return "", -1
	}
	if m := s.w.measure(t.Lower, adj); m != "" && (t.UPOS == nlp.ADJ || t.XPOS == "VBN") {
		return m, g
	}
	if t.XPOS == "VBN" || t.XPOS == "JJ" {
		if d.Kid(g, nlp.Obj) < 0 || d.Kid(g, nlp.AuxPass) >= 0 {
			if m := s.verb(g); m != "" {
				return m, g
			}
		}
	}
	if t.XPOS == "VBD" && d.Kid(g, nlp.Obj) < 0 && f.after == f.end && g == f.end { // "and 18 injured"
		if m := s.verb(g); m != "" {
			return m, g
		}
	}
	if o := d.Kid(g, nlp.Obj); o >= 0 && (t.Lemma == "suffer" || t.Lemma == "sustain" || t.Lemma == "receive") && (d.Tokens[o].Lemma == "injury" || d.Tokens[o].Lemma == "wound" || d.Tokens[o].Lemma == "burn") {
		return "injured", g
	}
	if o := d.Kid(g, nlp.Obj); o >= 0 && d.Tokens[o].Lemma == "treatment" && treated[t.Lemma] && (s.forHarm(g) || s.forHarm(o)) {
		return "injured", g
	}
	if t.Lemma == "suffer" || t.Lemma == "appear" || t.Lemma == "seem" {
		if x := d.Kid(g, nlp.Xcomp); x >= 0 && x != f.head {
			return s.subject(f, x)
		}
	}
	if t.Lemma == "go" || t.Lemma == "be" || t.Lemma == "remain" || t.Lemma == "feel" {
		return s.resultOf(g)
	}
	return "", -1
}

// object reads verbs that hit their object, and those that tell the outcome: "left 12 dead", "took 12 hostage".
func (s *sentence) object(f *finding, g int) (string, int) {
	d := s.d
	if m := s.verb(g); m != "" && s.people(f) && (!f.single || m == "killed" || m == "injured" || s.w.person(d.Tokens[f.head].Lemma)) {
		return m, g
	}
	if m, t := s.resultOf(g); m != "" {
		return m, t
	}
	if k := s.leftSo(f, g); k >= 0 {
		return s.w.measure(d.Tokens[k].Lower, adj), k
	}
	if d.Tokens[g].Lemma == "take" {
		if l := d.Tokens[f.head].Lemma; l == "prisoner" || l == "captive" || l == "hostage" {
			return "captured", g
		}
		for k := range d.Kids(g) {
			if l := d.Tokens[k].Lemma; k > f.head && (l == "hostage" || l == "prisoner" || l == "captive") {
				return "captured", g
			}
		}
	}
	return "", -1
}

// leftSo is the word that tells how they were left, behind an aside: "left three guards, including a boy, | dead". -1 for none.
func (s *sentence) leftSo(f *finding, g int) int {
	d := s.d
	if d.Tokens[g].Lemma != "leave" || f.end+1 >= s.end || d.Tokens[f.end].Form != "," || !asides[d.Tokens[f.end+1].Lower] {
		return -1
	}
	for k := f.end + 2; k+1 < s.end && d.Tokens[k].UPOS != nlp.VERB; k++ {
		if d.Tokens[k].Form == "," {
			if t := &d.Tokens[k+1]; t.UPOS == nlp.ADJ && s.w.measure(t.Lower, adj) != "" {
				return k + 1
			}
			return -1
		}
	}
	return -1
}

// people tells whether those counted are no things: neither "40 rockets" nor "hundreds of houses".
func (s *sentence) people(f *finding) bool {
	d := s.d
	if f.head < f.after && f.end > f.after && s.w.thing(&d.Tokens[f.end-1]) {
		return false
	}
	return !s.w.thing(&d.Tokens[f.head])
}

// forHarm tells whether a phrase with "for" on word g tells what hurt people were tended for: "were treated for minor burns".
func (s *sentence) forHarm(g int) bool {
	o := s.p.Obl(g, "for")
	return o >= 0 && harms[s.d.Tokens[o].Lemma]
}

// treated are verbs of those whom doctors treat: "Fifteen people received treatment for burns".
var treated = map[string]bool{"receive": true, "need": true, "require": true, "get": true, "seek": true, "undergo": true}

// harms are what people who were hurt are treated for.
var harms = map[string]bool{"injury": true, "wound": true, "burn": true, "fracture": true, "cut": true, "bruise": true, "concussion": true}

// resultOf is the adjective below verb g: "left … dead", "were found dead", "shot … dead".
func (s *sentence) resultOf(g int) (string, int) {
	for k := range s.d.Kids(g) {
		t := &s.d.Tokens[k]
		if t.Rel == nlp.Xcomp || t.Rel == nlp.Advmod || t.Rel == nlp.Advcl || t.Rel == nlp.Amod {
			if m := s.w.measure(t.Lower, adj); m != "" {
				return m, k
			}
			if t.Rel == nlp.Xcomp && t.XPOS == "VBN" {
				if m := s.verb(k); m != "" {
					return m, k
				}
			}
		}
	}
	return "", -1
}

// ofWhole reads what befell some of those whom a clause tells apart: of "nine of the girls abducted in May have been freed"
// nine are freed, though the tree may not know whose verb that is.
func (s *sentence) ofWhole(f *finding) (string, int) {
	d := s.d
	if f.after+1 >= s.end || d.Tokens[f.after].Lower != "of" || d.Tokens[f.after+1].UPOS != nlp.DET {
		return "", -1
	}
	noun := f.end - 1
	a := d.Kid(noun, nlp.Acl, nlp.AclRelcl)
	for k := a + 1; a > noun && k < s.end; k++ {
		who := d.Kid(k, nlp.NsubjPass, nlp.Nsubj)
		if d.Tokens[k].XPOS == "VBN" && d.Kid(k, nlp.AuxPass) > a && (who < 0 || who >= f.start && who < f.end) {
			if m, g := s.passive(k); m != "" {
				return m, g
			}
		}
	}
	return "", -1
}

// byModifier reads what stands at the noun: "22 dead guerrillas", "ten people killed", "12 people who were killed".
func (s *sentence) byModifier(f *finding) (string, int) {
	d := s.d
	for k := range d.Kids(f.head) {
		t := &d.Tokens[k]
		switch t.Rel {
		case nlp.Conj:
			if x := d.Kid(k, nlp.Acl, nlp.Amod); x > k && !f.single { // "saw 120 soldiers and a general killed"
				if m := s.verb(x); m != "" && d.Tokens[x].XPOS == "VBN" {
					return m, x
				}
				if m := s.w.measure(d.Tokens[x].Lower, adj); m != "" {
					return m, x
				}
			}
		case nlp.Amod:
			if f.single {
				continue
			}
			if m := s.w.measure(t.Lower, adj); m != "" {
				return m, k
			}
			if t.XPOS == "VBN" {
				if m := s.verb(k); m != "" && k > f.num {
					return m, k
				}
			}
		case nlp.Acl:
			if t.XPOS == "VBN" || t.XPOS == "VBD" || d.Kid(k, nlp.AuxPass) >= 0 {
				if m, g := s.passive(k); m != "" {
					return m, g
				}
			}
			if m := s.dies(k); m != "" && t.XPOS != "VBN" {
				return m, k
			}
			if m := s.w.measure(t.Lower, adj); m != "" {
				return m, k
			}
		case nlp.AclRelcl:
			if f.single {
				continue
			}
			if d.Kid(k, nlp.AuxPass) >= 0 || d.Kid(k, nlp.NsubjPass) >= 0 {
				if m, g := s.passive(k); m != "" {
					return m, g
				}
			}
			if m := s.dies(k); m != "" {
				return m, k
			}
		}
	}
	return "", -1
}

// byOf reads nouns that tell what befell those behind "of": "the killings of 12 villagers", "the bodies of at least 30".
func (s *sentence) byOf(f *finding) (string, int) {
	d := s.d
	t := &d.Tokens[f.head]
	g := t.Head
	if !s.people(f) || t.Rel != nlp.Nmod || g < 0 || g >= f.start || d.Tokens[f.start-1].Lower != "of" && s.p.Prep(f.head) != "of" {
		return "", -1
	}
	return s.w.measure(d.Tokens[g].Lemma, of), g
}

// byNoun reads nouns that count themselves: "500 deaths", "no casualties", "16 hostages".
func (s *sentence) byNoun(f *finding) (string, int) {
	if f.single {
		return "", -1
	}
	t := &s.d.Tokens[f.head]
	if t.Lower == "lives" || t.Lower == "life" && f.amount.Max != nil {
		return s.lives(f)
	}
	m := s.w.measure(t.Lemma, noun)
	if m == "" || t.UPOS != nlp.NOUN && t.UPOS != nlp.PROPN {
		return "", -1
	}
	if f.head+1 < s.end && s.d.Tokens[f.head].Rel == nlp.Compound {
		return "", -1 // "two hostage takers"
	}
	return m, f.head
}

// lives reads "claimed 217 lives", "with the loss of 38 lives".
func (s *sentence) lives(f *finding) (string, int) {
	for k := f.start - 1; k >= s.start && k > f.start-4; k-- {
		switch s.d.Tokens[k].Lemma {
		case "claim", "cost", "take", "lose", "loss":
			return "killed", k
		}
	}
	return "", -1
}

// byTotal reads "the death toll rose to 136", "a toll of 35", "the toll stands at 43".
func (s *sentence) byTotal(f *finding) (string, int) {
	d := s.d
	if f.single || f.none {
		return "", -1
	}
	toll, counted := -1, ""
	for k := f.start - 1; k >= s.start && k > f.start-30; k-- {
		if s.w.measure(d.Tokens[k].Lemma, total) != "" {
			toll = k
			break
		}
		if m := s.numberOf(k); m != "" {
			toll, counted = k, m
			break
		}
	}
	if k := s.totalBehind(f); toll < 0 && k >= 0 {
		return s.numberOf(k), k
	}
	if toll < 0 || f.start-1 < s.start {
		return "", -1
	}
	switch d.Tokens[f.start-1].Lower {
	case "to", "at", "of", "is", "was", "being", "be", "reaches", "reached", "reach", "hit", "hits", "passed", "passes", "exceeded", "exceeds", "surpassed", "topped", "tops", "stood", "totaled", "totalled", "past", "as", "from", "has", "now", "=", ":", "surpasses", "including", "climbed", "rises", "rose":
	default:
		return "", -1
	}
	if counted != "" {
		return counted, toll
	}
	m := "killed"
	if toll > s.start {
		switch w := d.Tokens[toll-1].Lower; w {
		case "injury", "injured", "wounded":
			m = "injured"
		case "casualty", "casualties":
			m = "casualties"
		case "phone", "road", "heavy", "toll-free", "bell":
			return "", -1
		}
	}
	return m, toll
}

// totalBehind is the word "number" behind a figure that something has been brought to: "bringing to 82 the number of people
// killed"; -1 for others.
func (s *sentence) totalBehind(f *finding) int {
	k := f.after
	if f.start-1 < s.start || s.d.Tokens[f.start-1].Lower != "to" || k+1 >= s.end || s.d.Tokens[k].Lower != "the" || s.numberOf(k+1) == "" {
		return -1
	}
	return k + 1
}

// numberOf tells what the word "number" at token k counts: "the number of people killed in the raid rose to 43", "the number
// of wounded stands at 109". It is "" for any other word.
func (s *sentence) numberOf(k int) string {
	d := s.d
	if d.Tokens[k].Lower != "number" || k+2 >= s.end || d.Tokens[k+1].Lower != "of" {
		return ""
	}
	for i := k + 2; i < min(k+7, s.end); i++ {
		t := &d.Tokens[i]
		switch t.Lower {
		case "killed", "dead", "deaths", "fatalities":
			return "killed"
		case "wounded", "injured", "injuries", "hurt":
			return "injured"
		case "missing":
			return "missing"
		case "freed", "released":
			return "released"
		case "displaced":
			return "displaced"
		case "in", "who", "that", "to":
			return ""
		}
	}
	return ""
}

// byIncluding reads parts of a figure told before: "including 16 children", "among them two nuns".
func (s *sentence) byIncluding(f *finding) (string, int) {
	d := s.d
	k := f.start - 1
	for k >= s.start && (d.Tokens[k].UPOS == nlp.DET || d.Tokens[k].UPOS == nlp.ADJ) {
		k--
	}
	if k < s.start {
		return "", -1
	}
	w := d.Tokens[k].Lower
	if w == "them" && k > s.start && d.Tokens[k-1].Lower == "among" {
		w = "including"
	}
	if w != "including" && w != "include" && w != "includes" && w != "included" && w != "among" {
		return "", -1
	}
	if whole := s.lastWhole(); whole >= 0 && s.people(f) {
		f.whole = whole
		return s.found[whole].measure, s.found[whole].trigger
	}
	return "", -1
}

// lastWhole is the last finding of the sentence that is no part itself, -1 when there is none.
func (s *sentence) lastWhole() int {
	for i := len(s.found) - 1; i >= 0; i-- {
		if s.found[i].whole < 0 {
			return i
		}
	}
	return -1
}

// byConjunct gives a count the measure of the one that it is coordinated with: "one officer and three soldiers".
func (s *sentence) byConjunct(f *finding) (string, int) {
	d := s.d
	h := f.head
	for n := 0; n < 4 && d.Tokens[h].Rel == nlp.Conj && d.Tokens[h].Head >= 0; n++ {
		h = d.Tokens[h].Head
		for i := max(len(s.found)-50, 0); i < len(s.found); i++ {
			o := &s.found[i]
			if o.head != h {
				continue
			}
			if o.none && o.rule == "noun" {
				continue
			}
			if !s.people(f) {
				return "", -1
			}
			f.whole = o.whole
			return o.measure, o.trigger
		}
		if s.related(f, h) {
			g := *f
			g.head = h
			if m, t := s.byClause(&g); m != "" && s.people(f) {
				return m, t
			}
			if m, t := s.byModifier(&g); m != "" && s.people(f) && s.d.Tokens[t].Rel != nlp.Amod {
				return m, t
			}
		}
	}
	return "", -1
}

// related keeps singles from inheriting through names: "the minister and a bus".
func (s *sentence) related(f *finding, h int) bool {
	return s.d.Tokens[h].UPOS == nlp.NOUN || s.d.Tokens[h].UPOS == nlp.NUM || s.d.Tokens[h].UPOS == nlp.PROPN
}

// justBefore reads a participle that touches the phrase: "…, injured four others". It is surer than the tree.
func (s *sentence) justBefore(f *finding) (string, int) {
	k := s.skipBack(f.start - 1)
	if k < s.start || !s.people(f) || f.single && !s.w.person(s.d.Tokens[f.head].Lemma) {
		return "", -1
	}
	m, form := s.w.verb(s.d.Tokens[k].Lower)
	if m == "" || form < edForm || s.passiveBefore(k) || s.either(k) {
		return "", -1
	}
	if k > s.start && s.d.Tokens[k-1].Lower == "or" {
		return "", -1
	}
	return m, k
}

// nextTo reads the words that touch the phrase, where the tree is odd: "killing 12", "18 injured".
func (s *sentence) nextTo(f *finding) (string, int) {
	d := s.d
	if k := s.skipBack(f.start - 1); k >= s.start && s.people(f) {
		m, form := s.w.verb(d.Tokens[k].Lower)
		isNoun := form <= sForm && s.nominal(k)
		if m != "" && !isNoun && (!f.single || s.w.person(d.Tokens[f.head].Lemma)) && !s.passiveBefore(k) {
			return m, k
		}
	}
	if k := f.start - 2; k >= s.start && d.Tokens[k+1].Lower == "of" && s.people(f) {
		if m := s.ofNoun(d.Tokens[k].Lower); m != "" {
			return m, k
		}
	}
	if k := s.behindOrigin(f.end); k > f.end && s.people(f) { // "resulted in one peacekeeper from Ghana killed"
		if m, form := s.w.verb(d.Tokens[k].Lower); m != "" && form == edForm && !s.objectBehind(k) {
			return m, k
		}
	}
	if k := f.end; k < s.end {
		if m, form := s.w.verb(d.Tokens[k].Lower); m != "" && form == edForm && !f.single && (!s.objectBehind(k) || f.start > s.start && d.Tokens[f.start-1].Lower == "with") {
			return m, k
		}
		if m := s.w.measure(d.Tokens[k].Lower, adj); m != "" && (!f.single || d.Tokens[k].Lower == "dead") {
			return m, k
		}
	}
	return "", -1
}

// behindOrigin passes a short phrase that says where those counted are from: "two officers from Peru", "nine of its men". It
// is k where none stands.
func (s *sentence) behindOrigin(k int) int {
	if k >= s.end || s.d.Tokens[k].Lower != "from" && s.d.Tokens[k].Lower != "of" {
		return k
	}
	i := k + 1
	for i < s.end && i < k+5 && (nounLike(&s.d.Tokens[i]) || s.d.Tokens[i].UPOS == nlp.DET || s.d.Tokens[i].XPOS == "PRP$") {
		i++
	}
	if i == k+1 || i >= s.end {
		return k
	}
	return i
}

func nounLike(t *nlp.Token) bool {
	return t.UPOS == nlp.NOUN || t.UPOS == nlp.PROPN || t.UPOS == nlp.ADJ
}

// skipBack passes words that may stand between a verb and its count: "killing all 68", "arrested a further 12".
func (s *sentence) skipBack(k int) int {
	for k > s.start {
		switch s.d.Tokens[k].Lower {
		case "all", "the", "another", "further", "additional", "a", "these", "those":
			k--
			continue
		case "of":
			if s.d.Tokens[k-1].Lower == "total" {
				k -= 2
				continue
			}
		}
		break
	}
	return k
}

// nominal tells whether the word at k is a noun though it looks like a verb: "the arrest", "their murder".
func (s *sentence) nominal(k int) bool {
	if k == s.start {
		return false
	}
	switch p := &s.d.Tokens[k-1]; p.UPOS {
	case nlp.DET, nlp.ADJ, nlp.ADP, nlp.NUM:
		return true
	default:
		return p.XPOS == "PRP$" || p.XPOS == "POS"
	}
}

// ofNoun is what the noun w, singular or plural, tells of those behind "of".
func (s *sentence) ofNoun(w string) string {
	if m := s.w.measure(w, of); m != "" {
		return m
	}
	if n := len(w); n > 1 && w[n-1] == 's' {
		return s.w.measure(w[:n-1], of)
	}
	return ""
}

// passiveBefore tells whether the participle at k is passive, so that what follows is no object: "were killed 12 days".
func (s *sentence) passiveBefore(k int) bool {
	for n := k - 1; n >= s.start && n > k-4; n-- {
		switch s.d.Tokens[n].Lower {
		case "was", "were", "been", "being", "are", "is":
			return true
		case "also", "reportedly", "all", "not":
			continue
		}
		return false
	}
	return false
}

// objectBehind tells whether the verb at k has an object of its own: "two gunmen killed 12 people".
func (s *sentence) objectBehind(k int) bool {
	if k+1 >= s.end {
		return false
	}
	t := &s.d.Tokens[k+1]
	return t.UPOS == nlp.NUM || t.UPOS == nlp.DET || t.UPOS == nlp.NOUN || t.UPOS == nlp.PROPN || t.UPOS == nlp.ADJ && t.Rel == nlp.Amod
}

// aside is the comma that closes the aside that the comma at k opens, k when it opens none.
func (s *sentence) aside(k int) int {
	d := s.d
	if d.Tokens[k].Form != "," || k+3 >= s.end {
		return k
	}
	part := d.Tokens[k+1].UPOS == nlp.NUM && d.Tokens[k+2].Lower == "of" && (d.Tokens[k+3].Lower == "them" || d.Tokens[k+3].Lower == "whom") // "eleven people, five of them children, were hurt"
	if !asides[d.Tokens[k+1].Lower] && !part {
		return k
	}
	for n := k + 2; n < s.end && n < k+16; n++ {
		if d.Tokens[n].Form == "," {
			return n
		}
	}
	return k
}

var asides = map[string]bool{"including": true, "mostly": true, "among": true, "many": true, "most": true, "some": true, "which": true, "who": true, "aged": true, "all": true}

// outcome are words behind which an adjective tells how it ended: "50 feared dead".
var outcome = map[string]bool{"feared": true, "found": true, "left": true, "reported": true, "confirmed": true, "presumed": true, "believed": true}

// beside reads words behind the phrase that are near: "an associate of the leader was killed", "18 others were injured".
func (s *sentence) beside(f *finding) (string, int) {
	d := s.d
	be := false
	limit := f.end + 9
	for k := f.end; k < s.end && k < limit; k++ {
		t := &d.Tokens[k]
		if n := s.aside(k); n > k { // "dozens more villagers, including children, have been killed"
			limit += n - k
			k = n
			continue
		}
		switch t.Lower {
		case "was", "were", "been", "being", "are", "is":
			be = true
			continue
		case "have", "has", "had", "also", "reportedly", "now", "already", "seriously", "critically", "badly", "reported", "feared", "left", "found", "confirmed", "presumed", "believed", "not", "others", "more":
			continue
		}
		if m := s.w.measure(t.Lower, adj); m != "" && k > f.end && outcome[d.Tokens[k-1].Lower] {
			return m, k
		}
		if m := s.dies(k); m != "" && !f.single && s.w.forms[t.Lower].kind == edForm {
			return m, k
		}
		if be {
			if m, form := s.w.verb(t.Lower); m != "" && form == edForm {
				return m, k
			}
			if m := s.w.measure(t.Lower, adj); m != "" {
				return m, k
			}
			return "", -1
		}
		if t.UPOS == nlp.PUNCT && t.Form != "-" || t.UPOS == nlp.VERB || t.UPOS == nlp.CCONJ || t.UPOS == nlp.SCONJ {
			break
		}
	}
	return "", -1
}

// ofThem tells whether a number behind a comma is a part of those told before: "Nine were killed, two of them boys, and ten were hurt".
func (s *sentence) ofThem(f *finding) bool {
	d := s.d
	if f.head == 0 || d.Tokens[f.head-1].Form != "," || f.head+2 >= s.end || d.Tokens[f.head+1].Lower != "of" {
		return false
	}
	w := d.Tokens[f.head+2].Lower
	return w == "them" || w == "whom"
}

// among reads "four of them", "two of the officers": those are part of a figure told before.
func (s *sentence) among(f *finding) (string, int) {
	d := s.d
	if f.after >= s.end || d.Tokens[f.after].Lower != "of" || f.after+1 >= s.end {
		return "", -1
	}
	w := d.Tokens[f.after+1].Lower
	if k := f.after + 2; w == "those" && k < s.end { // "400 of those killed"
		if m, form := s.w.verb(d.Tokens[k].Lower); m != "" && form == edForm {
			return m, k
		}
	}
	if w != "them" && w != "whom" {
		return "", -1
	}
	if whole := s.lastWhole(); whole >= 0 {
		f.whole = whole
		return s.found[whole].measure, s.found[whole].trigger
	}
	return "", -1
}
