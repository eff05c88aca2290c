"""Registers inside a document: which tables are read as one, and what their rows say."""

from __future__ import annotations

import pytest

from govgraph.graph.claims import RelationClaim
from govgraph.loaders.blocks import arrange
from govgraph.loaders.lines import line_blocks
from govgraph.loaders.names import NameBook
from govgraph.loaders.reading import Reading
from govgraph.loaders.tables.documents import read_tables

GROUPS = """
| Group | Chair | Reports to | Meets |
|---|---|---|---|
| **Hate Crime Network** | Vacant | Safer Wendshire Partnership | Twice a year |
| Rural Crime Group | Insp Neil Cafferty | Safer Wendshire Partnership | Monthly |
"""


def read(text: str) -> Reading:
    reading = Reading(text, "0" * 64, "guide.md", arrange(line_blocks(text)), NameBook())
    read_tables(reading)
    return reading


def test_a_table_of_groups_is_a_register() -> None:
    reading = read(GROUPS)
    found = {f"{c.source.name} | {c.type} | {c.target.name}" for c in reading.claims if isinstance(c, RelationClaim)}
    assert found == {
        "Hate Crime Network | REPORTS_TO | Safer Wendshire Partnership",
        "Rural Crime Group | REPORTS_TO | Safer Wendshire Partnership",
        "Insp Neil Cafferty | CHAIRS | Rural Crime Group",
    }
    assert reading.issues == [] and len(reading.done) == 3


def test_quotes_stand_at_their_offsets_in_the_document() -> None:
    for claim in read(GROUPS).claims:
        for one in claim.evidence:
            assert " ".join(GROUPS[one.start : one.end].split()) == one.quote


@pytest.mark.parametrize(
    "text",
    [
        "| Name | Organisation | Role |\n|---|---|---|\n| Jo Marsh | Averton City Council | Chair |\n",
        "| Organisation | Chair |\n|---|---|\n| Averton City Council | Jo Marsh |\n",
        "| Project | Cost |\n|---|---|\n| Warm Homes | 5 |\n",
    ],
)
def test_rosters_matrices_and_other_tables_are_left_alone(text: str) -> None:
    reading = read(text)
    assert reading.claims == [] and reading.done == set()
