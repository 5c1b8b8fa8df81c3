/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * screen RUNS KEYS COMMAND...: what a user waits for in a terminal of 200 columns by 50 rows, and
 * what is sent to it: from the start of the command to the last byte of its first screen, and for
 * each of the keys (parted by spaces; "" none) from pressing it to the last byte of what it
 * changed. Milliseconds, at best and in the median of so many runs, and bytes. A screen stands when
 * nothing more came for a while.
 */
#include <config.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { COLUMNS = 200, ROWS = 50, RUNS_MOST = 100, STEPS_MOST = 32 };
enum { QUIET = 100, PATIENCE = 2000 /* milliseconds */, SCREEN_LEAST = 2000 /* bytes */ };

struct step {
	char key[16];
	double wait[RUNS_MOST], bytes[RUNS_MOST];
};

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

static double median(double *figures, int n)
{
	qsort(figures, (size_t)n, sizeof *figures, ascending);
	return figures[n / 2];
}

static double least(double *figures, int n)
{
	median(figures, n);
	return figures[0];
}

static pid_t start(char **command, int *master)
{
	struct winsize size = { .ws_row = ROWS, .ws_col = COLUMNS };
	pid_t child;
	int slave;

	*master = posix_openpt(O_RDWR | O_NOCTTY);
	if (*master < 0 || grantpt(*master) < 0 || unlockpt(*master) < 0)
		return -1;
	slave = open(ptsname(*master), O_RDWR | O_NOCTTY);
	if (slave < 0)
		return -1;
	ioctl(slave, TIOCSWINSZ, &size);
	child = fork();
	if (child != 0) {
		close(slave);
		return child;
	}
	setsid();
	ioctl(slave, TIOCSCTTY, 0);
	dup2(slave, STDIN_FILENO);
	dup2(slave, STDOUT_FILENO);
	close(slave);
	close(*master);
	setenv("TERM", "xterm-256color", 1);
	execvp(*command, command);
	_exit(127);
}

/* Reads what comes, so many bytes at least, until nothing comes any more; when the last came, and
 * how many. */
static void listen_to(int master, double since, double least, double *wait, double *bytes)
{
	struct pollfd watched = { .fd = master, .events = POLLIN };
	char taken[65536];
	ssize_t n;

	*wait = *bytes = 0;
	while (poll(&watched, 1, *bytes < least ? PATIENCE : QUIET) > 0 &&
		(n = read(master, taken, sizeof taken)) > 0) {
		*wait = now() - since;
		*bytes += (double)n;
	}
}

static void press(int master, struct step *step, int run)
{
	double since = now();

	if (write(master, step->key, strlen(step->key)) < 0)
		perror("screen");
	listen_to(master, since, 1, &step->wait[run], &step->bytes[run]);
}

int main(int argc, char **argv)
{
	static struct step steps[STEPS_MOST] = { { .key = "first" } };
	int runs = argc > 3 ? atoi(argv[1]) : 0, n = 1, run, i, master;
	char *key;
	double since;
	pid_t child;

	if (runs < 1 || runs > RUNS_MOST) {
		fputs("usage: screen RUNS KEYS COMMAND...\n", stderr);
		return 2;
	}
	for (key = strtok(argv[2], " "); key && n < STEPS_MOST; key = strtok(NULL, " "))
		snprintf(steps[n++].key, sizeof steps->key, "%s", key);
	for (run = 0; run < runs; run++) {
		since = now();
		child = start(argv + 3, &master);
		if (child < 0) {
			perror("screen");
			return 2;
		}
		listen_to(master, since, SCREEN_LEAST, &steps[0].wait[run], &steps[0].bytes[run]);
		for (i = 1; i < n; i++)
			press(master, &steps[i], run);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		close(master);
	}
	for (i = 0; i < n; i++)
		printf("%s %.2f %.2f %.0f\n", steps[i].key, least(steps[i].wait, runs),
			median(steps[i].wait, runs), median(steps[i].bytes, runs));
	return 0;
}
