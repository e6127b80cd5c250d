package desk

import (
	"testing"

	"rapporteur/source"
)

// A reason is one line that is whole, also where the message goes on below.
func TestReasonIsOneWholeLine(t *testing.T) {
	for want, e := range map[string]*source.Error{
		"defect in who: index out of range (please report this with the text)": {Report: "a.txt", Message: "defect in who: index out of range", Hint: "please report this with the text\ngoroutine 1"},
		"the file is empty": {Report: "a.txt", Message: "the file is empty"},
	} {
		if got := reason(e); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
