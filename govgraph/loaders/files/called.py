"""What sources are called: their path below the folder that was loaded, longer where that would be two files' name."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is to be read. base: the folder that was loaded, or the one it stands in when it was named itself."""

    path: Path
    base: Path


def shown(path: str | Path) -> str:
    """A path in characters that every file can hold: names that are no UTF-8 are read as Western ones, folders part by "/"."""
    raw = os.fsencode(path)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return text.replace(os.sep, "/")


def name_files(files: Iterable[Found], known: Mapping[str, str]) -> list[tuple[Found, str]]:
    """Each file with the name of its source, none twice.

    known: the names of sources that were read before -> where. A file that was read before keeps its name; a new one never
    takes that of another file that is still there, but goes by one more of its folders.
    """
    todo = list(dict.fromkeys(files))
    by_place = {place: name for name, place in known.items()}
    names = {file: by_place.get(place_of(file.path), "") for file in todo}
    taken = {name for name, place in known.items() if Path(place).is_file()} | set(filter(None, names.values()))
    new = [file for file in todo if not names[file]]
    depths = {file: len(_parts(file.path)) - len(_parts(file.base)) for file in new}
    while new:
        tried = {file: _below(file.path, depths[file]) for file in new}
        counts = Counter(tried.values())
        for file, name in tried.items():
            if counts[name] == 1 and name not in taken:
                names[file] = name
            elif depths[file] >= len(_parts(file.path)):  # no folder is left that would tell them apart
                names[file] = _numbered(name, taken)
                taken.add(names[file])
        taken |= set(names.values())
        new = [file for file in new if not names[file]]
        for file in new:
            depths[file] += 1
    return [(file, names[file]) for file in todo]


def _numbered(name: str, taken: set[str]) -> str:
    return next(made for made in (f"{name} ({number})" for number in count(2)) if made not in taken)


def place_of(path: Path) -> str:
    """Where a file stands on this machine, in characters that every file can hold."""
    return shown(_absolute(path))


def _parts(path: Path) -> tuple[str, ...]:
    return Path(_absolute(path)).parts


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - a link stays the name that people know


def _below(path: Path, depth: int) -> str:
    parts = _parts(path)
    return shown("/".join(parts[-max(1, min(depth, len(parts) - 1)) :]))
