"""Prose in a cell ("Reports annually to Scrutiny Committee") through the reader of sentences, with the row as its subject."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from govgraph.graph.claims import Mention, RelationClaim
from govgraph.loaders.names import name_key
from govgraph.loaders.tables.vocabulary import KEPT

_VERBS = (
    "reports",
    "report",
    "reporting",
    "accountable",
    "submits",
    "escalates",
    "provides",
    "feeds",
    "minutes",
    "updates",
    "progress",
    "annual",
    "quarterly",
    "monthly",
    "directly",
)
_KINDS = ("REPORTS_TO", "PART_OF", "SCRUTINISED_BY")


@lru_cache(KEPT)
def lines_in_prose(name: str, cell: str) -> tuple[tuple[str, Mention, str | None], ...]:
    """(relation type, what the row reports to, how often) that the sentences of a cell state about the row called `name`."""
    from govgraph.loaders.source import read_document

    text = "".join(f"{_with_subject(name, sentence.strip())}.\n\n" for sentence in cell.replace("\n", ". ").split(". ") if sentence.strip())
    found: dict[tuple[str, str], tuple[str, Mention, str | None]] = {}
    for claim in read_document(text, "0" * 64, "cell").claims:
        if (
            isinstance(claim, RelationClaim)
            and claim.type in _KINDS
            and name_key(claim.source.name) == name_key(name)
            and claim.status == "active"
        ):
            found.setdefault((claim.type, claim.target.name), (claim.type, replace(claim.target, scope=None), claim.frequency))
    return tuple(found.values())


def _with_subject(name: str, sentence: str) -> str:
    """A sentence that says of whom it speaks: "Reports to X" is "The Skills Board reports to X"."""
    words = sentence.rstrip(".").split()
    first = words[0].lower() if words else ""
    if first in ("reports", "submits", "escalates", "provides", "feeds"):
        return f"The {name} {first} {' '.join(words[1:])}"
    if first in ("report", "reporting"):
        return f"The {name} reports {' '.join(words[1:])}"
    if first in ("accountable", "directly"):
        return f"The {name} is {first} {' '.join(words[1:])}"
    if first in ("it", "the", "this") or first in _VERBS:
        rest = (
            words[1:]
            if first == "it"
            else words[2:]
            if len(words) > 1 and words[1].lower() in ("group", "board", "partnership", "committee", "panel", "forum", "body")
            else None
        )
        return f"The {name} {' '.join(rest)}" if rest is not None else f"The {name}: {' '.join(words)}"
    return " ".join(words)
