package merge_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rapporteur/merge"
	"rapporteur/record"
)

// told are reports of one paper each, of the days given before a bar.
func told(lines ...string) []record.Document {
	var out []record.Document
	for i, l := range lines {
		day, text, _ := strings.Cut(l, "|")
		out = append(out, record.Document{ID: fmt.Sprintf("paper%d", i), Source: fmt.Sprintf("Paper %d", i), Published: "2025-03-" + strings.TrimSpace(day), Language: "en", Text: strings.TrimSpace(text)})
	}
	return out
}

const market = "A rocket hit the fish market in Korvan on Tuesday, governor Ilya Brenko said. "

// TestDisputes holds each kind of dispute against short reports, and what is none.
func TestDisputes(t *testing.T) {
	for _, c := range []struct {
		name, want string // kinds, in the order of their names
		docs       []record.Document
	}{
		{"a toll that grows", "toll-grows", told("11|"+market+"At least 12 people were killed.", "13|"+market+"The number of people killed has grown to 31.")},
		{"the same day, other numbers", "toll-contradicts", told("11|"+market+"It killed 12 people, police said.", "11|"+market+"It killed 19 people, a doctor said.")},
		{"a lower number later", "toll-contradicts", told("11|"+market+"It killed 19 people.", "13|"+market+"It killed 12 people.")},
		{"nobody, or twelve", "toll-contradicts", told("11|"+market+"Nobody was killed.", "12|"+market+"At least 12 people were killed.")},
		{"rounding", "", told("11|"+market+"More than 270 people were killed.", "12|"+market+"It killed 276 people.")},
		{"the same number", "", told("11|"+market+"It killed 12 people.", "12|"+market+"The attack killed 12 people.")},
		{"a charge and its denial", "claim-denied", told("11|"+market+"President Anna Velk accused Russia of carrying out the attack.", "12|"+market+"Russia denied that it had carried out the attack.")},
		{"an answer on which they differ", "answer-differs", told("11|The African Union proposed a 30-day ceasefire on Monday. The Velmar Liberation Front accepted the proposal for a 30-day ceasefire, its spokesman said.", "12|The African Union proposed a 30-day ceasefire on Monday. The Velmar Liberation Front has rejected the proposal, diplomats said.")},
		{"one answer told twice", "", told("11|The African Union proposed a 30-day ceasefire on Monday. The Velmar Liberation Front has rejected the proposal.", "12|The African Union proposed a 30-day ceasefire on Monday. The Velmar Liberation Front has rejected the proposal, diplomats said.")},
		{"a second strike on the town", "", told("03|Seven people were killed and 33 wounded when a missile hit an apartment block in Kharkiv on Sunday, police said. The strike hit a quiet street.", "08|Thirteen people died and more than 50 were hurt when missiles struck houses in Kharkiv early on Saturday, Ukraine said, blaming Russia. It was the second such attack on the city within a week. Last Sunday's strike on Kharkiv killed seven people.")},
		{"freed day by day", "", told("11|Velmar and Tarva exchange prisoners under the truce. Velmar releases 30 prisoners of war.", "13|Velmar and Tarva exchange prisoners under the truce. Velmar releases 12 prisoners of war.")},
		{"freed on one day", "toll-contradicts", told("11|Velmar and Tarva exchanged prisoners under the truce. Velmar released 30 prisoners of war on Monday, 10 March.", "14|Velmar and Tarva exchanged prisoners under the truce. Velmar released 12 prisoners of war on Monday, 10 March, Tarva said.")},
		{"freed, by papers of two days", "toll-contradicts", told("11|Velmar and Tarva exchange prisoners under the truce. Velmar releases 30 prisoners of war.", "12|Velmar and Tarva exchange prisoners under the truce. Velmar releases 12 prisoners of war, Tarva said.")},
		{"one report of both", "", told("11|" + market + "It killed 12 people, police said. A doctor said that it killed 19 people.")},
		{"a raid and the siege", "", told("11|"+market+"It killed 3 people.", "15|"+market+"Some 2,000 people have been killed.")},
		{"a toll that grows manifold", "toll-grows", told("12|"+market+"It killed 12 people.", "17|"+market+"It killed 150 people.")},
		{"two counts of the siege", "toll-contradicts", told("11|"+market+"It killed 3 people.", "11|"+market+"It killed 2,000 people, the governor said.", "11|"+market+"It killed 2,900 people, a rebel spokesman said.")},
		{"three more alone", "", told("11|"+market+"It killed 19 people.", "11|"+market+"Three more people were killed in the panic, police said.")},
		{"two numbers within a third", "toll-contradicts", told("11|"+market+"It killed at least 10 people.", "11|"+market+"It killed 12 people, police said.", "11|"+market+"It killed 19 people, a doctor said.")},
		{"those hurt in the war", "", told("11|"+market+"It wounded 27 people.", "11|"+market+"Some 11,000 people have been wounded.")},
		{"more on top", "", told("11|"+market+"It killed 19 people.", "12|"+market+"It killed 19 people, and three more people were killed in the panic, police said.")},
		{"more than is no more", "toll-contradicts", told("11|"+market+"It killed more than 19 people.", "12|"+market+"It killed 12 people.")},
		{"a clash of two sides", "", told("11|The Congolese army clashed with M23 rebels near the town of Goma on Tuesday. Governor Ilya Brenko fled.", "12|M23 rebels clashed with government troops near Goma on Tuesday. Governor Ilya Brenko fled.")},
		{"two towns", "", told("11|A rocket hit the fish market in Kharkiv on Tuesday. It killed 12 people.", "11|A rocket hit the fish market in Odesa on Tuesday. It killed 19 people.")},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := merge.Merge(records(t, c.docs))
			var kinds []string
			for _, d := range m.Disputes {
				kinds = append(kinds, d.Kind)
				for _, s := range d.Sides {
					if len(s.Accounts) == 0 || s.Accounts[0].Quote == "" {
						t.Errorf("%s: side %q has no words", d.Kind, s.Says)
					}
				}
			}
			if got := strings.Join(kinds, " "); got != c.want {
				t.Errorf("disputes %q, want %q", got, c.want)
			}
		})
	}
}

