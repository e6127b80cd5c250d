// Package weights is the model file format: named arrays in one file, read in place without copying.
//
// Byte by byte (all numbers little-endian):
//
//	"RPW1"                      4 bytes, format and version: readers of version 1 read all files that start so
//	count                       uint32, number of sections
//	per section: nameLen uint32, name, kind byte, pad to 4, dims uint32 × 2, offset uint32, length uint32
//	the sections' bytes, each padded to a multiple of 64
//	CRC-32 (IEEE) of all bytes before it, uint32
//
// A section is an array of bytes, int8, int32 or float32; dims are rows and columns and tell nothing else. Strings
// are stored as bytes with a newline between them.
package weights

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"sort"
	"strings"
	"unsafe"
)

const magic = "RPW1"

// Kind is the element type of a section.
type Kind byte

// The element types.
const (
	Bytes   Kind = 'b'
	Int8    Kind = 'c'
	Int32   Kind = 'i'
	Float32 Kind = 'f'
)

type section struct {
	kind       Kind
	rows, cols int
	data       []byte
}

// File is a model: its arrays by name. A File is immutable once opened.
type File struct{ sections map[string]section }

// New is an empty model to be filled with the Put methods.
func New() *File { return &File{sections: map[string]section{}} }

// PutBytes adds raw bytes.
func (f *File) PutBytes(name string, b []byte) { f.sections[name] = section{Bytes, len(b), 1, b} }

// PutStrings adds a list of strings, none of which may hold a newline.
func (f *File) PutStrings(name string, list []string) {
	f.PutBytes(name, []byte(strings.Join(list, "\n")))
}

// PutInt8 adds rows × cols small integers.
func (f *File) PutInt8(name string, v []int8, rows, cols int) {
	f.sections[name] = section{Int8, rows, cols, view[byte](v)}
}

// PutInt32 adds rows × cols integers.
func (f *File) PutInt32(name string, v []int32, rows, cols int) {
	f.sections[name] = section{Int32, rows, cols, view[byte](v)}
}

// PutFloat32 adds rows × cols floats.
func (f *File) PutFloat32(name string, v []float32, rows, cols int) {
	f.sections[name] = section{Float32, rows, cols, view[byte](v)}
}

// Strings is a list of strings, nil when there is none of that name.
func (f *File) Strings(name string) []string {
	s, ok := f.sections[name]
	if !ok {
		return nil
	}
	return strings.Split(unsafe.String(unsafe.SliceData(s.data), len(s.data)), "\n")
}

// Raw is a section's bytes.
func (f *File) Raw(name string) []byte { return f.sections[name].data }

// Int8s is a section of small integers; it must not be written to.
func (f *File) Int8s(name string) []int8 { return view[int8](f.sections[name].data) }

// Int32s is a section of integers; it must not be written to.
func (f *File) Int32s(name string) []int32 { return view[int32](f.sections[name].data) }

// Float32s is a section of floats; it must not be written to.
func (f *File) Float32s(name string) []float32 { return view[float32](f.sections[name].data) }

// Shape is the rows and columns of a section, 0, 0 when there is none.
func (f *File) Shape(name string) (rows, cols int) {
	s := f.sections[name]
	return s.rows, s.cols
}

// view reads a slice as one of another element type. Sections start at multiples of 64, so alignment holds.
func view[To, From any](v []From) []To {
	if len(v) == 0 {
		return nil
	}
	var from From
	var to To
	n := len(v) * int(unsafe.Sizeof(from)) / int(unsafe.Sizeof(to))
	return unsafe.Slice((*To)(unsafe.Pointer(unsafe.SliceData(v))), n)
}

// Encode writes the model. The same arrays give the same bytes.
func (f *File) Encode() []byte {
	names := make([]string, 0, len(f.sections))
	head := len(magic) + 4
	for n := range f.sections {
		names = append(names, n)
		head += 4 + pad(len(n)+1, 4) + 16
	}
	sort.Strings(names)
	var b bytes.Buffer
	b.WriteString(magic)
	u32(&b, len(names))
	at := pad(head, 64)
	for _, n := range names {
		s := f.sections[n]
		u32(&b, len(n))
		b.WriteString(n)
		b.WriteByte(byte(s.kind))
		b.Write(make([]byte, pad(len(n)+1, 4)-len(n)-1))
		u32(&b, s.rows)
		u32(&b, s.cols)
		u32(&b, at)
		u32(&b, len(s.data))
		at += pad(len(s.data), 64)
	}
	for _, n := range names {
		b.Write(make([]byte, pad(b.Len(), 64)-b.Len()))
		b.Write(f.sections[n].data)
	}
	b.Write(make([]byte, pad(b.Len(), 64)-b.Len()))
	u32(&b, int(crc32.ChecksumIEEE(b.Bytes())))
	return b.Bytes()
}

func u32(b *bytes.Buffer, n int) { b.Write(binary.LittleEndian.AppendUint32(nil, uint32(n))) }

func pad(n, to int) int { return (n + to - 1) / to * to }

// ErrDamaged says that bytes are no model file, or one that was cut or changed.
var ErrDamaged = errors.New("damaged model file")

// Open reads a model. The arrays are views into data, which must not change afterwards; when data does not start at a
// multiple of 64 in memory (embedded files need not), it is copied once.
func Open(data []byte) (*File, error) {
	if len(data) < 12 || string(data[:4]) != magic {
		return nil, fmt.Errorf("%w: does not start with %s", ErrDamaged, magic)
	}
	body := data[:len(data)-4]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(data[len(data)-4:]) {
		return nil, fmt.Errorf("%w: checksum does not match", ErrDamaged)
	}
	if uintptr(unsafe.Pointer(unsafe.SliceData(data)))%64 != 0 {
		body = aligned(body)
	}
	f := New()
	at := 8
	for range binary.LittleEndian.Uint32(body[4:]) {
		if at+4 > len(body) {
			return nil, ErrDamaged
		}
		n := int(binary.LittleEndian.Uint32(body[at:]))
		end := at + 4 + pad(n+1, 4) + 16
		if n < 0 || end > len(body) {
			return nil, ErrDamaged
		}
		name, kind := string(body[at+4:at+4+n]), Kind(body[at+4+n])
		q := body[end-16:]
		off, length := int(binary.LittleEndian.Uint32(q[8:])), int(binary.LittleEndian.Uint32(q[12:]))
		if off+length > len(body) {
			return nil, ErrDamaged
		}
		f.sections[name] = section{kind, int(binary.LittleEndian.Uint32(q)), int(binary.LittleEndian.Uint32(q[4:])), body[off : off+length : off+length]}
		at = end
	}
	return f, nil
}

func aligned(b []byte) []byte {
	room := make([]byte, len(b)+64)
	skip := int(64 - uintptr(unsafe.Pointer(unsafe.SliceData(room)))%64)
	return append(room[skip:skip], b...)
}
