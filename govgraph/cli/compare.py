"""`govgraph compare`: two dates, two papers or two workspaces side by side, with the words of both."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.common import Where, examples, is_date, where_options
from govgraph.cli.last import last_graph
from govgraph.cli.output import as_json, emit, evidence_line, paragraph
from govgraph.cli.words import count
from govgraph.cli.writing import ROWS, format_option
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.graph.model import Graph
    from govgraph.queries.compare import Change

COLUMNS = ("change", "what", "about", "before", "now", "quote_before", "document_before", "quote_now", "document_now")
FEW = 3  # things of one kind that are told a line each
EXAMPLES = examples(
    "compare 2015 2019 --evidence",
    "compare report-2015.docx report-2019.pdf",
    "compare ../spring/.govgraph .govgraph -o changes.xlsx",
)


@click.command(epilog=EXAMPLES)
@click.argument("before")
@click.argument("now")
@click.option("--all", "everything", is_flag=True, help="Also what the later side no longer names, without a word that it ended.")
@click.option("--evidence", "-e", is_flag=True, help="Show the words on both sides.")
@format_option("text", *ROWS[1:])
@where_options
def compare(where: Where, before: str, now: str, everything: bool, evidence: bool, form: str) -> None:
    """Say what came, ended, changed or was renamed between two dates, papers or workspaces.

    BEFORE and NOW are dates (2015, 2015-06, 2015-06-30), papers that were read, or folders of workspaces. That something ended
    is said where the papers say so; what is just not named any more is told as such, with --all.
    """
    from govgraph.queries.compare import UNNAMED
    from govgraph.queries.compare import compare as run

    found = run(_side(where, before), _side(where, now), None if where.on else where.read_graph())
    shown = [one for one in found if everything or one.change != UNNAMED]
    if form == "json":
        return as_json([{key: getattr(one, key) for key in ("what", "change", "about", "before", "now", "old", "new")} for one in shown])
    if form != "text":
        return emit(form, COLUMNS, [_row(one) for one in shown], "Nothing differs.")
    _print(shown, len(found) - len(shown), before, now, evidence)


def _side(where: Where, text: str) -> Graph:
    """The graph of a date, of one paper, or of a workspace. Raises GovgraphError for anything else."""
    if is_date(text):
        return where.read_graph(text)
    path = Path(text)
    if path.is_dir() or path.suffix == ".json":
        return last_graph(path)
    from govgraph.cli.subject import source_file
    from govgraph.graph.build import build

    try:
        file = source_file(where, text)
    except GovgraphError as err:
        raise GovgraphError(f"{text!r} is no date, no paper that was read and no workspace", "", err.advice) from err
    ws = where.open_workspace()
    return build([one for one in ws.sources() if one.info.file == file], ws.decisions(), threshold=ws.settings()["threshold"]).graph


def _row(one: Change) -> dict[str, object]:
    sides = {"before": one.old, "now": one.new}
    proofs = {f"{key}_{side}": [proof[key] for proof in proofs] for side, proofs in sides.items() for key in ("quote", "document")}
    return {key: getattr(one, key) for key in ("change", "what", "about", "before", "now")} | proofs


def _print(shown: list[Change], hidden: int, before: str, now: str, evidence: bool) -> None:
    if not shown:
        click.echo(f"Nothing came, ended or changed between {before} and {now} as far as the papers say.")
    numbers = Counter(one.change for one in shown)
    if shown:
        told = ", ".join(f"{number} {word}" for word, number in numbers.items())
        click.echo(f"{count(len(shown), 'difference')} between {before} and {now}: {told}.")
    for title, group in groupby(shown, key=lambda one: one.change):
        click.secho(f"\n{title.capitalize()}", bold=True)
        for what, same in groupby(group, key=lambda one: one.what):
            _section(what, list(same), evidence)
    if hidden:
        told = count(hidden, "thing is", "things are")
        click.echo(f"\n{told} not named on the later side, without a word that they ended. See them with --all.")


def _section(what: str, same: list[Change], evidence: bool) -> None:
    """Changes of one kind: a line each, or in one paragraph where many things are just named or not."""
    if len(same) > FEW and same[0].change in ("newly named", "no longer named") and not evidence:
        plural = what.removesuffix("y") + "ies" if what.endswith("y") else f"{what}s"
        return paragraph("; ".join(one.about for one in same), first=f"- {len(same)} {plural}: ", rest="  ")
    for one in same:
        paragraph(_sentence(one), first="- ", rest="  ")
        for side, proofs in (("Before: ", one.old), ("Now: ", one.new)):
            for proof in proofs[:1] if evidence else ():
                evidence_line(proof, f"    {side}")


def _sentence(one: Change) -> str:
    """"chair of Harbour Board: Rhona Pike → Owen Marsh"."""
    whom = one.about if one.what in ("line", "seat", "tie") else f"{one.what} {one.about}"
    if one.change in ("changed", "renamed", "ended") and one.before != one.now:
        return f"{whom}: {one.before or 'nobody named'} → {one.now or 'nobody named'}"
    told = one.now if one.change == "newly named" else one.before
    return f"{whom}{f': {told}' if told and told != 'active' else ''}"
