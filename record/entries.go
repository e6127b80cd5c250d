package record

// Entry is any entry in the shape that all kinds share: what questions ask about and tables show. What a kind does not
// have is left empty. Of points at the whole entry in its Record.
type Entry struct {
	Kind string // statement, event, toll, figure, proposal, position, role, group
	*Trace
	Of       any // *Statement, *Event, *Toll, *Figure, *Proposal, *Position, *Role, *Group
	Type     string
	Mode     string
	CAMEO    string
	Act      string
	Stance   string
	Measure  string
	Modality string
	Channel  string
	Title    string // of a role
	Parties  []Party
	Issues   []string // by name
	Place    *Where
	When     *When
	Amount   *Amount
}

// Kinds are the kinds of entries, in the order in which a record lists them.
var Kinds = []string{"role", "group", "statement", "event", "toll", "figure", "proposal", "position"}

// Side is the part that an actor has in an entry.
type Side string

// The sides of an entry.
const (
	By   Side = "by"   // speaks, acts, proposes, stands somewhere, holds the office, caused the toll
	To   Side = "to"   // is acted on, addressed, accused, asked
	With Side = "with" // takes part, hosts, mediates, leads, is a member, is served
	Word Side = "word" // on whose word the report has it
)

// Party is an actor with its part in an entry.
type Party struct {
	Side  Side
	Actor ActorID
}

// Entries are all entries of r, kind by kind, each kind in the order of the text.
func Entries(r *Record) []Entry {
	var out []Entry
	issue := r.issueNames()
	for i := range r.Roles {
		x := &r.Roles[i]
		out = append(out, Entry{Kind: "role", Trace: &x.Trace, Of: x, Title: x.Title, Parties: parties(By, x.Actor, With, x.Of)})
	}
	for i := range r.Groups {
		x := &r.Groups[i]
		out = append(out, Entry{Kind: "group", Trace: &x.Trace, Of: x, Amount: x.Size, Parties: parties(By, x.Actor, With, x.Leaders, With, x.Members)})
	}
	for i := range r.Statements {
		x := &r.Statements[i]
		out = append(out, Entry{Kind: "statement", Trace: &x.Trace, Of: x, Act: string(x.Act), Channel: x.Channel, When: x.When, Issues: named(issue, x.Topics...),
			Parties: parties(By, x.Speaker, To, x.Target, To, x.Addressee, With, x.Via, Word, x.AttributedTo)})
	}
	for i := range r.Events {
		x := &r.Events[i]
		out = append(out, Entry{Kind: "event", Trace: &x.Trace, Of: x, Type: x.Type, Mode: x.Mode, CAMEO: x.CAMEO, Modality: string(x.Modality), When: x.When, Place: x.Place,
			Parties: parties(By, x.Actors, To, x.Recipients, With, x.Participants, With, x.Host, With, x.Mediator, Word, x.AttributedTo)})
	}
	for i := range r.Tolls {
		x := &r.Tolls[i]
		out = append(out, Entry{Kind: "toll", Trace: &x.Trace, Of: x, Measure: x.Measure, Modality: string(x.Modality), When: x.When, Place: x.Place, Amount: &x.Amount,
			Parties: parties(By, x.Actor, Word, x.AttributedTo)})
	}
	for i := range r.Figures {
		x := &r.Figures[i]
		out = append(out, Entry{Kind: "figure", Trace: &x.Trace, Of: x, Measure: x.Measure, When: x.When, Amount: &x.Amount, Issues: named(issue, x.Issue),
			Parties: parties(Word, x.AttributedTo)})
	}
	for i := range r.Proposals {
		x := &r.Proposals[i]
		e := Entry{Kind: "proposal", Trace: &x.Trace, Of: x, When: x.When, Issues: named(issue, x.Issue), Parties: parties(By, x.Proposer, To, x.To)}
		for _, a := range x.Responses {
			e.Parties = append(e.Parties, parties(With, a.Actor)...)
		}
		e.Parties = append(e.Parties, parties(Word, x.AttributedTo)...)
		out = append(out, e)
	}
	for i := range r.Positions {
		x := &r.Positions[i]
		out = append(out, Entry{Kind: "position", Trace: &x.Trace, Of: x, Stance: x.Stance, When: x.When, Issues: named(issue, x.Issue),
			Parties: parties(By, x.Actor, Word, x.AttributedTo)})
	}
	return out
}

// issueNames leads from the id of an issue to its name.
func (r *Record) issueNames() map[string]string {
	m := map[string]string{}
	for _, i := range r.Issues {
		m[i.ID] = i.Name
	}
	return m
}

func named(name map[string]string, ids ...string) []string {
	var out []string
	for _, id := range ids {
		if n := name[id]; n != "" {
			id = n
		}
		if id != "" {
			out = append(out, id)
		}
	}
	return out
}

// parties makes a list of pairs of a side and who is on it; nobody stands twice on one side.
func parties(pairs ...any) []Party {
	var out []Party
	add := func(s Side, id ActorID) {
		for _, p := range out {
			if p.Side == s && p.Actor == id {
				return
			}
		}
		if id != "" {
			out = append(out, Party{s, id})
		}
	}
	for i := 0; i < len(pairs); i += 2 {
		side := pairs[i].(Side)
		switch who := pairs[i+1].(type) {
		case ActorID:
			add(side, who)
		case IDs:
			for _, id := range who {
				add(side, id)
			}
		case []ActorID:
			for _, id := range who {
				add(side, id)
			}
		}
	}
	return out
}
