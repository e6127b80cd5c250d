package when

import "strconv"

// grain is how fine a time is told.
type grain uint8

const (
	noGrain grain = iota
	second
	minute
	hour
	dayPart
	day
	weekend
	week
	month
	season
	quarter
	half
	year
	decade
	century
	millennium
)

// parseUnit reads a unit of the lexicon: "D", "2W", "TH".
func parseUnit(s string) (g grain, scale int) {
	switch s {
	case "TS":
		return second, 1
	case "TM":
		return minute, 1
	case "TH":
		return hour, 1
	case "D":
		return day, 1
	case "WE":
		return weekend, 1
	case "W":
		return week, 1
	case "2W":
		return week, 2
	case "M":
		return month, 1
	case "Q":
		return quarter, 1
	case "H":
		return half, 1
	case "Y":
		return year, 1
	case "10Y":
		return decade, 1
	case "100Y":
		return century, 1
	case "1000Y":
		return millennium, 1
	}
	return noGrain, 0
}

// period writes n units as a TIMEX3 duration: P3D, PT2H, P20Y for two decades, P2Y6M for two and a half years.
func period(n float64, g grain) string {
	whole := int(n)
	frac := n - float64(whole)
	if n > 1e12 {
		return vaguePeriod(g)
	}
	num := strconv.Itoa(whole)
	odd := frac > 0
	switch g {
	case second:
		return "PT" + num + "S"
	case minute:
		return "PT" + num + "M" + when(odd, strconv.Itoa(int(frac*60))+"S")
	case hour:
		return "PT" + when(whole > 0 || !odd, num+"H") + when(odd, strconv.Itoa(int(frac*60))+"M")
	case day:
		if odd && whole == 0 {
			return "PT" + strconv.Itoa(int(frac*24)) + "H"
		}
		return "P" + num + "D" + when(odd, "T"+strconv.Itoa(int(frac*24))+"H")
	case weekend:
		return "P" + num + "WE"
	case week:
		return "P" + num + "W" + when(odd, strconv.Itoa(int(frac*7+0.5))+"D")
	case month:
		return "P" + when(whole > 0 || !odd, num+"M") + when(odd, strconv.Itoa(int(frac*30))+"D")
	case quarter:
		return "P" + num + "Q"
	case half:
		return "P" + strconv.Itoa(6*whole) + "M"
	case season:
		return "P" + num + "SU"
	case year:
		return "P" + when(whole > 0 || !odd, num+"Y") + when(odd, strconv.Itoa(int(frac*12+0.5))+"M")
	case decade:
		return "P" + strconv.Itoa(int(n*10)) + "Y"
	case century:
		return "P" + strconv.Itoa(int(n*100)) + "Y"
	case millennium:
		return "P" + strconv.Itoa(int(n*1000)) + "Y"
	}
	return "PXX"
}

func when(yes bool, s string) string {
	if yes {
		return s
	}
	return ""
}

// vaguePeriod writes an unknown number of units: PXD for "days", PXY for "several years".
func vaguePeriod(g grain) string {
	switch g {
	case second:
		return "PTXS"
	case minute:
		return "PTXM"
	case hour:
		return "PTXH"
	case day, dayPart:
		return "PXD"
	case weekend:
		return "PXWE"
	case week:
		return "PXW"
	case month:
		return "PXM"
	case quarter:
		return "PXQ"
	case decade:
		return "PXDE"
	case century:
		return "PXCE"
	case year:
		return "PXY"
	}
	return "PXX"
}
