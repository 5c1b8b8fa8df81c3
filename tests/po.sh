#!/bin/sh
# The translations are whole: every string of the sources is in them, none is left or doubtful.
. "${srcdir:-.}/tests/tap.sh"
cd "${srcdir:-.}" || exit 99
if ! command -v msgmerge >/dev/null 2>&1; then
	echo "1..0 # SKIP gettext's tools are not installed"
	exit 0
fi
languages=$(sed 's/#.*//' po/LINGUAS)
echo "1..$((3 + 2 * $(echo $languages | wc -w)))"

sed -e 's/#.*//' -e '/^$/d' po/POTFILES.in >"$scratch/listed"
find src -name '*.[ch]' ! -name speak.h -exec grep -lE '(^|[^a-zA-Z0-9_])([NP]?_|ngettext) ?\(' {} + 2>/dev/null |
	LC_ALL=C sort | while read -r file; do
	grep -qx "$file" "$scratch/listed" || echo "$file speaks, and is not in po/POTFILES.in"
done >"$scratch/missing"
while read -r file; do
	[ -f "$file" ] || echo "po/POTFILES.in names $file, which is not there"
done <"$scratch/listed" >>"$scratch/missing"
report <"$scratch/missing" "po/POTFILES.in names the sources that speak, and no other"

xgettext $(sed -n 's/^XGETTEXT_OPTIONS = //p' po/Makevars) \
	--files-from=po/POTFILES.in -o "$scratch/recoupe.pot" 2>"$scratch/faults"
report <"$scratch/faults" "the strings of the sources can be gathered"
[ -f "$scratch/recoupe.pot" ] || : >"$scratch/recoupe.pot"

for language in $languages; do
	po=po/$language.po
	msgfmt -c -o /dev/null "$po" 2>"$scratch/faults"
	report <"$scratch/faults" "$po is well formed"
	msgmerge -q -N -o "$scratch/merged.po" "$po" "$scratch/recoupe.pot" 2>"$scratch/faults"
	for kind in untranslated only-fuzzy; do
		msgattrib --$kind --no-obsolete --no-location --no-wrap "$scratch/merged.po" 2>/dev/null |
			awk -v RS= 'NR > 1' | grep -v -e '^#' -e '^msgstr'
	done >>"$scratch/faults"
	report <"$scratch/faults" "$po translates every string"
done

# French sets a no-break space before ; : ! ? » and after «, and curls its apostrophes.
msgattrib --no-location --no-wrap po/fr.po | awk '/^(msgid|#|$)/ { french = 0 } /^msgstr/ { french = 1 } french' |
	grep -n -e '[[:alnum:])%"] [;:!?»]' -e '« ' -e "[[:alpha:]]'[[:alpha:]]" |
	report "the French is set as French is"
