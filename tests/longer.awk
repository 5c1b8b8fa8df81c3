# A translation made longer, for the tests of the screen: every string of a .po file grows by three
# tenths at least, its letters doubled here and there, and stands in brackets, so that a label that
# was cut or drawn over is seen to have lost its end. Escapes and conversions stay as they are.
function longer(text,   words, out, owed, c, rest, last, end) {
	words = text
	gsub(/\\.|%%|%[0-9$*.+ -]*[a-zA-Z]/, "", words)
	if (words !~ /[a-zA-Z][a-zA-Z]/ || text ~ /^(en|fr)$/)
		return text
	if (match(text, /(\\n)+$/)) {
		end = substr(text, RSTART)
		text = substr(text, 1, RSTART - 1)
	}
	while (text != "") {
		if (match(text, /^(\\.|%%|%[0-9$*.+ -]*[a-zA-Z])/)) {
			out = out substr(text, 1, RLENGTH)
			text = substr(text, RLENGTH + 1)
			continue
		}
		c = substr(text, 1, 1)
		text = substr(text, 2)
		out = out c
		owed += 3
		if (c ~ /[a-zA-Z]/ && owed >= 10) {
			out = out tolower(c)
			owed -= 10
			last = tolower(c)
		}
	}
	for (; owed > 0; owed -= 10)
		rest = rest (last ? last : "x")
	return "⟦" out rest "⟧" end
}

function flush_string() {
	if (held)
		print start " \"" (header ? string : longer(string)) "\""
	held = 0
}

/^msgid "/ { header = $0 == "msgid \"\""; first = 1 }
/^msgstr/ {
	flush_string()
	start = $1
	string = $0
	sub(/^[^"]*"/, "", string)
	sub(/"$/, "", string)
	held = 1
	next
}
/^"/ {
	if (held) {
		sub(/^"/, "")
		sub(/"$/, "")
		string = string $0
		next
	}
	header = 0
}
{
	flush_string()
	print
}
END { flush_string() }
