package when

import (
	"strconv"
	"time"
)

// write tells a date in TIMEX3 and EDTF.
func write(m meaning, t time.Time, g grain) value {
	v := value{typ: "DATE"}
	v.timex, v.edtf = dateText(m, t, g)
	switch {
	case m.clock:
		v.typ = "TIME"
		v.timex = t.Format("2006-01-02") + "T" + two(m.hh) + ":" + two(m.mm) + m.zone
		v.edtf = v.timex
	case m.part == "12:00" || m.part == "24:00":
		v.typ, v.timex = "TIME", t.Format("2006-01-02")+"T"+m.part
		v.edtf = t.Format("2006-01-02")
		if m.part == "12:00" {
			v.edtf = v.timex
		}
	case m.part != "":
		v.typ, v.timex = "TIME", t.Format("2006-01-02")+"T"+m.part
		v.edtf = t.Format("2006-01-02")
		if m.part == "NI" && (m.rule == "day word" || m.rule == "night into") && m.n < 0 {
			v.edtf += "/" + t.AddDate(0, 0, 1).Format("2006-01-02")
		}
	case g == dayPart || g < dayPart:
		v.typ = "TIME"
	}
	if m.two {
		v.edtf += "/" + four(t.Year()+1)
	}
	if m.about && v.edtf != "" && !m.clock {
		v.edtf += "~"
	}
	return v
}

// dateText writes a date as fine as it is told.
func dateText(m meaning, t time.Time, g grain) (timex, edtf string) {
	switch g {
	case millennium:
		s := four(t.Year())[:1]
		return s, s + "XXX"
	case century:
		s := four(t.Year())[:2]
		return s, s + "XX"
	case decade:
		s := four(t.Year())[:3]
		return s, s + "X"
	case year:
		s := four(t.Year())
		return s, s
	case half:
		s := four(t.Year())
		n := (int(t.Month())-1)/6 + 1
		return s + "-H" + strconv.Itoa(n), s + "-" + strconv.Itoa(39+n)
	case quarter:
		s := four(t.Year())
		n := (int(t.Month())-1)/3 + 1
		return s + "-Q" + strconv.Itoa(n), s + "-" + strconv.Itoa(32+n)
	case season:
		s := four(t.Year())
		return s + "-" + m.season, s + "-" + seasonCode(m.season)
	case month:
		s := t.Format("2006-01")
		if m.kind == ofFeast && m.feast != nil {
			mid := t.AddDate(0, 0, m.feast.length/2).Format("2006-01")
			return mid, t.Format("2006-01-02") + "/" + t.AddDate(0, 0, m.feast.length-1).Format("2006-01-02")
		}
		return s, s
	case week:
		s := weekText(t)
		return s, s
	case weekend:
		sat := t.AddDate(0, 0, 6-isoWeekday(t))
		return weekText(t) + "-WE", sat.Format("2006-01-02") + "/" + sat.AddDate(0, 0, 1).Format("2006-01-02")
	}
	s := t.Format("2006-01-02")
	return s, s
}

func weekText(t time.Time) string {
	y, w := t.ISOWeek()
	return four(y) + "-W" + two(w)
}

func seasonCode(s string) string {
	switch s {
	case "SP":
		return "21"
	case "SU":
		return "22"
	case "FA":
		return "23"
	}
	return "24"
}

func four(y int) string {
	s := strconv.Itoa(y)
	for len(s) < 4 {
		s = "0" + s
	}
	return s
}
