"""`make train`: the tables of the reader from the corpus. With --check: each fifth of the publishers read by what the others taught."""

from __future__ import annotations

import argparse
import multiprocessing
import pickle
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
from fit import fit
from gold import GoldPage, gold_page
from parts import APART, ENDS, FOLDS, fold_of, half_of, load_corpus, log
from scenes import Example, GoldScene, Reading, disturbed_participants, facts_of, gold_participants, scene_of, train_subjects
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from twins import CORE

from govgraph.loaders.context.chances import context_of, words_of
from govgraph.loaders.context.network import Network, shipped_network
from govgraph.loaders.judge.details import circumstances, sentence_around
from govgraph.loaders.judge.proposals import Heard, Proposal, proposals
from govgraph.loaders.judge.rules import facts_of as claims_by_fact
from govgraph.loaders.judge.rules import heard_of
from govgraph.loaders.names.participants import Participant
from govgraph.loaders.names.tagger import participants_of
from govgraph.loaders.readers.ends import legal
from govgraph.loaders.readers.pairs import Pair, pairs_of
from govgraph.loaders.source import read_document
from govgraph.loaders.subjects.resolve import subjects_of
from govgraph.loaders.weights.linear import Linear
from govgraph.loaders.weights.table import Table, dump, table_of


def reading(twins: Sequence, fragments: Sequence, unmarked: Sequence) -> Reading:
    """unmarked: pages from which only the judge learns."""
    pages = [gold_page(twin) for twin in twins]
    folds = {id(page): fold_of(page.twin.family or page.twin.name) for page in pages}
    scenes = {id(page): scene_of(page, disturbed_participants(page, odd)) for page, odd in zip(pages, _odd(pages), strict=True)}
    sure = [scene_of(page, gold_participants(page)) for page in map(gold_page, fragments)]
    known = [scene for scene in sure if scene.page.twin.subject]
    found, marked, apart = [], [], {}
    for fold in range(FOLDS):
        models = apart[fold] = train_subjects([*(scenes[id(page)] for page in pages if folds[id(page)] != fold), *known])
        for page in pages:
            if folds[id(page)] == fold:
                found.append(_example(scenes[id(page)], models, fold))
                marked.append(_example(scene_of(page, gold_participants(page)), models, fold, paired=False))
    single = [_example(scene, apart[APART], -1) for scene in sure]
    others = [scene_of(page, gold_participants(page)) for page in map(gold_page, unmarked)]
    found += [*single, *(replace(_example(scene, apart[APART], APART), taught=False) for scene in others)]
    log("pairs", sum(len(one.pairs) for one in found))
    return Reading(found, marked + single, apart[APART])


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


def read_again(read: Reading, network: Network) -> list[Example]:
    """The pages that the encoder was not taught with, their names now found by it; two at a time, handed on by fork."""
    _shared[:] = [read, network]
    apart = [n for n, one in enumerate(read.found) if one.fold == APART]
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
        again = dict(zip(apart, pool.map(_read_again, apart, chunksize=20), strict=True))
    log("read again")
    return [again.get(n, one) for n, one in enumerate(read.found)]


def _read_again(n: int) -> Example:
    read, network = _shared
    one = read.found[n]
    scene = scene_of(one.scene.page, participants_of(one.scene.page.units, words_of(one.scene.page.units, network)))
    return replace(_example(scene, read.models, APART), taught=one.taught)


def _example(scene: GoldScene, models: tuple, fold: int, paired: bool = True) -> Example:
    subjects = subjects_of(scene.scene, *models)
    return Example(scene, subjects, list(pairs_of(scene.scene, subjects)) if paired else [], facts_of(scene.page), fold)


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
        self.folds = np.array([found[e].fold for e, _ in self.keys])
        self.taught = np.array([found[e].taught for e, _ in self.keys])
        log("matrix", self.x.shape)


