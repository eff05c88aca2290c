"""Which participants of a line fill which slots, and which pairs come of a page."""

from __future__ import annotations

import re

import numpy as np
import pytest

from govgraph.loaders.frames.lexicon import hits
from govgraph.loaders.names.entities import entities_of
from govgraph.loaders.names.participants import Participant
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.readers.clauses import Proposition, Word, propositions
from govgraph.loaders.readers.ends import ends_by_tag, legal
from govgraph.loaders.readers.lines import line_of
from govgraph.loaders.readers.pairs import Pair, pairs_of
from govgraph.loaders.subjects.evidence import Scene
from govgraph.loaders.subjects.resolve import subjects_of
from govgraph.loaders.weights.linear import Linear
from govgraph.loaders.weights.table import shipped


def said(text: str, family: str) -> dict[str, str]:
    """Participant -> slot for the first word of the family; "{A}" is participant A."""
    items = [
        Word(token, ord(token[1]) - 65, "B") if token.startswith("{") else Word(token.lower())
        for token in re.findall(r"\{[A-Z]\}|[\w']+|[^\w\s]", text)
    ]
    found: list[Proposition] = [one for one in propositions(items, hits(tuple(item.word for item in items))) if one.family == family]
    return {chr(n + 65): slot for n, slot in found[0].slots.items()}


@pytest.mark.parametrize(
    ("text", "family", "slots"),
    [
        ("{A} reports to {B}", "report", {"A": "subj", "B": "to"}),
        ("{A} and {B} report to {C}, {D} and the {E}", "report", {"A": "subj", "B": "subj", "C": "to", "D": "to", "E": "to"}),
        ("The work of {A} is overseen by {B}", "oversee", {"A": "subj", "B": "by"}),
        ("{A}, which reports to {B}, meets monthly", "report", {"A": "subj", "B": "to"}),
        ("The chair of {A} reports to {B}", "report", {"A": "subj", "B": "to"}),
        ("Members are drawn from {A} and {B}", "member", {"A": "from", "B": "from"}),
    ],
)
def test_slots(text: str, family: str, slots: dict[str, str]) -> None:
    assert said(text, family) == slots


def scene_of(text: str, *names: tuple[str, str]) -> Scene:
    """The scene of a page in which each (tag, name) is marked wherever it stands."""
    units = page_of(text)
    found = [
        Participant(unit.number, match.start(), match.end(), tag, name)
        for unit in units
        for tag, name in names
        for match in re.finditer(rf"\b{re.escape(name)}\b", unit.clean)
    ]
    found.sort(key=lambda one: (one.unit, one.start))
    return Scene.of(units, found, entities_of(units, found))


def pairs_on(scene: Scene) -> list[tuple[str, str, Pair]]:
    subjects = subjects_of(scene, Linear({"order:0": 3.0}), Linear({"fits:True": 3.0}))
    return [(scene.entities[pair.source].name, scene.entities[pair.target].name, pair) for pair in pairs_of(scene, subjects)]


def test_a_list_is_paired_with_its_stem_heading_and_page() -> None:
    scene = scene_of("# Growth Board\n\n## Sub-groups\n\n- Skills Panel\n", ("B", "Growth Board"), ("B", "Skills Panel"))
    routes = {pair.route for source, target, pair in pairs_on(scene) if (source, target) == ("Skills Panel", "Growth Board")}
    assert {"H", "P"} <= routes
    voted = {
        name for source, target, pair in pairs_on(scene) if (source, target) == ("Skills Panel", "Growth Board") for name in pair.features
    }
    assert "H:vote:PART_OF" in voted


def test_no_pair_joins_a_thing_with_itself() -> None:
    scene = scene_of("The Growth Board (GB) met. The GB and Growth Board agreed.", ("B", "Growth Board"), ("B", "GB"))
    assert pairs_on(scene) == []


def test_a_line_knows_its_participants() -> None:
    scene = scene_of("The Growth Board reports to Cabinet. It meets monthly.", ("B", "Growth Board"), ("B", "Cabinet"))
    line = line_of(scene, scene.units[0])
    assert [item.word for item in line.items[:5]] == ["the", "<B>", "reports", "to", "<B>"]
    assert {item.sentence for item in line.items} == {0, 1}


def test_ends_come_from_the_schema() -> None:
    ends = ends_by_tag()
    assert legal("PB", ends["CHAIRS"]) and legal("TB", ends["MEMBER_OF"]) and legal("RB", ends["REPORTS_TO"])
    assert not legal("AB", ends["MEMBER_OF"]) and not legal("BP", ends["CHAIRS"])


def test_rows_and_features_of_a_pair_come_to_the_same() -> None:
    scene = scene_of(
        "# Growth Board\n\nMembers:\n\n- Skills Panel, which reports to Cabinet\n",
        ("B", "Growth Board"),
        ("B", "Skills Panel"),
        ("B", "Cabinet"),
    )
    table = shipped("pairs")
    found = [pair for _, _, pair in pairs_on(scene)]
    assert {pair.route for pair in found} >= {"U", "H", "P"}
    assert np.allclose(table.kept.lists([pair.rows(table.kept) for pair in found]), table.sums([pair.features for pair in found]))


def test_what_no_relation_joins_is_no_pair() -> None:
    scene = scene_of("Ann Bell and Sue Hart met.", ("P", "Ann Bell"), ("P", "Sue Hart"))
    assert pairs_on(scene) == []
