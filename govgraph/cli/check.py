"""`govgraph check`: the structure checked as code is by a linter; exit code 1 when a finding is grave enough."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.common import Where, as_of_option, examples, pairs, where_options
from govgraph.cli.findings import FORMS, show
from govgraph.cli.lazy import nearest
from govgraph.cli.output import emit
from govgraph.cli.writing import format_option
from govgraph.graph.cells import cell_text
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.queries import Check
    from govgraph.queries.settling import Standing

LEVELS = ("act", "ask", "note")
LISTED = ("code", "name", "level", "title", "why", "remedy", "settings")
FOUND = 1

EXAMPLES = examples(
    "check",
    "check --all",
    "check --code GG003 --code GG004",
    "check --since ../spring/.govgraph",
    "check -o findings.xlsx",
    "check --format sarif -o findings.sarif --fail-on never",
    "check --list",
)


@click.command(epilog=EXAMPLES)
@click.option("--code", "codes", multiple=True, metavar="CODE", help="Only this check, by code or name. May be repeated.")
@click.option("--all", "everything", is_flag=True, help="Also what is only to note, what is folded away and what is settled.")
@click.option(
    "--fail-on",
    type=click.Choice([*LEVELS, "never"]),
    default="act",
    show_default=True,
    help="Exit with 1 when an open finding is at least so grave.",
)
@click.option("--set", "settings", multiple=True, metavar="CODE.KEY=VALUE", help="Another threshold, such as GG013.seats=4; see --list.")
@click.option("--since", type=click.Path(path_type=Path), metavar="PATH", help="The last review (a workspace or an exported .json).")
@click.option("--list", "listing", is_flag=True, help="List the checks.")
@as_of_option
@format_option("text", *FORMS)
@where_options
@click.pass_context
def check(
    ctx: click.Context, where: Where, codes: tuple[str, ...], everything: bool, fail_on: str, settings: tuple[str, ...],
    since: Path | None, listing: bool, as_of: str | None, form: str,
) -> None:  # fmt: skip
    """Check the structure as a reviewer would.

    Findings have three levels: to act on, to ask about, to note. Each says what is wrong, why it matters, what to do, and shows
    the words it rests on. Its id stays the same from run to run; settle one with govgraph settle.
    """
    chosen = _codes(codes)
    if listing:
        return _list(form)
    standing = _standing(where, chosen, pairs(settings, "--set"), as_of, since)
    show(form, standing, everything=everything or chosen is not None)
    if any(fail_on != "never" and one.open and LEVELS.index(one.finding.level) <= LEVELS.index(fail_on) for one in standing):
        ctx.exit(FOUND)


def _standing(where: Where, codes: list[str] | None, settings: dict[str, str], as_of: str | None, since: Path | None) -> list[Standing]:
    from govgraph.cli.last import last_review
    from govgraph.queries import check as run
    from govgraph.queries.doubtful import with_doubts
    from govgraph.queries.settling import standing

    with where.store(as_of) as store:
        found = run(store, codes, settings)
    decisions = None if where.on else where.open_workspace().decisions()
    found = found if where.on or as_of else with_doubts(found, where.open_workspace())
    before = last_review(since)[1] if since else None
    return standing(found, decisions, before)


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
    shown = ("code", "level", "title", "settings") if form == "text" else LISTED
    emit("table" if form in ("text", "sarif") else form, shown, rows, "")


def _settings(one: Check) -> list[str]:
    return [f"{one.code}.{param.name}={cell_text(param.default)}" for param in one.params]
