# Sourced by the scripts of this folder, after build= and gold= (a line for each dossier) are set: programs
# that differ from the built one in the table of features (src/match/score.c), and how they do.
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

# measure [OPTION]...: a line a dossier: its name, link-F1, verdicts right, verdicts asked, disagreements
# shown that are true, disagreements shown
measure() {
	for dossier in $gold; do
		score "$scratch/bin/src/recoupe" "$dossier" "$@" | awk -v name="${dossier##*/}" '
			function figures(name, i) {
				for (i = 2; i < NF; i++)
					if ($i == name) return $(i + 1)
			}
			/^all / {
				split(figures("verdicts"), verdicts, "/")
				split(figures("true"), shown, "/")
				print name, figures("link-F1"), verdicts[1], verdicts[2], shown[1], shown[2]
			}'
	done
}
