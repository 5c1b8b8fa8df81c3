#!/bin/sh
# Cross-validation by dossier: sh tests/eval/cross.sh BUILD GOLD... tries the table of features with
# each of them at 0.7 and 1.4 of its weight, and other thresholds; for each dossier takes what does best
# on all the others, and reads it on the dossier left out. The figure is the mean of link-F1 and of the
# share of verdicts that are right. No part of make check.
build=$(cd "$1" && pwd) || exit 99
shift
. "$(dirname "$0")/dossiers.sh"
gold=$(dossiers "$@")
. "$here/variant.sh"

{
	make_variant - 1
	measure | sed 's/^/as-it-is /'
	for threshold in 0.4 0.45 0.55 0.6; do
		measure --threshold=$threshold | sed "s/^/threshold=$threshold /"
	done
	for name in $(features); do
		for share in 0.7 1.4; do
			make_variant "$name" "$share"
			measure | sed "s/^/$name*$share /"
		done
	done
} | awk '
{ figure[$1, $2] = ($3 + $4 / $5) / 2; variant[$1]; dossier[$2] }
END {
	printf "%-12s %-9s %-9s %-9s %s\n", "left out", "as it is", "chosen", "read", "by what the others choose"
	for (out in dossier) {
		best = -1
		for (v in variant) {
			sum = 0
			for (d in dossier) if (d != out) sum += figure[v, d]
			if (sum > best + 1e-9 || (sum > best - 1e-9 && v == "as-it-is")) { best = sum; chosen = v }
		}
		base = read = 0
		base = figure["as-it-is", out]; read = figure[chosen, out]
		for (d in dossier) n++
		printf "%-12s %-9.3f %-9.3f %-9.3f %s\n", out, base, best / (n - 1), read, chosen
		all_base += base; all_read += read; count = n; n = 0
	}
	printf "%-12s %-9.3f %-9s %-9.3f\n", "mean", all_base / count, "", all_read / count
}'
