# Sourced by the scripts of this folder: annotated dossiers, and how a program does on them. A dossier is
# a folder of dispatches (*.txt, *.md) and their annotation, gold (table.awk) or the table made of one,
# gold.tsv; GOLD is a folder of such folders. Wants jq.
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
ASAN_OPTIONS=detect_leaks=0
export ASAN_OPTIONS

# dossiers GOLD...: the whole paths of their dossiers, a line each; without any, those of the project
dossiers() {
	for one in "${@:-$here/news}"; do
		for folder in "$one"/*/; do
			[ ! -f "$folder/gold" ] && [ ! -f "$folder/gold.tsv" ] || (cd "$folder" && pwd)
		done
	done
}

# score PROGRAM DOSSIER [OPTION]...: what score.jq says of it; with $verbose, each miss
score() {
	program=$1 dossier=$2
	shift 2
	if [ -f "$dossier/gold.tsv" ]; then
		cp "$dossier/gold.tsv" "$scratch/table"
	else
		LC_ALL=C awk -f "$here/table.awk" "$dossier/gold" >"$scratch/table" || return
	fi
	(cd "$dossier" && "$program" "$@" --export=json $(ls | grep -E '\.(txt|md)$')) >"$scratch/facts"
	jq -rn --rawfile gold "$scratch/table" --slurpfile out "$scratch/facts" ${verbose:+--arg verbose yes} \
		-f "$here/score.jq"
}
