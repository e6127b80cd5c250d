package pipe

// Common tells whether a word, in lower case, is known as something else than a name.
func (p *Pipe) Common(lower string) bool { return p.tagger.Common(lower) }
