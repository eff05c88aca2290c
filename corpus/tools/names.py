"""Training the tagger: a linear-chain conditional random field over the features of names/features.py."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite
from gold import GoldPage, labels_of

from govgraph.loaders.names.features import features_of, governing, page_words
from govgraph.loaders.names.tagger import MOVE
from govgraph.loaders.weights.table import Table, table_of

SETTINGS = {"c1": 0.1, "c2": 0.02, "max_iterations": 80, "feature.possible_transitions": True, "feature.minfreq": 2}


def sequences(page: GoldPage) -> list[tuple[list[list[str]], list[str]]]:
    words = page_words(page.units)
    return [
        (features_of(unit, page.tokens[unit.number], governing(unit, page.units), words), labels_of(page, unit.number))
        for unit in page.units
        if page.tokens[unit.number]
    ]


def train_tagger(data: Iterable[Sequence[tuple[list[list[str]], list[str]]]]) -> Table:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for page in data:
        for rows, labels in page:
            trainer.append(rows, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "names.crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (name, label), weight in info.state_features.items():
        if abs(weight) >= 0.01:
            weights[name][label] = round(weight, 2)
    for (one, other), weight in info.transitions.items():
        weights[MOVE + one][other] = round(weight, 2)
    return table_of(sorted(info.labels), weights)
