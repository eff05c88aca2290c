"""Decisions: what people said about claims and names. They stand in decisions.yaml, are read with line numbers and always win."""

from __future__ import annotations

import datetime
import difflib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from govgraph.graph.claims import DECISIONS, Issue
from govgraph.graph.decisionnodes import ACTIONS, entries
from govgraph.graph.errors import GovgraphError
from govgraph.graph.files import write_atomic
from govgraph.graph.schema import schema

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d([T ].*)?)?)?")
_LINE = re.compile(r":(\d+)$")
CLAIM_ID = re.compile(r"[0-9a-f]{12}")
_PATTERN = {"type", "source", "target", "role"}
_RELATION = {"type", "source", "target", "role", "nature", "frequency", "status", "source_kind", "target_kind"}
_QUOTED = {"quote", "document", "page"}
_SOURCE = {"date", "title", "publisher"}
_SETTLED = {"as", "owner", "by", "cause", "message"}
VERDICTS = ("agreed", "accepted", "not-so", "open")
_ENTITY = {"name", "kind", "subtype", "status", "aliases", "accountable"}


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of decisions.yaml.

    claim:    id of the claim it is about, or None.
    relation: for accept, reject and edit: type, source and target (names), perhaps role; or None.
    names:    names of entities: one to accept, reject or edit, two or more for same_as and not_same; the file of a source; the id
              of a finding to settle.
    fields:   what to add or to set.
    """

    action: str
    line: int
    who: str = ""
    when: str = ""
    why: str = ""
    claim: str | None = None
    relation: dict[str, str] | None = None
    names: tuple[str, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a workspace, in the order of the file: of two that contradict, the later wins.

    problems: the entries that could not be read, each with its line; all others hold.
    """

    items: tuple[Decision, ...] = ()
    path: Path | None = None
    problems: tuple[Issue, ...] = ()

    def of(self, action: str) -> list[Decision]:
        """The decisions of one action."""
        return [item for item in self.items if item.action == action]


def template() -> str:
    """A decisions.yaml without decisions, which explains itself."""
    return files("govgraph.graph").joinpath("decisions-template.yaml").read_text("utf-8")


def read_decisions(path: Path) -> Decisions:
    """The decisions of a file; none when it is absent or empty. Raises GovgraphError only where the whole file cannot be read."""
    try:
        text = path.read_text("utf-8-sig") if path.exists() else ""
    except UnicodeDecodeError as err:
        raise GovgraphError("the file is not UTF-8", str(path), "Save it as UTF-8") from err
    except OSError as err:
        raise GovgraphError(f"cannot be read ({err.strerror})", str(path)) from err
    items, errors = _entries(text, str(path))
    return Decisions(tuple(items), path, tuple(Issue(DECISIONS, _line_of(err.where), err.what, err.advice) for err in errors))


def _line_of(where: str) -> str:
    found = _LINE.search(where)
    return f"line {found[1]}" if found else ""


def parse(text: str, where: str = DECISIONS) -> tuple[Decision, ...]:
    """The decisions of a YAML text. Raises GovgraphError with where:line for the first bad entry."""
    items, errors = _entries(text, where)
    if errors:
        raise errors[0]
    return tuple(items)


def _entries(text: str, where: str) -> tuple[list[Decision], list[GovgraphError]]:
    """The good entries and what is wrong with the others."""
    values, errors = entries(text, where)
    items = []
    for value, line in values:
        try:
            items.append(_decision(value, line, where))
        except GovgraphError as problem:
            errors.append(problem)
    return items, errors


def _decision(data: Any, line: int, where: str) -> Decision:
    place = f"{where}:{line}"
    if not isinstance(data, dict):
        raise GovgraphError("a decision is a set of 'key: value' lines", place, "See the examples at the head of the file")
    actions = [key for key in ACTIONS if key in data]
    known = (*ACTIONS, "who", "when", "why", "set")
    unknown = sorted(str(key) for key in data if key not in known)
    if unknown:
        near = difflib.get_close_matches(unknown[0], known, 1)
        raise GovgraphError(f"unknown word '{unknown[0]}'", place, f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}")
    if len(actions) != 1:
        raise GovgraphError(f"a decision needs exactly one of {', '.join(ACTIONS)}", place)
    who, when, why = (_said(data, key, place) for key in ("who", "when", "why"))
    if when and not _is_date(when):
        raise GovgraphError(f"when is a date, not '{when}'", place, "For instance: when: 2026-01-31")
    return Decision(actions[0], line, who, when[:10], why, **_subject(actions[0], data, place))


