"""Reading sentences: offsets, status, roles, what is left out, and that no text stops the reader."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.claims import Mention
from govgraph.graph.schema import schema
from govgraph.loaders.clauses import Context, Found, read_sentence, sentences
from govgraph.loaders.names import NameBook

SUBJECT = Mention("Brack Forum", "body", "forum")
CONTEXT = Context(SUBJECT, lambda words: SUBJECT if words == "the Forum" else None)
WORDS = (
    "the a of and to reports chaired by Skills Board , . is which has members includes supported funded through Wendshire Council (WCC) "
    "Cllr Jane Smith will not it ; : sub-group 12 £5m's in on for with District Police Programme are its"
).split()


def read(text: str) -> list[Found]:
    return read_sentence(text, CONTEXT, NameBook.from_text(text))


def only(text: str) -> Found:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Skills Board reports to the Growth Alliance.", "active"),
        ("The Skills Board will continue to report to the Growth Alliance.", "active"),
        ("The Skills Board shall report to the Growth Alliance.", "active"),
        ("It is proposed that the Skills Board will report to the Growth Alliance.", "proposed"),
        ("The Skills Board is to report to the Growth Alliance.", "proposed"),
        ("The Skills Board used to report to the Growth Alliance.", "past"),
        ("Until 2016 the Skills Board reported to the Growth Alliance.", "past"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert only(text).status == status


@pytest.mark.parametrize(
    "text",
    [
        "The Skills Board does not report to the Growth Alliance.",
        "The Skills Board no longer reports to the Growth Alliance.",
        "The Skills Board might report to the Growth Alliance.",
        "If the Skills Board reports to the Growth Alliance, members will be told.",
        "There are no plans for the Skills Board to report to the Growth Alliance.",
        "Members asked whether the Skills Board reports to the Growth Alliance.",
        "Neither the Skills Board nor the Youth Panel reports to the Growth Alliance.",
        "The Skills Board reported that numbers had fallen.",
    ],
)
def test_what_is_denied_or_wished_is_no_claim(text: str) -> None:
    assert read(text) == []


def test_a_denial_in_one_clause_leaves_the_other() -> None:
    claim = only("The Skills Board is not a decision-making body and reports to the Growth Alliance.")
    assert (claim.source.name, claim.type, claim.status) == ("Skills Board", "REPORTS_TO", "active")


def test_offsets_cut_the_proof_from_the_sentence() -> None:
    text = "In short, the Skills Board reports to the Growth Alliance every quarter."
    claim = only(text)
    assert text[claim.start : claim.end] == "the Skills Board reports to the Growth Alliance"
    assert claim.frequency == "every quarter"


def test_each_target_has_its_own_frequency() -> None:
    found = read("The Skills Board reports quarterly to the Growth Alliance and annually to Full Council.")
    assert {(claim.target.name if claim.target else "", claim.frequency) for claim in found} == {
        ("Growth Alliance", "quarterly"), ("Full Council", "annually"),
    }


def test_offsets_hold_over_line_breaks() -> None:
    text = "The Skills  Board\nreports to the\nGrowth Alliance."
    claim = only(text)
    assert text[claim.start : claim.end] == "The Skills  Board\nreports to the\nGrowth Alliance"
    assert claim.source.name == "Skills Board"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The Skills Board is chaired by Jane Holloway.", "chair"),
        ("The Skills Board is co-chaired by Jane Holloway.", "co-chair"),
        ("The Vice-Chair of the Skills Board is Jane Holloway.", "deputy chair"),
        ("Jane Holloway is the interim chair of the Skills Board.", "interim chair"),
    ],
)
def test_role_of_a_chair(text: str, role: str) -> None:
    assert only(text).role == role


def test_the_context_stands_in_for_it_with_less_confidence() -> None:
    said, unsaid = only("The Skills Board reports to the Growth Alliance."), only("Reports to the Growth Alliance.")
    assert unsaid.source == SUBJECT and unsaid.confidence < said.confidence


def test_a_generic_name_carries_the_body_it_belongs_to() -> None:
    claim = only("The Skills Board is supported by an executive group.")
    assert (claim.source.name, claim.source.scope, claim.type) == ("executive group", "Brack Forum", "PART_OF")


def test_facts_and_status_of_a_body() -> None:
    meets, public = read("The Skills Board meets quarterly in public.")
    assert {(meets.property, meets.value), (public.property, public.value)} == {("meets", "quarterly"), ("meets_in_public", True)}
    ended = only("The Skills Board was disbanded in 2014.")
    assert (ended.type, ended.status) == ("entity", "dissolved")


def test_sentences_know_abbreviations() -> None:
    text = "Cllr. Jones met Dr. Lee at St. Mary's, e.g. on Tuesday. The Board agreed. It reports to Cabinet."
    assert [text[start:end] for start, end in sentences(text)] == [
        "Cllr. Jones met Dr. Lee at St. Mary's, e.g. on Tuesday.", "The Board agreed.", "It reports to Cabinet.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Skills Board is answerable to the Growth Alliance through (in order) the Works Panel, the Rail Group and the Bus Forum.",
        "The Skills Board reports to the Growth Alliance via the Works Panel, the Rail Group and then the Bus Forum.",
    ],
)
def test_a_line_that_goes_up_through_others_is_a_ladder(text: str) -> None:
    rungs = ["Skills Board", "Works Panel", "Rail Group", "Bus Forum", "Growth Alliance"]
    assert {(claim.source.name, claim.target.name) for claim in read(text) if claim.target} == {
        ("Skills Board", "Growth Alliance"), *pairwise(rungs),
    }  # fmt: skip


@pytest.mark.parametrize("words", ["through its chair", "through the Head of Housing", "via email"])
def test_a_line_through_a_person_is_no_ladder(words: str) -> None:
    assert [(claim.source.name, claim.target and claim.target.name) for claim in read(f"The Skills Board reports to the Growth Alliance {words}.")] == [
        ("Skills Board", "Growth Alliance")
    ]


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_any_words_give_claims_within_the_sentence_and_the_schema(text: str) -> None:
    for claim in read(text):
        assert 0 <= claim.start < claim.end <= len(text)
        assert 0 < claim.confidence <= 1
        assert claim.type in (*schema().relations, "fact", "entity")
        assert claim.target is None or claim.source.name != claim.target.name


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    read(text)
    assert all(start < end for start, end in sentences(text))


@pytest.mark.parametrize(
    "text",
    [
        "Skills and Health and " * 180 + "Board", "Board of Skills of " * 200, "The Skills Board, " * 200, "(" * 3900, "report " + " " * 3900,
        "chair of the Board is chaired by the chair " * 90, "The Skills Board reports to the Health Board and " * 80,
        " ".join(random.Random(3).choices(WORDS, k=800)), "no sentence " * 100_000,
    ],
)
def test_no_text_holds_the_reader_up(text: str) -> None:
    # A pattern that explodes would take hours.
    assert len(read(text)) < 50
