package main

import "slices"

// sortedFields are the keys of m in order.
func sortedFields[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
