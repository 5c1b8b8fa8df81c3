#!/bin/sh
# Holds the files of words and names to what their reader and their loader take for granted: one concept, one
# meaning, in step in every language; and lines that iniparser can read.
. "${srcdir:-.}/tests/tap.sh"
cd "${srcdir:-.}/data/lang" || exit 99

languages=$(ls *.ini | grep -Ev '^(concepts|names)\.ini$')
names=$(ls names.ini ../names.ini 2>/dev/null)
echo "1..7"

# Bytes, not characters: that is how iniparser counts.
LC_ALL=C awk '
FNR == 1 { section = "" }
length > 1000 { print FILENAME ":" FNR ": " length " bytes, at most 1000" }
/^[ \t]*([;#].*)?$/ { next }
/^\[[^]:]+\]$/ {
	section = $0
	if ((FILENAME, section) in seen) print FILENAME ":" FNR ": " section " a second time"
	seen[FILENAME, section]
	next
}
!/^[^=]+= *("[^"]*"|[^";]+)$/ { print FILENAME ":" FNR ": neither section nor key = \"value\""; next }
{
	key = $0
	sub(/[ \t]*=.*/, "", key)
	if (key ~ /[A-Z]/) print FILENAME ":" FNR ": key " key ": lower case letters, for iniparser makes them so"
	if ((FILENAME, section, key) in seen) print FILENAME ":" FNR ": " section " " key " a second time"
	seen[FILENAME, section, key]
}
' concepts.ini $languages $names | report "the files parse, and no section or key comes twice"

# The value of a line "key = value", without its quotes.
value='function value(line) { sub(/^[^=]*=[ \t]*/, "", line); gsub(/"/, "", line); return line }'

LC_ALL=C awk "$value"'
function broader(id, steps) { return steps > 9 ? "a ring" : !(id in up) ? id : broader(up[id], steps + 1) }
function above(id, of, steps) { for (steps = 0; of in up && steps < 9; steps++) if ((of = up[of]) == id) return 1; return 0 }
/^\[/ { id = substr($0, 2, length - 2); concept[id]; next }
/^kind/ { kind[id] = value($0) }
/^broader/ { up[id] = value($0) }
/^members/ { members[id] = value($0) }
/^(excludes|near)/ { not_same[id] = not_same[id] separator[id] value($0); separator[id] = ", " }
END {
	class = " people things places acts sums rates measures spans "
	for (id in concept) {
		if (id in kind && kind[id] !~ /^(thing|event)$/) print id ": kind is thing or event"
		if (id in up && !(up[id] in concept)) print id ": broader " up[id] " is no concept"
		if (id in members && broader(members[id], 0) != "people") print id ": its members are no people"
		if (index(class, " " broader(id, 0) " ") == 0) print id ": its broader concepts end at " broader(id, 0)
		n = split(not_same[id], other, /, */)
		for (i = 1; i <= n; i++) {
			if (!(other[i] in concept)) print id ": " other[i] ", which it names, is no concept"
			if (other[i] == id || above(other[i], id) || above(id, other[i]))
				print id ": excludes, or is near, " other[i] ", its own kin"
			if ((id, other[i]) in pair || (other[i], id) in pair) print id ": names " other[i] " a second time"
			pair[id, other[i]]
		}
	}
}' concepts.ini | report "every concept has kin that exists"

LC_ALL=C awk -v languages="$languages" "$value"'
FILENAME == "concepts.ini" {
	if (/^\[/) concept[substr($0, 2, length - 2)]
	if (/^population/) population[value($0)]
	next
}
/^\[concept / { id = substr($0, 10, length - 10); has[FILENAME, id]; if (!(id in concept)) print FILENAME ": " id " is not in concepts.ini" }
/^\[population / { id = substr($0, 13, length - 13); has_population[FILENAME, id]; population[id] }
END {
	n = split(languages, language)
	for (i = 1; i <= n; i++) {
		for (id in concept) if (!((language[i], id) in has)) print language[i] ": no [concept " id "]"
		for (id in population) if (!((language[i], id) in has_population)) print language[i] ": no [population " id "]"
	}
}' concepts.ini $languages | report "every language has every concept and population"

# One column a character: continuation bytes of UTF-8 do not count.
LC_ALL=C awk "$value"'
/^\[/ { section = $0; if (section ~ /^\[(concept|population) /) want[FILENAME, section] }
/^label/ {
	label = value($0)
	delete want[FILENAME, section]
	gsub(/[\200-\277]/, "", label)
	if (label == "" || length(label) > 20) print FILENAME ":" FNR ": a label has 1 to 20 columns, this one " length(label)
}
END { for (w in want) { split(w, part, SUBSEP); print part[1] ": " part[2] " has no label" } }
' $languages | report "every label fits in 20 columns"

# words KIND: each form of each word of that kind of list, with its language and concept.
words() {
	LC_ALL=C awk -v kind="$1" "$value"'
	function expand(word, before, inside, after) {
		if (!match(word, /\([^()]*\)/)) { print FILENAME "\t" id "\t" tolower(word); return }
		before = substr(word, 1, RSTART - 1)
		inside = substr(word, RSTART + 1, RLENGTH - 2)
		after = substr(word, RSTART + RLENGTH)
		expand(before after)
		expand(before inside after)
	}
	/^\[/ { id = /^\[concept / ? substr($0, 10, length - 10) : ""; next }
	id != "" && index($0, kind) == 1 {
		n = split(value($0), word, /, */)
		for (i = 1; i <= n; i++) expand(word[i])
	}' $languages
}

# shared BY: words of two concepts that the counted thing could not tell apart. BY is realm, where
# people, things, places and acts are one, or class, where they are four.
shared() {
	LC_ALL=C awk -F'\t' -v by="$1" '
	FILENAME == "concepts.ini" {
		if (/^\[/) id = substr($0, 2, length - 2)
		if (/^broader/) { sub(/^broader *= */, ""); up[id] = $0 }
		next
	}
	function where(id) {
		while (id in up) id = up[id]
		return by == "realm" && id ~ /^(people|things|places|acts)$/ ? "counted" : id
	}
	{
		at = $1 SUBSEP where($2) SUBSEP $3
		if (at in seen && seen[at] != $2) print $1 ": \"" $3 "\" is both " seen[at] " and " $2
		else seen[at] = $2
	}' concepts.ini - | LC_ALL=C sort -u
}

words nouns | shared realm | report "no noun counts two things"
words verbs | shared class | report "no verb tells two events of one class"

# The same spelling may be a country and a city (Luxembourg), never two cities.
LC_ALL=C awk "$value"'
/^\[/ { section = $0; next }
/^[^;]/ && section != "[demonyms]" {
	n = split(value($0), name, /, */)
	for (i = 1; i <= n; i++) {
		at = section SUBSEP name[i]
		if (at in bearer && bearer[at] != $1) print section ": " name[i] " is both " bearer[at] " and " $1
		bearer[at] = $1
	}
}
/^[^;]/ { bearers[section, $1] }
/^[^;]/ && section == "[demonyms]" && !(("[countries]", $1) in bearers) && !(("[regions]", $1) in bearers) {
	print "[demonyms]: " $1 " is no country or region"
}' $names | report "no spelling has two bearers of one kind"
