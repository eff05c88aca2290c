"""The corpus holds together: quotes, ids, types, spans; fragments and pages as training reads them."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "corpus"
sys.path.insert(0, str(ROOT / "tools"))

from check import every, faults  # noqa: E402
from fragments import read_fragments  # noqa: E402
from gold import gold_page, labels_of  # noqa: E402
from parts import FOLDS, fold_of, load_corpus  # noqa: E402
from twins import read_twin  # noqa: E402


def test_no_faults() -> None:
    assert [f"{twin.name}: {fault}" for twin in every(ROOT) for fault in faults(twin)] == []


def test_size_and_kinds() -> None:
    pages = [read_twin(path) for path in sorted(ROOT.glob("pages/*.yaml"))]
    assert len(pages) >= 400
    kinds = Counter(page.kind for page in pages)
    assert {"terms of reference", "minutes", "committee page", "constitution", "annual report", "partnership page", "structure sheet"} <= set(kinds)
    assert len({page.family for page in pages}) > 100


def test_the_papers_beside_the_tests_belong_to_it() -> None:
    twin = read_twin(ROOT.parent / "tests" / "unseen" / "gold" / "04_icp_page.yaml")
    assert twin.media_type == "text/html" and twin.spans


def test_a_fragment(tmp_path: Path) -> None:
    path = tmp_path / "a.frag"
    path.write_text("{a:Growth Board|b} reports to {c:Cabinet|b}.\\nNext line. => REPORTS_TO a c proposed; ? PART_OF a c\n", "utf-8")
    (twin,) = read_fragments(path)
    assert twin.text == "Growth Board reports to Cabinet.\nNext line."
    assert [twin.text[a:b] for a, b, _ in twin.spans] == ["Growth Board", "Cabinet"]
    assert [(fact["type"], fact["status"], fact["optional"]) for fact in twin.relations] == [("REPORTS_TO", "proposed", False), ("PART_OF", "active", True)]


@pytest.mark.parametrize(("end", "subject", "family", "kind"), [("@ a # 00ff", "a", "00ff", "twin"), ("@ - # 00ff", None, "00ff", "twin"), ("@ a", "a", "a:1", "fragment")])
def test_a_twin_on_one_line_tells_its_subject_and_family(tmp_path: Path, end: str, subject: str | None, family: str, kind: str) -> None:
    path = tmp_path / "a.frag"
    path.write_text(f"{{a:board}} is the {{a:Growth Board|b}}. => {end}\n", "utf-8")
    (twin,) = read_fragments(path)
    assert (twin.subject, twin.family, twin.kind) == (subject, family, kind)
    assert twin.entities["a"]["kind"] == "body" and len(twin.spans) == 2


def test_twins_of_a_family_are_taught_as_pages() -> None:
    pages, fragments = load_corpus(ROOT)
    assert {twin.kind for twin in fragments} == {"fragment"}
    assert sum(twin.kind == "twin" for twin in pages) > 800
    assert len({fold_of(twin.family) for twin in pages}) == FOLDS


@pytest.mark.parametrize("number", ["a001", "c010", "e021"])
def test_marks_fall_on_tokens(number: str) -> None:
    page = gold_page(read_twin(ROOT / "pages" / f"{number}.yaml"))
    told = Counter(label[:1] for unit in page.units for label in labels_of(page, unit.number))
    assert told["B"] >= 0.9 * len(page.mentions)
