/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file's fingerprint, as sha256sum(1) prints it: how a saved dossier knows its dispatches again.
 */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/span.h"

enum { SHA256_HEX = 65 }; /* 64 digits and a NUL */

void sha256_hex(struct bytes bytes, char hex[SHA256_HEX]);

#endif
