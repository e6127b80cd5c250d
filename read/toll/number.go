package toll

import (
	"math"
	"strconv"
	"strings"

	"rapporteur/nlp"
)

var small = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

var factors = map[string]float64{"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "k": 1e3}

// vague are number words without a number, with what record.md counts them as.
var vague = map[string]float64{"several": 3, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2000000}

// number reads a number that begins at token i and gives the token behind it: "2,187", "twenty-six", "1.5 million",
// "a hundred", "a dozen".
func number(d *nlp.Doc, i, end int) (n float64, j int) {
	if i >= end {
		return 0, i
	}
	t := &d.Tokens[i]
	if v, ok := digits(t.Form); ok {
		return scaled(d, v, i+1, end)
	}
	if n, ok := compound(t.Lower); ok {
		return numberWords(d, n, i+1, end)
	}
	if (t.Lower == "a" || t.Lower == "an") && i+1 < end {
		w := d.Tokens[i+1].Lower
		if f, ok := factors[w]; ok && len(w) > 2 {
			return scaled(d, f, i+2, end)
		}
		if w == "dozen" {
			return 12, i + 2
		}
	}
	return 0, i
}

// digits reads "12", "2,187", "3.5".
func digits(s string) (float64, bool) {
	if s == "" || s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return v, err == nil
}

// compound reads a number word of one token: "six", "twenty-six".
func compound(s string) (float64, bool) {
	if v, ok := small[s]; ok {
		return v, true
	}
	if k := strings.IndexByte(s, '-'); k > 0 {
		a, ok := small[s[:k]]
		b, ok2 := small[s[k+1:]]
		return a + b, ok && ok2 && a >= 20 && b < 10
	}
	return 0, false
}

// scaled multiplies by the factors that follow: "1.5 million", "20 thousand", "2 dozen".
func scaled(d *nlp.Doc, v float64, j, end int) (float64, int) {
	for j < end {
		w := d.Tokens[j].Lower
		f, ok := factors[w]
		if w == "dozen" {
			f, ok = 12, true
		}
		if !ok {
			break
		}
		v = math.Round(v*f*1e6) / 1e6 // 16.6 million, not 16600000.000000002
		j++
	}
	return v, j
}

// numberWords goes on after the first number word: "twenty - six", "two hundred and five", "three thousand".
func numberWords(d *nlp.Doc, n float64, j, end int) (float64, int) {
	total := 0.0
	for j < end {
		w := d.Tokens[j].Lower
		switch v, ok := compound(w); {
		case w == "-" && j+1 < end && n >= 20 && small[d.Tokens[j+1].Lower] > 0 && small[d.Tokens[j+1].Lower] < 10:
			n += small[d.Tokens[j+1].Lower]
			j += 2
		case ok && (n == 0 || n >= 100 && v < 100 || n >= 20 && n < 100 && v < 10):
			n += v
			j++
		case w == "and" && n >= 100 && j+1 < end && small[d.Tokens[j+1].Lower] > 0:
			j++
		case w == "hundred":
			n *= 100
			j++
		case w == "dozen":
			n *= 12
			j++
		case factors[w] >= 1000 && len(w) > 2:
			total += n * factors[w]
			n = 0
			j++
		default:
			return total + n, j
		}
	}
	return total + n, j
}
