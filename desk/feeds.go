package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"rapporteur/source"
	"rapporteur/source/feed"
	"rapporteur/source/fetch"
	"rapporteur/source/html"
	"rapporteur/store"
)

// Fetcher asks the web, as fetch.Client does.
type Fetcher interface {
	Get(ctx context.Context, address string, was fetch.Condition) (*fetch.Answer, error)
}

// AddFeed keeps the address of a feed. It asks nobody: watch does. Whole says that the feed's own text is taken, and
// not the page that an item points at. It is false for a feed that is kept already.
func (d *Desk) AddFeed(ctx context.Context, address, title string, whole bool) (bool, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return false, wrong("%q is no address of a feed (https://…)", address)
	}
	f, known, err := d.feed(ctx, u.String())
	if err != nil || known && !f.Removed {
		return false, err
	}
	f.URL, f.Removed, f.Failures, f.Problem, f.Next, f.Whole = u.String(), false, 0, "", time.Time{}, whole
	if title != "" {
		f.Title = title
	}
	return true, d.Store.PutFeed(ctx, f)
}

// RemoveFeed asks a feed no more. What it brought stays.
func (d *Desk) RemoveFeed(ctx context.Context, address string) error {
	f, known, err := d.feed(ctx, address)
	if err != nil {
		return err
	}
	if !known || f.Removed {
		return fmt.Errorf("feed %s: %w", address, store.ErrNotFound)
	}
	f.Removed = true
	return d.Store.PutFeed(ctx, f)
}

func (d *Desk) feed(ctx context.Context, address string) (store.Feed, bool, error) {
	list, err := d.Store.Feeds(ctx)
	for _, f := range list {
		if f.URL == address {
			return f, true, err
		}
	}
	return store.Feed{}, false, err
}

// Feeds are the feeds that are asked.
func (d *Desk) Feeds(ctx context.Context) ([]store.Feed, error) {
	list, err := d.Store.Feeds(ctx)
	var out []store.Feed
	for _, f := range list {
		if !f.Removed {
			out = append(out, f)
		}
	}
	return out, err
}

// Health says how a feed does: "" well, else what is the matter. What is silent or failing is no sign of calm.
func Health(f store.Feed, now time.Time) string {
	switch {
	case f.Failures > 0:
		return fmt.Sprintf("failing (%d times): %s", f.Failures, f.Problem)
	case f.Asked.IsZero():
		return "not asked yet"
	case f.NewItem.IsZero():
		return "never had an item"
	case now.Sub(f.NewItem) > silentAfter*24*time.Hour:
		return fmt.Sprintf("silent for %d days", int(now.Sub(f.NewItem).Hours()/24))
	}
	return ""
}

// WatchOptions say how feeds are asked.
type WatchOptions struct {
	Every time.Duration // how often each feed is asked
	Once  bool          // each that is due, and no more
	Force bool          // with Once: those too that are not due
	Add   AddOptions
	Round func(feeds int, sum Sum) // hears of each round in which something was asked
	Feed  func(store.Feed)         // hears how each feed answered
	Sleep func(context.Context, time.Duration) error
}

