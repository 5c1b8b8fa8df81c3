/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Another program in the terminal for a while. No shell reads the path of a dispatch, which is
 * hostile like its text; of the editor's own words only spaces count, as in EDITOR="emacs -nw".
 */
#include <config.h>

#include "term/inside.h"
#include "speak.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MOST = 16, NOT_RUN = 127 };

static const char *find_editor(void)
{
	const char *editor = getenv("VISUAL");

	if (!editor || !*editor)
		editor = getenv("EDITOR");
	return editor && editor[strspn(editor, " ")] ? editor : NULL;
}

/* The command: the editor's words, "+17", and the path, which must not be read as an option. */
static char **make_command(struct arena *arena, const char *editor, const char *path, uint32_t line)
{
	char **argv = arena_array(arena, char *, WORDS_MOST + 3);
	size_t n = 0, length;

	for (editor += strspn(editor, " "); *editor && n < WORDS_MOST;
		editor += strspn(editor, " ")) {
		length = strcspn(editor, " ");
		argv[n++] = arena_copy(arena, editor, length);
		editor += length;
	}
	argv[n++] = arena_format(arena, "+%u", line);
	argv[n] = strchr("-+", *path) ? arena_format(arena, "./%s", path)
				      : arena_copy(arena, path, strlen(path));
	return argv;
}

/* In the child: signals and keyboard as they were before us. */
static void become(char *const *argv)
{
	int in = screen_input();

	signal(SIGPIPE, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	sigprocmask(SIG_SETMASK, signal_waiting_mask(), NULL);
	if (in != STDIN_FILENO)
		dup2(in, STDIN_FILENO);
	execvp(argv[0], argv);
	_exit(NOT_RUN);
}

/* Until it ends; where it is stopped, by Ctrl-Z, we stop with it. */
static int wait_for(pid_t child)
{
	int status = 0;
	pid_t came;

	do {
		came = waitpid(child, &status, WUNTRACED);
		if (came == child && WIFSTOPPED(status)) {
			signal_stop();
			kill(child, SIGCONT);
		}
	} while (came < 0 ? errno == EINTR : WIFSTOPPED(status));
	return status;
}

/* Ctrl-C and Ctrl-\ are the editor's while it runs. */
static int run(char *const *argv)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, interrupt, quit;
	int status;
	pid_t child;

	sigaction(SIGINT, &ignore, &interrupt);
	sigaction(SIGQUIT, &ignore, &quit);
	child = fork();
	if (child == 0)
		become(argv);
	status = child < 0 ? -1 : wait_for(child);
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGQUIT, &quit, NULL);
	return status;
}

const char *term_edit(struct arena *arena, const char *path, uint32_t line)
{
	const char *editor = find_editor();
	int status;

	if (!editor)
		return _("there is no editor: name one in VISUAL or EDITOR");
	if (access(path, R_OK) != 0)
		return arena_format(arena, "%s: %s", path, strerror(errno));
	reports_pause();
	endwin();
	status = run(make_command(arena, editor, path, line));
	screen_take_again();
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return NULL;
	if (status < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == NOT_RUN))
		return arena_format(arena, _("the editor \"%s\" cannot be run"), editor);
	return arena_format(arena, _("the editor \"%s\" ended in trouble"), editor);
}
