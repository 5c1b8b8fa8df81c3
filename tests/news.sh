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
echo "1..5"

for gold in news/*/gold; do
	LC_ALL=C awk -f table.awk "$gold" 2>&1 >/dev/null
done | report "what is annotated stands in the dispatches"

sh score.sh "$builddir" news >"$scratch/score"
for folder in news/*/; do
	name=$(basename "$folder")
	grep -q "^$name mentions " "$scratch/score" || echo "$name: not measured"
done | report "each dossier is read"

# least NAME SHARE: the figure of all of them is so much at least.
least() {
	awk -v name="$1" -v least="$2" '
	/^mean/ {
		for (i = 1; i < NF; i++)
			if ($i == name) figure = $(name == "link-F1" ? i + 1 : i + 2) + 0
	}
	END { if (figure < least) print name ": " figure ", not " least }' "$scratch/score"
}
least link-F1 0.82 | report "what is one fact is aligned"
least verdicts 0.79 | report "four verdicts of five, nearly, are those of a careful reader"
least true 0.86 | report "of the disagreements shown few are false"
sed 's/^/# /' "$scratch/score"
