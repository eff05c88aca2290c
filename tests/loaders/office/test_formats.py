"""One document in several formats states the same relations (where the documents to compare are at hand)."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.graph.claims import RelationClaim
from govgraph.loaders import read_source

SHARED = Path(__file__).parents[4] / "shared" / "documents"


def lines(path: Path) -> set[tuple[str, str, str, str]]:
    claims = read_source(path).claims
    return {(claim.type, claim.source.name, claim.target.name, claim.status) for claim in claims if isinstance(claim, RelationClaim)}


@pytest.mark.parametrize("suffix", ["docx", "odt"])
@pytest.mark.parametrize("name", ["002", "003", "004"])
def test_each_format_of_a_document_states_the_same(name: str, suffix: str) -> None:
    if not SHARED.is_dir():
        pytest.skip(f"the documents are not here ({SHARED.name})")
    assert lines(next((SHARED / "formats").glob(f"{name}*.{suffix}"))) == lines(next(SHARED.glob(f"{name}*.txt")))
