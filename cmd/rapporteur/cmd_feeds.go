package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/source/fetch"
	"rapporteur/source/opml"
	"rapporteur/store"
)

func newFeeds() *cobra.Command {
	c := &cobra.Command{
		Use:   "feeds",
		Short: "Keep the list of feeds that watch asks",
		Long: `Keeps the list of feeds (RSS, Atom, JSON) that rapporteur watch asks. Only watch goes to the network.

  feeds add URL...          put feeds on the list; --opml FILE: those of a list that a feed reader wrote
  feeds remove URL...       take feeds off the list; what they brought stays
  feeds list                the feeds, with how many reports each brought
  feeds check               those that fail, are silent, or were never asked: no news from them is no sign of calm`,
		Example: `  rapporteur feeds add https://example.org/rss.xml
  rapporteur feeds add --opml subscriptions.opml
  rapporteur feeds check

Exit status: 0 done, 1 (check) some feed fails or is silent, 2 wrong usage.`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("there is no feeds %s (add, remove, list, check)", args[0])}
			}
			return c.Help()
		},
	}
	c.AddCommand(newFeedsAdd(), newFeedsRemove(), newFeedsList("list", false), newFeedsList("check", true))
	return c
}

func newFeedsAdd() *cobra.Command {
	var a archiveFlag
	var list, title string
	var whole bool
	c := &cobra.Command{
		Use: "add URL...", Short: "Put feeds on the list",
		RunE: func(c *cobra.Command, args []string) error {
			feeds := make([]opml.Feed, len(args))
			for i, u := range args {
				feeds[i] = opml.Feed{URL: u, Title: title}
			}
			if list != "" {
				more, err := readOPML(list)
				if err != nil {
					return err
				}
				feeds = append(feeds, more...)
			}
			if len(feeds) == 0 {
				return usageError{errors.New("say which: the address of a feed, or --opml FILE")}
			}
			return a.with(false, func(d *desk.Desk) error { return addFeeds(c, d, feeds, whole) })
		},
	}
	a.add(c)
	c.Flags().StringVar(&list, "opml", "", "take the feeds of a list in OPML")
	c.Flags().StringVar(&title, "title", "", "name of the feed (default: what it calls itself)")
	c.Flags().BoolVar(&whole, "full-text", false, "the feed gives whole stories: do not ask for the pages that its items point at")
	return c
}

func readOPML(path string) ([]opml.Feed, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, usageError{err}
	}
	defer f.Close()
	return opml.Read(path, f)
}

func addFeeds(c *cobra.Command, d *desk.Desk, feeds []opml.Feed, whole bool) error {
	n := 0
	for _, f := range feeds {
		fresh, err := d.AddFeed(c.Context(), f.URL, f.Title, whole)
		switch {
		case errors.Is(err, desk.ErrWrong):
			return usageError{err}
		case err != nil:
			return err
		case fresh:
			n++
		}
	}
	fmt.Fprintf(c.ErrOrStderr(), "%s added, %d known (rapporteur watch asks them)\n", count(n, "feed"), len(feeds)-n)
	return nil
}

func newFeedsRemove() *cobra.Command {
	var a archiveFlag
	c := &cobra.Command{
		Use: "remove URL...", Short: "Take feeds off the list", Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.with(false, func(d *desk.Desk) error {
				for _, u := range args {
					if err := d.RemoveFeed(c.Context(), u); err != nil {
						return notFound(c, err)
					}
				}
				return nil
			})
		},
	}
	a.add(c)
	return c
}

func newFeedsList(use string, check bool) *cobra.Command {
	var a archiveFlag
	var asJSON bool
	c := &cobra.Command{
		Use: use, Short: map[bool]string{false: "List the feeds", true: "List the feeds that fail, are silent, or were never asked"}[check], Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.with(false, func(d *desk.Desk) error { return listFeeds(c, d, check, asJSON) })
		},
	}
	a.add(c)
	c.Flags().BoolVar(&asJSON, "jsonl", false, "print a line of JSON each")
	return c
}

