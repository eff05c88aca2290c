"""The language of a paper: told where it is not English, and nothing entered."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.graph.claims import RelationClaim
from govgraph.loaders.language import other_language
from govgraph.loaders.source import read_source

WELSH = (
    "Mae Bwrdd Gwasanaethau Cyhoeddus Wendshire yn atebol i'r Cabinet. Mae'r Bwrdd yn cael ei gadeirio gan y Cynghorydd Nia Prys, ac mae ei "
    "aelodau yn cynnwys y Cyngor, yr Heddlu a'r Bwrdd Iechyd. Bydd y Bwrdd yn cwrdd yn chwarterol ac yn adrodd ar ei waith wrth y Cabinet.\n"
)
ENGLISH = "The Wendshire Public Services Board is accountable to the Cabinet. It is chaired by Nia Prys and reports on its work each quarter.\n"


def test_another_language_is_known() -> None:
    assert other_language(WELSH) == "Welsh"
    assert other_language("Der Beirat ist dem Rat verantwortlich und wird von der Leiterin für die Stadt geführt; " * 5) == "German"


@pytest.mark.parametrize("text", [ENGLISH, WELSH + 3 * ENGLISH, "Ann Bell\nTom Rees\nWendshire Council\n" * 20, "Y N Y Y N\nW Rees, I Pugh, Y Khan\n" * 20, "", "Y, yr, yn."])
def test_english_both_and_bare_lists_are_read(text: str) -> None:
    assert other_language(text) is None


def test_it_is_told_and_nothing_is_entered(tmp_path: Path) -> None:
    path = tmp_path / "bwrdd.txt"
    path.write_text(WELSH, "utf-8")
    found = read_source(path)
    assert not any(isinstance(claim, RelationClaim) for claim in found.claims)
    assert any("Welsh" in issue.what for issue in found.issues)
