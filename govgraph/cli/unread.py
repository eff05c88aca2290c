"""Lines that were not understood, those that name two known things first, each with commands that add what it may say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from govgraph.cli.lazy import command

if TYPE_CHECKING:
    from govgraph.graph.claims import LedgerLine
    from govgraph.graph.model import Entity
    from govgraph.graph.workspace import Workspace

_DENIES = re.compile(r"\b(?:not|neither|nor|no longer|would|could|might|until|unless)\b|n[’']t\b", re.IGNORECASE)
# What a line says whose words are of these families of frames.yaml.
_TELLS = {
    "REPORTS_TO": {"report", "account"}, "CHAIRS": {"chair", "vice"}, "MEMBER_OF": {"member", "attendance"}, "PART_OF": {"part", "set-up"},
    "LEADS": {"lead"}, "HOSTS": {"host"}, "FUNDS": {"fund"}, "DELIVERS": {"deliver"}, "OVERSEES": {"oversee"},
    "SCRUTINISED_BY": {"scrutinise"}, "SUCCEEDS": {"succeed"}, "RELATED_TO": {"relate"},
}  # fmt: skip
_BODIES = ("body", "organisation")
_MILD = "RELATED_TO"  # said first where the words of a line tell of no relation
VERBS = 4  # that are offered for a line
WHY = "read in the paper"
Said = tuple[str, str, str]  # one end, the verb, the other end, as `decide add` takes them


def not_understood(ws: Workspace) -> list[dict[str, Any]]:
    """Lines with governance words of which no claim was made: those with two known bodies first, then by how much in them is known."""
    from govgraph.graph.claims import NOT_UNDERSTOOD
    from govgraph.graph.resolve.names import name_key

    kinds = kinds_of(ws.graph().entities)
    rows = []
    for line in ws.ledger():
        if line.verdict == NOT_UNDERSTOOD:
            known = {name: kinds[name_key(name)] for name in line.names if name_key(name) in kinds}
            rows.append((_rank(known), line.document, line.start, _row(line, known)))
    return [row for *_, row in sorted(rows, key=lambda item: item[:3])]


def kinds_of(entities: Iterable[Entity]) -> dict[str, str]:
    """The kind of what each name means, by its key; a name that may mean several is left out, since no command could take it."""
    from govgraph.graph.resolve.names import name_key

    own: dict[str, list[str]] = defaultdict(list)
    other: dict[str, list[str]] = defaultdict(list)
    for one in entities:
        own[name_key(one.name)].append(one.kind)
        for alias in {name_key(name) for name in one.aliases} - {name_key(one.name)}:
            other[alias].append(one.kind)
    return {key: found[0] for key, found in (other | own).items() if len(found) == 1}


def _rank(known: Mapping[str, str]) -> tuple[int, int]:
    """How little is known of a line: bodies count before other things, and two are as good as many."""
    bodies = sum(kind in _BODIES for kind in known.values())
    return -min(2, bodies), -min(2, len(known))


def _row(line: LedgerLine, known: Mapping[str, str]) -> dict[str, Any]:
    proof = {"quote": line.quote, "document": line.document, "page": line.page, "start": line.start, "end": line.end}
    adds = may_say(line.names, "" if _DENIES.search(line.quote) else line.reason, known)
    row = {
        "id": f"{line.document}:{line.start}", "says": "; ".join(line.names) or "no name", "score": float(len(known)),
        "reason": line.reason, "evidence": [proof], "adds": adds,
        "settle": command("decide", "add", *adds[0], "--why", WHY) if adds else "",
    }  # fmt: skip
    others = " or ".join(f"“{verb}”" for _, verb, _ in adds[1:])
    return row | ({"or": others} if others else {})


def may_say(names: Sequence[str], reason: str, known: Mapping[str, str]) -> list[Said]:
    """What a line may say of two of its names, the likeliest first; nothing where no relation could join any two.

    reason: the families of its words, parted by ", "; known: the kinds of those names of which the graph knows what they mean.
    """
    from govgraph.graph.resolve.names import name_key
    from govgraph.graph.schema import schema
    from govgraph.loaders.names.entities import spells

    told = [type for type, families in _TELLS.items() if set(reason.split(", ")) & families]
    usable = list({name_key(name): name for name in reversed(names) if name in known}.values())[::-1]  # "parish council", "Parish Council"
    pairs = [(a, b) for a, b in combinations(usable, 2) if not spells(a, b) and not spells(b, a)]
    said = [found for pair in pairs if (found := _all(told, pair, known))]
    said.sort(key=lambda found: len(found) != 1)  # two that only one verb fits come first
    said = said or [found for pair in pairs if (found := _all(schema().relations, pair, known))]
    return said[0][:VERBS] if said else []


def _all(types: Iterable[str], pair: tuple[str, str], known: Mapping[str, str]) -> list[Said]:
    """What these types say of the two; that which says least comes first and accountability last, since it is pasted unread."""
    from govgraph.graph.schema import schema

    mild = sorted(types, key=lambda type: (schema().relations[type].accountability != "none", type != _MILD))
    return [one for type in mild if (one := _said(type, pair, known))]


def _said(type: str, pair: tuple[str, str], known: Mapping[str, str]) -> Said | None:
    """The pair with the verb that leads from the one to the other, or back; None where the schema admits neither between their kinds."""
    from govgraph.graph.schema import schema

    row, (a, b) = schema().relations[type], pair
    if row.admits(known[a], known[b]):
        return a, row.verb, b
    return (a, row.inverse, b) if row.admits(known[b], known[a]) else None
