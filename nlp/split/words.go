package split

// affixes go before a hyphen without being words of their own: "pre-war" is one word, "oil-rich" is three.
var affixes = set(`a agro ante anti arch bi bio co counter cross cyber de e ex extra hyper infra inter intra macro mega micro mid mini mono multi
	neo non o over pan para peri poly post pre pro proto pseudo psycho re semi socio sub super supra trans tri u ultra un under uni uh mm hm eh`)

// suffixes go behind a hyphen without being words of their own: "career-wise".
var suffixes = set("esque ette fest fold gate itis less most rama wise uh huh hm mm oh hoo")

// units go right behind a number and are words of their own: "$170m", "35mm", "5pm".
var units = set(`am pm a.m p.m k m b t bn mn tn mm cm km kg g mg kt lb lbs ft in oz mph kph kmh kw mw gw kwh mwh hz khz mhz ghz kb mb gb tb hr hrs h min
	mins sec secs yr yrs w v x c f l ml ha percent pc million billion trillion thousand meters metres miles hours minutes years days people persons p`)

// glued are two words that are written as one without an apostrophe; the number tells where to cut.
var glued = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dont": 2, "didnt": 3, "doesnt": 4, "cant": 2, "wont": 2, "couldnt": 5,
	"wouldnt": 5, "shouldnt": 6, "isnt": 2, "arent": 3, "wasnt": 3, "werent": 4, "havent": 4, "hasnt": 3, "hadnt": 3, "aint": 2, "ive": 1, "im": 1,
	"youre": 3, "theyre": 4, "thats": 4, "whats": 4, "theres": 5, "heres": 4, "youll": 3, "youve": 3, "theyve": 4, "dunno": 2,
}

// bareStart are words that begin with an apostrophe.
var bareStart = set("em til tis twas cause bout round n")

// domains end an address: "example.com". Files have such ends too: "terms.pdf".
var domains = set(`com org net gov edu mil int info biz co io tv uk ru ua de fr eu es nl ch pl cz se fi dk ca au nz jp kr cn ir il tr br ar mx
	za ie pt gr hu ro bg rs hr by kz ge az asia press news media doc docx xls xlsx pdf txt jpg png html htm zip exe ppt gif mp3 mp4`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	start := -1
	for i := 0; i <= len(words); i++ {
		in := i < len(words) && words[i] > ' '
		if in && start < 0 {
			start = i
		}
		if !in && start >= 0 {
			m[words[start:i]] = true
			start = -1
		}
	}
	return m
}
