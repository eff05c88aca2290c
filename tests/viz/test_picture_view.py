"""The view model: which entities are boxes, which relations are lines, who chairs, which marks hold."""

from __future__ import annotations

from govgraph.graph.model import Proposal
from govgraph.viz.build import build_view
from govgraph.viz.layout.forest import plant
from tests.support.graphs import build, entity, relation


def view_of(*entities: object, relations: tuple[object, ...] = (), proposals: tuple[Proposal, ...] = ()):  # type: ignore[no-untyped-def]
    return build_view(build(entities, relations, proposals))  # type: ignore[arg-type]


def boxes_of(view):  # type: ignore[no-untyped-def]
    return {box.key: box for box in view.boxes}


def test_bodies_and_projects_are_boxes_and_organisations_only_above_them() -> None:
    view = view_of(
        entity("board"), entity("scheme", "project"), entity("council", "organisation"), entity("charity", "organisation"), entity("ann", "person"),
        entity("brack", "place"), entity("strategy", "plan"),
        relations=(relation("REPORTS_TO", "board", "council"), relation("MEMBER_OF", "charity", "board"), relation("CHAIRS", "ann", "board")),
    )
    assert sorted(boxes_of(view)) == ["board", "council", "scheme"]
    assert [(link.lower, link.upper) for link in view.links] == [("board", "council")]


def test_all_that_joins_two_boxes_is_one_line_with_the_strongest_first() -> None:
    view = view_of(
        entity("a"), entity("b"),
        relations=(relation("RELATED_TO", "b", "a"), relation("OVERSEES", "b", "a"), relation("REPORTS_TO", "a", "b"), relation("PART_OF", "a", "b")),
    )
    (link,) = view.links
    assert link.types == ("REPORTS_TO", "PART_OF", "OVERSEES", "RELATED_TO")
    assert (link.lower, link.upper, link.answers) == ("a", "b", True)


def test_each_answering_to_the_other_is_two_lines_and_a_named_circle() -> None:
    view = view_of(entity("a"), entity("b"), relations=(relation("REPORTS_TO", "a", "b"), relation("REPORTS_TO", "b", "a")))
    assert len(view.links) == 2
    assert all("circle" in box.marks for box in view.boxes)
    forest = plant(view.boxes, view.links)
    assert len(forest.parents) == 1
    assert len(forest.cut) == 1


def test_the_chair_stands_on_the_card_and_former_ones_do_not() -> None:
    view = view_of(
        entity("board"), entity("ann", "person", name="Ann Bell"), entity("ben", "person", name="Ben Cole"), entity("cy", "person", name="Cy Dean"),
        relations=(
            relation("CHAIRS", "ann", "board", role="chair"), relation("CHAIRS", "ben", "board", role="chair", status="past"),
            relation("CHAIRS", "cy", "board", role="deputy chair"),
        ),
    )
    assert boxes_of(view)["board"].chairs == ("Chair: Ann Bell",)


def test_marks() -> None:
    view = view_of(
        entity("lone"), entity("gone", status="dissolved"), entity("resting", status="suspended"), entity("top"), entity("weak"),
        relations=(relation("REPORTS_TO", "resting", "top"), relation("REPORTS_TO", "weak", "top", confidence=0.55)),
        proposals=(Proposal("lone", "top", 0.8),),
    )
    marks = {key: box.marks for key, box in boxes_of(view).items()}
    assert marks == {"lone": ("orphan", "duplicate"), "gone": ("dissolved",), "resting": ("suspended",), "top": ("duplicate",), "weak": ("weak",)}


def test_the_primary_superior_is_chosen_by_the_schema() -> None:
    view = view_of(
        entity("group"), entity("a"), entity("b"), entity("c"), entity("d"),
        relations=(
            relation("RELATED_TO", "group", "a"), relation("PART_OF", "group", "b"), relation("REPORTS_TO", "group", "c", status="past"),
            relation("REPORTS_TO", "group", "d", confidence=0.8),
        ),
    )
    assert plant(view.boxes, view.links).parents["group"].upper == "d"


def test_of_two_alike_superiors_the_council_stands_above() -> None:
    view = view_of(
        entity("board"), entity("aa-committee"), entity("council", "organisation", subtype="county council"),
        relations=(relation("REPORTS_TO", "board", "aa-committee"), relation("REPORTS_TO", "board", "council")),
    )
    forest = plant(view.boxes, view.links)
    assert forest.parents["board"].upper == "council"
    assert forest.asides == {"council": ["aa-committee"]}


def test_a_linked_project_hangs_beneath_its_body_and_the_rest_stands_apart() -> None:
    view = view_of(entity("board"), entity("scheme", "project"), entity("lone"), relations=(relation("RELATED_TO", "scheme", "board"),))
    forest = plant(view.boxes, view.links)
    assert forest.parents["scheme"].upper == "board"
    assert forest.loose == ["lone"]
    assert forest.roots == ["board"]


def test_dates_of_boxes_and_lines() -> None:
    view = view_of(
        entity("old", status="dissolved", properties={"ended": "2015-03"}), entity("new"), relations=(relation("SUCCEEDS", "new", "old", 1),)
    )
    assert (boxes_of(view)["old"].first, boxes_of(view)["old"].ended) == ("2014-09-30", "2015-03")
    assert view.links[0].first == "2016-11"
