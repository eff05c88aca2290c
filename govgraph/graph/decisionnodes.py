"""A YAML list that people write, as values with their lines: entry by entry where the whole is no YAML, and nothing that could surprise."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import yaml

from govgraph.graph.errors import GovgraphError

ACTIONS = ("accept", "reject", "edit", "add", "same_as", "not_same", "source", "settle")
_DEEPEST = 20  # levels of lists and mappings; a decision needs four
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def entries(
    text: str, where: str, first: Sequence[str] = ACTIONS, name: str = "decisions"
) -> tuple[list[tuple[Any, int]], list[GovgraphError]]:
    """(the value of an entry, its line) for each that is sound, and what is wrong with the others.

    first: the keys with which an entry begins; name: what the entries are.
    """
    nodes, errors = _nodes_or_errors(text, where, first, name)
    found: list[tuple[Any, int]] = []
    for node, above in nodes:
        try:
            found.append((_value(node, where, above), above + node.start_mark.line + 1))
        except GovgraphError as problem:
            errors.append(problem)
    return found, errors


def _nodes_or_errors(text: str, where: str, first: Sequence[str], name: str) -> tuple[list[tuple[yaml.Node, int]], list[GovgraphError]]:
    begin = f"{name} are a list", f"Begin each with '- {first[0]}:', '- {first[1]}:', …"
    try:
        return _nodes(text, where, 0, begin), []
    except GovgraphError as whole:
        nodes: list[tuple[yaml.Node, int]] = []
        errors: list[GovgraphError] = []
        for part, above in _apart(text, first):
            try:
                nodes += _nodes(part, where, above, begin)
            except GovgraphError as problem:
                errors.append(problem)
        return nodes, errors or [whole]


def _value(node: yaml.Node, where: str, above: int) -> Any:
    """The value of a node; what looks like a date stays text, so that one that is none can be told."""
    _refuse_doubles(node, where, above)
    for part in _below(node):
        if part.tag == "tag:yaml.org,2002:timestamp":
            part.tag = "tag:yaml.org,2002:str"
    try:
        return yaml.SafeLoader("").construct_document(node)
    except (yaml.YAMLError, ValueError, TypeError) as err:
        place = f"{where}:{above + node.start_mark.line + 1}"
        raise GovgraphError(f"cannot be read: {getattr(err, 'problem', None) or err}", place, "Put the value in quotes") from err


def _apart(text: str, first: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Each entry by itself, with the number of lines above it."""
    entry = re.compile(rf"^(?:-(?=\s)| {{1,8}}- +(?=(?:{'|'.join(first)})\b))", re.MULTILINE)
    starts = [found.start() for found in entry.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        yield textwrap.dedent(text[start:end]), text.count("\n", 0, start)


def _nodes(text: str, where: str, above: int, begin: tuple[str, str]) -> list[tuple[yaml.Node, int]]:
    try:
        _refuse_tricks(text, where, above)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as err:
        line = above + (err.problem_mark.line + 1 if err.problem_mark else 1)
        raise GovgraphError(f"not valid YAML: {err.problem}", f"{where}:{line}", "Check indentation, colons and quotes") from err
    except yaml.YAMLError as err:
        raise GovgraphError("not valid YAML: a character that YAML does not allow", where) from err
    if node is None or (isinstance(node, yaml.ScalarNode) and node.value == ""):
        return []
    if not isinstance(node, yaml.SequenceNode):
        line = above + node.start_mark.line + 1
        raise GovgraphError(begin[0], f"{where}:{line}", begin[1])
    return [(item, above) for item in node.value]


def _refuse_tricks(text: str, where: str, above: int) -> None:
    """Raise GovgraphError for references and for nests deeper than any decision, which could fill the memory."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            what = "references (*name) are not read here" if depth <= _DEEPEST else "nested too deeply"
            line = above + (event.start_mark.line + 1 if event.start_mark else 1)
            raise GovgraphError(what, f"{where}:{line}", "Write it out, as in the examples at the head of the file")


def _below(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    children = [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else node.value
    if isinstance(node, yaml.CollectionNode):
        for child in children:
            yield from _below(child)


def _refuse_doubles(node: yaml.Node, where: str, above: int) -> None:
    """Of two values of one key the later would win in silence."""
    for part in _below(node):
        seen: set[str] = set()
        for key, _ in part.value if isinstance(part, yaml.MappingNode) else ():
            if not isinstance(key, yaml.ScalarNode):
                raise GovgraphError("a key is a word", f"{where}:{above + key.start_mark.line + 1}", "Put it in quotes")
            if key.value in seen:
                raise GovgraphError(f"'{key.value}' stands twice", f"{where}:{above + key.start_mark.line + 1}", "Delete one of them")
            seen.add(key.value)