def train_type(found: Sequence[Example], matrix: Matrix, type: str, fold: int | None, c: float, penalty: str):
    """(model, rows that may bear the type, their answers)."""
    rows, answers = rows_of(found, matrix, type)
    keep = [
        i
        for i, (row, said) in enumerate(zip(rows, answers, strict=True))
        if said is not None and matrix.taught[row] and (fold is None or matrix.folds[row] != fold)
    ]
    y = np.array([answers[i] for i in keep])
    if y.sum() < 5:
        return None
    model = LogisticRegression(
        C=c, l1_ratio=1.0 if penalty == "l1" else 0.0, solver="liblinear", fit_intercept=False, random_state=0, max_iter=100, tol=1e-3
    )
    model.fit(matrix.x[[rows[i] for i in keep]], y)
    return model


_cache: dict = {}


def rows_of(found, matrix, type):
    key = (id(found), type)
    if key not in _cache:
        rows, answers = [], []
        for row, (e, p) in enumerate(matrix.keys):
            pair, entities = found[e].pairs[p], found[e].scene.scene.entities
            if legal(entities[pair.source].tag + entities[pair.target].tag, ENDS[type]):
                rows.append(row)
                answers.append(answer(found[e], pair, type))
        _cache[key] = (rows, answers)
    return _cache[key]


def outside(found, matrix, type, c, penalty) -> dict[int, float]:
    """Row of the fold APART -> score by a model that was trained without it."""
    rows, _ = rows_of(found, matrix, type)
    model = train_type(found, matrix, type, APART, c, penalty)
    inside = [row for row in rows if matrix.folds[row] == APART]
    if model is None or not inside:
        return {}
    return dict(zip(inside, 1 / (1 + np.exp(-(matrix.x[inside] @ model.coef_[0]))), strict=True))


def stated(one: Example, proposal: Proposal) -> str:
    """ "found", "optional" or "false"."""
    facts = one.facts.get((proposal.type, one.scene.own[proposal.source], one.scene.own[proposal.target]))
    return "false" if not facts else "optional" if all(optional for optional, *_ in facts) else "found"


def second(found: Sequence[Example], matrix: Matrix, scores: dict[str, dict[int, float]]) -> list[tuple[Example, Proposal, str]]:
    """The proposals of the pages that the encoder was not taught with, from chances given by models that never saw their publisher."""
    types, apart = list(scores), [e for e, one in enumerate(found) if one.fold == APART]
    starts = np.searchsorted([e for e, _ in matrix.keys], range(len(found)))
    given = [
        np.array([[scores[type].get(starts[e] + p, 0.0) for type in types] for p in range(len(found[e].pairs))]).reshape(-1, len(types))
        for e in apart
    ]
    _shared[:] = [found, shipped_network(), types]
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
        made = pool.map(_proposed, apart, given, chunksize=20)
        return [(found[e], one, stated(found[e], one)) for e, some in zip(apart, made, strict=True) for one in some]


def _proposed(e: int, given: np.ndarray) -> list[Proposal]:
    found, network, types = _shared
    one = found[e]
    scene, twin = one.scene.scene, one.scene.page.twin
    rules = read_document(twin.text, "x", "x", twin.media_type).finish()
    heard = Heard(context_of(scene, one.subjects, network), heard_of(claims_by_fact(scene, rules)))
    return proposals(scene, one.subjects, one.pairs, given, types, heard)


def train_judge(made: Sequence[tuple[Example, Proposal, str]]) -> Linear:
    kept = [(proposal, what) for _, proposal, what in made if what != "optional"]
    return fit([list(proposal.features) for proposal, _ in kept], [what == "found" for _, what in kept], c=0.03)


