package fetch

import (
	"net/url"
	"strconv"
	"strings"
	"time"
)

// robots are the rules of a host's robots.txt (RFC 9309) that are for this program.
type robots struct {
	rules []rule
	delay time.Duration
}

type rule struct {
	path  string
	allow bool
}

// parseRobots takes the groups that name this program; without one those that name every program.
func parseRobots(s string) *robots {
	named, all := &robots{}, &robots{}
	var groups []*robots // that the lines now are for
	isNamed, inNames := false, false
	for line := range strings.Lines(s) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		if key == "user-agent" {
			if !inNames {
				groups = nil
			}
			inNames = true
			switch name := strings.ToLower(value); {
			case name == "*":
				groups = append(groups, all)
			case name == Agent:
				groups, isNamed = append(groups, named), true
			}
			continue
		}
		inNames = false
		for _, g := range groups {
			g.line(key, value)
		}
	}
	if isNamed {
		return named
	}
	return all
}

func (r *robots) line(key, value string) {
	switch key {
	case "allow", "disallow":
		if value != "" {
			r.rules = append(r.rules, rule{value, key == "allow"})
		}
	case "crawl-delay":
		if f, err := strconv.ParseFloat(value, 64); err == nil && f > 0 && f < 1e6 {
			r.delay = time.Duration(f * float64(time.Second))
		}
	}
}

// allows tells whether an address may be asked for: the longest rule that fits says it, and of two the one that allows.
func (r *robots) allows(u *url.URL) bool {
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	best, allow := -1, true
	for _, x := range r.rules {
		if n := len(x.path); fits(x.path, path) && (n > best || n == best && x.allow) {
			best, allow = n, x.allow
		}
	}
	return allow
}

// fits tells whether a rule is for a path: * stands for anything, $ at the end for the end.
func fits(rule, path string) bool {
	rule, whole := strings.CutSuffix(rule, "$")
	parts := strings.Split(rule, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	rest := path[len(parts[0]):]
	for i, p := range parts[1:] {
		if whole && i == len(parts)-2 {
			return strings.HasSuffix(rest, p)
		}
		k := strings.Index(rest, p)
		if k < 0 {
			return false
		}
		rest = rest[k+len(p):]
	}
	return !whole || rest == ""
}
