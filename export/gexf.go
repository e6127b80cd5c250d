package export

import (
	"encoding/xml"
	"io"
)

type gexfDoc struct {
	XMLName xml.Name  `xml:"gexf"`
	Space   string    `xml:"xmlns,attr"`
	Version string    `xml:"version,attr"`
	Graph   gexfGraph `xml:"graph"`
}

type gexfGraph struct {
	Direction  string           `xml:"defaultedgetype,attr"`
	Attributes []gexfAttributes `xml:"attributes"`
	Nodes      []gexfNode       `xml:"nodes>node"`
	Edges      []gexfEdge       `xml:"edges>edge"`
}

type gexfAttributes struct {
	Class string          `xml:"class,attr"`
	List  []gexfAttribute `xml:"attribute"`
}

type gexfAttribute struct {
	ID    string `xml:"id,attr"`
	Title string `xml:"title,attr"`
	Type  string `xml:"type,attr"`
}

type gexfNode struct {
	ID     string      `xml:"id,attr"`
	Label  string      `xml:"label,attr"`
	Values []gexfValue `xml:"attvalues>attvalue"`
}

type gexfEdge struct {
	ID     string      `xml:"id,attr"`
	Source string      `xml:"source,attr"`
	Target string      `xml:"target,attr"`
	Weight int         `xml:"weight,attr"`
	Label  string      `xml:"label,attr"`
	Values []gexfValue `xml:"attvalues>attvalue"`
}

type gexfValue struct {
	For   string `xml:"for,attr"`
	Value string `xml:"value,attr"`
}

// writeGEXF writes the network as GEXF 1.3 (gexf.net), which Gephi and networkx read.
func writeGEXF(w io.Writer, n *network) error {
	doc := gexfDoc{Space: "http://gexf.net/1.3", Version: "1.3", Graph: gexfGraph{Direction: "directed"}}
	for _, a := range n.sortedNodes() {
		doc.Graph.Nodes = append(doc.Graph.Nodes, gexfNode{string(a.ID), a.Name, gexfValues(nodeValues(a))})
	}
	for i, k := range n.sortedEdges() {
		e := n.edges[k]
		doc.Graph.Edges = append(doc.Graph.Edges, gexfEdge{itoa(i), string(k.from), string(k.to), e.weight, k.typ, gexfValues(edgeValues(k, e))})
	}
	doc.Graph.Attributes = []gexfAttributes{{"node", gexfTitles([]string{"kind", "country"})}, {"edge", gexfTitles([]string{"type", "quad", "first", "last", "words"})}}
	return writeXML(w, doc)
}

func gexfValues(vs []value) []gexfValue {
	var out []gexfValue
	for _, v := range vs {
		if v.text != "" {
			out = append(out, gexfValue{v.name, v.text})
		}
	}
	return out
}

func gexfTitles(names []string) []gexfAttribute {
	var out []gexfAttribute
	for _, n := range names {
		out = append(out, gexfAttribute{n, n, "string"})
	}
	return out
}
