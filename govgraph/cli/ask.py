"""`govgraph ask`: the questions, or the answer to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govgraph.cli.common import Where, examples, format_option, where_options
from govgraph.cli.evidence import print_with_evidence, without_evidence
from govgraph.cli.lazy import nearest
from govgraph.cli.output import emit, table
from govgraph.graph.cells import one_line
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.queries.library import Question

EXAMPLES = examples(
    "ask",
    'ask who-reports-to "Skills Board"',
    'ask chain "Brack Community Partnership" --evidence',
    'ask between "Skills Board" "Full Council"',
    "ask orphans --format csv > orphans.csv",
)


@click.command(epilog=EXAMPLES)
@click.argument("question", required=False, metavar="[NAME]")
@click.argument("entities", nargs=-1, metavar="[ENTITY]…")
@click.option("--param", "-p", "params", multiple=True, metavar="KEY=VALUE", help="A further parameter of the question. May be repeated.")
@click.option("--evidence", "-e", is_flag=True, help="Show under each line of the answer the words it came from.")
@format_option("table", "json", "csv")
@where_options
def ask(where: Where, question: str | None, entities: tuple[str, ...], params: tuple[str, ...], evidence: bool, form: str) -> None:
    """Ask a question about the structure; without a name, list the questions.

    ENTITY is a name, another name or an acronym, as people write it. JSON and CSV always hold the evidence.
    """
    if question is None:
        return _list(form)
    from govgraph.queries import ask as run

    asked = _find(question)
    with where.store() as store:
        answer = run(store, asked.name, entities, **_pairs(params))
    if form == "table" and evidence and answer.rows:
        print_with_evidence(answer.columns, answer.rows)
    else:
        columns = without_evidence(answer.columns) if form == "table" else answer.columns
        emit(form, columns, answer.rows, _nothing(asked, entities))


def _find(name: str) -> Question:
    """The question of this name. Raises GovgraphError with the nearest."""
    from govgraph.queries import library

    questions = library().questions
    if name not in questions:
        raise GovgraphError(f"there is no question {name!r}", "", nearest(name, sorted(questions)) or "See: govgraph ask")
    return questions[name]


def _pairs(texts: tuple[str, ...]) -> dict[str, str]:
    """`KEY=VALUE` texts as a mapping; the question's own header says what kind each value is."""
    pairs = dict(text.partition("=")[::2] for text in texts if "=" in text)
    if len(pairs) != len(texts):
        wrong = next((text for text in texts if "=" not in text), texts[-1])
        raise click.UsageError(f"--param takes KEY=VALUE, each key once, not {wrong!r}.")
    return pairs


def _nothing(question: Question, entities: tuple[str, ...]) -> str:
    about = one_line(f" ({', '.join(entities)})" if entities else "")
    return f"The sources that were read name none. Asked was: {question.title}{about}"


def _list(form: str) -> None:
    from govgraph.queries import library

    rows = [{"question": _usage(one), "name": one.name, "answers": one.title} for one in library().questions.values()]
    if form == "table":
        table(("question", "answers"), rows)
        click.echo('\nAsk one with: govgraph ask NAME "Some Board". Add --evidence to see the words behind each line.')
    else:
        emit(form, ("name", "question", "answers"), rows, "")


def _usage(question: Question) -> str:
    """"between ENTITY OTHER [-p depth=12]"."""
    named = [one.name.upper() for one in question.entities]
    further = [f"[-p {one.name}={one.default}]" for one in question.params if one.kind != "entity"]
    return " ".join([question.name, *named, *further])
