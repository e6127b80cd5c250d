package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/query"
	"rapporteur/store"
)

// Bounds of what is saved: a name fits a line, and nobody fills the archive.
const (
	longestSearchName = 100
	longestSearch     = 2000
	mostSearches      = 200
)

// ErrSearch is a search that cannot be saved.
var ErrSearch = errors.New("this search is not saved")

// SaveSearch keeps a question under a name, for an account or, with no owner, for the archive. The same name again has the
// new question.
func (d *Desk) SaveSearch(ctx context.Context, owner, name, question string) (store.Search, error) {
	name, question = strings.TrimSpace(name), strings.TrimSpace(question)
	switch {
	case name == "":
		return store.Search{}, fmt.Errorf("%w: it needs a name", ErrSearch)
	case utf8.RuneCountInString(name) > longestSearchName || strings.ContainsFunc(name, unicode.IsControl) || !utf8.ValidString(name):
		return store.Search{}, fmt.Errorf("%w: a name is one line of %d letters at most", ErrSearch, longestSearchName)
	case question == "":
		return store.Search{}, fmt.Errorf("%w: it asks for nothing", ErrSearch)
	case len(question) > longestSearch:
		return store.Search{}, fmt.Errorf("%w: a question has %d letters at most", ErrSearch, longestSearch)
	}
	if _, err := query.Parse(question, d.Now()); err != nil {
		return store.Search{}, err
	}
	all, err := d.Store.Searches(ctx, owner)
	if err != nil {
		return store.Search{}, err
	}
	known := false
	for _, x := range all {
		known = known || x.Name == name
	}
	if len(all) >= mostSearches && !known {
		return store.Search{}, fmt.Errorf("%w: there are %d already; remove one first", ErrSearch, len(all))
	}
	return d.Store.PutSearch(ctx, store.Search{Owner: owner, Name: name, Query: question})
}

// Searches are what an account saved, and what the archive has for everybody.
func (d *Desk) Searches(ctx context.Context, owner string) ([]store.Search, error) {
	all, err := d.Store.Searches(ctx, owner)
	if err != nil || owner == "" {
		return all, err
	}
	shared, err := d.Store.Searches(ctx, "")
	return append(all, shared...), err
}

// Search is the one of them with a number, or with a name; of two with the same name the own one.
func (d *Desk) Search(ctx context.Context, owner string, id int64, name string) (store.Search, error) {
	all, err := d.Searches(ctx, owner)
	if err != nil {
		return store.Search{}, err
	}
	for _, x := range all {
		if x.ID == id || name != "" && x.Name == name {
			return x, nil
		}
	}
	if name == "" {
		name = fmt.Sprint(id)
	}
	return store.Search{}, fmt.Errorf("search %s: %w", name, store.ErrNotFound)
}
