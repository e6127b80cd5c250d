// Package record is the vocabulary of the field: what a report tells of a negotiation or a conflict, each entry with
// the exact words that tell it. Read this file and you know the product.
//
// In memory a span counts bytes of Document.Text; Encode writes, and Decode reads, code points (see package text).
// A field that the report does not give is left empty, never guessed. The published form is rapporteur.record/1.
package record

import "rapporteur/text"

// Format names the published form of a Record.
const Format = "rapporteur.record/1"

// ActorID addresses an actor of the same record ("volodymyr-zelensky").
type ActorID string

// IDs are one actor or several: one is written as a string, several as a list.
type IDs []ActorID

// Record is what one report tells.
type Record struct {
	Format     string      `json:"format"`
	Engine     Engine      `json:"engine"`
	Document   Document    `json:"document"`
	Actors     []*Actor    `json:"actors"`
	Roles      []Role      `json:"roles"`
	Groups     []Group     `json:"groups"`
	Statements []Statement `json:"statements"`
	Events     []Event     `json:"events"`
	Tolls      []Toll      `json:"tolls"`
	Figures    []Figure    `json:"figures"`
	Proposals  []Proposal  `json:"proposals"`
	Positions  []Position  `json:"positions"`
	Issues     []Issue     `json:"issues"`
	Times      []Time      `json:"times"`
	Places     []Place     `json:"places"`
	Notes      []string    `json:"notes,omitempty"` // what the reader of this record should know ("no publication date: …")
}

// Engine says what read the report, so that a record can be made again.
type Engine struct {
	Name    string            `json:"name"`
	Version string            `json:"version"`
	Models  map[string]string `json:"models,omitempty"` // model name to the first 12 hex digits of its SHA-256
}

// Document is the report itself.
type Document struct {
	ID        string `json:"id"`
	Title     string `json:"title,omitempty"`
	Source    string `json:"source,omitempty"`
	Byline    string `json:"byline,omitempty"`
	Published string `json:"published,omitempty"` // YYYY-MM-DD; empty when unknown: relative dates stay unresolved then
	Language  string `json:"language,omitempty"`  // BCP 47
	URL       string `json:"url,omitempty"`
	Text      string `json:"text"`
}

// Trace is what every entry carries: its name, its words, how sure it is, and who found it.
type Trace struct {
	ID         string      `json:"id"`
	Evidence   []text.Span `json:"evidence"`
	Confidence float64     `json:"confidence"`   // 0 to 1: of entries at 0.8 four in five are right
	By         string      `json:"by,omitempty"` // reader and rule or model: "said/verb", "toll/passive"
}

// ActorKind is what an actor is.
type ActorKind string

// The kinds of actors.
const (
	Person       ActorKind = "person"
	Country      ActorKind = "country"
	Government   ActorKind = "government"
	Office       ActorKind = "office"
	Organization ActorKind = "organization"
	ArmedGroup   ActorKind = "armed_group"
	GroupKind    ActorKind = "group"
	People       ActorKind = "people"
	Media        ActorKind = "media"
)

// Actor does, says, receives, holds, or is held to something. A country, its government and the capital that stands
// for it are one actor; a ministry or army that speaks by itself is an actor of its own.
type Actor struct {
	ID       ActorID   `json:"id"`
	Name     string    `json:"name"` // fullest known name
	Kind     ActorKind `json:"kind"`
	Aliases  []string  `json:"aliases,omitempty"`
	Country  string    `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Codes    *Codes    `json:"codes,omitempty"`
	Mentions []Mention `json:"mentions"`

	Confidence float64 `json:"confidence"`
	By         string  `json:"by,omitempty"`
}

// Codes are an actor's codes in the schemes of the field.
type Codes struct {
	CAMEO    string `json:"cameo,omitempty"`
	PLOVER   string `json:"plover,omitempty"`
	Wikidata string `json:"wikidata,omitempty"`
}

// Mention is one place where an actor is spoken of.
type Mention struct {
	text.Span
	How        string    `json:"how"`                  // name, title, nominal, pronoun
	Candidates []ActorID `json:"candidates,omitempty"` // where more than one actor may be meant
}

// When is a time of an entry: EDTF (ISO 8601-2), and the words where the report gives it.
type When struct {
	EDTF string     `json:"edtf,omitempty"`
	Text string     `json:"text,omitempty"`
	Span *text.Span `json:"span,omitempty"`
}

// Where is a place of an entry: where it happened, not any place that is named.
type Where struct {
	Name     string     `json:"name"`
	Country  string     `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Lat      *float64   `json:"lat,omitempty"`
	Lon      *float64   `json:"lon,omitempty"`
	GeoNames int        `json:"geonames,omitempty"`
	Span     *text.Span `json:"span,omitempty"`
}

