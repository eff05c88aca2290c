"""Profile tables and "Label: value" lines: each labelled cell becomes relations and facts of the section's body."""

from __future__ import annotations

import re

from govgraph.graph.claims import Evidence, Mention
from govgraph.loaders.blocks import Block
from govgraph.loaders.dates import read_date
from govgraph.loaders.reading import TABLE, Reading
from govgraph.loaders.structure.collectives import meant_by
from govgraph.loaders.structure.entries import names_in, split_names
from govgraph.loaders.structure.labels import Label, find_label, find_status
from govgraph.loaders.structure.people import people_in, role_in
from govgraph.loaders.structure.told import at_semicolons, name_parts
from govgraph.loaders.tables.members import heads_members
from govgraph.loaders.text import Text

_INNER = re.compile(r"(?P<label>[A-Z][A-Za-z/() -]{2,40}?)\s*:\s*(?P<value>\S.*)")
_FORMER = re.compile(
    r"(?:currently )?(?:vacant|vacancy|tbc|to be confirmed)\W+(?:previously|formerly|was|last held by):?\s+", re.IGNORECASE
)
_FIRMS = re.compile(r"\b(?:organisations?|agenc(?:y|ies)|partners?|bodies)\b", re.IGNORECASE)
_NOTHING = re.compile(r"(?:n/?a|nil|none|tbc|tba|to be confirmed|vacant|vacancy|not applicable|unknown|-|–|)\W*", re.IGNORECASE)
_FLAG = {"yes": True, "y": True, "true": True, "✓": True, "✔": True, "no": False, "n": False, "false": False, "x": False, "✗": False}
_PUBLIC = re.compile(r"public meetings|meetings? (?:are )?held in public|meets? in public", re.IGNORECASE)


def read_profiles(reading: Reading) -> None:
    """Read every labelled row. A table counts as a profile when a label of it is known and its rows have two cells."""
    for i, block in enumerate(reading.blocks):
        if block.kind == "row" and 2 <= len([cell for cell in block.cells if cell]) <= 2 and block.cells[0]:
            label = find_label(block.cells[0].clean)
            value = next((cell for cell in block.cells[1:] if cell), None)
            if label and value and not _is_column_head(reading, i, block) and not _of_unnamed(reading, i, label):
                _read_row(reading, i, label, block.cells[0], value)


def _of_unnamed(reading: Reading, i: int, label: Label) -> bool:
    """Whether "Lead: …" comes back where no heading names a body: each is about something else, and none about the document's body."""
    if label.does != "relation" or reading.sectioned[i]:
        return False
    same = 0
    for at, block in enumerate(reading.blocks):
        if block.kind == "row" and len(block.cells) == 2 and block.cells[0] and not reading.sectioned[at]:
            other = find_label(block.cells[0].clean)
            same += other is not None and other.row["id"] == label.row["id"]
    return same > 1


def _is_column_head(reading: Reading, i: int, block: Block) -> bool:
    """A row of labels alone heads the columns of a register or of members, not a profile ("Name | Reports to", "Member | Organisation")."""
    labels = [find_label(cell.clean) for cell in block.cells if cell]
    of_members = labels[0] is not None and labels[0].row["id"] == "members" and block.table != reading.blocks[i - 1].table
    return (
        all(label or of_members and heads_members(cell.clean) for label, cell in zip(labels, filter(None, block.cells), strict=True))
        and i + 1 < len(reading.blocks)
        and reading.blocks[i + 1].table == block.table
    )


def _read_row(reading: Reading, i: int, label: Label, head: Text, value: Text) -> None:
    reading.done.add(i)
    subject = None if _is_venue(reading, label, head) else reading.subjects[i]
    if label.does == "header":
        _header(reading, label, value)
    elif subject is not None and (label.row.get("seat") or label.does != "relation" or not _heads_report(reading, i)):
        apply_label(reading, subject, label, head, value)


def _is_venue(reading: Reading, label: Label, head: Text) -> bool:
    """Whether "Place" says where a meeting was held, as it does in minutes."""
    return reading.minutes and label.row["id"] == "area" and head.clean.strip(" :").casefold() in ("place", "location")


