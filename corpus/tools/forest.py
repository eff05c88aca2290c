"""`python corpus/tools/forest.py corpus [--check] [--write FILE]`: the judge's forest, from pages that no other table was taught with.

What a proposal is worth among the others of its page is learnt from `apart/`, whose twins neither the encoders nor the other
tables ever saw, so that their scores there are what they are on a stranger's page. `apart/judged.tsv` tells what readers, each from
the page alone, said of lines that the judge held likely and no annotator had written (twin, type, source, target, verdict).
--check: each quarter of the publishers judged by what the others taught.
"""

from __future__ import annotations

import argparse
import multiprocessing
import pickle
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from fragments import read_fragments
from gold import gold_page
from parts import log
from scenes import facts_of, scene_of
from sklearn.ensemble import ExtraTreesClassifier
from twins import CORE, Twin, read_twin

from govgraph.graph.settings import THRESHOLD
from govgraph.loaders.context.chances import words_of
from govgraph.loaders.context.network import shipped_network
from govgraph.loaders.judge.judge import together, weighed
from govgraph.loaders.judge.rules import facts_of as claims_by_fact
from govgraph.loaders.judge.standing import columns
from govgraph.loaders.names.entities import entities_of
from govgraph.loaders.names.tagger import participants_of
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.source import read_document
from govgraph.loaders.subjects.evidence import Scene
from govgraph.loaders.subjects.resolve import subjects_of
from govgraph.loaders.weights.forest import Forest, planted
from govgraph.loaders.weights.table import shipped_linear

APART, QUARTERS = "apart/*.frag", 4
JUDGED = Path(__file__).resolve().parents[1] / "apart" / "judged.tsv"
BORNE = ("stated", "doubtful")
TREES, LEAST, WIDTH = 100, 5, 0.5  # trees; pages' proposals at a leaf; share of the numbers that a question chooses from
STEPS = (0.9, 0.8, 0.75, 0.7, 0.68, 0.66, 0.64, 0.62, 0.6, 0.55, 0.5, 0.4, 0.3)


@dataclass(frozen=True)
class Weighed:
    """A twin's proposals: their numbers, what each holds by itself, (type, gold ends) of each, whether it is stated.

    stated: "found", "optional" or "false"; wanted: the facts of the core types that are required.
    """

    family: str
    rows: np.ndarray
    first: tuple[float, ...]
    facts: tuple[tuple[str, str, str], ...]
    stated: tuple[str, ...]
    wanted: int


def weighed_twin(twin: Twin) -> Weighed:
    """A twin read as a stranger's page."""
    page, verdicts = gold_page(twin), judged()
    units = page_of(twin.text, twin.media_type)
    participants = participants_of(units, words_of(units, shipped_network("names")))
    scene = Scene.of(units, participants, entities_of(units, participants))
    subjects = subjects_of(scene, shipped_linear("page"), shipped_linear("reference"))
    rules = read_document(twin.text, "x", "x", twin.media_type).finish()
    found, first, rows = weighed(scene, subjects, claims_by_fact(scene, rules))
    own, gold = scene_of(page, participants).own, facts_of(page)
    facts = tuple((one.type, own[one.source], own[one.target]) for one in found)
    optional = {fact: all(one for one, *_ in said) for fact, said in gold.items()}
    said = [verdicts.get((twin.name, one.type, scene.entities[one.source].name, scene.entities[one.target].name), "") for one in found]
    unmarked = {fact for fact in facts if "?" in (fact[1][0], fact[2][0])}  # of a name that no annotator marked nothing is learnt
    borne = {fact: verdict == "doubtful" or fact in unmarked for fact, verdict in zip(facts, said, strict=True) if verdict in BORNE}
    optional = borne | optional
    stated = tuple("false" if fact not in optional else "optional" if optional[fact] else "found" for fact in facts)
    wanted = sum(not doubtful for (type, a, b), doubtful in optional.items() if type in CORE and (type != "RELATED_TO" or a < b))
    return Weighed(twin.family or twin.name, rows, tuple(first), facts, stated, wanted)


@cache
def judged() -> dict[tuple[str, ...], str]:
    """(twin, type, name of source, name of target) -> "stated", "doubtful" or "not"."""
    rows = (line.split("\t") for line in JUDGED.read_text("utf-8").splitlines())
    return {tuple(row[:4]): row[4] for row in rows}


