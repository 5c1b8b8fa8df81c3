/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export/ alone: what HTML and XML have in common. */
#ifndef EXPORT_XML_H
#define EXPORT_XML_H

#include "base/base.h"

/* Text as the content of an element or of an attribute in quotes. */
void xml_text(struct buf *buf, const char *text);

#endif
