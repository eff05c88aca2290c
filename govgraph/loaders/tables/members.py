"""Tables of the members of one body: who sits there, in which role, for whom; with headings or without, and attendance at its meetings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govgraph.loaders.tables.cells import brackets, is_blank, role_of
from govgraph.loaders.tables.headings import meaning
from govgraph.loaders.tables.holders import Holder, firm_in, holders
from govgraph.loaders.tables.kinds import has_title, is_person, is_post, kind_of
from govgraph.loaders.tables.look import Look
from govgraph.loaders.tables.value import Cell, Line
from govgraph.loaders.tables.vocabulary import plain, starts, vocabulary, words

PERSON, FIRM, ROLE, JOB, SUBSTITUTE, OTHER = "person", "firm", "role", "job", "substitute", "other"
_KEYS = {
    "representative": PERSON, "members": PERSON, "officer_representative": PERSON, "name": PERSON, "last_name": PERSON,
    "name:organisation": FIRM, "behalf": FIRM, "lead_organisation": FIRM, "name:body": FIRM,
    "seat_role": ROLE, "job": JOB, "substitute": SUBSTITUTE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """A member as a table has it: a person, or an organisation where nobody is named. row: the whole line is the proof."""

    holder: Holder
    role: str | None
    employer: Cell | None
    cell: Cell
    row: Line
    job: Cell | None = None


def members_of(lines: Sequence[Line]) -> Iterator[Member]:
    """The members of a table of members, row by row; lines of headings, sections, vacancies and those who are only absent are none."""
    heads, body = _heads(lines)
    columns = {at: _KEYS.get(key, OTHER) for at, key in heads.items()} if heads else _by_values(body)
    section: str | None = None
    bracketed = any("(" in cell.value and _bracket_role(cell.value) for line in body for cell in line.cells)
    for line in body:
        filled = line.filled
        if len(filled) == 1 and (len(line.cells) > 1 and not _is_member(filled[0].value)):
            section = plain(filled[0].value)
            continue
        if section and (starts(section, "absent") or starts(section, "attending")):
            continue
        for one in _row(line, columns, role_of(section) if section else None):
            # Where roles on the body stand in brackets, "Ann Bell, Chair | Healthwatch" chairs her employer.
            firm = bracketed and one.role and (one.employer or one.holder.employer) and not _bracket_role(one.cell.value)
            yield replace(one, role=None) if firm and one.role == one.holder.role else one


def _bracket_role(value: str) -> bool:
    return any("chair" in plain(inner) or role_of(inner) for inner in brackets(value))


def _heads(lines: Sequence[Line]) -> tuple[dict[int, str], list[Line]]:
    """(column to key, the lines below), when the first line is one of headings."""
    first = lines[0]
    found = {at: key for at, cell in enumerate(first.cells) if (key := head_key(cell.value))}
    told = [cell for at, cell in enumerate(first.cells) if cell.value and at not in found]
    if not any(_KEYS.get(key) in (PERSON, FIRM) for key in found.values()) or any(_is_member(cell.value) for cell in told):
        return {}, list(lines)
    same = [plain(cell.value) for cell in first.cells]
    body = [line for line in lines[1:] if [plain(cell.value) for cell in line.cells] != same]
    if PERSON not in {_KEYS.get(key) for key in found.values()} and not any(
        _by_values(body).get(at) == PERSON for at in range(len(first.cells))
    ):
        return found, body
    looks = _by_values(body)
    for at, kind in looks.items():
        if kind == PERSON and at not in found:
            found[at] = "representative"
        elif kind == PERSON and _KEYS.get(found.get(at, "")) == FIRM and PERSON not in {_KEYS.get(key) for key in found.values()}:
            found[at] = "representative"  # "Seat | Organisation" with people in it
    return found, body


def heads_members(text: str) -> str | None:
    """The meaning of a word that heads a column of people, of organisations or of roles, and means nothing else."""
    lists = (("name:organisation", "firm_heads"), ("representative", "person_heads"), ("seat_role", "role_heads"))
    return next((key for key, name in lists if plain(text) in words(name)), None)


def head_key(text: str) -> str | None:
    """The meaning of a heading of a table of members."""
    said = plain(text)
    if (key := heads_members(text)) is not None:
        return key
    found = meaning(text) if said and len(said.split()) <= 6 and not is_person(text) else None
    if found is None:
        return None
    if found.key == "party" or found.section == "ignored" or found.section == "facts":
        return "other"
    return found.key if found.key in _KEYS or found.key.startswith("seat_") else "other"


def _by_values(lines: Sequence[Line]) -> dict[int, str]:
    """What the columns hold where no heading tells."""
    found = {}
    for at in range(max((len(line.cells) for line in lines), default=0)):
        look = Look(tuple(line.cells[at].value for line in lines if at < len(line.cells)))
        if not look.filled:
            continue
        if look.people >= 0.5:
            found[at] = PERSON
        elif look.roles >= 0.5:
            found[at] = ROLE
        elif (
            look.share(lambda value: kind_of(value)[0] in ("organisation", "body")) >= 0.5
            or look.share(_is_firm_like) >= 0.5
            and PERSON in found.values()
        ):
            found[at] = FIRM
    return found


def _is_firm_like(value: str) -> bool:
    """Short capitalised words beside a person that are no initials: an organisation, as "Catalyst Youth"."""
    return value[:1].isupper() and 1 < len(value.split()) <= 6 and not role_of(value) and not is_person(value)


def _is_member(value: str) -> bool:
    bare = value.split("(")[0].split(",")[0].strip()
    return is_person(bare) or has_title(bare) or kind_of(bare)[0] in ("organisation", "body")


def _row(line: Line, columns: dict[int, str], role: str | None) -> Iterator[Member]:
    cells = {at: cell for at, cell in enumerate(line.cells) if cell.value and not is_blank(cell.value)}
    people = [at for at, kind in columns.items() if kind == PERSON and at in cells]
    firm = next((cells[at] for at, kind in columns.items() if kind == FIRM and at in cells), None)
    said = next((found for at, kind in columns.items() if kind == ROLE and at in cells and (found := role_of(cells[at].value))), None)
    job = next((cells[at] for at, kind in columns.items() if kind == JOB and at in cells), None)
    if not people and firm is not None:
        for one in holders(firm.value, None):  # "Independent member | Mr Clive Pike", or an organisation that names nobody
            yield Member(one, one.role or said or role, None, firm, line, job)
    met = False
    for at in people:
        for one in holders(cells[at].value, None):
            if (not is_post(one.name) or has_title(one.name)) and (one.kind == "person" or _is_member(one.name)):
                met = True
                beside = firm if one.employer is None else None
                employer = one.employer or (firm_in(job.value) if job is not None and firm is None else None)
                told = replace(one, kind=one.kind or "person", employer=employer)
                yield Member(told, one.role or said or role, beside, cells[at], line, job)
    if people and not met and firm is not None:  # only a post is named for an organisation, or the person stands in the next cell
        for one in holders(firm.value, None):
            if one.kind is not None or (len(one.name.split()) > 1 and not is_post(one.name)):
                yield Member(one, one.role, None, firm, line, job)
    for at in (at for at, kind in columns.items() if kind == SUBSTITUTE and at in cells):
        yield from (Member(one, SUBSTITUTE, None, cells[at], line) for one in holders(cells[at].value, None) if one.kind == "person")


# --- attendance -------------------------------------------------------------------------------------------------------


def attendance_mode(text: str) -> str | None:
    """What a label of an attendance says of the people under it: "present" (members), "absent", "attending" (no members), or None."""
    said = plain(text)
    if not said or len(said.split()) > 8:
        return None
    for mode in ("absent", "attending", "present"):
        if any(said == phrase or f"{said} ".startswith(f"{phrase} ") and mode != "present" for phrase in vocabulary()[mode]):
            return mode
    ended = said.split()
    if "members" in ended[-2:] or ended[-1] in ("present", "attendees", "members"):
        return "present"
    return (
        "attending"
        if ended[-1] in ("officers", "officials", "observers", "guests", "advisers", "advisors", "attendance", "apologies")
        else None
    )


def attendance_of(lines: Sequence[Line], above: str | None, own: str = "") -> tuple[bool, list[Member]]:
    """(whether the table is one of attendance, the members present). above: the mode that a label over the table sets.

    own: what the body calls itself: its people may stand beside "Panel:".

    Labels stand over the columns ("Present: | Apologies:"), before the rows ("Present: | Ann Bell | AB"), or above the table.
    """
    tops = [attendance_mode(cell.value) for cell in lines[0].cells]
    named = [at for at, mode in enumerate(tops) if mode]
    if len(named) > 1 or (named and len([cell for cell in lines[0].cells if cell.value]) == len(named)):
        found = [one for at in named if tops[at] == "present" for one in _column(lines[1:], at)]
        return True, found
    rows: list[tuple[Line, str]] = []
    mode, labelled = above, False
    for line in lines:
        label = _mode(line.cells[0].value, own) if line.cells else None
        other = line.cells[0].value if line.cells and label is None else ""
        mode = label or (None if labelled and other and not _is_member(other) else mode)
        labelled = labelled or label is not None
        if mode == "present":
            rows.append((Line(line.number, line.cells[1:] if label or (labelled and not line.cells[0].value) else line.cells), mode))
    if not labelled and above is None:
        return False, []
    if not labelled:
        return True, list(members_of(lines)) if above == "present" else []
    return True, [one for line, _ in rows for one in _across(line)]


def _mode(text: str, own: str) -> str | None:
    return "present" if own and plain(text) == plain(own) else attendance_mode(text)


def _column(lines: Sequence[Line], at: int) -> Iterator[Member]:
    for line in lines:
        cell = line.cells[at] if at < len(line.cells) else Cell("")
        for one in holders(cell.value, None) if cell.value and not is_blank(cell.value) else ():
            if one.kind == "person":
                yield Member(one, one.role, None, cell, line)


def _across(line: Line) -> Iterator[Member]:
    """People anywhere in a row; what stands behind one in the next cell is a role or an employer, never initials."""
    cells = [cell for cell in line.cells if cell.value]
    for at, cell in enumerate(cells):
        beside = cells[at + 1] if at + 1 < len(cells) else None
        for one in holders(cell.value, None):
            if one.kind != "person":
                continue
            role = role_of(beside.value) if beside else None
            firm = beside if beside and not role and kind_of(beside.value)[0] == "organisation" else None
            yield Member(one, one.role or role, firm, cell, line)
