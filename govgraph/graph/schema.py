"""The schema as objects: read once from schema.yaml, asked by everything else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entity. label: its Cypher label; org: its term in W3C ORG or a neighbour vocabulary."""

    key: str
    label: str
    title: str
    plural: str
    org: str
    meaning: str


@dataclass(frozen=True, slots=True)
class RelationType:
    """One type of relation. ends: allowed kinds of source and of target; accountability: forward, backward or none."""

    key: str
    ends: tuple[tuple[str, ...], tuple[str, ...]]
    verb: str
    inverse: str
    accountability: str
    priority: int
    symmetric: bool
    line: str
    org: str

    def admits(self, source_kind: str, target_kind: str) -> bool:
        """Whether the schema allows this type between these kinds."""
        return source_kind in self.ends[0] and target_kind in self.ends[1]


@dataclass(frozen=True, slots=True)
class Status:
    """One status. live: it counts as being in force; mark: the sign before its title in pictures."""

    key: str
    live: bool
    mark: str
    title: str


@dataclass(frozen=True, slots=True)
class Schema:
    """All of schema.yaml."""

    kinds: dict[str, Kind]
    relations: dict[str, RelationType]
    statuses: dict[str, Status]
    certainties: dict[str, str]
    facts: dict[str, dict[str, str]]
    accountable_subtypes: frozenset[str]
    accountable_kinds: frozenset[str]

    def accountable(self, kind: str, subtype: str | None) -> bool:
        """Whether a chain of accountability may rightly end at an entity of this kind and subtype."""
        return kind in self.accountable_kinds and subtype in self.accountable_subtypes


@cache
def schema() -> Schema:
    """The schema, read once."""
    data: dict[str, Any] = yaml.load(files("govgraph.graph").joinpath("schema.yaml").read_text("utf-8"), _loader())
    return Schema(
        kinds={key: Kind(key, **row) for key, row in data["kinds"].items()},
        relations={key: _relation(key, row) for key, row in data["relations"].items()},
        statuses={key: Status(key, **row) for key, row in data["statuses"].items()},
        certainties=data["certainties"],
        facts=data["facts"],
        accountable_subtypes=frozenset(data["accountable"]["subtypes"]),
        accountable_kinds=frozenset(data["accountable"]["kinds_of_subtype"]),
    )


def _relation(key: str, row: dict[str, Any]) -> RelationType:
    source, target = row.pop("ends")
    return RelationType(key, (tuple(source), tuple(target)), **row)


def _loader() -> Any:
    # libyaml's loader reads ten times as fast; the pure one stands in where it was not built.
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
