"""A linear model as a table: weights by feature name, read from text, applied by adding up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Linear:
    """weights: feature -> weight; features that the table lacks weigh nothing."""

    weights: Mapping[str, float]

    def score(self, features: Iterable[str]) -> float:
        """The chance, from 0 to 1, that this is so."""
        total = sum(self.weights.get(name, 0.0) for name in features)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def shares(self, features: Iterable[str]) -> list[tuple[float, str]]:
        """What each feature adds, the strongest first: for `explain`."""
        found = [(self.weights[name], name) for name in features if self.weights.get(name)]
        return sorted(found, key=lambda item: (-abs(item[0]), item[1]))
