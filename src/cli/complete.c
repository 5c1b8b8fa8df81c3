/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of options as bash, zsh and fish want it to complete them: names, what each may be
 * given, and, where the shell shows it, what it does. Everything else is a file.
 */
#include "cli/option.h"
#include "speak.h"

#include <string.h>

/* In a word within single quotes; with a backslash before each of `also`. */
static void put_quoted(struct buf *buf, const char *text, const char *also)
{
	for (; *text; text++) {
		if (*text == '\'')
			buf_text(buf, "'\\'");
		else if (strchr(also, *text))
			buf_char(buf, '\\');
		buf_char(buf, *text);
	}
}

/*
 * bash breaks words at "=" in most settings, so that "--export=te" comes in three words, and in one
 * in the others: then what is before the "=" belongs to what is offered. Where nothing is offered,
 * bash offers files.
 */
static void complete_bash(struct buf *buf)
{
	const struct option_row *row;

	buf_text(buf, "# bash completion for recoupe, from recoupe --print-completion=bash\n"
		      "_recoupe()\n"
		      "{\n"
		      "\tlocal word=${COMP_WORDS[COMP_CWORD]} option= stem= values= list=\n"
		      "\n"
		      "\tCOMPREPLY=()\n"
		      "\t[ \"$COMP_CWORD\" -gt 0 ] && option=${COMP_WORDS[COMP_CWORD-1]}\n"
		      "\tif [ \"$word\" = = ]; then\n"
		      "\t\tword=\n"
		      "\telif [ \"$option\" = = ]; then\n"
		      "\t\toption=${COMP_WORDS[COMP_CWORD-2]}\n"
		      "\tfi\n"
		      "\tcase $word in\n"
		      "\t--*=*) option=${word%%=*} stem=$option= word=${word#*=} ;;\n"
		      "\tesac\n"
		      "\tcase $option in\n");
	for (row = option_rows(); row->name; row++) {
		if (!row->argument)
			continue;
		buf_format(buf, "\t--%s", row->name);
		if (row->letter)
			buf_format(buf, " | -%c", row->letter);
		if (row->values)
			buf_format(buf, ") values='%s'%s ;;\n",
				option_list_values(buf->arena, row, " "),
				row->list ? " list=1" : "");
		else
			buf_text(buf, ") return ;;\n");
	}
	buf_text(buf, "\tesac\n"
		      "\tif [ \"$values\" ]; then\n"
		      "\t\tif [ \"$list\" ]; then\n"
		      "\t\t\tcase $word in *,*) stem=$stem${word%,*}, word=${word##*,} ;; esac\n"
		      "\t\tfi\n"
		      "\t\tCOMPREPLY=($(compgen -W \"$values\" -P \"$stem\" -- \"$word\"))\n"
		      "\telif [ \"${word#-}\" != \"$word\" ]; then\n"
		      "\t\tCOMPREPLY=($(compgen -W '");
	for (row = option_rows(); row->name; row++)
		buf_format(buf, "%s--%s%s", row == option_rows() ? "" : " ", row->name,
			row->argument ? "=" : "");
	buf_text(buf, "' -- \"$word\"))\n"
		      "\t\tcase $COMPREPLY in *=) compopt -o nospace 2>/dev/null ;; esac\n"
		      "\tfi\n"
		      "}\n"
		      "complete -o default -F _recoupe recoupe\n");
}

/* What stands after an option's help: ":FORMAT:(text markdown)". */
static void put_zsh_argument(struct buf *buf, const struct option_row *row)
{
	buf_char(buf, ':');
	put_quoted(buf, _(row->argument), ":\\");
	if (!row->values)
		buf_text(buf, ":_files");
	else if (row->list)
		buf_format(
			buf, ":_sequence compadd - %s", option_list_values(buf->arena, row, " "));
	else
		buf_format(buf, ":(%s)", option_list_values(buf->arena, row, " "));
}

static void complete_zsh(struct buf *buf)
{
	const struct option_row *row;

	buf_text(buf, "#compdef recoupe\n"
		      "# zsh completion for recoupe, from recoupe --print-completion=zsh\n"
		      "_arguments -s -S \\\n");
	for (row = option_rows(); row->name; row++) {
		const char *sign = row->argument ? "=" : "";

		if (row->letter)
			buf_format(buf, "\t'(-%c --%s)'{-%c%s,--%s%s}'", row->letter, row->name,
				row->letter, row->argument ? "+" : "", row->name, sign);
		else
			buf_format(buf, "\t'--%s%s", row->name, sign);
		buf_char(buf, '[');
		put_quoted(buf, _(row->help), "[]:\\");
		buf_char(buf, ']');
		if (row->argument)
			put_zsh_argument(buf, row);
		buf_text(buf, "' \\\n");
	}
	buf_text(buf, "\t'*:");
	put_quoted(buf, _("DISPATCH"), ":\\");
	buf_text(buf, ":_files'\n");
}

static void complete_fish(struct buf *buf)
{
	const struct option_row *row;

	buf_text(buf, "# fish completion for recoupe, from recoupe --print-completion=fish\n");
	for (row = option_rows(); row->name; row++) {
		buf_text(buf, "complete -c recoupe");
		if (row->letter)
			buf_format(buf, " -s %c", row->letter);
		buf_format(buf, " -l %s", row->name);
		if (row->argument)
			buf_text(buf, row->values ? " -x" : " -r -F");
		if (row->values)
			buf_format(buf, row->list ? " -a '(__fish_append , %s)'" : " -a '%s'",
				option_list_values(buf->arena, row, " "));
		buf_text(buf, " -d '");
		put_quoted(buf, _(row->help), "\\");
		buf_text(buf, "'\n");
	}
}

static const struct {
	const char *shell;
	void (*complete)(struct buf *buf);
} shells[] = {
	{ "bash", complete_bash },
	{ "zsh", complete_zsh },
	{ "fish", complete_fish },
};

const char *option_nth_shell(size_t i)
{
	return i < sizeof shells / sizeof *shells ? shells[i].shell : NULL;
}

char *cli_complete(struct arena *arena, const char *shell)
{
	struct buf buf = buf_new(arena);
	size_t i;

	for (i = 0; i < sizeof shells / sizeof *shells; i++)
		if (strcmp(shells[i].shell, shell) == 0)
			shells[i].complete(&buf);
	return buf.at;
}
