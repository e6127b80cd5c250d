package merge_test

import (
	"fmt"
	"strings"
	"testing"

	"rapporteur/merge"
)

// happening is the merged event that a report tells in words that hold these, "" when it tells none. What somebody says of
// it is another.
func happening(m *merge.Merged, doc int, words string) string {
	for _, h := range m.Events {
		for _, a := range h.Accounts {
			if a.Doc == fmt.Sprintf("paper%d", doc) && strings.Contains(a.Quote, words) && h.Type != "ACCUSE" {
				return h.ID
			}
		}
	}
	return ""
}

// TestSameEvent holds what is one happening against what is two: words of each of two reports, and whether they tell one.
func TestSameEvent(t *testing.T) {
	for _, c := range []struct {
		name          string
		first, second string
		one           bool
		docs          []string
	}{
		{"the year here, the month there", "attacked the customs house", "the attack on the customs house", true, []string{
			"11|The Velmar Liberation Front shelled a barracks in Korvan on Tuesday. It attacked the customs house in Korvan in 2019.",
			"12|The army said that the Velmar Liberation Front shelled its barracks in Korvan on Tuesday. In May 2019 six people died in the attack on the customs house in Korvan."}},
		{"another year", "attacked the customs house", "the attack on the customs house", false, []string{
			"11|The Velmar Liberation Front shelled a barracks in Korvan on Tuesday. It attacked the customs house in Korvan in 2019.",
			"12|The army said that the Velmar Liberation Front shelled its barracks in Korvan on Tuesday. In May 2021 six people died in the attack on the customs house in Korvan."}},
		{"agreed here, signed there", "agreed to end", "signed", true, []string{
			"04|Kenya and Uganda on Tuesday agreed to end a quarrel over fishing rights on Lake Victoria, officials in Nairobi said.",
			"28|Kenya and Uganda have opened the lake to boats. The two countries signed an accord on Lake Victoria in Nairobi in early March."}},
		{"undated on two days", "At least 15 people are killed", "At least 20 people are killed", false, []string{
			"11|At least 15 people are killed in Khartoum during shelling by the army, doctors say.",
			"12|At least 20 people are killed by shells that hit a bakery in Khartoum, doctors say."}},
		{"with a third country", "sign a deal", "finalise a", false, []string{
			"11|Kenya and Uganda sign a deal on uranium on Tuesday.",
			"11|Kenya and Egypt finalise a deal on uranium on Tuesday."}},
		{"after another attack", "struck the rebels", "attacked the parliament", false, []string{
			"11|The Guards struck the rebels in Velm once before, in May 2019, after the attack on parliament in Korvan.",
			"12|The Velmar Liberation Front attacked the parliament in Korvan in May 2019."}},
		{"one report tells it twice", "the aerial bombing of a refugee camp", "bombs fell within", true, []string{
			"11|The agency condemned the aerial bombing of a refugee camp in Uganda on Monday. \"Two of the bombs fell within the Korvan camp,\" a spokesman said on Monday."}},
		{"one report tells of two", "the aerial bombing of a refugee camp", "bombs fell within", false, []string{
			"11|The agency condemned the aerial bombing of a refugee camp in Uganda on Monday. \"Two of the bombs fell within another camp at Korvan,\" a spokesman said on Monday."}},
		{"one town, one day, no word in common", "opened fire", "Tuesday's violence in Korvan", true, []string{
			"12|Soldiers opened fire on a crowd in the town of Korvan in Velmar on Tuesday, doctor Ilya Brenko said. Velmar is ruled by General Anna Lund.",
			"12|Tuesday's violence in Korvan shocked Velmar, doctor Ilya Brenko said. General Anna Lund, who rules Velmar, was silent on the crowd."}},
		{"one town, another day", "opened fire", "Monday's violence in Korvan", false, []string{
			"12|Soldiers opened fire on a crowd in the town of Korvan in Velmar on Tuesday, doctor Ilya Brenko said. Velmar is ruled by General Anna Lund.",
			"12|Monday's violence in Korvan shocked Velmar, doctor Ilya Brenko said. General Anna Lund, who rules Velmar, was silent on the crowd."}},
		{"a sum given again", "received $13.7 billion", "received 13.7 billion", true, []string{
			"04|Kenya has received $13.7 billion in loans from the Lake Bank, minister Ilya Brenko said in Nairobi.",
			"19|Minister Ilya Brenko of Kenya wants more from the Lake Bank. Kenya has already received 13.7 billion dollars in loans, he said in Nairobi."}},
		{"another sum", "received $13.7 billion", "received 15.2 billion", false, []string{
			"04|Kenya has received $13.7 billion in loans from the Lake Bank, minister Ilya Brenko said in Nairobi.",
			"19|Minister Ilya Brenko of Kenya wants more from the Lake Bank. Kenya has already received 15.2 billion dollars in loans, he said in Nairobi."}},
		{"a truce here, a deal there", "truce between", "deal", true, []string{
			"12|A truce between Kenya and Uganda on Lake Victoria took effect in Nairobi on Tuesday.",
			"13|Kenya and Uganda signed a deal in Nairobi on Tuesday to end the shooting on Lake Victoria."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := merge.Merge(records(t, told(c.docs...)))
			x, y := happening(m, 0, c.first), happening(m, len(c.docs)-1, c.second)
			if x == "" || y == "" {
				for _, h := range m.Events {
					for _, a := range h.Accounts {
						t.Log(h.ID, a.Doc, h.Type, h.When, a.Quote)
					}
				}
				t.Fatalf("events %q and %q: want both told", x, y)
			}
			if (x == y) != c.one {
				t.Errorf("%q and %q are one: %v, want %v", c.first, c.second, x == y, c.one)
			}
		})
	}
}
