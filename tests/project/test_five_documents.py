"""Real documents, end to end: a reviewer's questions with the answers that careful readers gave, and what must never be read.

The documents and their annotations are not part of the project; where they are missing these tests are skipped.
"""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from govgraph.graph.exchange import to_exchange
from govgraph.graph.model import Graph
from govgraph.graph.resolve.names import name_key
from govgraph.graph.store.protocol import Store
from govgraph.graph.workspace import Workspace
from govgraph.loaders import load
from govgraph.queries import ask, check

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
NEVER = yaml.safe_load((Path(__file__).parent / "never.yaml").read_text("utf-8"))


@dataclass
class Review:
    """The five documents in a workspace, with their annotations by file number."""

    graph: Graph
    store: Store
    gold: dict[str, dict[str, Any]]

    def name(self, file: str, gold_id: str) -> str:
        """The name that the annotation of a file gives to one of its entities."""
        return str(self._annotated(file, gold_id)["name"])

    def _annotated(self, file: str, gold_id: str) -> dict[str, Any]:
        """An entity of the annotation by its id; a person by "p" and the digest of it, since no person is named here."""
        entities = {word: one for one in self.gold[file]["entities"] for word in (one["id"], f"p{sha256(one['id'].encode()).hexdigest()[:8]}")}
        found: dict[str, Any] = entities[gold_id]
        return found

    def keys(self, file: str, gold_id: str) -> set[str]:
        """The ids in the graph of what the annotation calls by this id."""
        one = self._annotated(file, gold_id)
        wanted = {name_key(str(name), one["kind"]) for name in (one["name"], *(one.get("aliases") or ()))}
        kinds = ("body", "organisation") if one["kind"] in ("body", "organisation") else (one["kind"],)
        return {
            entity.id
            for entity in self.graph.entities
            if entity.kind in kinds and wanted & {name_key(name, entity.kind) for name in (entity.name, *entity.aliases)}
        }

    def rows(self, question: str, *entities: tuple[str, str], **params: Any) -> list[dict[str, Any]]:
        """The rows of a question about entities given as (file, gold id)."""
        return ask(self.store, question, [self._best(*entity) for entity in entities], **params).rows

    def _best(self, file: str, gold_id: str) -> str:
        """The id of what bears the very name, else of the first that bears one of the others."""
        names = {entity.id: entity.name for entity in self.graph.entities}
        return min(self.keys(file, gold_id), key=lambda key: (names[key] != self.name(file, gold_id), key))


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    if not (SHARED / "gold").is_dir():
        pytest.skip("the annotated documents are not here")
    workspace = Workspace.create(tmp_path_factory.mktemp("five") / "workspace")
    load(workspace, sorted((SHARED / "documents").glob("*.txt")))
    gold = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted((SHARED / "gold").glob("*.yaml"))}
    return Review(workspace.graph(), workspace.store(), gold)


def test_the_scorer_s_bars(review: Review) -> None:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    assert spec and spec.loader
    score = importlib.util.module_from_spec(spec)
    sys.modules["score"] = score
    spec.loader.exec_module(score)
    report = score.score(score.Gold(sorted((SHARED / "gold").glob("*.yaml"))), to_exchange(review.graph), SHARED / "documents")
    assert report["core"]["precision"] >= 0.97 and report["core"]["recall"] >= 0.54  # entered: precision on pages outside comes first
    for kind, precision, recall in (("REPORTS_TO", 0.95, 0.72), ("PART_OF", 0.80, 0.30), ("CHAIRS", 0.94, 0.90)):
        assert report["relations"][kind]["precision"] >= precision and report["relations"][kind]["recall"] >= recall, kind
    quoted = report["evidence"]
    assert quoted["relations"] == quoted["with_quote"] == quoted["verbatim"] == quoted["at_offset"]


@pytest.mark.parametrize(("file", "line"), [(file, tuple(line)) for file, lines in NEVER.items() for line in lines], ids=str)
def test_what_must_never_be_read(review: Review, file: str, line: tuple[str, str, str]) -> None:
    source, kind, target = line
    document = review.gold[file]["document"]["file"]
    for relation in review.graph.relations:
        if relation.type != kind or relation.status != "active" or all(proof.document != document for proof in relation.evidence):
            continue
        ends = (relation.source, relation.target)
        pairs = [ends, ends[::-1]] if kind == "RELATED_TO" else [ends]
        for a, b in pairs:
            left = source == "any" or a in review.keys(file, source)
            right = target == "any" or b in review.keys(file, target)
            assert not (left and right), f"{a} {kind} {b}: {relation.evidence[0].quote}"


# --- fifteen questions of a reviewer ----------------------------------------------------------------------------------


def test_the_chain_from_the_trust_upward(review: Review) -> None:
    rows = review.rows("chain", ("004", "childrens-trust"))
    steps = {(row["from_key"], row["to_key"]) for row in rows}
    trust, board, council = review.keys("004", "childrens-trust"), review.keys("003", "hwb"), review.keys("003", "council")
    for below, above in ((trust, board), (board, council)):  # that the zone reports to the trust is offered, not entered
        assert steps & {(a, b) for a in below for b in above}
    assert any(row["quote"] for row in rows)


NINE = [
    "barton-healthy-new-town",
    "city-health-inequalities-project",
    "social-prescribing",
    "promoting-physical-activity",
    "benefits-advice-project",
]
NINE += ["controlling-migration-fund", "sugar-smart-city", "cycling-city", "leap"]


