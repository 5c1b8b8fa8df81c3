#!/bin/sh
# The example of recoupe-lang(5), as it stands there: a user's own word makes two dispatches tell of one thing.
. "${srcdir:-.}/tests/tap.sh"
page=$(cd "${srcdir:-.}" && pwd)/doc/recoupe-lang.5
PATH=$(cd "${builddir:-.}" && pwd)/src:$PATH
cd "$scratch" || exit 99
HOME=$scratch/home XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data LC_ALL=C.UTF-8
export PATH HOME XDG_CONFIG_HOME XDG_DATA_HOME LC_ALL
echo "1..3"
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

if command -v mandoc >/dev/null 2>&1; then
	mandoc -Tlint "$page" 2>&1 | grep -v -e 'mandoc\.db' -e 'not found: Xr recoupe' | report "mandoc has nothing to say against the page"
else
	echo "ok - mandoc has nothing to say against the page # SKIP mandoc is not installed"
fi
