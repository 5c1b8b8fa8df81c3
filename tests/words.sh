#!/bin/sh
# The example of recoupe-lang(5), as it stands there: a user's own word makes two dispatches tell of one thing.
. "${srcdir:-.}/tests/tap.sh"
page=$(cd "${srcdir:-.}" && pwd)/doc/recoupe-lang.5
PATH=$(cd "${builddir:-.}" && pwd)/src:$PATH
cd "$scratch" || exit 99
HOME=$scratch/home XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data LC_ALL=C.UTF-8
export PATH HOME XDG_CONFIG_HOME XDG_DATA_HOME LC_ALL
echo "1..4"
: >faults

# Each block after a remark that names it.
awk '
/^\.\\" file: / { name = $3; next }
/^\.\\" shell:/ { name = "shell"; next }
/^\.Bd/ && name { open = 1; next }
/^\.Ed/ { open = 0; name = ""; next }
open { print > name }' "$page"

count() { sh ./shell 2>err | wc -l | tr -d ' '; }
[ "$(count)" -eq 1 ] || { count; cat err; } >faults
report <faults "without the word one dispatch alone is known to tell of ships"
mkdir -p data/recoupe/lang
cp fr.ini data/recoupe/lang/fr.ini
[ "$(count)" -eq 2 ] || { count; cat err; } >faults
report <faults "with the word both are"

# A language that the program has never heard of, from a file of thirty lines.
cat >data/recoupe/lang/es.ini <<'TEXT'
[language]
decimal = ","
stemmer = "spanish"
traits = "day first"
[endings]
plural = "s"
[numbers]
40 = "cuarenta"
[modifiers]
more-than = "más de"
about = "unos, unas"
at-least = "al menos"
[months]
3 = "marzo"
[weekdays]
1 = "lunes"
[concept dead]
label = "muertos"
nouns = "muerto(s), muerta(s)"
verbs = "murieron"
[concept troops]
nouns = "soldado(s), militar(es)"
[containers]
words = "persona(s)"
[stopwords]
words = "el, la, los, las, de, del, y, en, que, un, una, por, con, para, se, su, al, lo, a, fue, han"
[saying]
said = "dijo, afirmó"
[sources]
according = "según"
[grammar]
of = "de, del"
det = "el, la, los, las, un, una"
auxiliary = "ha, han, fue, fueron"
past = "ha, han, fue, fueron"
TEXT
cat >una.txt <<'TEXT'
Incendio en el puerto

VALENCIA, 4 de marzo de 2024 (EFE) - Un incendio causó 16 muertos el lunes en el puerto, según la policía.

Más de 2.000 soldados fueron enviados a la ciudad.
TEXT
cat >otra.txt <<'TEXT'
Fuego en Valencia

VALENCIA, 4 de marzo de 2024 (EFE) - Al menos 19 personas murieron en el incendio del puerto.

El Gobierno envió a 2.030 militares.
TEXT
recoupe --lang=en --export=json una.txt otra.txt >spanish.json
for wanted in '"language": "es"' '"date": "2024-03-04"' '"label": "dead' '"reason": "disjoint"' \
	'"label": "troops' '"reason": "precision"'; do
	grep -qF -e "$wanted" spanish.json || echo "no $wanted"
done >faults
report <faults "a language needs no more than a file of its own"

if command -v mandoc >/dev/null 2>&1; then
	mandoc -Tlint "$page" 2>&1 | grep -v -e 'mandoc\.db' -e 'not found: Xr recoupe' | report "mandoc has nothing to say against the page"
else
	echo "ok - mandoc has nothing to say against the page # SKIP mandoc is not installed"
fi
