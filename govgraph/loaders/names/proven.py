"""Names that a title proves where the encoder saw none: the body whose meeting, minutes or terms of reference it announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.names.participants import Participant
from govgraph.loaders.pages.units import Unit

FIRST, LONGEST = 12, 120  # units in which a page tells whose it is; characters of a title


def announced(found: Sequence[Participant], units: Sequence[Unit]) -> Iterator[tuple[Unit, int, int]]:
    """(unit, start, end) of what stands before "Meeting" or "Terms of Reference" in a title in which nothing was seen."""
    named = {one.unit for one in found if one.tag in "BORJ"}
    for unit in units[:FIRST]:
        title = _title().fullmatch(unit.clean) if unit.number not in named and len(unit.clean) < LONGEST else None
        if title:
            yield unit, *title.span("name")


@cache
def _title() -> re.Pattern[str]:
    papers = "|".join(map(re.escape, sorted(lexicon().words["papers_of"])))
    return re.compile(rf"(?P<name>\S.*?) (?:{papers})\b.{{0,60}}", re.IGNORECASE)
