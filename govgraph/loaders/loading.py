"""Files, folders and globs into a workspace: every readable file in one atomic step, every bad one in a clear line."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from govgraph.graph.claims import EntityClaim, FactClaim, Issue, RelationClaim, SourceClaims
from govgraph.graph.errors import GovgraphError
from govgraph.graph.workspace import Workspace
from govgraph.loaders.leftout import is_passed_over, left_out, settled
from govgraph.loaders.source import MEDIA_TYPES, REGISTERS, read_source

Progress = Callable[[int, int, str], None]  # (files done, files in all, name of the file that comes next)


@dataclass(frozen=True)
class SummaryRow:
    """What was read from one document; `by_type` counts relations by their type."""

    document: str
    entities: int
    relations: int
    facts: int
    waiting: int
    issues: int
    by_type: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Summary:
    """What a load did. failures: files that could not be read; the others are in the workspace all the same.

    left_out: files of the folders that are of no kind that is read; no failures.
    """

    rows: list[SummaryRow]
    failures: list[Issue]
    left_out: list[Issue] = field(default_factory=list)


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """The files meant by files, folders (searched whole, hidden ones left out) and globs, each once, in the order of their names.

    Raises GovgraphError for a path that is not there, or where nothing readable is found.
    """
    found: dict[Path, None] = {}
    for given in map(str, paths):
        path = Path(given)
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.is_file() and _wanted(p.relative_to(path)))
            if not files:
                raise GovgraphError(
                    "no document stands in this folder", given, f"Documents end in {', '.join(sorted([*MEDIA_TYPES, *REGISTERS]))}"
                )
        elif path.is_file():
            files = [path]
        else:
            matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - Path.glob refuses absolute patterns
            files = [Path(name) for name in matches if Path(name).is_file()]
            if not files:
                raise GovgraphError("there is no such file or folder", given, "Check the spelling; quote a pattern such as 'reports/*.md'")
        found.update(dict.fromkeys(files))
    return list(found)


def _wanted(path: Path) -> bool:
    return not is_passed_over(path) and path.suffix.lower() in {*MEDIA_TYPES, *REGISTERS}


def load(workspace: Workspace, paths: Iterable[str | Path], progress: Progress | None = None, remove: Iterable[str] = ()) -> Summary:
    """Read files into a workspace; a source that was read before is replaced, `remove` names files or SHA-256 to drop.

    Raises GovgraphError when a path is not there or the workspace cannot be written; a bad file only adds to `failures`.
    """
    sources: list[SourceClaims] = []
    failures: list[Issue] = []
    given = list(paths)
    files = find_files(given)
    for number, path in enumerate(files):
        if progress:
            progress(number, len(files), path.name)
        try:
            sources.append(read_source(path))
        except GovgraphError as err:
            failures.append(Issue(path.name, err.where or str(path), err.what, err.advice))
    if progress:
        progress(len(files), len(files), "building the graph")
    folders = [Path(path) for path in given if Path(path).is_dir()]
    others = left_out(folders, [*MEDIA_TYPES, *REGISTERS])
    gone = settled(workspace.issues(), folders, others) if folders else set()
    workspace.replace(sources, remove=remove, issues=[*failures, *others], settled=gone)
    waiting = set(workspace.graph().waiting)
    return Summary([_row(source, waiting) for source in sources], failures, others)


def _row(source: SourceClaims, waiting: set[str]) -> SummaryRow:
    from govgraph.graph.claims import claim_id

    kinds = Counter(type(claim) for claim in source.claims)
    types = Counter(claim.type for claim in source.claims if isinstance(claim, RelationClaim))
    return SummaryRow(
        source.info.file, kinds[EntityClaim], kinds[RelationClaim], kinds[FactClaim],
        sum(claim_id(claim) in waiting for claim in source.claims), len(source.issues), dict(sorted(types.items())),
    )  # fmt: skip
