#!/bin/sh
# What a person or a script that runs recoupe can rely on: exit statuses, files written whole or not
# at all, and for every kind of bad input one line that names it and says what to do, in the
# reader's language.
. "${srcdir:-.}/tests/tap.sh"
recoupe=$(cd "${builddir:-.}" && pwd)/src/recoupe
articles=$(cd "${srcdir:-.}" && pwd)/articles
cd "$scratch" || exit 99
XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data
export XDG_CONFIG_HOME XDG_DATA_HOME
echo "1..45"

# expect STATUS ARGUMENT...: runs recoupe with its output in out and err; says what is wrong with its status.
expect() {
	wanted=$1
	shift
	"$recoupe" "$@" >out 2>err </dev/null
	status=$?
	[ $status -eq "$wanted" ] && return
	echo "recoupe $*: exited with $status, not $wanted"
	cat err
	return 1
}

# --- What it writes --------------------------------------------------------------------------------

cat >first.txt <<'TEXT'
Incendie au port

LE HAVRE, 3 mars (Agence) - Un incendie a fait 16 morts et 40 blessés sur les quais lundi.
TEXT
cp first.txt same.txt
sed 's/16 morts/19 morts/' first.txt >other.txt

expect 0 first.txt same.txt | report "dispatches that agree exit with 0"
expect 1 first.txt other.txt | report "dispatches that disagree exit with 1"
{ expect 1 --export=markdown first.txt other.txt && grep -q 19 out || cat out; } |
	report "both figures are in the notes"

expect 1 first.txt other.txt >wrong
cp out text
expect 1 --export=text first.txt other.txt >>wrong
cmp out text 2>&1 | cat wrong - | report "without a terminal the text is written"

