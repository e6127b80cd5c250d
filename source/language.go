package source

import (
	"fmt"
	"strings"
	"unicode"
)

// functionWords are the commonest small words of languages that news comes in. They make up a third of any running
// text, so a few dozen words of it tell the language.
var functionWords = map[string]string{
	"en": "the of and to in a that for on with was is as by at his from has it be were an had said which this their have after not who are he they been but its will would",
	"fr": "le la les des et en du une dans pour que qui sur au par est il pas plus avec ce son aux sont été cette ses ont mais était selon",
	"de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über",
	"es": "el la de los las y en que del un por con una su para es al lo como más se ha fue sus pero este son también entre desde está han",
	"it": "il di che la e un del per non una con sono della le dei si alla da nel più gli ha anche dalla al delle ma come lo",
	"pt": "o de que do da em um para com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua são pelo",
	"nl": "de het een van en in op te dat die voor met zijn niet aan er om ook als dan maar bij uit naar wordt door heeft",
	"pl": "w i na z do nie się że o jest to jak po za od przez ale są przy czy został które oraz",
	"sv": "och att det som en på är av för med den till inte har de ett om var från men sig",
	"tr": "ve bir bu için ile olarak da de çok olan daha gibi sonra kadar ancak ise en var",
	"ro": "şi și de la în cu pe din nu a că este o au mai pentru care sunt după prin fost",
	"id": "yang dan di dengan untuk dari pada ini itu tidak dalam akan ke oleh telah sebagai juga",
	"so": "waa oo ka iyo ku in uu ay ee la soo lagu ayaa",
	"sw": "ya na wa kwa ni katika la za kuwa hiyo cha huo yake",
	"az": "və bir bu ilə üçün də da ki olan edib edilib",
}

var languageNames = map[string]string{"fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "pl": "Polish",
	"sv": "Swedish", "tr": "Turkish", "ro": "Romanian", "id": "Indonesian", "so": "Somali", "sw": "Swahili", "az": "Azerbaijani", "ru": "Russian", "uk": "Ukrainian",
	"ar": "Arabic", "fa": "Persian", "he": "Hebrew", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "el": "Greek", "hi": "Hindi", "hy": "Armenian", "ka": "Georgian", "am": "Amharic"}

var wordLanguages = func() map[string][]string {
	m := map[string][]string{}
	for _, lang := range []string{"en", "fr", "de", "es", "it", "pt", "nl", "pl", "sv", "tr", "ro", "id", "so", "sw", "az"} {
		for _, w := range strings.Fields(functionWords[lang]) {
			m[w] = append(m[w], lang)
		}
	}
	return m
}()

// DetectLanguage is the BCP 47 tag of the language that most of the text is in: by script, and for Latin script by
// function words. Text too short to tell counts as English.
func DetectLanguage(s string) string {
	s = s[:min(len(s), 20000)]
	if lang := byScript(s); lang != "" {
		return lang
	}
	hits, words := map[string]int{}, 0
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		for _, lang := range wordLanguages[w] {
			hits[lang]++
		}
	}
	best := "en"
	for _, lang := range []string{"fr", "de", "es", "it", "pt", "nl", "pl", "sv", "tr", "ro", "id", "so", "sw", "az"} {
		if hits[lang] > hits[best] {
			best = lang
		}
	}
	// "de la" in an English story on the Champs de Mars is no French: the other language must lead clearly.
	if best != "en" && hits["en"] == 0 && hits[best] >= 4 && hits[best]*5 >= words {
		return best // short, but all of it
	}
	if best != "en" && (hits[best] < 6 || hits[best]*10 < words || hits[best] < 2*hits["en"]) {
		return "en"
	}
	return best
}

var scripts = []struct {
	table *unicode.RangeTable
	lang  string
}{
	{unicode.Cyrillic, "ru"}, {unicode.Arabic, "ar"}, {unicode.Hebrew, "he"}, {unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"},
	{unicode.Han, "zh"}, {unicode.Greek, "el"}, {unicode.Devanagari, "hi"}, {unicode.Armenian, "hy"}, {unicode.Georgian, "ka"}, {unicode.Ethiopic, "am"},
}

// byScript is the language of a text of which most letters are not Latin, "" for Latin script.
func byScript(s string) string {
	counts, letters := make([]int, len(scripts)), 0
	for _, r := range s {
		if r < 0x250 {
			if unicode.IsLetter(r) {
				letters++
			}
			continue
		}
		for i, sc := range scripts {
			if unicode.Is(sc.table, r) {
				counts[i]++
				letters++
				break
			}
		}
	}
	best, foreign := 0, 0
	for i, n := range counts {
		foreign += n
		if n > counts[best] {
			best = i
		}
	}
	switch lang := scripts[best].lang; {
	case foreign*2 <= letters || foreign == 0:
		return ""
	case lang == "zh" && counts[3]+counts[4] > 0: // Kana beside Han is Japanese
		return "ja"
	case lang == "ru" && strings.ContainsAny(s, "іїєґІЇЄҐ"):
		return "uk"
	case lang == "ar" && strings.ContainsAny(s, "پچژگ"):
		return "fa"
	default:
		return lang
	}
}

// CheckEnglish is an Error for a text whose language is not English.
func CheckEnglish(report, lang string) error {
	if lang == "en" || strings.HasPrefix(lang, "en-") {
		return nil
	}
	name := languageNames[lang]
	if name == "" {
		name = "language " + lang
	}
	return &Error{report, Language, fmt.Sprintf("the text is %s (%s); only English is read, and nothing was coded", name, lang),
		"--language en reads it all the same"}
}
