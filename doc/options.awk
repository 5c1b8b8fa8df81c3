# The manual's list of options in mdoc(7), from what `recoupe --help` says of them.
function shown(text) {
	gsub(/\\/, "\\e", text)
	gsub(/-/, "\\-", text)
	if (argument != "") gsub(argument, tolower(argument), text)
	return text
}
/^ +-/ { # "  -e, --export=FORMAT   write the"; the words may begin in the next line
	letter = ""
	if (match($0, /^ +-[a-zA-Z0-9], /)) {
		letter = substr($0, RLENGTH - 2, 1)
		$0 = substr($0, RLENGTH + 1)
	}
	sub(/^ +/, "")
	head = $1
	sub(/^--/, "", head)
	words = substr($0, length($1) + 1)
	sub(/^ +/, "", words)
	n = split(head, part, "=")
	argument = n > 1 ? part[2] : ""
	value = n > 1 ? " Ar " tolower(part[2]) : ""
	print ".It" (letter ? " Fl " letter value " ," : "") " Fl -" shown(part[1]) (n > 1 ? " Ns =" " Ns" value : "")
	if (words != "") print shown(words)
	open = 1
	next
}
open && /^ +/ { sub(/^ +/, ""); print shown($0); next }
{ open = 0 }
