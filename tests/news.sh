#!/bin/sh
# The engine on the annotated dispatches of tests/eval/news: their annotation is sound, and the figures
# hold that a reader would miss.
. "${srcdir:-.}/tests/tap.sh"
builddir=$(cd "${builddir:-.}" && pwd)
cd "${srcdir:-.}/tests/eval" || exit 99
if ! command -v jq >/dev/null 2>&1; then
	echo "1..0 # SKIP jq is not installed"
	exit 0
fi
echo "1..2"

for gold in news/*/gold; do
	LC_ALL=C awk -f table.awk "$gold" 2>&1 >/dev/null
done | report "what is annotated stands in the dispatches"

sh score.sh "$builddir" news >"$scratch/score"
for folder in news/*/; do
	name=$(basename "$folder")
	grep -q "^$name mentions .* link-F1 0\.[5-9]" "$scratch/score" || grep "^$name " "$scratch/score" || echo "$name: not measured"
done | report "each dossier is read, and the better part of it aligned"
sed 's/^/# /' "$scratch/score"
