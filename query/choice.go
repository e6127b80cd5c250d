package query

import (
	"fmt"
	"strings"
)

// Choices are the values of a field with a closed list; nil for a field that takes any.
func Choices(f Field) []string {
	if tr := traits[f]; tr.shape == choice {
		return sortedCopy(tr.choices)
	}
	return nil
}

// Choice is a value of a field with a closed list, as the list writes it. A field without such a list takes any value.
func Choice(f Field, value string) (string, error) {
	tr := traits[f]
	if tr.shape != choice {
		return value, nil
	}
	v, ok := choiceOf(value, tr.choices)
	if !ok {
		return "", fmt.Errorf("there is no %s %q (one of: %s)", f, value, strings.Join(sortedCopy(tr.choices), ", "))
	}
	return v, nil
}
