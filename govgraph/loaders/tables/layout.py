"""Where a grid's headings are, and what of the lines below them are rows: several tables, two-line headings, sections, totals, forms.

A line of headings is known by what headings are (short, distinct, words, unlike the lines below), never because a cell ends in "Board".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govgraph.loaders.tables.cells import role_of
from govgraph.loaders.tables.headings import meaning, tier_number
from govgraph.loaders.tables.sorts import names_body
from govgraph.loaders.tables.value import EMPTY, Cell, Grid, Line, Table
from govgraph.loaders.tables.vocabulary import plain, starts, words

MOSTLY = 0.6  # share of roles in a column from which on it holds the roles of seats
WITHIN = 60  # lines of a sheet in which its first headings are looked for
LONG = 120  # characters; a longer cell is guidance or a note
Told = tuple[str, str, str]


def tables_of(grid: Grid, *, starting: bool = True) -> tuple[Table, ...]:
    """All tables of a grid, in their order; an empty tuple when no line looks like headings and no column of labels does.

    starting: the first line may hold the headings though none of them is known.
    """
    lines = [line for line in grid.lines if line.filled]
    if form := _forms(grid, lines):
        return form
    heads = _head_lines(lines, starting)
    found = []
    for place, at in enumerate(heads):
        end = heads[place + 1] if place + 1 < len(heads) else len(lines)
        above = lines[(heads[place - 1] + 1 if place else 0) : at] if not place else []
        found.append(_table(grid, lines, at, end, above))
    return tuple(found)


def no_headings(grid: Grid) -> Told:
    """What is told of a grid without headings."""
    place = f"sheet {grid.name}" if grid.addressed and grid.name else grid.name or "whole file"
    return place, "no line looks like headings; left out", "Put a line of headings above the rows"


# --- headings ---------------------------------------------------------------------------------------------------------


def _distinct(line: Line) -> list[Cell]:
    """The filled cells, those that only repeat a merged one once."""
    kept, before = [], None
    for cell in line.filled:
        if not (cell.spanned and before is not None and before.spanned and cell.start == before.start and cell.value == before.value):
            kept.append(cell)
        before = cell
    return kept


def known_in(line: Line) -> int:
    """How many cells of a line are headings that are known, each meaning once for each wording."""
    return len({plain(cell.value) for cell in _distinct(line) if _is_known(cell.value)})


def _is_known(heading: str) -> bool:
    found = meaning(heading)
    return found is not None and found.section != "ignored" or tier_number(heading) is not None


def _head_like(line: Line) -> bool:
    cells = _distinct(line)
    said = [plain(cell.value) for cell in cells]
    if any(len(cell.value) > LONG or not any(sign.isalpha() for sign in cell.value) and cell.value != "#" for cell in cells):
        return False
    if any("://" in cell.value or "@" in cell.value for cell in cells):
        return False  # "https://…, Budget Committee" is a row
    repeated = len(said) - len(set(said))
    return len(cells) > 1 and (repeated == 0 or known_in(line) > 1)


def _head_lines(lines: Sequence[Line], starting: bool) -> list[int]:
    """The positions of the lines of headings: the first that fits, and others behind a gap or a title whose headings differ."""
    found: list[int] = []
    widths = sorted(len(_distinct(line)) for line in lines[: 2 * WITHIN])
    widest = widths[len(widths) * 3 // 4] if widths else 0  # a few lines may be longer: commas that nobody quoted
    for at, line in enumerate(lines):
        if not found and at >= WITHIN:
            break
        if found and not _apart(lines, at) or not _head_like(line):
            continue
        known, cells = known_in(line) - _roles_of_seats(lines, at), len(_distinct(line))
        if not found and 2 * cells < widest:
            continue
        enough = known > 1 and 3 * known >= cells or known and 2 * known >= cells
        if enough and not found:
            found.append(_lower(lines, at, known))
        elif enough and found and _heads_anew(lines, at, found[-1]):
            found.append(at)
    if not found and lines:
        first = _unknown_head(lines) if starting else None
        found = [first] if first is not None else []
    return found


def _roles_of_seats(lines: Sequence[Line], at: int) -> int:
    """How many cells are roles among further roles: "Chairman" above "Member" and "Secretary" is somebody's, and heads nothing."""
    found = 0
    for column, cell in enumerate(lines[at].cells):
        if not cell.value or role_of(cell.value) is None:
            continue
        others = [one for line in lines[:WITHIN] if line is not lines[at] and (one := _text(line, column))]
        if len(others) > 1 and sum(role_of(one) is not None for one in others) >= MOSTLY * len(others):
            found += 1
    return found


def _heads_anew(lines: Sequence[Line], at: int, last: int) -> bool:
    """Whether a line holds the headings of a further table: most are known, they differ from the last ones, and none is a value."""
    known, cells = known_in(lines[at]), len(_distinct(lines[at]))
    again = _same(_plain(lines[last]), lines[at])
    return at > last and 2 * known >= cells and known > 1 and not again and not _comes_back(lines, lines[at])


