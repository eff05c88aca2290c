"""`govgraph export`: the graph in the forms of other programs."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.common import Where, examples, where_options
from govgraph.cli.lazy import nearest
from govgraph.cli.output import table
from govgraph.cli.writing import write
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.graph.model import Graph

ENDINGS = {".json": "json", ".graphml": "graphml", ".gexf": "gexf", ".ttl": "org", ".cypher": "cypher"}
EXAMPLES = examples(
    "export -o graph.json",
    "export -o graph.graphml",
    "export --format neo4j-csv -o import/",
    "export --format json -o - | jq .",
    "export --list",
)


@click.command(epilog=EXAMPLES)
@click.option("--output", "-o", metavar="FILE", help="The file, or folder, to write; - for standard output.")
@click.option("--format", "form", metavar="FORM", help="What to write; see --list [default: by the ending of FILE].")
@click.option("--list", "listing", is_flag=True, help="List the forms.")
@where_options
def export(where: Where, output: str | None, form: str | None, listing: bool) -> None:
    """Write the graph in the form of another program."""
    from govgraph.graph.formats import FORMATS, LOSES
    from govgraph.graph.formats import export as run

    if listing:
        return table(("form", "what_it_is"), [{"form": name, "what_it_is": row[2]} for name, row in FORMATS.items()])
    if output is None:
        raise click.UsageError("say where to write, with --output FILE.")
    name = _form(form or ENDINGS.get(Path(output).suffix.lower()), list(FORMATS))
    graph = where.read_graph()
    if output == "-":
        return _to_stdout(graph, name, run)
    run(graph, name, Path(output))
    click.echo(f"Wrote {output}.", err=True)
    if name in LOSES:
        click.echo(f"This form cannot hold: {LOSES[name]}.", err=True)


def _form(name: str | None, known: list[str]) -> str:
    """A known form. Raises GovgraphError with the nearest."""
    if name is None:
        raise click.UsageError(f"say what to write, with --format: {', '.join(known)}.")
    if name not in known:
        raise GovgraphError(f"there is no form {name!r}", "", nearest(name, known) or f"Known: {', '.join(known)}")
    return name


def _to_stdout(graph: Graph, name: str, run: Any) -> None:
    with tempfile.TemporaryDirectory(prefix="govgraph-") as folder:
        made = Path(folder) / "graph"
        run(graph, name, made)
        if made.is_dir():
            raise GovgraphError(f"{name} is a folder and cannot go to standard output", "", "Give --output FOLDER")
        write("-", made.read_bytes())
