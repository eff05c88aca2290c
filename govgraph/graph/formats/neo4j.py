"""A graph for loading into Neo4j in bulk: a folder for `neo4j-admin database import`, or a script of MERGE statements."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from govgraph.graph.files import write_atomic
from govgraph.graph.formats.neo4j_csv import Lists, node_files, relation_files
from govgraph.graph.formats.neo4j_script import literal, script
from govgraph.graph.model import Graph
from govgraph.graph.store.indexes import schema_statements
from govgraph.graph.store.push import Push, push_of

NAME = "govgraph"  # the graph's name on the server; `--graph` chooses it there
OWNER = "bulk"


def write_neo4j_csv(graph: Graph, path: Path) -> None:
    """Write the folder `path`: CSV files, their arguments for neo4j-admin, what to run afterwards, and a README with the command."""
    push = push_of(graph, NAME, OWNER)
    nodes, relations = list(push.nodes), list(push.relations)
    lists = Lists.avoiding([*(row.properties for row in nodes), *(row.properties for row in relations)])
    made = {**node_files(nodes, lists), **relation_files(relations, lists)}
    for name, file in made.items():
        write_atomic(path / name, file.text)
    arguments = [*(file.argument for file in made.values()), f"--array-delimiter=U+{ord(lists.delimiter):04X}", "--multiline-fields=true"]
    write_atomic(path / "import.args", "".join(f"{line}\n" for line in arguments))
    after = [*schema_statements().values(), *lists.repairs(made.values(), push.graph_key), *_head(push)]
    write_atomic(path / "after.cypher", _lines(after))
    write_atomic(path / "README.txt", README)


def write_cypher(graph: Graph, path: Path) -> None:
    """Write the file `path`: a script for cypher-shell or Neo4j's browser; running it again changes nothing."""
    push = push_of(graph, NAME, OWNER)
    write_atomic(path, HEADER + _lines([*schema_statements().values(), *script(push), *_head(push)]))


def _head(push: Push) -> list[str]:
    """What makes the version the current one, last of all."""
    version = f"MERGE (v:GovgraphVersion {{graph: {literal(push.graph_key)}}}) SET v.workspace = {literal(push.name)}"
    values = {"graph": push.graph_key, "owner": push.owner, "waiting": list(push.waiting)}
    head = f"MERGE (h:GovgraphHead {{workspace: {literal(push.name)}}}) SET h += {literal(values)}, h.pushed = toString(datetime())"
    return [version, head]


def _lines(statements: Iterable[str]) -> str:
    return "".join(f"{text};\n" for text in statements)


HEADER = """\
// A graph from govgraph. Run it with: cypher-shell -f THIS-FILE   (or paste it into Neo4j's browser)
// Every line is a statement and a transaction; the last one makes this version the current one for `govgraph ask --on`.
"""

README = """\
This folder loads a graph of govgraph into a new or emptied Neo4j 5 database, the fast way.
The database is replaced: to add a graph beside others, use `govgraph push` instead.

1. Stop the database, and in this folder run (neo4j is the database's name):
     neo4j-admin database import full neo4j --overwrite-destination @import.args
2. Start it, and run what an import cannot do (constraints, indexes, the mark of the current version):
     cypher-shell -f after.cypher
3. Ask:
     govgraph ask orphans --on neo4j://localhost:7687
"""
