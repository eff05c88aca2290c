"""A model's answer, read strictly: one JSON object of the form asked, bare or in one fence; single facts that are odd are counted."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

_THOUGHT = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_FENCE = re.compile(r"\A\s*(?:[^{}\[\]`]{0,200})```(?:json)?\s*(?P<inside>.*?)\s*```\s*(?:[^{}\[\]`]{0,200})\Z", re.DOTALL)
LONGEST = 400_000  # characters of an answer
_MOST = 2_000  # facts of a window


class Unreadable(ValueError):
    """An answer that is not of the form asked; its words say why."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the model found, its kind, and its other forms."""

    name: str
    kind: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A line that the model says the text states."""

    type: str
    source: str
    target: str
    quote: str
    line: int = 0
    role: str | None = None
    status: str = "active"


@dataclass(frozen=True, slots=True)
class Answer:
    """All that an answer names. odd: how many of its entries were not of the form asked."""

    names: tuple[Name, ...] = ()
    facts: tuple[Fact, ...] = ()
    odd: int = 0


def parse_answer(text: str) -> Answer:
    """The answer in these words. Raises Unreadable when they are not one JSON object with names and facts."""
    data = _object(text)
    found = {}
    for key in ("names", "facts"):
        if not isinstance(data.get(key), list):
            raise Unreadable(f'no list "{key}" in it')
        found[key] = data[key][:_MOST]
    names = [name for row in found["names"] if (name := _name(row))]
    facts = [fact for row in found["facts"] if (fact := _fact(row))]
    odd = len(data["names"]) + len(data["facts"]) - len(names) - len(facts)
    return Answer(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(facts)), odd)


def _object(text: str) -> dict[str, Any]:
    if len(text) > LONGEST:
        raise Unreadable("too long")
    words = _THOUGHT.sub("", text).strip()
    fenced = _FENCE.match(words)
    try:
        data = json.loads(fenced["inside"] if fenced else words)
    except (ValueError, RecursionError) as err:
        raise Unreadable("nothing in it" if not words else "not whole JSON" if "{" in words else "no JSON in it") from err
    if not isinstance(data, dict):
        raise Unreadable("not an object")
    return data


def _text(value: Any) -> str:
    """One line of words, or "" for what is none."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _name(row: Any) -> Name | None:
    if not isinstance(row, dict) or not (name := _text(row.get("name"))):
        return None
    also = row.get("also")
    others = [word for value in also if (word := _text(value)) and word != name] if isinstance(also, list) else []
    return Name(name, _text(row.get("kind")), tuple(dict.fromkeys(others)))


def _fact(row: Any) -> Fact | None:
    if not isinstance(row, dict):
        return None
    type, source, target, quote = (_text(row.get(key)) for key in ("type", "source", "target", "quote"))
    if not (type and source and target and quote):
        return None
    line = row.get("line")
    number = line if isinstance(line, int) and not isinstance(line, bool) and 0 < line < 10**7 else 0
    return Fact(type, source, target, quote, number, _text(row.get("role")) or None, _text(row.get("status")) or "active")
