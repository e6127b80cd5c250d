package gazetteer

import (
	"bytes"
	"encoding/binary"

	"rapporteur/weights"
)

// The model file holds the names in sorted order and the places they name:
//
//	heads      int32 per block of 16 names: where the block starts in names
//	names      per name: letters shared with the name before (byte), further letters (byte), these letters,
//	           number of places (uvarint), per place its offset in places × 2, + 1 where the name is not its
//	           first one (uvarint). A block's first name shares nothing.
//	places     per place: country (byte, index in countries), admin (uvarint, index in admins), kind (byte),
//	           population (byte, 16 × log10), latitude and longitude (int24 each, ten-thousandths of a degree),
//	           GeoNames id (uvarint), name (byte length, letters)
//	countries  their alpha-3 codes, admins the names of first-order divisions ("Sumy Oblast")
//
//	states     int32 per country: the offset of its own place in places
//	sounds     int32 per place outside the countries of good maps: the hash of its Sound, in order
//	soundat    int32 beside each: the offset in places
//
// Front coding makes the file small; a look-up is a binary search over block heads and a walk through one block.

// BlockSize is the number of names in a block.
const BlockSize = 16

type table struct {
	heads     []int32
	names     []byte
	places    []byte
	countries []string
	admins    []string
	states    []int32
	sounds    []int32
	soundAt   []int32
}

func openTable(f *weights.File) *table {
	return &table{f.Int32s("heads"), f.Raw("names"), f.Raw("places"), f.Strings("countries"), f.Strings("admins"), f.Int32s("states"), f.Int32s("sounds"), f.Int32s("soundat")}
}

// head is the first name of block b.
func (t *table) head(b int) []byte {
	at := t.heads[b]
	n := int32(t.names[at+1])
	return t.names[at+2 : at+2+n]
}

// find gives the places of a folded name, nil when there is none, and whether longer names start with its words.
// "abc d" sorts right behind "abc", a space being lower than any letter, so one name further tells.
func (t *table) find(key []byte) (refs []byte, more bool) {
	if len(t.heads) == 0 {
		return nil, false
	}
	lo, hi := 0, len(t.heads)
	for lo < hi {
		if mid := (lo + hi) / 2; bytes.Compare(t.head(mid), key) > 0 {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	var room [256]byte
	name := room[:0]
	for at := int(t.heads[max(lo-1, 0)]); at < len(t.names); {
		shared, n := int(t.names[at]), int(t.names[at+1])
		name = append(name[:shared], t.names[at+2:at+2+n]...)
		at += 2 + n
		size := refsSize(t.names[at:])
		switch c := bytes.Compare(name, key); {
		case c == 0:
			refs = t.names[at : at+size]
		case c > 0:
			return refs, len(name) > len(key) && name[len(key)] == ' ' && bytes.HasPrefix(name, key)
		}
		at += size
	}
	return refs, false
}

// refsSize is the number of bytes of a name's places.
func refsSize(b []byte) int {
	count, size := binary.Uvarint(b)
	for range count {
		for b[size] >= 0x80 {
			size++
		}
		size++
	}
	return size
}

// each yields the places that refs address.
func (t *table) each(refs []byte, yield func(Place)) {
	count, at := binary.Uvarint(refs)
	for range count {
		ref, w := binary.Uvarint(refs[at:])
		at += w
		p := t.place(int(ref >> 1))
		p.Other = ref&1 == 1
		yield(p)
	}
}

func (t *table) place(at int) Place {
	b := t.places[at:]
	p := Place{Country: t.countries[b[0]]}
	admin, w := binary.Uvarint(b[1:])
	p.Admin = t.admins[admin]
	b = b[1+w:]
	p.Kind = Kind(b[0])
	p.Weight = float32(b[1]) / 16
	p.Lat, p.Lon = degrees(b[2:]), degrees(b[5:])
	id, w := binary.Uvarint(b[8:])
	p.GeoNames = int(id)
	b = b[8+w:]
	p.Name = string(b[1 : 1+b[0]])
	return p
}

func degrees(b []byte) float64 {
	v := int32(uint32(b[0])<<8|uint32(b[1])<<16|uint32(b[2])<<24) >> 8
	return float64(v) / 1e4
}

// kinds is what the places at refs are, without reading their names.
func (t *table) kinds(refs []byte) (kinds Kind) {
	count, at := binary.Uvarint(refs)
	for range count {
		ref, w := binary.Uvarint(refs[at:])
		at += w
		b := t.places[ref>>1:]
		_, w = binary.Uvarint(b[1:])
		kinds |= Kind(b[1+w])
		if b[2+w] >= 5*16 && Kind(b[1+w]) == City {
			kinds |= Big
		}
	}
	return kinds
}
