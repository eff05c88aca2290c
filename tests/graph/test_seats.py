"""What seats and words tell of a body: who chairs it, and how many members it may share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from govgraph.graph.seats import MANY, says_chaired, shared_of


@pytest.mark.parametrize(
    ("quote", "says"),
    [
        ("The Board is Chaired by the Director of Housing", True),
        ("It was chaired by Cllr Moss", False),
        ("chaired by a former mayor", False),
        ("The Board meets monthly", False),
    ],
)
def test_words_say_who_chairs(quote: str, says: bool) -> None:
    assert says_chaired(["The Board met.", quote]) is says


def test_members_that_meet_again_are_shared() -> None:
    seats = [(member, body) for body, members in {"a": "jkl", "b": "jk", "c": "l", "d": "m"}.items() for member in members]
    assert shared_of([*seats, seats[0]]) == {"a": 2, "b": 2, "c": 1, "d": 0}


def test_who_sits_everywhere_is_not_followed() -> None:
    seats = [("council", f"b{number}") for number in range(MANY + 1)]
    assert set(shared_of(seats).values()) == {1}


@given(some.lists(some.tuples(some.sampled_from("mnopq"), some.sampled_from("abcd"))))
def test_no_body_shares_more_with_another(seats: list[tuple[str, str]]) -> None:
    members = {body: {one for one, other in seats if other == body} for _, body in seats}
    for body, most in shared_of(seats).items():
        assert max((len(members[body] & members[other]) for other in members if other != body), default=0) <= most <= len(members[body])
