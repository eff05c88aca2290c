"""Training: same examples, same bytes; what is taught is read."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "corpus"
sys.path.insert(0, str(ROOT / "tools"))

from fit import fit  # noqa: E402
from fragments import read_fragments  # noqa: E402
from gold import gold_page  # noqa: E402
from judging import APART, grown, proposed_by, rows_of, scored, table_from  # noqa: E402
from scenes import disturbed_participants, facts_of, gold_participants, scene_of, train_subjects  # noqa: E402


def test_a_page_is_disturbed_the_same_way_each_time_and_only_a_little() -> None:
    pages = [gold_page(twin) for twin in list(read_fragments(ROOT / "fragments" / "reporting.frag"))[:150]]
    found = [disturbed_participants(page) for page in pages]
    assert found == [disturbed_participants(page) for page in pages]
    every, same = sum(len(gold_participants(page)) for page in pages), 0
    for page, some in zip(pages, found, strict=True):
        same += len({*some} & {*gold_participants(page)})
        assert all(page.units[one.unit].clean[one.start : one.end].split() == one.text.split() for one in some)
    assert 0.7 < same / every < 0.9


def test_a_linear_model_is_the_same_twice() -> None:
    rows, answers = [["a", "b"], ["a"], ["b"], ["c"]] * 5, [True, True, False, False] * 5
    model = fit(rows, answers)
    assert model == fit(rows, answers)
    assert model.score(["a"]) > 0.5 > model.score(["c"])


def test_facts_and_scenes_of_a_fragment() -> None:
    page = gold_page(next(read_fragments(ROOT / "fragments" / "reporting.frag")))
    scene = scene_of(page, gold_participants(page))
    assert set(scene.own.values()) == set(page.twin.entities)
    assert {key[0] for key in facts_of(page)} == {fact["type"] for fact in page.twin.relations}
    page_model, reference_model = train_subjects([scene, scene_of(page, gold_participants(page))]) if page.twin.subject else (None, None)
    assert (page_model is None) == (page.twin.subject is None) == (reference_model is None)


def test_table_and_forest_are_the_same_twice_and_learn_from_twins_that_nothing_else_was_taught_with() -> None:
    pages = [proposed_by(twin) for twin in list(read_fragments(next(iter(sorted(ROOT.glob(APART))))))[:2]]
    table = table_from(pages)
    assert table == table_from(pages)
    rows = [rows_of(page, scored(page, table)) for page in pages]
    assert all(len(row) == len(page.found) == len(page.facts) == len(page.stated) for page, row in zip(pages, rows, strict=True))
    assert any("found" in page.stated for page in pages)
    assert grown(pages, rows).dump() == grown(pages, rows).dump()
    taught = {line for path in sorted(ROOT.glob("twins/*.frag")) for line in path.read_text("utf-8").splitlines()}
    assert not any(line in taught for path in ROOT.glob(APART) for line in path.read_text("utf-8").splitlines() if line)
