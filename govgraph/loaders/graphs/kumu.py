"""Kumu's JSON: elements and connections with their fields, to a table of things and a table of lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govgraph.loaders.graphs.tables import Record, joined, table
from govgraph.loaders.tables.located import parse
from govgraph.loaders.tables.value import Cell, Table

ELEMENT = {"label": "Name", "type": "Kind", "description": "Purpose", "id": "Record ID", "_id": "Record ID", "aliases": "Also known as"}
CONNECTION = {"from": "From", "to": "To", "type": "Relationship", "label": "Relationship"}
LOOKS = {"tags", "direction", "color", "image", "thickness", "size", "pinned", "x", "y", "maps", "loops"}
PROOF = {"quote", "document"}  # what govgraph writes beside the thing itself


def tables_of(text: str, where: str) -> tuple[list[Table], list[str]]:
    """The two tables of a Kumu file, and what of it is only looks."""
    data = parse(text, where)
    elements = [_record(one, ELEMENT) for one in data["elements"] if isinstance(one, dict)]
    connections = [_record(one, CONNECTION) for one in data.get("connections", []) if isinstance(one, dict)]
    made = [table("elements", elements, ("Name", "Kind"))]
    made += [table("connections", connections, ("From", "Relationship", "To"))] if connections else []
    looks = sorted({key for part in ("elements", "connections") for one in data.get(part, []) for key in one if key in LOOKS})
    return made, [f"these fields say how things look and were not read: {', '.join(looks)}"] if looks else []


def _record(one: Mapping[str, Any], names: Mapping[str, str]) -> Record:
    fields = {**one, **(one["attributes"] if isinstance(one.get("attributes"), dict) else {})}
    record: dict[str, Cell] = {}
    for key, value in fields.items():
        cell = joined([item for item in value if isinstance(item, Cell)]) if isinstance(value, list) else value
        heading = names.get(key.lower(), key[:1].upper() + key[1:])
        if isinstance(cell, Cell) and cell.value and key.lower() not in LOOKS | PROOF and (heading not in record or key.lower() == "type"):
            record[heading] = cell
    return record
