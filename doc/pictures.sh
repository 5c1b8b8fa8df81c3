# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of the main views for README, taken from the program itself: `make pictures`.
set -eu

# shot NAME SIZE TEXT [KEYS TEXT]...: TEXT is what stands on the screen when it is there.
shot() {
	name=$1
	shift
	XDG_CONFIG_HOME=/nowhere XDG_STATE_HOME=/nowhere "$builddir/tests/pty/picture" "$@" -- \
		"$builddir/src/recoupe" articles/* >"$srcdir/doc/$name.svg.new"
	mv "$srcdir/doc/$name.svg.new" "$srcdir/doc/$name.svg"
}

cd "$srcdir"
enter=$(printf '\r')
shot reading 140x36 'q quit'
shot table 140x30 'q quit' t 'Esc close'
shot fact 120x34 'q quit' "$enter" 'Esc close'
shot sources 120x30 'q quit' o 'Esc close'
shot timeline 120x30 'q quit' T 'Esc close'
shot why 120x30 'q quit' = 'Esc close'
