/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base: what every other folder stands on, and which knows C and POSIX alone.
 *
 * One rule of ownership holds everywhere and is said here once: whatever a function with a
 * `struct arena *` gives out belongs to that arena, lives as long as it, and is never freed by
 * itself. Memory that runs out ends the program with status 2; no caller checks for NULL.
 */
#ifndef BASE_H
#define BASE_H

#include "base/ahead.h"
#include "base/arena.h"
#include "base/span.h"
#include "base/vec.h"
#include "base/map.h"
#include "base/bisect.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/watch.h"
#include "base/work.h"
#include "base/queue.h"

#endif
