"""Writing what a command made, to a file (whole or not at all) or to standard output; `--format` and `-o` for all that print."""

from __future__ import annotations

import contextlib
import functools
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from govgraph.graph.files import write_atomic

F = TypeVar("F", bound=Callable[..., Any])

output_option = click.option("--output", "-o", required=True, metavar="FILE", help="Where to write; - for standard output.")
ENDINGS = {".csv": "csv", ".json": "json", ".xlsx": "xlsx", ".md": "markdown", ".sarif": "sarif"}
ROWS = ("table", "json", "csv", "xlsx", "markdown")  # the forms of anything that consists of rows
_BOM = "\ufeff".encode()  # without it Excel takes UTF-8 for the code page of the machine


def write(output: str, data: str | bytes) -> None:
    """Write to the file, and say so on standard error; or to standard output as it is. Raises GovgraphError."""
    if output == "-":
        click.echo(data, nl=False)
        return
    write_atomic(Path(output), data)
    size = len(data.encode() if isinstance(data, str) else data)
    click.echo(f"Wrote {output} ({_size(size)}).", err=True)


def _size(number: int) -> str:
    """ "3 bytes", "12 kB", "1.4 MB"."""
    if number < 1000:
        return f"{number} bytes"
    return f"{number / 1000:.0f} kB" if number < 1_000_000 else f"{number / 1_000_000:.1f} MB"


def format_option(*formats: str) -> Callable[[F], F]:
    """`--format`, passed on as `form`, and `--output`; the first of `formats` is the default, or what the ending of FILE says."""

    def decorate(function: F) -> F:
        @functools.wraps(function)
        def formed(form: str | None, output: str | None, **rest: Any) -> Any:
            ending = ENDINGS.get(Path(output or "").suffix.lower(), "")
            chosen = form or (ending if ending in formats else formats[0])
            if chosen == "xlsx" and output is None:
                raise click.UsageError("a workbook goes to a file: say which, with -o FILE.xlsx.")
            if output is None or output == "-":
                return function(form=chosen, **rest)
            with _kept(output, chosen):
                return function(form=chosen, **rest)

        made: Any = formed
        where = "Write it to FILE; the form by its ending, unless --format says another."
        made = click.option("--output", "-o", metavar="FILE", help=where)(made)
        choice = click.Choice(formats)
        return click.option("--format", "form", type=choice, help=f"How to print the answer.  [default: {formats[0]}]")(made)  # type: ignore[no-any-return]

    return decorate


@contextlib.contextmanager
def _kept(output: str, form: str) -> Iterator[None]:
    """What is printed goes to the file, also where the command ends with a code of its own; after an error nothing is written."""
    raw = io.BytesIO()
    text = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
    ended: click.exceptions.Exit | None = None
    with contextlib.redirect_stdout(text):
        try:
            yield
        except click.exceptions.Exit as err:
            ended = err
    write(output, (_BOM if form == "csv" else b"") + raw.getvalue())
    if ended:
        raise ended
