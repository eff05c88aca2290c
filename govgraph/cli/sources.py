"""`govgraph sources`, `issues`, `status`: what the workspace holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.common import Where, examples, workspace_option
from govgraph.cli.output import as_json, emit, paragraph
from govgraph.cli.points import all_issues, undated
from govgraph.cli.words import heading
from govgraph.cli.writing import ROWS, format_option
from govgraph.graph.cells import one_line
from govgraph.graph.claims import NOT_UNDERSTOOD

if TYPE_CHECKING:
    from govgraph.graph.workspace import Workspace

SHOWN = ("document", "title", "date", "publisher", "characters", "claims")
KEPT = (*SHOWN, "media_type", "sha256")
ISSUE = ("document", "place", "what", "advice")


@click.command(epilog=examples("sources", "sources --format csv > sources.csv"))
@format_option(*ROWS)
@workspace_option
def sources(form: str, workspace: Path | None) -> None:
    """List the files that were read, with their dates and sizes."""
    ws = Where(workspace).open_workspace()
    described = {one.sha256: one for one in ws.graph().documents}  # with what people said of them
    rows = [
        {
            "document": name,
            "title": described.get(source.info.sha256, source.info).title,
            "date": described.get(source.info.sha256, source.info).date or "undated",
            "publisher": described.get(source.info.sha256, source.info).publisher,
            "characters": source.info.characters,
            "claims": len(source.claims),
            "media_type": source.info.media_type,
            "sha256": source.info.sha256,
        }
        for source in ws.sources()
        for name in (source.info.file, *source.info.also)
    ]
    rows.sort(key=lambda row: (str(row["document"]), str(row["sha256"])))
    emit(form, SHOWN if form == "table" else KEPT, rows, "No source was read. Read some with: govgraph load PATH")


@click.command(epilog=examples("issues", "issues --format json"))
@format_option(*ROWS)
@workspace_option
def issues(form: str, workspace: Path | None) -> None:
    """List what could not be read, and what to do about it."""
    ws = Where(workspace).open_workspace()
    found = all_issues(ws)
    none = "No issue was noted. What waits for a person: govgraph review"
    emit(form, ISSUE, [{key: getattr(issue, key) for key in ISSUE} for issue in found], none)


@click.command(epilog=examples("status", "status --format json"))
@format_option("table", "json")
@workspace_option
def status(form: str, workspace: Path | None) -> None:
    """Say what the workspace holds, in a few lines."""
    facts = _facts(Where(workspace).open_workspace())
    if form == "json":
        return as_json(facts)
    for key, value in facts.items():
        text = ", ".join(f"{name} {number:,}" for name, number in value.items()) if isinstance(value, dict) else one_line(str(value))
        paragraph(text or "none", first=f"{heading(key) + ':':<22}")
    click.echo(f"\n{_next(facts)}")


def _facts(ws: Workspace) -> dict[str, object]:
    """Numbers by what they count."""
    from govgraph.graph.schema import schema

    graph, kinds = ws.graph(), schema().kinds
    by_kind = Counter(one.kind for one in graph.entities)
    by_type = Counter(schema().relations[one.type].verb for one in graph.relations)
    return {
        "workspace": str(ws.path),
        "sources": len(graph.documents),
        "entities": {kinds[kind].plural: by_kind[kind] for kind in kinds if by_kind[kind]},
        "relations": dict(sorted(by_type.items(), key=lambda item: (-item[1], item[0]))),
        "wait_for_review": len(graph.waiting),
        "possibly_same": len(graph.proposals),
        "disagreements": len(graph.disagreements),
        "decisions": len(ws.decisions().items),
        "lines_not_understood": sum(line.verdict == NOT_UNDERSTOOD for line in ws.ledger()),
        "undated_papers": len(undated(ws)),
        "issues": len(all_issues(ws)),
    }


def _next(facts: dict[str, object]) -> str:
    """What a person may do next."""
    if not facts["sources"]:
        return "Read documents with: govgraph load PATH"
    if facts["wait_for_review"] or facts["possibly_same"] or facts["lines_not_understood"]:
        return "Look through what waits with: govgraph review"
    return "See what a reviewer would ask with: govgraph check"
