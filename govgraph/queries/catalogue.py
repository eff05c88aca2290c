"""The library of questions and checks: `.cypher` files with a header, read once and refused with file and line when wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.schema import schema
from govgraph.queries import dialect
from govgraph.queries.params import Param, parse_param
from govgraph.queries.sentence import slots

LEVELS = ("act", "ask", "note")  # for a committee to act on, to ask about, to know
# Columns that the runner makes from the parallel lists quotes, documents and dates.
EVIDENCE = {"quote": "quotes", "document": "documents", "date": "dates"}


@dataclass(frozen=True, slots=True)
class Question:
    """A named Cypher text. columns: what an answer shows, in order; params: in the order of the header.

    says: the opening sentence of an answer, with {number} rows; none: what is said where there is no row; top: the same of an
    entity that is accountable in its own right. All three are templates over the entity parameters.
    """

    name: str
    title: str
    params: tuple[Param, ...]
    columns: tuple[str, ...]
    cypher: str
    file: str
    says: str = ""
    none: str = ""
    top: str = ""

    @property
    def entities(self) -> tuple[Param, ...]:
        """The parameters that take an entity's name."""
        return tuple(one for one in self.params if one.kind == "entity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Question):
    """A question whose rows are findings.

    level: one of LEVELS, unless the row has a column `level`; message: a template filled from the row's columns; many: the
    template for rows with the same `pattern`, which make one finding ("" where each row is one); harm: from 1 to 9, by which findings
    of one level are sorted; asks: the template of what is left unknown, as a reader of a report would ask it ("" where nothing is);
    answered: the types of lines of which one that waits for a person may be the answer.
    """

    code: str
    level: str
    why: str
    remedy: str
    message: str
    many: str = ""
    harm: str = "1"
    asks: str = ""
    answered: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """All that the folders hold. questions and lookups by name, checks by code; lookups are what the program itself asks."""

    questions: dict[str, Question]
    checks: dict[str, Check]
    lookups: dict[str, Question]


@cache
def library() -> Library:
    """The library that is part of the program, read once. Raises GovgraphError naming file and line."""
    root = Path(str(files("govgraph.queries")))
    checks = read_folder(root / "checks")
    return Library(
        read_folder(root / "questions"),
        {one.code: one for one in sorted(checks.values(), key=_code) if isinstance(one, Check)},
        read_folder(root / "lookups"),
    )


def read_folder(folder: Path) -> dict[str, Question]:
    """Every `.cypher` file of a folder, in the order of their file names, by name.

    Raises GovgraphError for a name or a code that stands twice, and whatever `parse` refuses.
    """
    found: dict[str, Question] = {}
    codes: dict[str, str] = {}
    for path in sorted(folder.glob("*.cypher")):
        one = parse(path.read_text("utf-8"), str(path))
        if one.name in found:
            raise GovgraphError(f"the name {one.name} stands in {Path(found[one.name].file).name} too", f"{path}:1", "Give it another name")
        if isinstance(one, Check) and codes.setdefault(one.code, path.name) != path.name:
            raise GovgraphError(f"the code {one.code} stands in {codes[one.code]} too", f"{path}:1", "Give it another code")
        found[one.name] = one
    return found


def parse(text: str, file: str) -> Question:
    """One `.cypher` text as Question, or as Check when its header has a code. Raises GovgraphError(what, file:line)."""
    header, params = _header(text, file)
    code = dialect.mask(text)
    _verify(text, code, file, header, params)
    common = (header["name"][0], header["title"][0], tuple(params), _columns(header), text, file)
    others: dict[str, Any] = {key: header[key][0] for key in header if key not in _COMMON_KEYS}
    return Check(*common, **others) if "code" in header else Question(*common, **others)


def _code(one: Question) -> str:
    return one.code if isinstance(one, Check) else ""


_COMMON_KEYS = ("name", "title", "columns")
_QUESTION_KEYS = (*_COMMON_KEYS, "says", "none", "top")
_CHECK_KEYS = (*_COMMON_KEYS, "code", "level", "why", "remedy", "message", "many", "harm", "asks", "answered")
_OPTIONAL = ("says", "none", "top", "many", "harm", "asks", "answered")
_KEYS = tuple(dict.fromkeys((*_QUESTION_KEYS, *_CHECK_KEYS)))


def _header(text: str, file: str) -> tuple[dict[str, tuple[str, int]], list[Param]]:
    header: dict[str, tuple[str, int]] = {}
    params: list[Param] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            break
        key, _, value = (part.strip() for part in line[2:].partition(":"))
        if key == "param":
            params.append(parse_param(value, f"{file}:{number}"))
        elif key not in _KEYS or not value or key in header:
            raise GovgraphError(
                f"header line {line!r} is unknown, empty or repeated", f"{file}:{number}", f"Known: param, {', '.join(_KEYS)}"
            )
        else:
            header[key] = (value, number)
    _complete(header, file)
    return header, params


def _complete(header: dict[str, tuple[str, int]], file: str) -> None:
    wanted = _CHECK_KEYS if "code" in header else _QUESTION_KEYS
    for key in wanted:
        if key not in header and key not in _OPTIONAL:
            raise GovgraphError(f"the header lacks `// {key}: …`", f"{file}:1")
    for key in header:
        if key not in wanted:
            fault = "is none of a check" if "code" in header else "but no code"
            raise GovgraphError(f"the header has `{key}` {fault}", f"{file}:{header[key][1]}")
    if header.get("harm", ("1", 0))[0] not in set("123456789"):
        raise GovgraphError(f"harm is a figure from 1 to 9, not {header['harm'][0]!r}", f"{file}:{header['harm'][1]}")
    if "code" in header and header["level"][0] not in LEVELS:
        raise GovgraphError(f"level {header['level'][0]!r} is unknown", f"{file}:{header['level'][1]}", f"Use one of {', '.join(LEVELS)}")


def _columns(header: dict[str, tuple[str, int]]) -> tuple[str, ...]:
    return tuple(part.strip() for part in header["columns"][0].split(","))


def _verify(text: str, code: str, file: str, header: dict[str, tuple[str, int]], params: list[Param]) -> None:
    _verify_dialect(dialect.mask(text, comments=False), code, file)
    _verify_params(code, file, params)
    for offset in dialect.free_patterns(code):
        raise GovgraphError(
            "a free pattern without {graph: $graph}",
            f"{file}:{dialect.line_of(code, offset)}",
            "Anchor it, since several graphs may share a database",
        )
    if not re.search(r"\bORDER\s+BY\b(?!.*\bRETURN\b)", code, re.IGNORECASE | re.DOTALL):
        raise GovgraphError(
            "no ORDER BY after the last RETURN", f"{file}:{len(text.splitlines())}", "Rows must come in one order on every engine"
        )
    returned = dialect.returned(code)
    line = header["columns"][1]
    for column in _columns(header):
        if EVIDENCE.get(column, column) not in returned and column not in returned:
            raise GovgraphError(f"column {column!r} is not returned", f"{file}:{line}", f"Returned: {', '.join(sorted(returned))}")
    _verify_check(header, returned, file) if "code" in header else _verify_sentences(header, params, file)


def _verify_sentences(header: dict[str, tuple[str, int]], params: list[Param], file: str) -> None:
    for key in ("says", "none", "top"):
        text, line = header.get(key, ("", 0))
        for unknown in sorted(slots(text) - {one.name for one in params} - {"number"}):
            raise GovgraphError(f"`{key}` names {unknown!r}, which is no parameter", f"{file}:{line}", "Use parameters and {number}")


def _verify_check(header: dict[str, tuple[str, int]], returned: set[str], file: str) -> None:
    grouped = "many" in header
    used = slots(header["message"][0]) | (slots(header["many"][0]) - {"number", "names"} | {"pattern"} if grouped else set())
    used |= slots(header["asks"][0]) - {"number", "names"} if "asks" in header else set()
    for type in header.get("answered", ("", 0))[0].split():
        if type not in schema().relations:
            known = ", ".join(schema().relations)
            raise GovgraphError(f"{type!r} is no type of relation", f"{file}:{header['answered'][1]}", f"Known: {known}")
    for missing in sorted(({"subject", "subject_name", "about"} | used) - returned):
        raise GovgraphError(
            f"a check must return {missing!r}",
            f"{file}:{header['message'][1]}",
            "subject, subject_name, about, every {column} of its sentences, and pattern where it has `many`",
        )


def _verify_dialect(raw: str, code: str, file: str) -> None:
    for construct in (dialect.COMMENT, *dialect.WRITES, *dialect.DIALECT):
        # Only comments themselves are looked for in the text that still has them.
        within = re.sub(r"//[^\n]*", lambda one: " " * len(one.group()), raw) if construct is dialect.COMMENT else code
        if found := construct.pattern.search(within):
            raise GovgraphError(
                f"{construct.title} is not in the dialect", f"{file}:{dialect.line_of(within, found.start())}", construct.instead
            )


def _verify_params(code: str, file: str, params: list[Param]) -> None:
    used = dialect.parameters(code)
    declared = [one.name for one in params]
    for name, offset in used.items():
        if name not in declared and name != "graph":
            raise GovgraphError(
                f"parameter ${name} is not declared", f"{file}:{dialect.line_of(code, offset)}", f"Add `// param: {name} (text) meaning`"
            )
    for one in params:
        if one.name not in used or declared.count(one.name) > 1:
            fault = "is not used" if one.name not in used else "is declared twice"
            raise GovgraphError(f"parameter ${one.name} {fault}", f"{file}:{one.line}", "Take it out of the header")
