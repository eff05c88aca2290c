"""`make train`: the tables of the reader from the corpus, but for the judge's (judging.py), and the examples of the encoders."""

from __future__ import annotations

import argparse
import multiprocessing
import pickle
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from fit import fit
from gold import GoldPage, gold_page
from parts import ENDS, FOLDS, fold_of, load_corpus, log, write, write_linear
from scenes import Example, GoldScene, Reading, disturbed_participants, facts_of, gold_participants, scene_of, train_subjects
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from govgraph.loaders.context.chances import words_of
from govgraph.loaders.context.network import shipped_network
from govgraph.loaders.judge.details import circumstances, sentence_around
from govgraph.loaders.names.participants import Participant
from govgraph.loaders.names.tagger import participants_of
from govgraph.loaders.readers.ends import legal
from govgraph.loaders.readers.pairs import Pair, pairs_of
from govgraph.loaders.subjects.resolve import subjects_of
from govgraph.loaders.weights.table import Table, table_of


def reading(twins: Sequence, fragments: Sequence) -> Reading:
    pages = [gold_page(twin) for twin in twins]
    folds = {id(page): fold_of(page.twin.family or page.twin.name) for page in pages}
    scenes = {id(page): scene_of(page, disturbed_participants(page, odd)) for page, odd in zip(pages, _odd(pages), strict=True)}
    sure = [scene_of(page, gold_participants(page)) for page in map(gold_page, fragments)]
    known = [scene for scene in sure if scene.page.twin.subject]
    found, marked, models = [], [], []
    for fold in range(FOLDS):
        models.append(train_subjects([*(scenes[id(page)] for page in pages if folds[id(page)] != fold), *known]))
        for page in pages:
            if folds[id(page)] == fold:
                found.append(_example(scenes[id(page)], models[fold]))
                marked.append(_example(scene_of(page, gold_participants(page)), models[fold], paired=False))
    single = [_example(scene, models[0]) for scene in sure]
    log("pairs", sum(len(one.pairs) for one in found + single))
    return Reading(found, marked, single)


_shared: list = []
READY = 3.0  # how much likelier a name is to a tagger that is too ready


def _odd(pages: Sequence[GoldPage]) -> list[tuple[Participant, ...]]:
    """What a tagger that is too ready finds on each page."""
    _shared[:] = [pages, shipped_network("names")]
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
        return list(pool.map(_odd_of, range(len(pages)), chunksize=20))


def _odd_of(n: int) -> tuple[Participant, ...]:
    pages, network = _shared
    told = words_of(pages[n].units, network)
    told.chances[:, told.labels.index("O")] -= READY
    return participants_of(pages[n].units, told)


def _example(scene: GoldScene, models: tuple, paired: bool = True) -> Example:
    subjects = subjects_of(scene.scene, *models)
    return Example(scene, subjects, list(pairs_of(scene.scene, subjects)) if paired else [], facts_of(scene.page))


def answer(one: Example, pair: Pair, type: str) -> bool | None:
    """Whether a pair states a fact at this place; None: left out of training (optional, or stated elsewhere)."""
    facts = one.facts.get((type, one.scene.own[pair.source], one.scene.own[pair.target]))
    if not facts:
        return False
    text = one.scene.page.units[pair.unit].text
    here = [optional for optional, where, _ in facts if any(a < text.ends[-1] and b > text.at[0] for a, b in where)]
    return None if not here or all(here) else True


class Matrix:
    def __init__(self, found: Sequence[Example], least: int = 4) -> None:
        counts: Counter[str] = Counter()
        for one in found:
            for pair in one.pairs:
                counts.update(set(pair.features))
        self.names = {name: i for i, name in enumerate(sorted(name for name, count in counts.items() if count >= least))}
        rows, ends = [], [0]
        self.keys: list[tuple[int, int]] = []
        for e, one in enumerate(found):
            for p, pair in enumerate(one.pairs):
                rows.extend(sorted({self.names[name] for name in pair.features if name in self.names}))
                ends.append(len(rows))
                self.keys.append((e, p))
        self.x = csr_matrix(
            (np.ones(len(rows), dtype=np.float32), np.array(rows, dtype=np.int32), np.array(ends)), shape=(len(self.keys), len(self.names))
        )
        log("matrix", self.x.shape)