def _heads_report(reading: Reading, i: int) -> bool:
    """Whether a row stands in the head of a report, where "Portfolio holder" speaks of the report and not of a body."""
    labels = [
        find_label(block.cells[0].clean)
        for at, block in enumerate(reading.blocks[:30])
        if block.kind == "row" and block.table == reading.blocks[i].table and len(block.cells) > 1 and block.cells[0]
    ]
    return i < 30 and sum(label is not None and label.does in ("header", "ignore") for label in labels) >= 2


def apply_label(reading: Reading, subject: Mention, label: Label, head: Text, value: Text) -> None:
    """What one labelled value says of `subject`; lines "Label: value" inside the value are read by their own label."""
    for line in value.lines():
        inner = _INNER.match(line.clean)
        known = find_label(inner["label"]) if inner else None
        if inner and known and known.does in ("relation", "fact"):
            part = line.cut(inner.start("value"), len(line))
            _say(reading, subject, known, line.cut(0, inner.end("label")), part)
        elif not _NOTHING.fullmatch(line.clean):
            _say(reading, subject, label, head, line)


def _say(reading: Reading, subject: Mention, label: Label, head: Text, value: Text) -> None:
    if label.does == "relation":
        _relation(reading, subject, label, head, value)
    elif label.does == "fact":
        _fact(reading, subject, label, head, value)
    elif label.does == "status" and (status := find_status(value.clean)) and status != "active":
        reading.status(subject, status, reading.both(head, value)[0], "profile/status")
    elif label.does == "alias":
        for start, end in split_names(value.clean):
            reading.also(subject.name, value.clean[start:end])


def _relation(reading: Reading, subject: Mention, label: Label, head: Text, value: Text) -> None:
    if label.row["value"] == "person":
        _people(reading, subject, label, head, value)
        return
    if re.search(r"\b(?:rotat|rota\b|varies|various)", value.clean, re.IGNORECASE):
        return
    for part in name_parts(value) if label.row["value"] == "names" else [value]:
        for other, start, end in _others(reading, label, head, part):
            _claim(reading, subject, other, label, reading.both(head, part, start, end), label.row.get("role"))


def _others(reading: Reading, label: Label, head: Text, value: Text) -> list[tuple[Mention, int, int]]:
    """The mentions in a value: what stands between its commas, each as the name book or its head noun tells."""
    wanted = {"place": "place", "plan": "plan"}.get(label.row["value"])
    found = []
    for start, end in at_semicolons(value.clean) or _whole(reading, value):
        words = value.clean[start:end]
        if wanted:
            if words[0].isupper() and len(words.split()) <= 6:
                found.append((Mention(re.sub(r"^(?:the )?wards? of ", "", words), wanted), start, end))
            continue
        if every := meant_by(reading.collectives, words):
            found.extend((mention, start, end) for mention in every)
            continue
        inside = names_in(reading, value, start, end)
        if inside:
            found.extend(inside[:1] if label.row["value"] == "name" else inside)
        elif words[0].isupper() and len(words.split()) <= 8:
            people = people_in(words)
            kind = (
                "person"
                if people and label.row["type"] == "MEMBER_OF" and not _FIRMS.search(head.clean)
                else "organisation"
                if label.row["type"] in ("MEMBER_OF", "HOSTS", "DELIVERS", "FUNDS")
                else label.row.get("kind", "body")
            )
            found.append((reading.mention(words, kind), start, end))
    return found


def _whole(reading: Reading, value: Text) -> list[tuple[int, int]]:
    """The parts of a value between its commas and "and", but for those that stand inside one name ("Police and Crime Panel")."""
    spans = names_in(reading, value)
    parts: list[tuple[int, int]] = []
    for start, end in split_names(value.clean):
        inside = parts and any(first < start <= last and first <= parts[-1][1] <= last for _, first, last in spans)
        if inside:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return parts


def _claim(reading: Reading, subject: Mention, other: Mention, label: Label, proof: tuple[Evidence, ...], role: str | None) -> None:
    source, target = (other, subject) if label.row["direction"] == "in" else (subject, other)
    kind = label.row["type"]
    if kind == "MEMBER_OF" and subject.kind == "project":
        kind = "DELIVERS"
    reading.layout(kind, source, target, proof, f"profile/{label.row['id']}", TABLE, role=role)


