"""`govgraph settle`: what people said of a finding; it leaves the first screen and comes back only when its cause changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.common import Where, date_option, examples, workspace_option
from govgraph.cli.lazy import nearest
from govgraph.cli.record import noted, record
from govgraph.graph.cells import one_line
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.queries import Finding
    from govgraph.queries.settling import Settlement

HELP = {
    "agreed": "agreed, somebody acts on it",
    "accepted": "it is so, and may stay so",
    "not-so": "it is not so",
    "open": "take back what was said",
}
EXAMPLES = examples(
    'settle GG003-bb9e23d7 agreed --why "the partnership is asked in May" --owner "Jo Marsh" --by 2026-05-31',
    'settle GG013-1f00ab3c accepted --why "the leader sits there by office"',
    'settle GG011-0ab1c2d3 not-so --why "the chair is named in the minutes of March"',
    "settle --from findings.xlsx",
)


@click.command(epilog=EXAMPLES)
@click.argument("finding", required=False)
@click.argument("verdict", required=False, type=click.Choice(list(HELP)), metavar="[agreed|accepted|not-so|open]")
@click.option("--owner", metavar="NAME", help="Who acts on it.")
@date_option("--by", help="The day by which the owner acts: 2026-05-31, 2026-05 or 2026.")
@click.option("--from", "sheet", type=click.Path(path_type=Path), metavar="FILE", help="Settle what a worked-in sheet of findings says.")
@noted
@workspace_option
def settle(
    workspace: Path | None, finding: str | None, verdict: str | None, owner: str | None, by: str | None, sheet: Path | None,
    notes: dict[str, str],
) -> None:  # fmt: skip
    """Say what becomes of a finding: agreed, accepted, not-so; or open, to take it back.

    FINDING is the id that stands in brackets after it. A settled finding leaves the first screen of check, is listed in the
    report, and comes back only when its cause changes.
    """
    where = Where(workspace)
    found = _findings(where)
    if sheet:
        return _settle_all(where, found, sheet, notes)
    if not finding or not verdict:
        raise click.UsageError("name a finding and say what becomes of it: agreed, accepted, not-so or open.")
    one = _known(found, finding)
    record(where, "settle", one.id, _fields(one, verdict, owner, by), notes)


def _findings(where: Where) -> dict[str, Finding]:
    from govgraph.queries import check

    with where.store() as store:
        return {one.id: one for one in check(store)}


def _known(found: dict[str, Finding], text: str) -> Finding:
    """The finding of that id. Raises GovgraphError with the nearest."""
    wanted = {key.casefold(): key for key in found}
    if text.casefold() not in wanted:
        advice = nearest(text, list(found)) or "See the ids in brackets: govgraph check --all"
        raise GovgraphError(f"there is no finding {text!r} now", "", advice)
    return found[wanted[text.casefold()]]


def _fields(one: Finding, verdict: str, owner: str | None, by: str | None) -> dict[str, Any]:
    more = {"owner": owner, "by": by}
    return {"as": verdict, **{key: value for key, value in more.items() if value}, "cause": one.cause, "message": one_line(one.message)}


def _settle_all(where: Where, found: dict[str, Finding], sheet: Path, notes: dict[str, str]) -> None:
    """What the rows of a workbook say; one without a word under "Settled as", or that says what was said before, is left alone."""
    from govgraph.cli.worked import worked_rows
    from govgraph.queries.settling import settlements

    before = settlements(where.open_workspace().decisions())
    done, known = 0, 0
    for number, row in worked_rows(sheet):
        verdict = row.get("settled as", "").casefold().replace(" ", "-")
        if not verdict:
            continue
        if verdict not in HELP:
            raise GovgraphError(f"{row['settled as']!r} is none of {', '.join(HELP)}", f"{sheet}:{number}", "Correct the cell")
        one = _known(found, row.get("id", ""))
        said = {**notes, "why": row.get("comment") or notes["why"]}
        fields = _fields(one, verdict, row.get("owner"), row.get("due"))
        if _said(before.get(one.id)) == (verdict, said["why"], fields.get("owner", ""), fields.get("by", ""), one.cause):
            known += 1
            continue
        record(where, "settle", one.id, fields, said, quiet=True)
        done += 1
    click.echo(f"Settled {done} of {len(found)} findings.{f' {known} stood so already.' if known else ''}")


def _said(one: Settlement | None) -> tuple[str, str, str, str, str] | None:
    return (one.verdict, one.why, one.owner, one.by, one.cause) if one else None
