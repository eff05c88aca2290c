"""The graph is a pure function of claims and decisions."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import body, claims, entity, fact, line, organisation, person, place, proof, read, sha, source, source_lists

from govgraph.graph.build import build
from govgraph.graph.claims import Claim, EntityClaim, RelationClaim, SourceClaims, claim_id, claim_line, from_dict
from govgraph.graph.decisions import Decisions, parse
from govgraph.graph.exchange import dump, load
from govgraph.graph.model import Graph, Relation
from govgraph.graph.schema import schema

BOARD, TRUST = body("Averton Housing Board"), body("Children's Trust")


def graph(*sources: SourceClaims) -> Graph:
    return build(sources).graph


def only(*sources: SourceClaims) -> Relation:
    (relation,) = graph(*sources).relations
    return relation


@settings(max_examples=60, deadline=None)
@given(source_lists(), st.randoms())
def test_order_of_sources_and_claims_does_not_matter(sources: list[SourceClaims], random: object) -> None:
    expected = build(sources)
    shuffled = [replace(item, claims=tuple(random.sample(item.claims, len(item.claims)))) for item in sources]  # type: ignore[attr-defined]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert build(shuffled) == expected


@settings(max_examples=60, deadline=None)
@given(source_lists())
def test_the_graph_is_whole(sources: list[SourceClaims]) -> None:
    made = graph(*sources)
    ids = [item.id for item in made.entities]
    kinds = {item.id: item.kind for item in made.entities}
    assert ids == sorted(set(ids))
    assert [item.id for item in made.relations] == sorted({item.id for item in made.relations})
    for relation in made.relations:
        assert relation.evidence and relation.claims and relation.source != relation.target
        assert schema().relations[relation.type].admits(kinds[relation.source], kinds[relation.target])
    assert all(item.evidence for item in made.entities)
    assert all(item.name not in item.aliases for item in made.entities)
    assert load(dump(made)) == made


@settings(max_examples=60, deadline=None)
@given(source_lists())
def test_every_claim_is_in_the_graph_waits_or_raised_an_issue(sources: list[SourceClaims]) -> None:
    built = build(sources)
    told = {item for relation in built.graph.relations for item in relation.claims} | set(built.graph.waiting)
    for item in sources:
        for claim in item.claims:
            if claim.method == "" and isinstance(claim, RelationClaim):
                assert claim_id(claim) in told or any(claim_id(claim) in issue.advice for issue in built.issues)


@settings(max_examples=40, deadline=None)
@given(claims("a.txt"))
def test_claims_survive_their_file_form(claim: Claim) -> None:
    assert from_dict(json.loads(claim_line(claim))) == claim


@settings(max_examples=40, deadline=None)
@given(claims("a.txt"))
def test_a_claims_line_is_what_json_writes_and_its_id_that_of_the_sorted_line(claim: Claim) -> None:
    line = claim_line(claim)
    assert json.dumps(json.loads(line), ensure_ascii=False) == line
    told = {key: value for key, value in json.loads(line).items() if key not in ("id", "confidence", "method", "certainty")}
    assert hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12] == claim_id(claim)


def test_hash_seeds_do_not_matter() -> None:
    program = (
        "from made import *\nfrom govgraph.graph.build import build\nfrom govgraph.graph.exchange import dump\n"
        "names = [n for n in NAMES]\n"
        "made = [line('RELATED_TO', body(a), body(b), f, role=None) for f in ('a.txt', 'b.txt') for a in names for b in names]\n"
        "made += [entity(body(a), b, file='b.txt') for a, b in zip(names, names[3:])]\n"
        "print(dump(build([source('a.txt', *made), source('b.txt', *made[::3], date='2014')]).graph))"
    )
    path = os.pathsep.join(item for item in sys.path if item)
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1 and outputs.pop()


def test_claims_for_one_line_are_one_relation_with_all_evidence() -> None:
    relation = only(
        source("a.txt", line("REPORTS_TO", TRUST, BOARD, confidence=0.8, nature="progress"), date="2012"),
        source(
            "b.txt", line("REPORTS_TO", body("the Childrens Trust"), BOARD, "b.txt", confidence=0.8, frequency="annual"), date="2014-05"
        ),
    )
    assert [item.document for item in relation.evidence] == ["a.txt", "b.txt"]
    assert (relation.nature, relation.frequency, relation.dates) == ("progress", "annual", ("2012", "2014-05"))
    assert relation.confidence == pytest.approx(0.96)


def test_roles_are_lines_of_their_own() -> None:
    made = graph(
        source(
            "a.txt",
            line("CHAIRS", person("Anna Moss"), BOARD, role="Chairman"),
            line("CHAIRS", person("Anna Moss"), BOARD),
            line("CHAIRS", person("Bob Hale"), BOARD, role="vice-chair"),
            line("CHAIRS", person("Bob Hale"), BOARD, role="interim chair"),
        )
    )
    assert [(item.source, item.role) for item in made.relations] == [
        ("anna-moss", "chair"),
        ("bob-hale", "interim chair"),
        ("bob-hale", "vice chair"),
    ]


@pytest.mark.parametrize(
    ("stated", "holds"),
    [
        ([("2012", "active", "explicit"), ("2015", "past", "explicit")], "past"),
        ([("2012", "suspended", "explicit"), ("2015", "active", "explicit")], "active"),
        ([("2012", "proposed", "explicit"), ("2015", "active", "layout")], "active"),
        ([("2012", "active", "explicit"), ("2012", "suspended", "explicit")], "suspended"),
        ([("2012", "active", "explicit"), ("2012", "past", "inferred")], "active"),
        ([(None, "active", "inferred"), (None, "suspended", "explicit")], "suspended"),
        ([(None, "past", "explicit"), ("2012", "active", "explicit")], "active"),
        ([("2015", "past", "explicit"), ("2015-06", "active", "explicit")], "active"),
    ],
)
def test_the_newest_status_holds(stated: list[tuple[str | None, str, str]], holds: str) -> None:
    sources = [
        source(f"{number}.txt", line("REPORTS_TO", TRUST, BOARD, f"{number}.txt", status=status, certainty=certainty), date=date)
        for number, (date, status, certainty) in enumerate(stated)
    ]
    assert only(*sources).status == only(*reversed(sources)).status == holds


def test_links_without_direction_are_one() -> None:
    relation = only(source("a.txt", line("RELATED_TO", TRUST, BOARD), line("RELATED_TO", BOARD, TRUST)))
    assert (relation.source, relation.target) == ("averton-housing-board", "childrens-trust")


def test_what_reports_to_itself_and_what_the_schema_refuses_raise_issues() -> None:
    built = build(
        [
            source(
                "a.txt",
                line("PART_OF", TRUST, body("the Childrens Trust")),
                replace(line("REPORTS_TO", TRUST, person("Anna Moss")), evidence=proof("a.txt", "then", 50)),
            )
        ]
    )
    assert not built.graph.relations
    assert [issue.what for issue in built.issues] == [
        "Children's Trust is part of itself",
        "Children's Trust (body) reports to Anna Moss (person), which the schema does not admit",
    ]
    assert all(issue.document == "a.txt" and "decisions.yaml" in issue.advice for issue in built.issues)


def test_weak_claims_wait_and_make_no_entities() -> None:
    weak = line("REPORTS_TO", TRUST, BOARD, confidence=0.4)
    made = graph(source("a.txt", weak))
    assert (made.entities, made.relations, made.waiting) == ((), (), (claim_id(weak),))
    assert build([source("a.txt", weak)], threshold=0.3).graph.relations


def test_the_newest_fact_holds_and_the_difference_is_kept() -> None:
    made = graph(
        source("a.txt", fact(BOARD, "meets", "quarterly"), fact(BOARD, "last_meeting", "2012-01-02"), date="2012"),
        source("b.txt", fact(BOARD, "meets", "monthly", "b.txt"), fact(BOARD, "last_meeting", "2014-01-02", "b.txt"), date="2012-08"),
    )
    assert made.entities[0].properties == {"last_meeting": "2014-01-02", "meets": "monthly"}
    (difference,) = made.disagreements
    assert (difference.subject, difference.what) == ("averton-housing-board", "meets")
    assert [(value, evidence.document) for value, evidence in difference.values] == [("monthly", "b.txt"), ("quarterly", "a.txt")]


def test_what_a_later_paper_says_otherwise_is_a_change_and_no_difference() -> None:
    papers = (source("a.txt", fact(BOARD, "meets", "quarterly"), date="2012"), source("b.txt", fact(BOARD, "meets", "monthly", "b.txt"), date="2014"))
    assert graph(*papers).disagreements == ()


def test_sources_that_name_other_chairs_and_superiors_disagree() -> None:
    made = graph(
        source("a.txt", line("CHAIRS", person("Anna Moss"), BOARD), line("REPORTS_TO", TRUST, BOARD), date="2012"),
        source(
            "b.txt",
            line("CHAIRS", person("Bob Hale"), BOARD, "b.txt", role="chair"),
            line("REPORTS_TO", TRUST, body("Skills Board"), "b.txt"),
            date="2012",
        ),
    )
    assert [(item.subject, item.what) for item in made.disagreements] == [
        ("averton-housing-board", "chair"),
        ("childrens-trust", "superior"),
    ]


def test_sources_of_which_one_says_more_do_not_disagree() -> None:
    made = graph(
        source("a.txt", line("REPORTS_TO", TRUST, BOARD), line("REPORTS_TO", TRUST, body("Skills Board"))),
        source("b.txt", line("REPORTS_TO", TRUST, BOARD, "b.txt")),
    )
    assert not made.disagreements


def test_an_end_told_later_is_news_but_life_after_the_end_is_a_disagreement() -> None:
    ended: list[EntityClaim] = [entity(BOARD, status="dissolved")]
    alive = [entity(BOARD, file="b.txt")]
    assert not graph(read("a.txt", ended, "2015"), read("b.txt", alive, "2012")).disagreements
    assert not graph(read("a.txt", ended, "2015-03"), read("b.txt", alive, None)).disagreements
    assert graph(read("a.txt", ended, "2015-03-23"), read("b.txt", alive, "2015-01-31")).disagreements
    made = graph(read("a.txt", ended, "2012"), read("b.txt", alive, "2015"))
    assert [item.what for item in made.disagreements] == ["status"]
    assert made.entities[0].status == "active"


@pytest.mark.parametrize(
    ("more", "decisions", "status"),
    [
        ({}, "", "dissolved"),
        ({"status": "proposed"}, "", "active"),
        ({"certainty": "inferred"}, "", "active"),
        ({}, "- edit: Waste Board\n  set: {status: suspended}\n  who: A. Moss\n  when: 2026-01-01\n  why: on hold\n", "suspended"),
    ],
)
def test_what_was_succeeded_is_gone(more: dict[str, str], decisions: str, status: str) -> None:
    new, old = body("Environment Board"), body("Waste Board")
    stated = source("a.txt", entity(old), line("SUCCEEDS", new, old, **more))
    graph = build([stated], Decisions(parse(decisions))).graph
    assert {item.name: item.status for item in graph.entities} == {"Environment Board": "active", "Waste Board": status}


def test_what_is_said_to_succeed_each_other_lives() -> None:
    one, other = body("Environment Board"), body("Waste Board")
    graph = build([source("a.txt", line("SUCCEEDS", one, other), line("SUCCEEDS", other, one))]).graph
    assert {item.status for item in graph.entities} == {"active"}


def test_what_may_end_a_chain() -> None:
    made = graph(
        source("a.txt", entity(organisation("Wendshire County Council")), entity(body("Cabinet", subtype="cabinet")), entity(BOARD))
    )
    assert {item.name: item.accountable for item in made.entities} == {
        "Wendshire County Council": True,
        "Cabinet": True,
        "Averton Housing Board": False,
    }


def test_a_name_in_a_relation_only_is_an_entity_with_its_evidence() -> None:
    made = graph(source("a.txt", line("COVERS", BOARD, place("Marlow End"))))
    assert [item.id for item in made.entities] == ["averton-housing-board", "marlow-end"]
    assert made.entities[1].evidence == made.relations[0].evidence


def test_evidence_stands_once() -> None:
    claim = line("REPORTS_TO", TRUST, BOARD)
    relation = only(source("a.txt", claim, replace(claim, nature="progress")))
    assert len(relation.evidence) == 1 and len(relation.claims) == 2
    assert relation.evidence == proof("a.txt", "Children's Trust REPORTS_TO Averton Housing Board")
    assert relation.evidence[0].source == sha("a.txt")
