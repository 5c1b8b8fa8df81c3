/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Signals. Those that end the program restore the terminal first, with what is safe in a handler:
 * bytes worked out beforehand, write(2) and tcsetattr(3); then they end it as they would have.
 * Those that change the terminal are blocked but while we wait (ppoll), so that none is lost in
 * between.
 */
#include <config.h>

#include "term/inside.h"

#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { EXIT_BYTES = 512, STACK_BYTES = 1 << 16 };

static const int ending[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGABRT, SIGSEGV, SIGBUS, SIGFPE,
	SIGILL };
static const int telling[] = { SIGWINCH, SIGTSTP, SIGCONT };

enum { ENDING = sizeof ending / sizeof *ending, TELLING = sizeof telling / sizeof *telling };

static struct {
	struct sigaction before_ending[ENDING], before_telling[TELLING];
	volatile sig_atomic_t came;
	volatile sig_atomic_t exit_length;
	char exit[EXIT_BYTES];
	struct termios modes;
	bool has_modes, open, asked;
	int in;
	sigset_t outside; /* the mask before we came */
	stack_t stack_before;
	char stack[STACK_BYTES]; /* a fault for want of stack needs another one */
} state;

void signal_note_exit(void)
{
	state.exit_length = 0; /* a signal in between restores the modes at least */
	state.exit_length = (sig_atomic_t)ability_exit(state.exit, EXIT_BYTES);
}

static void restore(void)
{
	if (write(STDOUT_FILENO, state.exit, (size_t)state.exit_length) < 0)
		return; /* the terminal is gone, and its modes with it */
	if (state.has_modes)
		tcsetattr(state.in, TCSANOW, &state.modes);
}

/* For an exit from below, as when memory runs out. */
static void leave(void)
{
	if (state.open)
		restore();
}

/* The signal is blocked while we handle it; raised again, it strikes on return as it did before us.
 */
static void end(int number)
{
	size_t i;

	restore();
	for (i = 0; i < ENDING; i++)
		if (ending[i] == number)
			sigaction(number, &state.before_ending[i], NULL);
	raise(number);
}

static void tell(int number)
{
	if (number == SIGWINCH)
		state.came |= SIGNAL_RESIZED;
	else
		state.came |= number == SIGTSTP ? SIGNAL_STOP : SIGNAL_CONTINUED;
}

static void handle(int number, void (*handler)(int), int flags, struct sigaction *before)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = handler;
	action.sa_flags = flags;
	sigemptyset(&action.sa_mask);
	sigaction(number, NULL, before);
	if (before->sa_handler != SIG_IGN) /* nohup meant it */
		sigaction(number, &action, NULL);
}

void signal_start(int in)
{
	stack_t stack = { .ss_sp = state.stack, .ss_size = STACK_BYTES };
	sigset_t blocked;
	size_t i;

	state.in = in;
	state.came = 0;
	state.exit_length = 0;
	state.has_modes = tcgetattr(in, &state.modes) == 0;
	state.open = true;
	if (!state.asked)
		state.asked = atexit(leave) == 0;
	sigemptyset(&blocked);
	for (i = 0; i < TELLING; i++)
		sigaddset(&blocked, telling[i]);
	sigprocmask(SIG_BLOCK, &blocked, &state.outside);
	sigaltstack(&stack, &state.stack_before);
	for (i = 0; i < ENDING; i++)
		handle(ending[i], end, SA_ONSTACK, &state.before_ending[i]);
	for (i = 0; i < TELLING; i++)
		handle(telling[i], tell, 0, &state.before_telling[i]);
}

void signal_end(void)
{
	size_t i;

	state.open = false;
	for (i = 0; i < ENDING; i++)
		sigaction(ending[i], &state.before_ending[i], NULL);
	for (i = 0; i < TELLING; i++)
		sigaction(telling[i], &state.before_telling[i], NULL);
	sigaltstack(&state.stack_before, NULL);
	sigprocmask(SIG_SETMASK, &state.outside, NULL);
}

int signal_take(void)
{
	int came = state.came; /* nothing comes in between: they are blocked here */

	state.came = 0;
	return came;
}

const sigset_t *signal_waiting_mask(void)
{
	return &state.outside;
}

void signal_stop(void)
{
	struct sigaction standard, ours;
	sigset_t stop, before;

	memset(&standard, 0, sizeof standard);
	standard.sa_handler = SIG_DFL;
	sigemptyset(&standard.sa_mask);
	sigaction(SIGTSTP, &standard, &ours);
	kill(0, SIGTSTP); /* the whole job, as the terminal's own Ctrl-Z */
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigaddset(&stop, SIGCONT);
	sigprocmask(SIG_UNBLOCK, &stop, &before); /* here it stops, and here it goes on */
	sigprocmask(SIG_SETMASK, &before, NULL);
	sigaction(SIGTSTP, &ours, NULL);
	state.came &= ~(SIGNAL_STOP | SIGNAL_CONTINUED);
}
