package merge_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"rapporteur/merge"
	"rapporteur/read"
	"rapporteur/record"
)

// wire are reports of three matters by several papers, one of them printed twice, with days between them.
func wire() []record.Document {
	strike := []string{
		"At least %d people were killed on Tuesday when a missile hit the central market in Korvan, Governor Ilya Brenko said.\n\nThe Tarvian army denied that it had carried out the strike. \"We do not bomb markets,\" army spokesman Pavlo Dern said.\n\nPresident Anna Velk accused Russia of carrying out the attack.",
		"A missile strike on the central market in Korvan killed %d people, governor Ilia Brenko said on Tuesday. Officials in Moscow rejected the claim.\n\nBrenko said the toll could rise.",
	}
	talks := []string{
		"Kenyan envoy Amina Juma met Sudanese Foreign Minister Ali Sharif in Nairobi on Monday. Juma said the talks were useful and %d prisoners would be freed.",
		"Kenya's envoy, Amina Juma, held talks with Sudan's foreign minister in Nairobi on Monday. %d prisoners are to be released, Juma told reporters.",
	}
	var out []record.Document
	for i := range 16 {
		texts, n := strike, 10+i/3
		if i%2 == 1 {
			texts = talks
		}
		out = append(out, record.Document{ID: fmt.Sprintf("r%02d", i), Published: fmt.Sprintf("2025-03-%02d", 11+i%4), Language: "en",
			Source: fmt.Sprintf("Paper %d", i%5), Text: fmt.Sprintf(texts[i/2%2], n)})
	}
	return out
}

func records(t testing.TB, docs []record.Document) []*record.Record {
	t.Helper()
	engine, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	var out []*record.Record
	for _, d := range docs {
		r, err := engine.Read(d)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

func encoded(t testing.TB, m *merge.Merged) []byte {
	t.Helper()
	b, err := merge.Encode(m)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestOrderDoesNotMatter merges the same reports in many orders: the groups and the bytes are the same.
func TestOrderDoesNotMatter(t *testing.T) {
	rs := records(t, wire())
	want := encoded(t, merge.Merge(rs))
	rng := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		rng.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		if got := encoded(t, merge.Merge(rs)); !bytes.Equal(got, want) {
			t.Fatalf("another order gives another record:\n%s\n%s", got, want)
		}
	}
}

// TestSplitsDoNotMatter links two parts of the reports by themselves and joins what each has found with the links between
// them, as a store does that adds one report after the other: the groups are the same as of all at once.
func TestSplitsDoNotMatter(t *testing.T) {
	var digests []*merge.Digest
	for _, r := range records(t, wire()) {
		digests = append(digests, merge.NewDigest(r))
	}
	want := merge.Link(digests)
	rng := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		rng.Shuffle(len(digests), func(i, j int) { digests[i], digests[j] = digests[j], digests[i] })
		k := 1 + rng.IntN(len(digests)-1)
		got := join(merge.Link(digests[:k]), merge.Link(digests[k:]), digests[:k], digests[k:])
		if len(got) != len(want) {
			t.Fatalf("%d entries are grouped, want %d", len(got), len(want))
		}
		for r, c := range want {
			if got[r] != c {
				t.Fatalf("split at %d: %v is in group %q, want %q", k, r, got[r], c)
			}
		}
	}
}

// join links the groups of two parts.
func join(a, b merge.Clusters, as, bs []*merge.Digest) merge.Clusters {
	up := map[string]string{}
	find := func(c string) string {
		for up[c] != "" {
			c = up[c]
		}
		return c
	}
	for _, d := range as {
		for _, e := range bs {
			for i := range d.Items {
				for j := range e.Items {
					if !meet(d.Keys(i), e.Keys(j)) || !merge.Same(d, i, e, j) {
						continue
					}
					if x, y := find(a[d.Ref(i)]), find(b[e.Ref(j)]); x < y {
						up[y] = x
					} else if y < x {
						up[x] = y
					}
				}
			}
		}
	}
	out := merge.Clusters{}
	for _, part := range []merge.Clusters{a, b} {
		for r, c := range part {
			out[r] = find(c)
		}
	}
	return out
}

func meet(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// TestSameIsSymmetric holds Same(a, b) against Same(b, a) for every pair, and that what is the same shares a key.
func TestSameIsSymmetric(t *testing.T) {
	var digests []*merge.Digest
	for _, r := range records(t, wire()) {
		digests = append(digests, merge.NewDigest(r))
	}
	linked := 0
	for _, a := range digests {
		for _, b := range digests {
			for i := range a.Items {
				for j := range b.Items {
					same := merge.Same(a, i, b, j)
					if same != merge.Same(b, j, a, i) {
						t.Fatalf("%v and %v are the same one way only", a.Ref(i), b.Ref(j))
					}
					if same && a != b {
						linked++
					}
				}
			}
		}
	}
	if linked == 0 {
		t.Error("nothing is the same as anything")
	}
}
