package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Options say what Print shows besides the table of kinds.
type Options struct {
	Verbose bool // missed, spurious and partly credited entries with their sentences
	Docs    bool // F1 a report and kind
	Fields  bool // accuracy of further fields on the matched entries, and the reliability of confidence
}

// Print writes the score as plain text.
func (s *Score) Print(w io.Writer, o Options) {
	if o.Verbose {
		s.printEntries(w)
	}
	if o.Docs {
		s.printDocs(w)
	}
	fmt.Fprintf(w, "%-12s%8s%8s%8s%7s%8s\n", "kind", "P", "R", "F1", "gold", "system")
	for _, k := range Kinds {
		t := s.Kinds[k]
		fmt.Fprintf(w, "%-12s%8.3f%8.3f%8.3f%7d%8d\n", k, t.Precision(), t.Recall(), t.F1(), t.Gold, t.System)
	}
	fmt.Fprintf(w, "macro F1 over kinds %.3f (%d documents)\n", s.Macro(), len(s.Docs))
	if o.Fields {
		s.printFields(w)
		s.printReliability(w)
	}
}

func (s *Score) printEntries(w io.Writer) {
	for _, d := range s.Docs {
		fmt.Fprintf(w, "== %s\n", d.Name)
		for _, k := range Kinds {
			t := d.Kinds[k]
			for _, e := range t.Missed {
				printEntry(w, "missed", k, e)
			}
			for _, e := range t.Spurious {
				printEntry(w, "spurious", k, e)
			}
			for _, p := range t.Pairs {
				if p.Credit < 1 {
					fmt.Fprintf(w, "  %-8.2f %-10s %s  <>  %s\n", p.Credit, k, p.Gold.Label, p.System.Label)
				}
			}
		}
	}
	fmt.Fprintln(w)
}

func printEntry(w io.Writer, what, kind string, e *Entry) {
	fmt.Fprintf(w, "  %-8s %-10s %s\n", what, kind, e.Label)
	if e.Evidence != "" && kind != "actors" {
		fmt.Fprintf(w, "  %-8s %-10s   | %s\n", "", "", e.Evidence)
	}
}

func (s *Score) printDocs(w io.Writer) {
	fmt.Fprintf(w, "%-22s", "document")
	for _, k := range Kinds {
		fmt.Fprintf(w, "%10s", k[:min(len(k), 9)])
	}
	fmt.Fprintln(w)
	for _, d := range s.Docs {
		fmt.Fprintf(w, "%-22s", d.Name[:min(len(d.Name), 22)])
		for _, k := range Kinds {
			fmt.Fprintf(w, "%10s", figure(d.Kinds[k]))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
}

func figure(t *Tally) string {
	if t.Gold == 0 && t.System == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", t.F1())
}

func (s *Score) printFields(w io.Writer) {
	fmt.Fprintln(w, "\nfields on matched entries")
	for _, f := range sortedFields(s.Fields) {
		a := s.Fields[f]
		fmt.Fprintf(w, "  %s.%-14s %6.3f  (%d/%d)\n", f.Kind, f.Name, a.Rate(), a.Right, a.Of)
	}
}

func (s *Score) printReliability(w io.Writer) {
	bins, wrong := s.Reliability()
	if len(bins) == 0 {
		return
	}
	fmt.Fprintf(w, "\nconfidence    entries    sure   right\n")
	for _, b := range bins {
		fmt.Fprintf(w, "  %.1f to %.1f %9d %7.3f %7.3f\n", b.From, b.To, b.Entries, b.Sure, b.Right)
	}
	fmt.Fprintf(w, "calibration error %.3f\n", wrong)
}

// kindJSON is the score of a kind as JSON.
type kindJSON struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Tally
}

// JSON is the score as one JSON object: kinds, macro_f1, documents, fields ("events.place"), calibration_error.
func (s *Score) JSON() ([]byte, error) {
	kinds := map[string]kindJSON{}
	for _, k := range Kinds {
		t := s.Kinds[k]
		kinds[k] = kindJSON{t.Precision(), t.Recall(), t.F1(), *t}
	}
	fields := map[string]float64{}
	for f, a := range s.Fields {
		fields[f.Kind+"."+f.Name] = a.Rate()
	}
	_, wrong := s.Reliability()
	return json.MarshalIndent(map[string]any{"kinds": kinds, "macro_f1": s.Macro(), "documents": len(s.Docs), "fields": fields, "calibration_error": wrong}, "", " ")
}

// Markdown writes the score as a page of documentation. It tells no date: the same score gives the same bytes. what
// says what was scored ("3 reports of examples").
func (s *Score) Markdown(w io.Writer, what string) {
	fmt.Fprintf(w, "# How far to trust the machine\n\n`rapporteur eval` holds the records that the program makes against hand-coded ones. Scored here: %s.\n"+
		"Code reports of your own (docs beside the examples show how) and run it on them: figures on your kind of reports are the ones that count for you.\n\n", what)
	fmt.Fprint(w, "Precision: how much of what the record says is right. Recall: how much of what a careful reader finds is in the record. F1 joins the two.\n\n")
	fmt.Fprint(w, "| kind | precision | recall | F1 | in the gold | in the records |\n|---|---:|---:|---:|---:|---:|\n")
	for _, k := range Kinds {
		t := s.Kinds[k]
		fmt.Fprintf(w, "| %s | %.3f | %.3f | %.3f | %d | %d |\n", k, t.Precision(), t.Recall(), t.F1(), t.Gold, t.System)
	}
	fmt.Fprintf(w, "\nMacro F1 over the kinds: %.3f, %d reports.\n", s.Macro(), len(s.Docs))
	s.markdownFields(w)
	s.markdownReliability(w)
	s.markdownDocs(w)
}

func (s *Score) markdownFields(w io.Writer) {
	if len(s.Fields) == 0 {
		return
	}
	fmt.Fprint(w, "\n## Fields\n\nOf the entries that were found, how often each field is right where the gold tells it.\n\n| field | right | of |\n|---|---:|---:|\n")
	for _, f := range sortedFields(s.Fields) {
		fmt.Fprintf(w, "| %s: %s | %.3f | %d |\n", f.Kind, strings.ReplaceAll(f.Name, "_", " "), s.Fields[f].Rate(), s.Fields[f].Of)
	}
}

func (s *Score) markdownReliability(w io.Writer) {
	bins, wrong := s.Reliability()
	if len(bins) == 0 {
		return
	}
	fmt.Fprint(w, "\n## Confidence\n\nOf entries at confidence 0.8 four in five should be right.\n\n| confidence | entries | mean confidence | right |\n|---|---:|---:|---:|\n")
	for _, b := range bins {
		fmt.Fprintf(w, "| %.1f to %.1f | %d | %.3f | %.3f |\n", b.From, b.To, b.Entries, b.Sure, b.Right)
	}
	fmt.Fprintf(w, "\nCalibration error: %.3f.\n", wrong)
}

func (s *Score) markdownDocs(w io.Writer) {
	fmt.Fprint(w, "\n## Reports\n\nF1 a report and kind.\n\n| report |")
	for _, k := range Kinds {
		fmt.Fprintf(w, " %s |", k)
	}
	fmt.Fprint(w, "\n|---|", strings.Repeat("---:|", len(Kinds)), "\n")
	for _, d := range s.Docs {
		fmt.Fprintf(w, "| %s |", d.Name)
		for _, k := range Kinds {
			fmt.Fprintf(w, " %s |", figure(d.Kinds[k]))
		}
		fmt.Fprintln(w)
	}
}
