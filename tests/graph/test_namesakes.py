"""One name for two things, and two names of one: councillors and plans of two councils, dated plans, the name that is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import body, entity, line, organisation, person, source

from govgraph.graph.build import build
from govgraph.graph.claims import Mention, RelationClaim, SourceClaims
from govgraph.graph.model import Graph

PARTNERSHIP = body("Averton Partnership")


def of(council: str, file: str, *claims: RelationClaim) -> SourceClaims:
    made = source(file, *claims)
    return replace(made, info=replace(made.info, publisher=council))


def chaired(file: str, group: str, quote: str) -> RelationClaim:
    made = line("CHAIRS", person("John Smith"), body(group), file)
    return replace(made, evidence=tuple(replace(one, quote=quote) for one in made.evidence))


def called(graph: Graph, name: str) -> int:
    return sum(name in (one.name, *one.aliases) for one in graph.entities)


def smiths(title: str, *more: RelationClaim) -> Graph:
    north = of("Northby Council", "a.txt", chaired("a.txt", "Harbour Board", f"is chaired by {title}John Smith"), *more)
    return build([north, of("Southby Council", "b.txt", chaired("b.txt", "Canal Board", f"is chaired by {title}John Smith"))]).graph


def test_councillors_of_one_name_in_the_papers_of_two_councils_are_two_and_proposed() -> None:
    made = smiths("Councillor ")
    assert called(made, "John Smith") == 2
    assert len(made.proposals) == 1


@pytest.mark.parametrize(("title", "more"), [
    ("", ()), ("Cllr ", (line("MEMBER_OF", organisation("Southby Council"), body("Harbour Board"), "a.txt"),)),
])  # fmt: skip
def test_but_one_where_no_title_tells_or_one_council_is_named_in_the_papers_of_the_other(title: str, more: tuple[RelationClaim, ...]) -> None:
    assert called(smiths(title, *more), "John Smith") == 1


def plan(file: str, name: str, kind: str = "PRODUCES") -> RelationClaim:
    return line(kind, PARTNERSHIP, Mention(name, "plan"), file)


def test_a_plan_with_its_years_is_the_one_without_them_in_the_same_paper() -> None:
    one = source("a.txt", plan("a.txt", "Housing Plan"), plan("a.txt", "Housing Plan 2015-2018", "OVERSEES"))
    assert called(build([one]).graph, "Housing Plan 2015-2018") == called(build([one]).graph, "Housing Plan") == 1
    two = source("a.txt", plan("a.txt", "Housing Plan"), plan("a.txt", "Housing Plan 2015-18"), plan("a.txt", "Housing Plan 2018-21"))
    assert len([entity for entity in build([two]).graph.entities if entity.kind == "plan"]) == 3


def test_the_cabinet_office_is_one_in_all_papers() -> None:
    papers = [source(file, line("REPORTS_TO", body(name), body("Cabinet Office", name), file)) for file, name in (("a.txt", "Data Board"), ("b.txt", "Map Board"))]
    made = build(papers).graph
    assert called(made, "Cabinet Office") == 1 and not made.proposals


def test_the_name_that_most_papers_use_is_shown_and_of_equals_the_fullest() -> None:
    short, full = body("Local Data Panel"), body("Wendshire Local Data Panel")
    papers = [source(file, entity(name, file=file)) for file, name in (("a.txt", short), ("b.txt", full), ("c.txt", short))]
    assert [one.name for one in build(papers).graph.entities] == ["Local Data Panel"]
    assert [one.name for one in build(papers[:2]).graph.entities] == ["Wendshire Local Data Panel"]
    people = [source(file, entity(person(name), file=file)) for file, name in (("a.txt", "Cllr Moss"), ("b.txt", "Cllr Moss"), ("c.txt", "Cllr Anna Moss"))]
    assert "Cllr Anna Moss" in {one.name for one in build(people).graph.entities}


def test_council_alone_is_like_no_other_council() -> None:
    papers = [source("a.txt", line("REPORTS_TO", PARTNERSHIP, body("Council"), "a.txt"), entity(organisation("city and district councils")))]
    assert not build(papers).graph.proposals
