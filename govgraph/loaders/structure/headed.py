"""Sub-groups told one by one under headings: "its sub-groups are described below", then a heading and a few lines for each."""

from __future__ import annotations

import re

from govgraph.graph.claims import Mention, RelationClaim
from govgraph.loaders.blocks import Block
from govgraph.loaders.discourse import document_subject, heading_body
from govgraph.loaders.reading import LIST, Reading
from govgraph.loaders.structure.lists import list_row

_STRUCTURE = re.compile(
    r"(?:\d+\.? )?(?:how (?:we are|it is|the \w+ is) (?:governed|structured|organised)|(?:our|partnership|governance"
    r"|board)(?: governance)? structure|our governance)",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:below|following|as follows|set out in this section)\b", re.IGNORECASE)
_SUB = re.compile(r"\bsub-?\s?(?:group|committee)$", re.IGNORECASE)
_GROUPS = re.compile(
    r"(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:our|the|current|updates? from)\s+)*"
    r"(?P<groups>(?:sub|working|task|theme|thematic|delivery)[- ]?groups)",
    re.IGNORECASE,
)
_MOST = 30  # blocks between two headings of one such list


def read_headed(reading: Reading) -> None:
    """Each heading that is a body, after a paragraph that announces parts of the section's body, is such a part."""
    _own_groups(reading)
    for i, block in enumerate(reading.blocks):
        row = _titled(block) if block.kind == "heading" else _announced(block)
        body = reading.subjects[i]
        if row is not None and row["id"] == "part-of" and body is not None and body.kind == "body":
            for at, part in _headings_after(reading, i):
                if part.name != body.name:
                    proof = (reading.evidence(reading.blocks[at].text),)
                    reading.layout("PART_OF", part, body, proof, "list/part-of", LIST)


def _own_groups(reading: Reading) -> None:
    """A heading "Executive Group" in a partnership's own document, and each body under "How we are governed", is a part of it."""
    document = document_subject(reading)
    if document is None or document.kind != "body":
        return
    told: set[str] = set()
    level = 0  # of an open heading that tells of the structure
    for i, block in enumerate(reading.blocks):
        if block.kind != "heading":
            continue
        level = block.level if _STRUCTURE.fullmatch(block.clean) else 0 if block.level <= level else level
        part = reading.subjects[i]
        if part is None or part.name in told or document.name in part.name or part.name in document.name:
            continue
        if part in reading.headed.values() or (level and heading_body(reading, block) == part):
            told.add(part.name)
            reading.layout("PART_OF", part, document, (reading.evidence(block.text),), "headed/own-group", 0.75, certainty="inferred")


def _announced(block: Block) -> dict[str, object] | None:
    if block.kind not in ("para", "item") or len(block.clean) > 400 or not _AHEAD.search(block.clean):
        return None
    told = [part for part in re.split(r"(?<=[.!?])\s+", block.clean) if _AHEAD.search(part)]
    return next((row for part in told if (row := list_row(part.rstrip(".") + ":"))), None)


def _titled(block: Block) -> dict[str, object] | None:
    """The row of a heading such as "2. Working groups", under which each heading is one of them."""
    match = _GROUPS.fullmatch(block.clean)
    return list_row(match["groups"]) if match else None


def _headings_after(reading: Reading, i: int) -> list[tuple[int, Mention]]:
    """The headings right behind block `i` that are bodies, until one of a like level that is none."""
    found: list[tuple[int, Mention]] = []
    last = i
    for at in range(i + 1, len(reading.blocks)):
        block = reading.blocks[at]
        if at - last > _MOST or (block.kind == "item" and at == i + 1):
            break
        if block.kind != "heading":
            continue
        if reading.blocks[i].kind == "heading" and block.level <= reading.blocks[i].level:
            break
        body = heading_body(reading, block)
        if body is None or body.kind != "body" or (found and not _alike(found[0][1], body)):
            break
        found.append((at, body))
        last = at
    return found if len(found) > 1 else []


def _alike(first: Mention, other: Mention) -> bool:
    """Where the first part is called a sub-group, all of them are."""
    return not _SUB.search(first.name) or _SUB.search(other.name) is not None


def spread_over_kind(reading: Reading) -> None:
    """What is said of "each delivery group" holds of every body so called; the collective itself is then no body."""
    made = [claim for claim in reading.claims if isinstance(claim, RelationClaim)]
    names = {end.name: end for claim in made for end in (claim.source, claim.target) if end.kind == "body" and end.scope is None}
    gone: list[RelationClaim] = []
    for claim in made:
        kind = claim.source.name.lower().removesuffix("s")
        if claim.source.scope is None or " " not in kind.replace("-", " ") or claim.source.kind != "body":
            continue
        each = [names[name] for name in sorted(names) if name.lower().endswith(f" {kind}") and name != claim.target.name]
        if len(each) < 2:
            continue
        gone.append(claim)
        for body in each:
            reading.layout(
                claim.type, body, claim.target, claim.evidence, "join/each-of-kind", 0.75, role=claim.role,
                nature=claim.nature, frequency=claim.frequency, status=claim.status, certainty="inferred",
            )  # fmt: skip
    reading.claims = [claim for claim in reading.claims if not any(claim is one for one in gone)]
