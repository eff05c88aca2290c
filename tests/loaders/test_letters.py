"""Letters for patterns: of any language that is written with Latin letters."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from govgraph.graph.claims import RelationClaim
from govgraph.loaders.letters import LOWER, UPPER, WORD
from govgraph.loaders.source import read_source


@pytest.mark.parametrize("name", ["Łukasz", "Siân", "Šárka", "Çağla", "Ţîrlea", "Ŵyn", "Ỳnys"])
def test_a_capital_and_small_letters(name: str) -> None:
    assert re.fullmatch(f"[{UPPER}][{LOWER}]+", name) and re.fullmatch(f"[{WORD}]+", name)


def test_marks_of_notes_and_signs_are_no_letters() -> None:
    assert not re.search(f"[{WORD}]", "² ¹ ª µ × ÷ – ' & ₂ ①")


NAMES = ["Łukasz Żółć", "Sara Dvořáková", "Gergő Szabó", "Ağa Yıldız", "Elin Ŵyn"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_members_of_a_list_are_named_whole(form: str, tmp_path: Path) -> None:
    text = "# Quay Forum\n\nThe members of the Quay Forum are:\n\n" + "".join(f"- {name}\n" for name in NAMES)
    (tmp_path / "a.md").write_text(unicodedata.normalize(form, text), "utf-8")  # type: ignore[arg-type]
    source = read_source(tmp_path / "a.md")
    seats = [one for one in source.claims if isinstance(one, RelationClaim) and one.type == "MEMBER_OF" and one.confidence >= 0.7]
    assert {one.source.name for one in seats} == set(NAMES)
