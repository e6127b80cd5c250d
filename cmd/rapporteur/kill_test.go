package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The size of TestKilledWhileAdding; .ci/run and make soak raise it.
var (
	soakReports = flag.Int("soak.reports", 300, "reports that are added")
	soakKills   = flag.Int("soak.kills", 3, "times that the program is killed meanwhile")
	soakInput   = flag.String("soak.input", "", "JSON lines to add instead of made-up reports")
)

// program is this test binary as the command.
func program(args ...string) *exec.Cmd {
	exe, err := os.Executable()
	if err != nil {
		panic(err)
	}
	return &exec.Cmd{Path: exe, Args: append([]string{"rapporteur"}, args...), Env: os.Environ()}
}

// TestKilledWhileAdding kills the program, as a power cut would, at times that nobody chose, and adds again each time.
// In the end nothing that was acknowledged is missing, and nothing is there twice.
func TestKilledWhileAdding(t *testing.T) {
	reports, kills := *soakReports, *soakKills
	if testing.Short() {
		reports, kills = min(reports, 60), min(kills, 2)
	}
	dir := t.TempDir()
	input := *soakInput
	if input == "" {
		input = filepath.Join(dir, "reports.jsonl")
		madeUp(t, input, reports)
	}
	archive := filepath.Join(dir, "archive")
	if out, err := program("init", archive).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	chance := rand.New(rand.NewPCG(4, 17))
	acknowledged := map[string]bool{}
	began := time.Now()
	// The first stretch tells how fast this machine is, so that the kills fall all over the work.
	for k := 0; k < kills; {
		aim := reports * (k + 1) / (kills + 1)
		if addUntil(t, archive, input, acknowledged, aim, time.Duration(chance.IntN(200))*time.Millisecond) {
			break // there was nothing left to kill
		}
		k++
	}
	addUntil(t, archive, input, acknowledged, -1, 0)
	t.Logf("%d reports added with %d kills in %.0f s", len(acknowledged), kills, time.Since(began).Seconds())
	whole(t, archive, acknowledged)
	if *soakInput == "" && len(acknowledged) != reports {
		t.Errorf("%d of %d reports were acknowledged", len(acknowledged), reports)
	}
}

// addUntil adds until so many reports were acknowledged, and a little longer, and kills the program then. It tells whether
// the program came to its end before.
func addUntil(t *testing.T, archive, input string, acknowledged map[string]bool, aim int, longer time.Duration) bool {
	t.Helper()
	c := program("add", "--archive", archive, "--json", input)
	var talk bytes.Buffer
	c.Stderr = &talk
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	killed := false
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			break // half a line acknowledges nothing
		}
		var o struct{ ID, What string }
		if err := json.Unmarshal(line, &o); err != nil || o.What == "failed" {
			t.Fatalf("%s: %v", line, err)
		}
		acknowledged[o.ID] = true
		if aim >= 0 && len(acknowledged) >= aim && !killed {
			killed = true
			time.AfterFunc(longer, func() { _ = c.Process.Kill() })
		}
	}
	if err := c.Wait(); err != nil && !killed {
		t.Fatalf("%v\n%s", err, talk.String())
	}
	return err == nil && c.ProcessState.Success()
}

// whole holds an archive against what was acknowledged.
func whole(t *testing.T, archive string, acknowledged map[string]bool) {
	t.Helper()
	ids := map[string]int{}
	eachJSON(t, program("find", "--archive", archive, "--reports", "--jsonl", ""), func(line []byte) {
		var r struct{ ID string }
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		ids[r.ID]++
	})
	for id := range acknowledged {
		if ids[id] == 0 {
			t.Errorf("report %s was acknowledged and is not there", id)
		}
	}
	for id, n := range ids {
		if n > 1 || !acknowledged[id] {
			t.Errorf("report %s is there %d times", id, n)
		}
	}
	refs, entries := map[string]bool{}, 0
	eachJSON(t, program("find", "--archive", archive, "--jsonl", ""), func(line []byte) {
		var e struct {
			Ref    string
			Report struct{ ID string }
		}
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		entries++
		refs[e.Ref] = true
		if ids[e.Report.ID] == 0 {
			t.Errorf("entry %s is of no report", e.Ref)
		}
	})
	if len(refs) != entries || entries < len(ids) {
		t.Errorf("%d entries have %d addresses, of %d reports", entries, len(refs), len(ids))
	}
}

func eachJSON(t *testing.T, c *exec.Cmd, f func([]byte)) {
	t.Helper()
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		f(lines.Bytes())
	}
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
}

// madeUp writes reports that nobody wrote: no two are the same, and many tell of the same actors, places and days.
func madeUp(t *testing.T, path string, n int) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(list string) string {
		all := strings.Split(list, "|")
		return all[r.IntN(len(all))]
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	enc := json.NewEncoder(w)
	for i := range n {
		who := pick("Amina Juma|Kofi Mensah|Ines Duarte|Pavel Horak|Lena Voss") + ", the " + pick("Kenyan|Ghanaian|Portuguese|Czech|German") + " " + pick("envoy|foreign minister|defence minister")
		place := pick("Accra|Nairobi|Lisbon|Prague|Bonn|Mombasa|Porto|Brno|Tamale|Kisumu")
		body := fmt.Sprintf("%s, %s on %s that talks number %d would go on. ", who, pick("said|told reporters|announced"), pick("Monday|Tuesday|Wednesday|Thursday"), i) +
			fmt.Sprintf("%s killed %d people in %s. ", pick("Shells|Rebels|Gunmen|A car bomb"), 1+r.IntN(60), place) +
			fmt.Sprintf("%s %s the proposal for a %s.", pick("Kenya|Ghana|Portugal|The rebels"), pick("rejected|accepted|welcomed"), pick("ceasefire|prisoner exchange|buffer zone"))
		day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i/12).Format(time.DateOnly)
		if err := enc.Encode(map[string]string{"id": fmt.Sprint("made-", i), "published": day, "source": pick("Nile Wire|Volta Post|Tejo Daily"), "text": body}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