def train_type(found: Sequence[Example], matrix: Matrix, type: str, c: float, penalty: str) -> LogisticRegression | None:
    """A model of which pairs that may bear the type do; None where hardly any does."""
    rows, y = [], []
    for row, (e, p) in enumerate(matrix.keys):
        pair, entities = found[e].pairs[p], found[e].scene.scene.entities
        if legal(entities[pair.source].tag + entities[pair.target].tag, ENDS[type]) and (said := answer(found[e], pair, type)) is not None:
            rows.append(row)
            y.append(said)
    if sum(y) < 5:
        return None
    model = LogisticRegression(
        C=c, l1_ratio=1.0 if penalty == "l1" else 0.0, solver="liblinear", fit_intercept=False, random_state=0, max_iter=100, tol=1e-3
    )
    model.fit(matrix.x[rows], np.array(y))
    return model


def train_status(found: Sequence[Example]) -> Table:
    """Which words make a stated fact a proposed, a past or a suspended one."""
    rows, answers = [], []
    for one in found:
        units = one.scene.page.units
        for type, *_ in ENDS.items():
            for pair in one.pairs:
                facts = one.facts.get((type, one.scene.own[pair.source], one.scene.own[pair.target]))
                if facts and answer(one, pair, type):
                    unit = units[pair.unit]
                    ends = [one.scene.scene.participants[n] for n in (pair.source_mention, pair.target_mention) if n >= 0]
                    here = [end for end in ends if end.unit == unit.number]
                    start, end = sentence_around(unit.clean, min(x.start for x in here), max(x.end for x in here))
                    above = " ".join(units[n].clean[:200] for n in (*unit.stems[:1], *unit.heads[:1]))
                    rows.append(list(circumstances(type, unit.clean[start:end], above)))
                    answers.append(facts[0][2])
    weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for label in ("past", "proposed", "suspended"):
        for name, weight in fit(rows, [said == label for said in answers], c=0.1, least=4).weights.items():
            weights[name][label] = weight
    return table_of(["past", "proposed", "suspended"], weights)


def train_pairs(found: Sequence[Example], matrix: Matrix, c: float, penalty: str) -> Table:
    names = sorted(matrix.names, key=lambda name: matrix.names[name])
    weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for type in ENDS:
        model = train_type(found, matrix, type, c, penalty)
        if model is not None:
            for i in np.flatnonzero(np.abs(model.coef_[0]) >= 0.03):
                weights[names[i]][type] = float(model.coef_[0][i])
    return table_of(list(ENDS), weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-c", type=float, default=0.3)
    parser.add_argument("--penalty", default="l2")
    parser.add_argument("--examples", action="store_true", help="only make the examples, for corpus/tools/encoder.py")
    parser.add_argument("--pickle", type=Path, help="keep the examples here")
    parser.add_argument("--write", type=Path, default=Path("govgraph/loaders/weights"), help="the folder of the tables")
    args = parser.parse_args()
    twins, fragments = load_corpus(args.corpus)
    log(len(twins), "pages", len(fragments), "fragments")
    read = reading(twins, fragments)
    if args.pickle:
        args.pickle.write_bytes(pickle.dumps(read))
    if args.examples:
        return
    found = read.found + read.single
    matrix = Matrix(found)
    page, reference = train_subjects([one.scene for one in read.found] + [one.scene for one in read.single if one.scene.page.twin.subject])
    write_linear(args.write, "page", page)
    write_linear(args.write, "reference", reference)
    write(args.write, "status", train_status(found))
    write(args.write, "pairs", train_pairs(found, matrix, args.c, args.penalty))


if __name__ == "__main__":
    main()