def _people(reading: Reading, subject: Mention, label: Label, head: Text, value: Text) -> None:
    if former := _FORMER.match(value.clean):
        for person in people_in(value.clean[former.end() :], former.end()) if label.row["type"] == "CHAIRS" else []:
            proof = reading.both(head, value, 0, person.end)
            reading.layout(
                "CHAIRS", Mention(person.name, "person"), subject, proof, "profile/former", TABLE, role="previous chair", status="past"
            )
        return
    people = people_in(value.clean)
    for person in people:
        mention = Mention(person.name, "person")
        role = label.row["role"]
        if role == "label":
            role = " ".join(head.clean.lower().split())
        if label.row["type"] == "CHAIRS":
            role = role_in(person.aside, role) or (role if len(people) == 1 else "co-chair")
        proof = reading.both(head, value, person.start, max(person.end, person.aside_start + len(person.aside)))
        _claim(reading, _seat_body(label, head) or subject, mention, label, proof, role)
        _employer(reading, label, mention, person.aside, person.aside_start, value, proof)


def _seat_body(label: Label, head: Text) -> Mention | None:
    """For "Executive Board Member: …" the board that the label itself names."""
    name = re.sub(r"\s+members?\b.*", "", head.clean, flags=re.IGNORECASE).strip(" :")
    return Mention(name, "body", "cabinet") if label.row.get("seat") and name else None


def _employer(reading: Reading, label: Label, mention: Mention, aside: str, start: int, value: Text, proof: tuple[Evidence, ...]) -> None:
    """WORKS_FOR from what stands beside a name, else from the short form before the label ("WCC Lead Officer")."""
    for other, _, _ in names_in(reading, value, start, start + len(aside), ("organisation",))[:1] if aside else []:
        reading.layout("WORKS_FOR", mention, other, proof, "profile/beside", TABLE)
        return
    if label.owner and label.row.get("works_for_owner"):
        owner = owner_of(reading, label.owner)
        if owner:
            reading.layout("WORKS_FOR", mention, owner, proof, "profile/owner", 0.9)


def owner_of(reading: Reading, short: str) -> Mention | None:
    """The organisation that a short form in a label means: by the name book, or as the initials of an organisation of the document."""
    known = reading.book.lookup(short)
    if known and known.kind == "organisation" and known.name != short:
        return Mention(known.name, "organisation", known.subtype)
    names = {entry.name for entry in reading.book.known.values() if entry.kind == "organisation" and _initials(entry.name) == short.lower()}
    if not names:
        return None
    # Several may share their initials (a county council and a city council): the publisher, else the one named most often.
    best = max(sorted(names), key=lambda name: (name == reading.header.get("publisher"), reading.raw.count(name)))
    reading.also(best, short)
    return reading.mention(best, "organisation")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.lower().replace("-", " ").split() if word not in ("of", "and", "the", "&"))


def _fact(reading: Reading, subject: Mention, label: Label, head: Text, value: Text) -> None:
    key, words = label.row["property"], value.clean
    found: str | bool | None = words
    if label.row["value"] == "date":
        found = read_date(words, reading.header.get("date", "")[:4] or None)
    elif label.row["value"] == "flag":
        found = _FLAG.get(words.lower().split()[0].strip(".,"))
    elif key == "website":
        address = re.search(r"(?:https?://|www\.)\S+", words)
        found = address[0].rstrip(").,") if address else None
        if _PUBLIC.search(words):
            reading.fact(subject, "meets_in_public", True, reading.evidence(value), "profile/public")
    if found is not None and not (isinstance(found, str) and len(found) > 300):
        reading.fact(subject, key, found, reading.both(head, value)[0], f"profile/{label.row['id']}")


def _header(reading: Reading, label: Label, value: Text) -> None:
    key = label.row["property"]
    if key == "date":
        found = read_date(value.clean)
        if found and "date" not in reading.header:
            reading.header["date"] = found
    elif key not in reading.header:
        reading.header[key] = value.lines()[0].clean