for format in text markdown json; do
	expect 1 -e $format "$articles"/* && cp out again && expect 1 --export=$format "$articles"/* &&
		cmp out again
done 2>&1 | report "the same dispatches give the same bytes"

expect 1 --export=json --output=facts.json first.txt other.txt >wrong
cp out shown
expect 1 --export=json first.txt other.txt >>wrong
{ cat wrong; [ ! -s shown ] || echo "written to standard output too"; cmp out facts.json; } 2>&1 |
	report "-o writes the same to a file"

echo precious >kept.json
mkdir folder
{
	expect 2 --export=json -o kept.json first.txt nowhere.txt
	grep -qx precious kept.json || echo "kept.json was touched"
	expect 2 --export=json -o folder first.txt other.txt
	expect 2 --export=json -o no/such/place.json first.txt other.txt
	ls | grep -E '^kept\.json.|^folder.' 
} | report "-o writes whole or not at all"

mkdir v1.2
{
	expect 1 -o plain first.txt other.txt && cmp plain text
	expect 1 -o v1.2/plain first.txt other.txt && cmp v1.2/plain text
	expect 1 -o v1.2/facts.json first.txt other.txt && cmp v1.2/facts.json facts.json
} 2>&1 | report "-o takes the format from the suffix, and text where there is none"

{ expect 0 --version && grep -q '^recoupe [0-9]' out || cat out; } | report "--version"
{ expect 0 --help && grep -q -e --export out || cat out; } | report "--help"

# --- What it says of bad input ---------------------------------------------------------------------

# says WORDS NAME ARGUMENT...: status 2, and standard error has one line, which has the words.
says() {
	words=$1 name=$2
	shift 2
	{
		expect 2 "$@"
		[ "$(wc -l <err)" -eq 1 ] || { echo "not one line:"; cat err; }
		grep -qF -e "$words" err || { echo "not said: $words; but:"; cat err; }
	} | report "$name"
}

: >empty.txt
printf '\001\002\000\377' >binary.txt
says 'nowhere.txt: no such file; check the name' "a missing file" first.txt other.txt nowhere.txt
says 'folder: it is a directory; name the dispatches in it' "a directory" first.txt other.txt folder
says 'empty.txt: the file is empty; leave it out' "an empty file" first.txt other.txt empty.txt
says 'binary.txt: this is no text; convert it' "a binary file" first.txt other.txt binary.txt
says 'one dispatch alone cannot be compared; name two' "one dispatch alone" first.txt
says 'no dispatch to read; name two' "no dispatch at all"
says 'no such option "--nonsense"; try --help' "an unknown option" --nonsense first.txt other.txt
says 'the option "--export" wants a value; try --help' "an option without its value" first.txt other.txt --export
says '--export=nonsense: no such value; there are: text, ' "an unknown format" --export=nonsense first.txt other.txt
says 'facts.jsno: no format has this suffix; choose one with -e: text, ' "a suffix that is none" -o facts.jsno first.txt other.txt
says '/dev/zero: it is larger than 1 GiB, or a stream of more' "a device that never ends" first.txt other.txt /dev/zero
says 'sharp: no threshold; strict, normal, lenient, or 0.3 to 0.7' "a threshold that is none" --threshold=sharp first.txt other.txt
{ expect 1 --threshold=0.65 --export=json first.txt other.txt && grep -q '"confidence"' out || cat out; } |
	report "a threshold by its number"

cat >words.dic <<'TEXT'
2
imposant/F.() po:adj
statuette/S.() po:nom is:fem
TEXT
sed 's/Un incendie a fait 16 morts/Des voleurs ont pris 12 imposantes statuettes/' first.txt >art.txt
sed 's/12 imposantes/19 imposantes/' art.txt >arts.txt
{
	expect 1 --dictionary=none --export=json art.txt arts.txt && grep -q '"label": "imposantes' out &&
		expect 1 --dictionary=words.dic --export=json art.txt arts.txt &&
		grep -q '"label": "statuettes' out || cat out
} | report "a dictionary of one's own"
says 'nowhere.dic: no dictionary can be read there; auto, none, or a file' "a dictionary that is not there" --dictionary=nowhere.dic first.txt other.txt

says '--kind=quantity,dates: no such value; there are: quantity, date,' "a kind that is none" --kind=quantity,dates first.txt other.txt

# --- What is chosen --------------------------------------------------------------------------------

cat >third.txt <<'TEXT'
Incendie au port

LE HAVRE, 3 mars 2021 (Agence) - Un incendie a tué 16 dockers.

On compte 40 blessés.

Les quais ont rouvert le 4 mars 2021.
TEXT
sed -e 's/16 d/19 d/' -e 's/40 b/plus de 30 b/' -e 's/le 4 mars/le 5 mars/' third.txt >fourth.txt

# The dead are in conflict, the wounded vary, and so do the days.
for format in $("$recoupe" --help | sed -n 's/^Formats: \(.*\)\.$/\1/p' | tr -d ,); do
	case $format in csl | bibtex) continue ;; esac
	expect 1 -e $format --kind=quantity third.txt fourth.txt
	grep -q '19 dockers' out || echo "$format: no figure"
	grep -q '5 mars' out && echo "$format: a date among the figures"
	expect 1 -e $format --kind=date,name --verdict=disagree third.txt fourth.txt
	grep -q '5 mars' out || echo "$format: no date"
	grep -q '19 dockers' out && echo "$format: a figure among the dates"
	expect 1 -e $format --kind=quantity --verdict=vary --fail-on=vary third.txt fourth.txt
	grep -q 'plus de 30' out || echo "$format: nothing that varies"
	grep -q '19 dockers' out && echo "$format: a conflict where vary was asked for"
done | report "filters hold for every format"

{
	expect 0 --verdict=agree third.txt fourth.txt
	grep -q 'do not differ' out && echo "said of what was not asked for"
	grep -q 'Only a part was asked for: agree\.' out || cat out
	expect 0 --verdict=conflict first.txt same.txt
} | report "the notes tell that they are a part"

{
	for verdict in conflict vary disagree single,conflict; do
		expect 1 --fail-on=$verdict third.txt fourth.txt
	done
	expect 0 --fail-on=never third.txt fourth.txt
	expect 0 --fail-on=disagree first.txt same.txt
	expect 0 --fail-on=conflict --kind=name third.txt fourth.txt
	expect 1 --fail-on=agree first.txt same.txt
} | report "--fail-on tells which verdicts exit with 1, among the facts chosen"

{
	expect 1 -q third.txt fourth.txt
	[ ! -s out ] && [ ! -s err ] || cat out err
	expect 0 --quiet -e json -o quiet.json first.txt same.txt
	[ ! -s out ] && [ ! -e quiet.json ] || echo "something was written"
} | report "--quiet writes nothing"

{
	expect 0 --plain third.txt fourth.txt </dev/null
	grep -q '^Fact 1 of' out && grep -q '^A, .*line' out || cat out
} | report "--plain tells all facts where nobody types"

for locale in C C.UTF-8 POSIX xx_YY; do
	LC_ALL=$locale expect 1 --lang=fr third.txt fourth.txt && grep -q 'Où elles diffèrent' out || echo "$locale: not French"
	LC_ALL=$locale expect 1 --lang=fr -e json third.txt fourth.txt && grep -q '"label": "blessés' out || grep -o '"label[^,]*' out
	LC_ALL=$locale LANGUAGE=fr expect 1 --lang=en third.txt fourth.txt && grep -q 'Where they differ' out || echo "$locale: not English"
	LC_ALL=$locale LANGUAGE=fr expect 1 --lang=en -e json third.txt fourth.txt && grep -q '"label": "injured' out || grep -o '"label[^,]*' out
done >faults
for language in en $(sed 's/#.*//' "$articles/../po/LINGUAS"); do
	expect 0 --lang="$language" --version
