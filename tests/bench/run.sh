#!/bin/sh
# make bench: the time and the memory that recoupe takes, beside wc(1) on the same bytes in the same
# run, so that the ratios mean the same on every machine. Each row is the best of its runs, ours and
# those of wc: 21 on the sample, 5 on one event, 3 on what is large.
set -u
here=$(dirname "$0")
builddir=$(cd "${builddir:-.}" && pwd)
articles=$(cd "$here/../.." && pwd)/articles
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
LC_ALL=C.UTF-8
export LC_ALL

# column NUMBER TEXT: one word of what measure printed.
column() { echo "$2" | cut -d' ' -f"$1"; }

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / b }'; }

# line NAME RUNS FILES...: one row of the table. Growth is that of the processor time over the row before.
line() {
	name=$1 runs=$2
	shift 2
	bytes=$(cat "$@" | wc -c)
	ours=$("$builddir/tests/bench/measure" "$runs" "$builddir/src/recoupe" --export=json "$@") || exit 2
	words=$("$builddir/tests/bench/measure" "$runs" wc -w "$@") || exit 2
	characters=$("$builddir/tests/bench/measure" "$runs" wc -m "$@") || exit 2
	before=${busy:-}
	wall=$(column 1 "$ours")
	busy=$(column 2 "$ours")
	[ "$(column 4 "$ours")" -le 1 ] || name="$name (FAILED: status $(column 4 "$ours"))"
	printf '%-28s %8d %9.1f %9.1f %8.1f %9s %9s %s\n' "$name" "$((bytes / 1024))" "$wall" "$busy" \
		"$(awk -v kb="$(column 3 "$ours")" 'BEGIN { print kb / 1024 }')" \
		"$(ratio "$wall" "$(column 1 "$words")")" "$(ratio "$wall" "$(column 1 "$characters")")" \
		"${growth:+x$(ratio "$busy" "${before:-$busy}")}"
}

# dispatches FOLDER EVENTS VERSIONS: so many generated events, each told so many times.
dispatches() {
	mkdir "$scratch/$1" &&
		LC_ALL=C awk -v folder="$scratch/$1" -v events="$2" -v versions="$3" -f "$here/generate.awk" \
			"$here/phrases.fr" "$here/phrases.en"
}

# copies FOLDER N: the sample so many times over.
copies() {
	mkdir "$scratch/$1" &&
		for copy in $(seq "$2"); do
			for article in "$articles"/*; do
				cp "$article" "$scratch/$1/$copy-${article##*/}"
			done
		done
}

echo "The best of several runs (dispatches in thousands: of three)."
printf '%-28s %8s %9s %9s %8s %9s %9s %s\n' "" KiB "wall ms" "cpu ms" "peak MiB" "x wc -w" "x wc -m" growth
growth=
line "5 dispatches of the sample" 21 "$articles"/*
dispatches many 400 5
line "2000 dispatches, 400 events" 3 "$scratch"/many/*
copies same 400
line "2000 dispatches, 5 texts" 3 "$scratch"/same/*
for n in 10 20 40 80; do
	dispatches "one$n" 1 "$n"
	line "$n dispatches, one event" 5 "$scratch/one$n"/*
	growth=yes
done

dispatches screen 1 64
for what in "5 dispatches of the sample" "64 dispatches, one event"; do
	printf '\n%s: keys at 200x50\n' "$what"
	case $what in
	5*) "$builddir/tests/bench/keys" "$builddir/data/lang" "$articles"/* ;;
	*) "$builddir/tests/bench/keys" "$builddir/data/lang" "$scratch"/screen/* ;;
	esac
done

# waits NAME KEYS COMMAND...: what is waited for in a terminal, and sent to it.
waits() {
	name=$1
	shift
	printf '\n%s: in a terminal of 200x50\n%-28s %8s %8s %8s\n' "$name" "" "best ms" "median" bytes
	"$builddir/tests/bench/screen" 9 "$@" | while read -r key best median bytes; do
		[ "$key" != first ] || key="first screen"
		printf '%-28s %8.1f %8.1f %8d\n' "$key" "$best" "$median" "$bytes"
	done
}

XDG_CONFIG_HOME=/dev/null XDG_DATA_HOME=/dev/null XDG_STATE_HOME=/dev/null
export XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
waits "5 dispatches of the sample" "n F j L j t q o q T q" "$builddir/src/recoupe" "$articles"/*
waits "64 dispatches, one event" "n t q o q T q" "$builddir/src/recoupe" "$scratch"/screen/*
if vim --version 2>/dev/null | grep -q "+diff"; then
	waits "vim -d on the sample" "" vim -u NONE -i NONE -n --cmd "set shortmess=aoOstTIF" -d "$articles"/*
fi
