"""What the encoder holds of the words of a page, and of every two entities of it, all its windows taken together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np

from govgraph.loaders.context.lines import lines_of
from govgraph.loaders.context.network import Network
from govgraph.loaders.context.windows import windows_of
from govgraph.loaders.names.tagger import Words
from govgraph.loaders.names.tokenise import tokens_of
from govgraph.loaders.pages.units import Unit
from govgraph.loaders.readers.ends import Key, ends_by_tag, key_of_fact, legal
from govgraph.loaders.subjects.evidence import Scene
from govgraph.loaders.subjects.resolve import Subjects

UNSEEN = -20.0  # the logarithm of the chance that a word has a name where nobody looks
LEAST = 0.02  # what is less likely is not told
MOST = 150  # windows of a document whose entities are weighed (some 300,000 characters), so that no file takes for ever
NAMED = 600  # windows of a document in which names are sought (a million characters and more)


def context_of(scene: Scene, subjects: Subjects, network: Network) -> dict[Key, float]:
    """(type, source, target) -> the chance that the page states it; a link without direction under its lower number first."""
    ends = ends_by_tag()
    found: dict[Key, float] = {}
    for window in islice(windows_of(scene, subjects, network.pieces), MOST):
        couples, told = network.chances(window)
        for row, column in zip(*np.nonzero(told >= LEAST), strict=True):
            (a, b), type = couples[row], network.types[column]
            if legal(scene.entities[a].tag + scene.entities[b].tag, ends[type]):
                key = key_of_fact(type, a, b)
                found[key] = max(found.get(key, 0.0), round(float(told[row, column]), 3))
    return found


def beyond_sight(scene: Scene, subjects: Subjects, network: Network) -> int | None:
    """The place in a document from which on its entities are not weighed any more; None where all are."""
    window = next(islice(windows_of(scene, subjects, network.pieces), MOST, None), None)
    return None if window is None else scene.units[window.first].text.at[0]


def words_of(units: Sequence[Unit], network: Network) -> Words:
    """What the encoder holds of every word of a page, before anything is named; where it does not look, nothing has a name."""
    tokens = [tokens_of(unit.clean) for unit in units]
    size = sum(map(len, tokens))
    labels = np.full((size, len(network.labels)), UNSEEN, dtype=np.float32)
    labels[:, network.labels.index("O")] = 0.0
    about = np.zeros(size, dtype=np.float32)
    for line in islice(lines_of(units, tokens, network.pieces), NAMED):
        words = list(line.words)
        labels[words], about[words] = network.words(line)
    return Words(network.labels, labels, about)