done >>faults
report <faults "--lang chooses the language, whatever the locale"

# --- Many dossiers ---------------------------------------------------------------------------------

mkdir -p desk/agree desk/differ desk/alone desk/empty other/agree
cp first.txt desk/agree/b.txt
cp first.txt desk/agree/a.txt
cp first.txt desk/agree/.hidden
cp first.txt desk/agree/a.txt~
cp third.txt desk/differ/Z.txt
cp fourth.txt desk/differ/a.txt
cp first.txt desk/alone/
cp desk/agree/?.txt other/agree/

{
	expect 0 desk/agree
	grep -qx 'desk/agree: 2 dispatches, 1 origin' out || cat out
	expect 1 -e json desk/differ/
	grep -o '"path": "[^"]*"' out | tr '\n' ' ' | grep -qx '"path": "desk/differ/Z.txt" "path": "desk/differ/a.txt" ' ||
		grep -o '"path": "[^"]*"' out
} | report "a folder stands for its files, in the order of their bytes"

{
	expect 1 desk/agree desk/differ
	grep ' dispatches, ' out | cut -d: -f1 | tr '\n' ' ' | grep -qx 'desk/agree desk/differ ' || cat out
	expect 0 --fail-on=never desk/agree desk/differ
	expect 0 desk/agree other/agree
	expect 1 -e jsonl desk/agree desk/differ
	grep -c '^{"dossier": "desk/\(agree\|differ\)", "id": [1-9]' out | grep -qx "$(wc -l <out)" || cat out
	expect 1 -e csv desk/agree desk/differ
	[ "$(grep -c '^fact,' out)" -eq 1 ] || echo "not one head"
	expect 1 -e json desk/agree desk/differ
	! command -v jq >/dev/null || [ "$(jq -r .name out | tr '\n' ' ')" = 'desk/agree desk/differ ' ] || cat out
} | report "each folder is compared by itself, and the worst status is theirs"

{
	expect 1 -o joined.md desk/agree desk/differ
	expect 1 -e markdown desk/agree desk/differ && cmp out joined.md
	expect 1 -e html -o made/ desk/agree desk/differ
	ls made | tr '\n' ' ' | grep -qx 'agree.html differ.html ' || ls made
	expect 1 -e html desk/differ && cmp out made/differ.html
	expect 1 -e json -o made desk/agree desk/differ
	expect 1 -e json desk/differ && cmp out made/differ.json
} 2>&1 | report "-o gathers them in a file, or puts a file for each in a folder"

{
	expect 2 desk/alone desk/differ
	grep -q 'plus de 30' out || echo "the other is not written"
	grep -qF 'desk/alone: one dispatch alone' err || cat err
	expect 2 -q desk/empty
	grep -qF 'desk/empty: no dispatch to read' err || cat err
} | report "one dossier in trouble costs the others nothing, and is named"

says 'tei: a file of this format holds one dossier; name a folder with -o' "a format of one dossier" -e tei desk/agree desk/differ
says 'facts/agree.csv: the file is there already' "two dossiers of one name" -e csv -o facts/ desk/agree other/agree
{
	cp desk/agree/a.txt desk/agree/agree.txt
	expect 2 -e text -o desk/agree desk/agree
	cmp desk/agree/a.txt desk/agree/agree.txt
} 2>&1 | report "no dispatch of a folder is written over"

mkdir -p config/recoupe data/recoupe/lang
printf 'this is no setting\n' >config/recoupe/recoupe.conf
says 'recoupe.conf:1: not understood; write [section] or key = value' "a broken settings file" first.txt other.txt
printf '[view]\nnonsense = yes\n' >config/recoupe/recoupe.conf
says 'recoupe.conf:2: there is no setting "' "an unknown setting" first.txt other.txt
rm config/recoupe/recoupe.conf
printf '[numbers\n' >data/recoupe/lang/fr.ini
says 'fr.ini:1: not understood; write [section]' "a broken language file" first.txt other.txt
rm data/recoupe/lang/fr.ini

if [ "$(id -u)" = 0 ]; then
	echo "ok - an unreadable file # SKIP root may read everything"
else
	cp first.txt locked.txt
	chmod 0 locked.txt
	says 'locked.txt: you may not read it; check its permissions' "an unreadable file" first.txt other.txt locked.txt
fi

LANGUAGE=fr
export LANGUAGE
says "nowhere.txt: fichier introuvable" "the same in French" first.txt other.txt nowhere.txt
unset LANGUAGE

{ LC_ALL=C expect 1 --export=text first.txt other.txt && grep -q 'blessés' out || cat out; } |
	report "accents survive a locale that knows none"
