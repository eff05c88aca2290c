"""One document in several formats states the same relations (where the documents to compare are at hand)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govgraph.graph.claims import RelationClaim
from govgraph.graph.settings import THRESHOLD
from govgraph.loaders import read_source
from govgraph.loaders.office import office_text

SHARED = Path(__file__).parents[4] / "shared" / "documents"


def lines(path: Path) -> set[tuple[str, str, str, str]]:
    claims = read_source(path).claims
    return {(claim.type, claim.source.name, claim.target.name, claim.status) for claim in claims if isinstance(claim, RelationClaim) and claim.confidence >= THRESHOLD}


@pytest.mark.parametrize("suffix", ["docx", "odt", "pdf"])
@pytest.mark.parametrize("name", ["002", "003", "004"])
def test_each_format_of_a_document_states_the_same(name: str, suffix: str) -> None:
    if not SHARED.is_dir():
        pytest.skip(f"the documents are not here ({SHARED.name})")
    here, there = lines(next((SHARED / "formats").glob(f"{name}*.{suffix}"))), lines(next(SHARED.glob(f"{name}*.txt")))
    assert len(here ^ there) <= max(2, 0.12 * len(there))  # a line whose score lies at the threshold may fall to either side


@pytest.mark.parametrize("name", ["002", "003", "004"])
def test_quotes_of_a_pdf_stand_in_its_text_and_on_their_page(name: str) -> None:
    if not SHARED.is_dir():
        pytest.skip(f"the documents are not here ({SHARED.name})")
    import pypdfium2

    path = next((SHARED / "formats").glob(f"{name}*.pdf"))
    text = office_text(path.read_bytes(), ".pdf", "", "").text
    pages = ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(path)]
    for claim in read_source(path).claims:
        for proof in claim.evidence:
            assert " ".join(text[proof.start : proof.end].split()) == proof.quote
            first = max(re.findall(r"[A-Za-z]+", re.sub(r"<[^<>]*>", " ", proof.quote))[:6], key=len)
            assert proof.page and first in pages[proof.page - 1]
