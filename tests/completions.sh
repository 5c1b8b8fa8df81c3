#!/bin/sh
# The completions of the options, asked in the shells themselves; those that are not installed are left out.
. "${srcdir:-.}/tests/tap.sh"
PATH=$(cd "${builddir:-.}" && pwd)/src:$PATH
HOME=$scratch XDG_CONFIG_HOME=$scratch XDG_DATA_HOME=$scratch XDG_CACHE_HOME=$scratch TERM=dumb
export PATH HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME TERM
cd "$scratch" || exit 99
for shell in bash zsh fish; do
	recoupe --print-completion=$shell >recoupe.$shell || exit 99
done
mkdir functions && cp recoupe.zsh functions/_recoupe
: >notes.md
options=$(recoupe --help | grep -oE -e '--[a-z-]+' | sort -u)
formats=$(recoupe --help | sed -n 's/^Formats: \(.*\)\.$/\1/p' | tr -d ,)
echo "1..9"

# What a shell offers for the last word of a command line, a line each.
ask_bash() {
	bash --norc -c '. ./recoupe.bash
	COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
	_recoupe
	printf "%s\n" "${COMPREPLY[@]}"' bash "$@" 2>&1
}

ask_fish() { fish --no-config -c 'source recoupe.fish; complete -C "$argv"' -- "$*" 2>&1 | cut -f1; }

# zsh completes for a terminal alone, so it is given one of its own, and lists to it. It is ready for keys
# once it prompts, and prompts anew below a list.
ask_zsh() {
	timeout 20 zsh -f -c '
	zmodload zsh/zpty || exit 1
	zpty line zsh -f -i
	zpty -w line "fpath=($PWD/functions \$fpath); autoload -Uz compinit; compinit -u; stty columns 1000"
	zpty -w line "zstyle \":completion:*\" verbose no; LISTMAX=0; unsetopt beep; bindkey \"^I\" list-choices"
	zpty -w line "PS1=re\"\"ady:"
	zpty -r line said "*ready:*"
	zpty -w -n line "$1"$'"'\\t\\025\\r'"'
	zpty -r line said "*ready:*"
	print -r -- $said
	zpty -d line' zsh "$*" 2>&1 | tr -s '\r\n\t ' '\n'
}

# offers SHELL "WORDS WANTED" WORD...: whether the shell offers all of these for the last word.
offers() {
	shell=$1 wanted=$2
	shift 2
	ask_$shell "$@" >offered
	for word in $wanted; do
		grep -qxF -e "$word" offered && continue
		echo "$shell does not offer $word for: $*"
		cat offered
	done
}

for shell in bash zsh fish; do
	if ! command -v $shell >/dev/null 2>&1; then
		for name in "takes the script" "offers every option" "offers the values of an option"; do
			echo "ok - $shell $name # SKIP $shell is not installed"
		done
		continue
	fi
	$shell -n recoupe.$shell 2>&1 | report "$shell takes the script"
	case $shell in
	bash) spelt=$(recoupe --help | grep -oE -e '--[a-z-]+=?' | sort -u) ;;
	*) spelt=$options ;;
	esac
	offers $shell "$spelt" recoupe -- | report "$shell offers every option"
	case $shell in
	bash)
		offers bash "$formats" recoupe --export = ''
		offers bash "$formats" recoupe -e ''
		offers bash tei recoupe --export = te
		offers bash --export=tei recoupe --export=te
		[ "$(ask_bash recoupe --export = mark)" = markdown ] || echo "not markdown alone for mark"
		[ -z "$(ask_bash recoupe no)" ] || echo "files are left to bash"
		;;
	zsh)
		offers zsh "$formats" recoupe --export=
		offers zsh notes.md recoupe --output=n
		;;
	fish)
		offers fish "$formats" recoupe -e ''
		offers fish --export=tei recoupe --export=te
		offers fish notes.md recoupe -o n
		;;
	esac | report "$shell offers the values of an option"
done
