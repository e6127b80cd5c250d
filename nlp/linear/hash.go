package linear

// Hash is the number of a string (FNV-1a, then mixed so that its top bits are as good as its low ones).
func Hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return Mix(h)
}

// Mix scatters the bits of h.
func Mix(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	h ^= h >> 32
	return h
}

// Feature is the hash of a feature: its template and one value.
func Feature(template int, a uint64) uint64 {
	h := (a + uint64(template)*0xD1B54A32D192ED03) * 0x9E3779B97F4A7C15
	h ^= h >> 29
	return h * 0xBF58476D1CE4E5B9
}

// Feature2 is the hash of a feature of two values.
func Feature2(template int, a, b uint64) uint64 {
	return Feature(template, a*0xD6E8FEB86659FD93+(b^b>>31)*0xA24BAED4963EE407)
}

// Feature3 is the hash of a feature of three values.
func Feature3(template int, a, b, c uint64) uint64 {
	return Feature2(template, a*0x9FB21C651E98DF25+(b^b>>28), c)
}

// Feature4 is the hash of a feature of four values.
func Feature4(template int, a, b, c, d uint64) uint64 {
	return Feature3(template, a*0xC2B2AE3D27D4EB4F+(b^b>>30), c, d)
}
