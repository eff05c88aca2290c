"""The parts of the corpus: what is taught from which, and the folds by publisher."""

from __future__ import annotations

import time
import zlib
from pathlib import Path

from fragments import read_fragments
from grammar import grown
from twins import read_twin

from govgraph.loaders.readers.ends import ends_by_tag
from govgraph.loaders.weights.linear import Linear
from govgraph.loaders.weights.table import Table, dump, table_of

FRAGMENTS, TWINS = "fragments/*.frag", "twins/*.frag"
GROWN = 1500  # pages of the grammar that are taught
FOLDS = 3
ENDS = ends_by_tag()


def fold_of(family: str) -> int:
    return zlib.crc32(family.encode()) % FOLDS


def log(*words: object, start: float = time.time()) -> None:
    print(f"{time.time() - start:6.0f}s", *words, flush=True)


def load_corpus(folder: Path):
    """(pages and twins whose names are marked, fragments with pages of the grammar)."""
    pages = [read_twin(path) for path in sorted(folder.glob("pages/*.yaml"))]
    fragments, twins = ([one for path in sorted(folder.glob(names)) for one in read_fragments(path)] for names in (FRAGMENTS, TWINS))
    known = [twin for twin in twins if twin.kind == "twin"]
    return [*(page for page in pages if page.marked), *known], [*fragments, *grown(GROWN)]


def write(folder: Path, name: str, table: Table) -> None:
    path = folder / f"{name}.txt"
    path.write_text(dump(table), encoding="utf-8", newline="\n")
    log(name, len(table.rows), path.stat().st_size)


def write_linear(folder: Path, name: str, model: Linear) -> None:
    write(folder, name, table_of(["yes"], {feature: {"yes": weight} for feature, weight in model.weights.items()}))
