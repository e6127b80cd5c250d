package when

// number reads a number in digits or words at word i: "12", "1,500", "2 1/2", "twenty-four", "two thousand", "a hundred",
// "one and a half". Its value is in n.
func (f *finder) number(i int) (n float64, end int) {
	if w := f.at(i); w.digits > 0 {
		return f.digits(i)
	}
	n, end = f.numberWords(i)
	if end == 0 {
		return 0, 0
	}
	if f.is(end, "and") && f.is(end+1, "a") && f.is(end+2, "half") {
		return n + 0.5, end + 3
	}
	if f.is(end, "million", "billion") {
		return f.millions(n, end)
	}
	if f.mark(end, '-') && f.is(end+1, "and") && f.is(f.hyphen(end+2), "a") {
		if k := f.hyphen(f.hyphen(end+2) + 1); f.is(k, "half") {
			return n + 0.5, k + 1
		}
	}
	return n, end
}

func (f *finder) digits(i int) (n float64, end int) {
	w := f.at(i)
	if w.digits > 6 {
		return 0, 0
	}
	n, end = float64(w.num), i+1
	for f.mark(end, ',') && f.glued(end) && f.glued(end+1) && f.at(end+1).digits == 3 && w.digits < 4 {
		n = n*1000 + float64(f.at(end+1).num)
		end += 2
	}
	if f.mark(end, '.') && f.glued(end) && f.glued(end+1) && f.at(end+1).digits == 1 {
		n, end = n+float64(f.at(end+1).num)/10, end+2
		if f.is(end, "million", "billion") {
			return f.millions(n, end)
		}
		return n, end
	}
	if k := f.hyphen(end); f.at(k).num == 1 && f.mark(k+1, '/') && f.at(k+2).digits == 1 && f.at(k+2).num > 1 {
		return n + 1/float64(f.at(k+2).num), k + 3
	}
	if w.num == 1 && f.mark(end, '/') && f.at(end+1).digits == 1 && f.at(end+1).num > 1 {
		return 1 / float64(f.at(end+1).num), end + 2
	}
	if e := f.e(end); e.text == "hundred" || e.text == "thousand" {
		n *= float64(e.num)
		end++
	}
	if f.is(end, "and") && f.is(end+1, "a") && f.is(end+2, "half") {
		return n + 0.5, end + 3
	}
	if f.is(end, "million", "billion") {
		return f.millions(n, end)
	}
	return n, end
}

// millions passes the word for a great number behind n.
func (f *finder) millions(n float64, end int) (float64, int) {
	if f.is(end, "billion") {
		n *= 1000
	}
	return n * 1e6, end + 1
}

// numberWords adds up number words: tens and ones, then hundreds and thousands as factors.
func (f *finder) numberWords(i int) (n float64, end int) {
	sum, total, j := 0, 0, i
	if f.is(j, "a", "an") && f.e(j+1).hasNum && f.e(j+1).num >= 12 && (f.e(j+1).num >= 100 || f.e(j+1).num == 12) {
		j++
	}
	for {
		e := f.e(j)
		if !e.hasNum {
			break
		}
		switch {
		case e.num == 1000:
			total, sum = total+max(sum, 1)*1000, 0
		case e.num == 100:
			sum = max(sum, 1) * 100
		case sum%100 != 0 && (sum%100 < 20 || sum%10 != 0 || e.num >= 10):
			return float64(total + sum), j // "nineteen ninety": two numbers
		default:
			sum += e.num
		}
		j++
		if f.mark(j, '-') && f.e(j+1).hasNum && f.e(j-1).num >= 20 && f.e(j+1).num < 10 {
			j++
		} else if f.is(j, "and") && f.e(j+1).hasNum && f.e(j-1).num >= 100 {
			j++
		}
	}
	if j == i || total+sum == 0 && j == i {
		return 0, 0
	}
	return float64(total + sum), j
}

// ordinal reads "third", "20th", "twenty-first".
func (f *finder) ordinal(i int) (n, end int) {
	if w := f.at(i); w.digits > 0 && w.digits < 3 && f.glued(i+1) && f.is(i+1, "st", "nd", "rd", "th") {
		return int(w.num), i + 2
	}
	e := f.e(i)
	if e.ord > 0 {
		return e.ord, i + 1
	}
	if e.hasNum && e.num >= 20 && e.num < 100 {
		if k := f.hyphen(i + 1); f.e(k).ord > 0 && f.e(k).ord < 10 {
			return e.num + f.e(k).ord, k + 1
		}
	}
	return 0, 0
}

// yearWords reads a year told in words: "nineteen ninety-six", "two thousand".
func (f *finder) yearWords(i int) (y, end int) {
	e := f.e(i)
	if !e.hasNum {
		return 0, 0
	}
	if e.num == 2 && f.is(i+1, "thousand") {
		n, j := f.numberWords(i)
		if n >= 2000 && n < 2100 {
			return int(n), j
		}
		return 0, 0
	}
	if e.num != 18 && e.num != 19 && e.num != 20 {
		return 0, 0
	}
	j := i + 1
	if f.is(j, "hundred") {
		return 0, 0
	}
	n, k := f.numberWords(f.hyphen(j))
	if k == 0 || n < 10 || n > 99 {
		return 0, 0
	}
	return e.num*100 + int(n), k
}
