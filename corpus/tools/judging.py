"""`python corpus/tools/judging.py corpus [--check] [--write FOLDER]`: the judge's table and forest, from pages that taught nothing else.

How far encoders, pairs and rules are to be trusted, and what a proposal is worth among the others of its page, is learnt from `apart/`,
whose twins neither the encoders nor the other tables ever saw, so that their scores there are what they are on a stranger's page.
`apart/judged.tsv` tells what readers, each from the page alone, said of lines that the judge held likely and no annotator had written
(twin, type, source, target, verdict). Each quarter of the publishers is judged by the table that the others taught, and from what that
says the forest learns. --check: the same for the forest.
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
from fit import fit
from fragments import read_fragments
from gold import gold_page
from parts import log, write_linear
from scenes import facts_of, scene_of
from sklearn.ensemble import ExtraTreesClassifier
from twins import CORE, Twin, read_twin

from govgraph.graph.settings import THRESHOLD
from govgraph.loaders.context.chances import words_of
from govgraph.loaders.context.network import shipped_network
from govgraph.loaders.judge.judge import proposed, together
from govgraph.loaders.judge.proposals import Proposal
from govgraph.loaders.judge.rules import facts_of as claims_by_fact
from govgraph.loaders.judge.standing import columns, standing
from govgraph.loaders.names.entities import entities_of
from govgraph.loaders.names.tagger import participants_of
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.readers.ends import Key
from govgraph.loaders.source import read_document
from govgraph.loaders.subjects.evidence import Scene
from govgraph.loaders.subjects.resolve import Subjects, subjects_of
from govgraph.loaders.weights.forest import Forest, planted
from govgraph.loaders.weights.linear import Linear
from govgraph.loaders.weights.table import shipped_linear

APART, QUARTERS = "apart/*.frag", 4
JUDGED = Path(__file__).resolve().parents[1] / "apart" / "judged.tsv"
BORNE = ("stated", "doubtful")
KEPT = 0.03  # how far the table's weights may go from nothing
TREES, LEAST, WIDTH = 100, 5, 0.5  # trees; pages' proposals at a leaf; share of the numbers that a question chooses from
STEPS = (0.9, 0.8, 0.75, 0.7, 0.68, 0.66, 0.64, 0.62, 0.6, 0.55, 0.5, 0.4, 0.3)


@dataclass(frozen=True)
class Proposed:
    """A twin read as a stranger's page: its proposals with the trust in rules, (type, gold ends) of each, whether it is stated.

    stated: "found", "optional" or "false"; wanted: the facts of the core types that are required.
    """

    family: str
    scene: Scene
    subjects: Subjects
    found: tuple[Proposal, ...]
    trust: dict[Key, float]
    facts: tuple[tuple[str, str, str], ...]
    stated: tuple[str, ...]
    wanted: int


def proposed_by(twin: Twin) -> Proposed:
    page, verdicts = gold_page(twin), judged()
    units = page_of(twin.text, twin.media_type)
    participants = participants_of(units, words_of(units, shipped_network("names")))
    scene = Scene.of(units, participants, entities_of(units, participants))
    subjects = subjects_of(scene, shipped_linear("page"), shipped_linear("reference"))
    rules = read_document(twin.text, "x", "x", twin.media_type).finish()
    found, trust = proposed(scene, subjects, claims_by_fact(scene, rules))
    own, gold = scene_of(page, participants).own, facts_of(page)
    facts = tuple((one.type, own[one.source], own[one.target]) for one in found)
    optional = {fact: all(one for one, *_ in said) for fact, said in gold.items()}
    said = [verdicts.get((twin.name, one.type, scene.entities[one.source].name, scene.entities[one.target].name), "") for one in found]
    unmarked = {fact for fact in facts if "?" in (fact[1][0], fact[2][0])}  # of a name that no annotator marked nothing is learnt
    borne = {fact: verdict == "doubtful" or fact in unmarked for fact, verdict in zip(facts, said, strict=True) if verdict in BORNE}
    optional = borne | optional
    stated = tuple("false" if fact not in optional else "optional" if optional[fact] else "found" for fact in facts)
    wanted = sum(not doubtful for (type, a, b), doubtful in optional.items() if type in CORE and (type != "RELATED_TO" or a < b))
    return Proposed(twin.family or twin.name, scene, subjects, tuple(found), dict(trust), facts, stated, wanted)


@cache
def judged() -> dict[tuple[str, ...], str]:
    """(twin, type, name of source, name of target) -> "stated", "doubtful" or "not"."""
    rows = (line.split("\t") for line in JUDGED.read_text("utf-8").splitlines())
    return {tuple(row[:4]): row[4] for row in rows}


def table_from(pages: Sequence[Proposed]) -> Linear:
    """The judge's table: what each proposal is worth by itself."""
    kept = [(one, what) for page in pages for one, what in zip(page.found, page.stated, strict=True) if what != "optional"]
    return fit([list(one.features) for one, _ in kept], [what == "found" for _, what in kept], c=KEPT)


def scored(page: Proposed, table: Linear) -> list[float]:
    return [table.score(one.features) for one in page.found]


