package stance_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"rapporteur/nlp/pipe"
	"rapporteur/read/page"
	"rapporteur/read/said"
	"rapporteur/read/stance"
	"rapporteur/read/when"
	"rapporteur/read/where"
	"rapporteur/read/who"
	"rapporteur/record"
)

var analysis = sync.OnceValues(pipe.New)

func read(t *testing.T, text string) *page.Page {
	t.Helper()
	pp, err := analysis()
	if err != nil {
		t.Fatal(err)
	}
	p := page.New(record.Document{Text: text, Published: "2026-03-12"}, pp.Analyse(text))
	when.Read(p)
	where.Read(p)
	who.Read(p)
	said.Read(p)
	who.Quotes(p)
	stance.Read(p)
	return p
}

func name(p *page.Page, id record.ActorID) string {
	if a := p.Actor(id); a != nil {
		return a.Name
	}
	return string(id)
}

func positions(p *page.Page) string {
	var out []string
	for i := range p.Out.Positions {
		x := &p.Out.Positions[i]
		out = append(out, name(p, x.Actor)+" "+x.Stance+" "+x.Issue)
	}
	return strings.Join(out, "; ")
}

func TestPositions(t *testing.T) {
	for text, want := range map[string]string{
		"Norway backed the ceasefire.":                                                               "Norway supports ceasefire",
		"Norway rejected the ceasefire.":                                                             "Norway opposes ceasefire",
		"Norway did not reject the ceasefire.":                                                       "Norway open ceasefire",
		"Norway pledged to work towards denuclearization.":                                           "Norway supports denuclearisation",
		"Norway condemned the health authorities.":                                                   "",
		"Norway gave money to the fight against AIDS.":                                               "",
		"Norway called for an end to the siege and a political solution.":                            "Norway opposes blockade; Norway demands political settlement",
		"The demands for a truce from Norway were ignored.":                                          "Norway demands ceasefire",
		"Norway said Chad must stop firing rockets into Togo.":                                       "Norway opposes rocket fire",
		"Norway said the shelling and the blockade had to stop.":                                     "Norway opposes airstrikes; Norway opposes blockade",
		"Norway emphasised the need for a truce.":                                                    "Norway demands ceasefire",
		"Norway dropped its demand for a ceasefire.":                                                 "Norway opposes ceasefire",
		"Norway gave up its opposition to the ceasefire.":                                            "Norway supports ceasefire",
		"Norway called for a ceasefire.":                                                             "Norway demands ceasefire",
		"Norway called for an end to the blockade.":                                                  "Norway opposes blockade",
		"Norway ruled out a withdrawal.":                                                             "Norway rules_out withdrawal",
		"Norway is open to peace talks.":                                                             "Norway open peace talks",
		"Norway is considering sanctions.":                                                           "Norway open sanctions",
		"Norway demanded the withdrawal and the release of all hostages.":                            "Norway demands withdrawal; Norway demands hostages",
		"Anna Berg said the army must lift the blockade.":                                            "Anna Berg opposes blockade",
		`"We will never accept the annexation," Anna Berg said.`:                                     "Anna Berg rules_out annexation",
		"Norway condemned the invasion.":                                                             "Norway opposes military operation",
		"The ceasefire began on Monday.":                                                             "",
		`Asked whether he would resign, Omar Berg said: "No."`:                                       "",
		"Norway might back the ceasefire.":                                                           "",
		"If Norway rejects the ceasefire, the talks are over.":                                       "",
		"Norway's proposal for a ceasefire was published on Monday.":                                 "Norway supports ceasefire",
		"Norway refused to agree to the ceasefire.":                                                  "Norway opposes ceasefire",
		"Norway stressed the need for a ceasefire.":                                                  "Norway demands ceasefire",
		"Norway vowed to stay in the union despite the sanctions.":                                   "",
		"Norway wants the sanctions lifted.":                                                         "Norway opposes sanctions",
		"Norway no longer recognises the republic.":                                                  "Norway opposes recognition",
		`Norway said it would not negotiate with "murderers".`:                                       "Norway rules_out peace talks",
		"Norway urged both sides to exercise restraint.":                                             "Norway demands de-escalation",
		"The river rose and the road was closed. Five people were injured.":                          "",
		"Norway is open to dialogue with the junta of Chad.":                                         "Norway open peace talks",
		"Norway called for soldiers to leave so that villagers could be evacuated.":                  "",
		"Anna Berg said her men would not hand over their weapons as long as the siege went on.":     "Anna Berg conditional disarmament",
		"Norway will not join the sanctions, its foreign minister Anna Berg said.":                   "Anna Berg rules_out sanctions",
		"Norway will not give up its right to enrich uranium, its foreign minister Anna Berg said.":  "Anna Berg supports nuclear programme",
		"Chad will not join the sanctions, the foreign minister of Norway, Anna Berg, said.":         "",
		"The rebels said they would only let aid convoys in if the army left.":                       "rebels conditional humanitarian access",
		"Norway agreed to the prisoner exchange on condition that all women go first.":               "Norway conditional prisoner exchange",
		"Norway backed the ceasefire, an official said on condition of anonymity.":                   "Norway supports ceasefire",
		"Norway called for the use of the reserve fund.":                                             "Norway demands reserve fund",
		"Norway insisted on keeping the defence ministry.":                                           "Norway demands defence ministry",
		"Norway agreed to extend the truce talks and release eight foreign hostages.":                "Norway supports ceasefire; Norway supports hostages",
		"Mali demanded a recount, a step that Togo has ruled out.":                                   "Mali demands elections; Togo rules_out elections",
		"Norway rejected a demand by Chad and Mali for a withdrawal.":                                "Chad demands withdrawal; Mali demands withdrawal; Norway opposes withdrawal",
		"Norway could not accept a delay of the elections without a new census.":                     "Norway conditional elections",
		"Norway said the idea of a truce was a non-starter.":                                         "Norway opposes ceasefire",
		"Norway said the lifting of the blockade was not acceptable.":                                "Norway supports blockade",
		"The assembly of Chad voted to scrap the salt levy.":                                         "assembly of Chad opposes trade",
		"Norway is open to a price arrangement.":                                                     "Norway open price arrangement",
		`"There will be no negotiations with them," Omar Berg said.`:                                 "Omar Berg rules_out peace talks",
		"Norway cautioned that there will be no grain for the port until Chad frees the captives.":   "Norway conditional grain exports; Norway demands hostages",
		`"We are not going to lift the blockade," Omar Berg said.`:                                   "Omar Berg supports blockade",
		"Norway demanded that Omar Berg suspend all talks.":                                          "Norway opposes peace talks",
		"Norway suggested freezing the payments.":                                                    "Norway opposes payments",
		"Omar Berg is ready to meet the rebels.":                                                     "Omar Berg open peace talks",
		"Norway accepted the sanctions, but Chad will leave unless gas flows.":                       "Norway supports sanctions",
		"Norway voiced hope for a truce.":                                                            "Norway supports ceasefire",
		"Norway has ruled out lifting sanctions.":                                                    "Norway supports sanctions",
		"Omar Berg voiced readiness to resume peace talks once the raids end.":                       "Omar Berg conditional peace talks",
		"Norway is considering whether to lift the sanctions.":                                       "Norway open sanctions",
		"A truce is out of the question, Omar Berg said.":                                            "Omar Berg rules_out ceasefire",
		"Norway offered to suspend its attacks. Chad accepted the offer. Mali is against the offer.": "Norway opposes attacks; Chad opposes attacks; Mali supports attacks",
		"It is essential to end the siege, Omar Berg said.":                                          "Omar Berg opposes blockade",
		"Norway denounced the missile test. Chad denounced the test.":                                "Norway opposes missile programme; Chad opposes missile programme",
		"Norway denounced the missile test. Chad denounced the school test.":                         "Norway opposes missile programme",
		"Negotiation is the only way forward, Omar Berg said.":                                       "Omar Berg supports peace talks",
		"Norway has always been opposed to the annexation.":                                          "Norway opposes annexation",
		"Norway said it would no longer respect the truce.":                                          "Norway opposes ceasefire",
		"Norway refused to resume the truce unless the raids stop.":                                  "Norway conditional ceasefire",
		"Norway could not accept the fee.":                                                           "Norway opposes fee",
		"Norway proposed that the fee be doubled.":                                                   "Norway supports fee",
		"Norway left the door open to peace talks.":                                                  "Norway open peace talks",
		"Norway is ready to suspend the strikes if Sudan withdraws.":                                 "Norway conditional airstrikes",
		"Norway is prepared to accept a truce in exchange for fuel.":                                 "Norway conditional ceasefire",
		"Norway proposed a 60-day freeze.":                                                           "Norway supports freeze",
		"Norway wants to weaken Chad ahead of elections.":                                            "",
		"Norway demanded access to the Red Sea.":                                                     "Norway demands sea access",
		"Norway proposed a truce but neither Chad nor Sudan agreed.":                                 "Norway supports ceasefire; Chad opposes ceasefire; Sudan opposes ceasefire",
		"Norway's term of office on the council ends in May.":                                        "",
		"Norway called off the search for the divers.":                                               "",
		"Norway criticised Chad's plan to reduce the aid.":                                           "Chad opposes aid; Norway supports aid",
		"Norway has neither accepted nor rejected the truce.":                                        "",
		"Norway voted to give Anna Berg a second term.":                                              "",
		"Norway offered to host a meeting of the two generals.":                                      "Norway supports mediation",
	} {
		if got := positions(read(t, text)); got != want {
			t.Errorf("%s\ngot  %q\nwant %q", text, got, want)
		}
	}
}

