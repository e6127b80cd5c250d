// Package models embeds the weights that the program ships. Beside each NAME.bin stands NAME.md, its card: data,
// licences, the command that rebuilds it, scores.
package models

import (
	"embed"
	"fmt"

	"rapporteur/weights"
)

//go:embed *
var files embed.FS

// Open opens the embedded model of that name ("parse" for parse.bin). A missing or damaged one is a broken build.
func Open(name string) (*weights.File, error) {
	data, err := files.ReadFile(name + ".bin")
	if err != nil {
		return nil, fmt.Errorf("model %s is not built in: %w", name, err)
	}
	f, err := weights.Open(data)
	if err != nil {
		return nil, fmt.Errorf("model %s: %w", name, err)
	}
	return f, nil
}

// Raw is an embedded file as it is.
func Raw(file string) ([]byte, error) { return files.ReadFile(file) }
