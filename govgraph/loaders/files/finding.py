"""The files meant by paths, folders and patterns; nothing hidden, and nothing of a workspace of ours."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePath

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.files.called import Found

NO_DOCUMENTS = ("readme.md", "readme.txt", "decisions.yaml", "thumbs.db", "desktop.ini")  # known by name, and no evidence


def find(paths: Iterable[str | Path], endings: Collection[str]) -> list[Found]:
    """The files meant by files, folders (searched whole) and patterns, each once, in the order of their names.

    endings: of files in folders that are read, lower case. Raises GovgraphError for a path that is not there, or where nothing
    readable is found.
    """
    found: dict[str, Found] = {}
    for said in map(str, paths):
        given = said.removesuffix('"')  # Windows takes the \\" at the end of "C:\\My papers\\" for a quotation mark
        path = Path(given)
        if path.is_dir():
            files = [Found(file, path) for file in sorted(walk(path)) if _wanted(file.relative_to(path), endings)]
            if not files:
                raise GovgraphError("no document stands in this folder", given, f"Documents end in {', '.join(sorted(endings))}")
        elif path.is_file():
            files = [Found(path, path.parent)]
        else:
            files = [Found(file, file.parent) for file in _matches(given)]
        for file in files:
            found.setdefault(os.path.realpath(file.path), file)
    return list(found.values())


def walk(folder: Path) -> Iterator[Path]:
    """All files of a folder and those below it, sorted; hidden folders and workspaces are passed by."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not is_workspace(Path(here, name)))
        if is_workspace(Path(here)):
            folders[:], files = [], []
        yield from (path for path in (Path(here, name) for name in sorted(files)) if path.is_file())


def is_workspace(folder: Path) -> bool:
    """Whether a folder is a workspace of ours: its claims are no papers."""
    return (folder / "workspace.json").is_file() and ((folder / "decisions.yaml").is_file() or (folder / "CURRENT").is_file())


def is_passed_over(path: PurePath) -> bool:
    """Whether a path inside a folder is hidden, a word processor's lock file, a README or the like: no document."""
    hidden = any(part.startswith(".") for part in path.parts) or path.name.startswith("~$")
    return hidden or path.name.lower() in NO_DOCUMENTS


def unreadable(folders: Iterable[Path]) -> list[OSError]:
    """What the system said of folders that may not be looked into."""
    errors: list[OSError] = []
    for folder in folders:
        for _, below, _ in os.walk(folder, onerror=errors.append):
            below[:] = sorted(name for name in below if not name.startswith("."))
    return errors


def _matches(given: str) -> list[Path]:
    names = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - Path.glob refuses absolute patterns
    files = [path for path in map(Path, names) if path.is_file() and not any(is_workspace(above) for above in path.parents)]
    if not files:
        raise GovgraphError("there is no such file or folder", given, "Check the spelling; quote a pattern such as 'reports/*.md'")
    return files


def _wanted(path: Path, endings: Collection[str]) -> bool:
    return not is_passed_over(path) and path.suffix.lower() in endings
