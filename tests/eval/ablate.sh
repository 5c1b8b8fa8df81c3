#!/bin/sh
# What each feature of the score is worth: sh tests/eval/ablate.sh BUILD GOLD prints, for a built tree
# and a folder of annotated dossiers (GOLD/score, GOLD/NAME/gold.tsv and *.txt), the mean of link-F1
# with the feature struck out of the table, and how far that is from the whole. No part of make check.
build=$(cd "$1" && pwd) gold=$(cd "$2" && pwd) || exit 99
source=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
ASAN_OPTIONS=detect_leaks=0
export ASAN_OPTIONS

setting() { sed -n "s/^$1 = //p" "$build/Makefile"; }

# The program with the table of features as this sed command leaves it.
make_variant() {
	sed "$1" "$source/src/match/score.c" >"$scratch/score.c"
	cp "$build/libcore.a" "$scratch/libcore.a"
	$(setting CC) $(setting HOUSE_CFLAGS) $(setting CFLAGS) -w -I"$source/src" -I"$build" -D_GNU_SOURCE \
		-c "$scratch/score.c" -o "$scratch/score.o" 2>"$scratch/err" || { cat "$scratch/err"; exit 1; }
	(cd "$scratch" && ar d libcore.a score.o && ar q libcore.a score.o && ranlib libcore.a)
	(cd "$build" && $(setting CC) $(setting HOUSE_CFLAGS) $(setting CFLAGS) -o "$scratch/recoupe" src/main.o libterminal.a \
		"$scratch/libcore.a" $(setting CORE_LIBS) $(setting JANSSON_LIBS) $(setting LIBINTL) \
		$(setting NCURSES_LIBS) $(setting LIBS)) || exit 1
}

# The mean of link-F1 and the verdicts that are right.
measure() {
	mkdir -p "$scratch/bin/src"
	mv "$scratch/recoupe" "$scratch/bin/src/" && ln -sfn "$source/data" "$scratch/bin/data"
	for dossier in "$gold"/*/gold.tsv; do
		(cd "$(dirname "$dossier")" && "$scratch/bin/src/recoupe" --export=json ./*.txt >"$scratch/json"
			sed -i 's#"\./#"#' "$scratch/json"
			"$gold/score" gold.tsv "$scratch/json" | grep '^all')
	done | awk '{
		for (i = 1; i < NF; i++) {
			if ($i == "link-F1") sum += $(i + 1)
			if ($i == "verdicts") { split($(i + 1), part, "/"); right += part[1]; of += part[2] }
		}
		n++
	} END { printf "%.3f  %d/%d\n", sum / n, right, of }'
}

make_variant ''
whole=$(measure)
printf '%-12s %s\n' "all of them" "$whole"
sed -n 's/^\t{ "\([a-z]*\)", feature_\([a-z]*\),.*/\1/p' "$source/src/match/score.c" | grep -v prior |
	while read -r name; do
		make_variant "s/{ \"$name\", feature_[a-z]*,/{ \"$name\", none,/
			s/^} FEATURES\[\] = {/&/
			/^static const struct feature {/i static float none(const struct view *v) { (void)v; return 0; }"
		figures=$(measure)
		printf '%-12s %s  %+.3f\n' "$name" "$figures" \
			"$(echo "$whole $figures" | awk '{ print $3 - $1 }')"
	done
