"""Annotated twins: a page's text, the spans of its mentions, its entities, facts and subject."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

CORE = (
    "REPORTS_TO",
    "PART_OF",
    "OVERSEES",
    "SCRUTINISED_BY",
    "SUCCEEDS",
    "CHAIRS",
    "LEADS",
    "HOSTS",
    "MEMBER_OF",
    "DELIVERS",
    "RELATED_TO",
)


@dataclass(frozen=True)
class Twin:
    """spans: (start, end, id of the entity) in `text`; entities and relations as in the annotation guide."""

    name: str
    text: str
    entities: dict[str, dict[str, Any]]
    relations: list[dict[str, Any]]
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    subject: str | None = None
    family: str = ""
    kind: str = ""
    media_type: str = "text/plain"
    marked: bool = True  # whether the annotators marked the mentions themselves


def read_twin(path: Path) -> Twin:
    """A twin from its .yaml, whose text stands beside it or in `documents`; spans that the file lacks are searched for by name."""
    data = yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    head = data["document"]
    page = next(one for one in (path.with_name(head["file"]), path.parents[1] / "documents" / head["file"]) if one.exists())
    text = page.read_bytes().decode("utf-8").replace("\r\n", "\n")
    media_type = "text/html" if page.suffix == ".html" else "text/plain"
    entities = {entity["id"]: entity for entity in data.get("entities") or []}
    spans = [(a, b, i) for a, b, i in data["mentions"]] if "mentions" in data else sorted(_search(text, entities))
    return Twin(
        path.stem,
        text,
        entities,
        data.get("relations") or [],
        spans,
        head.get("subject"),
        head.get("family", ""),
        head.get("kind", ""),
        media_type,
        "mentions" in data,
    )


def _search(text: str, entities: dict[str, dict[str, Any]]) -> list[tuple[int, int, str]]:
    """Where the names of entities stand; a name of two entities stands for none, a longer name before a shorter one."""
    whose: dict[str, set[str]] = defaultdict(set)
    for i, entity in entities.items():
        for name in (entity["name"], *(entity.get("aliases") or [])):
            whose[re.sub(r"^(?:the|The) ", "", str(name))].add(i)
    found: list[tuple[int, int, str]] = []
    taken = bytearray(len(text))
    for name in sorted(whose, key=lambda name: (-len(name), name)):
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
        if len(whose[name]) > 1 or not name.strip():
            continue
        for match in re.finditer(pattern, text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append((match.start(), match.end(), *whose[name]))
    return found
