package toll

import "rapporteur/nlp"

// madeUp reads who a group of victims is made up of: "The dead included two nurses and a guard", "Among the wounded were
// three children". It is no part of a figure when the report gives none.
func (s *sentence) madeUp(f *finding) (string, int) {
	if !s.people(f) {
		return "", -1
	}
	for k := f.start - 1; k > s.start && k > f.start-24; k-- {
		t := &s.d.Tokens[k]
		switch t.Lemma {
		case "include", "comprise", "number":
			return s.victimsBefore(k)
		case "be":
			if k > s.start+2 && s.d.Tokens[k-3].Lower == "among" || k > s.start+1 && s.d.Tokens[k-2].Lower == "among" {
				return s.victimsBefore(k)
			}
		}
		if t.UPOS == nlp.VERB || t.Form == ";" || t.Form == ":" {
			return "", -1
		}
	}
	return "", -1
}

// victimsBefore is what befell the victims named straight before word k: "the dead | included".
func (s *sentence) victimsBefore(k int) (string, int) {
	i := k - 1
	switch s.d.Tokens[i].Lower {
	case "dead", "victims", "fatalities", "killed", "deceased":
		return "killed", i
	case "wounded", "injured":
		return "injured", i
	case "missing":
		return "missing", i
	case "arrested", "detained", "detainees":
		return "arrested", i
	case "hostages", "captives":
		return "captured", i
	}
	return "", -1
}

// lost reads the own dead of a side: "lost three of its men", "lost 14 soldiers". What else is lost ("lost two villages",
// "lost 40 seats") counts nobody.
func (s *sentence) lost(f *finding) (string, int) {
	if f.single || f.start-1 < s.start {
		return "", -1
	}
	for k := f.start - 1; k >= s.start && k > f.start-4; k-- {
		if s.d.Tokens[k].Lemma != "lose" {
			if s.d.Tokens[k].UPOS == nlp.VERB {
				break
			}
			continue
		}
		for i := f.num; i < f.end+4 && i < s.end; i++ {
			switch s.d.Tokens[i].Lemma {
			case "soldier", "man", "fighter", "troop", "sailor", "pilot", "officer", "marine", "policeman", "member", "crew", "airman", "peacekeeper", "militant", "rebel",
				"serviceman", "servicewoman", "trooper", "guard", "commando", "conscript", "reservist", "gunman", "guerrilla", "combatant", "policewoman", "paratrooper", "seaman":
				return "killed", k
			}
		}
		return "", -1
	}
	return "", -1
}

// fromHome tells whether those whom verb g drives leave their homes: "drove 9,000 people from their homes".
func (s *sentence) fromHome(g int) bool {
	for i := g + 1; i+1 < s.end && i < g+12; i++ {
		if w := s.d.Tokens[i].Lower; w == "from" || w == "out" {
			for k := i + 1; k < s.end && k < i+5; k++ {
				switch s.d.Tokens[k].Lemma {
				case "home", "house", "village", "land", "town":
					return true
				}
			}
		}
	}
	return false
}
