"""Structure by position: indents, level numbers, outline numbers and tier columns, as a body above each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govgraph.loaders.numbers import whole
from govgraph.loaders.tables.draft import Column, Plan
from govgraph.loaders.tables.headings import tier_number
from govgraph.loaders.tables.value import EMPTY, Line, Table

Above = dict[int, int]  # position of a row -> position of the row above it


def structure(table: Table, plan: Plan) -> tuple[Above, str]:
    """(which row stands above which, how that is told); empty where the register says it in a column or not at all."""
    name = plan.first("name")
    if name is None or plan.of("reports_to", "part_of", "overseer"):
        return {}, ""
    for told, depths in _depths(table, plan, name):
        if above := _by_depth(depths):
            return above, told
    for column in plan.of("outline", "number", "key", "level"):
        if above := _by_outline(table.column(column.at)):
            return above, f"the outline numbers of {column.heading}"
    return {}, ""


def _depths(table: Table, plan: Plan, name: Column) -> Iterator[tuple[str, list[int | None]]]:
    for column in plan.of("level"):
        yield f"the levels of {column.heading}", [_number(value) for value in table.column(column.at)]
    cells = [row.cells[name.at] if name.at < len(row.cells) else EMPTY for row in table.rows]
    unit = 1 if table.grid.addressed else 2  # a stray blank before a name is no indent
    indents = [(cell.indent if cell.indent >= unit else 0) if cell.value else None for cell in cells]
    if 4 * sum(bool(one) for one in indents) >= len(indents):
        yield "the indents", indents


def _number(value: str) -> int | None:
    digits = [part for part in value.replace(".", " ").split() if part.isdecimal()]
    return whole(digits[0]) if len(digits) == 1 and "." not in value.strip(".") else None


def _by_depth(depths: Sequence[int | None]) -> Above:
    """Each row below the last one of lesser depth; nothing where the depths are no outline: a jump down, or rows sorted by depth."""
    found = [depth for depth in depths if depth is not None]
    order = {depth: place for place, depth in enumerate(sorted(set(found)))}
    if len(order) < 2 or found[0] != min(found):
        return {}
    steps = [order[depth] for depth in found]
    if any(after > before + 1 for before, after in zip(steps, steps[1:], strict=False)):
        return {}
    if steps == sorted(steps) and any(steps.count(step) > 1 for step in set(steps) - {max(steps)}):
        return {}
    above: Above = {}
    last: dict[int, int] = {}
    for place, depth in enumerate(depths):
        if depth is None:
            continue
        step = order[depth]
        if step and step - 1 in last:
            above[place] = last[step - 1]
        last = {one: at for one, at in last.items() if one < step} | {step: place}
    return above


def _by_outline(values: Sequence[str]) -> Above:
    """1.2.1 stands below 1.2."""
    places = {value.strip().strip("."): at for at, value in enumerate(values) if value.strip()}
    if (
        not all(part.isdigit() for value in places for part in value.split("."))
        or sum("." in value for value in places) * 2 < len(places)
        or len(places) < 2
    ):
        return {}
    return {at: places[value.rpartition(".")[0]] for value, at in places.items() if value.rpartition(".")[0] in places}


def tier_rows(table: Table, plan: Plan) -> tuple[Table, Plan, Above]:
    """A table of tier columns as a table of rows: each cell of a tier a row, the body of the tier to its left above it.

    A tier's cell holds for the rows below it until another stands in it; the same body met again on the same path is the same row.
    """
    tiers = sorted(plan.of("tier"), key=lambda column: tier_number(column.heading) or 0)
    at_tiers = {column.at for column in tiers}
    rows: list[Line] = []
    above: Above = {}
    place: dict[tuple[str, ...], int] = {}
    path: dict[int, str] = {}
    for line in table.rows:
        filled = [
            (depth, line.cells[column.at])
            for depth, column in enumerate(tiers)
            if column.at < len(line.cells) and line.cells[column.at].value
        ]
        for depth, cell in filled:
            path = {one: name for one, name in path.items() if one < depth} | {depth: cell.value}
            key = tuple(path[one] for one in sorted(path))
            if key in place:
                continue
            place[key] = len(rows)
            last = cell is filled[-1][1]  # what the row says besides is about its lowest body
            others = tuple(one if last and at not in at_tiers else EMPTY for at, one in enumerate(line.cells))
            rows.append(Line(line.number, (*others, *(EMPTY,) * (len(table.heads) - len(others)), cell)))
            if key[:-1] in place:
                above[place[key]] = place[key[:-1]]
    heads, over = (*table.heads, "Name"), (*table.over, "")
    made = replace(table, heads=heads, over=over, rows=tuple(rows), sections=("",) * len(rows))
    columns = (
        *(column for column in plan.columns if column.key != "tier"),
        Column(len(table.heads), "Name", "identity", "name", "the tiers"),
    )
    return made, Plan("rows", columns, plan.entry), above
