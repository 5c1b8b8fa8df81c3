# Writes dispatches to measure with, the same ones on every machine.
# awk -v folder=... -v events=N -v versions=M -f generate.awk PHRASES...: each event is told so many
# times, in one language; the versions draw their sentences from one stock, so that they share some
# and word others differently, and each rounds the figures in its own way.
FNR == 1 { language++ }
/^#/ || /^$/ { next }
/^~ / { headline[language, ++headlines[language]] = substr($0, 3); next }
/^- / { sentence[language, ++sentences[language]] = substr($0, 3); next }
{
	fixed = sub(/^event /, "")
	split($0, half, / = /)
	word = half[1]
	if (fixed) lasting[language, ++lastings[language]] = word
	choices[language, word] = split(half[2], choice, / [|] /)
	for (i = 1; i in choice; i++) alternative[language, word, i] = choice[i]
}

# Park and Miller's minimal standard, which fits in a double.
function random(n) { seed = (seed * 16807) % 2147483647; return int(seed / 2147483647 * n) }

function pick(word) { return alternative[speech, word, 1 + random(choices[speech, word])] }

function grouped(n) {
	if (n < 1000) return n
	return int(n / 1000) (speech == 1 ? " " : ",") sprintf("%03d", n % 1000)
}

# A figure as this version tells it: to the unit, or to the ten.
function figure(word) {
	if (figures[word] > 20 && rounding == 1) return grouped(int(figures[word] / 10) * 10)
	return grouped(figures[word])
}

function filled(text,   at, word) {
	while (match(text, /[{][a-z]+[}]/)) {
		word = substr(text, RSTART + 1, RLENGTH - 2)
		at = word in figures ? figure(word) : word in event ? event[word] : pick(word)
		text = substr(text, 1, RSTART - 1) at substr(text, RSTART + RLENGTH)
	}
	return text
}

function tell(path,   i, size, paragraph) {
	printf "%s\n\n", filled(headline[speech, 1 + random(headlines[speech])]) > path
	printf speech == 1 ? "%s, %d %s (Agence %s) - " : "%s, %d %s (%s Wire) - ", event["city"], day, month, pick("agency") > path
	while (size < 5000) {
		paragraph = ""
		for (i = 0; i < 3; i++) paragraph = paragraph filled(sentence[speech, 1 + random(sentences[speech])]) " "
		size += length(paragraph)
		printf "%s\n\n", paragraph > path
	}
	close(path)
}

END {
	seed = 20220110
	for (e = 1; e <= events; e++) {
		speech = 1 + (e + 1) % 2
		delete event
		for (i = 1; i <= lastings[speech]; i++) event[lasting[speech, i]] = pick(lasting[speech, i])
		month = pick("month")
		day = 1 + random(28)
		figures["dead"] = 2 + random(150)
		figures["wounded"] = 10 + random(900)
		figures["held"] = 3 + random(4000)
		figures["firemen"] = 30 + random(600)
		figures["money"] = 2 + random(300)
		figures["homeless"] = 100 + random(9000)
		for (v = 1; v <= versions; v++) {
			rounding = random(3)
			tell(sprintf("%s/%04d-%02d.txt", folder, e, v))
		}
	}
}
