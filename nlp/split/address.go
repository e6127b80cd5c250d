package split

import "strings"

// address is the end of a web or mail address that begins at i ("https://example.org/a", "www.example.org",
// "desk@example.org", "example.org"); i when there is none. A stop or bracket behind it does not belong to it.
func (z *scanner) address(i, end int) int {
	e, at, slashes, dot := i, false, false, false
	for limit := min(end, i+z.reach(i)); e < limit; {
		c := z.text[e]
		if k, w := classAt(z.text, e); k == blank || k == quote || c == '<' || c == '>' || c == '|' {
			break
		} else if w > 1 {
			if k != letter && k != digit {
				break
			}
			e += w
			continue
		}
		switch c {
		case '@':
			at = e > i
		case ':':
			slashes = slashes || strings.HasPrefix(z.text[e:end], "://")
		case '.':
			dot = true
		}
		e++
	}
	if !at && !slashes && !dot {
		return i
	}
	word := z.lower[i:e]
	switch {
	case slashes && schemed(word), strings.HasPrefix(word, "www.") && len(word) > 5, strings.HasPrefix(word, "mailto:"):
		return z.trimAddress(i, e)
	case at:
		if e := z.trimAddress(i, e); mail(z.lower[i:e]) {
			return e
		}
	case dot:
		return z.site(i, e)
	}
	return i
}

// reach is how far to look for the end of an address that begins at i: behind an opening mark not as far, since there
// may be one every few bytes.
func (z *scanner) reach(i int) int {
	if classBefore(z.text, i) == blank {
		return 4 * maxChunk
	}
	return maxChunk
}

func schemed(word string) bool {
	k := strings.Index(word, "://")
	return k > 1 && k < 12 && len(word) > k+3 && strings.Trim(word[:k], "abcdefghijklmnopqrstuvwxyz") == ""
}

// mail tells whether word looks like name@place.
func mail(word string) bool {
	k := strings.IndexByte(word, '@')
	return k > 0 && k < len(word)-1 && strings.IndexByte(word[k+1:], '@') < 0 && !strings.ContainsAny(word, "(),;")
}

func (z *scanner) trimAddress(i, e int) int {
	for e > i+1 {
		switch c := z.text[e-1]; {
		case strings.IndexByte(".,;:!?'", c) >= 0:
			e--
		case c == ')' && strings.IndexByte(z.text[i:e], '(') < 0, c == ']' && strings.IndexByte(z.text[i:e], '[') < 0:
			e--
		default:
			if strings.HasSuffix(z.text[i:e], "’s") {
				return e - len("’s")
			}
			if strings.HasSuffix(z.text[i:e], "'s") {
				return e - len("'s")
			}
			return e
		}
	}
	return e
}

// site is the end of a bare host or file name, "bbc.co.uk/news", "terms.pdf"; i when what begins at i is none.
func (z *scanner) site(i, e int) int {
	host := i // end of the part before the first "/"
	for host < e && z.text[host] != '/' && z.text[host] != ',' && z.text[host] != ')' && z.text[host] != '\'' && z.text[host] != ':' {
		host++
	}
	for host > i && (z.text[host-1] == '.' || z.text[host-1] == '!' || z.text[host-1] == '?') {
		host--
	}
	dot := strings.LastIndexByte(z.lower[i:host], '.')
	if dot < 2 || !domains[z.lower[i+dot+1:host]] || strings.Contains(z.text[i:host], "..") {
		return i
	}
	for j := i; j < host; j++ {
		if k, _ := classAt(z.text, j); k != letter && k != digit && z.text[j] != '.' && z.text[j] != '-' {
			return i
		}
	}
	// "end.It was": a capital behind a small letter begins a sentence
	if z.text[i+dot+1] <= 'Z' && isUpperAt(z.text, i+dot+1) && isLowerAt(z.text, i+dot-1) && host-(i+dot+1) < 3 {
		return i
	}
	if host < e && z.text[host] == '/' {
		return z.trimAddress(i, e)
	}
	return host
}
