"""Reads labels.yaml: what a label of a profile means, and what a status word says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from govgraph.graph.schema import _loader
from govgraph.loaders.taught.words import own_words


@dataclass(frozen=True, slots=True)
class Label:
    """A row of labels.yaml. owner: the short form that stood before the label ("WCC" in "WCC Lead Officer"), or ""."""

    row: dict[str, Any]
    owner: str = ""

    @property
    def does(self) -> str:
        """subject, relation, fact, status, alias, header or ignore."""
        return str(self.row["does"])


@cache
def _rows() -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    """Own labels, then ours, each with its row."""
    own = [(word, row_of(word.means)) for word in own_words().of("label")]
    return [*((re.compile(re.escape(word.phrase)), row) for word, row in own if row), *_shipped()[0]]


def row_of(text: str) -> dict[str, Any] | None:
    """The row of labels.yaml that a label of ours fits."""
    return next((row for pattern, row in _shipped()[0] if pattern.fullmatch(_said(text))), None)


def _said(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).strip(" :.*-–").lower()


@cache
def _shipped() -> tuple[list[tuple[re.Pattern[str], dict[str, Any]]], dict[str, re.Pattern[str]], dict[str, Any]]:
    data = yaml.load(files("govgraph.loaders.structure").joinpath("labels.yaml").read_text("utf-8"), _loader())
    rows = []
    for row in data["rows"]:
        owner = r"(?:(?P<owner>[a-z][\w&']*(?: council)?) )?" if row.get("owner") else ""
        rows.append((re.compile(owner + "(?:" + row["label"] + ")"), row))
    statuses = {
        status: re.compile(r"\b(?:not (?:yet )?)?(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
        for status, words in data["statuses"].items()
    }
    return rows, statuses, data


def knowledge() -> dict[str, Any]:
    """All of labels.yaml, for the tests that run its examples."""
    return _shipped()[2]


@cache
def find_label(text: str) -> Label | None:
    """What a label means, or None when no row fits."""
    words = _said(text)
    for pattern, row in _rows():
        match = pattern.fullmatch(words)
        if match:
            owner = match.groupdict().get("owner") or ""
            return Label(row, text.strip()[: len(owner)] if owner else "")
    return None


def find_status(text: str) -> str | None:
    """The status that a cell or an aside names, or None; the first of the data's order wins."""
    for status, pattern in _shipped()[1].items():
        if pattern.search(text):
            return status
    return None
