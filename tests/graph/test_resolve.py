"""Which names become one entity, and which never do."""

from __future__ import annotations

from dataclasses import replace

from made import body, entity, line, organisation, person, place, source

from govgraph.graph.build import build
from govgraph.graph.claims import Claim, Mention, SourceClaims
from govgraph.graph.decisions import Decisions, parse
from govgraph.graph.model import Entity

PARENT = body("Averton Partnership")


def entities(*sources: SourceClaims, decisions: str = "") -> dict[str, Entity]:
    graph = build(sources, Decisions(parse(decisions))).graph
    return {item.name: item for item in graph.entities}


def under(*names: str, file: str = "a.txt") -> SourceClaims:
    """A source in which each of the names reports to the same partnership."""
    return source(file, *(line("REPORTS_TO", body(name), PARENT, file) for name in names))


def test_spellings_are_one_across_sources() -> None:
    found = entities(under("Children's Trust"), under("The Childrens Trust", file="b.txt"), under("CHILDREN’S TRUST", file="c.txt"))
    assert set(found) == {"Averton Partnership", "Children's Trust"}
    assert "Childrens Trust" in found["Children's Trust"].aliases


def test_an_acronym_means_what_its_source_says() -> None:
    one = source("a.txt", entity(body("Housing and Wellbeing Board"), "HWB"), line("PART_OF", body("HWB"), PARENT))
    other = source("b.txt", entity(body("Highways and Waste Board"), "HWB", file="b.txt"), line("PART_OF", body("HWB"), PARENT, "b.txt"))
    found = entities(one, other)
    assert set(found) == {"Housing and Wellbeing Board", "Highways and Waste Board", "Averton Partnership"}


def test_an_acronym_without_meaning_takes_the_only_one_there_is() -> None:
    one = source("a.txt", entity(body("Health and Wellbeing Board"), "HWB"))
    other = source("b.txt", line("PART_OF", body("HWB"), PARENT, "b.txt"))
    assert set(entities(one, other)) == {"Health and Wellbeing Board", "Averton Partnership"}


def test_an_acronym_with_two_meanings_elsewhere_stays_alone() -> None:
    one = source("a.txt", entity(body("Housing and Wellbeing Board"), "HWB"))
    two = source("b.txt", entity(body("Highways and Waste Board"), "HWB", file="b.txt"))
    three = source("c.txt", line("PART_OF", body("HWB"), PARENT, "c.txt"))
    assert "HWB" in entities(one, two, three)


def test_an_acronym_is_short_for_no_name_in_which_it_stands() -> None:
    one = source("a.txt", entity(organisation("HCC Care Company")), line("MEMBER_OF", organisation("HCC Care Company"), PARENT))
    graph = build([one, source("b.txt", line("MEMBER_OF", organisation("HCC"), body("Flood Board"), "b.txt"))]).graph
    assert {"HCC", "HCC Care Company"} <= {item.name for item in graph.entities}
    assert not graph.proposals


def test_a_successor_is_never_its_predecessor() -> None:
    claims: list[Claim] = [
        line("SUCCEEDS", body("Environment and Waste Partnership"), body("Environment Partnership")),
        entity(body("Environment and Waste Partnership"), "Environment Partnership"),
    ]
    graph = build([source("a.txt", *claims)]).graph
    assert [item.name for item in graph.entities] == ["Environment and Waste Partnership", "Environment Partnership"]
    assert not graph.proposals


def test_the_area_before_a_name_may_be_left_out() -> None:
    found = entities(under("Wendshire Health and Wellbeing Board"), under("Health & Wellbeing Board", file="b.txt"))
    assert set(found) == {"Wendshire Health and Wellbeing Board", "Averton Partnership"}


def test_but_not_when_two_areas_have_one() -> None:
    found = entities(under("Wendshire Safeguarding Board", "Loamshire Safeguarding Board"), under("Safeguarding Board", file="b.txt"))
    assert "Safeguarding Board" in found


def test_nor_when_a_relation_tells_them_apart() -> None:
    claims: list[Claim] = [line("REPORTS_TO", body("Housing Board"), body("Wendshire Housing Board"))]
    assert set(entities(source("a.txt", *claims))) == {"Housing Board", "Wendshire Housing Board"}


def test_nor_for_a_small_place() -> None:
    claims: list[Claim] = [entity(place("Marlow End", "ward")), entity(body("Marlow End Health Forum")), entity(body("Health Forum"))]
    assert {"Health Forum", "Marlow End Health Forum"} <= set(entities(source("a.txt", *claims)))


