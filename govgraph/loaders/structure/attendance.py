"""Minutes: the people under "Present" sit on the body that met; those in attendance and those who sent apologies are left out."""

from __future__ import annotations

import re

from govgraph.graph.claims import Mention
from govgraph.loaders.blocks import Block
from govgraph.loaders.reading import Reading
from govgraph.loaders.structure.people import people_in
from govgraph.loaders.structure.roster import Roster, employer_of, read_entry, seat, seat_all
from govgraph.loaders.tables.documents import Rows, grid_of, row_blocks
from govgraph.loaders.tables.members import attendance_mode, attendance_of

_MINUTES = re.compile(
    r"(?:(?:draft|confirmed|unconfirmed|approved|action|public) )*(?:minutes|notes?|note|record) (?:of|from)\b.*"
    r"|(?:draft |action )?minutes",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z ,()/-]{3,60}?)\s*(?:[:–-]|$)\s*")
_ASIDE = re.compile(r"\b(?:observer|minutes|minute taker|in attendance|clerk|note taker|for item|apologies|guest)\b", re.IGNORECASE)
_TOP = 60  # blocks from the top in which the people of a meeting stand


def is_minutes(reading: Reading) -> bool:
    """Whether a document says in its first lines that it is the minutes of a meeting."""
    lines = [line.clean for block in reading.blocks[:8] if len(block.clean) < 200 for line in block.text.lines()]
    return any(_MINUTES.match(line.strip(" *_")) for line in lines)


def read_attendance(reading: Reading) -> None:
    """Read who is present, where the document is the minutes of a body: its tables first, then its lines."""
    if not reading.minutes:
        return
    for rows in row_blocks(reading, least=1):
        if rows[0][0] < _TOP:
            _table(reading, rows)
    for i, block in enumerate(reading.blocks[:_TOP]):
        opening = _LABEL.match(block.clean) if i not in reading.done and block.kind != "row" else None
        body = reading.subjects[i] or _council_met(reading)
        if opening and attendance_mode(opening["label"]) == "present" and body is not None and body.kind == "body":
            roster = Roster(body, block.text)
            if opening.end() < len(block.clean):
                _inline(reading, roster, i, opening.end())
            _below(reading, roster, i + 1)


def _council_met(reading: Reading) -> Mention | None:
    """A town's or parish's council whose name stands alone over its minutes: its councillors are its members."""
    name = reading.header.get("publisher", "")
    alone = any(block.clean.strip(" .:").casefold() == name.casefold() for block in reading.blocks[:4])
    return Mention(name, "body", "council") if alone and name.casefold().endswith(" council") else None


def _table(reading: Reading, rows: Rows) -> None:
    """A table of attendance: its labels, or the line above it, say who was there as a member."""
    at = rows[0][0]
    body = reading.subjects[at] or _council_met(reading)
    above = reading.blocks[at - 1] if at else None
    label = _LABEL.match(above.clean) if above is not None and above.kind != "row" and len(above.clean) < 80 else None
    own = body.name.split()[-1] if body is not None else ""
    told, members = attendance_of(grid_of(rows, "").lines, attendance_mode(label["label"]) if label else None, own)
    if told and body is not None and body.kind == "body":
        seat_all(reading, body, members, rows)
        reading.done.update(one for one, _ in rows if members or len(rows) > 1)


def _below(reading: Reading, roster: Roster, i: int) -> None:
    while i < len(reading.blocks) and reading.blocks[i].kind in ("line", "item"):
        block = reading.blocks[i]
        if (label := _LABEL.match(block.clean)) and attendance_mode(label["label"]) in ("absent", "attending"):
            return
        if not _ASIDE.search(block.clean):
            _entry(reading, roster, block)
            reading.done.add(i)
        i += 1


def _entry(reading: Reading, roster: Roster, block: Block) -> None:
    read_entry(reading, roster, block.text)


def _inline(reading: Reading, roster: Roster, i: int, at: int) -> None:
    """ "Present: Cllr Ann Bell (Chair), Sue Hart (Wends Council)" on one line."""
    text = reading.blocks[i].text
    part = text.cut(at, len(text))
    for person in people_in(re.sub(r"\), ", "); ", part.clean)):
        aside = person.aside
        employer: Mention | None = employer_of(reading, part, person) if aside and len(aside) < 160 else None
        seat(reading, roster.body, person, aside, (reading.evidence(part, person.start, person.aside_start + len(aside)),), employer)