func listFeeds(c *cobra.Command, d *desk.Desk, check, asJSON bool) error {
	feeds, err := d.Feeds(c.Context())
	if err != nil {
		return err
	}
	enc := json.NewEncoder(c.OutOrStdout())
	shown := 0
	for _, f := range feeds {
		health := desk.Health(f, d.Now())
		if check && health == "" {
			continue
		}
		shown++
		if asJSON {
			err = enc.Encode(struct {
				store.Feed
				Health string `json:"health,omitempty"`
			}{f, health})
		} else {
			if health == "" {
				health = "well, last item " + f.NewItem.Format(time.DateOnly)
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "%6s  %s  %s\n        %s\n", thousands(f.Items), f.URL, f.Title, health)
		}
		if err != nil {
			return err
		}
	}
	switch {
	case len(feeds) == 0:
		fmt.Fprintln(c.ErrOrStderr(), "no feeds (rapporteur feeds add URL)")
		return status(exitNothing)
	case check && shown == 0:
		fmt.Fprintf(c.ErrOrStderr(), "all of %s are well\n", count(len(feeds), "feed"))
	case check:
		return status(exitNothing)
	}
	return nil
}

func newWatch() *cobra.Command {
	var a archiveFlag
	o := desk.WatchOptions{Every: 15 * time.Minute}
	c := &cobra.Command{
		Use:   "watch",
		Short: "Ask the feeds for what is new and take it in, until stopped",
		Long: `Asks the feeds (rapporteur feeds) for what is new, fetches the pages that their items point at, and takes them into the
archive, until it is stopped. It says who asks, keeps to robots.txt, waits between two requests to a host, asks only for
what changed, and stays away from a feed that fails, twice as long each time. This is the only command that goes to the
network.`,
		Example: `  rapporteur watch
  rapporteur watch --once            what is due now, for cron
  rapporteur watch --every 5m

Exit status: 0 (--once) done, 1 there are no feeds, 2 wrong usage, 3 (--once) some feed failed, 130 stopped.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if o.Every < time.Minute {
				return usageError{errors.New("--every: ask a feed once a minute at the most")}
			}
			return a.with(true, func(d *desk.Desk) error { return watch(c, d, o) })
		},
	}
	a.add(c)
	c.Flags().BoolVar(&o.Once, "once", false, "ask each feed that is due once, and end")
	c.Flags().BoolVar(&o.Force, "now", false, "with --once: those too that are not due")
	c.Flags().DurationVar(&o.Every, "every", o.Every, "how often each feed is asked")
	return c
}

func watch(c *cobra.Command, d *desk.Desk, o desk.WatchOptions) error {
	feeds, err := d.Feeds(c.Context())
	if err != nil {
		return err
	}
	if len(feeds) == 0 {
		fmt.Fprintln(c.ErrOrStderr(), "no feeds (rapporteur feeds add URL)")
		return status(exitNothing)
	}
	failed := false
	talk := c.ErrOrStderr()
	o.Add = desk.AddOptions{Jobs: runtime.GOMAXPROCS(0), Told: func(x desk.Outcome) {
		if x.Err != nil {
			fmt.Fprintf(talk, "rapporteur: %s: %s\n", x.Name, x.Reason)
		}
	}}
	o.Feed = func(f store.Feed) {
		if f.Failures > 0 {
			failed = true
			fmt.Fprintf(talk, "rapporteur: %s: %s; asked again %s\n", f.URL, f.Problem, f.Next.Local().Format(time.DateTime))
		}
	}
	o.Round = func(n int, s desk.Sum) {
		fmt.Fprintf(talk, "%s  %s asked: %s\n", d.Now().Local().Format(time.DateTime), count(n, "feed"), told(s))
	}
	o.Sleep = func(ctx context.Context, wait time.Duration) error {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
			return nil
		}
	}
	err = d.Watch(c.Context(), fetch.New(version, time.Now), o)
	if err == nil && failed {
		return status(exitFailed)
	}
	return err
}
