package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/desk"
)

func newAudit() *cobra.Command {
	var a archiveFlag
	var who string
	var limit int
	var asJSON bool
	c := &cobra.Command{
		Use:   "audit",
		Short: "Tell who did what through the server",
		Long: `Lists who logged in, corrected, took reports in or changed accounts, when and from where, the newest first, with the status by
which the server answered (303 and 2xx: done; 401, 403: refused). The log is only ever added to.`,
		Example: `  rapporteur audit
  rapporteur audit --who ada --limit 20
  rapporteur audit --limit 0 --jsonl > audit.jsonl

Exit status: 0 listed, 1 nothing was done, 2 wrong usage.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.with(false, func(d *desk.Desk) error {
				p, err := peopleOf(d)
				if err != nil {
					return err
				}
				if limit <= 0 {
					limit = -1 // as SQL has it: all
				}
				acts, err := p.Acts(c.Context(), who, 0, limit)
				if err != nil {
					return err
				}
				if len(acts) == 0 {
					return status(exitNothing)
				}
				enc := json.NewEncoder(c.OutOrStdout())
				enc.SetEscapeHTML(false)
				w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
				for _, x := range acts {
					if asJSON {
						if err := enc.Encode(x); err != nil {
							return err
						}
						continue
					}
					fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s", x.At.Format(time.DateTime), x.Who, x.What, x.Of, x.From)
					if x.Status != 0 {
						fmt.Fprintf(w, "\t%d", x.Status)
					}
					fmt.Fprintln(w)
				}
				return w.Flush()
			})
		},
	}
	a.add(c)
	c.Flags().StringVar(&who, "who", "", "of one account alone")
	c.Flags().IntVar(&limit, "limit", 100, "how many lines; 0: all")
	c.Flags().BoolVar(&asJSON, "jsonl", false, "print a line of JSON each")
	return c
}
