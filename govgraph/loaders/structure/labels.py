"""Reads labels.yaml: what a label of a profile means, and what a status word says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from govgraph.graph.schema import _loader


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
def _rows() -> tuple[list[tuple[re.Pattern[str], dict[str, Any]]], dict[str, re.Pattern[str]], dict[str, Any]]:
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
    return _rows()[2]


@cache
def find_label(text: str) -> Label | None:
    """What a label means, or None when no row fits."""
    words = " ".join(text.replace("’", "'").split()).strip(" :.*-–").lower()
    for pattern, row in _rows()[0]:
        match = pattern.fullmatch(words)
        if match:
            owner = match.groupdict().get("owner") or ""
            return Label(row, text.strip()[: len(owner)] if owner else "")
    return None


def find_status(text: str) -> str | None:
    """The status that a cell or an aside names, or None; the first of the data's order wins."""
    for status, pattern in _rows()[1].items():
        if pattern.search(text):
            return status
    return None
