package merge

import (
	"rapporteur/record"
	"rapporteur/text"
)

// Format names the published form of Merged.
const Format = "rapporteur.merged/1"

// Merged is what many reports tell together. Ids of actors, events and other entries are of this record, not of a
// report's; an account leads back to the report and its entry.
type Merged struct {
	Format     string       `json:"format"`
	Documents  []Report     `json:"documents"`
	Actors     []*Who       `json:"actors"`
	Roles      []*Role      `json:"roles"`
	Groups     []*Group     `json:"groups"`
	Events     []*Happening `json:"events"`
	Statements []*Words     `json:"statements"`
	Tolls      []*Series    `json:"tolls"`
	Figures    []*Series    `json:"figures"`
	Proposals  []*Offer     `json:"proposals"`
	Positions  []*Stand     `json:"positions"`
	Issues     []*Matter    `json:"issues"`
	Places     []*Spot      `json:"places"`
	Disputes   []*Dispute   `json:"disputes"`
}

// Report is one document that was merged.
type Report struct {
	ID              string `json:"id"`
	File            string `json:"file,omitempty"`
	Title           string `json:"title,omitempty"`
	Source          string `json:"source,omitempty"`
	Published       string `json:"published,omitempty"`
	URL             string `json:"url,omitempty"`
	NearDuplicateOf string `json:"near_duplicate_of,omitempty"` // the first report of the same text

	text string
}

// Account is how one report tells an entry: on whose word, in which words, and the fields in which it differs from
// the merged entry.
type Account struct {
	Doc          string            `json:"doc"`
	Entry        string            `json:"entry"`
	AttributedTo []record.ActorID  `json:"attributed_to,omitempty"`
	Evidence     []text.Span       `json:"evidence"`
	Quote        string            `json:"quote"` // the words of Evidence
	Type         string            `json:"type,omitempty"`
	Mode         string            `json:"mode,omitempty"`
	Modality     record.Modality   `json:"modality,omitempty"`
	Actors       *[]record.ActorID `json:"actors,omitempty"`
	Recipients   *[]record.ActorID `json:"recipients,omitempty"`
	Place        *record.Where     `json:"place,omitempty"`
	When         *record.When      `json:"when,omitempty"`
	Act          record.Act        `json:"act,omitempty"`
	Speaker      []record.ActorID  `json:"speaker,omitempty"`
	Stance       string            `json:"stance,omitempty"`
	Size         *record.Amount    `json:"size,omitempty"`
}

// Place is a mention in one of the documents.
type Place struct {
	Doc string `json:"doc"`
	text.Span
}

// Who is an actor of the reports.
type Who struct {
	ID       record.ActorID   `json:"id"`
	Name     string           `json:"name"`
	Kind     record.ActorKind `json:"kind"`
	Aliases  []string         `json:"aliases,omitempty"`
	Country  string           `json:"country,omitempty"`
	Codes    *record.Codes    `json:"codes,omitempty"`
	Mentions []Place          `json:"mentions"`
}

// Role is an office that an actor holds or held, with the reports that tell so.
type Role struct {
	ID       string         `json:"id"`
	Actor    record.ActorID `json:"actor"`
	Title    string         `json:"title"`
	Of       record.ActorID `json:"of,omitempty"`
	When     string         `json:"when,omitempty"`
	First    string         `json:"first,omitempty"` // publication of the first and the last report that gives the role
	Last     string         `json:"last,omitempty"`
	Accounts []Account      `json:"accounts"`
}

// Group is a coalition, with who belongs to it by which report.
type Group struct {
	ID       string           `json:"id"`
	Actor    record.ActorID   `json:"actor"`
	Leaders  []record.ActorID `json:"leaders,omitempty"`
	Members  []Member         `json:"members,omitempty"`
	Accounts []Account        `json:"accounts"`
}

// Member is one that belongs to a group: since when reports say so, and which event took it in or out.
type Member struct {
	Actor  record.ActorID `json:"actor"`
	First  string         `json:"first,omitempty"` // publication of the first and the last report that counts it in
	Last   string         `json:"last,omitempty"`
	Joined string         `json:"joined,omitempty"` // id of the event
	Left   string         `json:"left,omitempty"`
}

