"""Findings as a person reads them (ten at most on the first screen), as rows to work in, and as SARIF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click

from govgraph.cli.output import as_json, emit, evidence_lines, paragraph
from govgraph.cli.words import count
from govgraph.graph.cells import one_line, readable

if TYPE_CHECKING:
    from govgraph.queries import Finding
    from govgraph.queries.settling import Standing

FORMS = ("json", "csv", "xlsx", "markdown", "sarif")
COLUMNS = (
    "id", "level", "code", "title", "finding", "about", "why", "remedy", "quote", "document", "date",
    "state", "settled_as", "owner", "due", "comment",
)  # fmt: skip
TITLES = {"act": "To act on", "ask": "To ask about", "note": "To note"}
FIRST = 10  # findings on the first screen
QUOTES = 3  # of a finding in text; the other forms hold all
SARIF_LEVELS = {"act": "error", "ask": "warning", "note": "note"}


def show(form: str, standing: Sequence[Standing], *, everything: bool) -> None:
    """Print findings as text or in one of FORMS. everything: fold nothing away (text only)."""
    if form == "json":
        as_json([_data(one) for one in standing])
    elif form == "sarif":
        as_json(_sarif(standing))
    elif form == "text":
        _text(standing, everything)
    else:
        emit(form, COLUMNS, [_row(one) for one in standing], "Nothing found: every check passed.")


def _data(one: Standing) -> dict[str, Any]:
    keys = ("id", "code", "name", "level", "title", "why", "remedy", "subject", "subject_name", "message", "evidence")
    data = {key: getattr(one.finding, key) for key in keys}
    items = [{key: getattr(item, key) for key in ("subject", "subject_name", "message", "evidence")} for item in one.finding.items]
    return data | {"items": items, "cause": one.finding.cause, "state": one.state, "settled": one.told()}


def _row(one: Standing) -> dict[str, object]:
    finding, settled = one.finding, one.told()
    proofs = {key: [proof.get(key) for proof in finding.evidence] for key in ("document", "date")}
    return {
        "id": finding.id, "level": finding.level, "code": finding.code, "title": finding.title, "finding": finding.message,
        "about": [item.subject_name for item in finding.items] or finding.subject_name, "why": finding.why, "remedy": finding.remedy,
        "quote": [readable(str(proof.get("quote") or "")) for proof in finding.evidence], **proofs, "state": one.state,
        "settled_as": settled.get("as"), "owner": settled.get("owner"), "due": settled.get("by"), "comment": settled.get("why"),
    }  # fmt: skip


def _text(standing: Sequence[Standing], everything: bool) -> None:
    gone, here = [one for one in standing if one.state == "gone"], [one for one in standing if one.state != "gone"]
    if not here:
        click.echo("Nothing found: every check passed.")
    open_ones = [one for one in here if one.open]
    shown = here if everything else [one for one in open_ones if one.finding.level != "note"][:FIRST]
    if here:
        click.echo(_total(here))
    for level, title in TITLES.items():
        group = [one for one in shown if one.finding.level == level]
        if group:
            click.secho(f"\n{title}", bold=True)
        for one in group:
            _finding(one)
    _folded([one for one in here if one not in shown])
    if gone:
        click.secho("\nGone since the last review", bold=True)
        for one in gone:
            paragraph(one.finding.message, first="- ", rest="  ")


def _total(standing: Sequence[Standing]) -> str:
    """"14 findings: 3 to act on, 6 to ask about, 5 to note; 2 of them settled."."""
    levels = Counter(one.finding.level for one in standing)
    told = ", ".join(f"{levels[level]} {title[:1].lower()}{title[1:]}" for level, title in TITLES.items() if levels[level])
    states = Counter(one.state for one in standing if one.state != "open")
    parts = [f"{number} {state}" for state, number in sorted(states.items())]
    return f"{count(len(standing), 'finding')}: {told}{'; ' + ', '.join(parts) if parts else ''}."


def _finding(one: Standing) -> None:
    from govgraph.queries.checking import NAMED, SPARED

    finding = one.finding
    mark = "" if one.state in ("open", "unchanged") else f" ({one.state})"
    paragraph(f"{finding.code} {finding.message}{mark} [{finding.id}]", first="- ", rest="  ")
    if one.settlement:
        before = "Settled before, but its cause has changed" if one.open else "Settled"
        paragraph(one.settlement.sentence(), first=f"    {before}: ", rest="    ")
    paragraph(finding.why, first="    Why it matters: ", rest="    ")
    paragraph(finding.remedy, first="    What to do: ", rest="    ")
    if len(finding.items) > NAMED + SPARED:  # of fewer the sentence names all
        paragraph("; ".join(item.told for item in finding.items), first=f"    All {len(finding.items)}: ", rest="    ")
    evidence_lines(finding.evidence, "      ", QUOTES)


def _folded(rest: Sequence[Standing]) -> None:
    """What is not shown, and how to see it."""
    if not rest:
        return
    titles = Counter(one_line(one.finding.title) for one in rest)
    told = "; ".join(f"{title} ({number})" if number > 1 else title for title, number in sorted(titles.items()))
    click.echo()
    paragraph(told, first="Folded away: ", rest="  ")
    click.echo("See them with: govgraph check --all")


def _sarif(standing: Sequence[Standing]) -> dict[str, Any]:
    """SARIF 2.1.0, which code review tools and GitHub read: a rule for each check, a result for each finding."""
    import govgraph
    from govgraph.queries import library

    rules = {one.finding.code: library().checks[one.finding.code] for one in standing}
    driver = {
        "name": "govgraph",
        "version": govgraph.__version__,
        "rules": [
            {
                "id": code, "name": one.name, "shortDescription": {"text": one.title}, "fullDescription": {"text": one.why},
                "help": {"text": one.remedy}, "defaultConfiguration": {"level": SARIF_LEVELS[one.level]},
            }
            for code, one in sorted(rules.items())
        ],
    }  # fmt: skip
    results = [_result(one) for one in standing if one.state != "gone"]
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return {"$schema": schema, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _result(one: Standing) -> dict[str, Any]:
    finding = one.finding
    made: dict[str, Any] = {
        "ruleId": finding.code, "level": SARIF_LEVELS[finding.level], "message": {"text": finding.message},
        "partialFingerprints": {"govgraph/v1": finding.id}, "locations": [_location(finding, proof) for proof in finding.evidence],
    }  # fmt: skip
    if not one.open and one.settlement:
        made["suppressions"] = [{"kind": "external", "status": "accepted", "justification": one.settlement.sentence()}]
    return made


def _location(finding: Finding, proof: dict[str, Any]) -> dict[str, Any]:
    where = {
        "artifactLocation": {"uri": quote(str(proof.get("document") or ""))},
        "region": {"snippet": {"text": str(proof.get("quote") or "")}},
    }
    return {"physicalLocation": where, "logicalLocations": [{"name": finding.subject_name, "kind": "element"}]}
