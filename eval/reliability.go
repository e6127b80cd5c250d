package eval

// Bin is one row of the reliability table: entries that the program was about equally sure of.
type Bin struct {
	From, To float64 // confidence, To exclusive but for the last
	Entries  int
	Sure     float64 // mean confidence
	Right    float64 // mean credit: what the confidence should be
}

// Reliability says how well confidence tells what is right: ten bins over all entries of the records, and the
// calibration error, the mean distance of confidence and credit over the bins, weighted by their entries. Kinds are
// those to count; none means all. Actors are met in several kinds and count where they are told.
func (s *Score) Reliability(kinds ...string) (bins []Bin, calibrationError float64) {
	if len(kinds) == 0 {
		kinds = Kinds
	}
	sums := make([]Bin, 10)
	all := 0
	count := func(e *Entry, credit float64) {
		if e.Confidence < 0 {
			return
		}
		b := &sums[min(int(e.Confidence*10+1e-9), 9)]
		b.Entries++
		b.Sure += e.Confidence
		b.Right += credit
		all++
	}
	for _, k := range kinds {
		if k == "meetings" && len(kinds) > 1 {
			continue // events told again
		}
		for _, p := range s.Kinds[k].Pairs {
			count(p.System, p.Credit)
		}
		for _, e := range s.Kinds[k].Spurious {
			count(e, 0)
		}
	}
	for i, b := range sums {
		if b.Entries == 0 {
			continue
		}
		b.From, b.To = float64(i)/10, float64(i+1)/10
		b.Sure /= float64(b.Entries)
		b.Right /= float64(b.Entries)
		calibrationError += max(b.Sure-b.Right, b.Right-b.Sure) * float64(b.Entries) / float64(all)
		bins = append(bins, b)
	}
	return bins, calibrationError
}
