"""Logistic regression to a table of weights: same examples, same bytes."""

from __future__ import annotations

from collections import Counter

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from govgraph.loaders.weights.linear import Linear


def fit(
    rows: list[list[str]], answers: list[bool], weights: list[float] | None = None, *, c: float = 0.3, least: int = 2, penalty: str = "l2"
) -> Linear:
    """A model of which rows are so; features rarer than `least` are left out."""
    counts = Counter(name for row in rows for name in set(row))
    names = {name: i for i, name in enumerate(sorted(name for name, count in counts.items() if count >= least))}
    indices, ends = [], [0]
    for row in rows:
        indices.extend(sorted({names[name] for name in row if name in names}))
        ends.append(len(indices))
    x = csr_matrix((np.ones(len(indices), dtype=np.float64), indices, ends), shape=(len(rows), len(names)))
    model = LogisticRegression(
        C=c, l1_ratio=1.0 if penalty == "l1" else 0.0, solver="liblinear", fit_intercept=False, random_state=0, max_iter=200
    )
    model.fit(x, np.array(answers), sample_weight=weights)
    return Linear({name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.005})
