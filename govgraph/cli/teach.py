"""`govgraph teach`: the words of a council's own papers, each tried on its example before it is kept in words.yaml of the workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.common import examples, workspace_option
from govgraph.cli.output import emit
from govgraph.cli.writing import ROWS, format_option
from govgraph.graph.cells import one_line
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.loaders.taught.file import Taught
    from govgraph.loaders.taught.words import Word


FAILED = 2
COLUMNS = ("line", "word", "is", "means", "example", "trouble")
EXAMPLES = examples(
    'teach body Moot --example "The Averton Moot is chaired by Ann Bell."',
    'teach organisation Cyngor --begins --like council --example "Cyngor Averton is a member of the Growth Board."',
    'teach label "Lead Cllr" chair --example "Lead Cllr: Ann Bell"',
    'teach relation "answers into" "reports to" --example "The Skills Board answers into the Growth Board."',
    "teach show",
    "teach forget Moot",
)
example_option = click.option(
    "--example", required=True, metavar="TEXT", help="A line with the word; it is read, and must give what it says."
)


@click.group(epilog=EXAMPLES)
def teach() -> None:
    """Teach the reader the words of your own papers.

    Words stand in words.yaml in the workspace, which may also be edited by hand. Load the papers again to have them read with new words.
    """


def _heads(kind: str) -> click.Command:
    """The command for words in which names of a kind end, or with which they begin."""

    @click.argument("word")
    @click.option("--like", default="", metavar="WORD", help="A word that is known for the same sort: board, forum, council, charity …")
    @click.option("--begins", is_flag=True, help="Names begin with it, rather than end in it.")
    @example_option
    @workspace_option
    def command(word: str, like: str, begins: bool, example: str, workspace: Path | None) -> None:
        _keep(workspace, kind, word, example, like=like, begins=begins)

    article = "an" if kind == "organisation" else "a"
    head = f"Say that what is called so is {article} {kind}."
    says = f"{head}\n\nThe example holds a name with the word, which must be read as {article} {kind}."
    return click.command(kind, help=says, epilog=EXAMPLES)(command)


for _kind in ("body", "organisation", "project", "plan"):
    teach.add_command(_heads(_kind))


@teach.command(epilog=EXAMPLES)
@click.argument("word", metavar="LABEL")
@click.argument("means", metavar="MEANING")
@example_option
@workspace_option
def label(word: str, means: str, example: str, workspace: Path | None) -> None:
    """Say what a label, or the name of a column, means.

    MEANING is a label that is known: chair, lead officer, reports to, members … The example is the label, a colon and what may stand
    behind it; it must give what it gives with the known label.
    """
    _keep(workspace, "label", word, example, means=means)


@teach.command(epilog=EXAMPLES)
@click.argument("word", metavar="WORDS")
@click.argument("means", metavar="MEANING")
@example_option
@workspace_option
def relation(word: str, means: str, example: str, workspace: Path | None) -> None:
    """Say what words between two names mean.

    MEANING is what a relation is called, either way: "reports to", "is hosted by" … A verb is taught as in "answers into". The example
    is a sentence with two names; it must give what it gives with the known words.
    """
    _keep(workspace, "relation", word, example, means=means)


def _keep(workspace: Path | None, what: str, word: str, example: str, **more: Any) -> None:
    from govgraph.cli.load import open_workspace
    from govgraph.loaders.taught.file import FILE, append, checked, read_taught
    from govgraph.loaders.taught.trial import troubles
    from govgraph.loaders.taught.words import Word

    taught = checked(Word(what, " ".join(word.split()), example.strip(), **more))
    path = open_workspace(workspace).path / FILE
    (trouble,) = troubles(read_taught(path).words.with_word(taught), [taught])
    if trouble:
        raise GovgraphError(f"{trouble}; nothing was taught", "", _advice(taught))
    append(path, taught)
    click.echo(one_line(f"Kept in {path}. Read the papers again with it: govgraph load PAPERS"))


def _advice(word: Word) -> str:
    if word.means:
        return "Try a plain example, with full names such as those of your papers"
    return "Try a plain example: one full name with the word, and a line that it has to another" + ("" if word.begins else ", or --begins")


@teach.command(epilog=EXAMPLES)
@format_option(*ROWS)
@workspace_option
@click.pass_context
def show(ctx: click.Context, form: str, workspace: Path | None) -> None:
    """List the words that were taught, and try the example of each."""
    from govgraph.loaders.taught.trial import troubles

    _, taught = _taught(workspace)
    found = troubles(taught.words, taught.words.items) if taught.words.items else []
    rows = [
        dict(zip(COLUMNS, (line, word.word, word.what, word.means or word.like, word.example, trouble), strict=True))
        for word, line, trouble in zip(taught.words.items, taught.lines, found, strict=True)
    ]
    emit(form, COLUMNS, rows, "No word has been taught yet. See: govgraph teach --help")
    for problem in taught.problems:
        click.echo(f"govgraph: {one_line(str(problem))}", err=True)
    if taught.problems or any(found):
        ctx.exit(FAILED)


@teach.command(epilog=EXAMPLES)
@click.argument("word")
@workspace_option
def forget(word: str, workspace: Path | None) -> None:
    """Take a word back; papers that are loaded from then on are read without it."""
    from govgraph.cli.lazy import nearest
    from govgraph.loaders.taught.file import forget as take_out

    path, taught = _taught(workspace)
    said = " ".join(word.split()).casefold()
    gone = [one for one in taught.words.items if said in (one.word.casefold(), one.phrase)]
    if not gone:
        known = [one.word for one in taught.words.items]
        raise GovgraphError(f"no such word was taught: {word!r}", str(path), nearest(word, known) or "See: govgraph teach show")
    for one in gone:
        take_out(path, one.what, one.phrase)
    click.echo(one_line(f"Forgotten: {', '.join(f'{one.word} ({one.what})' for one in gone)}. Read the papers again: govgraph load PAPERS"))


def _taught(workspace: Path | None) -> tuple[Path, Taught]:
    from govgraph.graph.workspace import Workspace
    from govgraph.loaders.taught.file import FILE, read_taught

    path = Workspace.find(workspace).path / FILE
    return path, read_taught(path)
