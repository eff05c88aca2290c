"""A graph, or nothing yet, as the workbook of a register: a row a body, seats and other lines on sheets of their own."""

from __future__ import annotations

import datetime
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from govgraph.graph.cells import cell_text
from govgraph.graph.files import write_atomic
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema
from govgraph.graph.zips import repack

ROWS = 500  # lines of a template that have drop-downs
CHAIRING = ("chair", "deputy chair", "vice chair", "co-chair")
_STAMP = datetime.datetime(2000, 1, 1)
_PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# A name that may share a cell with others: nothing in it parts names, counts or remarks.
_SHAREABLE = re.compile(r"[^\W\d_](?:(?!\b(?:and|via|through|then|until|ultimately)\b)[\w '’.-])*", re.IGNORECASE)
Rows = list[list[str]]


@cache
def sheets() -> dict[str, list[dict[str, Any]]]:
    """columns.yaml: each sheet with its columns."""
    data: dict[str, list[dict[str, Any]]] = yaml.safe_load(files(__package__).joinpath("columns.yaml").read_text("utf-8"))
    return data


def write_template(path: Path) -> None:
    """An empty register with drop-downs, notes and an example row. Raises GovgraphError when the place cannot be written."""
    rows = {name: [[str(column.get("example", "")) for column in columns]] for name, columns in sheets().items()}
    write_atomic(path, _workbook(rows, empty=ROWS))


def write_register(graph: Graph, path: Path) -> None:
    """The graph as a filled register; reading it gives the same entities and lines, with its cells as their evidence."""
    write_atomic(path, _workbook(_filled(graph), empty=0))


# --- what stands in the cells -----------------------------------------------------------------------------------------


def _filled(graph: Graph) -> dict[str, Rows]:
    by_id = {entity.id: entity for entity in graph.entities}
    cells, rest = _in_cells(graph.relations, by_id)
    seats = [line for line in rest if _is_seat(line)]
    others = [line for line in rest if not _is_seat(line)]
    rows = [entity for entity in graph.entities if entity.kind in ("body", "project")]
    return {
        "Register": [_row(entity, cells) for entity in rows],
        "Members": [[by_id[line.target].name, by_id[line.source].name, line.role or "member", line.status] for line in seats],
        "Others": [_identity(entity) for entity in graph.entities if entity.kind not in ("body", "project")],
        "Lines": [
            [by_id[one.source].name, schema().relations[one.type].verb, by_id[one.target].name, one.role or "", one.status]
            + [one.nature or "", one.frequency or ""]
            for one in others
        ],
    }


def _in_cells(relations: Iterable[Relation], by_id: dict[str, Entity]) -> tuple[dict[tuple[str, str], list[str]], list[Relation]]:
    """(row, heading) to the names in that cell, and the lines that no cell can hold."""
    columns = {tuple(column["line"]): column for column in sheets()["Register"] if "line" in column}
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    rest = []
    for one in relations:
        column = columns.get((one.type, one.role))
        row, other = (one.source, one.target) if column and column.get("up") else (one.target, one.source)
        if column and by_id[row].kind in ("body", "project") and _fits(one, by_id[row], by_id[other]):
            cells[row, column["heading"]].append(by_id[other].name)
        else:
            rest.append(one)
    return cells, rest


def _fits(line: Relation, row: Entity, other: Entity) -> bool:
    """Whether a cell says all that the line says: it stands as its row does, with nothing to add."""
    stands = {"dissolved": "past", "completed": "past"}.get(row.status, row.status)
    return line.status == stands and not line.nature and not line.frequency and _SHAREABLE.fullmatch(other.name) is not None


def _is_seat(line: Relation) -> bool:
    return line.type == "MEMBER_OF" and line.status in ("active", "past") and (line.role or "").removeprefix("interim ") not in CHAIRING


def _row(entity: Entity, cells: dict[tuple[str, str], list[str]]) -> list[str]:
    made = _identity(entity)
    for column in sheets()["Register"][len(made) :]:
        value = entity.properties.get(column["fact"]) if "fact" in column else cells.get((entity.id, column["heading"]), ())
        made.append(cell_text(value))
    return made


def _identity(entity: Entity) -> list[str]:
    kind = f"{entity.kind}: {entity.subtype}" if entity.subtype else entity.kind
    return [entity.name, cell_text(entity.aliases), kind, entity.status]


# --- the workbook -----------------------------------------------------------------------------------------------------


def _workbook(filled: dict[str, Rows], *, empty: int) -> bytes:
    """Sheets with frozen heads; empty: rows below the filled ones that are for people to fill in. Sheets without a row are left out."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, _PLAIN)
    book.set_properties({"title": "Register of partnerships", "author": "govgraph", "created": _STAMP})
    looks = {
        "head": book.add_format({"bold": True, "bg_color": "#E6ECF1", "bottom": 2, "text_wrap": True, "valign": "bottom"}),
        "text": book.add_format({"valign": "top", "text_wrap": True}),
        "blank": book.add_format({"bg_color": "#FFF3C4"}),
        "example": book.add_format({"valign": "top", "italic": True, "font_color": "#666666", "text_wrap": True}),
    }
    for name, rows in filled.items():
        if rows or name == "Register":
            _sheet(book.add_worksheet(name), sheets()[name], rows, looks, empty)
    book.close()
    return repack(file.getvalue(), _STAMP)


def _sheet(sheet: Any, columns: list[dict[str, Any]], rows: Rows, looks: dict[str, Any], empty: int) -> None:
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, 34 if at == 0 else 20)
        sheet.write_string(0, at, column["heading"], looks["head"])
        if "note" in column:
            sheet.write_comment(0, at, column["note"], {"x_scale": 2})
        if choices := list(_choices(column.get("choices", ""))):
            rule = {"validate": "list", "source": choices, "error_type": "warning", "error_message": "Is this meant? Loading tells."}
            sheet.data_validation(1, at, max(1, len(rows) + empty), at, rule)
        for number, row in enumerate(rows, 1):
            look = "example" if empty else "text"
            if row[at]:
                sheet.write_string(number, at, row[at], looks[look])
            elif column.get("ask"):
                sheet.write_blank(number, at, None, looks["blank"])  # what a reviewer asks for and nobody has written down


def _choices(name: str) -> Iterator[str]:
    """The words of a drop-down."""
    known = schema()
    yield from {
        "kinds": known.kinds,
        "statuses": [one for one in known.statuses if one != "past"],
        "line_statuses": ["active", "proposed", "suspended", "past"],
        "verbs": [spec.verb for spec in known.relations.values()],
        "flags": ["yes", "no"],
    }.get(name, ())
