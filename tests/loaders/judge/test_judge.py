"""The judge end to end on small pages of ours: what is entered stands where it says, nothing is lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.graph.claims import NOT_UNDERSTOOD, STATES_NOTHING, Mention, RelationClaim
from govgraph.graph.schema import schema
from govgraph.loaders.judge.claims import Whence
from govgraph.loaders.judge.details import sentence_around
from govgraph.loaders.judge.explain import explained
from govgraph.loaders.judge.joined import joined
from govgraph.loaders.judge.judge import Judged, judge

CORPUS = Path(__file__).resolve().parents[3] / "corpus" / "pages"
PAGE = """Wendshire Skills Partnership

Terms of Reference

1. Accountability

The Partnership is accountable to the Wendshire Growth Board and reports to it every quarter.

2. Membership

The members of the Partnership are:

• Wendshire Council
• Brackdale College
• Averton Chamber of Commerce

3. Chair

The Partnership is chaired by Nkechi Eze.

4. Weather

It rained in Averton and in Brackdale.
"""


def read(text: str) -> Judged:
    return judge(Whence(text, "0" * 64, "a.txt"))


def lines(judged: Judged) -> set[tuple[str, str, str]]:
    return {(claim.source.name, claim.type, claim.target.name) for claim in judged.relations}


def test_a_page_of_terms_of_reference() -> None:
    found = lines(read(PAGE))
    assert ("Wendshire Skills Partnership", "REPORTS_TO", "Wendshire Growth Board") in found
    assert ("Brackdale College", "MEMBER_OF", "Wendshire Skills Partnership") in found
    assert ("Nkechi Eze", "CHAIRS", "Wendshire Skills Partnership") in found


def test_a_body_that_is_never_named_in_full_is_a_body() -> None:
    text = "Senate is the academic body of Brackdale University.\n\nSenate meets monthly and is chaired by Nkechi Eze.\n"
    assert "Senate" in {claim.entity.name for claim in read(text).entities}
    assert "Partnership" not in {claim.entity.name for claim in read(PAGE).entities}


def sound(judged: Judged, text: str) -> None:
    """What holds for every page: legal ends, words at their offsets, a ledger of lines that are there."""
    for claim in judged.relations:
        assert schema().relations[claim.type].admits(claim.source.kind, claim.target.kind)
        assert 0 <= claim.confidence <= 1
        for proof in claim.evidence:
            assert " ".join(text[proof.start : proof.end].split()) == proof.quote
    for claim in judged.entities:
        assert claim.entity.name
    for line in judged.ledger:
        assert line.verdict in (NOT_UNDERSTOOD, STATES_NOTHING)
        assert " ".join(text[line.start : line.end].split()) == line.quote


@pytest.mark.parametrize("path", sorted(CORPUS.glob("?0[0-9]5.txt")), ids=lambda path: path.stem)
def test_pages_of_the_corpus(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    sound(read(text), text)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(PAGE.split("\n") + ["# Board", "| a | Board |", "Present:", "x" * 300, "The Board reports to", ")("]), max_size=14
    )
)
def test_any_order_of_lines(parts: list[str]) -> None:
    text = "\n".join(parts)
    sound(read(text), text)


def test_same_text_same_claims() -> None:
    assert read(PAGE).relations == read(PAGE).relations


def test_the_ledger_tells_what_came_to_nothing() -> None:
    told = {line.quote: line for line in read(PAGE).ledger}
    weather = [line for quote, line in told.items() if quote.startswith("It rained")]
    assert all(line.verdict == STATES_NOTHING or "Averton" in line.names or "Brackdale" in line.names for line in weather)


def test_explain_tells_of_every_stage() -> None:
    number = PAGE[: PAGE.index("accountable to the")].count("\n") + 1
    told = "\n".join(explained(read(PAGE), PAGE, number))
    for words in ("page about Wendshire Skills Partnership", "says account", "REPORTS_TO", "pair:", "judge:"):
        assert words in told
    assert "Membership" not in told


@given(st.text("ab. \n", min_size=3, max_size=80), st.integers(0, 60), st.integers(1, 5))
def test_a_sentence_holds_what_it_is_asked_for(text: str, start: int, size: int) -> None:
    start = min(start, len(text) - 1)
    end = min(len(text), start + size)
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start < end <= last <= len(text)


def claim(confidence: float, method: str) -> RelationClaim:
    return RelationClaim("REPORTS_TO", Mention("A Board", "body"), Mention("B Board", "body"), (), confidence=confidence, method=method)


def test_what_a_rule_and_a_pair_state_is_one_claim_in_the_words_of_the_rule() -> None:
    together = joined([claim(0.9, "reports-to")], [claim(0.6, "pairs/U")], "")
    assert [one.method for one in together] == ["reports-to"]


def test_what_no_rule_states_is_the_pair_s_own_claim() -> None:
    assert [one.method for one in joined([], [claim(0.6, "pairs/U")], "")] == ["pairs/U"]


def test_a_cabinet_is_not_the_board_s() -> None:
    page = "# Wendshire Skills Board\n\nThe Wendshire Skills Board meets monthly. It reports to Cabinet. The Chair attends Cabinet twice a year.\n"
    told = judge(Whence(page, "0" * 64, "page.md"), "text/markdown")
    named = [one.entity for one in told.entities] + [end for one in told.relations for end in (one.source, one.target)]
    cabinets = [one for one in named if one.name.removeprefix("the ") == "Cabinet"]
    assert cabinets
    assert all(one.scope is None for one in cabinets)


def test_a_post_stands_in_the_place_of_a_body_that_is_reported_to() -> None:
    told = judge(Whence("The Quay Skills Board reports to the Chief Executive of Averton Council.\n", "0" * 64, "a.txt", publisher="Shore Council"))
    line = next(claim for claim in told.relations if claim.type == "REPORTS_TO")
    assert (line.target.name, line.target.kind, line.target.subtype, line.target.scope) == ("Chief Executive", "body", "post", "Averton Council")
    told = judge(Whence("The Quay Skills Board reports to the Director of Housing.\n", "0" * 64, "a.txt", publisher="Shore Council"))
    assert [claim.target.scope for claim in told.relations if claim.type == "REPORTS_TO"] == ["Shore Council"]