def _comes_back(lines: Sequence[Line], line: Line) -> bool:
    """Whether a cell stands in its column in two lines or more that are no headings, as values do: such a line is a row."""
    said = {at: plain(cell.value) for at, cell in enumerate(line.cells) if cell.value}
    rows = (other for other in lines if other is not line and 2 * known_in(other) < len(_distinct(other)))
    again = Counter(at for other in rows for at, value in said.items() if at < len(other.cells) and plain(other.cells[at].value) == value)
    return any(number > 1 for number in again.values())


def _lower(lines: Sequence[Line], at: int, known: int) -> int:
    """The line right below when it is the better heading, as under a line of group headings."""
    below = lines[at + 1] if at + 1 < len(lines) and lines[at + 1].number == lines[at].number + 1 else None
    if below is None or not _head_like(below) or len(_distinct(below)) < len(_distinct(lines[at])):
        return at
    grouped = any(cell.spanned for cell in lines[at].cells) and len(_distinct(below)) > len(_distinct(lines[at]))
    return at + 1 if known_in(below) > known or (grouped and known_in(below) == known) else at


def _apart(lines: Sequence[Line], at: int) -> bool:
    """Whether a gap, or a title alone in its line, stands above a line."""
    return lines[at].number > lines[at - 1].number + 1 or len(_distinct(lines[at - 1])) == 1


def _plain(line: Line) -> list[str]:
    return [plain(cell.value) for cell in line.cells]


def _same(heads: Sequence[str], other: Line) -> bool:
    """Whether a line holds the headings, which are given in their plain form."""
    said = _plain(other)
    alike = sum([a == b and a != "" for a, b in zip(heads, said, strict=False)])
    return alike >= 2 and 5 * alike >= 4 * sum(map(bool, said))


