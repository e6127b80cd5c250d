package parse

import "rapporteur/nlp"

// class is a tag of the network.
type class struct {
	tagger int // its number with the tagger, -1 when the tagger does not have it
	finite bool
}

func finiteTag(xpos string) bool {
	switch xpos {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// retag gives tokens the tags of the network. A sentence that ends with a stop does not lose its only finite verb: in "The
// navy simulated air strikes." the tagger knows better what stands between two nouns.
func (p *Parser) retag(s *sheet, tokens []nlp.Token) {
	s.tags = s.tags[:0]
	was, left := false, false
	for i := range tokens {
		t := p.bestTag(s, i)
		s.tags = append(s.tags, int32(t))
		was = was || finiteTag(tokens[i].XPOS)
		left = left || t >= 0 && p.tags[t].finite
	}
	keep := was && !left && tokens[len(tokens)-1].Form == "."
	for i, t := range s.tags {
		if t >= 0 && p.tags[t].tagger >= 0 && !(keep && finiteTag(tokens[i].XPOS)) {
			p.tagger.Retag(&tokens[i], p.tags[t].tagger)
		}
	}
}

// bestTag is the network's tag of token i, -1 when it has none.
func (p *Parser) bestTag(s *sheet, i int) int {
	if len(p.tags) == 0 {
		return -1
	}
	scores := s.head[i*p.network.heads.Cols+p.network.tagsAt():][:len(p.tags)]
	best := 0
	for c, v := range scores {
		if v > scores[best] {
			best = c
		}
	}
	return best
}
