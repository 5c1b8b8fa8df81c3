/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure RUNS COMMAND...: runs the command so many times, its output thrown away, and prints the
 * median wall time in milliseconds, the highest peak memory in kilobytes, and the last exit status.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 1000 };

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void become(char **command)
{
	int nothing = open("/dev/null", O_WRONLY);

	dup2(nothing, STDOUT_FILENO);
	execvp(*command, command);
	perror(*command);
	_exit(127);
}

int main(int argc, char **argv)
{
	double wall[MOST], began;
	int runs = argc > 2 ? atoi(argv[1]) : 0, status = 0, i;
	struct rusage usage;
	long peak = 0;
	pid_t child;

	if (runs < 1 || runs > MOST) {
		fputs("usage: measure RUNS COMMAND...\n", stderr);
		return 2;
	}
	for (i = 0; i < runs; i++) {
		began = now();
		child = fork();
		if (!child)
			become(argv + 2);
		if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
			perror("measure");
			return 2;
		}
		wall[i] = now() - began;
		if (usage.ru_maxrss > peak)
			peak = usage.ru_maxrss;
	}
	qsort(wall, (size_t)runs, sizeof *wall, ascending);
	printf("%.2f %ld %d\n", wall[runs / 2], peak, WIFEXITED(status) ? WEXITSTATUS(status) : 128);
	return 0;
}
