"""Checks: what the page bears out passes, with its quote; inventions, denials, other pages' facts and orders to a program do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.model.answer import Answer, Fact, Name
from govgraph.loaders.model.checking import ODD, Checked, check
from govgraph.loaders.model.page import Page, page_of
from govgraph.loaders.office.canonical import Canonical

TEXT = """Wendshire Skills Board

The Wendshire Skills Board (WSB) answers to Wendshire County Council. The Board does not report to the Growth Forum.
It was chaired by Cllr Ida Marsh until 2019. It is proposed that Tom Fox will chair the WSB.
The Youth, Adult and Rural Sub-Groups report to the WSB.

Membership:
- Fenland College
- Orr & Sons: J Orr

| Body | Chair |
| Growth Forum | Ann Bell |
"""
PAGE = page_of(Canonical(TEXT))
NAMES = (
    Name("Wendshire Skills Board", "body", ("WSB", "the Board", "Skills Board", "XYZ")), Name("Wendshire County Council", "organisation"),
    Name("Growth Forum", "body"), Name("Cllr Ida Marsh", "person", ("Ida Marsh",)), Name("Tom Fox", "person"), Name("Youth Sub-Group", "body"),
    Name("Adult Sub-Group", "body"), Name("Fenland College", "organisation"), Name("Shadow Board", "body"), Name("Ann Bell", "person"),
    Name("J Orr", "person"), Name("Orr & Sons", "organisation"), Name("Odd", "thing"), Name("Wendshire", "place"),
)  # fmt: skip
WSB = "Wendshire Skills Board"


def one(type: str, source: str, target: str, quote: str, status: str = "active", page: Page = PAGE) -> Checked | str:
    """What becomes of a fact: the checked one, or why it was dropped."""
    passed, dropped = check(page, Answer(NAMES, (Fact(type, source, target, quote, status=status),)))
    return passed[0] if passed else dropped[0].why


@pytest.mark.parametrize(
    ("fact", "grade"),
    [
        (("REPORTS_TO", WSB, "Wendshire County Council", "Wendshire Skills Board (WSB) answers to Wendshire County Council"), 1.0),
        (("REPORTS_TO", "Youth Sub-Group", WSB, "The Youth, Adult and Rural Sub-Groups report to the WSB"), 1.0),
        (("REPORTS_TO", "Adult Sub-Group", WSB, "Adult and Rural Sub-Groups report to the WSB"), 1.0),
        (("CHAIRS", "Cllr Ida Marsh", WSB, "chaired by Cllr Ida Marsh until 2019", "past"), 0.99),
        (("CHAIRS", "Tom Fox", WSB, "It is proposed that Tom Fox will chair the WSB", "proposed"), 1.0),
        (("MEMBER_OF", "Fenland College", WSB, "- Fenland College"), 0.97),
        (("WORKS_FOR", "J Orr", "Orr & Sons", "Orr & Sons: J Orr"), 1.0),
        (("CHAIRS", "Ann Bell", "Growth Forum", "Growth Forum | Ann Bell"), 1.0),
    ],
)
def test_what_stands_there_passes(fact: tuple[str, ...], grade: float) -> None:
    found = one(*fact)
    assert isinstance(found, Checked), found
    assert found.grade >= grade - 0.05
    assert all(PAGE.text[start:end] for start, end in found.spans)


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        (("REPORTS_TO", WSB, "Growth Forum", "The Board does not report to the Growth Forum"), "the words deny it"),
        (("CHAIRS", "Cllr Ida Marsh", WSB, "It was chaired by Cllr Ida Marsh until 2019"), "the words say that it is over"),
        (("CHAIRS", "Tom Fox", WSB, "It is proposed that Tom Fox will chair the WSB"), "the words only plan it"),
        (("CHAIRS", "Ann Bell", "Growth Forum", "Growth Forum | Ann Bell", "proposed"), "nothing says that it is only planned"),
        (("CHAIRS", "Ann Bell", "Growth Forum", "Growth Forum | Ann Bell", "past"), "nothing says that it is over"),
        (("REPORTS_TO", "Shadow Board", WSB, "report to the WSB"), "a name does not stand in the paper"),
        (
            ("REPORTS_TO", WSB, "Wendshire County Council", "The Board is accountable to Wendshire County Council"),
            "the quote does not stand in the paper",
        ),
        (("WORKS_FOR", "Ann Bell", "Wendshire County Council", "| Ann Bell |"), "a name does not stand at the quote"),
        (("EMPLOYS", WSB, "Tom Fox", "Tom Fox will chair the WSB"), "there is no such type"),
        (("CHAIRS", WSB, "Tom Fox", "Tom Fox will chair the WSB"), "these kinds cannot be joined so"),
        (("REPORTS_TO", WSB, WSB, "report to the WSB"), "it joins a thing with itself"),
        (("CHAIRS", "Tom Fox", WSB, "Tom Fox will chair the WSB", "rumoured"), "there is no such status"),
        (("CHAIRS", "Nobody", WSB, "Tom Fox will chair the WSB"), "a name has no kind"),
        (("CHAIRS", "Odd", WSB, "Tom Fox will chair the WSB"), "a name is of no known kind"),
        (("CHAIRS", "Tom Fox", WSB, "It"), "the quote proves nothing"),
    ],
)
def test_what_does_not_is_dropped_with_its_reason(fact: tuple[str, ...], why: str) -> None:
    assert one(*fact) == why


def test_facts_of_another_page_do_not_stand_here() -> None:
    other = page_of(Canonical("The Growth Forum met in May with Wendshire Skills Board and Wendshire County Council."))
    assert (
        one("REPORTS_TO", WSB, "Wendshire County Council", "(WSB) answers to Wendshire County Council", page=other)
        == "the quote does not stand in the paper"
    )


def test_a_line_that_is_told_twice_is_kept_once_and_best_proved() -> None:
    far = Fact("MEMBER_OF", "Fenland College", WSB, "Fenland College")
    near = replace(
        far, type="RELATED_TO", source="Growth Forum", target="Wendshire Skills Board", quote="Board does not report to the Growth Forum"
    )
    found, _ = check(PAGE, Answer(NAMES, (far, far, near, replace(near, source=near.target, target=near.source))))
    assert [fact.type for fact in found] == ["MEMBER_OF"]


def test_a_wrong_short_form_means_nothing() -> None:
    names = (Name("Growth Forum", "body", ("WSB", "Tom Fox", "Fenland College")), Name("Wendshire County Council", "organisation"))
    fact = Fact("REPORTS_TO", "Growth Forum", "Wendshire County Council", "(WSB) answers to Wendshire County Council")
    found, dropped = check(PAGE, Answer(names, (fact,)))
    assert (
        not [one for one in found if "WSB" in one.source.forms] and dropped == () or dropped[0].why == "a name does not stand at the quote"
    )


def test_a_name_that_the_model_made_longer_is_cut_to_what_stands_there() -> None:
    names = (Name("The Fenland College of Wendshire", "organisation", ("Fenland College",)), NAMES[0])
    found, _ = check(PAGE, Answer(names, (Fact("MEMBER_OF", "The Fenland College of Wendshire", WSB, "- Fenland College"),)))
    assert [fact.source.name for fact in found] == ["Fenland College"]


def test_a_body_may_be_meant_as_an_organisation() -> None:
    names = (Name("Wendshire County Council", "body"), Name("J Orr", "person"))
    text = page_of(Canonical("J Orr, Wendshire County Council"))
    (found,), _ = check(text, Answer(names, (Fact("WORKS_FOR", "J Orr", "Wendshire County Council", "J Orr, Wendshire County Council"),)))
    assert found.target.kind == "organisation"


def test_entries_of_no_form_are_counted_among_the_dropped() -> None:
    assert [one.why for one in check(PAGE, Answer(odd=2))[1]] == [ODD, ODD]


_words = st.sampled_from(
    ["Wendshire Skills Board", "WSB", "the Board", "Growth Forum", "it", "Shadow Board", "Ida Marsh", "- Fenland College", "Sub-Groups", ""]
)


@given(
    st.lists(st.builds(Name, _words, st.sampled_from(["body", "person", "x"]), st.tuples(_words)), max_size=4),
    st.lists(st.builds(Fact, st.sampled_from(["REPORTS_TO", "CHAIRS", "y"]), _words, _words, _words, st.integers(0, 20)), max_size=4),
)
def test_whatever_a_model_says_what_passes_stands_in_the_page(names: list[Name], facts: list[Fact]) -> None:
    passed, dropped = check(PAGE, Answer(tuple(names), tuple(facts)))
    assert len(passed) + len(dropped) <= len(facts)
    for fact in passed:
        quotes = [PAGE.evidence("", "", *span).quote for span in fact.spans]
        assert all(" ".join(quote.split()) in " ".join(TEXT.split()) for quote in quotes)
        assert all(end.name.lower() in TEXT.lower() for end in (fact.source, fact.target))
