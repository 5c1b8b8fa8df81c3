#!/bin/sh
# What each feature of the score is worth: sh tests/eval/ablate.sh BUILD GOLD... prints, for a built tree
# and folders of annotated dossiers, the mean of link-F1, the verdicts that are right and the disputes
# shown that are true with the feature struck out of the table, and how far the first is from the
# whole. No part of make check.
build=$(cd "$1" && pwd) || exit 99
shift
. "$(dirname "$0")/dossiers.sh"
gold=$(dossiers "$@")
. "$here/variant.sh"

mean() {
	measure | awk '{ sum += $2; right += $3; of += $4; true += $5; shown += $6 }
		END { printf "%.3f  %d/%d  %d/%d\n", sum / NR, right, of, true, shown }'
}

make_variant - 1
whole=$(mean)
printf '%-12s %s\n' "all of them" "$whole"
for name in $(features); do
	make_variant "$name" 0
	figures=$(mean)
	printf '%-12s %s  %+.3f\n' "$name" "$figures" "$(echo "$whole $figures" | awk '{ print $4 - $1 }')"
done
