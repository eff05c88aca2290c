"""Writing what a command made: to a file, whole or not at all, or to standard output."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.graph.files import write_atomic

output_option = click.option("--output", "-o", required=True, metavar="FILE", help="Where to write; - for standard output.")


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