def rows_of(page: Proposed, first: Sequence[float]) -> np.ndarray:
    """What the forest is asked: how each proposal stands among the others."""
    return standing(page.scene, page.subjects, page.found, first, page.trust)


def grown(pages: Sequence[Proposed], rows: Sequence[np.ndarray]) -> Forest:
    """The forest that some pages teach."""
    said = [what for page in pages for what in page.stated]
    kept = [n for n, what in enumerate(said) if what != "optional"]
    model = ExtraTreesClassifier(TREES, min_samples_leaf=LEAST, max_features=WIDTH, random_state=0, n_jobs=2)
    model.fit(np.concatenate(rows)[kept], np.array([said[n] == "found" for n in kept]))
    return planted(columns(), [_nodes(tree.tree_) for tree in model.estimators_])


def _nodes(tree) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    inner = np.flatnonzero(tree.children_left >= 0)
    assert (tree.children_left[inner] == inner + 1).all(), "trees are kept depth first"
    counts = tree.value[:, 0, :]
    return tree.feature, tree.threshold, tree.children_right, counts[:, 1] / counts.sum(axis=1)


def told(pages: Iterable[tuple[Proposed, Sequence[float]]], name: str) -> None:
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


def told_of_doubts(pages: Iterable[tuple[Proposed, np.ndarray, Sequence[float]]]) -> None:
    """How often lines of the core types that enter are right, by what speaks against them: which doubts have to bind."""
    names = [name for name in columns() if name.startswith("doubt:")]
    count: Counter[tuple[str, str]] = Counter()
    for page, rows, chances in pages:
        for row, fact, what, chance in zip(rows, page.facts, page.stated, chances, strict=True):
            if fact[0] in CORE and chance >= THRESHOLD:
                count.update((name, what) for name in names if row[columns().index(name)])
    print(f"entered at {THRESHOLD}:", ", ".join(f"{name} {count[name, 'found']} right {count[name, 'false']} false" for name in names))


def quarter_of(page: Proposed) -> int:
    return zlib.crc32(page.family.encode()) % QUARTERS


def read_all(twins: Sequence[Twin]) -> list[Proposed]:
    """Two at a time."""
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
        return list(pool.map(proposed_by, twins, chunksize=5))


def _others(parts: Sequence, quarters: Sequence[int], quarter: int) -> list:
    return [part for part, own in zip(parts, quarters, strict=True) if own != quarter]


def check(pages: Sequence[Proposed], first: Sequence[Sequence[float]], rows: Sequence[np.ndarray]) -> None:
    """What the table, the forest and both are worth on publishers that taught neither."""
    quarters = [quarter_of(page) for page in pages]
    forests = [grown(*(_others(parts, quarters, quarter) for parts in (pages, rows))) for quarter in range(QUARTERS)]
    among = [forests[quarter].chances(row) for row, quarter in zip(rows, quarters, strict=True)]
    both = [together(own, other) for own, other in zip(first, among, strict=True)]
    for name, chances in (("each by itself", first), ("among the others", among), ("both together", both)):
        told(zip(pages, chances, strict=True), name)
    told_of_doubts(zip(pages, rows, both, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--on", type=Path, nargs="*", default=[], help="folders of annotated pages on which both are tried")
    parser.add_argument("--keep", action="store_true", help="the judge's table as it ships: only the forest is taught")
    parser.add_argument("--pickle", type=Path, help="keep the read twins here, or take them from here if it is there")
    parser.add_argument("--write", type=Path, help="the folder of the tables")
    args = parser.parse_args()
    if args.pickle and args.pickle.exists():
        pages = pickle.loads(args.pickle.read_bytes())
    else:
        pages = read_all([twin for path in sorted(args.corpus.glob(APART)) for twin in read_fragments(path)])
    if args.pickle:
        args.pickle.write_bytes(pickle.dumps(pages))
    log(len(pages), "pages", sum(len(page.found) for page in pages), "proposals")
    kept = shipped_linear("judge") if args.keep else None
    tables = [kept or table_from([page for page in pages if quarter_of(page) != quarter]) for quarter in range(QUARTERS)]
    first = [scored(page, tables[quarter_of(page)]) for page in pages]
    rows = [rows_of(page, own) for page, own in zip(pages, first, strict=True)]
    if args.check:
        check(pages, first, rows)
    table, forest = kept or table_from(pages), grown(pages, rows)
    log("taught", len(table.weights), "weights", len(forest.column), "nodes")
    if args.on:
        others = read_all([read_twin(path) for folder in args.on for path in sorted(folder.glob("*.yaml"))])
        alone = [scored(page, table) for page in others]
        told(zip(others, alone, strict=True), "elsewhere, each by itself")
        both = [together(own, forest.chances(rows_of(page, own))) for page, own in zip(others, alone, strict=True)]
        told(zip(others, both, strict=True), "elsewhere, both together")
    if args.write:
        write_linear(args.write, "judge", table)
        (args.write / "forest.npz").write_bytes(forest.dump())


if __name__ == "__main__":
    main()
