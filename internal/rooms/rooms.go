// Package rooms holds the plan of the code: which room may import which. The test beside it keeps the plan true.
package rooms

// Room is one row of the plan.
type Room struct {
	Name    string   // path below the module; "read/*" is every room one level below read
	What    string   // what belongs there
	Imports []string // rooms of this module that it may import
}

// Plan is the whole house, from the words outwards.
var Plan = []Room{
	{"text", "Text and byte spans; mapping cleaned text back to the original", nil},
	{"record", "the vocabulary of the field: actor, statement, event, toll, … and the evidence each entry carries", []string{"text"}},
	{"lexicon", "what is known before reading: readable tables, one loader", []string{"text"}},
	{"lexicon/petrarch", "dictionaries of the PETRARCH coders as a lexicon of one's own", []string{"lexicon"}},
	{"lexicon/check", "rows of the lexicon that news contradicts or never uses, examples that are not read as told", []string{"text", "lexicon", "record"}},
	{"source", "what a report is before it is read: decoding, language, errors that name the report", []string{"text", "record"}},
	{"source/all", "reports from whatever is given: files of any format, folders, archives", []string{"text", "record", "source", "source/*"}},
	{"source/*", "one package a format, each with the same Read", []string{"text", "record", "source"}},
	{"weights", "the model file format, told byte by byte", nil},
	{"models", "the embedded model files, each with a card", []string{"weights"}},
	{"gazetteer", "places of the world by name, looked up in place", []string{"weights", "models", "lexicon"}},
	{"nlp", "the analysed report as plain slices addressed by index", []string{"text"}},
	{"nlp/*", "one step of the analysis each; pipe runs them in order", []string{"text", "nlp", "nlp/*", "lexicon", "weights", "models", "gazetteer"}},
	{"read/page", "the working sheet of one report: its analysis and the findings so far", []string{"text", "nlp", "record", "lexicon"}},
	{"read/*", "one question a room; siblings meet on the page, not by import", []string{"text", "read/page", "nlp", "nlp/chain", "record", "lexicon", "gazetteer"}},
	{"read", "the order of the readers: the whole engine on one screen", []string{"text", "lexicon", "read/*", "nlp", "nlp/pipe", "models", "record", "source"}},
	{"merge", "same actor, same event, rival tolls across reports; works from the records alone, so it can run again", []string{"text", "record", "lexicon"}},
	{"query", "a question as a value: parse, print, match; the scope of an archive", []string{"text", "record"}},
	{"store", "what an archive can do, in an interface; corrections and how they are put on a reading", []string{"text", "record", "query"}},
	{"store/storetest", "the exam that every archive sits", []string{"text", "record", "query", "store", "auth"}},
	{"store/*", "one way of keeping an archive each", []string{"text", "record", "query", "store", "auth"}},
	{"auth", "who may do what with an archive: accounts, roles, sessions, keys, the log; knows no HTTP", nil},
	{"auth/*", "accounts over HTTP: door lets in or refuses, by one table of routes and roles; oidc signs in elsewhere", []string{"auth", "auth/*"}},
	{"desk", "what a user can do with an archive, written once; knows no flags and no HTTP", []string{"text", "record", "source", "source/*", "merge", "query", "store", "lexicon"}},
	{"view", "records as people read them: sections, items, dates in words", []string{"text", "record", "merge"}},
	{"export", "one file a format", []string{"text", "record", "merge", "view", "nlp", "lexicon"}},
	{"api", "the desk for programs: /v1 over HTTP, described in OpenAPI", []string{"text", "record", "merge", "query", "store", "source", "desk", "export", "auth"}},
	{"web/site", "the desk as a web page: a template a page, thin handlers over desk", []string{"text", "record", "merge", "query", "store", "source", "source/*", "desk", "view", "export", "web/report", "lexicon", "auth", "auth/door"}},
	{"web/*", "one page each: template, style and script together", []string{"text", "record", "view"}},
	{"eval", "gold files and scores; users have it as a command", []string{"text", "record"}},
	{"eval/crossdoc", "scores of merging, against hand-made clusters", []string{"text", "merge"}},
	{"corpus", "treebanks and other training data", []string{"text", "nlp", "nlp/*", "record"}},
	{"train/dense", "matrix products for training, with vector instructions where the machine has them", nil},
	{"train", "trainers; the product links none of them", []string{"text", "train/dense", "nlp", "nlp/*", "read/*", "record", "weights", "models", "corpus", "lexicon", "gazetteer"}},
	{"cmd/rapporteur", "flags, help, exit status; one file a subcommand", []string{"text", "record", "source", "source/*", "read", "nlp", "nlp/pipe", "nlp/conllu", "corpus", "export", "api", "web/*", "eval", "eval/crossdoc", "view", "lexicon", "lexicon/check", "lexicon/petrarch", "merge", "query", "store", "store/*", "desk", "auth", "auth/*"}},
	{"cmd/rapporteur-lab", "training and measuring models", []string{"text", "nlp", "nlp/*", "source/*", "record", "weights", "models", "corpus", "train", "lexicon", "lexicon/check", "read", "read/*", "gazetteer", "eval", "source"}},
	{"internal/rooms", "this plan", nil},
	{"", "the tour; a small façade with runnable examples", []string{"lexicon", "read", "record", "source"}},
}
