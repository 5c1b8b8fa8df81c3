#!/bin/sh
# Runs what the README and the manual show. An example is a line that begins with `    $ ` in the
# README, or with `.Dl $ ` in the manual. It runs in an empty folder that holds articles/ alone, and
# must exit with 0 or 1 (the dispatches agree, or disagree), or as a comment after it says
# (`# exits 2`). A literal display of the manual after a remark `file: NAME` is a file in that folder.
# Commands that are not installed are left out. The indented lines under it in the README must each be a line of its output.
. "${srcdir:-.}/tests/tap.sh"
PATH=$(cd "${builddir:-.}" && pwd)/src:$PATH
export PATH
cd "${srcdir:-.}" || exit 99
source=$(pwd)

# The files that the manual shows.
mkdir "$scratch/shown"
awk -v folder="$scratch/shown/" '
/^\.\\" file: / { name = folder $3; next }
/^\.Bd/ && name { open = 1; next }
/^\.Ed/ { open = 0; name = ""; next }
open { print > name }' doc/recoupe.1

# One folder an example: command, and the lines wanted.
for page in README doc/recoupe.1; do
	[ -f "$page" ] || continue
	awk -v folder="$scratch" -v page="$page" '
	/^    \$ / || /^\.Dl \$ / {
		sub(/^    \$ /, ""); sub(/^\.Dl \$ /, "")
		gsub(/\\-/, "-"); gsub(/\\&/, ""); gsub(/\\\(dq/, "\""); gsub(/\\e/, "\\")
		close(wanted)
		n++
		name = folder "/" (page == "README" ? "a" : "b") sprintf("%03d", n)
		wanted = name ".wanted"
		print page ":" FNR > (name ".place")
		print > (name ".command")
		open = page == "README"
		next
	}
	open && /^    / { sub(/^    /, ""); print > wanted; next }
	{ open = 0 }' "$page"
done

set -- "$scratch"/*.command
[ -f "$1" ] || set --
echo "1..$#"
for command; do
	name=${command%.command}
	mkdir "$name" && cp -R "$source/articles" "$name/" && chmod -R u+w "$name" || exit 99
	cp "$scratch"/shown/* "$name/"
	missing=$(sed "s/'[^']*'//g" "$command" | tr '|' '\n' | while read -r program rest; do
		[ -z "$program" ] || command -v "$program" >/dev/null 2>&1 || echo "$program"
	done)
	if [ -n "$missing" ]; then
		echo "ok - $(cat "$name.place"): $(cat "$command") # SKIP no $missing here"
		continue
	fi
	(cd "$name" && sh "$command") </dev/null >"$name.out" 2>"$name.err"
	status=$?
	allowed=$(sed -n 's/.*# exits \([0-9]*\).*/\1/p' "$command")
	{
		case $status in ${allowed:-[01]}) ;; *) echo "exited with $status"; cat "$name.err" ;; esac
		[ ! -f "$name.wanted" ] || while IFS= read -r line; do
			[ "$line" = ... ] || grep -qxF -e "$line" "$name.out" "$name.err" || echo "not said: $line"
		done <"$name.wanted"
	} | report "$(cat "$name.place"): $(cat "$command")"
done
