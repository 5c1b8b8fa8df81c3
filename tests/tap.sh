# What the test scripts share; each begins with `. "${srcdir:-.}/tests/tap.sh"` and a plan, "1..N".

# report NAME: the lines on standard input are what is wrong; none is a pass.
report() {
	wrong=$(cat)
	if [ -z "$wrong" ]; then
		echo "ok - $1"
	else
		echo "not ok - $1"
		printf '%s\n' "$wrong" | sed 's/^/# /'
	fi
}

# A folder to write in, gone when the script ends.
scratch=$(mktemp -d) || exit 99
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
