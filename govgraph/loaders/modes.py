"""How the parts of a document speak: minutes tell, papers propose, terms of reference lay down."""

from __future__ import annotations

import re

from govgraph.loaders.reading import Reading

_PROPOSES = re.compile(r"\b(?:it is (?:therefore )?proposed that|is proposed that|the proposal is|it is proposed to)\b", re.IGNORECASE)
_PROPOSAL = re.compile(r"\bpropos(?:als?|ed (?:changes|structure|arrangements|governance|model|new))\b", re.IGNORECASE)
_OPTIONAL = re.compile(r"\b(?:options?|alternatives?|considered|consideration|if|whether|not be possible)\b", re.IGNORECASE)
_RULES = re.compile(r"\b(?:terms of reference|constitution|memorandum of understanding)\b", re.IGNORECASE)
_PARTS = re.compile(r"\b(?:terms of reference|constitution|memorandum of understanding|report|minutes)\b", re.IGNORECASE)


def modes_of(reading: Reading) -> list[str]:
    """Per block "told", "planned", "rules" or nothing; see `clauses.Context`."""
    if reading.minutes:
        return ["told"] * len(reading.blocks)
    modes, heading, part = [], "", reading.header.get("title", "")
    for block in reading.blocks:
        text = block.clean
        if block.kind == "heading":
            heading = text
            part = text if _PARTS.search(text) else part
        planned = (_PROPOSES.search(text) or _PROPOSAL.search(heading)) and not _OPTIONAL.search(text)
        modes.append("planned" if planned else "rules" if _RULES.search(part) else "")
    return modes
