package who

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
)

// titleBehind is the title behind the name that ends at hi: in an apposition or a "who is" clause.
func (r *reader) titleBehind(hi int) (*title, bool) {
	k := hi
	if r.tok(k).Form == "," && r.tok(k+1).UPOS == nlp.NUM && r.tok(k+2).Form == "," {
		k += 2 // "Ana Ruiz, 47, head of …"
	}
	switch {
	case r.tok(k).Form == "," || r.tok(k).Form == "(" || r.tok(k).Form == "–" || r.tok(k).Form == "-" && r.tok(k).Space:
		k++
	case r.tok(k).Lower == "is" || r.tok(k).Lower == "was" || r.tok(k).Lower == "remains":
		if r.tok(k+1).UPOS != nlp.DET {
			return nil, false
		}
		k++
	default:
		return nil, false
	}
	if !r.sameSent(hi-1, k) {
		return nil, false
	}
	if r.tok(k).Lower == "who" {
		return r.whoClause(k+1, hi)
	}
	if r.tok(k).Lower == "one" && r.tok(k+1).Lower == "of" {
		return nil, false
	}
	if e := r.at[k]; e != nil && e.Kind == record.Person && r.tok(k+1).XPOS != "POS" && r.tok(k+2).XPOS != "POS" {
		return nil, false
	}
	t := r.titleStarting(k)
	if t != nil && (r.tok(t.hi).UPOS == nlp.VERB || r.tok(t.hi).UPOS == nlp.AUX) && r.tok(k).UPOS == nlp.PRON {
		return nil, false // the subject of the next clause: "Ruiz was held, his lawyer said"
	}
	if t != nil && r.tok(k).UPOS == nlp.DET && (r.tok(t.hi).XPOS == "VBD" || r.tok(t.hi).XPOS == "VBZ") && r.sameSent(t.hi, k) && r.d.Kid(t.hi, nlp.Nsubj) == t.head {
		return nil, false // "met Ruiz, a diplomat said": the diplomat is another
	}
	if t != nil && t.office.Rank != "trade" && t.hi < len(r.d.Tokens) {
		if e := r.at[t.hi]; e != nil && e.Kind == record.Person {
			return nil, false // the title of the next name: "Ruiz, President Idi Moro and …"
		}
	}
	return t, t != nil
}

// leads are verbs that say what office their subject has.
var leads = map[string]string{"head": "head", "lead": "leader", "chair": "chair", "command": "commander", "run": "head", "oversee": "head"}

// whoClause reads "who heads the agency", "who is also deputy prime minister", "who serves as envoy".
func (r *reader) whoClause(k, hi int) (*title, bool) {
	for q := k; q < len(r.d.Tokens) && q < k+6 && r.sameSent(k, q); q++ {
		w := r.tok(q)
		if name, ok := leads[strings.TrimSuffix(w.Lower, "s")]; ok && (w.UPOS == nlp.VERB || q == k) {
			t := &title{lo: hi, hi: q + 1, at: q, end: q + 1, head: q, office: r.world.Offices.Title(name), verb: true}
			for j := q + 1; j < len(r.d.Tokens) && j < q+9 && r.sameSent(q, j); j++ {
				if e := r.referent(j); e != nil && e.Kind != record.Person {
					t.of, t.hi = e, j+1
					for t.hi < len(r.d.Tokens) && r.at[t.hi] == e {
						t.hi++
					}
					break
				}
			}
			return t, t.of != nil
		}
		if w.Lemma == "be" || w.Lemma == "serve" || w.Lemma == "act" {
			j := q + 1
			for r.tok(j).Lower == "as" || r.tok(j).Lower == "also" || r.tok(j).Lower == "both" {
				j++
			}
			t := r.titleStarting(j)
			return t, t != nil
		}
	}
	return nil, false
}

// countryBehind reads "President Ana Ruiz of Panama", "Lieutenant Idi Moro of the guards".
func (r *reader) countryBehind(x *role, hi int) {
	if l := r.tok(hi).Lower; l != "of" && l != "from" || !r.sameSent(hi, hi-1) {
		return
	}
	for k := hi + 1; k < hi+4 && r.sameSent(hi, k); k++ {
		if e := r.at[k]; e != nil && e.Kind != record.Person {
			x.of = e
			x.words.End = r.tok(k).Span.End
			r.tell(x)
			return
		}
	}
}
