"""`govgraph ask`: the questions, or the answer to one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from govgraph.cli.common import Where, as_of_option, examples, pairs, where_options
from govgraph.cli.evidence import EVIDENCE, answering, print_with_evidence, with_all_quotes
from govgraph.cli.output import as_json, emit, paragraph
from govgraph.cli.ways import are_ways, print_ways
from govgraph.cli.writing import ROWS, format_option
from govgraph.graph.cells import cell_text, one_line

if TYPE_CHECKING:
    from govgraph.queries import Answer
    from govgraph.queries.catalogue import Question

ABOUT = {0: "the whole", 1: "one body, person, project or place", 2: "two of them"}
EXAMPLES = examples(
    "ask",
    'ask reports-to "Skills Board" --evidence',
    'ask who-reports-to "Full Council" --as-of 2015',
    'ask chain "Brack Community Partnership" --in-force',
    'ask between "Skills Board" "Full Council" --cypher',
    "ask orphans -o orphans.csv",
)


def _names(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The questions whose name begins so, for the Tab key."""
    from govgraph.queries import library

    return [name for name in library().questions if name.startswith(begun)]


@click.command(epilog=EXAMPLES)
@click.argument("question", required=False, metavar="[NAME]", shell_complete=_names)
@click.argument("entities", nargs=-1, metavar="[ENTITY]…")
@click.option("--param", "-p", "params", multiple=True, metavar="KEY=VALUE", help="A further parameter of the question. May be repeated.")
@click.option("--evidence", "-e", is_flag=True, help="Show under each line of the answer the words it came from.")
@click.option("--in-force", is_flag=True, help="Only what is in force: nothing ended, suspended or proposed.")
@click.option("--cypher", "shown", is_flag=True, help="Show under the answer the Cypher that gave it, ready to paste.")
@as_of_option
@format_option(*ROWS)
@where_options
def ask(
    where: Where, question: str | None, entities: tuple[str, ...], params: tuple[str, ...], evidence: bool, in_force: bool, shown: bool,
    as_of: str | None, form: str,
) -> None:  # fmt: skip
    """Ask a question about the structure; without a name, list the questions.

    ENTITY is a name, another name or an acronym, as people write it. JSON and CSV always hold the evidence.
    """
    if question is None:
        return _list(form)
    from govgraph.queries import ask as run
    from govgraph.queries.runner import find_question, pasted

    given = pairs(params, "--param")
    find_question(question)  # a mistyped question is told before a store is opened
    with where.store(as_of, in_force) as store:
        answer = run(store, question, entities, **given)
        key = store.graph_key
    for told in answer.completed:
        click.echo(told, err=form != "table")
    _print(form, answer, evidence)
    if form == "table" and not answer.rows and not as_of:
        from govgraph.cli.waiting import tell_waiting

        tell_waiting(where, question, (answer.params[one.name] for one in answer.question.entities))
    if shown:
        click.echo(f"\n{pasted(answer, key)}", err=form != "table")


def _print(form: str, answer: Answer, evidence: bool) -> None:
    columns, rows = answer.columns, answer.rows
    if form == "json":
        return as_json([{key: row.get(key) for key in _kept(columns, row)} for row in rows])
    if form == "csv":
        return emit(form, columns, [with_all_quotes(row) for row in rows], "")
    if form != "xlsx":
        click.echo(one_line(answer.opening) + ("\n" if rows else ""))
    if form == "table" and rows and are_ways(columns):
        print_ways(columns, rows, evidence)
    elif form == "table" and evidence and rows:
        print_with_evidence(columns, rows)
    elif rows or form == "xlsx":
        emit(form, answering(columns, rows) if form == "table" else columns, rows, "")


def _kept(columns: Sequence[str], row: dict[str, object]) -> list[str]:
    """Columns in their order, then the keys of entities, then the evidence in place of its first piece."""
    if "evidence" not in row:
        return list(columns)
    further = [key for key in row if key not in columns and key not in (*EVIDENCE, "evidence")]
    return [*answering(columns, [row]), *further, "evidence"]


def _list(form: str) -> None:
    """Every question, by how many entities it is about."""
    from govgraph.queries import library

    questions = sorted(library().questions.values(), key=lambda one: (len(one.entities) or 9, one.name))
    if form != "table":
        rows = [{"name": one.name, "question": _usage(one), "answers": one.title} for one in questions]
        return emit(form, ("name", "question", "answers"), rows, "")
    width = max(len(_usage(one)) for one in questions)
    for number, group in groupby(questions, key=lambda one: len(one.entities)):
        click.secho(f"Questions about {ABOUT.get(number, 'several')}", bold=True)
        for one in group:
            paragraph(one.title, first=f"  {_usage(one):<{width}}  ", rest=" " * (width + 4))
        click.echo()
    click.echo('Ask one with: govgraph ask NAME "Some Board". Add --evidence to see the words behind each line.')


def _usage(question: Question) -> str:
    """ "between ENTITY OTHER [-p depth=12]"."""
    named = [one.name.upper() for one in question.entities]
    further = [f"[-p {one.name}={cell_text(one.default)}]" for one in question.params if one.kind != "entity"]
    return " ".join([question.name, *named, *further])