// Watch asks the feeds for what is new and takes it in, until the context is done.
func (d *Desk) Watch(ctx context.Context, web Fetcher, o WatchOptions) error {
	for {
		feeds, err := d.Feeds(ctx)
		if err != nil {
			return err
		}
		next := d.Now().Add(o.Every)
		asked, sum := 0, Sum{}
		for _, f := range feeds {
			if f.Next.After(d.Now()) && !(o.Once && o.Force) {
				next = earlier(next, f.Next)
				continue
			}
			asked++
			s, err := d.ask(ctx, web, &f, o)
			if err != nil {
				return err
			}
			sum.plus(s)
			next = earlier(next, f.Next)
			if o.Feed != nil {
				o.Feed(f)
			}
		}
		if o.Round != nil && (asked > 0 || o.Once) {
			o.Round(asked, sum)
		}
		if o.Once {
			return nil
		}
		if err := o.Sleep(ctx, max(next.Sub(d.Now()), time.Second)); err != nil {
			return err
		}
	}
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func (s *Sum) plus(o Sum) {
	s.Added, s.Known, s.Outside, s.Foreign, s.Failed, s.Entries = s.Added+o.Added, s.Known+o.Known, s.Outside+o.Outside, s.Foreign+o.Foreign, s.Failed+o.Failed, s.Entries+o.Entries
}

// ask asks one feed and takes in what is new. That a feed fails is kept with it; an error is one of the archive, or that
// somebody interrupts.
func (d *Desk) ask(ctx context.Context, web Fetcher, f *store.Feed, o WatchOptions) (Sum, error) {
	f.Asked = d.Now().UTC()
	a, err := web.Get(ctx, f.URL, fetch.Condition{ETag: f.ETag, Modified: f.Modified})
	var parsed *feed.Feed
	switch {
	case ctx.Err() != nil:
		return Sum{}, ctx.Err()
	case err == nil && a.Gone:
		err = errors.New("the feed is gone for good; rapporteur feeds remove it")
	case err == nil && !a.Unchanged:
		parsed, err = feed.Parse(f.URL, bytes.NewReader(a.Body))
	}
	if err != nil {
		failed(f, err, d.Now().UTC(), o.Every)
		return Sum{}, d.Store.PutFeed(ctx, *f)
	}
	f.Answered, f.Failures, f.Problem, f.Next = f.Asked, 0, "", d.Now().UTC().Add(o.Every)
	var sum Sum
	if parsed != nil {
		if sum, err = d.takeIn(ctx, web, f, parsed, o); err != nil {
			return sum, err
		}
		f.ETag, f.Modified = a.Condition.ETag, a.Condition.Modified
		if f.Title == "" {
			f.Title = parsed.Title
		}
	}
	return sum, d.Store.PutFeed(ctx, *f)
}

// failed keeps that a feed did not answer, and stays away from it: twice as long each time, a day at the most, or as
// long as it asks for.
func failed(f *store.Feed, err error, now time.Time, every time.Duration) {
	f.Failures++
	f.Problem = reason(err)
	wait := every
	for i := 1; i < f.Failures && wait < 24*time.Hour; i++ {
		wait *= 2
	}
	var e *fetch.Error
	if errors.As(err, &e) {
		f.Problem = e.Message
		wait = max(wait, e.Wait)
	}
	f.Next = now.Add(min(wait, 7*24*time.Hour))
}

// takeIn adds the items of a feed that are not known, the oldest first.
func (d *Desk) takeIn(ctx context.Context, web Fetcher, f *store.Feed, parsed *feed.Feed, o WatchOptions) (Sum, error) {
	var fresh []source.Item
	for i := len(parsed.Items) - 1; i >= 0; i-- {
		it := parsed.Items[i]
		if _, err := d.Store.Report(ctx, it.Document.ID); err == nil || errors.Is(err, store.ErrAmbiguous) {
			continue
		} else if !errors.Is(err, store.ErrNotFound) {
			return Sum{}, err
		}
		if f.Title != "" && it.Document.Source == "" {
			it.Document.Source = f.Title
		}
		fresh = append(fresh, it)
	}
	if len(fresh) == 0 {
		return Sum{}, nil
	}
	add := o.Add
	add.Input = func(string) string { return f.URL }
	sum, err := d.Add(ctx, func(yield func(source.Item) bool) {
		for _, it := range fresh {
			if !f.Whole && it.Document.URL != "" {
				it = d.page(ctx, web, it)
			}
			if ctx.Err() != nil || !yield(it) {
				return
			}
		}
	}, add)
	if n := sum.Added + sum.Outside + sum.Foreign; n > 0 {
		f.NewItem, f.Items = f.Asked, f.Items+n
	}
	return sum, err
}

// page is the story that an item points at. Where it cannot be had, what the feed tells of it has to do.
func (d *Desk) page(ctx context.Context, web Fetcher, it source.Item) source.Item {
	a, err := web.Get(ctx, it.Document.URL, fetch.Condition{})
	if err != nil || a.Gone || a.Unchanged {
		return it
	}
	doc, err := html.Read(it.Name, a.Body)
	if err != nil || len(doc.Text) < len(it.Document.Text) {
		return it
	}
	known := it.Document
	fill := func(to *string, s string) {
		if s != "" {
			*to = s
		}
	}
	// What the page tells of its day is surer than the feed, which may tell when it was changed.
	fill(&known.Published, doc.Published)
	fill(&known.Byline, doc.Byline)
	fill(&known.URL, doc.URL)
	if known.Title == "" {
		known.Title = doc.Title
	}
	known.Text = doc.Text
	return source.Item{Name: it.Name, Document: known}
}
