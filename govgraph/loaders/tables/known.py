"""registers.yaml of a workspace: what people said of the columns of their registers, found again by the headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from govgraph.graph.errors import GovgraphError
from govgraph.graph.files import write_atomic
from govgraph.loaders.tables.draft import LEFT_OUT, SHAPES
from govgraph.loaders.tables.headings import meaning
from govgraph.loaders.tables.value import Table
from govgraph.loaders.tables.vocabulary import plain, vocabulary

FILE = "registers.yaml"
HEAD = """# What the columns of your registers mean. `govgraph columns FILE --write` adds an entry; `govgraph load` uses one
# again for every table that has its headings, next year's file as well. Correct a meaning here, or write "left out".
# What a column may mean: govgraph columns --meanings
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of table: its headings in plain form, the shape ("" when the reader finds it), plain heading to key, and its place."""

    headings: frozenset[str]
    shape: str
    columns: Mapping[str, str]
    place: str


@dataclass(frozen=True, slots=True)
class Known:
    """All entries, in the order of the file; the last one that fits best wins."""

    entries: tuple[Entry, ...] = ()

    def entry_for(self, table: Table) -> Entry | None:
        """The entry whose headings are those of the table: all of its own, and most of the table's."""
        heads = {plain(head) for head in table.heads if head}
        fitting = [entry for entry in self.entries if entry.headings and entry.headings <= heads and 2 * len(entry.headings) >= len(heads)]
        return max(reversed(fitting), key=lambda entry: len(entry.headings), default=None)


def meanings() -> list[str]:
    """Every meaning that a column may be given."""
    data = vocabulary()
    return ["name", *data["identity"], *data["relations"], *data["facts"], LEFT_OUT]


def meaning_said(said: str, place: str) -> str:
    """The key of a meaning as a person wrote it: "reports_to", "Reports to" or "left out". Raises GovgraphError for others."""
    key = plain(said).replace(" ", "_")
    if plain(said) == LEFT_OUT:
        return LEFT_OUT
    if key in meanings():
        return key
    found = meaning(said)
    if found is None or found.section == "ignored":
        raise GovgraphError(f"{said!r} is no meaning of a column", place, "See them with: govgraph columns --meanings")
    return "name" if found.key.startswith("name") else found.key


def flipped(key: str, place: str) -> str:
    """The same line the other way round. Raises GovgraphError when it has no other way."""
    rule = vocabulary()["relations"].get(key, {})
    if "flip" not in rule:
        raise GovgraphError(f"{key.replace('_', ' ')} cannot be turned round", place, "Say what the column means with --set")
    return str(rule["flip"])


def read_known(path: Path) -> Known:
    """The entries of registers.yaml; none when there is no such file. Raises GovgraphError with file:line for what is wrong in it."""
    try:
        text = path.read_text("utf-8-sig") if path.exists() else ""
        root = yaml.compose(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError) as err:
        raise GovgraphError("cannot be read", str(path), "Save it as UTF-8") from err
    except yaml.YAMLError as err:
        line = getattr(getattr(err, "problem_mark", None), "line", 0) + 1
        raise GovgraphError("this is not YAML", f"{path}:{line}", "Compare it with what govgraph columns --write makes") from err
    if root is None:
        return Known()
    if not isinstance(root, yaml.SequenceNode):
        raise GovgraphError("registers.yaml is a list of entries", f"{path}:1", 'Each begins with "- headings: [...]"')
    return Known(tuple(_entry(node, path) for node in root.value))


def _entry(node: yaml.Node, path: Path) -> Entry:
    place = f"{path.name}, line {node.start_mark.line + 1}"
    found: dict[str, Any] = dict(_pairs(node, path))
    unknown = sorted(set(found) - {"headings", "shape", "columns"})
    if unknown or "headings" not in found or not isinstance(found["headings"], yaml.SequenceNode):
        what = f"{unknown[0]!r} is no key of an entry" if unknown else "an entry has a list of headings"
        raise GovgraphError(what, f"{path}:{node.start_mark.line + 1}", "Its keys are headings, shape and columns")
    headings = frozenset(plain(str(one.value)) for one in found["headings"].value)
    shape = str(found["shape"].value) if "shape" in found else ""
    if shape not in ("", *SHAPES):
        raise GovgraphError(f"{shape!r} is no shape", f"{path}:{found['shape'].start_mark.line + 1}", f"Shapes are {', '.join(SHAPES)}")
    columns = {}
    for heading, value in _pairs(found["columns"], path) if "columns" in found else ():
        where = f"{path}:{value.start_mark.line + 1}"
        if plain(heading) not in headings:
            raise GovgraphError(f"{heading!r} is not among the headings of this entry", where, "Write it as it stands in the register")
        columns[plain(heading)] = meaning_said(str(value.value), where)
    return Entry(headings, shape, columns, place)


def _pairs(node: yaml.Node, path: Path) -> Iterator[tuple[str, Any]]:
    if not isinstance(node, yaml.MappingNode):
        raise GovgraphError(
            "this is no set of 'key: value' lines", f"{path}:{node.start_mark.line + 1}", "Compare it with the other entries"
        )
    for key, value in node.value:
        yield str(key.value), value


def add_entry(path: Path, table: Table, shape: str, columns: Mapping[str, tuple[str, str]]) -> None:
    """Append an entry for a table's headings. columns: heading to (key, why), the reason as a comment."""
    head = path.read_text("utf-8") if path.exists() else HEAD
    lines = [f"- headings: [{', '.join(_quoted(one) for one in dict.fromkeys(table.heads) if one)}]", f"  shape: {shape}", "  columns:"]
    lines += [f"    {_quoted(heading)}: {key.replace('_', ' ')}  # {' '.join(why.split())}" for heading, (key, why) in columns.items()]
    write_atomic(path, head.rstrip("\n") + "\n\n" + "\n".join(lines) + "\n")


def _quoted(text: str) -> str:
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'
