/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SHA-256, as FIPS 180-4 tells it. Its constants are the first 32 bits of the fractional parts of
 * the square roots (state) and cube roots (key) of the first primes.
 */
#include "base/sha256.h"

#include <stdio.h>
#include <string.h>

enum { BLOCK = 64, ROUNDS = 64 };

static const uint32_t key[ROUNDS] = {
	0x428a2f98,
	0x71374491,
	0xb5c0fbcf,
	0xe9b5dba5,
	0x3956c25b,
	0x59f111f1,
	0x923f82a4,
	0xab1c5ed5,
	0xd807aa98,
	0x12835b01,
	0x243185be,
	0x550c7dc3,
	0x72be5d74,
	0x80deb1fe,
	0x9bdc06a7,
	0xc19bf174,
	0xe49b69c1,
	0xefbe4786,
	0x0fc19dc6,
	0x240ca1cc,
	0x2de92c6f,
	0x4a7484aa,
	0x5cb0a9dc,
	0x76f988da,
	0x983e5152,
	0xa831c66d,
	0xb00327c8,
	0xbf597fc7,
	0xc6e00bf3,
	0xd5a79147,
	0x06ca6351,
	0x14292967,
	0x27b70a85,
	0x2e1b2138,
	0x4d2c6dfc,
	0x53380d13,
	0x650a7354,
	0x766a0abb,
	0x81c2c92e,
	0x92722c85,
	0xa2bfe8a1,
	0xa81a664b,
	0xc24b8b70,
	0xc76c51a3,
	0xd192e819,
	0xd6990624,
	0xf40e3585,
	0x106aa070,
	0x19a4c116,
	0x1e376c08,
	0x2748774c,
	0x34b0bcb5,
	0x391c0cb3,
	0x4ed8aa4a,
	0x5b9cca4f,
	0x682e6ff3,
	0x748f82ee,
	0x78a5636f,
	0x84c87814,
	0x8cc70208,
	0x90befffa,
	0xa4506ceb,
	0xbef9a3f7,
	0xc67178f2,
};

static uint32_t turn(uint32_t x, int n)
{
	return x >> n | x << (32 - n);
}

static void schedule(uint32_t w[ROUNDS], const unsigned char *block)
{
	uint32_t near, far;
	int i;

	for (i = 0; i < 16; i++, block += 4)
		w[i] = (uint32_t)block[0] << 24 | (uint32_t)block[1] << 16 |
		       (uint32_t)block[2] << 8 | block[3];
	for (; i < ROUNDS; i++) {
		far = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >> 3;
		near = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10;
		w[i] = w[i - 16] + far + w[i - 7] + near;
	}
}

/* One round, in which the standard's variables are not moved along: the next has them renamed. */
static inline void turn_round(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e,
	uint32_t f, uint32_t g, uint32_t *h, uint32_t word)
{
	uint32_t t1 = *h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (g ^ (e & (f ^ g))) + word;

	*d += t1;
	*h = t1 + (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) | (c & (a | b)));
}

static void compress(uint32_t state[8], const unsigned char *block)
{
	uint32_t w[ROUNDS], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4],
			    f = state[5], g = state[6], h = state[7];
	int i;

	schedule(w, block);
	for (i = 0; i < ROUNDS; i += 8) {
		turn_round(a, b, c, &d, e, f, g, &h, key[i] + w[i]);
		turn_round(h, a, b, &c, d, e, f, &g, key[i + 1] + w[i + 1]);
		turn_round(g, h, a, &b, c, d, e, &f, key[i + 2] + w[i + 2]);
		turn_round(f, g, h, &a, b, c, d, &e, key[i + 3] + w[i + 3]);
		turn_round(e, f, g, &h, a, b, c, &d, key[i + 4] + w[i + 4]);
		turn_round(d, e, f, &g, h, a, b, &c, key[i + 5] + w[i + 5]);
		turn_round(c, d, e, &f, g, h, a, &b, key[i + 6] + w[i + 6]);
		turn_round(b, c, d, &e, f, g, h, &a, key[i + 7] + w[i + 7]);
	}
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
	state[4] += e;
	state[5] += f;
	state[6] += g;
	state[7] += h;
}

/* What is left after the whole blocks, a one bit, zeros, and the length in bits: one block or two.
 */
static void finish(uint32_t state[8], const unsigned char *rest, size_t left, uint64_t bits)
{
	unsigned char tail[2 * BLOCK] = { 0 };
	size_t n = left < BLOCK - 8 ? BLOCK : 2 * BLOCK;
	int i;

	if (left)
		memcpy(tail, rest, left);
	tail[left] = 0x80;
	for (i = 1; i <= 8; i++, bits >>= 8)
		tail[n - (size_t)i] = (unsigned char)bits;
	compress(state, tail);
	if (n > BLOCK)
		compress(state, tail + BLOCK);
}

void sha256_hex(struct bytes bytes, char hex[SHA256_HEX])
{
	uint32_t state[8] = {
		0x6a09e667,
		0xbb67ae85,
		0x3c6ef372,
		0xa54ff53a,
		0x510e527f,
		0x9b05688c,
		0x1f83d9ab,
		0x5be0cd19,
	};
	const unsigned char *at = (const unsigned char *)bytes.at;
	size_t left = bytes.n;
	int i;

	for (; left >= BLOCK; at += BLOCK, left -= BLOCK)
		compress(state, at);
	finish(state, at, left, (uint64_t)bytes.n * 8);
	for (i = 0; i < 8; i++)
		snprintf(hex + i * 8, 9, "%08x", (unsigned)state[i]);
}
