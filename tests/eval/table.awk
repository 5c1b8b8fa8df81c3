# From an annotation as a person writes it (gold) to a line for each mention (gold.tsv):
#   LC_ALL=C awk -f table.awk FOLDER/gold
# The annotation has groups, and in each the mentions of one fact:
#   [toll quantity conflict core]      its name, kind, verdict, tier (extra: a judgement call, not counted)
#   herald | =14 | Fourteen people     the dispatch (herald.txt), the value, the exact words
#   agency | ~15 | about 15 | 2        their second occurrence; *: each of them
# Values: = > < ~ and a number, "tens", a date in EDTF; empty where there is none to be wanted. The
# table has the group's head, the dispatch, its first and its last byte but one, the value, the words.
function fail(why) {
	printf "%s:%d: %s\n", FILENAME, FNR, why >"/dev/stderr"
	failed = 1
}

# the bytes of a dispatch
function text_of(name,   file, separator) {
	if (!(name in text)) {
		separator = RS
		RS = "\001"
		file = folder name ".txt"
		if ((getline text[name] <file) <= 0) {
			file = folder name ".md"
			if ((getline text[name] <file) <= 0)
				fail("no dispatch " name)
		}
		close(file)
		RS = separator
		sub(".*/", "", file)
		printf "#dispatch\t%s\t-\t%s\n", name, file
	}
	return text[name]
}

function trim(words) {
	gsub(/^[ \t]+|[ \t]+$/, "", words)
	return words
}

BEGIN {
	FS = "[|]"
	OFS = "\t"
	folder = ARGV[1]
	sub("[^/]*$", "", folder)
}

/^[ \t]*(#|$)/ { next }

/^\[/ {
	head = substr($0, 2, index($0, "]") - 2)
	if (split(head, part, " ") != 4 || part[2] !~ /^(quantity|date|quote|name|passage)$/ ||
	    part[3] !~ /^(agree|vary|conflict|single)$/ || part[4] !~ /^(core|extra)$/)
		fail("not [group kind verdict tier]")
	if (part[1] in known)
		fail("a second group " part[1])
	known[part[1]]
	gsub(" ", OFS, head)
	next
}

{
	rest = text_of(trim($1))
	words = trim($3)
	which = trim($4)
	at = n = 0
	while (words != "" && (step = index(rest, words)) > 0) {
		at += step
		n++
		if (which == "*" || n == (which == "" ? 1 : which + 0))
			print head, trim($1), at - 1, at - 1 + length(words), trim($2), words
		rest = substr(rest, step + 1)
	}
	if (n == 0)
		fail("not in the dispatch: " words)
	else if (which == "" && n > 1)
		fail(n " times in the dispatch, say which: " words)
	else if (which != "" && which != "*" && which + 0 > n)
		fail("no such occurrence: " words)
}

END { exit failed }
