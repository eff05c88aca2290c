"""Ask: questions by plain titles with pickers for names; the answer with its words, as Cypher, as CSV or a workbook."""

from __future__ import annotations

import csv
import io
from contextlib import closing
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from govgraph.graph.cells import cell_text, one_line, readable
from govgraph.graph.schema import schema
from govgraph.queries import ask, library
from govgraph.queries.runner import Answer, pasted
from govgraph.web.desk import Desk

HIDDEN = ("evidence", "quotes", "documents", "dates", "quote", "document", "date", "live")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(desk: Desk, request: Request) -> tuple[str, dict[str, Any]] | Response:
    """The questions, and the answer to one."""
    name = request.query_params.get("question", "")
    questions = sorted(library().questions.values(), key=lambda one: one.title)
    values: dict[str, Any] = {
        "title": "Ask", "questions": questions, "chosen": library().questions.get(name), "answer": None, "cypher": "",
        "columns": (), "rows": [],
        "given": [request.query_params.get(f"e{number}", "") for number in range(3)],
        "names": sorted((one.name for one in desk.graph().entities), key=str.casefold),
    }  # fmt: skip
    chosen = values["chosen"]
    if chosen is None or not all(values["given"][: len(chosen.entities)]):
        return "ask.html.j2", values
    with closing(desk.workspace.store()) as store:
        answer = ask(store, name, values["given"][: len(chosen.entities)])
        cypher = pasted(answer, store.graph_key)
    columns = [column for column in answer.columns if column not in HIDDEN]
    form = request.query_params.get("as", "")
    if form in ("csv", "xlsx"):
        return _file(answer, columns, form)
    rows = [([_cell(row.get(column)) for column in columns], row.get("evidence") or []) for row in answer.rows]
    return "ask.html.j2", {**values, "answer": answer, "cypher": cypher, "columns": columns, "rows": rows}


def _cell(value: object) -> str:
    """A value as text; relation types and statuses in words."""
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    text = one_line(cell_text(value))
    return schema().relations[text].verb if text in schema().relations else text


def _file(answer: Answer, columns: list[str], form: str) -> Response:
    rows = [[_cell(row.get(column)) for column in columns] + [_quotes(row)] for row in answer.rows]
    heads = [*columns, "words"]
    name = f"{answer.question.name}.{form}"
    data = _csv(heads, rows) if form == "csv" else _xlsx(heads, rows)
    return Response(
        data, media_type="text/csv" if form == "csv" else XLSX, headers={"content-disposition": f'attachment; filename="{name}"'}
    )


def _quotes(row: dict[str, Any]) -> str:
    return " | ".join(f"“{readable(str(item.get('quote') or ''))}” ({item.get('document')})" for item in row.get("evidence") or [])


def _csv(heads: list[str], rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([heads, *([_harmless(cell) for cell in row] for row in rows)])
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet cannot take for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell


def _xlsx(heads: list[str], rows: list[list[str]]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Answer")
    for number, row in enumerate([heads, *rows]):
        sheet.write_row(number, 0, row)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