def report(found: Sequence[Example], judged: Sequence[tuple[float, Example, Proposal, str]]) -> None:
    gold: Counter[str] = Counter()
    for one in found:
        if one.fold >= 0:
            for (type, a, b), facts in one.facts.items():
                if not all(optional for optional, *_ in facts) and (type != "RELATED_TO" or a < b):
                    gold[type] += 1
    total = sum(gold[type] for type in CORE)
    best: dict[tuple, tuple[float, str]] = {}
    for score, one, proposal, what in judged:
        key = (id(one), proposal.type, one.scene.own[proposal.source], one.scene.own[proposal.target])
        best[key] = max(best.get(key, (0.0, what)), (score, what))
    for least in (0.9, 0.8, 0.75, 0.7, 0.65, 0.6, 0.5, 0.4, 0.3, 0.25, 0.2, 0.1):
        count = Counter(what for key, (score, what) in best.items() if score >= least and key[1] in CORE)
        print(least, dict(count), f"P {count['found'] / max(1, count['found'] + count['false']):.3f} R {count['found'] / total:.3f}")
    for type in ENDS:
        told = []
        for least in (0.7, 0.5):
            count = Counter(what for key, (score, what) in best.items() if score >= least and key[1] == type)
            told.append(f"{count['found']}+{count['false']}-")
        print(f"  {type} {gold[type]}", *told)


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
        model = train_type(found, matrix, type, None, c, penalty)
        if model is not None:
            for i in np.flatnonzero(np.abs(model.coef_[0]) >= 0.03):
                weights[names[i]][type] = float(model.coef_[0][i])
    return table_of(list(ENDS), weights)


def write(folder: Path, name: str, table: Table) -> None:
    path = folder / f"{name}.txt"
    path.write_text(dump(table), encoding="utf-8", newline="\n")
    log(name, len(table.rows), path.stat().st_size)


def linear_table(model: Linear) -> Table:
    return table_of(["yes"], {name: {"yes": weight} for name, weight in model.weights.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("-c", type=float, default=0.3)
    parser.add_argument("--penalty", default="l2")
    parser.add_argument("--examples", action="store_true", help="only make the examples, for corpus/tools/encoder.py")
    parser.add_argument("--pickle", type=Path, help="keep the examples here, or take them from here if it is there")
    parser.add_argument("--write", type=Path, help="the folder of the tables")
    args = parser.parse_args()
    twins, fragments, unmarked = load_corpus(args.corpus)
    log(len(twins), "pages", len(fragments), "fragments")
    kept = args.pickle and args.pickle.exists()
    read = pickle.loads(args.pickle.read_bytes()) if kept else reading(twins, fragments, unmarked)
    if args.pickle and not kept:
        args.pickle.write_bytes(pickle.dumps(read))
    if args.examples:
        return
    found = read_again(read, shipped_network("names"))
    matrix = Matrix(found)
    scores = {type: outside(found, matrix, type, args.c, args.penalty) for type in ENDS}
    log("scored")
    made = second(found, matrix, scores)
    judged = []
    for half in (0, 1):
        model = train_judge([row for row in made if half_of(row[0]) != half])
        judged += [(model.score(proposal.features), one, proposal, what) for one, proposal, what in made if half_of(one) == half]
    report([one for one in found if one.fold == APART], judged)
    log("judged")
    if args.write:
        page, reference = train_subjects([one.scene for one in found if one.taught and (one.fold >= 0 or one.scene.page.twin.subject)])
        for name, table in (
            ("page", linear_table(page)),
            ("reference", linear_table(reference)),
            ("judge", linear_table(train_judge(made))),
            ("status", train_status(found)),
        ):
            write(args.write, name, table)
        write(args.write, "pairs", train_pairs(found, matrix, args.c, args.penalty))
    tags: defaultdict[str, Counter] = defaultdict(Counter)
    for one in found:
        if one.fold >= 0:
            got = {(entity.kind, one.scene.own[entity.number]) for entity in one.scene.scene.entities if entity.tag != "R"}
            for i, entity in one.scene.page.twin.entities.items():
                if not entity.get("optional"):
                    tags[entity["kind"]]["found" if any(g == i for _, g in got) else "missed"] += 1
            for kind, g in got:
                tags[kind]["false"] += g.startswith("?")
    print({kind: dict(count) for kind, count in tags.items()})


if __name__ == "__main__":
    main()
