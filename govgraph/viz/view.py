"""The view model: what stands in the picture, before anything has a place. Boxes for bodies and projects, links for lines between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from govgraph.graph.model import Graph


@dataclass(frozen=True, slots=True)
class Box:
    """A body, a project, or an organisation at which a chain ends.

    key:    entity id.  family: a key of styles.yaml `families`.  status: a key of the schema's statuses.
    chairs: "Chair: …" lines, people named.  since: when each of these lines was first said, or "".
    marks: keys of styles.yaml `marks`, in its order.
    first:  date of the oldest document that names it, or "".  ended: since when its status holds if that is not live, or "".
    """

    key: str
    name: str
    kind: str
    family: str
    status: str = "active"
    accountable: bool = False
    chairs: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    first: str = ""
    ended: str = ""
    since: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the picture: all relations between two boxes that run the same way.

    lower, upper: box keys; an arrow points to `target`, which is the end that the sentence names second.
    type:     the strongest relation type, which gives the style.  relations: ids of all of them, strongest first.
    answers:  the lower one answers to the upper one (accountability).
    """

    id: str
    lower: str
    upper: str
    type: str
    types: tuple[str, ...]
    relations: tuple[str, ...]
    status: str = "active"
    certainty: str = "explicit"
    confidence: float = 0.9
    answers: bool = False
    first: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """What is to be shown: boxes and links sorted by key, with the graph and the findings behind them.

    findings: plain dicts as the page needs them (id, code, level, title, why, remedy, subject, message, evidence).
    """

    title: str
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    graph: Graph
    findings: tuple[dict[str, Any], ...] = ()
    as_of: str = ""
    names: dict[str, str] = field(default_factory=dict)
