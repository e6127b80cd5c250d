package train

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rapporteur/weights"
)

// Options are what a step of training or scoring gets.
type Options struct {
	Data []string  // files, and folders that are searched to any depth
	Out  string    // folder for the model, or the model file itself
	Log  io.Writer // progress, for people
}

// Logf tells progress.
func (o Options) Logf(format string, args ...any) { fmt.Fprintf(o.Log, format+"\n", args...) }

// Find is the path of a data file by its base name ("en_ewt-dev.conllu"); the same name with .gz is found too.
func (o Options) Find(name string) (string, error) {
	found := ""
	for _, root := range o.Data {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if b := e.Name(); found == "" && !e.IsDir() && (b == name || b == name+".gz") {
				found = path
				return fs.SkipAll
			}
			return nil
		})
		if err != nil {
			return "", err
		}
		if found != "" {
			return found, nil
		}
	}
	return "", fmt.Errorf("%w: no %s under %s (say --data)", ErrData, name, strings.Join(o.Data, ", "))
}

// Save writes a model: NAME.bin in the folder Out, or Out itself when that is a file name ending in .bin.
func (o Options) Save(name string, f *weights.File) error { return o.SaveBytes(name, f.Encode()) }

// SaveBytes is Save for a model that is encoded already.
func (o Options) SaveBytes(name string, b []byte) error {
	path := o.Out
	if filepath.Ext(path) != ".bin" {
		path = filepath.Join(path, name+".bin")
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		return err
	}
	o.Logf("%s: %d bytes", path, len(b))
	return nil
}

// Step trains a model or scores one.
type Step struct {
	Name  string
	About string // one line for --help
	Run   func(Options) error
}

var trainers, scorers []Step

// Register makes `rapporteur-lab train NAME` known. It is called in init functions, one file a model.
func Register(name, about string, run func(Options) error) {
	trainers = append(trainers, Step{name, about, run})
}

// RegisterScore makes `rapporteur-lab score NAME` known.
func RegisterScore(name, about string, run func(Options) error) {
	scorers = append(scorers, Step{name, about, run})
}

// Trainers are the models that can be trained, by name.
func Trainers() []Step { return sorted(trainers) }

// Scorers are the scores that can be taken, by name.
func Scorers() []Step { return sorted(scorers) }

func sorted(steps []Step) []Step {
	out := slices.Clone(steps)
	slices.SortFunc(out, func(a, b Step) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

func init() {
	Register("gazetteer", "places of the world by name, from GeoNames data", func(o Options) error {
		var paths []string
		for _, name := range GazetteerFiles {
			path, err := o.Find(name)
			if err != nil {
				return err
			}
			paths = append(paths, path)
		}
		b, err := Gazetteer(paths, o.Log)
		if err != nil {
			return err
		}
		return o.SaveBytes("gazetteer", b)
	})
}
