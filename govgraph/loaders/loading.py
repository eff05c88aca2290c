"""Files, folders and globs into a workspace: every readable file in one atomic step, every bad one in a clear line."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.graph.claims import NOT_UNDERSTOOD, EntityClaim, FactClaim, Issue, RelationClaim, SourceClaims
from govgraph.graph.errors import GovgraphError
from govgraph.graph.workspace import Workspace
from govgraph.loaders.editions import next_edition, older
from govgraph.loaders.files.called import Found, name_files, place_of
from govgraph.loaders.files.finding import find
from govgraph.loaders.files.leftout import left_out, settled
from govgraph.loaders.files.limits import Limits
from govgraph.loaders.graphs.owncsv import once
from govgraph.loaders.kinds import CONTAINERS, MEDIA_TYPES, REGISTERS
from govgraph.loaders.tables.known import FILE as REGISTERS_FILE
from govgraph.loaders.tables.known import read_known
from govgraph.loaders.taught.file import FILE as WORDS_FILE
from govgraph.loaders.taught.file import read_taught

if TYPE_CHECKING:
    from govgraph.loaders.model.page import Page

    More = Callable[[list[tuple[SourceClaims, Page | None]]], list[SourceClaims]]

NO_LINE = "no column says who reports to whom"
Progress = Callable[[int, int, str], None]  # (files done, files in all, name of the file that comes next)


@dataclass(frozen=True)
class SummaryRow:
    """What was read from one document; `by_type` counts relations by their type."""

    document: str
    entities: int
    relations: int
    facts: int
    waiting: int
    not_understood: int
    issues: int
    by_type: dict[str, int] = field(default_factory=dict)
    remark: str = ""  # what a register lacks, with the command that helps


@dataclass(frozen=True)
class Summary:
    """What a load did. failures: files that could not be read; the others are in the workspace all the same.

    left_out: files of the folders that are of no kind that is read; no failures.
    """

    rows: list[SummaryRow]
    failures: list[Issue]
    left_out: list[Issue] = field(default_factory=list)


def endings() -> list[str]:
    """What the names of files end in that are read."""
    return sorted({*MEDIA_TYPES, *REGISTERS, *CONTAINERS})


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """The files meant by these paths; see `files.finding.find`, which it raises from."""
    return [found.path for found in find(paths, endings())]


def load(
    workspace: Workspace,
    paths: Iterable[str | Path],
    progress: Progress | None = None,
    remove: Iterable[str] = (),
    *,
    hidden: bool = False,
    more: More | None = None,
    replaces: str | None = None,
) -> Summary:
    """Read files into a workspace; a source that was read before is replaced, `remove` names files or SHA-256 to drop.

    hidden: what workbooks hide is read too. The columns of registers mean what registers.yaml of the workspace says, and all readers
    know the words of its words.yaml; an entry of it that is wrong adds to `failures`, and the others hold.
    replaces: the name of a source that is an older edition of the one file; what stands in it alone is told as gone.
    more: a further reader, who is given what was read of each file and its page.

    Raises GovgraphError when a path is not there or the workspace cannot be written; a bad file only adds to `failures`.
    """
    given = list(paths)
    named = name_files(find(given, endings()), workspace.origins())
    budgets = Limits.of(workspace.settings(), str(workspace.path / "workspace.json"))
    registers = workspace.path / REGISTERS_FILE
    read_known(registers)  # what is wrong in it is said before anything is read
    taught = read_taught(workspace.path / WORDS_FILE)
    outcomes, unread = _read(named, budgets, progress, registers, hidden, more, taught.words.dump())
    failures = taught.issues() + [
        Issue(name, one.where if name != one.where else place, one.what, one.advice)
        for name, place, one in outcomes
        if isinstance(one, GovgraphError)
    ]
    sources = once([(place, one) for _, place, one in outcomes if isinstance(one, SourceClaims)])
    if replaces is not None and len(sources) == 1:
        sources, remove = [next_edition(sources[0], older(workspace, replaces))], {*remove, *({replaces} - {sources[0].info.file})}
    folders = [Path(path) for path in given if Path(path).is_dir()]
    others = [*left_out(folders, endings()), *unread]
    gone = {WORDS_FILE} | (settled(workspace.issues(), folders, others) if folders else set())
    origins = {name: place for name, place, _ in outcomes}
    inside = tuple(f"{name}/" for file, name in named if file.path.suffix.lower() in CONTAINERS)
    emptied = {name for name in workspace.origins() if name.startswith(inside) and name not in origins} if inside else set()
    workspace.replace(sources, remove={*remove, *emptied}, issues=[*failures, *others], settled=gone, origins=origins)
    waiting = set(workspace.graph().waiting)
    return Summary([_row(source, waiting) for source in sources], failures, others)


Named = tuple[str, str, "SourceClaims | GovgraphError"]


def _read(
    named: list[tuple[Found, str]], budgets: Limits, progress: Progress | None, registers: Path, hidden: bool, more: More | None, own: str
) -> tuple[list[Named], list[Issue]]:
    """(name, place, outcome) of each file and of each in the archives and messages among them, and what in these is not read."""
    from govgraph.loaders.files.pool import Task, read_files

    def tell(done: int) -> None:
        if progress:
            progress(done, len(named), named[done][1] if done < len(named) else "building the graph")

    tell(0)
    found: list[Named] = []
    unread: list[Issue] = []
    with tempfile.TemporaryDirectory(prefix="govgraph-", ignore_cleanup_errors=True) as room:
        pages = Path(room, "pages") if more else None
        tasks = [Task(file.path, name, Path(room, str(at)), registers, hidden, 0, pages, own) for at, (file, name) in enumerate(named)]
        places = [place_of(file.path) for file, _ in named]
        while tasks:
            outcomes = read_files(tasks, budgets, tell if not found else lambda done: None)
            found += [
                (task.name, place, one) for task, place, one in zip(tasks, places, outcomes, strict=True) if not isinstance(one, list)
            ]
            inner = [
                (task, place, one)
                for task, place, members in zip(tasks, places, outcomes, strict=True)
                if isinstance(members, list)
                for one in members
            ]
            unread += [_unread(name, place) for _, place, (_, name) in inner if not _is_readable(name)]
            kept = [(task, place, path, name) for task, place, (path, name) in inner if _is_readable(name)]
            places = [f"{place}{name.removeprefix(task.name)}" for task, place, _, name in kept]
            tasks = [
                Task(Path(path), name, Path(path + ".in"), registers, hidden, task.depth + 1, pages, own) for task, _, path, name in kept
            ]
        return (_read_on(found, pages, more) if more and pages else found), unread


def _read_on(found: list[Named], pages: Path, more: More) -> list[Named]:
    """The outcomes as the further reader completes them."""
    from govgraph.loaders.model.page import parse_page

    def page_of(source: SourceClaims) -> Page | None:
        kept = pages / f"{source.info.sha256}.page"
        return parse_page(kept.read_text("utf-8")) if kept.exists() else None

    completed = iter(more([(one, page_of(one)) for _, _, one in found if isinstance(one, SourceClaims)]))
    return [(name, place, next(completed) if isinstance(one, SourceClaims) else one) for name, place, one in found]


def _is_readable(name: str) -> bool:
    return Path(name).suffix.lower() in endings()


def _unread(name: str, place: str) -> Issue:
    return Issue(
        name, place, f"files ending in {Path(name).suffix or 'nothing'} are not read", "If it says something, save it as .docx or .pdf"
    )


def _row(source: SourceClaims, waiting: set[str]) -> SummaryRow:
    from govgraph.graph.claims import claim_id

    kinds = Counter(type(claim) for claim in source.claims)
    types = Counter(claim.type for claim in source.claims if isinstance(claim, RelationClaim))
    return SummaryRow(
        source.info.file, kinds[EntityClaim], kinds[RelationClaim], kinds[FactClaim],
        sum(claim_id(claim) in waiting for claim in source.claims),
        sum(line.verdict == NOT_UNDERSTOOD for line in source.ledger), len(source.issues), dict(sorted(types.items())),
        next((f"no line upward: govgraph columns {source.info.file}" for one in source.issues if one.what.startswith(NO_LINE)), ""),
    )  # fmt: skip
