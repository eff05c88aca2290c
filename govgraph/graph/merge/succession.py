"""Who holds a post now: of holders in papers of different times the newest; a post named beside its holder is no second one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from govgraph.graph.claims import EntityClaim, RelationClaim
from govgraph.graph.merge.knowledge import knowledge, role_of
from govgraph.graph.merge.relations import Ended
from govgraph.graph.merge.statement import Statement
from govgraph.graph.resolve.mentions import ends
from govgraph.graph.resolve.names import name_key


def post_of(claim: object) -> str | None:
    """The post that a claim gives somebody, if a body has one holder of it at a time: "chair", "lead member"; else None."""
    if not isinstance(claim, RelationClaim) or claim.type not in ("CHAIRS", "LEADS"):
        return None
    role = (role_of(claim.role) or ("chair" if claim.type == "CHAIRS" else "")).casefold()
    return knowledge().posts.get(role)


def succeeded(ended: list[Ended]) -> list[Ended]:
    """The statements with those of former holders as past: a newer paper names another holder of the post, and not them.

    Papers of one time (see merge.yaml) that name different holders are left as they are: they disagree. So are undated ones.
    """
    held: dict[tuple[str, str], list[Ended]] = defaultdict(list)
    for item in ended:
        post = post_of(item[0].claim)
        if post and _active(item[0]):
            held[item[2], post].append(item)
    former = {id(item[0]) for found in held.values() if len(found) > 1 for item in _former(found)}
    return [(_past(item[0]), *item[1:]) if id(item[0]) in former else item for item in ended]


def _active(statement: Statement) -> bool:
    return isinstance(statement.claim, RelationClaim) and statement.claim.status == "active"


def _former(found: list[Ended]) -> Iterable[Ended]:
    """Statements on holders whom a clearly newer paper no longer names, while it names another."""
    newest = max((item[0].date for item in found), default="")
    holders = {item[1] for item in found if newest and not older(item[0].date, newest)}
    return [item for item in found if item[1] not in holders and item[0].source != "decision" and older(item[0].date, newest)]


def older(date: str, newest: str) -> bool:
    """Whether a paper is of an earlier time; one without a date is of no time."""
    return bool(date) and months(newest) - months(date) > knowledge().one_time_months


def months(date: str) -> int:
    """Months of an ISO date, a year as its middle; no date is long ago."""
    year, _, rest = date.partition("-")
    return int(year) * 12 + int(rest[:2] or 6) if year.isdigit() else 0


def _past(statement: Statement) -> Statement:
    claim = statement.claim
    assert isinstance(claim, RelationClaim)
    return replace(statement, claim=replace(claim, status="past", certainty="inferred"))


def without_bare_posts(statements: list[Statement]) -> list[Statement]:
    """Without "an independent chair" as a person where somebody is named in that post of the same body, or where no line joins it."""
    if not any(map(_bare, statements)):
        return statements
    named = {_body(item) for item in statements if post_of(item.claim) and not _bare(item)}
    kept = [item for item in statements if not (post_of(item.claim) and _bare(item) and _body(item) in named)]
    used = {(item.source, mention.name) for item in kept if not isinstance(item.claim, EntityClaim) for mention in ends(item.claim)}

    def idle(item: Statement) -> bool:
        return isinstance(item.claim, EntityClaim) and _bare(item) and (item.source, item.claim.entity.name) not in used

    return [item for item in kept if not idle(item)]


def _body(item: Statement) -> tuple[str, str | None]:
    claim = item.claim
    assert isinstance(claim, RelationClaim)
    return name_key(claim.target.name, claim.target.kind), post_of(claim)


def _bare(item: Statement) -> bool:
    first = next(iter(ends(item.claim)))
    return first.kind == "person" and name_key(first.name) in knowledge().bare_posts
