#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The words of the language files as a dictionary of libFuzzer, which seldom hits upon one by itself.
# A byte above ASCII is written as \xNN there.
#
# usage: dictionary.sh FILE.ini...
LC_ALL=C awk -F '"' '
BEGIN {
	for (i = 128; i < 256; i++)
		code[sprintf("%c", i)] = sprintf("\\x%02X", i)
}
function escape(word, i, c, out)
{
	for (i = 1; i <= length(word); i++) {
		c = substr(word, i, 1)
		out = out (c in code ? code[c] : c)
	}
	return out
}
!/^#/ && NF > 2 {
	n = split($2, words, /, */)
	for (i = 1; i <= n; i++) {
		gsub(/[()\\]/, "", words[i])
		if (length(words[i]) > 1 && length(words[i]) < 24 && !seen[words[i]]++)
			printf "\"%s \"\n", escape(words[i])
	}
}' "$@"
