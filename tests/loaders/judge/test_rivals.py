"""Of the bodies that a line above a list may mean only the likeliest keeps the list; names of one sentence are no rivals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.claims import Mention, RelationClaim
from govgraph.loaders.judge.judge import _agreed_with, _with_rules
from govgraph.loaders.judge.proposals import Proposal
from govgraph.loaders.judge.rivals import outdone
from govgraph.loaders.readers.pairs import Pair


def proposed(source: int, target: int, route: str = "P", type: str = "MEMBER_OF") -> Proposal:
    """That one entity is a member of another, said at the mention of the same number."""
    pair = Pair(source, target, 0, source, -1, route, "PB", f"+{route}", (), ())
    return Proposal(type, source, target, pair, 0.5, 0.5)


def test_the_likeliest_owner_keeps_the_seat() -> None:
    assert outdone([(0.6, proposed(0, 8)), (0.7, proposed(0, 9)), (0.5, proposed(0, 7, "H"))]) == {0, 2}


def test_other_seats_types_and_sentences_are_no_rivals() -> None:
    others = [(0.6, proposed(0, 8)), (0.7, proposed(1, 9)), (0.5, proposed(0, 9, type="CHAIRS")), (0.8, proposed(0, 9, "U"))]
    assert outdone(others[:3]) == outdone(others[1:]) == frozenset()
    assert outdone([(0.9, proposed(0, 8, "U")), (0.8, proposed(0, 9, "U"))]) == frozenset()


def test_a_doubtful_seat_beside_a_likelier_one_is_not_offered() -> None:
    assert outdone([(0.9, proposed(0, 8, "U")), (0.5, proposed(0, 9, "U"))]) == {1}
    assert outdone([(0.9, proposed(0, 8, "U", "OVERSEES")), (0.5, proposed(0, 9, "U", "OVERSEES"))]) == frozenset()


def test_what_is_unsaid_at_the_beginning_has_no_place_of_its_own() -> None:
    unsaid = Pair(0, 1, 0, -1, 3, "P", "BB", "+P", (), ())
    assert (
        outdone([(0.9, Proposal("OVERSEES", 0, 1, unsaid, 0.5, 0.5)), (0.1, Proposal("OVERSEES", 0, 2, unsaid, 0.5, 0.5))]) == frozenset()
    )


def test_the_owner_that_a_rule_tells_keeps_its_list() -> None:
    ends = Mention("Ann Bell", "person"), Mention("Reeds Group", "body")
    rule = RelationClaim("MEMBER_OF", *ends, (), confidence=0.95, method="a rule that never fired")
    scored = ((0.6, proposed(0, 8)), (0.8, proposed(0, 9, "W")))
    assert outdone(scored) == {0}
    agreed = _agreed_with([rule], {rule: ("MEMBER_OF", 0, 8)}, [0.6, 0.8], scored)
    heard = _with_rules({rule: ("MEMBER_OF", 0, 8)}, agreed, scored)
    assert heard[0][0] > 0.8 and heard[1][0] == 0.8
    assert outdone(heard) == {1}
    assert _with_rules({}, agreed, scored) == list(scored)


CHANCES = st.floats(0, 1)


@given(st.lists(st.tuples(CHANCES, st.builds(proposed, st.integers(0, 3), st.integers(4, 7), st.sampled_from("PLHSU"))), max_size=12))
def test_every_place_keeps_an_owner_and_its_likeliest(scored: list[tuple[float, Proposal]]) -> None:
    gone = outdone(scored)
    for number in gone:
        chance, one = scored[number]
        stronger = [n for n, (more, other) in enumerate(scored) if n not in gone and other.source == one.source and more >= chance]
        assert stronger
