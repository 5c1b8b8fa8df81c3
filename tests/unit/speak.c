/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/speak.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

void speak(const char *language)
{
	const char *builddir = getenv("builddir");
	char folder[4096];

	setenv("LANGUAGE", language, 1);
	setlocale(LC_ALL, *language ? "C.UTF-8" : "C");
	snprintf(folder, sizeof folder, "%s/locale", builddir ? builddir : ".");
	bindtextdomain("recoupe", folder);
	bind_textdomain_codeset("recoupe", "UTF-8");
	textdomain("recoupe");
}