def grown(pages: Sequence[Weighed]) -> Forest:
    """The forest that some pages teach."""
    kept = [(row, what == "found") for page in pages for row, what in zip(page.rows, page.stated, strict=True) if what != "optional"]
    model = ExtraTreesClassifier(TREES, min_samples_leaf=LEAST, max_features=WIDTH, random_state=0, n_jobs=2)
    model.fit(np.array([row for row, _ in kept]), np.array([said for _, said in kept]))
    return planted(columns(), [_nodes(tree.tree_) for tree in model.estimators_])


def _nodes(tree) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    inner = np.flatnonzero(tree.children_left >= 0)
    assert (tree.children_left[inner] == inner + 1).all(), "trees are kept depth first"
    counts = tree.value[:, 0, :]
    return tree.feature, tree.threshold, tree.children_right, counts[:, 1] / counts.sum(axis=1)


def told(pages: Iterable[tuple[Weighed, Sequence[float]]], name: str) -> None:
    """Precision and recall of core facts by threshold."""
    best: list[tuple[float, str]] = []
    wanted = 0
    for page, chances in pages:
        found: dict[tuple[str, str, str], tuple[float, str]] = {}
        for fact, what, chance in zip(page.facts, page.stated, chances, strict=True):
            if fact[0] in CORE:
                found[fact] = max(found.get(fact, (0.0, what)), (float(chance), what))
        best += found.values()
        wanted += page.wanted
    print(name, wanted, "facts wanted")
    for step in STEPS:
        count = Counter(what for chance, what in best if chance >= step)
        right, false = count["found"], count["false"]
        print(f"  {step:.2f} right {right} false {false} P {right / max(1, right + false):.3f} R {right / wanted:.3f}")


def told_of_doubts(pages: Iterable[tuple[Weighed, Sequence[float]]]) -> None:
    """How often lines of the core types that enter are right, by what speaks against them: which doubts have to bind."""
    names = [name for name in columns() if name.startswith("doubt:")]
    count: Counter[tuple[str, str]] = Counter()
    for page, chances in pages:
        for row, fact, what, chance in zip(page.rows, page.facts, page.stated, chances, strict=True):
            if fact[0] in CORE and chance >= THRESHOLD:
                count.update((name, what) for name in names if row[columns().index(name)])
    print(f"entered at {THRESHOLD}:", ", ".join(f"{name} {count[name, 'found']} right {count[name, 'false']} false" for name in names))


def quarter_of(page: Weighed) -> int:
    return zlib.crc32(page.family.encode()) % QUARTERS


def read_all(twins: Sequence[Twin]) -> list[Weighed]:
    """Two at a time."""
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
        return list(pool.map(weighed_twin, twins, chunksize=5))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--on", type=Path, nargs="*", default=[], help="folders of annotated pages on which the forest is tried")
    parser.add_argument("--pickle", type=Path, help="keep the read twins here, or take them from here if it is there")
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    if args.pickle and args.pickle.exists():
        pages = pickle.loads(args.pickle.read_bytes())
    else:
        pages = read_all([twin for path in sorted(args.corpus.glob(APART)) for twin in read_fragments(path)])
    if args.pickle:
        args.pickle.write_bytes(pickle.dumps(pages))
    log(len(pages), "pages", sum(len(page.rows) for page in pages), "proposals")
    told([(page, page.first) for page in pages], "each by itself")
    if args.check:
        by_quarter = [grown([page for page in pages if quarter_of(page) != quarter]) for quarter in range(QUARTERS)]
        among = [(page, by_quarter[quarter_of(page)].chances(page.rows)) for page in pages]
        told(among, "among the others, by other publishers' trees")
        both = [(page, together(page.first, chances)) for page, chances in among]
        told(both, "both together")
        told_of_doubts(both)
    forest = grown(pages)
    log("grown", len(forest.column), "nodes")
    if args.on:
        others = read_all([read_twin(path) for folder in args.on for path in sorted(folder.glob("*.yaml"))])
        told([(page, page.first) for page in others], "elsewhere, each by itself")
        told([(page, together(page.first, forest.chances(page.rows))) for page in others], "elsewhere, both together")
    if args.write:
        args.write.write_bytes(forest.dump())
        log(args.write.name, args.write.stat().st_size)


if __name__ == "__main__":
    main()