// Happening is an event of the reports.
type Happening struct {
	ID           string           `json:"id"`
	Type         string           `json:"type"`
	Mode         string           `json:"mode,omitempty"`
	CAMEO        string           `json:"cameo,omitempty"`
	Context      []string         `json:"context,omitempty"`
	Actors       []record.ActorID `json:"actors"`
	Recipients   []record.ActorID `json:"recipients"`
	Participants []record.ActorID `json:"participants,omitempty"`
	Host         []record.ActorID `json:"host,omitempty"`
	Mediator     []record.ActorID `json:"mediator,omitempty"`
	Level        string           `json:"level,omitempty"`
	Ordinal      string           `json:"ordinal,omitempty"`
	Place        *record.Where    `json:"place,omitempty"`
	When         *record.When     `json:"when,omitempty"`
	Modality     record.Modality  `json:"modality"`
	Ongoing      bool             `json:"ongoing,omitempty"`
	Mutual       bool             `json:"mutual,omitempty"`
	Statement    string           `json:"statement,omitempty"`
	InResponseTo string           `json:"in_response_to,omitempty"`
	After        string           `json:"after,omitempty"`
	Before       string           `json:"before,omitempty"`
	Confidence   float64          `json:"confidence"`
	Reports      int              `json:"reports"` // that tell it, near-duplicates counted once
	Accounts     []Account        `json:"accounts"`

	// As each account has it, in the order of Accounts.
	times []*record.When
	modes []record.Modality
	both  []bool
	by    [][]record.ActorID
}

// Words are what somebody said once, however often it is passed on. The first account is the earliest.
type Words struct {
	ID         string           `json:"id"`
	Speaker    []record.ActorID `json:"speaker,omitempty"`
	Kind       string           `json:"kind"`
	Act        record.Act       `json:"act"`
	Target     []record.ActorID `json:"target,omitempty"`
	Channel    string           `json:"channel,omitempty"`
	When       *record.When     `json:"when,omitempty"`
	Topics     []string         `json:"topics,omitempty"`
	About      string           `json:"about,omitempty"`
	Confidence float64          `json:"confidence"`
	Reports    int              `json:"reports"`
	Accounts   []Account        `json:"accounts"`
}

// Series is one toll or figure as each report gives it. Min and Max are the least and the greatest of them.
type Series struct {
	ID       string   `json:"id"`
	Event    string   `json:"event,omitempty"`
	Measure  string   `json:"measure"`
	Unit     string   `json:"unit,omitempty"`
	Victims  string   `json:"victims,omitempty"`
	Min      *float64 `json:"min"`
	Max      *float64 `json:"max"`
	Accounts []Count  `json:"accounts"`
}

// Count is what one report gives for a toll or figure.
type Count struct {
	Doc          string           `json:"doc"`
	Entry        string           `json:"entry"`
	Min          *float64         `json:"min"`
	Max          *float64         `json:"max"`
	Qualifier    string           `json:"qualifier,omitempty"`
	AttributedTo []record.ActorID `json:"attributed_to,omitempty"`
	Published    string           `json:"published,omitempty"`
	When         *record.When     `json:"when,omitempty"`
	Evidence     []text.Span      `json:"evidence"`
	Quote        string           `json:"quote"`

	unit string
}

// Offer is a proposal with the answers that any report tells.
type Offer struct {
	ID        string           `json:"id"`
	By        record.ActorID   `json:"by,omitempty"`
	To        []record.ActorID `json:"to,omitempty"`
	Issue     string           `json:"issue,omitempty"`
	When      *record.When     `json:"when,omitempty"`
	Reports   int              `json:"reports"`
	Accounts  []Account        `json:"accounts"`
	Responses []Answer         `json:"responses"`
}

// Answer is one actor's answer to a proposal.
type Answer struct {
	Actor    record.ActorID `json:"actor"`
	Stance   string         `json:"stance"`
	When     *record.When   `json:"when,omitempty"`
	Accounts []Account      `json:"accounts"`
}

// Stand is where an actor stands on an issue from one time on, until another stand of the same actor on the same issue.
type Stand struct {
	ID       string         `json:"id"`
	Actor    record.ActorID `json:"actor"`
	Issue    string         `json:"issue"`
	Stance   string         `json:"stance"`
	Was      string         `json:"was,omitempty"` // the stand before
	When     *record.When   `json:"when,omitempty"`
	Accounts []Account      `json:"accounts"`
}

// Matter is an issue with where it is named.
type Matter struct {
	ID       string  `json:"id"`
	Name     string  `json:"name"`
	Mentions []Place `json:"mentions"`
}

// Spot is a place with where it is named.
type Spot struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Country  string   `json:"country,omitempty"`
	Lat      *float64 `json:"lat,omitempty"`
	Lon      *float64 `json:"lon,omitempty"`
	GeoNames int      `json:"geonames,omitempty"`
	Kind     string   `json:"kind,omitempty"`
	Mentions []Place  `json:"mentions"`
}

// Dispute is a point on which accounts differ, side by side.
type Dispute struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	About string `json:"about"` // id of the entry
	What  string `json:"what"`
	Sides []Side `json:"sides"`
}

// Side is one of the things that accounts say.
type Side struct {
	Says     string        `json:"says"`
	Accounts []SideAccount `json:"accounts"`
}

// SideAccount is a report that says so, with its words.
type SideAccount struct {
	Doc          string           `json:"doc"`
	AttributedTo []record.ActorID `json:"attributed_to,omitempty"`
	Evidence     []text.Span      `json:"evidence"`
	Quote        string           `json:"quote"`
}
