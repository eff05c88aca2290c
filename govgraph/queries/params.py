"""Parameters of questions: their kinds, their defaults, and reading a value that a person typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from govgraph.graph.errors import GovgraphError
from govgraph.graph.schema import schema

Value = str | int | float | bool

KINDS = ("entity", "text", "int", "number", "date", "flag")
# Names that `ask` and `check` use themselves.
_TAKEN = ("graph", "store", "name", "entities")
_HEADER = re.compile(r"(?P<name>[a-z]\w*) \((?P<kind>\w+)(?:=(?P<default>[^)]*))?\) (?P<meaning>.+)")
_WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter. kind: one of KINDS; default: None when a value must be given; line: where the header declares it."""

    name: str
    kind: str
    meaning: str
    default: Value | None = None
    line: int = 0

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of entity that its meaning names ("the body or project"); none where any will do."""
        return tuple(kind for kind in schema().kinds if re.search(rf"\b{kind}\b", self.meaning))


def parse_param(text: str, where: str) -> Param:
    """A header's `name (kind=default) meaning`. Raises GovgraphError at `where` (file:line)."""
    found = _HEADER.fullmatch(text)
    if not found or found["kind"] not in KINDS or found["name"] in _TAKEN:
        raise GovgraphError(
            f"parameter {text!r} is not understood", where, f"Write `name (kind=default) meaning`; kinds: {', '.join(KINDS)}"
        )
    bare = Param(found["name"], found["kind"], found["meaning"], None, int(where.rpartition(":")[2]))
    if found["default"] is None:
        return bare
    return Param(bare.name, bare.kind, bare.meaning, read_value(bare, found["default"], where), bare.line)


def read_value(param: Param, value: object, where: str = "") -> Value:
    """The value in the parameter's kind; text is read as a person types it. Raises GovgraphError."""
    text = str(value).strip()
    try:
        return _READERS[param.kind](text)
    except (ValueError, KeyError) as err:
        raise GovgraphError(f"{param.name} takes {_EXPECTS[param.kind]}, not {text!r}", where, f"{param.name}: {param.meaning}") from err


def _date(text: str) -> str:
    if not re.fullmatch(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?", text):
        raise ValueError(text)
    return text


_READERS: dict[str, Callable[[str], Value]] = {
    "entity": str,
    "text": str,
    "int": int,
    "number": float,
    "date": _date,
    "flag": lambda text: _WORDS[text.casefold()],
}
_EXPECTS = {
    "entity": "a name",
    "text": "text",
    "int": "a whole number",
    "number": "a number",
    "date": "a date such as 2016, 2016-11 or 2016-11-30",
    "flag": "yes or no",
}