def _unknown_head(lines: Sequence[Line]) -> int | None:
    """The first full line of words that do not come back below it, where no heading is known."""
    widths = sorted(len(_distinct(line)) for line in lines)
    widest = widths[len(widths) * 3 // 4]
    if widths[-1] == 1:
        return 0 if len(lines) > 1 and meaning(lines[0].filled[0].value) is not None else None
    for at, line in enumerate(lines[:WITHIN]):
        below = {plain(cell.value) for other in lines[at + 1 :] for cell in other.filled}
        if len(_distinct(line)) >= 0.8 * widest and _head_like(line) and len(lines) > at + 1:
            said = [plain(cell.value) for cell in _distinct(line)]
            return at if sum(one in below for one in said) * 3 <= len(said) and not _roles_of_seats(lines, at) else None
    return None


# --- rows -------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Rows:
    """The rows below a line of headings while they are sorted out."""

    kept: list[Line] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    section: str = ""


def _table(grid: Grid, lines: Sequence[Line], at: int, end: int, above: Sequence[Line]) -> Table:
    head = lines[at]
    width = max((len(line.cells) for line in lines[at:end]), default=0)
    over = _over(lines, at, width)
    heads = tuple(_text(head, column) or over[column] for column in range(width))
    body = lines[at + 1 : end]
    if end < len(lines) and body and len(_distinct(body[-1])) == 1:
        body = body[:-1]  # the title of the next table
    rows = _sorted_rows(grid, head, body, width)
    said = [cell.value for line in (above[:-1] if any(over) else above) for cell in _distinct(line)]
    told = (*grid.left_out, *rows.told) if at < WITHIN and not any(known_in(line) > 1 for line in lines[:at]) else tuple(rows.told)
    return Table(grid, heads, over, tuple(rows.kept), " ".join(said), tuple(rows.sections), head.number, left_out=told)


def _text(line: Line, column: int) -> str:
    return " ".join(line.cells[column].value.split()) if column < len(line.cells) else ""


def _over(lines: Sequence[Line], at: int, width: int) -> tuple[str, ...]:
    """The group headings in the line above, each over its own column and those to its right that are merged with it."""
    line = lines[at - 1] if at and lines[at - 1].number == lines[at].number - 1 else None
    if line is None or not _group_line(line, lines[at]):
        return ("",) * width
    return tuple(_text(line, column) for column in range(width))


def _group_line(line: Line, head: Line) -> bool:
    cells = _distinct(line)
    if any(len(cell.value) > 60 for cell in cells) or len(cells) < 2:
        return False
    gaps = sum(not _text(head, column) and bool(_text(line, column)) for column in range(len(line.cells)))
    return any(cell.spanned for cell in line.cells) or gaps > 0


def _sorted_rows(grid: Grid, head: Line, body: Sequence[Line], width: int) -> _Rows:
    rows = _Rows()
    lonely = {line.number for line in body if len(_distinct(line)) == 1 and width > 1}
    sparse = 3 * len(lonely) > len(body)
    named = {plain(cell.value) for line in body if line.number not in lonely for cell in line.filled} if lonely else set()
    heads = _plain(head)
    for line in body:
        place = f"{grid.name}, row {line.number}" if grid.name else f"row {line.number}"
        said = next(cell.value for cell in line.filled)
        shown = f'"{" ".join(said.split())[:50]}"'
        if _same(heads, line):
            rows.told.append((place, "the line of headings stands here again and was left out", "Nothing need be done"))
        elif said.startswith("Example: "):
            rows.told.append((place, f"{shown} is the template's example and was left out", "Write your own over it"))
        elif starts(plain(said), "totals") and not names_body(said) and (len(_distinct(line)) <= 2 or _only_numbers(line)):
            rows.told.append((place, f"{shown} is a total or a note, not a row; it was left out", "Nothing need be done"))
        elif line.number in lonely and (len(said) > LONG or said.endswith((".", ":")) or _instructs(said)):
            rows.told.append((place, f"{shown} is a note, not a row; it was left out", "Nothing need be done"))
        elif line.number in lonely and _is_section(line, said, sparse, plain(said) in named):
            rows.section = " ".join(said.split())
            rows.told.append(
                (place, f"{shown} stands alone, as a heading of the rows below; it was read as no body", "Fill in its row if it is one")
            )
        else:
            rows.kept.append(line)
            rows.sections.append(rows.section)
    return rows


def _only_numbers(line: Line) -> bool:
    return all(cell.value.replace(",", "").replace(".", "").isdigit() for cell in _distinct(line)[1:])


def _instructs(said: str) -> bool:
    """ "Add more rows as needed": a form's own words, with no name in them."""
    first, *rest = said.split()
    return plain(first) in words("instructing") and len(rest) > 1 and not any(sign.isupper() for word in rest for sign in word)


def _is_section(line: Line, said: str, sparse: bool, named: bool) -> bool:
    """Whether a cell alone in its row heads the rows below it: it covers the row, is shouted, or ends in no word for a body."""
    from govgraph.loaders.tables.kinds import kind_of

    cell = line.filled[0]
    if len(line.filled) > 1 and cell.spanned and len(line.filled) >= 0.6 * len(line.cells):
        return True
    if cell is not line.cells[0] or named or cell.indent:
        return False
    last = plain(said).split()[-1:] or [""]
    if said.isupper() and len(said) > 5 or last[0] in words("sections"):
        return not sparse or last[0] in words("sections")
    return not sparse and kind_of(said)[0] not in ("body", "project", "organisation")


# --- forms ------------------------------------------------------------------------------------------------------------


def _forms(grid: Grid, lines: Sequence[Line]) -> tuple[Table, ...]:
    """Forms with the labels in the first column: one column of answers, or one a body. A label that comes back begins the next."""
    wide = [line for line in lines if len(_distinct(line)) > 1]
    if 3 * sum(meaning(line.cells[0].value) is not None for line in wide[:WITHIN]) < len(wide[:WITHIN]):
        return ()  # a register of thousands is not asked row by row
    labels = {line.number: known for line in wide if line.cells[0].value and (known := meaning(line.cells[0].value)) is not None}
    keys = {(one.section, one.key) for one in labels.values()}
    telling = {one for one in keys if one[0] in ("relations", "facts")}
    if len(telling) < 2 or len(keys) < 3 or 2 * len(labels) < len(wide):
        return ()
    if any(known_in(line) > max(2, len(keys) - 1) for line in wide) or _columns_tell(wide):
        return ()
    return tuple(_form(grid, group) for group in _begun(wide))


def _columns_tell(wide: Sequence[Line]) -> bool:
    """Whether the first line heads its columns: then the first column holds names that happen to be labels."""
    return len(_distinct(wide[0])) > 2 and known_in(wide[0]) == len(_distinct(wide[0]))


def _begun(wide: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    first = next(
        (plain(line.cells[0].value) for line in wide if (known := meaning(line.cells[0].value)) and known.key.startswith("name")), None
    )
    for line in wide:
        if group and first is not None and plain(line.cells[0].value) == first and any(plain(one.cells[0].value) == first for one in group):
            yield group
            group = []
        group.append(line)
    yield group


def _form(grid: Grid, lines: Sequence[Line]) -> Table:
    """The form turned: its labels are the headings, each column of answers is a row."""
    width = max(len(line.cells) for line in lines)
    heads = [_text(line, 0) for line in lines]
    if not any((known := meaning(head)) and known.key.startswith("name") for head in heads):
        heads = ["Name" if at == 0 and meaning(head) is None else head for at, head in enumerate(heads)]
    answers: list[Line] = []
    for column in range(1, width):
        cells = tuple(line.cells[column] if column < len(line.cells) else EMPTY for line in lines)
        cells = tuple(EMPTY if cell.spanned and plain(cell.value) == plain(head) else cell for cell, head in zip(cells, heads, strict=True))
        if any(cell.value for cell in cells) and not (
            answers and all(cell.spanned or not cell.value for cell in cells) and cells == answers[-1].cells
        ):
            answers.append(Line(lines[0].number, cells))
    return Table(
        grid,
        tuple(heads),
        ("",) * len(heads),
        tuple(answers),
        sections=("",) * len(answers),
        head_line=lines[0].number,
        turned=True,
        left_out=grid.left_out,
    )
