package train

import (
	"sort"

	"rapporteur/nlp/name"
	"rapporteur/weights"
)

// packCRF keeps the rows with the largest weights and stores them as small integers.
func packCRF(f *weights.File, c *crf, rowOf map[uint32]int32, keep int) {
	type feature struct {
		id   uint32
		row  int32
		size float32
	}
	list := make([]feature, 0, len(rowOf))
	top := float32(0)
	for id, row := range rowOf {
		if id == 0 {
			continue
		}
		size := float32(0)
		for _, w := range c.w[int(row)*tagN : int(row+1)*tagN] {
			size += w * w
			top = max(top, abs32(w))
		}
		list = append(list, feature{id, row, size})
	}
	sort.Slice(list, func(i, j int) bool {
		return list[i].size > list[j].size || list[i].size == list[j].size && list[i].id < list[j].id
	})
	list = list[:min(keep, len(list))]
	slots := len(list) + len(list)/6 + 1
	scale := top / 127
	keys, vals := make([]int32, slots), make([]int8, slots*tagN)
	for _, x := range list {
		s := int(name.Slot(x.id, uint32(slots)))
		for keys[s] != 0 {
			s = (s + 1) % slots
		}
		keys[s] = int32(x.id)
		for t := range tagN {
			vals[s*tagN+t] = int8(round32(c.w[int(x.row)*tagN+t] / scale))
		}
	}
	f.PutInt32("keys", keys, slots, 1)
	f.PutInt8("rows", vals, slots, tagN)
	f.PutFloat32("scale", []float32{scale}, 1, 1)
	f.PutFloat32("trans", c.trans[:], tagN, tagN)
}

func abs32(x float32) float32 { return max(x, -x) }

func round32(x float32) int {
	if x < 0 {
		return -int(-x + 0.5)
	}
	return int(x + 0.5)
}
