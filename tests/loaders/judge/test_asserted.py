"""The cues that take back a sentence, each by its example."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
import yaml

from govgraph.graph.claims import Evidence, Mention, RelationClaim
from govgraph.loaders.judge.asserted import DOUBTED, as_asserted, cue_in

CUES = yaml.safe_load(files("govgraph.loaders.judge").joinpath("cues.yaml").read_text("utf-8"))


def claim(quote: str, **more: str) -> RelationClaim:
    ends = Mention("Marina Board", "body"), Mention("Waterways Board", "body")
    return RelationClaim("REPORTS_TO", *ends, (Evidence("x", "a.txt", quote, 0, len(quote)),), confidence=0.9, **more)


def doubted(quote: str, **more: str) -> RelationClaim:
    return as_asserted(claim(quote, **more), quote)


OF_ALL = {name: entry for name, entry in CUES.items() if name != "holds" and "of" not in entry}


@pytest.mark.parametrize(("name", "example"), [(name, entry["example"]) for name, entry in OF_ALL.items()])
def test_examples(name: str, example: str) -> None:
    assert name == "denied after" or cue_in(example) == name
    made = as_asserted(claim(example), example)
    assert (made.status, made.confidence) == ((name, 0.9) if name in ("past", "proposed") else ("active", DOUBTED))


@pytest.mark.parametrize("entry", [entry for entry in CUES.values() if "of" in entry], ids=str)
def test_examples_of_one_type_and_role(entry: dict[str, Any]) -> None:
    assert doubted(entry["example"]).confidence == 0.9
    type, role = entry["of"]
    assert as_asserted(replace(claim(entry["example"], role=role), type=type), entry["example"]).confidence == DOUBTED
    assert as_asserted(replace(claim(entry["example"], role="another"), type=type), entry["example"]).confidence == 0.9


def test_what_only_looks_like_a_cue_takes_nothing_back() -> None:
    assert cue_in(CUES["holds"]["example"]) is None
    assert cue_in("It is not only the Marina Board, but it is not a board.") == "denied"


@pytest.mark.parametrize("aside", ["(formerly the Quay Board)", "– formerly the Quay Board (QB) –", ", previously known as the Quay Board,"])
def test_what_stands_apart_is_said_of_another(aside: str) -> None:
    assert doubted(f"The Marina Board {aside} reports to the Waterways Board.").status == "active"


def test_what_a_decision_sets_up_is_proposed() -> None:
    said = "AGREED that a Marina Board be formed and that it report to the Waterways Board."
    proof = Evidence("x", "a.txt", said[said.index("that it") :], said.index("that it"), len(said))
    assert as_asserted(replace(claim(said), evidence=(proof,)), said).status == "proposed"


def test_a_question_is_doubted() -> None:
    assert doubted("Does the Marina Board report to the Waterways Board?").confidence == DOUBTED


@pytest.mark.parametrize(
    "quote", ["The Marina Board reports to the Waterways Board.", "The Marina Board reports to the Waterways Board, which does not meet."]
)
def test_what_is_said_outright_stays(quote: str) -> None:
    assert doubted(quote) == claim(quote)


def test_another_sentence_of_the_quote_takes_nothing_back() -> None:
    assert doubted("Nobody came. The Marina Board reports to the Waterways Board.").confidence == 0.9
    assert doubted("The Marina Board reports to the Waterways Board. It does not meet.").confidence == 0.9


def test_where_one_of_the_two_is_unsaid_the_forest_has_heard_the_words() -> None:
    said = "The Marina Board could not meet."
    assert as_asserted(replace(claim(said), method="pairs/P"), said).confidence == 0.9
    assert as_asserted(replace(claim(said), method="reports-to"), said).confidence == DOUBTED
    both = "The Marina Board could not report to the Waterways Board."
    assert as_asserted(replace(claim(both), method="pairs/U"), both).confidence == DOUBTED


def test_words_are_whole_words() -> None:
    assert doubted("Not-Marina Board", certainty="layout").confidence == 0.9


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Nobody had told them that the Marina Board reports to the Waterways Board.", DOUBTED),
        ("Nobody had told them. The Marina Board reports to the Waterways Board.", 0.9),
        ("The Marina Board reported to the Waterways Board that the gates were late.", DOUBTED),
        ("The Marina Board reports to the Waterways Board on that.", 0.9),
    ],
)
def test_the_sentence_around_a_quote_counts(text: str, sure: float) -> None:
    start, end = text.index("The Marina" if "The Marina" in text else "the Marina"), text.index("Waterways Board") + len("Waterways Board")
    one = claim(text[start:end])
    assert as_asserted(replace(one, evidence=(Evidence("x", "a.txt", text[start:end], start, end),)), text).confidence == sure


@pytest.mark.parametrize("aside", [", formerly the Quay Board,", " (formerly the Quay Board)", " – formerly the Quay Board –"])
def test_a_former_name_ends_nothing(aside: str) -> None:
    assert doubted(f"The Marina Board{aside} reports to the Waterways Board.").status == "active"
    assert doubted("The Marina Board formerly reported to the Waterways Board.").status == "past"
    assert doubted("The Marina Board (formerly accountable to the Waterways Board) meets.").status == "past"


def test_a_comparison_takes_back_what_it_says_of_the_other_body_alone() -> None:
    text = "The Quay Board, unlike the Marina Board, reports to the Waterways Board."
    assert doubted(text).confidence == DOUBTED
    assert as_asserted(replace(claim(text), source=Mention("Quay Board", "body")), text).confidence == 0.9
