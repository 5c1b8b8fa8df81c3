#!/bin/sh
# What independent readers make of the exports: a CommonMark renderer, an XML parser, jq, a reader of CSV;
# those that are not installed are left out. And that nothing but the dispatches tells in an export: not
# the clock, the time zone, the locale, nor the folder.
. "${srcdir:-.}/tests/tap.sh"
recoupe=$(cd "${builddir:-.}" && pwd)/src/recoupe
articles=$(cd "${srcdir:-.}" && pwd)/articles
schema=$(cd "${srcdir:-.}" && pwd)/tests/tei.rng
cp -R "$articles" "$scratch/articles" && chmod -R u+w "$scratch/articles" && cd "$scratch" || exit 99

cat >hostile.md <<'TEXT'
# <script>alert(1)</script> | *gras* [lien](http://a.example) `code` &amp; "l'incendie"

LE HAVRE, 3 mars 2021 (Agence | <b>Mer</b>) - Le feu a fait **16 morts** & 40 blessés < 50 > 30.

1. Quelque 95,27 % des quais [[shell:ls]] {{{macro}}} \alert sont *fermés* depuis le 2 mars 2021 |
TEXT
cat >second.txt <<'TEXT'
Le feu au Havre

LE HAVRE, 3 mars 2021 (Autre Agence) - L'incendie a fait 19 morts et plus de 30 blessés, "selon la mairie".
TEXT

formats=$("$recoupe" --help | sed -n 's/^Formats: \(.*\)\.$/\1/p' | tr -d ,)
for format in $formats; do
	"$recoupe" --export="$format" articles/* >"sample.$format"
	"$recoupe" --export="$format" hostile.md second.txt >"hostile.$format"
done
echo "1..8"

# with PROGRAM NAME: whether the program is there; if not, the test NAME is skipped.
with() {
	command -v "$1" >/dev/null 2>&1 && return
	echo "ok - $2 # SKIP $1 is not installed"
	return 1
}

name="a renderer of CommonMark finds headings, and no HTML of a dispatch"
with cmark "$name" && {
	cmark --unsafe hostile.markdown >out.html
	grep -q '<h2>' out.html || echo "no heading"
	grep -oE '<(script|b|a|img|code)[ />].*' out.html
	grep -F '&lt; 50 &gt; 30' out.html >/dev/null || echo "the words are changed"
	cmark --unsafe sample.markdown | grep -oE '<(script|b|a|img|code)[ />].*'
} | report "$name"

for format in html tei; do
	name="$format is well formed"
	with xmllint "$name" && xmllint --noout "sample.$format" "hostile.$format" 2>&1 | report "$name"
done

name="tei obeys the part of the TEI schema that it uses"
with xmllint "$name" && xmllint --noout --relaxng "$schema" sample.tei hostile.tei 2>&1 |
	grep -v validates | report "$name"

name="jq reads json, and its mentions are where it says"
with jq "$name" && {
	jq -r '.format' sample.json | grep -qx recoupe/1 || echo "not recoupe/1"
	jq -r '.dispatches[] | [.path, .sha256] | @tsv' sample.json | while read -r path sum; do
		[ "$(sha256sum <"$path" | cut -d' ' -f1)" = "$sum" ] || echo "$path: not its SHA-256"
	done
	jq -r '(.dispatches | map({(.id): .path}) | add) as $path | .facts[].mentions[] |
		[$path[.dispatch], .start, .end, .line, .text] | @tsv' sample.json >mentions
	[ -s mentions ] || echo "no mention"
	tab=$(printf '\t')
	while IFS=$tab read -r path start end line text; do
		case $path in *.md) continue ;; esac
		bytes=$(tail -c +$((start + 1)) "$path" | head -c $((end - start)) | tr '\n' ' ')
		[ "$bytes" = "$text" ] || echo "$path $start $end: '$bytes' is not '$text'"
		[ $(($(head -c "$start" "$path" | wc -l) + 1)) -eq "$line" ] || echo "$path $start: not line $line"
	done <mentions
} | report "$name"

name="a reader of CSV finds every row as long as the first"
with python3 "$name" && python3 -c '
import csv
for name in "sample.csv", "hostile.csv":
    rows = list(csv.reader(open(name, encoding="utf-8", newline="")))
    if len(rows) < 3: print(name, "has no rows")
    for row in rows:
        if len(row) != len(rows[0]): print(name, row)
' 2>&1 | report "$name"

awk -F'\t' 'FNR == 1 { n = NF } NF != n { print FILENAME ": " $0 }' sample.tsv hostile.tsv |
	report "every row of TSV is as long as the first"

for format in $formats; do
	for environment in LC_ALL=C LC_ALL=POSIX TZ=Asia/Tokyo LC_NUMERIC=de_DE.UTF-8 LC_ALL=de_DE.UTF-8 COLUMNS=20; do
		env "$environment" "$recoupe" --export="$format" articles/* >again
		cmp again "sample.$format" || echo "$format: other bytes with $environment"
	done
	(cd articles && "$recoupe" --export="$format" -- *) | sed 's|articles/||g' >again
	sed 's|articles/||g' "sample.$format" | cmp - again || echo "$format: other bytes in another folder"
done 2>&1 | report "the same dispatches give the same bytes everywhere"
