"""Remarks and gaps: the examples of remarks.yaml, whom a remark is about, and what a paper speaks of and does not hold."""

from __future__ import annotations

import pytest

from govgraph.graph.claims import FactClaim, RelationClaim
from govgraph.graph.schema import schema
from govgraph.loaders.gaps import gaps
from govgraph.loaders.remarks import Remark, remarks
from govgraph.loaders.source import read_document


@pytest.mark.parametrize("row", remarks(), ids=lambda row: row.fact)
def test_a_row_reads_its_examples_and_leaves_the_others(row: Remark) -> None:
    assert row.fact in schema().facts and row.reads and row.leaves
    assert all(row.words.search(text) for text in row.reads)
    assert not any(row.words.search(text) for text in row.leaves)


def facts(text: str) -> dict[str, dict[str, str | bool]]:
    found: dict[str, dict[str, str | bool]] = {}
    for claim in read_document(text, "0" * 64, "paper.md", "text/markdown").claims:
        if isinstance(claim, FactClaim):
            found.setdefault(claim.entity.name, {})[claim.property] = claim.value
    return found


def test_a_remark_is_about_the_body_of_its_section() -> None:
    text = (
        "# Report of 3 May 2018\n\n## Harbour Board\n\nThe Harbour Board reports to the Full Council. The Board has no dedicated budget.\n"
    )
    assert facts(text)["Harbour Board"]["budget"] == "none yet; it is still to be agreed"


def test_own_arrangements_are_those_of_the_projects_listed_below() -> None:
    text = (
        "Partnership update, 3 May 2018\n\nThe Harbour Board is linked to the Tide Project and the Quay Project.\n\n"
        "Both projects have their own reporting and governance arrangements:\n\n- Tide Project\n- Quay Project\n"
    )
    found = facts(text)
    assert "governance" in found["Tide Project"] and "governance" in found["Quay Project"]


def test_a_part_that_is_to_hold_its_whole_to_account() -> None:
    text = (
        "# Report of 3 May 2018\n\n## Harbour Board\n\nThe Monitoring Sub-group is part of the Harbour Board. "
        "The Monitoring Sub-group has been set up to scrutinise and hold the Board to account.\n"
    )
    claims = read_document(text, "0" * 64, "paper.md", "text/markdown").claims
    lines = {(one.source.name, one.type) for one in claims if isinstance(one, RelationClaim)}
    assert ("Harbour Board", "SCRUTINISED_BY") in lines


def test_empty_headings_and_missing_diagrams_are_told() -> None:
    text = "# Annual report\n\n## Governance arrangements\n\n## Next steps\n\nThe following diagram shows the connections. Plans will be drawn up.\n"
    told = [(one.place, one.what) for one in gaps(read_document(text, "0" * 64, "paper.md", "text/markdown"))]
    assert told[0] == ("Governance arrangements", "a heading with nothing under it")
    assert told[1][1] == "a diagram is spoken of, and none could be read" and len(told) == 2
