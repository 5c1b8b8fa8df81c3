#!/bin/sh
# How the engine does on annotated dossiers: sh tests/eval/score.sh [--verbose] BUILD [GOLD...] prints a
# line for each dossier and their sum; with --verbose, for each kind too, and every miss. No part of
# make check.
verbose=
[ "$1" != --verbose ] || { verbose=yes && shift; }
build=$(cd "$1" && pwd) || exit 99
shift
. "$(dirname "$0")/dossiers.sh"

dossiers "$@" | while read -r dossier; do
	score "$build/src/recoupe" "$dossier" |
		if [ "$verbose" ]; then
			sed "s,^all,${dossier##*/},"
		else
			sed -n "s,^all,${dossier##*/},p"
		fi
done | tee "$scratch/lines"
awk '
function add(name, part) { found[name] += part[1]; of[name] += part[2] }
function share(name) { return of[name] ? sprintf("%d/%d %.3f", found[name], of[name], found[name] / of[name]) : "0/0" }
/ link-F1 / {
	n++
	for (i = 2; i < NF; i++)
		if ($i == "link-F1") f1 += $(i + 1)
		else if (split($(i + 1), part, "/") == 2) add($i, part)
}
END {
	if (n)
		printf "mean link-F1 %.3f; verdicts %s; disagreements found %s, true %s\n",
			f1 / n, share("verdicts"), share("found"), share("true")
}' "$scratch/lines"
