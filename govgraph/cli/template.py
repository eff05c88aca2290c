"""`govgraph template`: an empty register for people to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.common import examples
from govgraph.graph.errors import GovgraphError


@click.command(epilog=examples("template register.xlsx", "export --format register -o register.xlsx"))
@click.argument("file", type=click.Path(path_type=Path))
def template(file: Path) -> None:
    """Write an empty register to fill in.

    Its columns are those that govgraph reads, with drop-downs, notes and an example row that is never read.
    `govgraph export --format register` writes the same workbook filled with what is known.
    """
    from govgraph.graph.formats.register.write import write_template

    if file.suffix.lower() != ".xlsx":
        raise GovgraphError("a template is a workbook", str(file), "Give it a name that ends in .xlsx")
    if file.exists():
        raise GovgraphError("this file is there already", str(file), "Choose another name; somebody may have filled it in")
    write_template(file)
    click.echo(f"Wrote {file}. Fill it in, then: govgraph load {file}", err=True)
