"""Lines that were not understood, those that name two known things first, each with the command that adds what it says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from govgraph.cli.lazy import command

if TYPE_CHECKING:
    from govgraph.graph.claims import LedgerLine
    from govgraph.graph.workspace import Workspace

_DENIES = re.compile(r"\b(?:not|neither|nor|no longer|would|could|might|until|unless)\b|n[’']t\b", re.IGNORECASE)
# What a line says whose words are of these families of frames.yaml.
_TELLS = {
    "REPORTS_TO": {"report", "account"}, "CHAIRS": {"chair", "vice"}, "MEMBER_OF": {"member", "attendance"}, "PART_OF": {"part", "set-up"},
    "LEADS": {"lead"}, "HOSTS": {"host"}, "FUNDS": {"fund"}, "DELIVERS": {"deliver"}, "OVERSEES": {"oversee"},
    "SCRUTINISED_BY": {"scrutinise"}, "SUCCEEDS": {"succeed"}, "RELATED_TO": {"relate"},
}  # fmt: skip
_BODIES = ("body", "organisation")


def not_understood(ws: Workspace) -> list[dict[str, Any]]:
    """Lines with governance words of which no claim was made: those with two known bodies first, then by how much in them is known."""
    from govgraph.graph.claims import NOT_UNDERSTOOD
    from govgraph.graph.resolve.names import name_key

    kinds = {name_key(name): one.kind for one in ws.graph().entities for name in (one.name, *one.aliases)}
    rows = []
    for line in ws.ledger():
        if line.verdict == NOT_UNDERSTOOD:
            known = {name: kinds[name_key(name)] for name in line.names if name_key(name) in kinds}
            rows.append((_rank(known), line.document, line.start, _row(line, known)))
    return [row for *_, row in sorted(rows, key=lambda item: item[:3])]


def _rank(known: Mapping[str, str]) -> tuple[int, int]:
    """How little is known of a line: bodies count before other things, and two are as good as many."""
    bodies = sum(kind in _BODIES for kind in known.values())
    return -min(2, bodies), -min(2, len(known))


def _row(line: LedgerLine, known: Mapping[str, str]) -> dict[str, Any]:
    proof = {"quote": line.quote, "document": line.document, "page": line.page, "start": line.start, "end": line.end}
    return {
        "id": f"{line.document}:{line.start}", "says": "; ".join(line.names) or "no name", "score": float(len(known)),
        "reason": line.reason,
        "evidence": [proof], "settle": add_command(line.names, "" if _DENIES.search(line.quote) else line.reason, known),
    }  # fmt: skip


def add_command(names: Sequence[str], reason: str, known: Mapping[str, str]) -> str:
    """The command that adds what a line says; names, and the verb where its words (`reason`) tell not of one, are left to fill in.

    known: the kinds of those names that the graph knows; between two of them only a verb that the schema admits is told.
    """
    from govgraph.graph.schema import schema
    from govgraph.loaders.names.entities import spells

    told = set(reason.split(", "))
    types = [type for type, families in _TELLS.items() if told & families]
    pairs = [(a, b) for a, b in combinations(names, 2) if not spells(a, b) and not spells(b, a)]
    # Two of which all is known and one verb fits, else two that are known, else the first two.
    pairs.sort(key=lambda pair: (len(_admitted(types, pair, known)) != 1, sum(name not in known for name in pair)))
    first, second = pairs[0] if pairs else [*names[:1], "NAME", "NAME"][:2]
    verbs = [schema().relations[type].verb for type in _admitted(types, (first, second), known)]
    return command("decide", "add", first, verbs[0] if len(verbs) == 1 else "VERB", second, "--why", "read in the paper")


def _admitted(types: Sequence[str], pair: tuple[str, str], known: Mapping[str, str]) -> list[str]:
    from govgraph.graph.schema import schema

    if not all(name in known for name in pair):
        return list(types)
    return [type for type in types if schema().relations[type].admits(known[pair[0]], known[pair[1]])]