def test_a_city_told_by_its_council_counts_as_an_area() -> None:
    claims: list[Claim] = [entity(organisation("Averton City Council")), entity(body("Averton Youth Board")), entity(body("Youth Board"))]
    assert set(entities(source("a.txt", *claims))) == {"Averton City Council", "Averton Youth Board"}


def test_groups_of_the_same_words_are_one() -> None:
    found = entities(
        under("Stronger Homes Steering Group"),
        under("Stronger Homes Group", file="b.txt"),
        under("The Stronger Homes sub-group of the Averton Partnership (AP)", file="c.txt"),
    )
    assert set(found) == {"Stronger Homes Steering Group", "Averton Partnership"}


def test_unless_a_source_tells_them_apart() -> None:
    claims: list[Claim] = [line("REPORTS_TO", body("Stronger Homes Group"), body("Stronger Homes Steering Group"))]
    assert len(entities(source("a.txt", *claims))) == 2


def test_a_board_is_not_its_trust() -> None:
    assert len(entities(under("Children's Trust", "Children's Trust Board"))) == 3
    claims: list[Claim] = [entity(body("Children's Trust Board"), "Children's Trust")]
    assert len(entities(source("a.txt", *claims), under("Children's Trust", file="b.txt"))) == 2


def test_generic_names_are_scoped() -> None:
    one = source("a.txt", line("PART_OF", body("Executive Group", "Children's Trust"), body("Children's Trust")))
    two = source("b.txt", line("PART_OF", body("Executive Group", "Averton Partnership"), PARENT, "b.txt"))
    three = source("c.txt", line("REPORTS_TO", body("the Executive Group", "the Childrens Trust"), body("Children's Trust"), "c.txt"))
    found = entities(one, two, three)
    assert set(found) == {
        "Children's Trust",
        "Averton Partnership",
        "Children's Trust Executive Group",
        "Averton Partnership Executive Group",
    }
    assert "Executive Group" in found["Children's Trust Executive Group"].aliases


def test_a_scoped_name_is_the_one_written_in_full_elsewhere() -> None:
    one = source("a.txt", line("PART_OF", body("Executive Group", "Children's Trust"), body("Children's Trust")))
    two = under("Children's Trust Executive Group", file="b.txt")
    assert set(entities(one, two)) == {"Children's Trust", "Children's Trust Executive Group", "Averton Partnership"}


def test_generic_names_without_scope_are_one_within_a_source_only() -> None:
    graph = build([under("Business Group", "The business group"), under("Business Group", file="b.txt")]).graph
    assert sorted(item.id for item in graph.entities) == ["averton-partnership", "business-group", "business-group-body"]


def test_people_are_found_by_surname_within_a_source() -> None:
    claims: list[Claim] = [
        line("CHAIRS", person("Cllr Moss"), PARENT, role="chair"),
        line("MEMBER_OF", person("Councillor Anna Moss OBE"), PARENT),
        line("MEMBER_OF", person("A. Moss"), PARENT),
    ]
    graph = build([source("a.txt", *claims)]).graph
    people = [item for item in graph.entities if item.kind == "person"]
    assert [item.id for item in people] == ["anna-moss"]
    elsewhere = source("b.txt", line("MEMBER_OF", person("Cllr Moss"), PARENT, "b.txt"))
    assert len([item for item in build([source("a.txt", *claims), elsewhere]).graph.entities if item.kind == "person"]) == 2


def test_two_of_one_surname_stay_apart() -> None:
    claims: list[Claim] = [line("MEMBER_OF", person(name), PARENT) for name in ("Cllr Moss", "Anna Moss", "Bob Moss")]
    assert len(entities(source("a.txt", *claims))) == 4


def test_body_and_organisation_of_one_name_are_one_of_the_kind_that_fits_its_relations() -> None:
    claims: list[Claim] = [
        entity(organisation("Averton Housing Trust")),
        entity(organisation("Averton Housing Trust"), file="b.txt"),
        line("CHAIRS", person("Anna Moss"), body("Averton Housing Trust")),
    ]
    found = entities(source("a.txt", *claims))
    assert found["Averton Housing Trust"].kind == "body"


def test_other_kinds_of_one_name_are_several() -> None:
    claims: list[Claim] = [entity(place("Marlow End")), entity(Mention("Marlow End", "project"))]
    graph = build([source("a.txt", *claims)]).graph
    assert [item.id for item in graph.entities] == ["marlow-end", "marlow-end-place"]