def _said(data: dict[str, Any], key: str, place: str) -> str:
    value = data.get(key)
    if isinstance(value, (dict, list)):
        raise GovgraphError(f"{key} is words, not a list", place, "Put them in quotes")
    return "" if value is None else str(value)


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat((text[:10] + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _subject(action: str, data: dict[str, Any], place: str) -> dict[str, Any]:
    value = data[action]
    if action in ("same_as", "not_same"):
        if not isinstance(value, list) or len(value) < 2 or not all(isinstance(name, str) and name.strip() for name in value):
            raise GovgraphError(f"{action} needs a list of two names or more", place, f"For instance: - {action}: [Name, Other Name]")
        return {"names": tuple(value)}
    if action == "add":
        return {"fields": _addition(value, place)}
    if action in ("source", "settle"):
        return _named(action, value, data.get("set"), place)
    found = _target(action, value, place)
    if action == "edit":
        found["fields"] = _edits(data.get("set"), found, place)
    return found


def _named(action: str, value: Any, fields: Any, place: str) -> dict[str, Any]:
    """What is set of a source by its file, or of a finding by its id."""
    if not isinstance(value, str) or not value.strip() or not isinstance(fields, dict) or not fields:
        example = "- source: report.txt, set: {date: 2016-05-12}" if action == "source" else "- settle: GG003-0a1b2c3d, set: {as: agreed}"
        raise GovgraphError(f"{action} needs one name and 'set:'", place, f"For instance: {example}")
    made = _fields(fields, _SOURCE if action == "source" else _SETTLED, place)
    for key in ("date", "by"):
        if made.get(key) and not _is_date(str(made[key])):
            raise GovgraphError(f"{key} is a date, not '{made[key]}'", place, "For instance: 2016-05-12, 2016-05 or 2016")
    if action == "settle" and made.get("as") not in VERDICTS:
        raise GovgraphError(f"a finding is settled as one of {', '.join(VERDICTS)}", place)
    return {"names": (value.strip(),), "fields": {key: str(item) for key, item in made.items()}}


def _target(action: str, value: Any, place: str) -> dict[str, Any]:
    """What accept, reject or edit is about: a claim id, a relation by type and names, or an entity by name."""
    if isinstance(value, (str, int)) and str(value).strip():
        text = str(value).strip()
        return {"claim": text} if CLAIM_ID.fullmatch(text) else {"names": (text,)}
    if isinstance(value, dict) and {"type", "source", "target"} <= set(value) <= _PATTERN:
        _relation_type(value["type"], place)
        if not all(isinstance(item, (str, int, float)) and str(item).strip() for item in value.values()):
            raise GovgraphError(f"{action} needs names for source and target", place)
        return {"relation": {key: str(item) for key, item in value.items()}}
    raise GovgraphError(f"{action} needs a claim id, a name, or type, source and target", place)


def _edits(fields: Any, found: dict[str, Any], place: str) -> dict[str, Any]:
    if not isinstance(fields, dict) or not fields:
        raise GovgraphError("edit needs 'set:' with what to change", place, "For instance: set: {status: dissolved}")
    known = _ENTITY | set(schema().facts)
    if found.get("relation"):
        known = _RELATION - {"source", "target", "source_kind", "target_kind"}
    elif found.get("claim"):
        known = _RELATION | _ENTITY | {"value"}
    return _fields(fields, known, place)


def _addition(value: Any, place: str) -> dict[str, Any]:
    if isinstance(value, dict) and {"type", "source", "target"} <= set(value):
        _relation_type(value["type"], place)
        return _fields(value, _RELATION | _QUOTED, place)
    if isinstance(value, dict) and {"entity", "kind"} <= set(value):
        return _fields(value, _ENTITY | _QUOTED | {"entity"} | set(schema().facts), place)
    raise GovgraphError("add needs type, source and target, or entity and kind", place)


def _fields(fields: dict[str, Any], known: set[str], place: str) -> dict[str, Any]:
    for key, value in fields.items():
        if key not in known:
            raise GovgraphError(f"unknown field '{key}'", place, f"Known: {', '.join(sorted(known))}")
        allowed = _allowed(key)
        if allowed and value not in allowed:
            near = difflib.get_close_matches(str(value), allowed, 1)
            raise GovgraphError(f"unknown {key} '{value}'", place, f"Did you mean {near[0]}?" if near else f"Known: {', '.join(allowed)}")
        if key == "accountable" and not isinstance(value, bool):
            raise GovgraphError("accountable is true or false", place)
        if key == "aliases" and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            raise GovgraphError("aliases is a list of names", place)
        if key in ("name", "entity", "source", "target") and not (isinstance(value, str) and value.strip()):
            raise GovgraphError(f"{key} is a name", place, "Put it in quotes")
        if key not in ("accountable", "aliases") and not isinstance(value, (str, int, float, bool)):
            raise GovgraphError(f"{key} is one value, not a list", place)
        if key in ("role", "nature", "frequency", "subtype") and not isinstance(value, str):
            raise GovgraphError(f"{key} is words", place, "Put it in quotes")
    if "type" in fields:
        _relation_type(fields["type"], place)
    return dict(fields)


def _allowed(key: str) -> list[str]:
    """The values that a field may take; none when it is free."""
    if key == "status":
        return list(schema().statuses)
    return list(schema().kinds) if key in ("kind", "source_kind", "target_kind") else []


def _relation_type(value: Any, place: str) -> None:
    if not isinstance(value, str) or value not in schema().relations:
        raise GovgraphError(f"unknown relation type '{value}'", place, f"Known: {', '.join(schema().relations)}")


def entry(action: str, value: Any, *, who: str, when: str, why: str, fields: Mapping[str, Any] | None = None) -> str:
    """One decision as YAML text, ready to append; `value` is what stands after the action."""
    lines = [f"- {action}: {_flow(value)}"]
    if fields:
        lines.append(f"  set: {_flow(dict(fields))}")
    lines += [f"  who: {_flow(who)}", f"  when: {_flow(when)}", f"  why: {_flow(why)}"]
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:
    """A value in YAML's flow style; JSON is YAML, and its quoting is safe for every name."""
    if isinstance(value, str) and CLAIM_ID.fullmatch(value):
        return f'"{value}"'
    return json.dumps(value, ensure_ascii=False)


def append(path: Path, text: str) -> Decision:
    """Append a decision made by `entry` and keep every comment of the file. Raises GovgraphError when old or new text is bad."""
    try:
        old = path.read_text("utf-8-sig") if path.exists() else template()
    except (OSError, UnicodeDecodeError) as err:
        raise GovgraphError("cannot be read as UTF-8 text", str(path)) from err
    joint = "" if not old or old.endswith("\n") else "\n"
    made = parse(text, str(path))[-1]  # by itself: what is wrong elsewhere in the file stands in nobody's way
    write_atomic(path, f"{old}{joint}{text}")
    return replace(made, line=made.line + (old + joint).count("\n"))
