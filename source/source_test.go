package source

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"UTF-8", "Kyiv – Łódź", "Kyiv – Łódź"},
		{"with a byte order mark", "\xEF\xBB\xBFKyiv", "Kyiv"},
		{"Latin-1", "Caf\xe9 in M\xfcnchen", "Café in München"},
		{"Windows-1252", "\x93No,\x94 he said \x96 twice", "“No,” he said – twice"},
		{"UTF-16, little end first", "\xff\xfeK\x00y\x00i\x00v\x00", "Kyiv"},
		{"UTF-16, big end first", "\xfe\xff\x00K\x00y\x00i\x00v", "Kyiv"},
		{"line ends of Windows", "one\r\ntwo\r\n", "one\ntwo\n"},
		{"UTF-8 with a damaged letter", "Łódź Łódź Łódź Łódź Łódź \xff end", "Łódź Łódź Łódź Łódź Łódź \uFFFD end"},
	} {
		if got, err := Decode("x", []byte(c.raw)); err != nil || got != c.want {
			t.Errorf("%s: got %q, %v, want %q", c.name, got, err, c.want)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, c := range []struct {
		raw  string
		kind Kind
	}{
		{"", Empty}, {" \n\t", Empty}, {"\x7fELF\x02\x01\x01" + strings.Repeat("\x00", 300), Binary}, {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01", Binary},
		{strings.Repeat("word ", Limit/4), TooLarge},
	} {
		_, err := Decode("clip.txt", []byte(c.raw))
		var e *Error
		if !errors.As(err, &e) || e.Kind != c.kind || !strings.HasPrefix(err.Error(), "clip.txt: ") {
			t.Errorf("%.20q: got %v, want an error of kind %s that names clip.txt", c.raw, err, c.kind)
		}
	}
}

func TestDetectLanguage(t *testing.T) {
	for want, s := range map[string]string{
		"en": "The foreign minister said on Thursday that he would go to Geneva for talks with the envoys of both sides.",
		"fr": "Le ministre des affaires étrangères est arrivé à Genève pour des pourparlers avec les envoyés des deux camps, selon son bureau.",
		"es": "El ministro de exteriores llegó a Ginebra para las conversaciones con los enviados de las dos partes, según su oficina.",
		"de": "Der Minister ist nach Genf gereist, um dort mit den Gesandten beider Seiten über die Waffenruhe zu sprechen.",
		"uk": "Міністр закордонних справ прибув до Женеви на переговори.",
		"fa": "وزیر امور خارجه برای گفتگو با نمایندگان به ژنو رفت و پس از آن گفت",
		"ja": "外務大臣は木曜日にジュネーブに到着した。",
		"zh": "外交部长星期四抵达日内瓦举行会谈。",
	} {
		if got := DetectLanguage(s); got != want {
			t.Errorf("%q: got %s, want %s", s, got, want)
		}
	}
	for _, s := range []string{"Talks.", "12 killed", "Rio de Janeiro summit", "Jean de la Fontaine met Carlos de la Vega in La Paz."} {
		if got := DetectLanguage(s); got != "en" {
			t.Errorf("%q is too short or too mixed to be called %s", s, got)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("Caf\xe9"))
	f.Add([]byte("\xff\xfeK\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if s, err := Decode("x", raw); err == nil && !utf8.ValidString(s) {
			t.Errorf("Decode(%q) = %q is not UTF-8", raw, s)
		}
	})
}
