#!/bin/sh
# The dossier file as people meet it: the example of recoupe-dossier(5) opens, files join on the command
# line, and what is no dossier is told of and left alone.
. "${srcdir:-.}/tests/tap.sh"
source=$(cd "${srcdir:-.}" && pwd)
page=$source/doc/recoupe-dossier.5
PATH=$(cd "${builddir:-.}" && pwd)/src:$PATH
cd "$scratch" || exit 99
HOME=$scratch/home XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data LC_ALL=C.UTF-8
export PATH HOME XDG_CONFIG_HOME XDG_DATA_HOME LC_ALL
echo "1..7"

awk '
/^\.\\" file: / { name = $3; next }
/^\.\\" shell:/ { name = "shell"; next }
/^\.Bd/ && name { open = 1; next }
/^\.Ed/ { open = 0; name = ""; next }
open { print > name }' "$page"

{ [ "$(sh ./shell 2>err)" = '"label": "dead on Thursday"' ] || { sh ./shell; cat err; }; } |
	report "the example of recoupe-dossier(5) opens"

mkdir elsewhere && cp a.txt b.txt fire.dossier elsewhere/
{
	(cd / && recoupe --export=json "$scratch/elsewhere/fire.dossier") >out 2>&1
	grep -q 'dead on Thursday' out || cat out
} | report "a dossier finds its dispatches from its own folder"

sed 's/0001/0002/; s/Anna/Ben/; s/dead on Thursday/dead so far/' fire.dossier >theirs.dossier
{
	recoupe --merge fire.dossier theirs.dossier -o both.dossier >out 2>&1
	[ $? -eq 1 ] || { echo "exit status of two that differ"; cat out; }
	grep -q '; 1 judgement differs[.]' out || cat out
	[ "$(grep -c '"do":"label"' both.dossier)" -eq 2 ] || cat both.dossier
	grep -q '^label of “16 workers”: Anna: dead on Thursday; Ben: dead so far$' out || cat out
	recoupe --merge fire.dossier fire.dossier -o same.dossier >out 2>&1 || cat out
} | report "two people's dossiers are joined, and told to differ"

{
	recoupe --merge fire.dossier >out 2>&1
	[ $? -eq 2 ] || echo "exit status"
	grep -q -e '--merge MINE THEIRS -o FILE' out || cat out
} | report "a merge that lacks a file is told what it wants"

{
	sed 's/"version": 1/"version": 7/' fire.dossier >later.dossier
	cp later.dossier kept
	recoupe -e text later.dossier >out 2>err
	[ $? -eq 2 ] || echo "exit status"
	grep -q 'later.dossier:3: .*version 7' err || cat err
	head -c 300 fire.dossier >cut.dossier
	recoupe -e text cut.dossier >out 2>err
	[ $? -eq 2 ] || echo "exit status"
	grep -q 'cut.dossier:[0-9]' err || cat err
	cmp later.dossier kept
} 2>&1 | report "a later or broken dossier is told of by its line, and left alone"

if command -v jq >/dev/null 2>&1; then
	jq -r '.log[] | select(.do == "label") | .on.anchors[0].selector[] | select(.type == "DataPositionSelector") |
		"\(.start) \(.end)"' both.dossier | while read -r start end; do
		[ "$(head -c "$end" a.txt | tail -c +$((start + 1)))" = "16 workers" ] || echo "$start-$end"
	done | report "another program finds the words by their bytes"
else
	echo "ok - another program finds the words by their bytes # SKIP jq is not installed"
fi

if command -v mandoc >/dev/null 2>&1; then
	mandoc -Tlint "$page" 2>&1 | grep -v -e 'mandoc\.db' -e 'not found: Xr' |
		report "mandoc has nothing to say against the page"
else
	echo "ok - mandoc has nothing to say against the page # SKIP mandoc is not installed"
fi
