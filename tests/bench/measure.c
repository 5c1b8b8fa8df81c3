/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure RUNS COMMAND...: runs the command so many times, its output thrown away, and prints the
 * least wall time and the least processor time in milliseconds, the highest peak memory in
 * kilobytes, and the last exit status. The least, since whatever disturbs a run makes it longer.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double processor(const struct rusage *usage)
{
	return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1e3 +
	       (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e3;
}

static void take_less(double *least, double time, bool first)
{
	if (first || time < *least)
		*least = time;
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
	double wall = 0, busy = 0, began;
	int runs = argc > 2 ? atoi(argv[1]) : 0, status = 0, i;
	struct rusage usage;
	long peak = 0;
	pid_t child;

	if (runs < 1) {
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
		take_less(&wall, now() - began, i == 0);
		take_less(&busy, processor(&usage), i == 0);
		if (usage.ru_maxrss > peak)
			peak = usage.ru_maxrss;
	}
	printf("%.2f %.2f %ld %d\n", wall, busy, peak,
		WIFEXITED(status) ? WEXITSTATUS(status) : 128);
	return 0;
}