// Modality tells whether an entry is told as fact.
type Modality string

// The modalities.
const (
	Asserted Modality = "asserted" // it happened or holds
	Planned  Modality = "planned"  // is to happen
	Possible Modality = "possible" // could, may, would if
	Denied   Modality = "denied"   // said not to have happened
	Demanded Modality = "demanded" // called for
)

// Role is an office or function that somebody holds or held.
type Role struct {
	Trace
	Actor ActorID `json:"actor"`
	Title string  `json:"title"`
	Of    ActorID `json:"of,omitempty"`
	When  string  `json:"when,omitempty"` // "former", "acting", "since 2024"
}

// Group is a coalition or bloc that acts as one.
type Group struct {
	Trace
	Actor   ActorID    `json:"actor"`
	Size    *Amount    `json:"size,omitempty"`
	Leaders []ActorID  `json:"leaders,omitempty"`
	Members []ActorID  `json:"members,omitempty"`
	Purpose *text.Span `json:"purpose,omitempty"`
}

// Statement is one reporting clause: who said what through which channel.
type Statement struct {
	Trace
	Speaker      IDs         `json:"speaker,omitempty"`
	Kind         string      `json:"kind"` // direct, indirect, mixed
	Content      []text.Span `json:"content"`
	Cue          *text.Span  `json:"cue,omitempty"`
	Source       *text.Span  `json:"source,omitempty"`
	Channel      string      `json:"channel,omitempty"`
	Addressee    IDs         `json:"addressee,omitempty"`
	Via          IDs         `json:"via,omitempty"`
	About        string      `json:"about,omitempty"`    // id of the entry that is denied, condemned, welcomed
	Occasion     string      `json:"occasion,omitempty"` // id of the meeting or event at which
	Language     string      `json:"language,omitempty"` // as told: "in English"
	When         *When       `json:"when,omitempty"`
	Topics       []string    `json:"topics,omitempty"` // ids of issues
	Act          Act         `json:"act"`
	Target       IDs         `json:"target,omitempty"`
	AttributedTo IDs         `json:"attributed_to,omitempty"` // on whose word the report has it, in nested speech
}

// Act is what a speaker does by speaking.
type Act string

// The acts. Believe, Intend and Show are thoughts, plans and findings that are ascribed without a reporting clause.
const (
	Say       Act = "say"
	Accuse    Act = "accuse"
	Demand    Act = "demand"
	Promise   Act = "promise"
	Threaten  Act = "threaten"
	Praise    Act = "praise"
	Criticise Act = "criticise"
	Dismiss   Act = "dismiss"
	Deny      Act = "deny"
	Propose   Act = "propose"
	Announce  Act = "announce"
	Thank     Act = "thank"
	Apologise Act = "apologise"
	Ask       Act = "ask"
	Believe   Act = "believe"
	Intend    Act = "intend"
	Show      Act = "show"
)

// Event is something that somebody did, is to do, or is said to have done. Type and Mode are PLOVER's
// (https://osf.io/preprints/socarxiv/rm5dw), CAMEO is the code of the older scheme.
type Event struct {
	Trace
	Type         string     `json:"type"`
	Mode         string     `json:"mode,omitempty"`
	CAMEO        string     `json:"cameo,omitempty"`
	Context      []string   `json:"context,omitempty"`
	Actors       []ActorID  `json:"actors"`
	Recipients   []ActorID  `json:"recipients"`
	Place        *Where     `json:"place,omitempty"`
	When         *When      `json:"when,omitempty"`
	InResponseTo string     `json:"in_response_to,omitempty"`
	After        string     `json:"after,omitempty"`
	Before       string     `json:"before,omitempty"`
	Modality     Modality   `json:"modality"`
	Ongoing      bool       `json:"ongoing,omitempty"`
	Mutual       bool       `json:"mutual,omitempty"`
	AttributedTo IDs        `json:"attributed_to,omitempty"`
	Statement    string     `json:"statement,omitempty"` // id of the statement that this speech act is
	Participants []ActorID  `json:"participants,omitempty"`
	Host         IDs        `json:"host,omitempty"`
	Mediator     IDs        `json:"mediator,omitempty"`
	Purpose      *text.Span `json:"purpose,omitempty"`
	Level        string     `json:"level,omitempty"`   // leaders, ministers, envoys, experts
	Ordinal      string     `json:"ordinal,omitempty"` // "third meeting"
}

