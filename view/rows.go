package view

import "strings"

// Row is one account of an entry of a merged record, flat: for tables.
type Row struct {
	Kind   string `json:"kind"`
	ID     string `json:"id"`      // of the merged entry: its accounts share it
	Date   string `json:"date"`    // EDTF
	Lead   string `json:"lead"`    // who, or the number, or the PLOVER type
	Head   string `json:"head"`    // the entry in a few words
	Tags   string `json:"tags"`    // mode, modality, channel, …
	Meta   string `json:"meta"`    // when, where
	Answer string `json:"answer"`  // of an answer or a side: whose and what; else empty
	Report string `json:"report"`  // source, else title, and date
	Doc    string `json:"doc"`     // id of the report
	Entry  string `json:"entry"`   // id of the entry in its report
	Copy   bool   `json:"copy"`    // the report is a near-duplicate of another
	By     string `json:"by"`      // on whose word
	Says   string `json:"differs"` // in what the account differs
	Quote  string `json:"words"`
}

// Columns are the names of a row's cells.
var Columns = []string{"kind", "id", "date", "lead", "head", "tags", "meta", "answer", "report", "doc", "entry", "copy", "by", "differs", "words"}

// Cells are the values of a row as text.
func (r Row) Cells() []string {
	copied := ""
	if r.Copy {
		copied = "1"
	}
	return []string{r.Kind, r.ID, r.Date, r.Lead, r.Head, r.Tags, r.Meta, r.Answer, r.Report, r.Doc, r.Entry, copied, r.By, r.Says, r.Quote}
}

// Rows are the accounts of all entries of a view of a merged record.
func (v *View) Rows() []Row {
	var out []Row
	for _, s := range v.Sections {
		for _, it := range s.Items {
			out = append(out, rowsOf(it, it, "")...)
			for _, a := range it.Answers {
				out = append(out, rowsOf(it, a, strings.TrimSpace(a.Lead+" "+a.Head))...)
			}
		}
	}
	return out
}

func rowsOf(it, told Item, answer string) []Row {
	var out []Row
	for _, a := range told.Accounts {
		out = append(out, Row{it.Kind, it.ID, it.edtf, it.Lead, it.Head, strings.Join(it.Tags, "; "), strings.Join(it.Meta, "; "), answer, a.Report, a.Doc, a.Entry, a.Copy, a.By, a.Says, a.Quote})
	}
	return out
}
