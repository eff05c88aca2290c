"""`govgraph review`: what waits for a person, most useful first, each with a command that settles it; `--ask` walks through it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.common import Where, examples, workspace_option
from govgraph.cli.lazy import command
from govgraph.cli.output import as_json, emit, evidence_line, paragraph
from govgraph.cli.words import claim_sentence, count
from govgraph.cli.writing import ROWS, format_option
from govgraph.graph.cells import one_line

if TYPE_CHECKING:
    from govgraph.graph.model import Entity, Proposal
    from govgraph.graph.workspace import Workspace

COLUMNS = ("what", "id", "says", "score", "quote", "document", "settle")
_WHY = "checked in review"
_DENIES = re.compile(r"\b(?:not|neither|nor|no longer|would|could|might|until|unless)\b|n[’']t\b", re.IGNORECASE)
# What a line says whose words are of these families of frames.yaml.
_TELLS = {
    "REPORTS_TO": {"report", "account"}, "CHAIRS": {"chair", "vice"}, "MEMBER_OF": {"member", "attendance"}, "PART_OF": {"part", "set-up"},
    "LEADS": {"lead"}, "HOSTS": {"host"}, "FUNDS": {"fund"}, "DELIVERS": {"deliver"}, "OVERSEES": {"oversee"},
    "SCRUTINISED_BY": {"scrutinise"}, "SUCCEEDS": {"succeed"}, "RELATED_TO": {"relate"},
}  # fmt: skip
EXAMPLES = examples("review", "review --ask", "review -o waiting.xlsx", 'decide accept 3f2a9c01b7de --why "confirmed by the chair"')


@click.command(epilog=EXAMPLES)
@click.option("--ask", "asking", is_flag=True, help="Walk through it in this terminal, one key an item; u takes the last answer back.")
@format_option("text", *ROWS[1:])
@workspace_option
def review(form: str, asking: bool, workspace: Path | None) -> None:
    """List what waits for a person: lines not understood, doubtful claims and names that may be the same."""
    where = Where(workspace)
    ws = where.open_workspace()
    if asking:
        from govgraph.cli.walk import walk

        return walk(where, [*claims(ws), *proposals(ws)])
    unread, waiting, pairs = not_understood(ws), claims(ws), proposals(ws)
    if form == "json":
        return as_json({"not_understood": unread, "claims": waiting, "proposals": pairs})
    if form != "text":
        named = (("not understood", unread), ("claim", waiting), ("same name", pairs))
        return emit(form, COLUMNS, [_row(what, one) for what, rows in named for one in rows], "")
    if not unread and not waiting and not pairs:
        return click.echo("Nothing waits for review.")
    _print("line was not understood|lines were not understood", unread)
    _print("claim waits|claims wait", waiting)
    _print("pair of names may be the same|pairs of names may be the same", pairs)


def not_understood(ws: Workspace) -> list[dict[str, Any]]:
    """Lines with governance words of which no claim was made: those that name two known bodies first."""
    from govgraph.graph.claims import NOT_UNDERSTOOD

    rows = [
        {
            "id": f"{line.document}:{line.start}", "says": "; ".join(line.names) or "no name", "score": float(len(line.names)),
            "reason": line.reason,
            "evidence": [{"quote": line.quote, "document": line.document, "page": line.page, "start": line.start, "end": line.end}],
            "settle": add_command(line.names, "" if _DENIES.search(line.quote) else line.reason),
        }
        for line in ws.ledger()
        if line.verdict == NOT_UNDERSTOOD
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-min(2.0, float(str(row["score"]))), row["id"]))


def add_command(names: Sequence[str], reason: str) -> str:
    """The command that adds what a line says; names, and the verb where its words (`reason`) tell not of one, are left to fill in."""
    from govgraph.graph.schema import schema
    from govgraph.loaders.names.entities import spells

    told = set(reason.split(", "))
    verbs = [schema().relations[type].verb for type, families in _TELLS.items() if told & families]
    others = [name for name in names[1:] if not spells(names[0], name) and not spells(name, names[0])]
    first, second = [*names[:1], *others, "NAME", "NAME"][:2]
    return command("decide", "add", first, verbs[0] if len(verbs) == 1 else "VERB", second, "--why", "read in the paper")


def claims(ws: Workspace) -> list[dict[str, Any]]:
    """Waiting claims: the doubtful before the inferred, the most likely first."""
    from govgraph.graph.claims import claim_id

    waiting = set(ws.graph().waiting)
    found = {claim_id(claim): claim for source in ws.sources() for claim in source.claims} if waiting else {}
    rows = [(found[key].certainty == "inferred", _claim(key, found[key])) for key in waiting if key in found]
    return [row for _, row in sorted(rows, key=lambda pair: (pair[0], -pair[1]["score"], pair[1]["says"], pair[1]["id"]))]


def _claim(key: str, claim: Any) -> dict[str, Any]:
    from govgraph.graph.resolve.mentions import ends

    evidence = [{"quote": one.quote, "document": one.document, "start": one.start, "end": one.end} for one in claim.evidence]
    settle = command("decide", "accept", key, "--why", _WHY)
    made = {"id": key, "says": claim_sentence(claim), "score": claim.confidence, "evidence": evidence, "settle": settle, "or": "reject"}
    return made | {"names": [end.name for end in ends(claim)]}


def proposals(ws: Workspace) -> list[dict[str, Any]]:
    """Pairs of names that may be one, the most alike first."""
    graph = ws.graph()
    known = {one.id: one for one in graph.entities}
    return [_proposal(one, known[one.a], known[one.b]) for one in sorted(graph.proposals, key=lambda one: (-one.score, one.a, one.b))]


def _proposal(one: Proposal, a: Entity, b: Entity) -> dict[str, Any]:
    alike = a.name.casefold() == b.name.casefold()  # then only their keys tell them apart
    names = (a.id, b.id) if alike else (a.name, b.name)
    quotes = [{"quote": proof.quote, "document": proof.whereabouts} for each in (a, b) for proof in each.evidence[:1]]
    settle = command("decide", "same", *map(one_line, names), "--why", _WHY)
    other = {} if alike else {"or": "not-same"}
    says = f"{a.name} = {b.name}" + (f" ({a.kind}, {b.kind})" if alike else "")
    made = {"id": f"{one.a}={one.b}", "says": says, "score": one.score, "parts": one.parts, "evidence": quotes, "settle": settle}
    return made | {"names": [a.name, b.name]} | other


def _row(what: str, one: dict[str, Any]) -> dict[str, object]:
    return one | {"what": what} | {key: [item.get(key) for item in one["evidence"]] for key in ("quote", "document")}


def _print(title: str, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    click.secho(f"{count(len(rows), *title.split('|'))}:", bold=True)
    for row in rows:
        show(row)
    click.echo()


def show(row: dict[str, Any]) -> None:
    """One item with its quotes and the command that settles it."""
    parts = ", ".join(f"{key} {value:.2f}" for key, value in sorted(row.get("parts", {}).items()))
    told = row.get("reason") or f"{row['score']:.2f}{': ' + parts if parts else ''}"
    paragraph(f"{row['says']} ({told})", first="- ", rest="  ")
    for item in row["evidence"]:
        evidence_line(item, "    ")
    if sys.stdout.isatty() or row.get("settle"):
        click.echo(f"    {row['settle']}")
    if "or" in row:
        click.echo(f"    (or {row['or']} in its place)")
