package said

import "rapporteur/record"

// blameWords charge somebody with something. As a verb with somebody else as its subject they accuse, else criticise.
var blameWords = wordSet(`unacceptable deplorable outrageous disgraceful shameful cowardly brutal barbaric criminal atrocity atrocious crime aggression
	aggressor provocation provocative illegal illegally unlawful violate violation reckless irresponsible lie lying liar propaganda derail sabotage undermine
	blame guilty betray betrayal genocide massacre murder hypocrisy hypocritical absurd ridiculous unfair unjust unjustified unwarranted unprovoked interfere interference meddle
	provoke traitor coward fascist thug disregard indifference impunity abhorrent appalling heinous despicable inhumane unconscionable inexcusable unjustifiable repugnant treacherous
	destabilise destabilize blackmail bully occupy invade invader exploit steal stolen puppet evil ruthless cynical obstruct hinder abuse torture disaster
	catastrophic corrupt corruption dictator tyrant politicize politicise spread sponsor shield harm pretext deceive mislead cheat fabricate
	slaughter butcher starve terrorise terrorize persecute oppress repress loot plunder kidnap assassinate escalate inflame incite deplore hollow
	farce sham charade travesty mockery fiasco debacle disgrace insult hoax absurdity folly scandal outrage witch-hunt
	threaten endanger jeopardise jeopardize scapegoat responsibility conspire plot smuggle harbour harbor shelter angry`)

// noBlame are those of the blameWords that blame nobody as nouns.
var noBlame = wordSet("harbour harbor shelter shield spread exploit")

// ofItself are blame words for what also comes about by nobody's doing.
var ofItself = wordSet("spread escalate starve derail")

// praiseWords speak well of somebody or something.
var praiseWords = wordSet(`excellent outstanding wonderful great historic commend applaud courage courageous brave bravery hero heroic impressive success successful
	proud triumph remarkable tremendous constructive fruitful admire admirable congratulate congratulation breakthrough milestone important positive
	encouraging promising generous achievement exemplary`)

// harmWords are what threats announce.
var harmWords = wordSet(`attack strike retaliate respond punish destroy bomb invade crush annihilate eradicate blockade fight avenge kill hit target smash eliminate
	obliterate wipe shoot burn hunt bury retaliate bombard shell deal`)

// agreed are deeds that are announced by telling that they are done.
var agreed = wordSet(`sign reach agree conclude finalise finalize ratify approve adopt`)

// performsNothing are verbs of the speaker's own that announce no deed.
var performsNothing = wordSet(`be have see hear learn know think believe feel say tell find read become receive come go get want need hope call try suffer lose`)

// bonds are what somebody is blamed for breaking.
var bonds = wordSet("word promise pledge agreement truce ceasefire cease-fire deal law commitment vow treaty pact oath accord")

// answers are what threats announce as a noun, where a word such as "harsh" stands beside it, and blows are such words.
var (
	answers = wordSet("response reply answer reaction retaliation reprisal punishment consequence price blow lesson")
	blows   = wordSet("firm crushing harsh decisive strong severe painful devastating swift forceful resolute heavy grave dire stern tough bitter serious terrible crippling unprecedented regrettable")
)

// breaking are deeds that threaten under a condition: "would leave the union if the court ruled".
var breaking = wordSet("leave secede quit veto block sever expel act intervene retaliate boycott")

// ofIll are nouns of which "great" is no praise.
var ofIll = wordSet("concern pain sorrow loss danger risk tragedy suffering damage difficulty crisis threat importance regret sadness harm cost number part deal power pressure many extent alarm anger")

// performs are verbs that do what they tell when the speaker is their subject: "We condemn the raid."
var performs = map[string]record.Act{"condemn": record.Criticise, "denounce": record.Criticise, "deplore": record.Criticise, "support": record.Praise,
	"welcome": record.Praise, "praise": record.Praise, "salute": record.Praise, "applaud": record.Praise, "commend": record.Praise, "congratulate": record.Praise,
	"back": record.Praise, "thank": record.Thank, "apologise": record.Apologise, "apologize": record.Apologise, "deny": record.Deny, "reject": record.Dismiss,
	"refuse": record.Dismiss, "demand": record.Demand, "urge": record.Demand, "appeal": record.Ask, "ask": record.Ask, "request": record.Ask, "beg": record.Ask,
	"propose": record.Propose, "promise": record.Promise, "pledge": record.Promise, "vow": record.Promise, "accuse": record.Accuse, "blame": record.Accuse,
	"warn": record.Say, "regret": record.Apologise}

// sides are nouns of those who may be accused without being named.
var sides = wordSet("country state government official force party side power enemy army troop rebel terrorist militant regime group leader")
