package read

import (
	"rapporteur/read/did"
	"rapporteur/read/link"
	"rapporteur/read/said"
	"rapporteur/read/stance"
	"rapporteur/read/toll"
	"rapporteur/read/when"
	"rapporteur/read/where"
	"rapporteur/read/who"
)

// readers in the order in which they build on each other.
var readers = []reader{
	{"when", when.Read},
	{"where", where.Read},
	{"who", who.Read},
	{"said", said.Read},
	{"who, inside quotations", who.Quotes},
	{"toll", toll.Read},
	{"did", did.Read},
	{"stance", stance.Read},
	{"link", link.Read},
	{"who, at last", who.Settle},
}
