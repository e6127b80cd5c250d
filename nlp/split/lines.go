package split

import "strings"

// paragraph is a stretch of text that sentences do not leave.
type paragraph struct {
	start, end int
	fresh      bool // begins a paragraph; false for what follows a dateline
	heading    bool
}

// paragraphs parts text at blank lines, and at single line breaks where a line is complete in itself: news copy comes
// with a paragraph a line, as hard-wrapped lines, or with headlines and bylines on lines of their own.
func paragraphs(s string) []paragraph {
	var out []paragraph
	b := blocks{text: s}
	for b.next() {
		from := 0
		for k := range b.lines {
			if k+1 < len(b.lines) && b.wrapped(k) {
				continue
			}
			out = append(out, paragraph{start: b.lines[from].start, end: b.lines[k].end, fresh: true})
			from = k + 1
		}
	}
	return out
}

// line is a line without the blanks around it.
type line struct{ start, end, indent int }

// blocks walks over groups of lines without a blank line among them.
type blocks struct {
	text  string
	at    int
	lines []line
	width int  // of the longest line
	hard  bool // broken by a program that fills lines
}

func (b *blocks) next() bool {
	b.lines, b.width = b.lines[:0], 0
	for b.at < len(b.text) {
		start := b.at
		end := start + indexBreak(b.text[start:])
		b.at = end + 1
		if end+1 < len(b.text) && b.text[end] == '\r' && b.text[end+1] == '\n' {
			b.at++
		}
		l := b.trim(start, end)
		if l.start == l.end {
			if len(b.lines) > 0 {
				break
			}
			continue
		}
		b.lines = append(b.lines, l)
		b.width = max(b.width, l.end-l.start)
	}
	b.hard = b.isHard()
	return len(b.lines) > 0
}

func indexBreak(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' || s[i] == '\r' || s[i] == '\f' || s[i] == '\v' {
			return i
		}
	}
	return len(s)
}

func (b *blocks) trim(i, e int) line {
	from := i
	for i < e {
		k, w := classAt(b.text, i)
		if k != blank {
			break
		}
		i += w
	}
	for e > i && classBefore(b.text, e) == blank {
		e--
		for e > i && b.text[e]&0xC0 == 0x80 {
			e--
		}
	}
	return line{i, e, i - from}
}

// Widths of hard-wrapped copy in bytes.
const (
	minWrap = 30
	maxWrap = 130
)

// wrapped tells whether the sentence of line k may go on in line k+1: the line was broken because it was full, or the
// next line begins with a small letter.
func (b *blocks) wrapped(k int) bool {
	s := b.text
	this, next := b.lines[k], b.lines[k+1]
	switch {
	case isItem(s[next.start:next.end]), next.indent > this.indent+1:
		return false
	case isLowerAt(s, next.start) && !ends(s[this.start:this.end]):
		return true
	case len(b.lines) == 2 && (ends(s[this.start:this.end]) || !ends(s[next.start:next.end]) || this.end-this.start < 55):
		return false
	}
	return b.hard && b.full(k)
}

// full tells whether the first word of line k+1 found no room in line k.
func (b *blocks) full(k int) bool {
	next := b.lines[k+1]
	word := strings.IndexByte(b.text[next.start:next.end], ' ')
	if word < 0 {
		word = next.end - next.start
	}
	length := b.lines[k].end - b.lines[k].start
	return length >= minWrap && length+1+word > b.width-2
}

// isHard tells whether the lines were broken by a program that fills lines: most are full.
func (b *blocks) isHard() bool {
	if b.width > maxWrap || b.width < minWrap || len(b.lines) < 2 {
		return false
	}
	full := 0
	for k := range b.lines[:len(b.lines)-1] {
		if b.full(k) {
			full++
		}
	}
	return 3*full >= 2*(len(b.lines)-1)
}

// ends tells whether a line ends as a sentence does: with a stop, and marks of quotation or brackets behind it.
func ends(line string) bool {
	for e := len(line); e > 0; {
		k := classBefore(line, e)
		switch {
		case k == stop || k == dots:
			return true
		case k != quote && k != apos && k != shut:
			return false
		}
		e--
		for e > 0 && line[e]&0xC0 == 0x80 {
			e--
		}
	}
	return false
}

// isItem tells whether a line begins like an item of a list: "- ", "* ", "• ", "1. ", "a) ".
func isItem(line string) bool {
	switch {
	case strings.HasPrefix(line, "- "), strings.HasPrefix(line, "* "), strings.HasPrefix(line, "– "), strings.HasPrefix(line, "— "):
		return true
	case strings.HasPrefix(line, "•"), strings.HasPrefix(line, "●"), strings.HasPrefix(line, "▪"), strings.HasPrefix(line, "◦"), strings.HasPrefix(line, "·"):
		return true
	}
	n := 0
	for n < len(line) && n < 3 && isDigitAt(line, n) {
		n++
	}
	if n == 0 && len(line) > 1 && (isLowerAt(line, 0) || isUpperAt(line, 0)) && line[1] == ')' {
		n = 1
	}
	return n > 0 && n+1 < len(line) && (line[n] == '.' || line[n] == ')') && line[n+1] == ' '
}
