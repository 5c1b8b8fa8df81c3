#!/bin/sh
# A dispatch, or its name, may hold anything. Nothing that acts on a terminal, reorders what is read,
# or breaks UTF-8 may leave the program: not by an export, not by a message.
. "${srcdir:-.}/tests/tap.sh"
recoupe=$(cd "${builddir:-.}" && pwd)/src/recoupe
unsafe=$(cd "${srcdir:-.}" && pwd)/tests/unsafe.awk
cd "$scratch" || exit 99

# dispatch FILE OCTAL: an ordinary dispatch with the bytes in the headline, the text, and a figure.
dispatch() {
	{
		printf "Le port ferm$2\303\251 apr\303\250s l'incendie\n\n"
		printf 'LE HAVRE, 3 mars (Agence) - Selon la pr\303\251fecture, 1'"$2"'6 personnes ont '"$2"'\303\251t\303\251 bless\303\251es.\n\n'
		printf '"Nous avons '"$2"' vu 200 pompiers", a dit le maire.\n'
	} >"$1"
}

dispatch plain.txt ''
while read -r name bytes; do
	dispatch "$name.txt" "$bytes"
done <<'BYTES'
clear-screen \033[2J\033[H
window-title \033]0;owned\007
device-control \033P+q544e\033\\
c1-as-byte \2332J
c1-as-character \302\2332J
backspace 16\010\010
bell \007
carriage-return \rXX
delete \177
right-to-left-override \342\200\256
isolate \342\201\246
zero-width-space \342\200\213
byte-order-mark \357\273\277
soft-hyphen \302\255
line-separator \342\200\250
tag-character \363\240\201\201
private-use \356\200\200
overlong \300\257
surrogate \355\240\200
cut-short \342\200
lone-continuation \200\200
not-a-character \364\217\277\277
form-feed \014
BYTES
printf 'Une d\303\251p\303\252che\0avec un octet nul\n' >nul.txt
head -c 20000 "$recoupe" >program.txt
yes 'mot' | head -n 40000 | tr '\n' ' ' >one-line.txt
evil=$(printf 'ev\033[2Jil\342\200\256.txt')
dispatch "$evil" '\033[31m'

formats=$(LANGUAGE= "$recoupe" --help | sed -n 's/^Formats: \(.*\)\.$/\1/p' | tr -d ,)
echo "1..$(($(echo $formats | wc -w) + 4))"

# What the bytes of a file should not hold; in the export format $2: TSV has tabulators,
# CSV the line ends of RFC 4180.
unsafe() {
	if [ "$2" = csv ]; then sed "s/$return\$//" "$1"; else cat "$1"; fi |
		od -An -v -tx1 | awk -v tabs="$([ "$2" = tsv ] && echo 1)" -f "$unsafe" | head -n 5 | sed "s|^|$3: |"
}
return=$(printf '\r')

for format in $formats; do
	for file in *.txt; do
		"$recoupe" --export=$format plain.txt "$file" >out 2>err
		status=$?
		[ $status -le 2 ] || echo "$file: exited with $status"
		[ $status -eq 2 ] || [ -s out ] || echo "$file: nothing written"
		unsafe out $format "$file"
		unsafe err text "$file, standard error"
		# A path stays what it is, if in escapes: with it a program opens the file.
		sed -e 's/"path": "[^"]*"//g' -e 's/"[A-Z]": "[^"]*"//g' out | LC_ALL=C grep -iE '\\u(00[0189]|202|206|200[b-f]|feff)'
	done | report "--export=$format lets nothing through"
done

# refused FILE WHY: it is named in one line, and the status is 2.
refused() {
	"$recoupe" plain.txt "$1" >out 2>err
	status=$?
	{
		[ $status -eq 2 ] || echo "exited with $status"
		[ "$(grep -c "^recoupe: $1: " err)" -eq 1 ] || cat err
	} | report "$2"
}

refused nul.txt "a file with a NUL byte is refused by name"
refused program.txt "a program is no dispatch"

missing=$(printf 'no\033]0;owned\007such')
"$recoupe" plain.txt "$missing" >out 2>err
unsafe err text "standard error" | report "a hostile file name is made safe in messages"

{
	"$recoupe" plain.txt one-line.txt >out 2>err
	[ $? -le 1 ] || cat err
} | report "a line of 160,000 bytes is read"
