package who

import (
	"strings"
)

// plain writes a name without accents: reports write "Chávez" and "Chavez" side by side.
func plain(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return unaccent.Replace(s)
		}
	}
	return s
}

var unaccent = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ą", "a", "ă", "a", "é", "e", "è", "e", "ê", "e", "ë", "e", "ę", "e", "ě", "e", "í", "i", "ì", "i", "î", "i", "ï", "i", "ı", "i",

	"ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ů", "u", "ñ", "n", "ń", "n", "ň", "n", "ç", "c", "ć", "c", "č", "c", "š", "s", "ś", "s", "ş", "s", "ș", "s",
	"ž", "z", "ź", "z", "ż", "z", "ğ", "g", "ł", "l", "ř", "r", "ý", "y", "Á", "A", "É", "E", "Í", "I", "Ó", "O", "Ö", "O", "Ø", "O", "Ú", "U", "Ü", "U", "Č", "C", "Š", "S", "Ş", "S", "Ž", "Z", "Ç", "C", "İ", "I", "Ł", "L")

// bareSurname is a surname without its article: "al-Obeidi" and "Obeidi" are one.
func bareSurname(s string) string {
	s = strings.ToLower(plain(s))
	for _, a := range [...]string{"al-", "el-", "al ", "el ", "ad-", "as-", "ash-"} {
		s = strings.TrimPrefix(s, a)
	}
	return s
}
