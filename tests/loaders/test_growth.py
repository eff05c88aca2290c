"""No text costs more than its share: the battery of benchmarks/growth.py at n and 4n, by the rules alone, compared with itself."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from benchmarks.growth_texts import PATTERNS, file_of
from govgraph.loaders.kinds import MEDIA_TYPES
from govgraph.loaders.paper import opened
from govgraph.loaders.source import read_document, read_source

SIZE, FACTOR = 1_500, 4
ALLOWED = 8  # times the cost of a text four times smaller; 16 would be its square
LITTLE = 0.1  # seconds of this process's own time; below it noise is as large as what is measured


def cost(path: Path) -> float:
    begin = time.process_time()
    if path.suffix == ".csv":
        read_source(path)
    else:
        data, canonical, _ = opened(path, path.name)
        assert data
        read_document(canonical.text, "0" * 64, path.name, MEDIA_TYPES[path.suffix])
    return time.process_time() - begin


@pytest.mark.parametrize(("place", "form"), [("sentence", "txt"), ("paragraph", "html"), ("cell", "csv")])
@pytest.mark.parametrize("kind", PATTERNS)
def test_four_times_the_text_costs_about_four_times_as_much(kind: str, place: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{form}"
    costs = []
    for size in (SIZE, SIZE * FACTOR):
        path.write_bytes(file_of(PATTERNS[kind], place, size, form))
        costs.append(cost(path))
    assert costs[1] < ALLOWED * max(costs[0], LITTLE), costs
