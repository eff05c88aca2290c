"""Decisions: what people said about claims and names. They stand in decisions.yaml, are read with line numbers and always win."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from govgraph.graph.errors import GovgraphError
from govgraph.graph.files import write_atomic
from govgraph.graph.schema import schema

FILE = "decisions.yaml"
ACTIONS = ("accept", "reject", "edit", "add", "same_as", "not_same")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d([T ].*)?)?)?$")
CLAIM_ID = re.compile(r"[0-9a-f]{12}")
_PATTERN = {"type", "source", "target", "role"}
_RELATION = {"type", "source", "target", "role", "nature", "frequency", "status", "source_kind", "target_kind"}
_ENTITY = {"name", "kind", "subtype", "status", "aliases", "accountable"}


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of decisions.yaml.

    claim:    id of the claim it is about, or None.
    relation: for accept, reject and edit: type, source and target (names), perhaps role; or None.
    names:    names of entities: one to accept, reject or edit, two or more for same_as and not_same.
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
    """All decisions of a workspace, in the order of the file: of two that contradict, the later wins."""

    items: tuple[Decision, ...] = ()
    path: Path | None = None

    def of(self, action: str) -> list[Decision]:
        """The decisions of one action."""
        return [item for item in self.items if item.action == action]


def template() -> str:
    """A decisions.yaml without decisions, which explains itself."""
    return files("govgraph.graph").joinpath("decisions-template.yaml").read_text("utf-8")


def read_decisions(path: Path) -> Decisions:
    """The decisions of a file; none when it is absent or empty. Raises GovgraphError with file:line for a bad entry."""
    try:
        text = path.read_text("utf-8-sig") if path.exists() else ""
        return Decisions(parse(text, str(path)), path)
    except UnicodeDecodeError as err:
        raise GovgraphError("the file is not UTF-8", str(path), "Save it as UTF-8") from err
    except OSError as err:
        raise GovgraphError(f"cannot be read ({err.strerror})", str(path)) from err


def parse(text: str, where: str = FILE) -> tuple[Decision, ...]:
    """The decisions of a YAML text. Raises GovgraphError with where:line."""
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as err:
        line = err.problem_mark.line + 1 if err.problem_mark else 1
        raise GovgraphError(f"not valid YAML: {err.problem}", f"{where}:{line}", "Check indentation, colons and quotes") from err
    except yaml.YAMLError as err:
        raise GovgraphError("not valid YAML: a character that YAML does not allow", where) from err
    if node is None or (isinstance(node, yaml.ScalarNode) and node.value == ""):
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise GovgraphError("decisions are a list", f"{where}:{node.start_mark.line + 1}", "Begin each with '- accept:', '- reject:', …")
    return tuple(_decision(item, where) for item in node.value)


def _decision(node: yaml.Node, where: str) -> Decision:
    line = node.start_mark.line + 1
    place = f"{where}:{line}"
    try:
        data = _plain(yaml.SafeLoader("").construct_document(node))
    except yaml.YAMLError as err:
        raise GovgraphError(f"cannot be read: {getattr(err, 'problem', err)}", place) from err
    if not isinstance(data, dict):
        raise GovgraphError("a decision is a set of 'key: value' lines", place, "See the examples at the head of the file")
    actions = [key for key in ACTIONS if key in data]
    if len(actions) != 1:
        raise GovgraphError(f"a decision needs exactly one of {', '.join(ACTIONS)}", place)
    unknown = sorted(str(key) for key in data if key not in (actions[0], "who", "when", "why", "set"))
    if unknown:
        raise GovgraphError(f"unknown key '{unknown[0]}'", place, "Known: who, when, why, set and the action")
    who, when, why = (str(data.get(key) or "") for key in ("who", "when", "why"))
    if when and not _DATE.match(when):
        raise GovgraphError(f"when is a date, not '{when}'", place, "For instance: when: 2026-01-31")
    return Decision(actions[0], line, who, when[:10], why, **_subject(actions[0], data, place))


def _plain(value: Any) -> Any:
    """YAML's dates as ISO text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, (datetime.date, datetime.datetime)) else value


def _subject(action: str, data: dict[str, Any], place: str) -> dict[str, Any]:
    value = data[action]
    if action in ("same_as", "not_same"):
        if not isinstance(value, list) or len(value) < 2 or not all(isinstance(name, str) and name.strip() for name in value):
            raise GovgraphError(f"{action} needs a list of two names or more", place, f"For instance: - {action}: [Name, Other Name]")
        return {"names": tuple(value)}
    if action == "add":
        return {"fields": _addition(value, place)}
    found = _target(action, value, place)
    if action == "edit":
        found["fields"] = _edits(data.get("set"), found, place)
    return found


def _target(action: str, value: Any, place: str) -> dict[str, Any]:
    """What accept, reject or edit is about: a claim id, a relation by type and names, or an entity by name."""
    if isinstance(value, (str, int)) and str(value).strip():
        text = str(value).strip()
        return {"claim": text} if CLAIM_ID.fullmatch(text) else {"names": (text,)}
    if isinstance(value, dict) and {"type", "source", "target"} <= set(value) <= _PATTERN:
        _relation_type(value["type"], place)
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
        return _fields(value, _RELATION, place)
    if isinstance(value, dict) and {"entity", "kind"} <= set(value):
        return _fields(value, _ENTITY | {"entity"} | set(schema().facts), place)
    raise GovgraphError("add needs type, source and target, or entity and kind", place)


def _fields(fields: dict[str, Any], known: set[str], place: str) -> dict[str, Any]:
    for key, value in fields.items():
        if key not in known:
            raise GovgraphError(f"unknown field '{key}'", place, f"Known: {', '.join(sorted(known))}")
        allowed = _allowed(key)
        if allowed and value not in allowed:
            raise GovgraphError(f"unknown {key} '{value}'", place, f"Known: {', '.join(allowed)}")
        if key == "accountable" and not isinstance(value, bool):
            raise GovgraphError("accountable is true or false", place)
        if key == "aliases" and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            raise GovgraphError("aliases is a list of names", place)
        if key in ("name", "entity", "source", "target") and not (isinstance(value, str) and value.strip()):
            raise GovgraphError(f"{key} is a name", place)
    if "type" in fields:
        _relation_type(fields["type"], place)
    return dict(fields)


def _allowed(key: str) -> list[str]:
    """The values that a field may take; none when it is free."""
    if key == "status":
        return list(schema().statuses)
    return list(schema().kinds) if key in ("kind", "source_kind", "target_kind") else []


def _relation_type(value: Any, place: str) -> None:
    if value not in schema().relations:
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
    new = f"{old}{joint}{text}"
    parsed = parse(new, str(path))
    write_atomic(path, new)
    return parsed[-1]
