#!/bin/sh
# What independent readers make of the exports: a CommonMark renderer, an XML parser, jq, a reader of CSV;
# those that are not installed are left out. And that nothing but the dispatches tells in an export: not
# the clock, the time zone, the locale, nor the folder.
. "${srcdir:-.}/tests/tap.sh"
recoupe=$(cd "${builddir:-.}" && pwd)/src/recoupe
articles=$(cd "${srcdir:-.}" && pwd)/articles
schema=$(cd "${srcdir:-.}" && pwd)/tests/tei.rng
json_schema=$(cd "${srcdir:-.}" && pwd)/data/recoupe.schema.json
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
for format in csv tsv; do
	for name in sample hostile; do
		case $name in sample) set -- articles/* ;; *) set -- hostile.md second.txt ;; esac
		"$recoupe" --export=$format --layout=facts "$@" >"$name-facts.$format"
	done
done
echo "1..16"

# with PROGRAM NAME: whether the program, or the module of python.MODULE, is there; if not, the test NAME
# is skipped.
with() {
	case $1 in
	*.*) python3 -c "import ${1#*.}" 2>/dev/null && return ;;
	*) command -v "$1" >/dev/null 2>&1 && return ;;
	esac
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
for name in "sample.csv", "hostile.csv", "sample-facts.csv", "hostile-facts.csv":
    rows = list(csv.reader(open(name, encoding="utf-8", newline="")))
    if len(rows) < 3: print(name, "has no rows")
    for row in rows:
        if len(row) != len(rows[0]): print(name, row)
' 2>&1 | report "$name"

awk -F'\t' 'FNR == 1 { n = NF } NF != n { print FILENAME ": " $0 }' sample.tsv hostile.tsv \
	sample-facts.tsv hostile-facts.tsv | report "every row of TSV is as long as the first"

name="a reader of JSON Schema finds json, and each line of jsonl, as described"
with python.jsonschema "$name" && python3 -c '
import json, sys, jsonschema
schema = json.load(open(sys.argv[1]))
checker = jsonschema.Draft202012Validator(schema)
fact = jsonschema.Draft202012Validator({"$ref": "#/$defs/fact", "$defs": schema["$defs"]})
jsonschema.Draft202012Validator.check_schema(schema)
for name in "sample", "hostile":
    for error in checker.iter_errors(json.load(open(name + ".json"))): print(name, error.message)
    lines = [json.loads(line) for line in open(name + ".jsonl", encoding="utf-8")]
    for line in lines:
        for error in fact.iter_errors(line): print(name + ".jsonl", error.message)
    whole = json.load(open(name + ".json"))
    paths = {dispatch["id"]: dispatch["path"] for dispatch in whole["dispatches"]}
    if [line["id"] for line in lines] != [item["id"] for item in whole["facts"]]: print(name, "other facts")
    for line in lines:
        if line["dispatches"] != paths: print(name, line["id"], "other dispatches")
        for mention in line["mentions"]:
            if mention["path"] != paths[mention["dispatch"]]: print(name, line["id"], "another path")
' "$json_schema" 2>&1 | report "$name"

name="jq reads csl, and finds in it what json says of the dispatches"
with jq "$name" && {
	for sample in sample hostile; do
		jq -r '.[] | [."container-title", .language, .note] | @tsv' $sample.csl >cited
		jq -r '.dispatches[] | [.outlet, .language, .path + ", SHA-256 " + .sha256] | @tsv' $sample.json |
			diff - cited
		jq -e 'all(.id and .title and .type == "article-newspaper") and (map(.id) | length == (unique | length))' \
			$sample.csl >/dev/null || echo "$sample: an item without key or title"
	done
} 2>&1 | report "$name"

name="a reader of BibTeX finds an entry for each dispatch, and its words as they were"
with python.bibtexparser "$name" && python3 -c '
import json, re, bibtexparser, bibtexparser.bparser
for name in "sample", "hostile":
    parser = bibtexparser.bparser.BibTexParser(common_strings=True)
    base = bibtexparser.loads(open(name + ".bibtex", encoding="utf-8").read(), parser)
    items = {item["id"]: item for item in json.load(open(name + ".csl"))}
    if set(base.entries_dict) != set(items): print(name, "other keys")
    for key, entry in base.entries_dict.items():
        text = entry["title"].strip("{}").replace("\\textasciitilde{}", "~").replace("\\textasciicircum{}", "^")
        text = re.sub(r"\\([{}$&#_%])", r"\1", text.replace("\\textbackslash{}", "\0")).replace("\0", "\\")
        if text != items[key]["title"]: print(name, text, "is not", items[key]["title"])
' 2>&1 | report "$name"

# The tables by fact hold, in the column of a dispatch, the words of the mentions.
name="a reader of CSV finds in a table of facts what the table of mentions has"
with python3 "$name" && python3 -c '
import csv
for name in "sample", "hostile":
    mentions, facts = (list(csv.reader(open(name + part, encoding="utf-8", newline=""))) for part in (".csv", "-facts.csv"))
    column = {word: i for i, word in enumerate(mentions[0])}
    cells = {}
    for row in mentions[1:]:
        cell = row[column["line"]] + ": " + row[column["text"]].lstrip("\x27")
        cells.setdefault((row[0], row[column["dispatch"]] + ": " + row[column["path"]]), []).append(cell)
    for row in facts[1:]:
        for head, cell in zip(facts[0][7:], row[7:]):
            if cell != "; ".join(cells.pop((row[0], head), [])): print(name, row[0], head, cell)
    if cells: print(name, "left out:", cells)
' 2>&1 | report "$name"

name="a reader of HTML finds one file without script that fetches nothing"
with python.html5lib "$name" && python3 -c '
import html5lib
for name in "sample.html", "hostile.html":
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    page = parser.parse(open(name, "rb").read())
    for place, code, detail in parser.errors: print(name, place, code, detail)
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    if len(ids) != len(set(ids)): print(name, "an id stands twice")
    for e in page.iter():
        if e.tag in ("script", "img", "link", "iframe", "object", "base", "form"): print(name, "has", e.tag)
        for key, value in e.attrib.items():
            if key.startswith("on") or key == "src": print(name, e.tag, key)
            if key == "href" and value.lstrip("#") not in ids: print(name, "leads nowhere:", value)
' 2>&1 | report "$name"

# In one language nothing else may tell: neither locale nor time zone, terminal, clock or folder.
for format in $formats; do
	"$recoupe" --lang=fr --export="$format" articles/* >"french.$format"
	for environment in LC_ALL=C LC_ALL=C.UTF-8 LC_ALL=fr_FR.UTF-8 LC_ALL=de_DE.UTF-8 LANGUAGE=de TZ=Asia/Tokyo \
		TZ=America/St_Johns LC_NUMERIC=de_DE.UTF-8 LC_TIME=fr_FR.UTF-8 COLUMNS=20; do
		env "$environment" "$recoupe" --lang=fr --export="$format" articles/* | cmp - "french.$format" ||
			echo "$format: other bytes with $environment"
	done
	LC_ALL=POSIX TZ=Asia/Tokyo "$recoupe" --export="$format" articles/* | cmp - "sample.$format" ||
		echo "$format: other bytes in English"
	(cd articles && "$recoupe" --export="$format" -- *) | sed 's|articles/||g' >again
	sed 's|articles/||g' "sample.$format" | cmp - again || echo "$format: other bytes in another folder"
done 2>&1 | report "the same dispatches give the same bytes everywhere"

# A date that the others lend is called so, and is none for a bibliography.
story='A barn burned down on Friday, and three people were killed, firefighters said.'
mkdir lent &&
	printf 'Barn burns down\n\nPARIS, March 5, 2021 (AFP) - %s\n' "$story" >lent/1.txt &&
	printf 'Barn burns down\n\nPARIS, March 6 (AP) - %s\n' "$story" >lent/2.txt &&
	printf 'Barn burns down\n\n%s\n' "$story" >lent/3.txt
{
	"$recoupe" --export=text lent/* >lent.text
	grep -q 'March 2021 (year of the others)' lent.text || echo "the year is not told as lent"
	grep -q 'between .* and .* (dates of the others)' lent.text || echo "the day is not told as lent"
	[ "$("$recoupe" --export=bibtex lent/* | grep -c ' date = ')" = 2 ] || echo "BibTeX dates what has no date"
	[ "$("$recoupe" --export=csl lent/* | grep -c '"issued"')" = 2 ] || echo "CSL dates what has no date"
} 2>&1 | report "a date lent by the others is told as such"

# The number of a version counts nothing, and stands in no title.
mkdir version &&
	printf 'UPDATE 3-Barn burns down\n\nPARIS, March 5, 2021 (Reuters) - %s\n' "$story" >version/1.txt &&
	printf 'WRAPUP 4-Barn burns down\n\nPARIS, March 5, 2021 (AFP) - %s\n' "$story" >version/2.txt
{
	"$recoupe" --export=jsonl version/* >version.jsonl
	grep '"text": *"[34]-' version.jsonl
	"$recoupe" --export=text version/* | grep -E '^ *(UPDATE|WRAPUP) .-Barn burns down$'
} 2>&1 | report "the number of a version is no fact"

# Sums in two currencies are compared at the rate that a dispatch tells, and that is said.
mkdir rate &&
	printf 'Northbank fined\n\nNEW YORK, March 5, 2021 (AP) - The watchdog fined Northbank $185m (£139m) over the accounts.\n' \
		>rate/1.txt &&
	printf 'Northbank fined\n\nLONDON, March 5, 2021 (PA) - The watchdog has fined Northbank £139m over the accounts.\n' \
		>rate/2.txt
{
	"$recoupe" --export=text rate/* >rate.text
	tr -s ' \n' ' ' <rate.text | grep -q 'converted: the same value, .*1 USD = 0.7514 GBP, by “\$185m (£139m)”' ||
		echo "the rate is not told"
	"$recoupe" --export=json rate/* >rate.json
	grep -q '"reason": "converted"' rate.json && grep -q '"each": 0.75' rate.json &&
		grep -q '"number": 139000000,' rate.json || echo "JSON does not hold the rate"
} 2>&1 | report "the rate by which sums are compared is told"
