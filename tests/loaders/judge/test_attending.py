"""Who was only there: the last label before a name decides."""

from __future__ import annotations

import pytest

from govgraph.loaders.judge.attending import only_attends
from govgraph.loaders.names.entities import entities_of
from govgraph.loaders.names.participants import Participant
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.subjects.evidence import Scene


def attends(text: str, name: str) -> bool:
    """Whether a person of a page only attended, by where the name stands last."""
    units = page_of(text)
    unit = next(unit for unit in units[::-1] if name in unit.clean)
    start = unit.clean.rindex(name)
    found = [Participant(unit.number, start, start + len(name), "P", name)]
    return only_attends(Scene.of(units, found, entities_of(units, found)), 0)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Present: Ann Bell, Tom Rees", False),
        ("Present: Ann Bell. In attendance: Wei Chen, Tom Rees", True),
        ("Members Present Ann Bell Officials Present Wei Chen Tom Rees", True),
        ("In attendance: Wei Chen. Apologies: Tom Rees", False),
        ("IN ATTENDANCE:\n\n- Wei Chen\n- Tom Rees\n", True),
        ("Those in attendance thanked Tom Rees for his work.", False),
        ("The Board has three members. Tom Rees joined it.", False),
    ],
)
def test_the_last_label_before_a_name_decides(text: str, only: bool) -> None:
    assert attends(text, "Tom Rees") is only
