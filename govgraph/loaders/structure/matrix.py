"""Tick matrices: rows and columns of places, bodies or organisations, and a mark where they meet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph.graph.claims import EntityClaim, Mention
from govgraph.loaders.blocks import Block
from govgraph.loaders.names import find_names
from govgraph.loaders.reading import TABLE, Reading
from govgraph.loaders.structure.labels import find_status
from govgraph.loaders.text import Text

_YES = re.compile(r"[✓✔☑√●•■]|y(?:es)?|member|1|x", re.IGNORECASE)
_TICK = re.compile(r"[✓✔☑√●■]|y(?:es)?", re.IGNORECASE)
_NO = re.compile(r"[✗✘☒×○□–-]|no?|n/a|none|0|x", re.IGNORECASE)
_PLACE_HEAD = re.compile(r"\b(?:area|place|ward|locality|neighbourhood|estate|town|district|parish|community)\b", re.IGNORECASE)
_ROLES = {"c": "chair", "chair": "chair", "vc": "deputy chair", "d": "deputy chair", "deputy": "deputy chair", "vice-chair": "deputy chair"}
_ONLY = re.compile(r"(?P<name>[A-Z][\w' -]+?) only\b")


@dataclass
class _Table:
    heads: list[str]
    head_texts: list[list[Text]]
    corner: str
    rows: list[tuple[int, Block]]


def read_matrices(reading: Reading) -> None:
    """Find tables in which most cells are marks, and read each positive cell; marked blocks count as read."""
    tables: dict[int, list[tuple[int, Block]]] = {}
    for i, block in enumerate(reading.blocks):
        if block.kind == "row" and len(block.cells) >= 3:
            tables.setdefault(block.table, []).append((i, block))
    for rows in tables.values():
        table = _table(rows)
        if table:
            reading.done.update(i for i, _ in rows)
            _read(reading, table)


def _is_mark(text: str) -> bool:
    return bool(_YES.fullmatch(text) or _NO.fullmatch(text) or text.lower() in _ROLES)


def _table(rows: list[tuple[int, Block]]) -> _Table | None:
    """Header rows are those before the first row with a mark; their words are put together column by column."""
    first = next((n for n, (_, block) in enumerate(rows) if any(cell and _is_mark(cell.clean) for cell in block.cells[1:])), None)
    if not first:
        return None
    body = rows[first:]
    cells = [cell.clean for _, block in body for cell in block.cells[1:] if cell]
    if not cells or sum(map(_is_mark, cells)) < 0.6 * len(cells):
        return None
    width = max(len(block.cells) for _, block in rows)
    texts: list[list[Text]] = [
        [block.cells[c] for _, block in rows[:first] if c < len(block.cells) and block.cells[c]] for c in range(width)
    ]
    heads = [" ".join(text.clean.replace("\n", " ") for text in column) for column in texts]
    return _Table(heads, texts, heads[0], body)


def _read(reading: Reading, table: _Table) -> None:
    ticked = any(_TICK.fullmatch(cell.clean) for _, block in table.rows for cell in block.cells[1:] if cell)
    for _, block in table.rows:
        head = block.cells[0]
        if not head:
            continue
        for c, cell in enumerate(block.cells[1:], 1):
            if not cell or c >= len(table.heads) or not table.heads[c]:
                continue
            state = _state(cell.clean, ticked)
            if state:
                _cell(reading, table, block, c, state)
            elif only := _ONLY.match(cell.clean):
                name = f"{head.clean} {only['name']}"
                reading.claims.append(
                    EntityClaim(Mention(name, "organisation"), (reading.evidence(block.text),), certainty="layout", method="matrix/only")
                )


def _state(text: str, ticked: bool) -> str | None:
    """The status that a cell gives to its body, or None where it says that there is none; x is a tick only where no tick stands."""
    if text.lower() == "x":
        return None if ticked else "active"
    if text.lower() in _ROLES or _YES.fullmatch(text):
        return "active"
    if _NO.fullmatch(text):
        return None
    return find_status(text)


def _cell(reading: Reading, table: _Table, block: Block, column: int, status: str) -> None:
    row_kind, column_kind = _kind(reading, block.cells[0].clean), _kind(reading, table.heads[column])
    proof = (reading.evidence(block.text),)
    live = status if status in ("proposed", "suspended") else "past" if status in ("dissolved", "completed") else "active"
    if row_kind in ("organisation", "person") and column_kind == "body":
        member, body = reading.mention(block.cells[0].clean, row_kind), reading.mention(table.heads[column], "body")
        _member(reading, member, body, block.cells[column].clean, live, block)
    elif row_kind == "body" and column_kind in ("organisation", "person"):
        member, body = reading.mention(table.heads[column], column_kind), reading.mention(block.cells[0].clean, "body")
        _member(reading, member, body, block.cells[column].clean, live, block)
    elif row_kind in ("body", "project") and column_kind is None:
        place = Mention(table.heads[column], "place")
        reading.layout("COVERS", reading.mention(block.cells[0].clean, row_kind), place, proof, "matrix/place", TABLE, status=live)
    elif column_kind == "body" and (row_kind is None or _PLACE_HEAD.search(table.corner)):
        _local_body(reading, block, table.heads[column], status, live)


def _local_body(reading: Reading, block: Block, head: str, status: str, live: str) -> None:
    """A kind of body in a place: "Millfield" × "Youth Partnership" is the Millfield Youth Partnership."""
    place = block.cells[0].clean
    body = Mention(f"{place} {head}", "body", "local partnership" if "partnership" in head.lower() else "area group")
    proof = (reading.evidence(block.text),)
    reading.layout("COVERS", body, Mention(place, "place"), proof, "matrix/local-body", TABLE, status=live)
    if status != "active":
        reading.status(body, status, proof[0], "matrix/status")


def _member(reading: Reading, member: Mention, body: Mention, mark: str, status: str, block: Block) -> None:
    proof = (reading.evidence(block.text),)
    role = _ROLES.get(mark.lower())
    if role and member.kind in ("person", "organisation"):
        reading.layout("CHAIRS", member, body, proof, "matrix/chair", TABLE, role=role, status=status)
    reading.layout("MEMBER_OF", member, body, proof, "matrix/member", TABLE, role=role, status=status)


def _kind(reading: Reading, text: str) -> str | None:
    """The kind of a row's or column's head when a name covers it whole; None for words that no head noun explains (places)."""
    spans = [span for span in find_names(text, reading.book) if span.kind != "unknown"]
    if len(spans) == 1 and len(spans[0].text) >= 0.6 * len(text):
        return None if spans[0].kind == "place" else spans[0].kind
    return None
