package main

import (
	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/query"
)

// plainQuestion is a command that tells what the reports tell together about entries of one kind.
type plainQuestion struct {
	use, short, long, example string
	only                      query.Query
	newest                    bool
}

const questionHelp = `

The arguments are a question as find takes it (docs/query.md), and flags add conditions to it. What several reports tell
is told once, with each report's account and its words under it. --json prints rapporteur.merged/1, --csv and --jsonl
one row an account.`

func plainQuestions() []*cobra.Command {
	kind := func(k string) query.Query { return query.Where(query.Kind, k) }
	var out []*cobra.Command
	for _, p := range []plainQuestion{
		{"events [QUESTION...]", "Tell who did what to whom", "Prints the events that the reports tell, meetings included, in the order of time.",
			"  rapporteur events --type ASSAULT --place Omdurman --since 2025-01-01\n  rapporteur events 'by:Kenya to:Somalia' --csv > events.csv", kind("event"), false},
		{"meetings [QUESTION...]", "Tell who met whom, where and when", "Prints the meetings that the reports tell: who took part, hosted and mediated, at which level, planned ones too.",
			"  rapporteur meetings --actor 'Amina Juma' --since 2025-04\n  rapporteur meetings 'modality:planned'", kind("meeting"), false},
		{"quotes [QUESTION...]", "Tell who said what", "Prints statements with their speakers and channels; what is repeated in later reports stands under the first.",
			"  rapporteur quotes --by Juma --issue ceasefire\n  rapporteur quotes 'act:threaten since:7d' --newest", kind("statement"), false},
		{"proposals [QUESTION...]", "Tell what was proposed and who answered how", "Prints proposals with the answers that any report tells.",
			"  rapporteur proposals --issue ceasefire\n  rapporteur proposals --by Kenya --csv", kind("proposal"), false},
		{"tolls [QUESTION...]", "Tell who counted how many dead, injured, displaced", "Prints tolls, each as a series: every report's figure with its source and day. Nothing is averaged.",
			"  rapporteur tolls --place Omdurman\n  rapporteur tolls 'measure:killed count>=10 since:2025-01'", kind("toll"), false},
		{"figures [QUESTION...]", "Tell other figures: troops, money, votes, territory", "Prints figures, each as a series of every report's account.",
			"  rapporteur figures --issue minerals\n  rapporteur figures 'troops' --csv", kind("figure"), false},
		{"groups [QUESTION...]", "Tell which groups and coalitions there are", "Prints groups with their leaders and members, and who joined or left by which report.",
			"  rapporteur groups\n  rapporteur groups 'coalition'", kind("group"), false},
		{"timeline [QUESTION...]", "Tell in the order of time what happened and was said", "Prints statements, events, meetings and tolls, and at the end all of them as a chronology.",
			"  rapporteur timeline --actor Sudan --since 2025-01 --until 2025-03\n  rapporteur timeline 'issue:ceasefire'",
			query.Either(kind("statement"), kind("event"), kind("toll")), false},
	} {
		out = append(out, p.command())
	}
	return out
}

func (p plainQuestion) command() *cobra.Command {
	a := &asking{newest: p.newest}
	c := &cobra.Command{Use: p.use, Short: p.short, Long: p.long + questionHelp,
		Example: p.example + "\n\nExit status: 0 something was found, 1 nothing was found, 2 wrong usage.",
		RunE: func(c *cobra.Command, args []string) error {
			return a.run(c, args, func(d *desk.Desk, q query.Query) (*desk.Together, error) {
				return d.Ask(c.Context(), query.All(q, p.only), a.page())
			})
		}}
	a.flags(c, everywhere...)
	a.pages(c, 200)
	c.Flags().BoolVar(&a.newest, "newest", false, "look at the newest entries first")
	return c
}
