"""The examples, read whole: what their authors meant is found, what they deny or plan is not, and every quote stands where it should."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from govgraph.graph.model import Graph, Relation
from govgraph.graph.resolve.names import name_key
from govgraph.graph.workspace import Workspace
from govgraph.loaders.loading import load

ROOT = Path(__file__).parents[2]
MEANT = yaml.safe_load((Path(__file__).parent / "wendshire.yaml").read_text("utf-8"))
TYPES = MEANT.pop("types")
DOCUMENTS = sorted(MEANT)
# Of what the authors of all documents meant. Raise them when reading improves.
RECALL, PRECISION = 0.8, 0.95


@dataclass
class Read:
    """The graph of the examples, and the lines that each document gave to it."""

    graph: Graph

    def lines(self, document: str, live: bool = False) -> set[tuple[str, str, str]]:
        """(source id, type, target id) of every line with evidence in this document; live: only those in force by no later paper's word."""
        dates = {one.file: one.date or "" for one in self.graph.documents}
        return {
            (line.source, line.type, line.target)
            for line in self.graph.relations
            if any(one.document == document for one in line.evidence)
            and (not live or (line.status == "active" and max(dates[one.document] for one in line.evidence) <= dates[document]))
        }

    def entity(self, name: str) -> str:
        """The id of what bears this name, or the name itself."""
        return next(iter(self.entities(name)), name)

    def entities(self, name: str) -> list[str]:
        """The ids of all that bear this name: a "Cabinet" may be one of several."""
        return [one.id for one in self.graph.entities if any(_same(name, other, one.kind) for other in (one.name, *one.aliases))]

    def meant(self, document: str, which: str) -> dict[str, set[tuple[str, str, str]]]:
        """The annotated lines of a document, each with the lines by ids that would be it."""
        found = {}
        for line in MEANT[document].get(which, ()):
            source, kind, target = line.split(" | ")
            found[f"{document}: {line}"] = {(a, kind, b) for a in self.entities(source) for b in self.entities(target)}
        return found


def _same(name: str, other: str, kind: str) -> bool:
    return name_key(name, kind) == name_key(other, kind)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    workspace = Workspace.create(tmp_path_factory.mktemp("examples") / "workspace")
    summary = load(workspace, [ROOT / "examples"])
    assert summary.failures == []
    return Read(workspace.graph())


def test_every_document_of_the_examples_is_annotated(read: Read) -> None:
    assert {one.file for one in read.graph.documents if not one.file.endswith(".csv")} == set(DOCUMENTS)


def test_most_of_what_the_documents_say_is_found(read: Read) -> None:
    meant = [(line, ids & read.lines(document)) for document in DOCUMENTS for line, ids in read.meant(document, "true").items()]
    missed = [line for line, hits in meant if not hits]
    assert 1 - len(missed) / len(meant) >= RECALL, "\n".join(missed)


def test_little_else_is_read_from_them(read: Read) -> None:
    found, extra = 0, []
    for document in DOCUMENTS:
        lines = {line for line in read.lines(document) if line[1] in TYPES}
        right = {ids for which in ("true", "either") for one in read.meant(document, which).values() for ids in one}
        found += len(lines)
        extra += [f"{document}: {' | '.join(line)}" for line in sorted(lines - right)]
    assert 1 - len(extra) / found >= PRECISION, "\n".join(extra)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_denied_planned_or_over_is_no_fact(read: Read, document: str) -> None:
    live = read.lines(document, live=True)
    assert [line for line, ids in read.meant(document, "false").items() if ids & live] == []


def test_every_line_shows_words_that_stand_in_its_document(read: Read) -> None:
    texts = {one.file: (ROOT / "examples" / one.file).read_text("utf-8") for one in read.graph.documents}
    wrong: list[Relation] = []
    for line in read.graph.relations:
        assert line.evidence
        wrong += [line for one in line.evidence if " ".join(texts[one.document][one.start : one.end].split()) != one.quote]
    assert wrong == []


@pytest.mark.parametrize(
    ("subject", "what"),
    [("Marlow End Youth Partnership", "status")],
)
def test_documents_that_disagree_are_shown_side_by_side(read: Read, subject: str, what: str) -> None:
    assert (read.entity(subject), what) in {(one.subject, one.what) for one in read.graph.disagreements}


def test_a_chair_of_2015_and_one_of_2016_are_a_succession(read: Read) -> None:
    board = read.entity("Wendshire Health and Wellbeing Board")
    chairs = {line.source: line.status for line in read.graph.relations if (line.type, line.target, line.role) == ("CHAIRS", board, "chair")}
    assert sorted(chairs.values()) == ["active", "past"]
    assert chairs[read.entity("Cllr Tobias Renfrew")] == "active"


def test_the_example_program_runs() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "examples/networkx_example.py"], cwd=ROOT, capture_output=True, text=True, env=_here(), check=False)
    assert done.returncode == 0, done.stderr
    assert "Circle:" in done.stdout


def test_the_decisions_of_the_examples_all_take_effect(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "workspace")
    load(workspace, [ROOT / "examples"])
    (workspace.path / "decisions.yaml").write_text((ROOT / "examples" / "decisions.yaml").read_text("utf-8"), "utf-8")
    read = Read(workspace.graph())
    assert read.entity("Domestic Abuse Strategy Group") == read.entity("Domestic Abuse Strategic Group")
    status = {one.id: one.status for one in read.graph.entities}
    assert status[read.entity("Marlow End Youth Partnership")] == "suspended"
    skills, partnership = read.entity("Wendshire Skills Board"), read.entity("Wendshire Local Enterprise Partnership")
    assert not any((line.source, line.type, line.target) == (skills, "REPORTS_TO", partnership) for line in read.graph.relations)
    assert [issue for issue in workspace.issues() if "decisions.yaml" in json.dumps(issue.document)] == []


def _here() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT)}
