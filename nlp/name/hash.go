package name

// hash is FNV-1a over the letters of a word.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// mix makes a feature's number from its template and value.
func mix(template int, v uint32) uint32 {
	h := v ^ uint32(template)*0x9E3779B1
	h ^= h >> 16
	h *= 0x85EBCA6B
	h ^= h >> 13
	h *= 0xC2B2AE35
	return h ^ h>>16
}

// mix2 makes a feature's number from its template and two values.
func mix2(template int, a, b uint32) uint32 { return mix(template, a*0x27D4EB2F^(b+0x165667B1+a<<6)) }

// Hash is the number under which a word's classes are stored: hash of its lower-case form, digits as zeros.
func Hash(s string) uint32 { return hash(s) }

// classHash is Hash with digits read as zeros.
func classHash(lower string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(lower); i++ {
		c := lower[i]
		if c >= '0' && c <= '9' {
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}
