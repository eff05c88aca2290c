"""Whole documents: evidence stands where it says, formats agree, no text breaks the reading."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.claims import RelationClaim, SourceClaims
from govgraph.graph.settings import THRESHOLD
from govgraph.loaders import read_source
from tests.loaders.reading_of import read

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".md", ".txt", ".html") and path.name != "README.md")
SHARED = ROOT.parent / "shared" / "documents"


@cache
def read_once(path: Path) -> SourceClaims:
    """A real document, read once for all tests of this file."""
    return read_source(path)


def _check_evidence(source: SourceClaims, text: str) -> None:
    for claim in source.claims:
        assert claim.evidence
        for proof in claim.evidence:
            assert " ".join(text[proof.start : proof.end].split()) == proof.quote
            assert proof.source == source.info.sha256


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_quote_stands_where_it_says(path: Path) -> None:
    source = read_source(path)
    assert source.claims
    _check_evidence(source, path.read_text("utf-8"))


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_every_quote_of_real_documents_stands_where_it_says(name: str) -> None:
    if not SHARED.is_dir():
        pytest.skip(f"the documents are not here ({SHARED.name})")
    path = next(SHARED.glob(f"{name}*.txt"))
    _check_evidence(read_once(path), path.read_text("utf-8"))


@pytest.mark.parametrize("name", ["002", "003", "004"])
def test_text_and_html_of_one_document_state_the_same(name: str) -> None:
    if not SHARED.is_dir():
        pytest.skip(f"the documents are not here ({SHARED.name})")

    def lines(path: Path) -> set[tuple[str, str, str, str]]:
        claims = read_once(path).claims
        return {(claim.type, claim.source.name, claim.target.name, claim.status) for claim in claims if isinstance(claim, RelationClaim) and claim.confidence >= THRESHOLD}

    text, html = lines(next(SHARED.glob(f"{name}*.txt"))), lines(next((SHARED / "formats").glob(f"{name}*.html")))
    assert len(text ^ html) <= max(2, 0.1 * len(text))  # a line whose score lies at the threshold may fall to either side, a list with it


WORDS = st.sampled_from(
    ["The Skills Board", "reports to", "the Growth Board", ".", "\n", "\n\n", "- ", "| ", " |", "\t", "Chair: ", "Members of the group", "✓", "X", "(", ")", "and", "which",
     "is chaired by", "Cllr Ann Bell", "no longer", "sub-groups", ":", "**", "# ", "<b>", "<li>", "annually", "Wendshire County Council", "it", "We", "7 July 2015", "<table><tr><td>"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(["text/plain", "text/html"]))
def test_any_text_is_read_and_every_quote_holds(text: str, media: str) -> None:
    reading = read(text, media)
    for claim in reading.finish():
        for proof in claim.evidence:
            assert " ".join(text[proof.start : proof.end].split()) == proof.quote


def test_reading_twice_gives_the_same() -> None:
    path = EXAMPLES[0]
    assert read_source(path) == read_source(path)


def test_every_rung_of_a_ladder_is_entered(tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text("The Harbour Safety Board answers to Cabinet via (in turn) the Coast Steering Group and the Wick Health Partnership.\n", "utf-8")
    rungs = ["Harbour Safety Board", "Coast Steering Group", "Wick Health Partnership", "Cabinet"]
    told = {(one.source.name, one.target.name): one.confidence for one in read_source(paper).claims if isinstance(one, RelationClaim)}
    assert all(told.get(rung, 0) >= THRESHOLD for rung in pairwise(rungs)), told


@pytest.mark.parametrize(
    ("stem", "told"),
    [
        ("The Forum will:", (True, "active")),
        ("It is proposed that the Forum will:", (True, "proposed")),
        ("If the merger goes ahead, the Forum will:", (False, "active")),
        ("Nobody could say whether the Forum will:", (False, "active")),
        ("The Forum will not:", None),
    ],
)
def test_what_is_begun_above_a_list_holds_for_its_items(tmp_path: Path, stem: str, told: tuple[bool, str] | None) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text(f"Housing Forum\n\nTerms of Reference\n\n{stem}\n\n- Report to the Growth Board every quarter.\n- Meet monthly\n", "utf-8")
    found = [one for one in read_source(paper).claims if isinstance(one, RelationClaim) and one.type == "REPORTS_TO"]
    assert [(one.confidence >= THRESHOLD, one.status) for one in found] == ([told] if told else [])
