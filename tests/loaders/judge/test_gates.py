"""What is offered however sure it is: people of letters or a title alone, a body that is only "the group", guests of a meeting, another sentence's name."""

from __future__ import annotations

import pytest

from govgraph.graph.settings import THRESHOLD
from govgraph.loaders.judge.claims import Whence
from govgraph.loaders.judge.judge import DOUBTFUL, PAGES, _bounded, has_parts
from govgraph.loaders.judge.ledger import MORE, ledger_of
from govgraph.loaders.judge.proposals import Proposal
from govgraph.loaders.names.entities import entities_of
from govgraph.loaders.names.participants import Participant
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.readers.pairs import Pair
from govgraph.loaders.subjects.evidence import Scene, titled
from govgraph.loaders.subjects.resolve import Subjects


def scene_of(text: str, *named: tuple[str, str]) -> Scene:
    """A page of one line with these (words, tag) in it."""
    units = page_of(text)
    found = [
        Participant(0, start, start + len(words), tag, words)
        for words, tag in named
        if (start := units[0].clean.index(words)) >= 0
    ]  # fmt: skip
    return Scene.of(units, found, entities_of(units, found))


def kept(text: str, source: tuple[str, str], target: tuple[str, str], type: str = "MEMBER_OF") -> float:
    """What is left of a chance of .95 that the first has this to do with the second."""
    scene = scene_of(text, source, target)
    a, b = scene.whose
    pair = Pair(a, b, 0, 0, 1, "U", source[1] + target[1], "+U", (), ())
    return _bounded(scene, Proposal(type, a, b, pair, 0.9, 0.9), 0.95)


@pytest.mark.parametrize(
    ("type", "source", "route", "left"),
    [
        ("LEADS", ("Ann Bell", "P"), "P", DOUBTFUL), ("LEADS", ("Ann Bell", "P"), "U", 0.95), ("LEADS", ("Ann Bell", "P"), "L", 0.95),
        ("MEMBER_OF", ("Ann Bell", "P"), "H", DOUBTFUL), ("MEMBER_OF", ("Ann Bell", "P"), "W", 0.95),
        ("MEMBER_OF", ("Ann Bell", "P"), "P", 0.95), ("MEMBER_OF", ("Wick Council", "O"), "P", DOUBTFUL),
    ],
)  # fmt: skip
def test_whom_a_line_of_a_long_paper_of_parts_only_means_is_doubtful_but_for_seats(
    type: str, source: tuple[str, str], route: str, left: float
) -> None:
    scene = scene_of(f"{source[0]} has to do with the Wendshire Growth Board.", source, BOARD)
    one = Proposal(type, 0, 1, Pair(0, 1, 0, 0, 1, route, f"{source[1]}B", f"+{route}", (), ()), 0.9, 0.9)
    assert (_bounded(scene, one, 0.95, parted=True), _bounded(scene, one, 0.95)) == (left, 0.95)


def test_a_long_paper_that_may_be_about_several_bodies_has_parts() -> None:
    several, single = Subjects({0: 0.8, 1: 0.6}, ()), Subjects({0: 0.8, 1: 0.4}, ())
    assert has_parts(PAGES + 1, several)
    assert not has_parts(PAGES, several) and not has_parts(PAGES + 1, single)


BOARD = ("Wendshire Growth Board", "B")


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("MSc is a member of the Wendshire Growth Board.", ("MSc", "P"), BOARD),
        ("Coun is a member of the Wendshire Growth Board.", ("Coun", "P"), BOARD),
        ("Present: members of the Wendshire Growth Board. In attendance: Ann Bell", ("Ann Bell", "P"), BOARD),
    ],
)
def test_such_lines_are_offered_only(text: str, source: tuple[str, str], target: tuple[str, str]) -> None:
    assert kept(text, source, target) == DOUBTFUL < THRESHOLD


def test_names_in_two_sentences_are_offered_where_the_second_has_one_of_that_kind() -> None:
    text = "The Wendshire Growth Board meets. The Skills Panel is chaired by Ann Bell."
    scene = scene_of(text, ("Ann Bell", "P"), BOARD, ("Skills Panel", "B"))
    person, board, panel = scene.whose
    for target, mention, left in ((board, 1, DOUBTFUL), (panel, 2, 0.95)):
        pair = Pair(person, target, 0, 0, mention, "U", "PB", "+U", (), ())
        assert _bounded(scene, Proposal("CHAIRS", person, target, pair, 0.9, 0.9), 0.95) == left
    alone = "The Wendshire Growth Board meets. It is chaired by Ann Bell."
    assert kept(alone, ("Ann Bell", "P"), BOARD, "CHAIRS") == 0.95


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Ann Bell is a member of the Wendshire Growth Board.", ("Ann Bell", "P"), BOARD),
        ("Ann Bell is a member of the Group.", ("Ann Bell", "P"), ("Group", "R")),
        ("The Wendshire Skills Board took the place of the Wendshire Growth Board.", ("Wendshire Skills Board", "B"), BOARD),
        ("In attendance for the Wendshire Growth Board was its host, Wendshire County Council", ("Wendshire County Council", "O"), BOARD),
    ],
)
def test_others_keep_their_chance(text: str, source: tuple[str, str], target: tuple[str, str]) -> None:
    assert kept(text, source, target) == 0.95


@pytest.mark.parametrize("more", [{}, {0: [0, 1]}])
def test_a_line_all_of_whose_names_stand_in_claims_may_state_more(more: dict[int, list[int]]) -> None:
    scene = scene_of("Ann Bell chairs the Wendshire Growth Board.", ("Ann Bell", "P"), BOARD)
    whence = Whence(scene.units[0].clean, "0" * 64, "page.txt")
    told = [(line.reason, line.names) for line in ledger_of(scene, whence, {0, 1}, {}, more)]
    assert told == ([(MORE, ("Ann Bell", "Wendshire Growth Board"))] if more else [])


@pytest.mark.parametrize("name", ["group", "sub-group", "officer group"])
def test_a_body_that_a_page_leaves_unnamed_bounds_nothing(name: str) -> None:
    assert kept(f"Ann Bell is a member of the {name}.", ("Ann Bell", "P"), (name, "R")) == 0.95


def test_a_title_gives_the_matter_of_a_body_that_it_does_not_name() -> None:
    units = page_of("Parking: Terms of Reference\n\nAnn Bell chairs the group.\n")
    words = units[1].clean
    named = [Participant(1, words.index(name), words.index(name) + len(name), tag, name) for name, tag in (("Ann Bell", "P"), ("group", "R"))]
    scene = Scene.of(units, named, entities_of(units, named))
    pair = Pair(0, 1, 1, 0, 1, "U", "PR", "+U", (), ())
    assert titled(scene) == "Parking"
    assert _bounded(scene, Proposal("CHAIRS", 0, 1, pair, 0.9, 0.9), 0.95) == 0.95
