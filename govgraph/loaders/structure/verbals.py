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


@cache
def verbals() -> dict[str, Any]:
    """All of verbals.yaml, its patterns compiled under "patterns"."""
    data: dict[str, Any] = yaml.load(files("govgraph.loaders.structure").joinpath("verbals.yaml").read_text("utf-8"), _loader())
    data["patterns"] = [
        (re.compile(f"(?:{row['starts']})\\s+(?=[a-z£]|the\\b|[A-Z0-9])", re.IGNORECASE), row["says"]) for row in data["rows"]
    ]
    return data


def as_sentence(item: Text) -> Text | None:
    """The item as a sentence that starts with "It", or None where it does not start with a verb.

    A capitalised word right behind a capitalised verb is a name ("Working Families Board"), unless the verb form cannot start one.
    """
    for pattern, says in verbals()["patterns"]:
        match = pattern.match(item.clean)
        if match and not _is_name(item.clean, match):
            words = says.replace("\\g<verb>", (match.groupdict().get("verb") or "").lower()) + " "
            at, ends = array("l", [item.at[0]] * len(words)), array("l", [item.ends[match.end() - 1]] * len(words))
            at.extend(item.at[match.end() :])
            ends.extend(item.ends[match.end() :])
            return Text(item.raw, words + item.clean[match.end() :], at, ends)
    return None


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
