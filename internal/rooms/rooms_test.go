package rooms

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestImportsFollowThePlan reads every Go file of the module and holds its imports against the plan. Tests may import
// what they like.
func TestImportsFollowThePlan(t *testing.T) {
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && file != "." && strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		check(t, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func check(t *testing.T, file string) {
	here := path.Dir(file)
	if here == "." {
		here = ""
	}
	room := find(here)
	if room == nil {
		t.Errorf("%s: the plan has no room %q", file, here)
		return
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join("../..", file), nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	for _, im := range parsed.Imports {
		name, _ := strconv.Unquote(im.Path.Value)
		to, ours := strings.CutPrefix(name, "rapporteur/")
		if ours && !allowed(room, to) {
			t.Errorf("%s imports %s, which the plan does not allow to %q", file, to, room.Name)
		}
	}
}

// find is the room of a path: by its own name before a pattern.
func find(here string) *Room {
	var match *Room
	for i := range Plan {
		if Plan[i].Name == here {
			return &Plan[i]
		}
		if covers(Plan[i].Name, here) {
			match = &Plan[i]
		}
	}
	return match
}

func allowed(r *Room, to string) bool {
	for _, im := range r.Imports {
		if im == to || covers(im, to) {
			return true
		}
	}
	return false
}

func covers(pattern, name string) bool {
	dir, ok := strings.CutSuffix(pattern, "/*")
	rest, below := strings.CutPrefix(name, dir+"/")
	return ok && below && !strings.Contains(rest, "/")
}

func TestEveryRoomIsThere(t *testing.T) {
	for _, r := range Plan {
		dir := strings.TrimSuffix(r.Name, "/*")
		if _, err := os.Stat(filepath.Join("../..", dir)); err != nil {
			t.Errorf("the plan has a room %q that is not there", r.Name)
		}
	}
}
