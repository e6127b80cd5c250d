package site

import (
	"encoding/json"
	"io"
	"net/http"

	"rapporteur/auth/door"
)

func writeJSON(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(code)
	if f, ok := v.(func(io.Writer) error); ok {
		f(w)
		return
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.Encode(v)
}

// failJSON answers with a problem (RFC 9457).
func (s *Site) failJSON(w http.ResponseWriter, err error) {
	door.Problem(w, status(err), err.Error())
}
