/* recoupe lays several dispatches side by side and shows where they agree, differ, or stay silent. */
#include <config.h>

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "speak.h"

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	bindtextdomain(PACKAGE, LOCALEDIR);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		printf(_("recoupe %s, free software under the GNU GPL, version 3 or later\n"),
			PACKAGE_VERSION);
		return 0;
	}
	fputs(_("usage: recoupe [OPTION]... DISPATCH...\n"), stderr);
	return 2;
}
