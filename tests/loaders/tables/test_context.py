"""What headings share with their neighbours is no part of what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.loaders.tables import read_tables
from govgraph.loaders.tables.context import in_context, is_other_noun
from govgraph.loaders.tables.plan import plan_of


def keys(tmp_path: Path, heads: str, *rows: str) -> dict[str, str]:
    (tmp_path / "r.csv").write_text("\n".join([heads, *rows]))
    plan = plan_of(read_tables(tmp_path / "r.csv")[1][0])
    return {column.heading: column.key for column in plan.columns}


@pytest.mark.parametrize(
    ("heads", "bare", "noun"),
    [
        (["agencyName", "agencyAcronym", "city"], ["name", "acronym", "city"], "agency"),
        (["Project name", "Project start date", "Partners"], ["name", "start date", "partners"], "project"),
        (["x_name", "x_kind", "x_chair_name"], ["name", "kind", "chair name"], "x"),
        (["chair_name", "chair_email", "chair_phone"], ["chair name", "chair email", "chair phone"], ""),
        (["Finance officer", "Finance system", "Finance code"], ["finance officer", "finance system", "finance code"], ""),
    ],
)
def test_sections_and_the_word_for_a_row(heads: list[str], bare: list[str], noun: str) -> None:
    shared = in_context(heads)
    assert [one if one != f"{noun} name" else "name" for one in shared.bare] == bare
    assert shared.noun == noun


def test_another_noun_tells_of_another_thing(tmp_path: Path) -> None:
    assert (
        is_other_noun("agency_website", "board") and not is_other_noun("board_website", "board") and not is_other_noun("agency_website", "")
    )
    found = keys(
        tmp_path,
        "board_name,agency_website,board_url",
        "Lantern Board,https://a.example,https://b.example",
        "Tarn Board,https://a.example,https://c.example",
    )
    assert found == {"board_name": "name", "agency_website": "left out", "board_url": "website"}


def test_last_words_count_only_where_the_values_agree(tmp_path: Path) -> None:
    rows = ["Lantern Board,1000,yes,2031,LB", "Tarn Board,250,no,2032,TB"]
    found = keys(tmp_path, "Name,Government funding,Ring-fenced funding,Independent review year,Body acronym", *rows)
    assert found == {
        "Name": "name", "Government funding": "funding", "Ring-fenced funding": "left out", "Independent review year": "last_review", "Body acronym": "acronym",
    }  # fmt: skip


@pytest.mark.parametrize("heading", ["Chair's salary budget", "Sponsor income", "Member contact acronym"])
def test_of_somebody_else_is_not_of_the_row(tmp_path: Path, heading: str) -> None:
    assert keys(tmp_path, f"Name,{heading}", "Lantern Board,1000", "Tarn Board,250")[heading] == "left out"


def test_a_register_with_columns_of_yes_and_no_is_no_matrix(tmp_path: Path) -> None:
    heads = "Count,Name,Department,Multiple Bodies,Regulatory Function,Public Minutes,Chair"
    rows = [
        f"{n},{name} Board,Arts,{'Yes' if n % 2 else 'No'},No,Yes,Ada Penrose"
        for n, name in enumerate(["Lantern", "Tarn", "Kestrel", "Orchard"])
    ]
    (tmp_path / "r.csv").write_text("\n".join([heads, *rows]))
    assert plan_of(read_tables(tmp_path / "r.csv")[1][0]).shape == "rows"


def test_a_language_at_the_end_of_a_heading_adds_nothing_and_another_says_it_again(tmp_path: Path) -> None:
    heads = "abbr_en,legal_title_en,legal_title_fr,notes_en,notes_fr"
    found = keys(tmp_path, heads, "LB,Lantern Board,Conseil Lanterne,new,nouveau", "TB,Tarn Board,Conseil Tarn,old,vieux")
    assert found == {"abbr_en": "acronym", "legal_title_en": "name", "legal_title_fr": "alias", "notes_en": "note", "notes_fr": "left out"}
    assert in_context(["name", "name_cy", "support_mi"]).abroad == {1}


def test_the_word_that_names_bodies_is_the_rows_before_another() -> None:
    assert in_context(["donor_name", "agency_name", "agency_code"]).noun == "agency"


def test_languages_before_headings_count_as_those_behind(tmp_path: Path) -> None:
    heads = "English,English abbr,French,French abbr"
    found = keys(tmp_path, heads, "Lantern Board,LB,Conseil Lanterne,CL", "Tarn Board,TB,Conseil Tarn,CT")
    assert found == {"English": "name", "English abbr": "acronym", "French": "alias", "French abbr": "left out"}


def test_what_is_said_of_others_is_not_said_of_the_row(tmp_path: Path) -> None:
    heads = "board_name,used_by,used_by_category,used_by_size"
    assert keys(tmp_path, heads, "Lantern Board,Acme,Data,9", "Tarn Board,Brill,Health,7")["used_by_category"] == "left out"
