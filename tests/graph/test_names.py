"""Keys of names: every example of names.yaml, and what no name may do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.graph.resolve.lexicon import rows
from govgraph.graph.resolve.names import family_content, is_acronym, is_generic, name_key, short_form, slug

ROWS = rows()


@pytest.mark.parametrize(("one", "other"), ROWS["same"])
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one, "body") == name_key(other, "body")


@pytest.mark.parametrize(("one", "other"), ROWS["different"])
def test_names_of_two_things_do_not(one: str, other: str) -> None:
    assert name_key(one, "body") != name_key(other, "body")


@pytest.mark.parametrize(("one", "other"), ROWS["same_people"])
def test_titles_of_honour_do_not_count(one: str, other: str) -> None:
    assert name_key(one, "person") == name_key(other, "person")


@pytest.mark.parametrize(("one", "other"), ROWS["different_people"])
def test_people_stay_apart(one: str, other: str) -> None:
    assert name_key(one, "person") != name_key(other, "person")


@pytest.mark.parametrize("name", ROWS["generic_names"])
def test_generic_names_say_only_what_sort_of_body_it_is(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize("name", ROWS["distinctive_names"])
def test_distinctive_names_are_not_generic(name: str) -> None:
    assert not is_generic(name)


@pytest.mark.parametrize(
    ("name", "acronym"), [("HWB", True), ("SCaD", True), ("OxLEP", True), ("Cabinet", False), ("LEPs", True), ("H", False), ("A&E", True)]
)
def test_acronyms(name: str, acronym: bool) -> None:
    assert is_acronym(name) is acronym


def test_a_short_form_in_brackets_is_one_only_when_made_of_initials() -> None:
    assert short_form("Averton Strategic Partnership (ASP)") == "ASP"
    assert short_form("Averton Strategic Partnership (NHS)") is None
    assert short_form("Averton Partnership (chair)") is None


def test_the_parent_after_of_is_no_part_of_a_group_name() -> None:
    expected = family_content("Stronger Homes Steering Group")
    assert expected == family_content("The Stronger Homes sub-group of the Averton Partnership (AP)") is not None
    assert family_content("Steering Group") is None
    assert family_content("Board of Governors") is None


@settings(deadline=None)
@given(st.text(min_size=1))
def test_every_text_has_a_key_and_a_slug(text: str) -> None:
    assert slug(text)
    assert name_key(text) == name_key(text)
    assert bool(name_key(text)) == bool(text.split()) or name_key(text) != ""


@settings(deadline=None)
@given(st.sampled_from(ROWS["distinctive_names"]), st.sampled_from(["the ", "The ", "THE  "]))
def test_an_article_changes_nothing(name: str, article: str) -> None:
    assert name_key(article + name) == name_key(name) == name_key(name.upper())