// Amount is a number with its bounds; nil is unbounded.
type Amount struct {
	Min       *float64 `json:"min"`
	Max       *float64 `json:"max"`
	Qualifier string   `json:"qualifier,omitempty"` // exact, at_least, at_most, about, more_than, less_than, several, dozens, …
}

// Toll is one figure of human cost on somebody's word.
type Toll struct {
	Trace
	Measure string `json:"measure"`
	Amount
	Victims      string   `json:"victims,omitempty"`
	Actor        ActorID  `json:"actor,omitempty"` // who caused it
	Event        string   `json:"event,omitempty"`
	PartOf       string   `json:"part_of,omitempty"`
	Replaces     string   `json:"replaces,omitempty"`
	Place        *Where   `json:"place,omitempty"`
	When         *When    `json:"when,omitempty"`
	Modality     Modality `json:"modality,omitempty"`
	AttributedTo IDs      `json:"attributed_to,omitempty"`
}

// Figure is any other number that accounts may differ on.
type Figure struct {
	Trace
	Measure string `json:"measure"`
	Unit    string `json:"unit,omitempty"`
	Amount
	Event        string `json:"event,omitempty"`
	Issue        string `json:"issue,omitempty"`
	AttributedTo IDs    `json:"attributed_to,omitempty"`
	When         *When  `json:"when,omitempty"`
}

// Proposal is what one side puts to others, with each answer.
type Proposal struct {
	Trace
	Proposer     ActorID     `json:"by,omitempty"`       // who proposes; hides Trace.By, which is told as found_by
	FoundBy      string      `json:"found_by,omitempty"` // Trace.By
	To           []ActorID   `json:"to,omitempty"`
	What         *text.Span  `json:"what,omitempty"`
	Issue        string      `json:"issue,omitempty"`
	Conditions   []text.Span `json:"conditions,omitempty"`
	CounterTo    string      `json:"counter_to,omitempty"`
	When         *When       `json:"when,omitempty"`
	AttributedTo IDs         `json:"attributed_to,omitempty"`
	Responses    []Response  `json:"responses"`
}

// Response is one answer to a proposal: accepts, rejects, conditional, considering.
type Response struct {
	Actor    ActorID     `json:"actor"`
	Stance   string      `json:"stance"`
	When     *When       `json:"when,omitempty"`
	Evidence []text.Span `json:"evidence"`
}

// Position is where an actor stands on an issue: supports, opposes, open, demands, rules_out, conditional.
type Position struct {
	Trace
	Actor        ActorID    `json:"actor"`
	Issue        string     `json:"issue"`
	Stance       string     `json:"stance"`
	Object       *text.Span `json:"object,omitempty"`
	Was          string     `json:"was,omitempty"`
	When         *When      `json:"when,omitempty"`
	AttributedTo IDs        `json:"attributed_to,omitempty"`
}

// Issue is a matter that is negotiated or fought over.
type Issue struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	Mentions []text.Span `json:"mentions"`
}

// Time is one time expression. Timex is its TIMEX3 value, EDTF the same where it can be said in EDTF.
type Time struct {
	Trace
	Span  text.Span `json:"span"`
	Type  string    `json:"type"` // DATE, TIME, DURATION, SET
	EDTF  string    `json:"edtf,omitempty"`
	Timex string    `json:"timex,omitempty"`
}

// Place is one mention of a place.
type Place struct {
	Trace
	Span     text.Span `json:"span"`
	Name     string    `json:"name"`
	Country  string    `json:"country,omitempty"`
	Lat      *float64  `json:"lat,omitempty"`
	Lon      *float64  `json:"lon,omitempty"`
	GeoNames int       `json:"geonames,omitempty"`
	Kind     string    `json:"kind,omitempty"` // country, admin, city, region, sea, river, mountain, facility, border, …
}
