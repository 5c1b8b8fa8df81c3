#!/bin/sh
# Holds the sources to src/LAYERS: who includes whom, who owns which library, who speaks; and to
# the two rules that a reader of the table would take for granted: no variable is shared between
# files or changed behind one's back, and no file outgrows its reader.
. "${srcdir:-.}/tests/tap.sh"
builddir=$(cd "${builddir:-.}" && pwd)
cd "${srcdir:-.}" || exit 99

sources=$(find src -name '*.[ch]' | LC_ALL=C sort)
echo "1..7"

for folder in src/*/; do
	folder=$(basename "$folder")
	case $folder in .*) continue ;; esac
	ls src/"$folder"/*.[ch] >/dev/null 2>&1 || continue
	grep -q "^$folder *|" src/LAYERS || echo "src/$folder: no row in src/LAYERS"
done | report "src/LAYERS has a row for every folder"

awk -F'[ \t]*[|][ \t]*' '
/^#/ || NF < 2 { next }
$1 == "system" { next }
{ n = split($2, below, " "); for (i = 1; i <= n; i++) if (!(below[i] in seen)) print $1 ": includes " below[i] ", which has no row above it"; seen[$1] }
' src/LAYERS | report "a folder of src/LAYERS includes only those above its row"

# What an include says that LAYERS does not allow. mode: "house" for quoted names, "library" for angled.
includes() {
	awk -v mode="$1" '
	FNR == NR {
		if ($0 ~ /^#/ || $0 !~ /[|]/) next
		n = split($0, cell, /[ \t]*[|][ \t]*/)
		sub(/[ \t]+$/, "", cell[1])
		m = split(cell[2], word, " ")
		for (i = 1; i <= m; i++)
			if (cell[1] == "system") library["system", word[i]]
			else may[cell[1], word[i]]
		m = split(cell[3], word, " ")
		for (i = 1; i <= m; i++) library[cell[1], word[i]]
		speaks[cell[1]] = cell[4]
		next
	}
	FNR == 1 {
		n = split(FILENAME, part, "/")
		folder = n > 2 ? part[2] : "main"
		base = part[n]
	}
	/^[ \t]*#[ \t]*include/ {
		name = $0
		sub(/^[^"<]*["<]/, "", name)
		quoted = $0 ~ /"/
		sub(/[">].*$/, "", name)
		if (mode == "house" && quoted) house(name)
		if (mode == "library" && !quoted) outside(name)
		if (mode == "speak" && (name == "speak.h" || name == "libintl.h")) speaking(name)
	}
	function breach(why) { print FILENAME ":" FNR ": " why }
	function house(name,   step, k) {
		if (name == "speak.h") return
		k = split(name, step, "/")
		if (k != 2) { breach("\"" name "\" is not FOLDER/FILE.h"); return }
		if (step[1] == folder) return
		if (!((folder, step[1]) in may)) breach(folder " may not include " step[1])
		else if (step[2] != step[1] ".h") breach("from outside, only \"" step[1] "/" step[1] ".h\"")
	}
	function outside(name,   key, pair, pattern) {
		if (name == "config.h" || name == "libintl.h") return
		if (("system", name) in library) return
		for (key in library) {
			split(key, pair, SUBSEP)
			pattern = pair[2]
			gsub(/[.]/, "[.]", pattern)
			gsub(/[*]/, ".*", pattern)
			if (pair[1] == folder && name ~ ("^" pattern "$")) return
		}
		breach("<" name "> is not " folder "'"'"'s to include")
	}
	function speaking(name) {
		if (base == "speak.h") return
		if (name == "libintl.h" && folder != "main") { breach("gettext is reached through \"speak.h\""); return }
		if (speaks[folder] == "yes" || index(" " speaks[folder] " ", " " base " ")) return
		breach(folder " is mute")
	}' src/LAYERS $sources
}

includes house | report "every folder is entered by its front door, and only from where LAYERS allows"
includes library | report "a library's header is seen only where its owner lives"
includes speak | report "only the folders that speak to a person see gettext"

{
	grep -nE '^[[:space:]]*extern[[:space:]]' $sources /dev/null | grep -vE '\(|"C"'
	# What the compiler made of it: a named object in .data or .bss can change. Constant tables are not there.
	if command -v nm >/dev/null 2>&1 && [ -f "$builddir/libcore.a" ]; then
		nm -A -f sysv "$builddir/libcore.a" 2>/dev/null |
			awk -F'|' '{ gsub(/ /, "") } $4 == "OBJECT" && $NF ~ /^([.]data([.]rel([.]local)?)?|[.]bss|[*]COM[*])$/ &&
				$1 !~ /__(asan|ubsan|odr|sanitizer|profc|llvm|gcov)/ { print $1 ": can change" }' |
			sed 's/^.*libcore\.a:libcore_a-\{0,1\}//'
	fi
} | report "no variable is extern, and none below the terminal is mutable"

wc -l $sources | awk '$2 != "total" && $1 > 600 { print $2 ": " $1 " lines, more than 600" }' |
	report "no source file is over 600 lines"