def test_the_county_council_is_the_one_named_in_full() -> None:
    claims: list[Claim] = [
        entity(organisation("Wendshire County Council")),
        line("MEMBER_OF", organisation("the County Council"), PARENT),
        line("MEMBER_OF", organisation("Wendshire CC"), PARENT),
    ]
    found = entities(source("a.txt", *claims))
    assert set(found) == {"Wendshire County Council", "Averton Partnership"}
    assert found["Wendshire County Council"].accountable


def test_same_as_and_not_same_win() -> None:
    sources = [under("Children's Trust", "Childrens Trust", "Skills Board", "Learning Forum")]
    notes = "  who: Jo\n  when: 2026-01-31\n  why: known\n"
    decided = f"- not_same: [Children's Trust, Childrens Trust]\n{notes}- same_as: [Skills Board, Learning Forum]\n{notes}"
    assert len(entities(*sources)) == 4
    found = entities(*sources, decisions=decided)
    assert {"Children's Trust", "Childrens Trust"} <= set(found)
    assert len(found) == 4


def test_alike_names_are_proposed_with_the_parts_of_their_score() -> None:
    sources = [under("Averton Rural Transport Board", "Averton Rural Transports Boards")]
    graph = build(sources).graph
    assert [(item.a, item.b) for item in graph.proposals] == [("averton-rural-transport-board", "averton-rural-transports-boards")]
    assert graph.proposals[0].parts["name"] > 0.9


def test_what_is_decided_to_differ_is_not_proposed() -> None:
    decided = "- not_same: [Averton Rural Transport Board, Averton Rural Transports Boards]\n"
    sources = [under("Averton Rural Transport Board", "Averton Rural Transports Boards")]
    assert not build(sources, Decisions(parse(decided))).graph.proposals


def test_names_told_apart_by_their_place_are_not_proposed() -> None:
    claims: list[Claim] = [line("COVERS", body(f"{town} Youth Partnership"), place(town)) for town in ("Brack", "Bracken")]
    assert not build([source("a.txt", *claims)]).graph.proposals
    assert not build([under("Wendshire Partnership", "Wendshire Waste Partnership")]).graph.proposals


def test_a_name_without_its_parent_is_the_one_with_it() -> None:
    claims: list[Claim] = [
        entity(body("Wendshire Safeguarding Board")),
        line("PART_OF", body("Training sub-group"), body("Wendshire Safeguarding Board")),
        line("PART_OF", body("Wendshire Safeguarding Board Training Sub-Group"), body("Wendshire Safeguarding Board")),
    ]
    assert set(entities(source("a.txt", *claims))) == {"Wendshire Safeguarding Board", "Wendshire Safeguarding Board Training Sub-Group"}


def test_a_scope_counts_by_any_of_its_names() -> None:
    one = source(
        "a.txt",
        entity(body("Averton Partnership"), "AP"),
        line("PART_OF", body("Steering Group", "Averton Partnership"), PARENT),
        line("PART_OF", body("AP Steering Group"), PARENT),
    )
    found = entities(one)
    assert set(found) == {"Averton Partnership", "Averton Partnership Steering Group"}
    assert found["Averton Partnership Steering Group"].aliases == ("AP Steering Group", "Steering Group")


def test_the_only_county_council_of_all_sources_is_meant() -> None:
    one = source("a.txt", entity(organisation("Wendshire County Council")))
    two = source("b.txt", line("MEMBER_OF", organisation("the County Council"), PARENT, "b.txt"))
    assert set(entities(one, two)) == {"Wendshire County Council", "Averton Partnership"}


def test_the_cabinet_of_a_council_document_is_that_councils() -> None:
    def report(file: str, publisher: str | None) -> SourceClaims:
        made = source(file, *(line("REPORTS_TO", PARENT, body(name), file) for name in ("Cabinet", "Council")))
        return replace(made, info=replace(made.info, publisher=publisher))

    found = entities(report("a.txt", "Wendshire County Council"), report("b.txt", "Wendshire CC"), report("c.txt", None))
    assert set(found) == {
        "Averton Partnership",
        "Wendshire County Council Cabinet",
        "Wendshire County Council (Council)",
        "Cabinet",
        "Council",
    }


def test_the_cabinet_in_a_paper_without_publisher_is_that_of_the_council_it_names() -> None:
    by_council = source("a.txt", line("REPORTS_TO", PARENT, body("Cabinet")))
    by_council = replace(by_council, info=replace(by_council.info, publisher="Wendshire County Council"))
    terms = [line("REPORTS_TO", body("Adults Board"), body("Cabinet"), "b.txt")]
    host = line("HOSTS", organisation("Wendshire County Council"), body("Adults Board"), "b.txt")
    assert {"Cabinet", "Wendshire County Council Cabinet"} <= set(entities(by_council, source("b.txt", *terms)))
    assert "Cabinet" not in entities(by_council, source("b.txt", *terms, host))


