"""The numbers of a proposal say what it is by itself, what its rivals and its mates in a list are worth, and how sure its ends are."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.loaders.judge.asserted import CUES
from govgraph.loaders.judge.claims import Whence
from govgraph.loaders.judge.judge import judge
from govgraph.loaders.judge.proposals import Proposal
from govgraph.loaders.judge.standing import NONE, _Group, columns, standing

LIST = """Wendshire Skills Board

Members of the Board

• Maud Pinder
• Oswin Tarn
• Nkechi Eze
"""
LINE = "The Wendshire Skills Board reports to the Wendshire Cabinet.\n"


def table(page: str, first: float | None = None) -> tuple[list[Proposal], list[dict[str, float]], list[str]]:
    """The proposals of a page, the numbers of each (all of them held `first`, if it is given), the names of its entities."""
    judged = judge(Whence(page, "0" * 64, "page.txt"))
    found = [one for _, one in judged.scored]
    rows = standing(judged.scene, judged.subjects, found, [first if first is not None else chance for chance, _ in judged.scored], {})
    return found, [dict(zip(columns(), map(float, row), strict=True)) for row in rows], [one.name for one in judged.scene.entities]


def test_the_members_of_a_list_are_mates() -> None:
    found, numbers, names = table(LIST, 0.6)
    pinder = next(n for n, one in enumerate(found) if one.type == "MEMBER_OF" and names[one.source] == "Maud Pinder")
    assert numbers[pinder]["mates:number"] == 2
    assert np.isclose([numbers[pinder][f"mates:{what}"] for what in ("best", "mean", "lead")], [0.6, 0.6, 0.0]).all()
    assert numbers[pinder]["list"] == 3


def test_outside_a_list_nothing_has_mates() -> None:
    _, numbers, _ = table(LINE)
    assert numbers
    assert {one["mates:best"] for one in numbers} == {one["mates:number"] for one in numbers} == {NONE}


def test_another_superior_is_a_rival() -> None:
    found, numbers, names = table("The Wendshire Skills Board reports to the Wendshire Cabinet and to the Brackdale Growth Board.\n", 0.5)
    lines = [n for n, one in enumerate(found) if one.type == "REPORTS_TO" and names[one.source] == "Wendshire Skills Board"]
    assert len(lines) == 2
    assert all(numbers[n]["rivals:number"] == 1 and numbers[n]["rivals:best"] == 0.5 for n in lines)


def test_kinds_and_route_are_marked_once() -> None:
    found, numbers, _ = table(LINE)
    for one, said in zip(found, numbers, strict=True):
        assert said[one.type] == 1
        assert sum(said[f"source:{tag}"] for tag in "BOJPTSALR") == sum(said[f"target:{tag}"] for tag in "BOJPTSALR") == 1
        assert said[f"route:{one.pair.route[0]}"] == 1


def test_what_speaks_against_it_is_marked() -> None:
    found, numbers, names = table("Wendshire Skills Board\n\nPresent: Maud Pinder, Oswin Tarn\n\nIn attendance: Nkechi Eze\n")
    attends = {names[one.source]: said["doubt:attends"] for one, said in zip(found, numbers, strict=True) if one.type == "MEMBER_OF"}
    assert attends["Nkechi Eze"] == 1
    assert attends["Maud Pinder"] == 0


def test_words_that_take_a_sentence_back_are_heard() -> None:
    _, numbers, _ = table("The Wendshire Skills Board is not part of the Wendshire Cabinet.\n")
    assert numbers and all(said["cue:denied"] > 0 for said in numbers)
    _, numbers, _ = table(LINE)
    assert {said[f"cue:{name}"] for said in numbers for name in CUES} == {0}


def test_the_trust_in_a_rule_is_told() -> None:
    judged = judge(Whence(LINE, "0" * 64, "page.txt"))
    found = [one for _, one in judged.scored]
    best = max(range(len(found)), key=lambda n: judged.scored[n][0])
    fact = (found[best].type, found[best].source, found[best].target)
    rows = standing(judged.scene, judged.subjects, found, [0.5] * len(found), {fact: 0.8})
    assert np.isclose(rows[best][columns().index("rule")], 0.8)
    assert {float(row[columns().index("rule")]) for n, row in enumerate(rows) if n != best} <= {NONE}


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_a_group_without_one_is_what_the_others_are(held: list[float]) -> None:
    group = _Group()
    for one in held:
        group.add(one)
    others, own = held[1:], held[0]
    said = group.beside(own)
    assert said["best"] == max(others, default=0.0)
    assert (said["number"], said["likely"]) == (min(len(others), 20), sum(one > 0.5 for one in others))
    assert np.isclose(said["mean"], sum(others) / len(others) if others else NONE)


def test_a_page_without_proposals_has_no_rows() -> None:
    judged = judge(Whence("It rained.\n", "0" * 64, "page.txt"))
    assert standing(judged.scene, judged.subjects, [], [], {}).shape == (0, len(columns()))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([LIST, LINE, "Present: Maud Pinder (Chair), Oswin Tarn\n", "\n"]), max_size=4).map("\n".join))
def test_every_number_is_one(page: str) -> None:
    found, numbers, _ = table(page)
    assert all(np.isfinite(list(one.values())).all() for one in numbers)
    assert len(found) == len(numbers)
