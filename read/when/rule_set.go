package when

// sets finds times that come again: "every day", "each July", "daily", "twice a week", "Mondays".
func (f *finder) sets(i int) (meaning, int) {
	e := f.e(i)
	if e.set != "" {
		return f.setWord(i, e)
	}
	if !f.is(i, "every", "each", "per") {
		return meaning{}, 0
	}
	m := meaning{rule: "every", kind: set, typ: "SET"}
	j := i + 1
	n := 1.0
	if f.is(j, "other", "second") && f.e(j+1).weekday > 0 {
		j++ // "every other Monday" is a Monday that comes again
	} else if f.is(j, "other", "second") && f.e(j+1).unit != noGrain {
		n, j = 2, j+1
	} else if v, k := f.number(j); k > 0 {
		n, j = v, k
	} else {
		j = f.skip(j, "single", "passing", "few")
	}
	e = f.e(j)
	switch {
	case f.is(j, "one") || f.is(j, "of"):
		return meaning{}, 0
	case e.unit != noGrain && !(e.unit == second && n == 1) && (n > 1 || !e.noun):
		m.value = period(n*float64(e.scale), e.unit)
	case e.weekday > 0:
		m.value = weekdaySet(e.weekday)
		if p := f.e(j + 1).part; p != "" {
			m.value, j = m.value+"T"+p, j+1
		}
	case e.month > 0 && f.at(j).upper:
		m.value = "XXXX-" + two(e.month)
	case e.season != "":
		m.value = "XXXX-" + e.season
	case e.part == "12:00" || e.part == "24:00":
		m.value = "XXXX-XX-XXT" + e.part
	case e.part != "":
		m.value = "P1D"
	default:
		return meaning{}, 0
	}
	return m, j + 1
}

func weekdaySet(wd int) string { return "XXXX-WXX-" + string(rune('0'+wd)) }

func two(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }

// setWord finds "daily", "annual", "weekly". In a name ("the Daily Mail") it is none.
func (f *finder) setWord(i int, e *entry) (meaning, int) {
	if f.at(i).upper && e.set[0] == 'P' && (f.at(i-1).upper || f.at(i+1).upper) || f.newspaper(i) {
		return meaning{}, 0
	}
	return meaning{rule: "set", kind: set, typ: "SET", value: e.set}, i + 1
}