// TestCopiesCountOnce merges a wire story that three papers print, one of them with another first line.
func TestCopiesCountOnce(t *testing.T) {
	story := market + "At least 12 people were killed and forty were injured, he told reporters in front of the burning halls. Firemen looked for people under the stalls until late in the night. " +
		"The harbour was closed. President Anna Velk called the attack a crime against people who had come to buy their supper, and cancelled her journey to Vienna."
	docs := told("11|"+story, "11|KORVAN (Wire) - "+story, "12|"+story, "12|Rain is expected over the southern hills on Thursday, and farmers hope for a late harvest of grapes in the valley.")
	m := merge.Merge(records(t, docs))
	var copies []string
	for _, d := range m.Documents {
		copies = append(copies, d.NearDuplicateOf)
	}
	if got := strings.Join(copies, ","); got != ",paper0,paper0," {
		t.Errorf("copies of %q", got)
	}
	for _, h := range m.Events {
		if h.Reports != 1 {
			t.Errorf("%s is told by %d reports, want 1: copies count once", h.ID, h.Reports)
		}
		if h.Type == "ASSAULT" && len(h.Accounts) < 3 {
			t.Errorf("%d accounts of the attack, want each report's", len(h.Accounts))
		}
	}
	if len(m.Disputes) > 0 {
		t.Errorf("copies dispute: %v", m.Disputes[0])
	}
}

// TestActorsUnderTheirSpellings merges one person under three spellings and keeps two apart.
func TestActorsUnderTheirSpellings(t *testing.T) {
	m := merge.Merge(records(t, told(
		"11|Ukrainian President Volodymyr Zelenskiy met governor Ilya Brenko in Kyiv on Tuesday.",
		"12|President Volodymyr Zelenskyy met Governor Ilia Brenko in Kiev. Zelenskyy thanked him.",
		"13|Maria Brenko, a teacher, met Zelensky on Thursday.")))
	names := map[string]int{}
	for _, a := range m.Actors {
		if a.Kind == record.Person {
			names[a.Name] = len(a.Mentions)
		}
	}
	if len(names) != 3 {
		t.Errorf("persons %v, want Zelensky, Ilya Brenko and Maria Brenko", names)
	}
}

// A state is called what most reports call it, though one has a longer name for it.
func TestAStateIsCalledAsMostDo(t *testing.T) {
	m := merge.Merge(records(t, told("11|North Sudan accused Chad of a raid.", "12|Sudan accused Chad of a raid on its border.", "13|Sudan has rejected the plan of Chad.")))
	for _, a := range m.Actors {
		if a.Country == "SDN" && a.Name != "Sudan" {
			t.Errorf("it is called %s", a.Name)
		}
	}
}

// TestGoingInAndOut follows who enters a body and who leaves it, where no report counts its members; a person who leaves
// and a town that is left make no group.
func TestGoingInAndOut(t *testing.T) {
	m := merge.Merge(records(t, told(
		"11|Sweden joined the NATO alliance on Monday.",
		"12|Uganda withdrew from the African Contact Group on Tuesday, saying that the talks had failed.",
		"13|Uganda withdrew from the African Contact Group on Tuesday. Anna Velk left NATO on Tuesday. The rebels withdrew from Korvan on Tuesday.",
	)))
	var got []string
	for _, g := range m.Groups {
		for _, x := range g.Members {
			switch {
			case x.Joined != "":
				got = append(got, string(x.Actor)+" joined "+string(g.Actor))
			case x.Left != "":
				got = append(got, string(x.Actor)+" left "+string(g.Actor))
			}
		}
		if len(g.Accounts) == 0 {
			t.Errorf("the group of %s has no words", g.Actor)
		}
	}
	slices.Sort(got)
	if want := "sweden joined nato, uganda left african-contact-group"; strings.Join(got, ", ") != want {
		t.Errorf("%s; want %s", strings.Join(got, ", "), want)
	}
}
