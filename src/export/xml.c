/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/xml.h"

#include <string.h>

void xml_text(struct buf *buf, const char *text)
{
	size_t n;

	for (; *text; text += n) {
		n = strcspn(text, "&<>\"'");
		buf_add(buf, text, n);
		switch (text[n]) {
		case '&':
			buf_text(buf, "&amp;");
			break;
		case '<':
			buf_text(buf, "&lt;");
			break;
		case '>':
			buf_text(buf, "&gt;");
			break;
		case '"':
			buf_text(buf, "&quot;");
			break;
		case '\'':
			buf_text(buf, "&#39;");
			break;
		default:
			continue;
		}
		n++;
	}
}
