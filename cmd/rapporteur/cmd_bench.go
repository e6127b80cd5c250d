package main

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/nlp"
	"rapporteur/nlp/pipe"
	"rapporteur/read"
	"rapporteur/record"
)

type benchFlags struct{ time time.Duration }

func newBench() *cobra.Command {
	var f benchFlags
	c := &cobra.Command{
		Use:   "bench [FILE...]",
		Short: "Measure how fast this machine reads your reports",
		Long: `Reads each FILE as read does and tells for each stage of reading how many words a second it does on one core, what
share of the time it takes, and how much memory it asks for; and how many words a second whole records come to, on one
core and on all. Words are what stands between white space. Without FILE a short report of its own is read.`,
		Example: `  rapporteur bench
  rapporteur bench --time 3s clips/*.txt`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	c.Flags().DurationVar(&f.time, "time", time.Second/2, "how long each stage is measured at least")
	return c
}

const benchReport = `HARLAND, March 3 - Foreign Minister Anna Holm met rebel leaders in Port Ellis on Tuesday, the ministry said. "We are
ready for a truce, but not at any price," she told reporters after four hours of talks, which mediators from two
neighbouring states had been preparing since January.

At least 12 people were killed and 30 wounded when a drone hit a market near the northern town of Vesk, according to
local officials. The army denied that it had carried out the strike and accused the Northern Front, which controls
much of the province, of shelling its own positions.

Under the draft, both sides would withdraw heavy weapons 20 kilometres from the front line within a week and exchange
all prisoners. President Omar Dahl rejected the plan last month, calling it "a surrender in all but name".
`

func (f *benchFlags) run(c *cobra.Command, args []string) error {
	if f.time <= 0 {
		return usageError{errors.New("--time: say how long, as in 2s")}
	}
	docs, err := benchDocs(c, args)
	if err != nil {
		return err
	}
	engine, err := read.New()
	if err != nil {
		return err
	}
	p, err := pipe.New()
	if err != nil {
		return err
	}
	words := 0
	for i := range docs {
		words += len(strings.Fields(docs[i].Text))
		if _, err := engine.Read(docs[i]); err != nil {
			return err
		}
	}
	if words == 0 {
		return errors.New("there is no word in what was given: name files with reports")
	}
	b := bench{words: words, least: f.time}
	b.all(p, engine, docs)
	return b.print(c)
}

func benchDocs(c *cobra.Command, args []string) ([]record.Document, error) {
	if len(args) == 0 {
		doc, err := document("bench", []byte(benchReport))
		return []record.Document{doc}, err
	}
	var docs []record.Document
	for _, name := range args {
		raw, err := slurp(c, name)
		if err != nil {
			return nil, err
		}
		doc, err := document(shortName(name), raw)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// bench measures stages over the same reports, which have so many words, each for so long at least.
type bench struct {
	words int
	least time.Duration
	rows  []benchRow
}

// benchRow is what one stage costs each time it goes over all reports.
type benchRow struct {
	name          string
	took          time.Duration
	allocs, bytes float64
	part          bool // of reading; the others are sums
}

func (b *bench) all(p *pipe.Pipe, engine *read.Engine, docs []record.Document) {
	analysed := make([]*nlp.Doc, len(docs))
	for i := range docs {
		analysed[i] = p.Analyse(docs[i].Text)
	}
	b.measure("sentences, words", true, func() {
		for i := range docs {
			pipe.Split(docs[i].Text)
		}
	})
	for _, s := range p.Steps() {
		b.measure(s.Name, true, func() {
			for _, d := range analysed {
				s.Run(d)
			}
		})
	}
	analysis := benchRow{}
	for _, r := range b.rows {
		analysis.took, analysis.allocs, analysis.bytes = analysis.took+r.took, analysis.allocs+r.allocs, analysis.bytes+r.bytes
	}
	b.measure("read, one core", false, func() {
		for i := range docs {
			engine.Read(docs[i]) // it went well before
		}
	})
	whole := b.rows[len(b.rows)-1]
	b.rows = append(b.rows[:len(b.rows)-1], benchRow{"entries", max(0, whole.took-analysis.took), max(0, whole.allocs-analysis.allocs), max(0, whole.bytes-analysis.bytes), true}, whole)
	cores := runtime.GOMAXPROCS(0)
	b.measure(fmt.Sprintf("read, %d cores", cores), false, func() { readOnAll(engine, docs, cores) })
	b.rows[len(b.rows)-1].spread(cores)
}

// spread takes a row that went over the reports once on each core for one time over them.
func (r *benchRow) spread(cores int) {
	r.took /= time.Duration(cores)
	r.allocs, r.bytes = r.allocs/float64(cores), r.bytes/float64(cores)
}

func readOnAll(engine *read.Engine, docs []record.Document, cores int) {
	done := make(chan bool)
	for range cores {
		go func() {
			for i := range docs {
				engine.Read(docs[i])
			}
			done <- true
		}()
	}
	for range cores {
		<-done
	}
}

// measure runs a stage again and again and notes the mean of it.
func (b *bench) measure(name string, part bool, run func()) {
	run()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start, n := time.Now(), 0
	for n < 3 || time.Since(start) < b.least {
		run()
		n++
	}
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	each := func(a, b uint64) float64 { return float64(b-a) / float64(n) }
	b.rows = append(b.rows, benchRow{name, took / time.Duration(n), each(before.Mallocs, after.Mallocs), each(before.TotalAlloc, after.TotalAlloc), part})
}

func (b *bench) print(c *cobra.Command) error {
	total := time.Duration(0)
	for _, r := range b.rows {
		if r.part {
			total += r.took
		}
	}
	out := c.OutOrStdout()
	fmt.Fprintf(out, "%s words, %s %s/%s\n\n", thousands(b.words), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	var table bytes.Buffer
	t := tabwriter.NewWriter(&table, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "stage\twords/s\tshare\tallocations/word\tbytes/word\t")
	for i, r := range b.rows {
		share := ""
		if r.part {
			share = fmt.Sprintf("%.0f%%", 100*float64(r.took)/float64(max(1, total)))
		} else if b.rows[i-1].part {
			fmt.Fprintln(t, "\t\t\t\t\t")
		}
		n := float64(b.words)
		fmt.Fprintf(t, "%s\t%s\t%s\t%.2f\t%.0f\t\n", r.name, perSecond(b.words, r.took), share, r.allocs/n, r.bytes/n)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for line := range strings.Lines(table.String()) {
		fmt.Fprintln(out, strings.TrimRight(line, " \n"))
	}
	return nil
}

// perSecond is words a second; a dash when the time is too short to be told.
func perSecond(words int, took time.Duration) string {
	if took < time.Microsecond {
		return "–"
	}
	return thousands(int(float64(words) / took.Seconds()))
}
