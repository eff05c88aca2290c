"""The review as data: what each section says of Wendshire, and that it says so whatever the order or the size."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest
import yaml
from hypothesis import given, settings

from govgraph.graph.claims import LedgerLine
from govgraph.graph.decisions import Decision, Decisions
from govgraph.graph.model import Graph
from govgraph.queries import library
from govgraph.viz.report import Review, build
from govgraph.viz.report.bodies import advice_of, people
from govgraph.viz.report.chains import chains_of, sound
from govgraph.viz.report.coverage import families_of
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Bullets, Outline, Section, Table, Text
from govgraph.viz.report.picture import picture, points
from govgraph.viz.report.words import count, listed, long_date, moment, sentence
from tests.support.county import county
from tests.support.graphs import graphs
from tests.support.wendshire import findings, last_year, line, one, wendshire


def section(review: Review, key: str) -> Section:
    return next(part for part in review.sections if part.key == key)


def table(review: Review, key: str) -> Table:
    return next(part for part in (*review.annexes, *review.tables()) if part.key == key)


def words(part: Section) -> str:
    return " ".join(block.text for block in part.blocks if isinstance(block, Text))


@pytest.fixture(scope="module")
def review() -> Review:
    return build(wendshire(), findings(), previous=last_year(), previous_findings=findings()[1:])


def test_sections_stand_in_the_order_of_reading(review: Review) -> None:
    keys = [part.key for part in review.sections]
    assert keys == ["purpose", "structure", "bodies", "points", "unknown", "changes", "decided", "papers"]


def test_the_first_page_asks_the_committee_and_says_it_in_short(review: Review) -> None:
    told = words(section(review, "purpose"))
    assert "3 papers were read (of June 2023 to 12 November 2024, 1 without a date)." in told
    assert "can be traced up to a council or another accountable body." in told
    assert "The checks leave 2 to act on and 2 to ask about." in told
    asked = next(block for block in section(review, "purpose").blocks if isinstance(block, Bullets)).items
    assert asked[1] == "agree an owner and a date for each of the 4 points in section 4;"
    brief = table(review, "brief").rows
    assert [row[:2] for row in brief] == [(1, "Red"), (2, "Red"), (3, "Amber"), (4, "Amber")]
    assert str(brief[0][2]).startswith("Skills Steering Group") and brief[0][2] == review.cards()[0].message


def test_points_are_ten_at_most_with_reason_remedy_and_quotes(review: Review) -> None:
    cards = review.cards()
    assert [card.level for card in cards] == ["act", "act", "ask", "ask"] and all(card.why and card.remedy for card in cards)
    assert cards[0].quotes[0].document == "Partnerships in Wendshire: annual report to Cabinet"
    assert cards[0].quotes[0].date == "12 November 2024"
    many = [replace(findings()[3], id=f"GG001-{n}", subject_name=f"Forum {n}", message=f"Forum {n} reports to no one") for n in range(30)]
    made = build(wendshire(), many)
    assert len(made.cards()) == 10 and "20 lesser ones in the annex" in words(section(made, "points"))
    assert len(table(made, "findings").rows) == 30


def settled(verdict: str, finding: str = "GG001-1", **more: str) -> Decisions:
    """A decision about a finding of Wendshire."""
    fields = {"as": verdict, "cause": f"cause of {finding}", **more}
    return Decisions((Decision("settle", 3, "Jo Marsh", "2025-01-31", "it is small", names=(finding,), fields=fields),))


def bodies(made: Review) -> dict[str, tuple[object, ...]]:
    return {str(row[0]): row[1:] for row in table(made, "bodies").rows}


def test_the_table_of_bodies_says_red_amber_green(review: Review) -> None:
    rows = bodies(review)
    assert rows["Skills Steering Group"][:3] == ("Jobs and Skills Network", "–", "Red (1)")
    assert rows["Marlow End Forum"][2] == "Amber (3)"
    assert rows["Children’s Trust"][:1] == ("Health and Wellbeing Board",) and rows["Children’s Trust"][2] == "Green"
    assert rows["Marlow End Forum"][3:] == ("", "", ""), "to be filled in"


def test_recommendation_owner_and_date_come_from_what_was_settled() -> None:
    row = bodies(build(wendshire(), findings(), decisions=settled("agreed", owner="Al Reed", by="2025-05-31")))["Marlow End Forum"]
    assert row[2:] == ("Amber (3)", "mend", "Al Reed", "31 May 2025")
    accepted = build(wendshire(), findings(), decisions=settled("accepted"))
    assert bodies(accepted)["Marlow End Forum"][2] == "Grey" and len(accepted.cards()) == 3
    assert [row[:3] for row in table(accepted, "decisions").rows] == [("A finding: accepted as it is.", "it is small", "Jo Marsh")]


def test_what_is_agreed_means_merge_close_or_mend() -> None:
    assert [advice_of(f"{code}-0") for code in ("GG032", "GG026", "GG001")] == ["merge", "close", "mend"]
    known = {one.code for one in library().checks.values()}
    assert set(yaml.safe_load(files("govgraph.viz.report").joinpath("recommend.yaml").read_text("utf-8"))) <= known


def test_an_interim_chair_is_not_told_as_chair_besides() -> None:
    graph = wendshire()
    body = next(entity.id for entity in graph.entities if entity.kind == "body")
    chairs = [line("CHAIRS", "ahmed", body, "she chairs", role=role) for role in (None, "interim chair")]
    told = people(Index(replace(graph, entities=(*graph.entities, one("ahmed", "person", "Nadia Ahmed")), relations=tuple(chairs))), body)
    assert told == "Interim chair: Nadia Ahmed"


def test_bodies_alike_share_a_row_on_paper_and_have_their_own_in_the_annex() -> None:
    graph = Graph(entities=tuple(one(f"b{n}", "body", f"Forum {n}") for n in range(9)))
    made = build(graph, [])
    shared = next(part for part in made.tables() if part.key == "bodies").rows
    assert [row[0] for row in shared][0].startswith("9 bodies: Forum 0, ") and len(shared) == 1
    assert len(table(made, "bodies").rows) == 9


def test_what_was_not_understood_is_asked_of_who_wrote_it() -> None:
    unread = LedgerLine("wendshire-partnerships-2024.docx", 0, 9, "The Board is minded to.", "not understood", "no verb", ("Board",), 4)
    made = build(wendshire(), [], ledger=[unread, replace(unread, verdict="states nothing")])
    rows = table(made, "open-questions").rows
    (unread_row,) = (row for row in rows if row[0].startswith("What 1 line of “Partnerships in Wendshire: annual report to Cabinet” say"))
    assert unread_row[1] == "Wendshire County Council" and rows[-1] == unread_row, "what can be asked comes first"
    assert ("When “Register of joint projects” was written.", "whoever wrote “Register of joint projects”") in rows
    assert table(made, "not-understood").rows == (("Partnerships in Wendshire: annual report to Cabinet", "page 4", "The Board is minded to.", "Board", "no verb"),)


def test_the_picture_and_the_outline_agree_and_can_be_read_on_a_sheet() -> None:
    for graph in (wendshire(), county(60), county(150)):
        shown, outline = picture(Index(graph))
        assert shown is not None and points(shown.svg) >= 7 and shown.width <= 757
        names = [text.split(" – ")[0].split(" (")[0] for _, text in outline.items]
        assert len(names) == len(set(names))


def test_scrutiny_stands_below_an_accountable_superior() -> None:
    entities = (one("c", "organisation", "Council", "county council"), one("s", "body", "Health Scrutiny Committee"), one("b", "body", "Board"))
    lines = (line("REPORTS_TO", "b", "s", "q", confidence=0.99), line("REPORTS_TO", "b", "c", "q", confidence=0.7))
    index = Index(Graph(entities=entities, relations=lines))
    assert [step.superior for step in index.above["b"]] == ["c", "s"]
    assert picture(index)[1].items[:2] == ((0, "Council"), (1, "Board – also reports to Health Scrutiny Committee"))


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
    assert {"Skills Steering Group", "Jobs and Skills Network"} <= set(names)


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
    assert table(made, "gaps").rows == (("No Safety Partnership is named for Elm.",),)


def test_duplicates_show_each_component(review: Review) -> None:
    made = table(review, "possibly-same")
    assert made.columns == ("First name", "Second name", "Score", "Members", "Name", "Purpose", "Superior")
    assert made.rows[0] == ("Environment Partnership (dissolved)", "Environment and Waste Partnership", 0.83, 0.0, 0.96, 0.71, 0.5)
    assert made.rows[1][3] is None


def test_changes_are_told_with_the_words_of_both_sides(review: Review) -> None:
    rows = next(part for part in review.annexes if part.key == "changes").rows
    assert ("ended", "body", "Environment Partnership", "active", "dissolved, followed by Environment and Waste Partnership") in {row[:5] for row in rows}
    assert ("no longer named", "body", "Local Transport Board") in {row[:3] for row in rows}
    assert [row[:2] for row in table(review, "changed-findings").rows] == [("new", "Circle of reporting")]
    shown = next(part for part in review.tables() if part.key == "changes").rows
    ended = ("Ended", "Environment Partnership", "active", "dissolved, followed by Environment and Waste Partnership")
    assert ended in shown and len(shown) <= 8


def test_what_only_an_undated_paper_names_did_not_come_after_a_day() -> None:
    graph = wendshire()
    undated = replace(graph, documents=tuple(replace(one, date=None) for one in graph.documents))
    empty = replace(graph, entities=(), relations=(), proposals=(), disagreements=())
    made = [build(one, [], previous=empty, since="2015") for one in (graph, undated)]
    assert [words(section(one, "changes")) == "Nothing changed since 2015." for one in made] == [False, True]
    assert section(made[0], "changes").title == "What changed since 2015"
    assert table(build(undated, [], previous=empty), "changes").rows  # against the last review it is new all the same


def test_many_bodies_that_are_first_named_share_a_row() -> None:
    graph = wendshire()
    empty = replace(graph, entities=(), relations=(), proposals=(), disagreements=())
    shown = next(part for part in build(graph, [], previous=empty).tables() if part.key == "changes").rows
    assert any(" bodies: " in str(row[1]) for row in shown) and len(shown) < 8


def test_without_an_earlier_review_nothing_is_said_of_changes() -> None:
    assert "changes" not in [part.key for part in build(wendshire(), []).sections]
    assert words(section(build(wendshire(), [], previous=wendshire()), "changes")) == "Nothing changed since the last review."


def test_sources_count_what_rests_on_them(review: Review) -> None:
    rows = next(part for part in review.annexes if part.key == "papers").rows
    assert [row[2] for row in rows] == ["12 November 2024", "June 2023", "undated"]
    assert sum(int(row[4] or 0) for row in rows) == len(wendshire().relations)


def test_an_empty_graph_gives_a_review_that_says_so() -> None:
    made = build(Graph(), [])
    assert "No papers were read" in words(section(made, "purpose")) and made.subtitle == "No paper carries a date"


def test_the_order_of_findings_does_not_matter() -> None:
    assert build(wendshire(), findings()) == build(wendshire(), findings()[::-1])


@settings(max_examples=20, deadline=None)
@given(graphs(), graphs())
def test_any_graph_can_be_reviewed_against_any_other(graph: Graph, before: Graph) -> None:
    made = build(graph, findings(), previous=before, previous_findings=[])
    assert all(len(row) == len(part.columns) for part in (*made.tables(), *made.annexes) for row in part.rows)
    assert len({part.key for part in made.annexes}) == len(made.annexes)


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
