# Reads bytes as `od -An -v -tx1` prints them, and tells what should not have left the program: bytes
# that are no UTF-8, and characters that act on a terminal or on the order of reading.
function hex(digits,   value, i) {
	for (i = 1; i <= 2; i++) value = value * 16 + index("0123456789abcdef", substr(digits, i, 1)) - 1
	return value
}
function tell(what) { printf "%s at byte %d\n", what, at }
function character(c) {
	if (c < 32 && c != 10 && !(c == 9 && tabs) || c >= 127 && c < 160) tell(sprintf("control character %02X", c))
	else if (c == 173 || c >= 8203 && c <= 8207 || c >= 8232 && c <= 8238 || c >= 8288 && c <= 8303 ||
		c == 1564 || c == 65279 && at > 3 || c >= 57344 && c <= 63743 || c >= 917504)
		tell(sprintf("invisible or bidirectional U+%04X", c))
	else if (c >= 55296 && c <= 57343) tell("surrogate")
}
{
	for (f = 1; f <= NF; f++) {
		byte = hex($f)
		at++
		if (left) {
			if (byte < 128 || byte > 191) { tell("broken UTF-8"); left = 0 }
			else {
				code = code * 64 + byte - 128
				if (!--left) {
					if (code < least) tell("overlong UTF-8")
					character(code)
				}
				continue
			}
		}
		if (byte < 128) character(byte)
		else if (byte >= 194 && byte < 224) { left = 1; code = byte - 192; least = 128 }
		else if (byte >= 224 && byte < 240) { left = 2; code = byte - 224; least = 2048 }
		else if (byte >= 240 && byte < 245) { left = 3; code = byte - 240; least = 65536 }
		else tell("broken UTF-8")
	}
}
END { if (left) tell("UTF-8 cut short") }
