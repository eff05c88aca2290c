"""The structure: the picture where there is one, and the same as an indented outline that every reader and printer can show."""

from __future__ import annotations

from govgraph.graph.schema import schema
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Block, Outline, Picture, Section, Text
from govgraph.viz.report.words import count

SHOWN = ("body", "organisation", "project")


def section(index: Index, svg: str | None, png: bytes | None) -> Section:
    """Picture and outline. In the outline each thing stands once, under its primary superior; further superiors are named beside it."""
    under = _under(index)
    tops = [one.id for one in index.of_kind(*SHOWN) if one.id not in _placed(under) and (under.get(one.id) or one.kind == "body")]
    items: list[tuple[int, str]] = []
    seen: set[str] = set()
    for top in tops + sorted(_placed(under) - _reached(under, tops)):  # those whom no top reaches stand in circles
        _write(index, under, top, items, seen)
    alone = sum(not under.get(top) for top in tops)  # nothing above and nothing below
    intro = "Who stands under whom, by the primary line in force. Names at the left margin have no superior in the sources."
    blocks: list[Block] = [Text(intro), Outline(tuple(items))]
    if svg or png:
        bodies = count(len(index.of_kind("body")), "body", "bodies")
        alt = f"Diagram of {bodies}, {alone} of them without a line. The outline below says the same in words."
        blocks.insert(0, Picture(alt, svg, png))
    return Section("structure", "The structure", tuple(blocks))


def _under(index: Index) -> dict[str, list[str]]:
    """Superior → those whose primary line leads to it, by name."""
    found: dict[str, list[str]] = {}
    for key in sorted(index.above, key=lambda one: (index.name(one).casefold(), one)):
        if key in index.entities and index.entities[key].kind in SHOWN:
            found.setdefault(index.above[key][0].superior, []).append(key)
    return found


def _placed(under: dict[str, list[str]]) -> set[str]:
    return {key for keys in under.values() for key in keys}


def _reached(under: dict[str, list[str]], tops: list[str]) -> set[str]:
    reached, edge = set(tops), list(tops)
    while edge:
        new = [key for key in under.get(edge.pop(), []) if key not in reached]
        reached.update(new)
        edge += new
    return reached


def _write(index: Index, under: dict[str, list[str]], top: str, items: list[tuple[int, str]], seen: set[str]) -> None:
    stack = [(top, 0)]
    while stack:  # not by recursion: a chain may be longer than Python's stack
        one, level = stack.pop()
        if one in seen:
            continue
        seen.add(one)
        items.append((level, _told(index, one, level)))
        stack += [(below, level + 1) for below in reversed(under.get(one, []))]


def _told(index: Index, key: str, level: int) -> str:
    steps = index.above.get(key, [])
    further = [f"{step.verb} {index.marked(step.superior)}" for step in steps[1 if level else 0 :]]
    also = f" – {'also ' if level else ''}{'; '.join(further)}" if further else ""
    kind = "" if index.entities[key].kind == "body" else f" [{schema().kinds[index.entities[key].kind].title.lower()}]"
    return f"{index.marked(key)}{kind}{also}"
