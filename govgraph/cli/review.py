"""`govgraph review`: the claims and the names that wait for a person, each with the command that settles it."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.common import Where, examples, workspace_option
from govgraph.cli.output import as_json, emit, evidence_line, paragraph
from govgraph.cli.words import claim_sentence, count
from govgraph.cli.writing import format_option
from govgraph.graph.cells import one_line

if TYPE_CHECKING:
    from govgraph.graph.model import Proposal
    from govgraph.graph.workspace import Workspace

COLUMNS = ("what", "id", "says", "score", "quote", "document", "settle")


@click.command(epilog=examples("review", "review --format csv > waiting.csv", 'decide accept 3f2a9c01b7de --why "confirmed by the chair"'))
@format_option("text", "json", "csv")
@workspace_option
def review(form: str, workspace: Path | None) -> None:
    """List what waits for a person: doubtful claims and names that may be the same."""
    ws = Where(workspace).open_workspace()
    claims, proposals = _claims(ws), _proposals(ws)
    if form == "json":
        return as_json({"claims": claims, "proposals": proposals})
    if form == "csv":
        return emit(form, COLUMNS, [_row("claim", one) for one in claims] + [_row("same name", one) for one in proposals], "")
    if not claims and not proposals:
        return click.echo("Nothing waits for review.")
    _print("claim waits|claims wait", claims)
    _print("pair of names may be the same|pairs of names may be the same", proposals)


def _claims(ws: Workspace) -> list[dict[str, Any]]:
    """Waiting claims, the most likely first."""
    from govgraph.graph.claims import claim_id

    waiting = set(ws.graph().waiting)
    found = {claim_id(claim): claim for source in ws.sources() for claim in source.claims} if waiting else {}
    rows = [_claim(key, found[key]) for key in waiting if key in found]
    return sorted(rows, key=lambda row: (-row["score"], row["says"], row["id"]))


def _claim(key: str, claim: Any) -> dict[str, Any]:
    evidence = [{"quote": one.quote, "document": one.document, "start": one.start, "end": one.end} for one in claim.evidence]
    settle = f"govgraph decide accept {key} --why …  (or reject)"
    return {"id": key, "says": claim_sentence(claim), "score": claim.confidence, "evidence": evidence, "settle": settle}


def _proposals(ws: Workspace) -> list[dict[str, Any]]:
    graph = ws.graph()
    names = {one.id: one.name for one in graph.entities}
    return [_proposal(one, names[one.a], names[one.b]) for one in sorted(graph.proposals, key=lambda one: (-one.score, one.a, one.b))]


def _proposal(one: Proposal, a: str, b: str) -> dict[str, Any]:
    settle = f"govgraph decide same {shlex.quote(one_line(a))} {shlex.quote(one_line(b))} --why …  (or not-same)"
    return {"id": f"{one.a}={one.b}", "says": f"{a} = {b}", "score": one.score, "parts": one.parts, "evidence": [], "settle": settle}


def _row(what: str, one: dict[str, Any]) -> dict[str, object]:
    return one | {"what": what} | {key: [item[key] for item in one["evidence"]] for key in ("quote", "document")}


def _print(title: str, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    click.secho(f"{count(len(rows), *title.split('|'))}:", bold=True)
    for row in rows:
        parts = ", ".join(f"{key} {value:.2f}" for key, value in sorted(row.get("parts", {}).items()))
        paragraph(f"{row['says']} ({row['score']:.2f}{': ' + parts if parts else ''})", first="- ", rest="  ")
        for item in row["evidence"]:
            evidence_line(item, "    ")
        click.echo(f"    {row['settle']}")
    click.echo()
