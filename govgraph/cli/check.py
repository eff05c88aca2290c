"""`govgraph check`: the structure checked as code is by a linter; exit code 1 when a finding is grave enough."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.common import Where, examples, format_option, pairs, where_options
from govgraph.cli.lazy import nearest
from govgraph.cli.output import as_json, emit, evidence_lines, paragraph
from govgraph.cli.words import count
from govgraph.graph.cells import cell_text, one_line
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.queries import Check, Finding

SEVERITIES = ("error", "warning", "note")
COLUMNS = ("id", "code", "severity", "title", "subject_name", "message", "why", "remedy", "quote", "document", "date")
LISTED = ("code", "name", "severity", "title", "why", "remedy", "settings")
FOUND = 1
QUOTES = 3  # of a finding in text; JSON and CSV hold all


EXAMPLES = examples("check", "check --code GG003 --code GG004", "check --fail-on never --format csv > findings.csv", "check --list")


@click.command(epilog=EXAMPLES)
@click.option("--code", "codes", multiple=True, metavar="CODE", help="Only this check, by code or name. May be repeated.")
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 when a finding is at least so grave.",
)
@click.option("--set", "settings", multiple=True, metavar="CODE.KEY=VALUE", help="Another threshold, such as GG013.seats=4; see --list.")
@click.option("--list", "listing", is_flag=True, help="List the checks.")
@format_option("text", "json", "csv")
@where_options
@click.pass_context
def check(
    ctx: click.Context, where: Where, codes: tuple[str, ...], fail_on: str, settings: tuple[str, ...], listing: bool, form: str
) -> None:
    """Check the structure as a reviewer would.

    Each finding says what is wrong, why it matters, what to do, and shows the words it rests on. Its id stays the same
    from run to run.
    """
    chosen = _codes(codes)
    if listing:
        return _list(form)
    from govgraph.queries import check as run

    with where.store() as store:
        findings = run(store, chosen, pairs(settings, "--set"))
    _print(form, findings)
    if any(fail_on != "never" and _grave(one.severity) <= _grave(fail_on) for one in findings):
        ctx.exit(FOUND)


def _grave(severity: str) -> int:
    return SEVERITIES.index(severity)


def _codes(asked: Sequence[str]) -> list[str] | None:
    """Codes of the checks that were asked for by code or name, None for all. Raises GovgraphError with the nearest."""
    from govgraph.queries import library

    known = {key.lower(): one.code for one in library().checks.values() for key in (one.code, one.name)}
    for word in asked:
        if word.lower() not in known:
            raise GovgraphError(f"there is no check {word!r}", "", nearest(word, sorted(known)) or "See: govgraph check --list")
    return [known[word.lower()] for word in asked] or None


def _list(form: str) -> None:
    from govgraph.queries import library

    checks = sorted(library().checks.values(), key=lambda one: one.code)
    rows = [{column: getattr(one, column) for column in LISTED[:-1]} | {"settings": _settings(one)} for one in checks]
    shown = ("code", "severity", "title", "settings") if form == "text" else LISTED
    emit("table" if form == "text" else form, shown, rows, "")


def _settings(one: Check) -> list[str]:
    return [f"{one.code}.{param.name}={cell_text(param.default)}" for param in one.params]


def _print(form: str, findings: Sequence[Finding]) -> None:
    if form == "json":
        as_json([_data(finding) for finding in findings])
    elif form == "csv":
        emit(form, COLUMNS, [_flat(finding) for finding in findings], "")
    else:
        for _, group in groupby(findings, key=lambda one: (one.severity, one.code)):
            _section(list(group))
        _total(findings)


def _data(finding: Finding) -> dict[str, Any]:
    keys = ("id", "code", "name", "severity", "title", "why", "remedy", "subject", "subject_name", "message", "evidence")
    return {key: getattr(finding, key) for key in keys}


def _flat(finding: Finding) -> dict[str, object]:
    row = _data(finding)
    return row | {key: [item.get(key) for item in finding.evidence] for key in ("quote", "document", "date")}


def _section(findings: Sequence[Finding]) -> None:
    """One check: its title, why and what to do once, then what was found."""
    first = findings[0]
    click.secho(f"{first.code} {first.severity}: {one_line(first.title)} ({len(findings)})", bold=True)
    paragraph(first.why, first="  Why it matters: ", rest="    ")
    paragraph(first.remedy, first="  What to do: ", rest="    ")
    for finding in findings:
        paragraph(f"{finding.message} [{finding.id}]", first="  - ")
        evidence_lines(finding.evidence, "      ", QUOTES)
    click.echo()


def _total(findings: Sequence[Finding]) -> None:
    if not findings:
        click.echo("Nothing found: every check passed.")
        return
    numbers = [(sum(one.severity == severity for one in findings), severity) for severity in SEVERITIES]
    click.echo(", ".join(count(number, severity) for number, severity in numbers if number) + ".")
