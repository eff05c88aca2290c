"""The review as data: what each section says of Wendshire, and that it says so whatever the order or the size."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from govgraph.graph.model import Graph
from govgraph.viz.report import Review, build
from govgraph.viz.report.chains import chains_of, sound
from govgraph.viz.report.coverage import families_of
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Bullets, Card, Outline, Picture, Section, Table, Text
from govgraph.viz.report.parts import parts
from govgraph.viz.report.words import count, listed, long_date, moment, sentence
from tests.support.graphs import graphs
from tests.support.wendshire import findings, last_year, line, one, wendshire


def section(review: Review, key: str) -> Section:
    return next(part for part in review.sections if part.key == key)


def table(review: Review, key: str) -> Table:
    return next(part for part in review.tables() if part.key == key)


def words(part: Section) -> str:
    return " ".join(block.text for block in part.blocks if isinstance(block, Text))


@pytest.fixture(scope="module")
def review() -> Review:
    return build(wendshire(), findings(), previous=last_year(), previous_findings=findings()[1:])


def test_sections_stand_in_the_order_of_reading(review: Review) -> None:
    keys = [part.key for part in review.sections]
    assert keys == [
        "summary",
        "structure",
        "findings",
        "chains",
        "members",
        "areas",
        "duplicates",
        "disagreements",
        "changes",
        "sources",
        "method",
    ]


def test_the_summary_counts_in_plain_english(review: Review) -> None:
    told = words(section(review, "summary"))
    assert "3 sources, dated June 2023 to 12 November 2024 (1 without a date)" in told
    assert "13 bodies, 5 organisations, 4 projects, 4 people, 4 places and 1 plan, joined by 34 lines" in told
    assert "5 points: 2 to act on, 2 to ask about and 1 to note" in told
    assert "Of 3 current projects, 1 can be traced to an accountable body. 2 cannot: Bikes for Castleford and Warm Homes Brack." in told


def test_findings_come_by_level_with_reason_remedy_and_quotes(review: Review) -> None:
    cards = [block for block in section(review, "findings").blocks if isinstance(block, Card)]
    assert [card.level for card in cards] == ["act", "act", "ask", "ask", "note"]
    assert all(card.why and card.remedy for card in cards)
    assert cards[0].cases[0].quotes[0].document == "wendshire-partnerships-2024.docx"
    assert cards[0].cases[0].quotes[0].date == "12 November 2024"


def test_findings_of_one_check_tell_their_reason_once() -> None:
    many = [replace(findings()[3], id=f"GG001-{n}", subject_name=f"Forum {n}", message=f"Forum {n} reports to no one") for n in range(6)]
    cards = build(wendshire(), [*many, *findings()]).cards()
    assert [len(card.cases) for card in cards if card.code == "GG001"] == [7]
    assert cards[2].cases[0].message == "Forum 0 reports to no one."


def test_chains_name_every_way_up_and_where_it_ends(review: Review) -> None:
    rows = {(row[0], row[1]): row[2] for key in ("project-chains", "body-chains") for row in table(review, key).rows}
    assert rows["First Steps", "Children’s Trust → Health and Wellbeing Board → Wendshire County Council"] == "Reaches an accountable body"
    assert rows["Bikes for Castleford", "(is delivered by Wendshire Voluntary Action)"] == "! No line found"
    assert rows["Warm Homes Brack", "Warm Homes Task and Finish Group (suspended)"] == "! Stops short"
    assert rows["Jobs and Skills Network", "Skills Steering Group → Jobs and Skills Network"] == "! Goes round in a circle"
    assert sum(name == "Brackdale Community Safety Partnership" for name, _ in rows) == 2


def test_a_chain_through_a_body_that_has_ended_is_not_sound() -> None:
    entities = [
        one("c", "organisation", "Council", "county council"),
        one("gone", "body", "Gone Board", status="dissolved"),
        one("a", "body", "A"),
    ]
    index = Index(Graph(entities=tuple(entities), relations=(line("REPORTS_TO", "a", "gone", "q"), line("REPORTS_TO", "gone", "c", "q"))))
    assert [chain.end for chain in chains_of(index, "a")] == ["resting"]
    assert not sound(index, "a") and sound(index, "c")


def test_two_lines_to_one_superior_are_one_chain() -> None:
    entities = (one("a", "body", "A"), one("c", "organisation", "Council", "county council"), one("b", "body", "B"))
    lines = (
        line("PART_OF", "a", "b", "q"),
        line("REPORTS_TO", "a", "b", "q"),
        line("OVERSEES", "b", "a", "q"),
        line("REPORTS_TO", "b", "c", "q"),
    )
    assert [chain.end for chain in chains_of(Index(Graph(entities=entities, relations=lines)), "a")] == ["accountable"]


def test_many_superiors_do_not_multiply_without_end() -> None:
    layers = [[f"{layer}-{number}" for number in range(8)] for layer in range(10)]
    lines = [line("REPORTS_TO", low, high, "q") for under, over in zip(layers, layers[1:], strict=False) for low in under for high in over]
    graph = Graph(entities=tuple(one(key, "body", key) for layer in layers for key in layer), relations=tuple(lines))
    assert len(chains_of(Index(graph), "0-0")) == 4


def test_a_chain_longer_than_any_stack_is_told() -> None:
    keys = [f"b{number:04}" for number in range(3000)]
    lines = [line("REPORTS_TO", low, high, "q") for low, high in zip(keys, keys[1:], strict=False)]
    made = build(Graph(entities=tuple(one(key, "body", key) for key in keys), relations=tuple(lines)), [])
    outline = next(block for block in section(made, "structure").blocks if isinstance(block, Outline))
    assert len(outline.items) == 3000


def test_the_outline_names_each_thing_once_and_circles_too(review: Review) -> None:
    outline = next(block for block in section(review, "structure").blocks if isinstance(block, Outline))
    names = [text.split(" – ")[0] for _, text in outline.items]
    assert len(names) == len(set(names))
    assert {"Skills Steering Group", "Jobs and Skills Network", "Marlow End Forum"} <= set(names)


def test_who_sits_where_three_ways(review: Review) -> None:
    assert ("Safer Wendshire Partnership", "Cllr Nadia Ahmed (interim chair)", "–", "–") in table(review, "seats-by-body").rows
    assert table(review, "seats-by-holder").rows[0][:3] == ("Cllr Nadia Ahmed", "person", 3)
    matrix = table(review, "seats-matrix")
    row = next(row for row in matrix.rows if row[0] == "Tom Birch")
    assert dict(zip(matrix.columns, row, strict=True))["Children’s Trust"] == "member"


def test_families_are_names_without_their_place(review: Review) -> None:
    assert families_of(Index(wendshire()))["acsp"] == families_of(Index(wendshire()))["bcsp"] == "Community Safety Partnership"
    areas = table(review, "areas")
    assert areas.columns == ("Area", "Community Safety Partnership", "Forum", "Project")
    assert ("Averton", "Averton Community Safety Partnership", "–", "–") in areas.rows


def test_gaps_are_told_between_places_of_one_kind_only() -> None:
    places = [one(key, "place", key.title(), "district") for key in ("brack", "marlow", "elm")] + [one("inn", "place", "Inn", "town")]
    bodies = [one(f"{key}-safe", "body", f"{key.title()} Safety Partnership") for key in ("brack", "marlow")]
    lines = [line("COVERS", f"{key}-safe", key, "q") for key in ("brack", "marlow")]
    made = build(Graph(entities=(*places, *bodies), relations=tuple(lines)), [])
    points = [block.items for block in section(made, "areas").blocks if isinstance(block, Bullets)]
    assert points == [("No Safety Partnership is named for Elm.",)]


def test_duplicates_show_each_component(review: Review) -> None:
    made = table(review, "duplicates")
    assert made.columns == ("First name", "Second name", "Score", "Members", "Name", "Purpose", "Superior")
    assert made.rows[0] == ("Environment Partnership (dissolved)", "Environment and Waste Partnership", 0.83, 0.0, 0.96, 0.71, 0.5)
    assert made.rows[1][3] is None


def test_changes_are_added_gone_or_changed(review: Review) -> None:
    assert ("changed", "Body", "Environment Partnership", "status: active; ended: –", "status: dissolved; ended: December 2023") in table(
        review, "changed-entities"
    ).rows
    assert ("gone", "Local Transport Board reports to Wendshire County Council", "–", "–") in table(review, "changed-lines").rows
    assert [row[:2] for row in table(review, "changed-findings").rows] == [("added", "Circle of reporting")]


def test_without_an_earlier_review_it_says_how_to_compare() -> None:
    assert "--since" in words(section(build(wendshire(), []), "changes"))
    assert words(section(build(wendshire(), [], previous=wendshire()), "changes")) == "Nothing changed since the last review."


def test_sources_count_what_rests_on_them(review: Review) -> None:
    rows = table(review, "sources").rows
    assert [row[2] for row in rows] == ["12 November 2024", "June 2023", "undated"]
    assert sum(int(row[4] or 0) for row in rows) == len(wendshire().relations)


def test_an_empty_graph_gives_a_review_that_says_so() -> None:
    made = build(Graph(), [])
    assert "no sources" in words(section(made, "summary")) and made.subtitle == "No source carries a date"


def test_a_picture_is_taken_up_with_words_for_who_cannot_see_it() -> None:
    made = build(wendshire(), [], svg="<svg/>")
    picture = next(block for block in section(made, "structure").blocks if isinstance(block, Picture))
    assert picture.svg == "<svg/>" and picture.alt.startswith("Diagram of 13 bodies")


def test_the_order_of_findings_does_not_matter() -> None:
    assert build(wendshire(), findings()) == build(wendshire(), findings()[::-1])


@settings(max_examples=60)
@given(graphs(), graphs())
def test_any_graph_can_be_reviewed_against_any_other(graph: Graph, before: Graph) -> None:
    made = build(graph, findings(), previous=before, previous_findings=[])
    assert all(len(row) == len(part.columns) for part in made.tables() for row in part.rows)
    assert len({part.key for part in made.tables()}) == len(list(made.tables()))


def test_wide_tables_are_cut_and_lose_nothing() -> None:
    wide = Table("m", "Matrix", ("Name", *map(str, range(25))), (("a", *("x" if n == 20 else "" for n in range(25))),), matrix=True)
    cut = list(parts(wide, 9))
    assert [len(part.columns) for part in cut] == [10, 10, 8] and [len(part.rows) for part in cut] == [0, 0, 1]
    assert list(parts(replace(wide, columns=wide.columns[:5], rows=()), 9)) == [replace(wide, columns=wide.columns[:5], rows=())]


def test_plain_english() -> None:
    assert [count(0, "body", "bodies"), count(1, "body", "bodies"), count(1240, "line")] == ["no bodies", "1 body", "1,240 lines"]
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(list("abcdefgh"), 2)] == ["", "a", "a and b", "a, b and 6 more"]
    assert [sentence("a\n b"), sentence("Who?"), sentence("")] == ["A b.", "Who?", ""]


@pytest.mark.parametrize(
    ("iso", "plain"),
    [
        ("2024-11-02", "2 November 2024"),
        ("2024-11", "November 2024"),
        ("2016", "2016"),
        (None, ""),
        ("2016-17", "2016"),
        ("spring", "spring"),
    ],
)
def test_dates_are_as_precise_as_they_were(iso: str | None, plain: str) -> None:
    assert long_date(iso) == plain


@pytest.mark.parametrize(
    ("iso", "year"),
    [("2024-11-02", 2024), ("2016", 2016), (None, 1980), ("1066-10-14", 1980), ("9999", 2107), ("2024-13-40", 1980), ("x", 1980)],
)
def test_any_date_is_a_moment_that_fits_into_a_zip(iso: str | None, year: int) -> None:
    assert moment(iso).year == year
