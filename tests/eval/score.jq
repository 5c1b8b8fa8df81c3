# How an analysis does on an annotated dossier: jq -rn --rawfile gold gold.tsv --slurpfile out facts.json
# [--arg verbose yes] -f score.jq. A line for each kind, and one for all of them:
#   mentions  of the annotation, those that a mention of the same kind overlaps
#   values    of the quantities and dates, those that bear the annotated value, be it in the second of
#             the units that the mention tells it in
#   links     pairs of annotated mentions of one group in two dispatches that stand in one fact
#   purity    pairs of mentions of one fact in two dispatches, both annotated, that share a group
#   verdicts  groups whose fact (where most of it stands) has the annotated verdict
#   found     disagreements of the annotation shown as such; true: of those shown, the annotated ones
#             (quantities, dates and quotations alone)
# What an annotator calls a judgement call (tier extra) and what is not annotated are not counted.

def rows: $gold | split("\n") | map(split("\t") | select(length == 9 and (.[0] | startswith("#") | not))
	| { group: .[0], kind: .[1], verdict: .[2], core: (.[3] == "core"), dispatch: .[4],
	    start: (.[5] | tonumber), stop: (.[6] | tonumber), value: .[7], text: .[8] });

def names: $gold | split("\n") | map(split("\t") | select(.[0] == "#dispatch") | { (.[3]): .[1] }) | add;

def is_dispute: . == "vary" or . == "conflict";

def overlaps($a; $b): $a.dispatch == $b.dispatch and $a.start < $b.stop and $a.stop > $b.start;

def bears($kind; $wanted): if $kind == "date" then .edtf == $wanted
	elif . == null then false
	elif $wanted == "tens" then .number == 10 and (.relation == "order" or .relation == "more-than" or .relation == "about")
	else ({ "exactly": "=", "more-than": ">", "at-least": ">", "less-than": "<", "at-most": "<",
		"about": "~", "nearly": "~", "order": "tens" }[.relation // ""]) == $wanted[:1]
		and .number == ($wanted[1:] | tonumber) end;

def pairs: . as $all | range(length) as $i | range($i + 1; length) as $j | [$all[$i], $all[$j]];

def common($a; $b): any($a[]; IN($b[]));

names as $names
| ($out[0].dispatches | map({ (.id): $names[.path | split("/")[-1]] }) | add) as $known
| [$out[0].facts | to_entries[] | .key as $fact | .value | { fact: $fact, kind, verdict, mentions: [.mentions[]
	| { dispatch: $known[.dispatch], start, stop: .["end"], value, fact: $fact, text }] }] as $facts
| rows as $rows
| [$rows | map(.kind) | unique[] as $kind
	| [$facts[] | select(.kind == $kind)] as $shown
	| [$shown[].mentions[]] as $mentions
	| [$rows[] | select(.kind == $kind) | . as $row
		| .hits = [$mentions[] | select(overlaps($row; .))] | .facts = ([.hits[].fact] | unique)] as $rows
	| [$rows[] | select(.core)] as $core
	| ($core | group_by(.group) | map({ (.[0].group): .[0].verdict }) | add // {}) as $verdicts
	| [$core | pairs | select(.[0].group == .[1].group and .[0].dispatch != .[1].dispatch)
		| { words: "not linked: \(.[0].group): \(.[0].text) ~ \(.[1].text)",
		    ok: common(.[0].facts; .[1].facts) }] as $links
	| [$shown[] | . as $fact | [.mentions[] | . as $m
			| .groups = ([$core[] | select(overlaps($m; .)) | .group] | unique) | select(.groups != [])]
		| [pairs | select(.[0].dispatch != .[1].dispatch)
			| { words: "wrongly linked: \(.[0].text) \(.[0].groups) ~ \(.[1].text) \(.[1].groups)",
			    groups: ([.[0].groups[], .[1].groups[]] - (.[0].groups - .[1].groups) - (.[1].groups - .[0].groups)),
			    ok: common(.[0].groups; .[1].groups) }] | select(. != [])
		| { pairs: ., verdict: $fact.verdict }] as $held
	| [$core | group_by(.group)[] | .[0] as $first | (map(.dispatch) | unique | length) as $n
		| ([.[].facts[]] as $votes | $votes | reverse | max_by(. as $fact | $votes | map(select(. == $fact)) | length)
			| { fact: ., votes: (. as $fact | $votes | map(select(. == $fact)) | length) }) as $best
		| ($best | if .votes > 0 then $facts[.fact].verdict else "none" end) as $has
		| { words: "verdict: \($first.group) wants \($first.verdict), has \($has)",
		    ok: ($has == $first.verdict and ($n == 1 or $best.votes > 1)),
		    open: (($first.verdict | is_dispute) and $n > 1), found: (($has | is_dispute) and $best.votes > 1) }] as $said
	| [$held[] | select(.verdict | is_dispute)] as $disputes
	| ($kind | IN("quantity", "date", "quote")) as $disputed
	| [$core[] | select(.value != "" and ($kind | IN("quantity", "date"))) | .value as $wanted
		| { words: "value: \(.dispatch) \(.text) wants \($wanted), has \([.hits[].value])",
		    ok: any(.hits[].value | (., .also[]?); bears($kind; $wanted)) }] as $values
	| { kind: $kind,
	    mentions: [[$core[] | select(.hits != [])], $core],
	    values: [[$values[] | select(.ok)], $values],
	    links: [[$links[] | select(.ok)], $links],
	    purity: [[$held[].pairs[] | select(.ok)], [$held[].pairs[]]],
	    verdicts: [[$said[] | select(.ok)], $said],
	    found: (if $disputed then [[$said[] | select(.open and .found)], [$said[] | select(.open)]] else [[], []] end),
	    true: (if $disputed then [[$disputes[] | select(any(.pairs[].groups[]; $verdicts[.] | is_dispute))], $disputes]
		else [[], []] end),
	    misses: [$values[], $links[], $held[].pairs[], $said[] | select(.ok | not) | .words] }
	| with_entries(if .key | IN("kind", "misses") then . else .value |= map(length) end)] as $kinds
| def figures: "mentions \(.mentions | join("/"))  values \(.values | join("/"))  links \(.links | join("/"))  purity \(.purity | join("/"))  verdicts \(.verdicts | join("/"))";
  def sum($name): [[$kinds[][$name][0]], [$kinds[][$name][1]]] | map(add);
  def share: if .[1] == 0 then 0 else .[0] / .[1] end;
  def decimals: . * 1000 | round | if . == 1000 then "1.000" else "0.\("00\(.)"[-3:])" end;
  ($kinds[] | (if $ARGS.named.verbose then .misses[] | "  \(.)" else empty end), "\(.kind) \(figures)"),
  (sum("links") as $links | sum("purity") as $purity
	| { mentions: sum("mentions"), values: sum("values"), links: $links, purity: $purity, verdicts: sum("verdicts") }
	| "all \(figures)  link-F1 \(2 * ($links | share) * ($purity | share) / ((($links | share) + ($purity | share)) | if . == 0 then 1 else . end) | decimals)  found \(sum("found") | join("/"))  true \(sum("true") | join("/"))")
