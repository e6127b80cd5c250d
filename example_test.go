package rapporteur_test

import (
	"fmt"
	"log"

	"rapporteur"
)

func Example() {
	reader, err := rapporteur.New()
	if err != nil {
		log.Fatal(err)
	}
	rec, err := reader.Read(rapporteur.Report{
		ID:        "note-1",
		Published: "2025-04-18",
		Text:      `Kenyan President William Ruto accused the rebels of breaking the truce. "They must leave the town," he said on Thursday.`,
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range rec.Statements {
		fmt.Printf("%s: %s\n", s.Act, s.Content[0].Of(rec.Document.Text))
	}
	// Output:
	// accuse: the rebels of breaking the truce
	// demand: "They must leave the town,"
}