@pytest.mark.xfail(reason="lists of projects are offered since their rule is trusted as far as the larger corpus bears it out", strict=True)
def test_the_nine_related_projects_and_that_none_has_a_superior(review: Review) -> None:
    related = {str(row["key"]) for row in review.rows("related", ("002", "stronger-communities-group"))}
    orphans = {str(row["key"]) for row in ask(review.store, "orphans", []).rows}
    assert all(review.keys("002", project) & related for project in NINE)
    for project in NINE:
        assert review.keys("002", project) & orphans


def test_who_chaired_the_health_board_in_2015(review: Review) -> None:
    rows = [row for row in review.rows("roles", ("003", "hwb")) if "chair" in str(row["role"])]
    assert {row["name"] for row in rows} == {review.name("003", "p6d524533"), review.name("003", "p27cb5245")}
    assert {str(row["first_named"])[:4] for row in rows} == {"2015"}


def test_where_the_suspended_partnership_stands(review: Review) -> None:
    [key] = review.keys("002", "barton-community-partnership")
    assert next(one for one in review.graph.entities if one.id == key).status == "suspended"
    assert [row["status"] for row in review.rows("area", ("002", "barton")) if row["key"] == key] == ["suspended"]


def _superiors(review: Review, file: str, gold_id: str) -> set[str]:
    return {str(row["superior_key"]) for row in review.rows("reports-to", (file, gold_id))}


def test_to_whom_the_adults_board_submits_its_annual_report(review: Review) -> None:
    found = _superiors(review, "003", "osab")
    for superior in ("hwb", "performance-scrutiny", "council"):
        assert review.keys("003", superior) & found


def test_who_reports_to_the_health_board(review: Review) -> None:
    found = {str(row["body_key"]) for row in review.rows("who-reports-to", ("003", "hwb"))}
    for subordinate in ("opjmg", "hib", "childrens-trust", "osab"):
        assert review.keys("003", subordinate) & found


def test_the_interim_chair_and_the_one_to_come(review: Review) -> None:
    roles = {row["name"]: (row["role"], row["status"]) for row in review.rows("roles", ("003", "osab")) if "chair" in str(row["role"])}
    assert roles[review.name("003", "p544bc92d")] == ("interim chair", "active")
    assert roles[review.name("003", "p3983469a")][1] == "proposed"


def test_the_eight_partnerships_that_report_to_council_each_year(review: Review) -> None:
    found = {str(row["body_key"]) for row in review.rows("who-reports-to", ("003", "council"))}
    for body in ("oxlep", "growth-board", "oep", "hwb", "oscp", "osca", "oscb", "osab"):
        assert review.keys("003", body) & found


def test_what_became_of_two_boards(review: Review) -> None:
    told = {str(row["other"]) for row in review.rows("history", ("003", "growth-board")) if row["event"] == "succeeds"}
    assert told and told <= {review.name("003", "spip"), review.name("003", "local-transport-board")}  # one of them is offered only


def test_who_is_the_accountable_body_of_the_enterprise_partnership(review: Review) -> None:
    hosts = [row for row in review.rows("partners-of", ("003", "oxlep")) if row["does"] == "hosts"]
    assert {str(row["role"]) for row in hosts} == {"accountable body"}
    assert {str(row["partner_key"]) for row in hosts} <= review.keys("003", "oxfordshire-county-council")


def test_who_sits_on_the_children_board(review: Review) -> None:
    found = {str(row["member_key"]) for row in review.rows("members", ("003", "oscb"))}
    members = ("occg", "ouh", "oxford-health", "schools", "lay-members")
    assert sum(bool(review.keys("003", member) & found) for member in members) >= 3  # the others are offered, not entered


def test_the_seats_of_one_councillor(review: Review) -> None:
    found = {str(row["body_key"]) for row in review.rows("seats-of", ("003", "p6d524533"))}
    for body in ("oxlep", "growth-board", "hwb"):
        assert review.keys("003", body) & found


def test_who_holds_the_secretariat_of_the_environment_partnership(review: Review) -> None:
    hosts = [row for row in review.rows("partners-of", ("003", "oep")) if row["does"] == "hosts"]
    assert [(row["role"], row["status"]) for row in hosts] == [("secretariat", "active")]
    assert {str(row["partner_key"]) for row in hosts} <= review.keys("003", "south-oxfordshire-district-council")


def test_to_whom_the_education_partnership_reports(review: Review) -> None:
    superiors = _superiors(review, "004", "cultural-education-partnership")
    assert superiors <= review.keys("004", "youth-partnership-board")  # offered, not entered, where it is empty


def test_the_six_sub_groups_of_the_adults_board(review: Review) -> None:
    below = {str(row["key"]) for row in review.rows("below", ("003", "osab"))}
    for group in ("policy-practice", "training", "sar", "dignity-in-care", "dols", "monitoring-evaluation"):
        assert review.keys("003", f"osab-{group}") & below


def test_the_checks_take_an_incoming_chair_for_the_answer_to_an_interim_one(review: Review) -> None:
    told = {(finding.name, finding.subject) for finding in check(review.store)}
    assert any(("statutory-without-budget", key) in told for key in review.keys("003", "osab"))
    assert not any(name == "interim-chair" and key in review.keys("003", "osab") for name, key in told)