func TestProposalsAndAnswers(t *testing.T) {
	p := read(t, "Norway proposed a ceasefire of three days. Sudan rejected the proposal. Chad accepted the ceasefire.")
	if len(p.Out.Proposals) != 1 {
		t.Fatalf("got %d proposals, want 1", len(p.Out.Proposals))
	}
	x := p.Out.Proposals[0]
	got := fmt.Sprint(name(p, x.Proposer), " ", x.Issue, " ", x.What.Of(p.Doc.Text))
	for _, a := range x.Responses {
		got += fmt.Sprint("; ", name(p, a.Actor), " ", a.Stance)
	}
	if want := "Norway ceasefire a ceasefire of three days; Sudan rejects; Chad accepts"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestWhoCriticisesAPlanThatUndoesSomethingRejectsThePlan(t *testing.T) {
	p := read(t, "Norway criticised Chad's plan to reduce the aid.")
	if len(p.Out.Proposals) != 1 || len(p.Out.Proposals[0].Responses) != 1 || p.Out.Proposals[0].Responses[0].Stance != "rejects" {
		t.Errorf("got %+v, want one proposal that is rejected", p.Out.Proposals)
	}
}

func TestReadinessOnAConditionIsAnOffer(t *testing.T) {
	p := read(t, "Sudan is ready to suspend the strikes if Chad withdraws its troops. Chad rejected the offer.")
	if len(p.Out.Proposals) != 1 {
		t.Fatalf("got %d proposals, want 1", len(p.Out.Proposals))
	}
	x := p.Out.Proposals[0]
	if name(p, x.Proposer) != "Sudan" || x.What.Of(p.Doc.Text) != "to suspend the strikes" || len(x.Conditions) != 1 || len(x.Responses) != 1 {
		t.Errorf("got %+v", x)
	}
}

func TestIssuesAreListedWithTheirMentions(t *testing.T) {
	p := read(t, "Norway backed the truce. The truce began on Monday.")
	if len(p.Out.Issues) != 1 || p.Out.Issues[0].Name != "ceasefire" || len(p.Out.Issues[0].Mentions) != 2 {
		t.Errorf("got %+v, want one issue, ceasefire, with two mentions", p.Out.Issues)
	}
}

func TestSameTextSameEntries(t *testing.T) {
	text := "Norway proposed a truce. Sudan rejected the plan and demanded the release of all hostages. Chad called for sanctions and elections."
	one, two := read(t, text).Out, read(t, text).Out
	if fmt.Sprint(one.Positions, one.Proposals, one.Issues) != fmt.Sprint(two.Positions, two.Proposals, two.Issues) {
		t.Error("two readings of one text differ")
	}
	read(t, "")
	read(t, ".")
}

func TestWordSoupIsSurvived(t *testing.T) {
	words := strings.Fields(`Norway Sudan backed rejected the a truce blockade proposal plan for to of and , . " must not never lift end called on accept if
		unless will we it they open ready ruled out offered idea his its by demand vote against in favour is was asked refuse stay away`)
	seed := uint32(11)
	next := func(n int) int { seed = seed*1664525 + 1013904223; return int(seed>>8) % n }
	for range 400 {
		var b strings.Builder
		for range next(40) {
			b.WriteString(words[next(len(words))] + " ")
		}
		p := read(t, b.String())
		for i := range p.Out.Positions {
			if x := &p.Out.Positions[i]; x.Object.End > len(b.String()) || len(x.Evidence) == 0 || x.ID == "" {
				t.Fatalf("%q: %+v", b.String(), x)
			}
		}
	}
}

func TestChangesAreTold(t *testing.T) {
	for text, want := range map[string]string{
		"Anna Berg, who had long opposed the deployment, said on Friday that she now supported it.": "supports troop deployment, opposes before",
		"Having rejected mediation for months, Norway now accepts it.":                              "supports peace talks, opposes before",
		"Norway backed away from its earlier demand for a withdrawal.":                              "opposes withdrawal, demands before",
	} {
		p := read(t, text)
		if len(p.Out.Positions) != 1 {
			t.Errorf("%s\ngot %s", text, positions(p))
			continue
		}
		x := &p.Out.Positions[0]
		if got := x.Stance + " " + x.Issue + ", " + x.Was + " before"; got != want {
			t.Errorf("%s\ngot  %q\nwant %q", text, got, want)
		}
	}
}

// proposals are the proposals of a page in words: who, to whom, on what, against which, on what terms, and the answers.
func proposals(p *page.Page) string {
	var out []string
	number := map[string]int{}
	for i := range p.Out.Proposals {
		x := &p.Out.Proposals[i]
		number[x.ID] = i + 1
		s := name(p, x.Proposer)
		for _, to := range x.To {
			s += " to " + name(p, to)
		}
		s += ": " + x.What.Of(p.Doc.Text)
		if x.CounterTo != "" {
			s += fmt.Sprintf(" (against %d)", number[x.CounterTo])
		}
		for _, c := range x.Conditions {
			s += " [" + c.Of(p.Doc.Text) + "]"
		}
		for _, a := range x.Responses {
			s += ", " + name(p, a.Actor) + " " + a.Stance
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestUltimatumsTermsAndCounterProposals(t *testing.T) {
	for text, want := range map[string]string{
		"Norway gave Sudan 48 hours to withdraw its troops. Sudan rejected the ultimatum.":                                                             "Norway to Sudan: to withdraw its troops, Sudan rejects",
		"Norway offered to release 40 prisoners in exchange for a ceasefire. Sudan turned down the offer. It proposed instead a swap of all captives.": "Norway: to release 40 prisoners in exchange for a ceasefire [a ceasefire], Sudan rejects; Sudan: a swap of all captives (against 1)",
		`Norway put forward a plan under which both sides would pull back. "That is a non-starter," Omar Berg said.`:                                   "Norway: a plan under which both sides would pull back, Omar Berg rejects",
		"Norway put forward a plan for a truce. Ghana, Mali and Togo supported the plan. Chad would accept neither the plan nor its authors.":          "Norway: a plan for a truce, Ghana accepts, Mali accepts, Togo accepts, Chad rejects",
		"Norway submitted a draft resolution demanding a ceasefire. Chad supported the draft. Mali said it could not accept the draft.":                "Norway: demanding a ceasefire, Chad accepts, Mali rejects",
		"Norway proposed a truce. Chad voted in favour of the proposal. Mali said it would accept the truce only if all captives were freed.":          "Norway: a truce, Chad accepts, Mali conditional",
		"Norway proposed a truce, an idea opposed by Mali and Chad.":                                                                                   "Norway: a truce, Mali rejects, Chad rejects",
		"Norway offered to host the talks, an offer which Sudan has declined.":                                                                         "Norway: to host the talks, Sudan rejects",
		"Norway put to the rebels a plan for a truce, to which Sudan agreed.":                                                                          "Norway: a truce, Sudan accepts",
		"Norway put together a plan for a truce.":                                                                                                      "",
		"Norway proposed a truce. Sudan brushed the proposal aside, but Chad spoke in favour of the plan.":                                             "Norway: a truce, Sudan rejects, Chad accepts",
		"Norway proposed a buffer zone. Omar Berg described the plan as unacceptable. Mali said the idea was worth studying.":                          "Norway: a buffer zone, Omar Berg rejects, Mali considering",
		"Norway proposed a buffer zone and Mali accepted the offer hours later.":                                                                       "Norway: a buffer zone, Mali accepts",
		"Norway proposed peace talks. Chad welcomed the talks.":                                                                                        "Norway: peace talks",
		"Norway offered to send a mediator. Chad is willing to receive it if the raids stop.":                                                          "Norway: to send a mediator, Chad conditional",
		"Norway offered to suspend its attacks. Germany is in favour of the offer.":                                                                    "Norway: to suspend its attacks, Germany accepts",
		"The rebels are ready to free 40 detainees if the raids stop.":                                                                                 "rebels: to free 40 detainees [if the raids stop]",
		"Norway demanded a recount. Chad refused.":                                                                                                     "Norway: a recount, Chad rejects",
		"Norway demanded a recount. Chad refused to comment.":                                                                                          "Norway: a recount",
		"Omar Berg said he would lift the blockade only if the army leaves the valley.":                                                                "Omar Berg: he would lift the blockade [only if the army leaves the valley]",
	} {
		if got := proposals(read(t, text)); got != want {
			t.Errorf("%s\ngot  %q\nwant %q", text, got, want)
		}
	}
}
