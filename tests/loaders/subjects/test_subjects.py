"""Which body a page is about and what "the Board" means there, by the tables that ship."""

from __future__ import annotations

import pytest

from govgraph.loaders.judge.claims import Whence
from govgraph.loaders.judge.judge import judge


def subjects(text: str) -> tuple[str, dict[str, str]]:
    """(the page's body, short form -> what it means at its last place)."""
    found = judge(Whence(text, "0" * 64, "a.txt"))
    names = [entity.name for entity in found.scene.entities]
    page = max(found.subjects.page, key=lambda number: found.subjects.page[number])
    meant = {one.text: names[found.subjects.meanings[i].entity] for i, one in enumerate(found.scene.participants) if one.tag == "R"}
    return names[page], meant


TERMS = """Wendshire Skills Partnership

Terms of Reference

1. Purpose

The Partnership brings together employers and colleges. It will report to the Wendshire Growth Board.

2. Membership

The Partnership is made up of:

• Wendshire Council
• Brackdale College
"""


def test_the_page_and_its_short_form() -> None:
    page, meant = subjects(TERMS)
    assert page == "Wendshire Skills Partnership"
    assert meant["Partnership"] == "Wendshire Skills Partnership"


@pytest.mark.parametrize("words", ["Board", "Group"])
def test_a_body_that_the_page_never_names_stays_a_body(words: str) -> None:
    page, meant = subjects(f"Terms of Reference\n\nThe {words} will meet four times a year. The {words} is chaired by Ann Bell.\n")
    assert page == words
    assert set(meant.values()) == {words}
