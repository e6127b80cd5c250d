package export

import (
	"encoding/xml"
	"io"
)

type graphMLDoc struct {
	XMLName xml.Name     `xml:"graphml"`
	Space   string       `xml:"xmlns,attr"`
	Keys    []graphMLKey `xml:"key"`
	Graph   graphMLGraph `xml:"graph"`
}

type graphMLKey struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

type graphMLGraph struct {
	ID        string        `xml:"id,attr"`
	Direction string        `xml:"edgedefault,attr"`
	Nodes     []graphMLNode `xml:"node"`
	Edges     []graphMLEdge `xml:"edge"`
}

type graphMLNode struct {
	ID   string        `xml:"id,attr"`
	Data []graphMLData `xml:"data"`
}

type graphMLEdge struct {
	ID     string        `xml:"id,attr"`
	Source string        `xml:"source,attr"`
	Target string        `xml:"target,attr"`
	Data   []graphMLData `xml:"data"`
}

type graphMLData struct {
	Key  string `xml:"key,attr"`
	Text string `xml:",chardata"`
}

// writeGraphML writes the network as GraphML (graphml.graphdrawing.org), which igraph, networkx and yEd read.
func writeGraphML(w io.Writer, n *network) error {
	doc := graphMLDoc{Space: "http://graphml.graphdrawing.org/xmlns", Graph: graphMLGraph{ID: "G", Direction: "directed"}}
	for _, k := range []string{"label", "kind", "country"} {
		doc.Keys = append(doc.Keys, graphMLKey{"n_" + k, "node", k, "string"})
	}
	doc.Keys = append(doc.Keys, graphMLKey{"e_weight", "edge", "weight", "int"})
	for _, k := range []string{"type", "quad", "first", "last", "words"} {
		doc.Keys = append(doc.Keys, graphMLKey{"e_" + k, "edge", k, "string"})
	}
	for _, a := range n.sortedNodes() {
		doc.Graph.Nodes = append(doc.Graph.Nodes, graphMLNode{string(a.ID), append([]graphMLData{{"n_label", a.Name}}, graphMLValues("n_", nodeValues(a))...)})
	}
	for i, k := range n.sortedEdges() {
		e := n.edges[k]
		data := append([]graphMLData{{"e_weight", itoa(e.weight)}}, graphMLValues("e_", edgeValues(k, e))...)
		doc.Graph.Edges = append(doc.Graph.Edges, graphMLEdge{"e" + itoa(i), string(k.from), string(k.to), data})
	}
	return writeXML(w, doc)
}

func graphMLValues(prefix string, vs []value) []graphMLData {
	var out []graphMLData
	for _, v := range vs {
		if v.text != "" {
			out = append(out, graphMLData{prefix + v.name, v.text})
		}
	}
	return out
}
