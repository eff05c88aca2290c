"""`govgraph review`: what waits for a person, most useful first, each with a command that settles it; `--ask` walks through it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.common import Where, examples, workspace_option
from govgraph.cli.lazy import command
from govgraph.cli.output import as_json, emit, evidence_line, paragraph
from govgraph.cli.unread import not_understood
from govgraph.cli.words import claim_sentence, count
from govgraph.cli.writing import ROWS, format_option
from govgraph.graph.cells import one_line

if TYPE_CHECKING:
    from govgraph.graph.held import Held
    from govgraph.graph.model import Entity, Proposal
    from govgraph.graph.workspace import Workspace

COLUMNS = ("what", "id", "says", "score", "quote", "document", "settle")
_WHY = "checked in review"
FIRST = 10  # of each kind, unless all are asked for
EXAMPLES = examples("review", "review --ask", "review -o waiting.xlsx", 'decide accept 3f2a9c01b7de --why "confirmed by the chair"')


@click.command(epilog=EXAMPLES)
@click.option("--ask", "asking", is_flag=True, help="Walk through it in this terminal, one key an item; u takes the last answer back.")
@click.option("--all", "everything", is_flag=True, help="Everything that waits, not only the first of each kind.")
@format_option("text", *ROWS[1:])
@workspace_option
def review(form: str, asking: bool, everything: bool, workspace: Path | None) -> None:
    """List what waits for a person: lines not understood, doubtful claims and names that may be the same.

    First come lines that name two known bodies. The screen shows ten of each kind; a file, JSON and CSV hold all.
    """
    where = Where(workspace)
    ws = where.open_workspace()
    if asking:
        from govgraph.cli.walk import walk

        addable = [one for one in not_understood(ws) if one["adds"]]
        both = [one for one in addable if one["score"] > 1]  # names two that are known
        return walk(where, [*both, *claims(ws), *proposals(ws), *(one for one in addable if one["score"] <= 1)])
    unread, waiting, pairs = not_understood(ws), claims(ws), proposals(ws)
    if form == "json":
        return as_json({"not_understood": unread, "claims": waiting, "proposals": pairs})
    if form != "text":
        named = (("not understood", unread), ("claim", waiting), ("same name", pairs))
        return emit(form, COLUMNS, [_row(what, one) for what, rows in named for one in rows], "")
    if not unread and not waiting and not pairs:
        return click.echo("Nothing waits for review.")
    most = None if everything else FIRST
    _print("line was not understood|lines were not understood", unread, most)
    _print("claim waits|claims wait", waiting, most)
    _print("pair of names may be the same|pairs of names may be the same", pairs, most)
    if not everything and max(map(len, (unread, waiting, pairs))) > FIRST:
        click.echo("All of it: govgraph review --all, or in a workbook: govgraph review -o waiting.xlsx")


def claims(ws: Workspace) -> list[dict[str, Any]]:
    """Waiting claims: the doubtful before the inferred, the most likely first; last those whose words say another such line in force."""
    from govgraph.graph.claims import claim_id
    from govgraph.graph.held import Held

    waiting = set(ws.graph().waiting)
    found = {claim_id(claim): claim for source in ws.sources() for claim in source.claims} if waiting else {}
    held = Held(ws.graph())
    rows = [(found[key].certainty == "inferred", _claim(key, found[key], held)) for key in waiting if key in found]
    rows.sort(key=lambda pair: ("held" in pair[1], pair[0], -pair[1]["score"], pair[1]["says"], pair[1]["id"]))
    return [row for _, row in rows]


def _claim(key: str, claim: Any, held: Held) -> dict[str, Any]:
    from govgraph.graph.resolve.mentions import ends

    evidence = [{"quote": one.quote, "document": one.document, "start": one.start, "end": one.end} for one in claim.evidence]
    settle = command("decide", "accept", key, "--why", _WHY)
    made = {"id": key, "says": claim_sentence(claim), "score": claim.confidence, "evidence": evidence, "settle": settle, "or": "reject"}
    other = held.instead_of(claim)
    return made | {"names": [end.name for end in ends(claim)]} | ({"held": other} if other else {})


def proposals(ws: Workspace) -> list[dict[str, Any]]:
    """Pairs of names that may be one, the most alike first."""
    graph = ws.graph()
    known = {one.id: one for one in graph.entities}
    bearers = Counter(one.name for one in graph.entities)
    # A name that several bear means none of them: only their keys tell them apart.
    called = {one.id: one.name if bearers[one.name] == 1 and one.name not in known else one.id for one in graph.entities}
    found = sorted(graph.proposals, key=lambda one: (-one.score, one.a, one.b))
    return [_proposal(one, known[one.a], known[one.b], (called[one.a], called[one.b])) for one in found]


def _proposal(one: Proposal, a: Entity, b: Entity, names: tuple[str, str]) -> dict[str, Any]:
    alike = a.name.casefold() == b.name.casefold()
    quotes = [{"quote": proof.quote, "document": proof.whereabouts} for each in (a, b) for proof in each.evidence[:1]]
    settle = command("decide", "same", *map(one_line, names), "--why", _WHY)
    other = {} if alike else {"or": "not-same"}
    says = f"{a.name} = {b.name}" + (f" ({a.kind}, {b.kind})" if alike else "")
    made = {"id": f"{one.a}={one.b}", "says": says, "score": one.score, "parts": one.parts, "evidence": quotes, "settle": settle}
    return made | {"names": [a.name, b.name], "ends": list(names)} | other


def _row(what: str, one: dict[str, Any]) -> dict[str, object]:
    return one | {"what": what} | {key: [item.get(key) for item in one["evidence"]] for key in ("quote", "document")}


def _print(title: str, rows: Sequence[dict[str, Any]], most: int | None) -> None:
    if not rows:
        return
    more = f", of which the first {most} are" if most and len(rows) > most else ""
    click.secho(f"{count(len(rows), *title.split('|'))}{more}:", bold=True)
    for row in rows[:most]:
        show(row)
    click.echo()


def show(row: dict[str, Any]) -> None:
    """One item with its quotes and the command that settles it."""
    parts = ", ".join(f"{key} {value:.2f}" for key, value in sorted(row.get("parts", {}).items()))
    told = row.get("reason") or f"{row['score']:.2f}{': ' + parts if parts else ''}"
    paragraph(f"{row['says']} ({told})", first="- ", rest="  ")
    for item in row["evidence"]:
        evidence_line(item, "    ")
    if "held" in row:
        paragraph(row["held"], first="    In force by the same words: ", rest="      ")
    if sys.stdout.isatty() or row.get("settle"):
        click.echo(f"    {row['settle']}")
    if "or" in row:
        click.echo(f"    (or {row['or']} in its place)")