def test_a_vague_body_is_what_the_name_is_known_to_be() -> None:
    claims: list[Claim] = [
        line("REPORTS_TO", body("Brack Healthy Streets"), PARENT),
        line("RELATED_TO", Mention("Brack Healthy Streets", "project", "project"), PARENT),
        line("MEMBER_OF", organisation("Rhiannon Tull"), PARENT),
        line("CHAIRS", person("Rhiannon Tull"), PARENT),
        line("MEMBER_OF", organisation("Marlow End"), PARENT),
        line("COVERS", PARENT, place("Marlow End")),
    ]
    graph = build([source("a.txt", *claims)]).graph
    assert [(item.id, item.kind) for item in graph.entities] == [
        ("averton-partnership", "body"),
        ("brack-healthy-streets", "project"),
        ("marlow-end", "organisation"),
        ("marlow-end-place", "place"),
        ("rhiannon-tull", "person"),
    ]


def test_an_unexplained_short_form_is_the_one_name_of_its_initials() -> None:
    claims: list[Claim] = [
        entity(organisation("Wendshire Clinical Commissioning Group"), "Clinical Commissioning Group"),
        line("MEMBER_OF", organisation("CCG"), PARENT),
        entity(organisation("Homes and Communities Agency")),
        line("MEMBER_OF", organisation("HCA"), PARENT),
        line("MEMBER_OF", organisation("NHS"), PARENT),
    ]
    found = entities(source("a.txt", *claims))
    assert set(found) == {"Wendshire Clinical Commissioning Group", "Homes and Communities Agency", "NHS", "Averton Partnership"}
    two = [entity(organisation(name)) for name in ("Homes and Communities Agency", "Health and Care Alliance")]
    assert "HCA" in entities(source("a.txt", *two, line("MEMBER_OF", organisation("HCA"), PARENT)))


def test_one_generic_name_of_two_sources_can_be_decided_on() -> None:
    sources = [under("Executive Group"), under("Executive Group", file="b.txt")]
    assert len(build(sources).graph.entities) == 3 and build(sources).graph.proposals
    together = build(sources, Decisions(parse("- same_as: [Executive Group, Executive Group]\n"))).graph
    assert [item.id for item in together.entities] == ["averton-partnership", "executive-group"]
    apart = build(sources, Decisions(parse("- not_same: [Executive Group, Executive Group]\n"))).graph
    assert len(apart.entities) == 3 and not apart.proposals


def test_decisions_may_use_the_names_that_are_shown() -> None:
    claims: list[Claim] = [
        entity(body("Wendshire Housing Board"), "WHB"),
        line("PART_OF", body("Executive Group", "WHB"), PARENT),
        line("PART_OF", body("Skills Forum"), PARENT),
    ]
    shown = entities(source("a.txt", *claims))
    assert "Wendshire Housing Board Executive Group" in shown
    found = entities(source("a.txt", *claims), decisions="- same_as: [Wendshire Housing Board Executive Group, Skills Forum]\n")
    assert len(found) == len(shown) - 1
    renamed = "- edit: Skills Forum\n  set: {name: Forum of Skills}\n- edit: Forum of Skills\n  set: {status: dissolved}\n"
    built = build([source("a.txt", *claims)], Decisions(parse(renamed)))
    assert not built.issues
    assert [(item.name, item.status) for item in built.graph.entities if item.id == "skills-forum"] == [("Forum of Skills", "dissolved")]


def test_a_shared_parent_makes_no_likeness_but_a_shared_name_does() -> None:
    parent = body("Wendshire Safeguarding Children Board")
    groups = [line("PART_OF", body(f"{parent.name} {name}"), parent) for name in ("Review Group", "Trends Group")]
    assert not build([source("a.txt", *groups)]).graph.proposals
    one = source("a.txt", entity(body("Housing and Wellbeing Board"), "HWB"))
    other = source("b.txt", entity(body("Highways and Waste Board"), "HWB", file="b.txt"))
    assert [item.parts["name"] for item in build([one, other]).graph.proposals] == [0.9]


def test_a_council_and_its_meeting_are_two_and_not_proposed_as_one() -> None:
    council = organisation("Wendshire County Council")
    meeting = Mention("Council", "body", "council", "Wendshire County Council")
    graph = build([source("a.txt", entity(council), line("REPORTS_TO", body("Skills Board"), meeting), line("HOSTS", council, body("Skills Board")))]).graph
    assert {"Wendshire County Council", "Wendshire County Council (Council)"} <= {one.name for one in graph.entities} and not graph.proposals
