# The tables of the manual, from what `recoupe --print-config` says of the program's own tables.
# `doc/tables.awk -v section=NAME` prints the rows of one section in mdoc(7).
function shown(word) {
	gsub(/\\/, "\\e", word)
	gsub(/"/, "\\(dq", word)
	gsub(/'/, "\\(aq", word)
	gsub(/-/, "\\-", word)
	gsub(/[`]/, "\\(ga", word)
	gsub(/\^/, "\\(ha", word)
	gsub(/~/, "\\(ti", word)
	return "\\&" word
}
/^\[/ { here = substr($0, 2, length($0) - 2); next }
here != section { next }
/^# [a-z0-9-]+ = *$/ { # a setting without a default
	print ".It Cm " $2
	print help
	next
}
/^# / { help = substr($0, 3); next }
/^[a-z]/ {
	value = $0
	sub(/^[^=]*= */, "", value)
	value = substr(value, 2, length(value) - 2)
	n = split(value, word, " ")
	line = ".It"
	if (section == "keys") {
		for (i = 1; i <= n; i++) line = line (i > 1 ? " , " : " ") "Ic " shown(word[i])
		line = line " Pq Cm " $1
	} else
		line = line " Cm " $1 (value == "" ? "" : " = " value)
	print line
	print help
}
