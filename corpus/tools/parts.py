"""The parts of the corpus: what is taught from which, and the folds by publisher."""

from __future__ import annotations

import time
import zlib
from pathlib import Path

from fragments import read_fragments
from grammar import grown
from scenes import Example
from twins import read_twin

from govgraph.loaders.readers.ends import ends_by_tag

FRAGMENTS, TWINS = "fragments/*.frag", "twins/*.frag"
GROWN = 1500  # pages of the grammar that are taught
FOLDS = 3
APART = 0  # the fold whose publishers the encoder is not taught with, so that the judge can learn how far to trust it
ENDS = ends_by_tag()


def fold_of(family: str) -> int:
    return zlib.crc32(family.encode()) % FOLDS


def half_of(one: Example) -> int:
    return zlib.crc32(b"half" + (one.scene.page.twin.family or one.scene.page.twin.name).encode()) % 2


def log(*words: object, start: float = time.time()) -> None:
    print(f"{time.time() - start:6.0f}s", *words, flush=True)


def load_corpus(folder: Path):
    """(marked pages, fragments with pages of the grammar, pages from which only the judge learns: unmarked ones, twins of no family)."""
    pages = [read_twin(path) for path in sorted(folder.glob("pages/*.yaml"))]
    fragments, twins = ([one for path in sorted(folder.glob(names)) for one in read_fragments(path)] for names in (FRAGMENTS, TWINS))
    known = [twin for twin in twins if twin.kind == "twin"]
    rest = [*(page for page in pages if not page.marked), *(twin for twin in twins if twin.kind != "twin")]
    return [*(page for page in pages if page.marked), *known], [*fragments, *grown(GROWN)], rest
