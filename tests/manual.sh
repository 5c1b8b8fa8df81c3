#!/bin/sh
# The manual's tables are those of the program. `sh tests/manual.sh --write`, run in a built tree,
# brings the manual up to date.
. "${srcdir:-.}/tests/tap.sh"
recoupe=$(cd "${builddir:-.}" && pwd)/src/recoupe
cd "${srcdir:-.}" || exit 99
page=doc/recoupe.1
HOME=$scratch XDG_CONFIG_HOME=$scratch
export HOME XDG_CONFIG_HOME
LC_ALL=C.UTF-8 LANGUAGE= "$recoupe" --print-config >"$scratch/config" || exit 99
LC_ALL=C.UTF-8 LANGUAGE= "$recoupe" --help >"$scratch/help" || exit 99

# The page with its tables as they should be. A table stands between `.\" table: NAME` and `.\" end`.
awk -v tables="$PWD/doc/tables.awk" -v config="$scratch/config" \
	-v options="$PWD/doc/options.awk" -v help="$scratch/help" '
/^\.\\" table: options/ { print; system("awk -f \"" options "\" \"" help "\""); skip = 1; next }
/^\.\\" table: / { print; system("awk -v section=" $3 " -f \"" tables "\" \"" config "\""); skip = 1; next }
/^\.\\" end/ { skip = 0 }
!skip' "$page" >"$scratch/page"

if [ "${1:-}" = --write ]; then
	cat "$scratch/page" >"$page"
	exit 0
fi
echo "1..4"
diff "$page" "$scratch/page" | report "the manual has every option, key, setting and colour, and no other"
"$recoupe" --help | sed -n 's/^Formats: \(.*\)\.$/\1/p' | tr -d , | tr ' ' '\n' | while read -r format; do
	grep -q "^\.It Cm .*\b$format\b" "$page" || echo "no word of --export=$format"
	grep -qw "$format" README || echo "no word of --export=$format in README"
done | report "the manual has every format, and README"

# Each rule with its verdict, from their table.
sed -n 's/.*\[RULE_[A-Z_]*\] = { "\([a-z-]*\)", VERDICT_\([A-Z]*\).*/\1 (\2)/p' src/match/verdict.c |
	tr A-Z a-z | sort >"$scratch/rules"
sed -n 's/^\.It Sy \([a-z-]*\) No (\([a-z]*\))$/\1 (\2)/p' "$page" | sort | diff - "$scratch/rules" |
	report "the manual has every rule with its verdict, and no other"

if command -v mandoc >/dev/null 2>&1; then
	mandoc -Tlint "$page" 2>&1 | grep -v -e 'mandoc\.db' -e 'referenced manual not found' | report "mandoc has nothing to say against it"
else
	echo "ok - mandoc has nothing to say against it # SKIP mandoc is not installed"
fi
