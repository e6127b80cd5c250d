package split

// beyond is the hash of what lies outside the paragraph.
const beyond = 0x9e3779b9

func (g *gapReader) at(i int) (uint32, uint32) {
	if i < 0 || i >= len(g.toks) {
		return beyond, uint32(outside)
	}
	return g.toks[i].hash, uint32(g.toks[i].shape)
}

// describe sets features to those of the gap before token i.
func (g *gapReader) describe(i int) []uint32 {
	l, sl := g.at(i - 1)
	l1, sl1 := g.at(i - 2)
	l2, sl2 := g.at(i - 3)
	r, sr := g.at(i)
	r1, sr1 := g.at(i + 1)
	_, sr2 := g.at(i + 2)
	g.features = g.features[:0]
	t := &g.toks[i]
	pair := sl<<6 | sr | bit(t.gap)<<12
	state := bit(g.inQuote) | bit(g.brackets > 0)<<1
	since, left, stop := bucket(i-g.first), bucket(len(g.toks)-i), bucket(int(g.toStop[i]))
	sf, _ := g.at(g.first)

	g.put(1, pair)
	g.put(2, pair<<8|sl1)
	g.put(3, pair<<8|sr1)
	g.put(4, (pair<<8|sl1)*31+sr1)
	g.put(5, l)
	g.put(6, l*31+sr)
	g.put(7, r)
	g.put(8, r*31+sl)
	g.put(9, l*31+r)
	g.put(10, l1*31+pair)
	g.put(11, r1*31+pair)
	g.put(12, l1*37+l)
	g.put(13, r*37+r1)
	g.put(14, sl<<8|since)
	g.put(15, pair<<8|left)
	g.put(16, pair<<8|state)
	g.put(17, pair<<8|bit(g.stopped)<<4|g.style)
	g.put(18, (sl2<<6|sl1)*41+pair)
	g.put(19, (sr2<<6|sr1)*43+pair)
	g.put(20, ((sl2<<6|sl1)*41+(sr2<<6|sr1))*47+pair)
	g.put(21, pair<<8|stop)
	g.put(22, (pair<<8|stop)*53+since<<4|bit(g.stopped))
	g.put(23, sf*31+pair)
	g.put(24, (r*37+r1)*31+sl)
	g.put(25, (l1*37+l)*31+sr)
	g.put(26, (pair<<8|since)*59+left<<4|bit(g.stopped))
	g.put(27, (l1*31+r)*3+sl)
	g.put(28, (r*61+sl)<<4|bit(g.stopped)<<1|bit(g.inQuote))
	g.put(29, (pair<<8|sl1)*67+min(since, 4)) // "2. " begins an item, "on May 2." ends a sentence
	g.put(30, (l2*31+sl1)*71+pair)
	return g.features
}

func (g *gapReader) put(template, value uint32) {
	h := value*0x85ebca6b ^ template*0xc2b2ae35
	h ^= h >> 15
	h *= 0x2c1b3c6d
	g.features = append(g.features, h>>(32-Bits))
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// bucket is a length on a coarse scale, 0 to 15.
func bucket(n int) uint32 {
	switch {
	case n < 6:
		return uint32(max(n, 0))
	case n < 8:
		return 6
	case n < 11:
		return 7
	case n < 15:
		return 8
	case n < 20:
		return 9
	case n < 27:
		return 10
	case n < 36:
		return 11
	case n < 50:
		return 12
	}
	return 13
}
