"""`govgraph show`: everything known of one entity, nicely set."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from govgraph.cli.common import Where, as_of_option, examples, where_options
from govgraph.cli.lazy import command
from govgraph.cli.output import as_json, evidence_line, evidence_lines, paragraph
from govgraph.cli.words import cell, heading
from govgraph.cli.writing import format_option
from govgraph.graph.cells import one_line

Item = Mapping[str, Any]
FIRST = 3  # quotes of the thing itself and of each line; JSON holds all
EXAMPLES = examples('show "Health and Wellbeing Board"', "show HWB --brief", "show HWB --format json")


@click.command(epilog=EXAMPLES)
@click.argument("name")
@click.option("--brief", "-b", is_flag=True, help="Leave the quotes out.")
@click.option("--all", "everything", is_flag=True, help=f"Every quote, not only the first {FIRST} of each line.")
@click.option("--impact", is_flag=True, help="Also how to see what would follow if this one ended.")
@as_of_option
@format_option("text", "json")
@where_options
def show(where: Where, name: str, brief: bool, everything: bool, impact: bool, as_of: str | None, form: str) -> None:
    """Show everything known of one body, person, project or place.

    NAME is a name, another name or an acronym, as people write it.
    """
    from govgraph.queries import show as run

    with where.store(as_of) as store:
        known = run(store, name)
        if impact:
            known["what_if"] = command("what-if", "end", known["name"])
    if form == "json":
        as_json(known)
    else:
        _print(known, 0 if brief else sys.maxsize if everything else FIRST)


def _print(known: Item, quotes: int) -> None:
    if known["completed"]:
        click.echo(one_line(known["completed"]))
    _head(known)
    for fact in known["facts"]:
        paragraph(cell(fact["fact"], fact["value"]), first=f"  {fact['title']}: ")
    _quotes(known["evidence"], "  ", quotes)
    for group in known["relations"]:
        _group(group, quotes)
    for item in known["disagreements"]:
        _disagreement(item)
    _doubts(known)
    if known.get("what_if"):
        _title("If it ended")
        click.echo(f"  See what would lose its way, and what hangs on it, with: {known['what_if']}")
    if known["documents"]:
        _title("Documents")
        for document in known["documents"]:
            click.echo(f"  {one_line(document)}")


def _head(known: Item) -> None:
    """Name, what it is, its other names."""
    click.secho(one_line(known["name"]), bold=True)
    parts = [known["kind"], known["subtype"], cell("status", known["status"]), "accountable" if known["accountable"] else None]
    click.echo("  " + one_line(", ".join(dict.fromkeys(part for part in parts if part))))
    if known["aliases"]:
        paragraph("; ".join(known["aliases"]), first="  Also called: ")


def _title(text: str) -> None:
    click.echo()
    click.secho(one_line(heading(text)), bold=True)


def _group(group: Item, quotes: int) -> None:
    """All relations of one type and direction: "Reports to" and to whom."""
    _title(group["verb"])
    for item in group["items"]:
        notes = [item.get("role"), item.get("nature"), item.get("frequency"), *_doubtful(item)]
        told = "; ".join(note for note in notes if note)
        paragraph(f"{item['name']}{f' ({told})' if told else ''}", first="  - ")
        _quotes(item["evidence"], "      ", quotes)


def _quotes(evidence: Sequence[Item], indent: str, most: int) -> None:
    if most:
        evidence_lines(evidence, indent, most)


def _doubtful(item: Item) -> list[str]:
    """What keeps a line from being plain fact: not in force, or inferred."""
    notes = [] if item["status"] == "active" else [cell("status", item["status"])]
    if item.get("other_status", "active") != "active":
        notes.append(f"itself {cell('status', item['other_status'])}")
    return notes + ([item["certainty"]] if item["certainty"] in ("inferred", "decision") else [])


def _disagreement(item: Item) -> None:
    _title(f"Sources disagree on {item['what'].replace('_', ' ')}")
    for value in item["values"]:
        paragraph(cell(item["what"], value["value"]), first="  - ")
        evidence_line(value, "      ")


def _doubts(known: Item) -> None:
    if known["possibly_same"]:
        _title("Possibly the same as")
        for one in known["possibly_same"]:
            paragraph(f"{one['name']} ({one['score']:.2f})", first="  - ")
