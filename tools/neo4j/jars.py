"""A Neo4j Community server from its own Maven artifacts: fetched once with `mvn`, kept outside the repository.

`python -m tools.neo4j.jars` fetches them beforehand; who needs them meanwhile waits for that.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")
LINE = "5.26"  # the long-term release


class Missing(Exception):
    """What is not on this machine, in a line."""


def java() -> str:
    """The command for Java 17 or later. Raises Missing."""
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=str(Path(home, "bin"))) if home else shutil.which("java")
    if found is None:
        raise Missing("Java is not installed; Neo4j needs Java 17 or 21")
    said = subprocess.run([found, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < 17:
        raise Missing(f"Java is too old ({said.splitlines()[0] if said else 'no answer'}); Neo4j needs Java 17 or 21")
    return found


def cache() -> Path:
    """The folder that keeps servers and their data."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "govgraph"


def jars(version: str | None = None) -> Path:
    """The folder with the jars of `version`, or of the newest that is kept of the long-term line, else of the pom's. Raises Missing."""
    with _alone(cache()) as kept:
        return _kept(version, kept) or _fetch(version, kept)


@contextmanager
def _alone(kept: Path) -> Iterator[Path]:
    """The cache, where no other process is fetching."""
    kept.mkdir(parents=True, exist_ok=True)
    with (kept / "fetching").open("w") as lock:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield kept


def _kept(version: str | None, kept: Path) -> Path | None:
    names = [version] if version else sorted((path.name.removeprefix("neo4j-") for path in kept.glob(f"neo4j-{LINE}.*")), key=_number)
    if names and (kept / f"neo4j-{names[-1]}").is_dir():
        return kept / f"neo4j-{names[-1]}"
    return None


def _number(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def _fetch(version: str | None, kept: Path) -> Path:
    mvn = shutil.which("mvn")
    if mvn is None:
        raise Missing("Maven (mvn) is not installed; it fetches Neo4j's jars")
    # Beside, then renamed: an interrupted or doubled download never leaves half a server.
    with tempfile.TemporaryDirectory(dir=kept) as beside:
        command = [mvn, "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", f"-DoutputDirectory={beside}/jars"]
        done = subprocess.run([*command, *([f"-Dneo4j.version={version}"] if version else [])], capture_output=True, text=True, check=False)
        found = next(Path(beside).glob("jars/neo4j-kernel-[0-9]*.jar"), None)
        if done.returncode or found is None:
            raise Missing(f"Maven could not fetch Neo4j: {next(iter(done.stdout.strip().splitlines()), 'no reason given')}")
        target = kept / f"neo4j-{found.stem.removeprefix('neo4j-kernel-')}"
        if not target.is_dir():
            (Path(beside) / "jars").rename(target)
    return target


if __name__ == "__main__":
    try:
        print(jars())
    except Missing as why:
        sys.exit(str(why))
