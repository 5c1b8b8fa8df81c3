#!/bin/sh
# What each feature of the score is worth: sh tests/eval/ablate.sh BUILD GOLD prints, for a built tree
# and a folder of annotated dossiers, the mean of link-F1 and the verdicts that are right with the
# feature struck out of the table, and how far that is from the whole. No part of make check.
build=$(cd "$1" && pwd) gold=$(cd "$2" && pwd) || exit 99
. "$(dirname "$0")/variant.sh"

mean() { measure | awk '{ sum += $2; right += $3; of += $4 } END { printf "%.3f  %d/%d\n", sum / NR, right, of }'; }

make_variant - 1
whole=$(mean)
printf '%-12s %s\n' "all of them" "$whole"
for name in $(features); do
	make_variant "$name" 0
	figures=$(mean)
	printf '%-12s %s  %+.3f\n' "$name" "$figures" "$(echo "$whole $figures" | awk '{ print $3 - $1 }')"
done
