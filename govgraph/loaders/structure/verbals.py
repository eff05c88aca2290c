"""Items that start with what is done ("To oversee …", "Developed …"): made into sentences about the section's body."""

from __future__ import annotations

import re
from array import array
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from govgraph.graph.schema import _loader
from govgraph.loaders.text import Text

_WILL = re.compile(r"\b(?:will|shall|must)\s*[:–-]?\s*$")
_SENTENCE = re.compile(r"(?<=[.;!?]) +")
_VERB = re.compile(r"[A-Z]?[a-z]+(?: [a-z]|,? and [a-z])")  # a name has a second capital


@cache
def verbals() -> dict[str, Any]:
    """All of verbals.yaml, its patterns compiled under "patterns"."""
    data: dict[str, Any] = yaml.load(files("govgraph.loaders.structure").joinpath("verbals.yaml").read_text("utf-8"), _loader())
    data["patterns"] = [
        (re.compile(f"(?:{row['starts']})\\s+(?=[a-z£]|the\\b|[A-Z0-9])", re.IGNORECASE), row["says"]) for row in data["rows"]
    ]
    return data


def as_sentence(item: Text, stem: str = "") -> Text | None:
    """The item as a sentence that starts with "It", or None where it does not start with a verb.

    stem: the line that introduces it; below "The Forum will:", "Nobody knows whether it shall:" the item goes on where that stops.
    A capitalised word right behind a capitalised verb is a name ("Working Families Board"), unless the verb form cannot start one.
    """
    begun = begun_by(stem)
    if begun and _VERB.match(item.clean):
        return _headed(f"{begun} ", item.clean[0].lower() + item.clean[1:], item, 0)
    for pattern, says in verbals()["patterns"]:
        match = pattern.match(item.clean)
        if match and not _is_name(item.clean, match):
            words = says.replace("\\g<verb>", (match.groupdict().get("verb") or "").lower()) + " "
            return _headed(words, item.clean[match.end() :], item, match.end())
    return None


def begun_by(stem: str) -> str:
    """The sentence that a line begins and its items end ("The Forum will:"); "" where the line is whole by itself."""
    last = _SENTENCE.split(stem)[-1]
    return last.rstrip(" :–-") if _WILL.search(last) else ""


def _headed(words: str, rest: str, item: Text, start: int) -> Text:
    """The words and the rest of an item from `start` on; the words stand where what they replace does."""
    at, ends = array("l", [item.at[0]] * len(words)), array("l", [item.ends[max(start - 1, 0)]] * len(words))
    at.extend(item.at[start:])
    ends.extend(item.ends[start:])
    return Text(item.raw, words + rest, at, ends)


def _is_name(text: str, match: re.Match[str]) -> bool:
    if len(match.group().split()) > 1:
        return False
    first = text.split()[0].lower()
    return (
        first.endswith(("ing", "ed"))
        and text[match.end()].isupper()
        and " the " not in match.group()
        and not first.startswith(("overs", "deliv", "publish"))
    )
