"""Training: same examples, same bytes; what is taught is read."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "corpus"
sys.path.insert(0, str(ROOT / "tools"))

from fit import fit  # noqa: E402
from fragments import read_fragments  # noqa: E402
from gold import gold_page  # noqa: E402
from names import sequences, train_tagger  # noqa: E402
from scenes import facts_of, gold_participants, scene_of, train_subjects  # noqa: E402

from govgraph.loaders.names.tagger import participants_of  # noqa: E402
from govgraph.loaders.weights.table import dump  # noqa: E402


def test_a_tagger_from_fragments_is_the_same_twice_and_knows_what_it_was_taught() -> None:
    pages = [gold_page(twin) for twin in list(read_fragments(ROOT / "fragments" / "reporting.frag"))[:150]]
    data = [sequences(page) for page in pages]
    first, second = train_tagger(data), train_tagger(data)
    assert dump(first) == dump(second)
    told = {(one.unit, one.text) for one in participants_of(pages[0].units, first)}
    assert told & {(one.unit, one.text) for one in gold_participants(pages[0])}


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
