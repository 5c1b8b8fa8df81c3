/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What terminfo says of the terminal; apart from the rest, since its names are macros all over C.
 */
#include <config.h>

#include "term/inside.h"
#include "speak.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <term.h>

/* What ncurses would answer with an exit or a mess is found out beforehand. */
const char *ability_lack(void)
{
	const char *name = getenv("TERM"), *lack = NULL;
	int error;

	if (!name || !*name)
		return _("TERM is not set");
	if (setupterm(NULL, STDOUT_FILENO, &error) == ERR)
		return error < 0 ? _("there is no terminfo database") : _("its kind is not known");
	if (!cursor_address || !clear_screen)
		lack = _("it cannot move the cursor");
	del_curterm(cur_term);
	return lack;
}

/* Copies without the "$<5>" of a padding, for which nobody waits on the way out. */
static size_t copy(char *bytes, size_t most, const char *capability)
{
	size_t n = 0;

	while (capability && *capability && n < most) {
		const char *end = strncmp(capability, "$<", 2) ? NULL : strchr(capability, '>');

		if (end)
			capability = end + 1;
		else
			bytes[n++] = *capability++;
	}
	return n;
}

bool ability_reports(void)
{
	return key_mouse && *key_mouse;
}

size_t ability_exit(char *bytes, size_t most)
{
	const char *region =
		change_scroll_region ? tiparm(change_scroll_region, 0, LINES - 1) : NULL;
	size_t n = ability_reports() ? copy(bytes, most, REPORTS_OFF) : 0;

	n += copy(bytes + n, most - n, exit_attribute_mode);

	n += copy(bytes + n, most - n, orig_pair);
	n += copy(bytes + n, most - n, region);
	if (cursor_address)
		n += copy(bytes + n, most - n, tiparm(cursor_address, LINES - 1, 0));
	n += copy(bytes + n, most - n, exit_ca_mode ? exit_ca_mode : "\r\n");
	n += copy(bytes + n, most - n, keypad_local);
	return n + copy(bytes + n, most - n, cursor_normal);
}
