"""Minutes: the people under "Present" sit on the body that met; those in attendance and those who sent apologies are left out."""

from __future__ import annotations

import re

from govgraph.graph.claims import Mention
from govgraph.loaders.blocks import Block
from govgraph.loaders.reading import Reading
from govgraph.loaders.structure.people import Person, people_in, person_at_start, role_in
from govgraph.loaders.structure.roster import Roster, employer_of, read_entry, seat
from govgraph.loaders.text import Text

_MINUTES = re.compile(
    r"(?:(?:draft|confirmed|unconfirmed|approved|action|public) )*(?:minutes|notes?|note|record) (?:of|from)\b.*"
    r"|(?:draft |action )?minutes",
    re.IGNORECASE,
)
_WHO = r"(?:(?:voting |board |committee |partnership |core |elected |the )*(?:members|representatives|partners|those) )?"
_PRESENT = re.compile(rf"{_WHO}(?:present|in attendance as members)\b(?: at the meeting)?\s*(?:[:–-]|$)\s*", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:also (?:present|in attendance)|in attendance|apolog|absent|observ|officers|not present|guests?|advis[eo]r"
    r"|by invitation|non-voting)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:observer|minutes|minute taker|in attendance|clerk|note taker|for item|apologies|guest)\b", re.IGNORECASE)
_TOP = 60  # blocks from the top in which the people of a meeting stand


def is_minutes(reading: Reading) -> bool:
    """Whether a document says in its first lines that it is the minutes of a meeting."""
    lines = [line.clean for block in reading.blocks[:8] if len(block.clean) < 200 for line in block.text.lines()]
    return any(_MINUTES.match(line.strip(" *_")) for line in lines)


def read_attendance(reading: Reading) -> None:
    """Read who is present, where the document is the minutes of a body."""
    if not reading.minutes:
        return
    for i, block in enumerate(reading.blocks[:_TOP]):
        opening = _PRESENT.match(block.clean)
        body = reading.subjects[i]
        if opening and body is not None and body.kind == "body":
            roster = Roster(body, block.text)
            if opening.end() < len(block.clean):
                _inline(reading, roster, i, opening.end())
            if block.kind != "row" or len(block.cells) < 2:
                _below(reading, roster, i + 1)


def _below(reading: Reading, roster: Roster, i: int) -> None:
    while i < len(reading.blocks) and reading.blocks[i].kind in ("line", "item", "row"):
        block = reading.blocks[i]
        if _OTHERS.match(block.clean):
            return
        if not _ASIDE.search(block.clean):
            _entry(reading, roster, block)
            reading.done.add(i)
        i += 1


def _entry(reading: Reading, roster: Roster, block: Block) -> None:
    """One line, or one row whose further cells hold role and employer."""
    person = person_at_start(block.cells[0].clean) if len(block.cells) > 1 else None
    if person is None:
        read_entry(reading, roster, block.text)
        return
    rest = block.cells[1:]
    employers = [_employer(reading, cell) for cell in rest if cell]
    aside = " ".join([person.aside, *(cell.clean for cell in rest if cell)])
    seat(reading, roster.body, person, aside, (reading.evidence(block.text),), next(filter(None, employers), None))


def _employer(reading: Reading, cell: Text) -> Mention | None:
    return employer_of(reading, cell, Person("", 0, 0, cell.clean, 0)) if role_in(cell.clean) is None else None


def _inline(reading: Reading, roster: Roster, i: int, at: int) -> None:
    """ "Present: Cllr Ann Bell (Chair), Sue Hart (Wends Council)" on one line."""
    text = reading.blocks[i].text
    part = text.cut(at, len(text))
    for person in people_in(re.sub(r"\), ", "); ", part.clean)):
        aside = person.aside
        employer = employer_of(reading, part, person) if aside and len(aside) < 160 else None
        seat(reading, roster.body, person, aside, (reading.evidence(part, person.start, person.aside_start + len(aside)),), employer)
