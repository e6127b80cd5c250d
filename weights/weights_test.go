package weights

import (
	"bytes"
	"errors"
	"slices"
	"testing"
)

func TestRoundTripAndDamage(t *testing.T) {
	f := New()
	f.PutStrings("words", []string{"ceasefire", "truce"})
	f.PutInt8("w", []int8{1, -2, 3}, 1, 3)
	f.PutInt32("index", []int32{7, -8}, 2, 1)
	f.PutFloat32("bias", []float32{0.5, -1.5}, 1, 2)
	data := f.Encode()
	if !bytes.Equal(data, f.Encode()) {
		t.Fatal("the same arrays gave other bytes")
	}
	for shift := range 3 { // embedded files start anywhere
		g, err := Open(append(make([]byte, shift, shift+len(data)), data...)[shift:])
		if err != nil {
			t.Fatal(err)
		}
		if rows, cols := g.Shape("w"); rows != 1 || cols != 3 || !slices.Equal(g.Int8s("w"), []int8{1, -2, 3}) {
			t.Errorf("w came back as %v, %d × %d", g.Int8s("w"), rows, cols)
		}
		if !slices.Equal(g.Int32s("index"), []int32{7, -8}) || !slices.Equal(g.Float32s("bias"), []float32{0.5, -1.5}) ||
			!slices.Equal(g.Strings("words"), []string{"ceasefire", "truce"}) {
			t.Error("index, bias or words did not come back")
		}
	}
	for i := range data {
		bad := bytes.Clone(data)
		bad[i] ^= 0x40
		if _, err := Open(bad); !errors.Is(err, ErrDamaged) {
			t.Fatalf("byte %d changed: got %v, want ErrDamaged", i, err)
		}
	}
}
