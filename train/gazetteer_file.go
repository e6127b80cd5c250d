package train

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math"
	"slices"

	"rapporteur/gazetteer"
	"rapporteur/weights"
)

type gazetteerRef struct {
	at     int // in places
	other  bool
	weight byte
}

// gazetteerSound is a place under the hash of its Sound.
type gazetteerSound struct{ hash, at int32 }

// weightOf is 16 times the decimal logarithm of a number of people.
func weightOf(people int) byte {
	return byte(math.Round(16 * math.Log10(float64(max(people, 100)))))
}

func (b *gazetteerBuilder) place(country, admin int, kind gazetteer.Kind, weight byte, lat, lon float64, id int, name string) int {
	at := len(b.places)
	p := append(b.places, byte(country))
	p = binary.AppendUvarint(p, uint64(admin))
	p = append(p, byte(kind), weight)
	p = appendDegrees(appendDegrees(p, lat), lon)
	p = binary.AppendUvarint(p, uint64(id))
	name = name[:min(len(name), 255)]
	b.places = append(append(p, byte(len(name))), name...)
	b.placed++
	return at
}

func appendDegrees(b []byte, d float64) []byte {
	v := int32(math.Round(d * 1e4))
	return append(b, byte(v), byte(v>>8), byte(v>>16))
}

func (b *gazetteerBuilder) name(key string, ref gazetteerRef) {
	if len(key) < 2 || len(key) > 80 || slices.ContainsFunc(b.keys[key], func(r gazetteerRef) bool { return r.at == ref.at }) {
		return
	}
	b.keys[key] = append(b.keys[key], ref)
}

// file lays the tables out as package gazetteer tells.
func (b *gazetteerBuilder) file() *weights.File {
	keys := make([]string, 0, len(b.keys))
	for k := range b.keys {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var heads []int32
	var names bytes.Buffer
	before := ""
	for i, k := range keys {
		if i%gazetteer.BlockSize == 0 {
			heads, before = append(heads, int32(names.Len())), ""
		}
		n := 0
		for n < len(before) && n < len(k) && before[n] == k[n] {
			n++
		}
		names.Write([]byte{byte(n), byte(len(k) - n)})
		names.WriteString(k[n:])
		names.Write(refBytes(b.keys[k]))
		before = k
	}
	f := weights.New()
	f.PutInt32("heads", heads, len(heads), 1)
	f.PutBytes("names", names.Bytes())
	f.PutBytes("places", b.places)
	f.PutStrings("countries", b.countries)
	f.PutStrings("admins", b.admins)
	f.PutInt32("states", b.stateAt, len(b.stateAt), 1)
	b.putSounds(f)
	return f
}

func (b *gazetteerBuilder) putSounds(f *weights.File) {
	slices.SortFunc(b.sounds, func(x, y gazetteerSound) int { return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.at, y.at)) })
	hashes, at := make([]int32, len(b.sounds)), make([]int32, len(b.sounds))
	for i, s := range b.sounds {
		hashes[i], at[i] = s.hash, s.at
	}
	f.PutInt32("sounds", hashes, len(hashes), 1)
	f.PutInt32("soundat", at, len(at), 1)
}

// refBytes writes the places of one name, the most peopled first.
func refBytes(refs []gazetteerRef) []byte {
	slices.SortFunc(refs, func(x, y gazetteerRef) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.at, y.at))
	})
	out := binary.AppendUvarint(nil, uint64(len(refs)))
	for _, r := range refs {
		v := uint64(r.at) << 1
		if r.other {
			v |= 1
		}
		out = binary.AppendUvarint(out, v)
	}
	return out
}
