"""What is sent for a window: the rules, the closed list of types, two worked examples, the text with its line numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from govgraph.graph.schema import schema
from govgraph.loaders.model.windows import Window

Message = dict[str, str]  # {"role": …, "content": …}
STATUSES = ("active", "proposed", "past", "suspended")


@dataclass(frozen=True, slots=True)
class Prompt:
    """The messages of one request."""

    messages: tuple[tuple[str, str], ...]  # (role, words)

    def as_sent(self) -> list[Message]:
        """As the protocol wants them."""
        return [{"role": role, "content": words} for role, words in self.messages]

    def text(self) -> str:
        """The exact words that go, for a person to read."""
        return "\n\n".join(f"[{role}]\n{words.rstrip()}" for role, words in self.messages) + "\n"

    def characters(self) -> int:
        """How many characters go."""
        return sum(len(words) for _, words in self.messages)


@cache
def written() -> dict[str, Any]:
    """prompt.yaml."""
    found: dict[str, Any] = yaml.safe_load(files("govgraph.loaders.model").joinpath("prompt.yaml").read_text("utf-8"))
    return found


def prompt(window: Window, words: tuple[str, ...]) -> Prompt:
    """What is sent for a window whose lines have these words."""
    return Prompt((("system", rules()), *_worked(), ("user", _asked(window, words))))


def again(first: Prompt, answer: str, why: str) -> Prompt:
    """What is sent, once, after an answer that could not be read."""
    return Prompt((*first.messages, ("assistant", answer or "-"), ("user", written()["again"].format(why=why))))


@cache
def rules() -> str:
    """The rules with kinds and types filled in."""
    kinds = "; ".join(f"{key}: {meaning}" for key, meaning in written()["kinds"].items())
    types = "\n".join(f"{key}: {meaning}" for key, meaning in written()["types"].items())
    text: str = written()["system"]
    return text.replace("{kinds}", kinds).replace("{types}", types)


@cache
def _worked() -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for example in written()["examples"]:
        text = numbered(tuple(example["text"].splitlines()))
        found += [("user", text), ("assistant", json.dumps(example["answer"], ensure_ascii=False, separators=(",", ":")))]
    return tuple(found)


def numbered(lines: tuple[str, ...], first: int = 1) -> str:
    """Lines with their numbers in front, so that nothing in them can pass for the end of the text."""
    return "Text:\n" + "\n".join(f"{number}| {line}" for number, line in enumerate(lines, first))


def _asked(window: Window, words: tuple[str, ...]) -> str:
    about: list[str] = []
    if window.number > 1:
        about = [f"This is part {window.number} of {window.of} of a paper that begins: {window.opening} …"]
        about += [f"Last headings above: {' > '.join(window.headings)}"] if window.headings else []
        about += [f"The line right above: {window.stem}"] if window.stem else []
        about += [f"Names spelled out above: {'; '.join(window.names)}"] if window.names else []
    rows: list[str] = []
    for line, text in zip(window.lines, words, strict=True):
        rows += [""] if line.gap and rows else []
        rows.append(f"{line.number}| {' ' * line.indent}{text}")
    return "\n".join([*about, "Text:", *rows])


@cache
def answer_schema() -> dict[str, Any]:
    """The form of an answer as JSON schema, for servers that hold a model to it."""
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    name = {"name": text, "kind": {"enum": list(schema().kinds)}, "also": {"type": "array", "items": text}}
    fact = {
        "type": {"enum": list(schema().relations)}, "source": text, "target": text, "line": {"type": "integer"}, "quote": text,
        "role": maybe, "status": {"enum": list(STATUSES)},
    }  # fmt: skip
    return _object(names={"type": "array", "items": _object(**name)}, facts={"type": "array", "items": _object(**fact)})


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
