"""CSV files as `neo4j-admin database import` reads them: types in the header, lists in one cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from govgraph.graph.errors import GovgraphError
from govgraph.graph.formats.neo4j_script import literal
from govgraph.graph.store.rows import NodeRow, RelationRow

Properties = Mapping[str, object]
# Characters that can part the items of a list: no text uses them, and if one does, the next is taken.
_PARTERS = (*map(chr, range(0x1F, 0x1B, -1)), *map(chr, range(0xE000, 0xE010)))
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}


@dataclass(frozen=True, slots=True)
class File:
    """One CSV file.

    argument: what neo4j-admin has to be told of it.  pattern: matches its rows in Cypher as `n`.
    marked, emptied: columns of texts, and of numbers, in which lists have to be put right after the import (see Lists).
    """

    text: str
    argument: str
    pattern: str
    marked: tuple[str, ...]
    emptied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """How lists are written.

    An import cannot tell [] or [""] from nothing: they are written as one or two marks, which are put right afterwards.
    Among numbers no mark can stand: an empty list is left out, and given back to every row that has none.
    """

    delimiter: str
    mark: str

    @classmethod
    def avoiding(cls, rows: Iterable[Properties]) -> Lists:
        """Delimiter and mark that stand in no text of these rows. Raises GovgraphError when every candidate does."""
        free = list(_PARTERS)
        for row in rows:
            for text in _texts(row):
                if not text.isprintable():
                    free = [one for one in free if one not in text]
        if len(free) < 2:
            raise GovgraphError("this graph uses every character that could part a list", advice="Use --format cypher, or govgraph push")
        return cls(free[0], free[1])

    def cell(self, value: list[object], kind: str) -> str:
        """The list in a cell of a column of this type."""
        if not value:
            return self.mark if kind == "string[]" else ""
        return self.mark * 2 if value == [""] else self.delimiter.join(map(_plain, value))

    def repairs(self, files: Iterable[File], graph_key: str) -> list[str]:
        """Cypher that makes marks the lists that they stand for."""
        made = []
        for file in files:
            match = file.pattern.replace("$graph", literal(graph_key))
            for name in file.marked:
                for count, meant in ((1, "[]"), (2, "['']")):
                    made.append(f"MATCH {match} WHERE n.`{name}` = [{literal(self.mark * count)}] SET n.`{name}` = {meant}")
            made += [f"MATCH {match} WHERE n.`{name}` IS NULL SET n.`{name}` = []" for name in file.emptied]
        return made


def node_files(rows: Iterable[NodeRow], lists: Lists) -> dict[str, File]:
    """A file for each set of labels; rows sorted by labels."""
    made = {}
    for labels, group in groupby(rows, key=lambda row: row.labels):
        members = [row.properties for row in group]
        identities = [[_identity(labels[0], row["key"])] for row in members]
        name = f"nodes-{'-'.join(labels).lower()}.csv"
        pattern = f"(n:{':'.join(labels)} {{graph: $graph}})"
        made[name] = _file([":ID"], identities, members, lists, f"--nodes={':'.join(labels)}={name}", pattern)
    return made


def relation_files(rows: Iterable[RelationRow], lists: Lists) -> dict[str, File]:
    """A file for each type and labels of its ends; rows sorted by them."""
    made = {}
    for (source, kind, target), group in groupby(rows, key=lambda row: (row.source_label, row.type, row.target_label)):
        members = list(group)
        ends = [[_identity(source, row.source), _identity(target, row.target)] for row in members]
        name = f"relations-{kind.lower()}.csv"
        pattern = f"(:{source} {{graph: $graph}})-[n:{kind}]->(:{target})"
        properties = [row.properties for row in members]
        made[name] = _file([":START_ID", ":END_ID"], ends, properties, lists, f"--relationships={kind}={name}", pattern)
    return made


def _file(first: list[str], keys: list[list[str]], rows: Sequence[Properties], lists: Lists, argument: str, pattern: str) -> File:
    columns = {name: _type([row[name] for row in rows if name in row]) for name in sorted({name for row in rows for name in row})}
    header = ",".join(_quoted(one) for one in [*first, *(f"{name}:{kind}" for name, kind in columns.items())])
    lines = [header]
    for key, row in zip(keys, rows, strict=True):
        lines.append(",".join([*map(_quoted, key), *(_cell(row.get(name), kind, lists) for name, kind in columns.items())]))
    bare = [name for name in columns if any(row.get(name) in ([], [""]) for row in rows)]
    marked = tuple(name for name in bare if columns[name] == "string[]")
    emptied = tuple(name for name in bare if name not in marked)
    return File("".join(f"{line}\n" for line in lines), argument, pattern, marked, emptied)


def _type(values: list[object]) -> str:
    """The type of a column; a list of nothing counts as one of texts. Raises GovgraphError when the values are of several types."""
    items = {type(item) for value in values if isinstance(value, list) for item in value}
    singles = {type(value) for value in values if not isinstance(value, list)}
    if len(items) > 1 or len(singles) > 1 or (singles and any(isinstance(value, list) for value in values)):
        raise GovgraphError("one property has values of several types, which an import cannot hold", advice="Use govgraph push")
    return _TYPES[next(iter(singles))] if singles else f"{_TYPES[next(iter(items), str)]}[]"


def _cell(value: object, kind: str, lists: Lists) -> str:
    if value is None:
        return ""  # without quotes: no property
    return _quoted(lists.cell(value, kind) if isinstance(value, list) else _plain(value))


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _identity(label: str, key: object) -> str:
    return f"{label}:{key}"


def _texts(row: Properties) -> Iterator[str]:
    for value in row.values():
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, str):
                yield item
