"""Asking as people do: names, parameters, what is refused, and the answers on a small county."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Disagreement, Graph
from govgraph.graph.store.protocol import Store
from govgraph.queries import Answer, ask, library
from govgraph.queries.runner import pasted
from tests.support.graphs import build, entity, evidence, graphs, relation
from tests.support.stores import store_for

Open = Callable[[Graph], Store]

COUNTY = build(
    [
        entity("wcc", "organisation", name="Wendshire County Council", subtype="county council", aliases=("WCC", "the Council")),
        entity(
            "hwb",
            name="Wendshire Health and Wellbeing Board",
            aliases=("HWB", "the Board"),
            properties={"meets": "quarterly", "established": "2012"},
        ),
        entity("old", name="Wendshire Health Forum", status="dissolved", properties={"ended": "2012-03"}),
        entity("csp", name="Brackdale Community Safety Partnership", aliases=("the Board",), status="suspended"),
        entity("zone", "project", name="Marlow End Impact Zone"),
        entity("hub", "project", name="Castleford Cross Hub"),
        entity("hill", "person", name="Cllr Ada Hill"),
        entity("marlow", "place", name="Marlow End", subtype="estate"),
        entity("plan", "plan", name="Joint Wellbeing Strategy"),
        entity("task", name="Averton Task Group", status="proposed"),
    ],
    [
        relation("REPORTS_TO", "hwb", "wcc", nature="annual report", frequency="annual"),
        relation("REPORTS_TO", "csp", "wcc", status="past"),
        relation("OVERSEES", "hwb", "zone"),
        relation("SUCCEEDS", "hwb", "old"),
        relation("CHAIRS", "hill", "hwb", role="chair"),
        relation("MEMBER_OF", "hill", "csp"),
        relation("MEMBER_OF", "wcc", "hwb"),
        relation("WORKS_FOR", "hill", "wcc"),
        relation("RELATED_TO", "zone", "hub"),
        relation("DELIVERS", "wcc", "zone", role="partner"),
        relation("FUNDS", "wcc", "hub"),
        relation("COVERS", "zone", "marlow", 1),
        relation("PRODUCES", "hwb", "plan"),
        relation("PART_OF", "task", "csp"),
    ],
    disagreements=[Disagreement("csp", "status", (("suspended", evidence("is suspended", 1)), ("active", evidence("meets", 0))))],
)


def column(answer: Answer, *names: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in names) for row in answer.rows]


def test_superiors_with_what_is_reported(store_of: Open) -> None:
    answer = ask(store_of(COUNTY), "reports-to", ["HWB"])
    assert column(answer, "superior", "nature", "frequency", "status") == [
        ("Wendshire County Council", "annual report", "annual", "active")
    ]
    assert answer.rows[0]["quote"] == "hwb REPORTS_TO wcc"
    assert answer.rows[0]["evidence"] == [{"quote": "hwb REPORTS_TO wcc", "document": "wendshire-report-2014.txt", "date": "2014-09-30"}]
    assert answer.params == {"entity": "hwb"}


def test_a_chain_says_where_it_ends(store_of: Open) -> None:
    store = store_of(COUNTY)
    answer = ask(store, "chain", ["Marlow End Impact Zone"])
    assert column(answer, "step", "from", "to", "outcome") == [
        (1, "Marlow End Impact Zone", "Wendshire Health and Wellbeing Board", "reaches an accountable body"),
        (2, "Wendshire Health and Wellbeing Board", "Wendshire County Council", "reaches an accountable body"),
    ]
    late = ask(store, "chain", ["task"])
    assert column(late, "status", "outcome")[0] == ("superior is suspended", "reaches an accountable body, but not by lines in force")
    assert ask(store, "chain", ["task"], in_force="yes").rows == []
    cut = ask(store, "chain", ["zone"], depth="1")
    assert column(cut, "to", "outcome") == [("Wendshire Health and Wellbeing Board", "cut off at the depth limit")]


@pytest.mark.parametrize(
    ("question", "entities", "names", "expected"),
    [
        (
            "who-reports-to",
            ["WCC"],
            ("body", "status"),
            [("Wendshire Health and Wellbeing Board", "active"), ("Brackdale Community Safety Partnership", "past")],
        ),
        ("members", ["hwb"], ("member", "roles", "now"), [("Cllr Ada Hill", ["chair"], "yes"), ("Wendshire County Council", ["member"], "yes")]),
        (
            "seats-of",
            ["Ada Hill"],
            ("body", "roles", "now", "status"),
            [
                ("Wendshire Health and Wellbeing Board", ["chair"], "yes", ""),
                ("Brackdale Community Safety Partnership", ["member"], "no", "body is suspended"),
            ],
        ),
        ("partners-of", ["zone"], ("partner", "does", "role"), [("Wendshire County Council", "delivers", "partner")]),
        ("area", ["Marlow End"], ("name", "superiors"), [("Marlow End Impact Zone", ["Wendshire Health and Wellbeing Board"])]),
        ("related", ["zone"], ("name", "superiors"), [("Castleford Cross Hub", [])]),
        ("orphans", [], ("name", "kind"), [("Castleford Cross Hub", "project")]),
        (
            "projects-without-superior",
            [],
            ("project", "partners", "linked_to"),
            [("Castleford Cross Hub", ["Wendshire County Council"], ["Marlow End Impact Zone"])],
        ),
        ("roles", ["hwb"], ("first_named", "name", "role", "now"), [("2014-09-30", "Cllr Ada Hill", "chair", "yes")]),
        ("plans-of", ["hwb"], ("plan", "type"), [("Joint Wellbeing Strategy", "PRODUCES")]),
        ("meetings", [], ("body", "meets"), [("Wendshire Health and Wellbeing Board", "quarterly")]),
        ("disagreements", [], ("about", "values"), [("Brackdale Community Safety Partnership", ["suspended", "active"])]),
        (
            "changes",
            [],
            ("what", "change", "other", "status"),
            [
                ("Averton Task Group", "status", None, "proposed"),
                ("Brackdale Community Safety Partnership", "REPORTS_TO", "Wendshire County Council", "past"),
                ("Brackdale Community Safety Partnership", "status", None, "suspended"),
                ("Wendshire Health and Wellbeing Board", "SUCCEEDS", "Wendshire Health Forum", "active"),
                ("Wendshire Health Forum", "status", None, "dissolved"),
            ],
        ),
        ("layers", [], ("layer", "depth", "body"), [("strategic", 1, "Wendshire Health and Wellbeing Board")]),
        ("vacancies", [], ("body",), []),
        ("coverage", [], ("place", "bodies", "projects"), [("Marlow End", [], ["Marlow End Impact Zone"])]),
        (
            "who-sits-for",
            ["WCC"],
            ("body", "person", "role"),
            [
                ("Wendshire Health and Wellbeing Board", "Cllr Ada Hill", "chair"),
                ("Wendshire Health and Wellbeing Board", "nobody named", "member"),
                ("Brackdale Community Safety Partnership", "Cllr Ada Hill", "member"),
            ],
        ),
        ("evidence-of", ["hwb", "WCC"], ("from", "relation", "to", "quote"), [("Wendshire County Council", "MEMBER_OF", "Wendshire Health and Wellbeing Board", "wcc MEMBER_OF hwb"), ("Wendshire Health and Wellbeing Board", "REPORTS_TO", "Wendshire County Council", "hwb REPORTS_TO wcc")]),
        ("between", ["zone", "marlow"], ("from", "type", "to"), [("Marlow End Impact Zone", "COVERS", "Marlow End")]),
    ],
)
def test_answers(store_of: Open, question: str, entities: list[str], names: tuple[str, ...], expected: list[tuple[object, ...]]) -> None:
    assert column(ask(store_of(COUNTY), question, entities), *names) == expected


def test_of_what_a_question_cannot_be_about_that_is_said(store_of: Open) -> None:
    store = store_of(COUNTY)
    assert ask(store, "reports-to", ["Marlow End"]).opening == "Marlow End is a place; reports-to is asked of a body, organisation, project or person."
    assert ask(store, "area", ["HWB"]).opening == "Wendshire Health and Wellbeing Board is a body; area is asked of a place."


def test_of_two_of_one_name_that_one_is_meant_of_whose_kind_the_question_is(store_of: Open) -> None:
    store = store_of(build([entity("quay", "place"), entity("quay-board", name="Quay"), entity("hub", "project")], [relation("COVERS", "hub", "quay")]))
    assert column(ask(store, "area", ["Quay"]), "name") == [("Hub",)]
    with pytest.raises(GovgraphError, match="may mean"):
        ask(store, "sources-of", ["Quay"])


def test_what_owes_nobody_an_account_is_no_orphan_unless_asked_for(store_of: Open) -> None:
    store = store_of(build([entity("a"), entity("b", name="Local Forums"), entity("c", name="Council-led")]))
    assert column(ask(store, "orphans"), "name") == [("A",)]
    assert column(ask(store, "orphans", every="yes"), "name") == [("A",), ("Council-led",), ("Local Forums",)]


def test_a_council_and_its_meeting_are_found_by_either_name(store_of: Open) -> None:
    council = entity("wcc", "organisation", subtype="county council", name="Wend County Council")
    meeting = entity("full", name="Wend County Council (Council)", accountable=True)
    store = store_of(build([council, meeting, entity("a")], [relation("REPORTS_TO", "a", "full")]))
    assert column(ask(store, "evidence-of", ["A", "Wend County Council"]), "to") == [("Wend County Council (Council)",)]


def test_in_a_circle_nothing_stands_under_itself(store_of: Open) -> None:
    lines = [relation("REPORTS_TO", low, high) for low, high in ("ab", "ba", "cb")]
    store = store_of(build([entity(key) for key in "abc"], lines))
    assert column(ask(store, "below", ["a"]), "depth", "key", "superior_key") == [(1, "b", "a"), (2, "c", "b")]


def test_history_tells_predecessors_and_ends(store_of: Open) -> None:
    rows = column(ask(store_of(COUNTY), "history", ["HWB"]), "name", "event", "other", "status")
    assert rows == [
        ("Wendshire Health and Wellbeing Board", "succeeds", "Wendshire Health Forum", "active"),
        ("Wendshire Health Forum", "dissolved", None, "until 2012-03"),
        ("Wendshire Health and Wellbeing Board", "established", None, "since 2012"),
    ]


def test_sources_give_every_quote_once(store_of: Open) -> None:
    rows = column(ask(store_of(COUNTY), "sources-of", ["marlow"]), "document", "says")
    assert rows == [("wendshire-report-2016.html", "Marlow End Impact Zone covers Marlow End"), ("wendshire-report-2014.txt", "names it")]


def test_people_with_many_seats_count_bodies_in_force(store_of: Open) -> None:
    assert column(ask(store_of(COUNTY), "people-with-many-seats", seats=1), "person", "seats", "chairs") == [("Cllr Ada Hill", 1, 1)]


def test_overview_counts(store_of: Open) -> None:
    assert column(ask(store_of(COUNTY), "overview"), "kind", "number", "in_force")[0] == ("body", 4, 1)


@pytest.mark.parametrize(
    ("name", "entities", "params", "words"),
    [
        ("chian", ["hwb"], {}, "Did you mean chain"),
        ("xyzzy", [], {}, "Known: area"),
        ("chain", [], {}, "chain takes one name, not 0"),
        ("orphans", ["hwb"], {}, "orphans takes no name, not 1"),
        ("between", ["hwb"], {}, "between takes 2 names, not 1"),
        ("between", ["hwb", "HWB"], {}, "one and the same"),
        ("chain", ["hwb"], {"depht": 3}, "Known: depth, in_force"),
        ("chain", ["hwb"], {"depth": "deep"}, "depth takes a whole number, not 'deep'"),
        ("chain", ["hwb"], {"in_force": "perhaps"}, "yes or no"),
    ],
)
def test_bad_use_is_one_clear_line(store_of: Open, name: str, entities: list[str], params: dict[str, object], words: str) -> None:
    with pytest.raises(GovgraphError) as caught:
        ask(store_of(COUNTY), name, entities, **params)
    assert words in str(caught.value) and "\n" not in str(caught.value)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs())
def test_every_question_answers_on_any_graph(graph: Graph) -> None:
    with store_for(graph) as store:
        for one in library().questions.values():
            keys = [entity.id for entity in graph.entities][: len(one.entities)]
            if len(keys) == len(one.entities):
                answer = ask(store, one.name, keys)
                assert answer == ask(store, one.name, keys)
                for row in answer.rows:
                    assert set(answer.columns) <= set(row)


@pytest.mark.parametrize(
    ("question", "entities", "opening"),
    [
        ("reports-to", ["HWB"], "Wendshire Health and Wellbeing Board reports to 1 superior:"),
        ("reports-to", ["hub"], "Castleford Cross Hub reports to nobody as far as the papers say: no line upward is stated in any of them."),
        ("reports-to", ["csp"], "Brackdale Community Safety Partnership reports to nobody as far as the papers say: no line upward is stated in any of them. What the papers name is not in force:"),
        ("reports-to", ["WCC"], "Wendshire County Council stands at the top: it is accountable in its own right, and no line upward is stated in any paper."),
        ("who-reports-to", ["WCC"], "1 body or project reports to Wendshire County Council (and 1 not in force):"),
        ("chain", ["hub"], "Castleford Cross Hub reports to nobody as far as the papers say: no line upward is stated in any of them."),
        ("people-with-many-seats", [], "Nobody holds 3 seats or more."),
    ],
)  # fmt: skip
def test_an_answer_begins_with_whom_it_is_about(store_of: Open, question: str, entities: list[str], opening: str) -> None:
    assert ask(store_of(COUNTY), question, entities).opening == opening


def test_every_question_has_sentences_of_its_own() -> None:
    for one in library().questions.values():
        assert one.says.endswith(":") and one.none.endswith(".")


def test_a_council_is_found_by_the_name_of_its_meeting_and_the_other_way_round(store_of: Open) -> None:
    council = entity("wcc", "organisation", name="Wendshire County Council", subtype="county council")
    meeting = entity("council", name="Wendshire County Council (Council)", subtype="council")
    store = store_of(build([council, meeting, entity("board")], [relation("REPORTS_TO", "board", "council")]))
    assert [column(ask(store, "who-reports-to", [key]), "body") for key in ("wcc", "council")] == [[("Board",)], [("Board",)]]


def test_what_is_part_of_and_reports_to_stands_once(store_of: Open) -> None:
    store = store_of(build([entity("a"), entity("b")], [relation("REPORTS_TO", "a", "b"), relation("PART_OF", "a", "b")]))
    assert column(ask(store, "who-reports-to", ["b"]), "body", "how") == [("A", ["PART_OF", "REPORTS_TO"])]


def test_a_name_that_was_completed_is_told(store_of: Open) -> None:
    store = store_of(COUNTY)
    assert ask(store, "reports-to", ["Wellbeing Board"]).completed == (
        "“Wellbeing Board” was taken as Wendshire Health and Wellbeing Board, the only name here that it fits.",
    )
    assert ask(store, "reports-to", ["HWB"]).completed == ()


def test_where_something_works_is_no_name_of_it(store_of: Open) -> None:
    store = store_of(build([entity("cycle", "project", name="Cycle of Change in Oxmere")]))
    with pytest.raises(GovgraphError, match="nothing here is called 'Oxmere'. Nearest: Cycle of Change in Oxmere"):
        ask(store, "reports-to", ["Oxmere"])


def test_the_old_name_of_a_question_says_the_new_ones(store_of: Open) -> None:
    with pytest.raises(GovgraphError, match=r"reports-of has a new name. Now who-reports-to .*downward.*reports-to .*upward"):
        ask(store_of(COUNTY), "reports-of", ["HWB"])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs())
def test_the_cypher_of_an_answer_gives_the_same_rows_when_pasted(graph: Graph) -> None:
    with store_for(graph) as store:
        answer = ask(store, "reports-to", [graph.entities[0].id])
        again = store.run(pasted(answer, store.graph_key), {})
        assert [row["superior_key"] for row in again] == [row["superior_key"] for row in answer.rows]
