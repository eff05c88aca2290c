"""Write into README.md what the program says of itself, between marks such as `<!-- help:begin -->` and `<!-- help:end -->`.

    python tools/readme.py              help, questions and checks
    python tools/readme.py --check      change nothing; exit with 1 when README.md is out of date
    python tools/readme.py --measure    the figures too; GOVGRAPH_ANNOTATED names a folder of annotated documents (see benchmarks/scores.py)
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"


def help_text() -> str:
    """What `govgraph --help` prints on a terminal of 100 columns."""
    from govgraph.cli import main

    result = CliRunner().invoke(main, ["--help"], prog_name="govgraph", terminal_width=100)
    return f"```text\n{result.output.rstrip()}\n```"


def questions() -> str:
    """The questions with the entities they take."""
    from govgraph.queries import library

    rows = [f"| `{one.name}` | {' '.join(p.name for p in one.entities)} | {one.title} |" for one in library().questions.values()]
    return "\n".join(["| question | of | answers |", "|---|---|---|", *rows])


def checks() -> str:
    """The checks with their codes and levels."""
    from govgraph.queries import library

    rows = [f"| {code} | {one.level} | {one.title} | {one.why} |" for code, one in library().checks.items()]
    return "\n".join(["| code | level | finding | why it matters |", "|---|---|---|---|", *rows])


def speed() -> str:
    """What benchmarks/reading.py prints."""
    return _printed("reading.py")


def scores() -> str | None:
    """What benchmarks/scores.py prints, or None when no annotated documents are at hand."""
    folder = os.environ.get("GOVGRAPH_ANNOTATED")
    return _printed("scores.py", folder) if folder else None


def _printed(script: str, *words: str) -> str:
    done = subprocess.run([sys.executable, str(ROOT / "benchmarks" / script), *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


SAYS: dict[str, Callable[[], str]] = {"help": help_text, "questions": questions, "checks": checks}
MEASURED: dict[str, Callable[[], str | None]] = {"speed": speed, "scores": scores}


def fill(text: str, name: str, content: str) -> str:
    """The text with `content` between the marks of this name. Raises ValueError when the marks are missing."""
    mark = re.compile(rf"(<!-- {name}:begin -->\n).*?(<!-- {name}:end -->)", re.DOTALL)
    if not mark.search(text):
        raise ValueError(f"README.md has no marks for {name}")
    return mark.sub(lambda match: f"{match[1]}{content}\n{match[2]}", text)


def filled(text: str) -> str:
    """The text with all that the program says of itself."""
    for name, says in SAYS.items():
        text = fill(text, name, says())
    return text


def main(words: list[str]) -> int:
    """Fill README.md, or compare; the exit code."""
    old = README.read_text("utf-8")
    new = filled(old)
    if "--check" in words:
        return int(new != old)
    if "--measure" in words:
        for name, measure in MEASURED.items():
            content = measure()
            new = fill(new, name, content) if content else new
    README.write_text(new, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
