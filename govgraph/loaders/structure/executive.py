"""A support group that has no name of its own: "is supported by an executive of senior officers from A, B and C"."""

from __future__ import annotations

import re

from govgraph.graph.claims import Mention
from govgraph.loaders.names import find_names
from govgraph.loaders.reading import Reading
from govgraph.loaders.structure.sectors import sector_rows

_SUPPORTED = re.compile(r"\bsupported by an? (?P<name>(?:officer |senior )?executive(?: of [a-z]+(?: [a-z]+)?)?) from (?P<list>[^.;]+)")


def read_executives(reading: Reading) -> None:
    """Say that such a group is part of the section's body, and who supplies its members."""
    for i, block in enumerate(reading.blocks):
        match = _SUPPORTED.search(block.clean) if block.kind in ("para", "item") else None
        subject = reading.subjects[i]
        if match is None or subject is None or subject.kind != "body":
            continue
        group = Mention(match["name"], "body", "executive group", subject.name)
        proof = (reading.evidence(block.text, match.start(), match.end("name")),)
        reading.layout("PART_OF", group, subject, proof, "executive/supported-by", 0.8, certainty="explicit")
        for name, end in _suppliers(reading, match["list"]):
            whole = (reading.evidence(block.text, match.start(), match.start("list") + end),)
            reading.layout("MEMBER_OF", Mention(name[0], name[1], name[2]), group, whole, "executive/from", 0.75, certainty="explicit")


def _suppliers(reading: Reading, words: str) -> list[tuple[tuple[str, str, str | None], int]]:
    found: list[tuple[tuple[str, str, str | None], int]] = []
    for pattern, names in sector_rows()[1]:
        match = pattern.search(words)
        if match and len(names) == 1 and names[0] != "\\g<0>":
            reading.also(names[0], match[0])
            found.append(((names[0], "organisation", "sector"), match.end()))
    for span in find_names(words, reading.book):
        if span.kind in ("organisation", "body") and not (span.generic or span.bare):
            found.append(((span.name, span.kind, span.subtype), span.end))
    return found
