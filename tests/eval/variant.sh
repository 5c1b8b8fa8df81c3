# Sourced by the scripts of this folder, after build= and gold= are set: programs that differ from the
# built one in the table of features (src/match/score.c), and how they do on annotated dossiers: gold
# names folders of them (GOLD/NAME/gold.tsv, *.txt, *.md), of which the first holds the scorer (GOLD/score).
source=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
ASAN_OPTIONS=detect_leaks=0
export ASAN_OPTIONS
mkdir -p "$scratch/bin/src" && ln -sfn "$source/data" "$scratch/bin/data"

setting() { sed -n "s/^$1 = //p" "$build/Makefile"; }

# features: their names, but for the prior
features() {
	sed -n 's/^\t{ "\([a-z]*\)", feature_\([a-z]*\),.*/\1/p' "$source/src/match/score.c" | grep -v prior
}

# make_variant FEATURE SHARE: the program where the feature weighs so much of what it does; - 1: as it is
make_variant() {
	sed "s/{ \"$1\", \(feature_[a-z]*\),/{ \"$1\", scaled,/
		/^static const struct feature {/i static float scaled(const struct view *v);
		\$a static float scaled(const struct view *v) { return $2 * FEATURE(v); }" \
		"$source/src/match/score.c" >"$scratch/score.c"
	feature=$(sed -n "s/^\t{ \"$1\", \(feature_[a-z]*\),.*/\1/p" "$source/src/match/score.c")
	sed -i "s/FEATURE(v)/${feature:-feature_always}(v)/" "$scratch/score.c"
	$(setting CC) $(setting HOUSE_CFLAGS) $(setting CFLAGS) -w -I"$source/src" -I"$build" -D_GNU_SOURCE \
		-c "$scratch/score.c" -o "$scratch/score.o" 2>"$scratch/err" || { cat "$scratch/err"; exit 1; }
	(cd "$build" && $(setting CC) $(setting HOUSE_CFLAGS) $(setting CFLAGS) -o "$scratch/bin/src/recoupe" \
		src/main.o src/reader/*.o libterminal.a "$scratch/score.o" libcore.a $(setting CORE_LIBS) $(setting JANSSON_LIBS) \
		$(setting LIBINTL) $(setting NCURSES_LIBS) $(setting LIBS)) || exit 1
}

# folders GOLD...: the whole paths of them, one after another
folders() {
	for one; do (cd "$one" && pwd) || return; done
}

# measure [OPTION]...: a line a dossier: its name, link-F1, verdicts right, verdicts asked, disputes
# shown that are true, disputes shown
measure() {
	for dossier in $(for one in $gold; do ls "$one"/*/gold.tsv; done); do
		folder=$(dirname "$dossier")
		(cd "$folder" && "$scratch/bin/src/recoupe" "$@" --export=json $(ls | grep -E '\.(txt|md)$') >"$scratch/json"
			"${gold%% *}/score" gold.tsv "$scratch/json" | grep '^all') |
			awk -v name="${folder##*/}" '{
				for (i = 1; i < NF; i++) {
					if ($i == "link-F1") f1 = $(i + 1)
					if ($i == "verdicts") split($(i + 1), part, "/")
					if ($i == "true") split($(i + 1), shown, "/")
				}
				print name, f1, part[1], part[2], shown[1], shown[2]
			}'
	done
}
