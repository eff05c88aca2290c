"""Rows to claims: each filled cell becomes an entity, a line or a fact, is left out by name, or raises an issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from govgraph.graph.claims import Claim, EntityClaim, Evidence, FactClaim, Mention, RelationClaim
from govgraph.graph.schema import schema
from govgraph.loaders.dates import read_date
from govgraph.loaders.names import name_key
from govgraph.loaders.registers.columns import vocabulary
from govgraph.loaders.registers.entries import Entry, Register
from govgraph.loaders.registers.kinds import is_post, kind_of
from govgraph.loaders.registers.sheet import Field
from govgraph.loaders.registers.values import Holder, flag_of, holders, is_blank, listed, seat_of, several, superiors

CONFIDENCE = 0.95  # a table's cell under its heading; names split out of a cell are a little less sure
SPLIT = 0.92
UPWARD = ("reports_to", "part_of")
NO_ROW = "no row of the register is called so"
NEAR = 200  # characters between a row's name and a cell that are still quoted as one
NEAREST = 200  # unknown superiors for which the nearest name is looked up
_TITLE = re.compile(r"(?:[A-Z0-9][\w'&/-]*|and|of|the|for|in|to|scheme|project|programme|&)(?: (?:[A-Z0-9][\w'&/-]*|and|of"
    r"|the|for|in|to|scheme|project|programme|&)){0,6}")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@dataclass(slots=True)
class Reader:
    """Makes the claims of a register whose rows are all entered; sha256 and text are those of its file."""

    register: Register
    sha256: str
    text: str
    unknown: Counter[str] = field(default_factory=Counter)  # superiors that are no row

    def claims(self) -> Iterator[Claim]:
        """The claims of all rows, in their order. The register's issues are complete only when this has ended."""
        self.register.settle()
        for entry in self.register.entries:
            yield self._entity(entry)
            for meaning in vocabulary()["relations"]:
                for cell in entry.cells.get(meaning, ()):
                    if not is_blank(cell.value):
                        yield from self._lines(entry, meaning, cell)
            yield from self._facts(entry)
        self._tell_unknown()
        for (place, what, advice), rows in sorted(self.register.said.items()):
            self.register.tell(place, what if rows == 1 else f"{what} ({rows} rows)", advice)

    def _entity(self, entry: Entry) -> EntityClaim:
        kept = set()
        for other in entry.other_names():
            if self.register.index.shared(entry.name, other):
                told = f'"{other}"', "this other name belongs to more than one row and was left out", "Keep it at one of them"
                self.register.said[told] += 1
            elif name_key(other) != name_key(entry.name):
                kept.add(other)
        evidence = self._evidence(entry.name_cell)
        return EntityClaim(entry.mention, evidence, tuple(sorted(kept)), entry.status, "layout", CONFIDENCE, "register/name")

    def _lines(self, entry: Entry, meaning: str, cell: Field) -> Iterator[RelationClaim | FactClaim]:
        """What a cell of a relation's column says: a line for each name in it; a bare number of members is a fact."""
        if meaning == "members" and cell.value.strip().isdigit():
            evidence = self._evidence(cell, entry)
            yield FactClaim(entry.mention, "members", cell.value.strip(), evidence, "layout", CONFIDENCE, "register/members")
            return
        named = list(self._named(meaning, cell.value))
        if meaning == "projects":  # "Responsible for" may also head a column of sentences
            named = [one for one in named if _TITLE.fullmatch(one.name)]
        for one in named:
            other = self._other(meaning, one.name)
            if name_key(other.name) == name_key(entry.name):
                self.register.tell(cell.anchor, f'"{entry.name}" names itself here; the name was left out', "Correct the register")
                continue
            yield self._line(entry, meaning, cell, other, one.role, SPLIT if len(named) > 1 else CONFIDENCE)
            if meaning == "representative" and (role := seat_of(cell.value, one.name)):
                chair = "deputy_chair" if role == "deputy chair" else "chair"
                yield self._line(entry, chair, cell, other, role, SPLIT)
            if one.employer and other.kind == "person":
                firm = Mention(one.employer, *_sure(kind_of(one.employer)))
                evidence = self._evidence(cell, entry)
                yield RelationClaim("WORKS_FOR", other, firm, evidence, certainty="layout", confidence=SPLIT, method="register/employer")

    def _named(self, meaning: str, value: str) -> Iterator[Holder]:
        rule = vocabulary()["relations"][meaning]
        if rule["other"] == "person":
            yield from holders(value, rule.get("role"))
        elif meaning == "members":
            for part in several(value) if ";" in value else listed(value):
                yield from holders(part, None)
        else:
            parts = listed(value) if meaning in ("area", "delivers", "projects") else superiors(value, self.register.index.find)
            yield from (Holder(part, rule.get("role")) for part in parts)

    def _other(self, meaning: str, name: str) -> Mention:
        """What a cell names: a row of this register, or something that only its own words tell about."""
        rule = vocabulary()["relations"][meaning]
        allowed = schema().relations[rule["type"]].ends[1 if rule["from"] == "row" else 0]
        kind, subtype = kind_of(name)
        row = None if rule["other"] == "place" or kind == "person" and meaning not in UPWARD else self.register.index.find(name)
        if row and self.register.mentions[name_key(row)].kind in allowed:
            return self.register.mentions[name_key(row)]
        if meaning in UPWARD and not row:
            self.unknown[name] += 1
        if kind in allowed and rule["other"] not in ("place", "plan"):
            return Mention(name, kind, subtype)
        return Mention(name, rule["other"], "post" if meaning in UPWARD and is_post(name) else None)

    def _tell_unknown(self) -> None:
        """An issue for each superior that is no row, with the nearest name; in a register of thousands, for the first of them only."""
        names = sorted(self.register.index.names.values())
        for number, (name, rows) in enumerate(sorted(self.unknown.items())):
            what = "this superior is a post, not a body of the register" if is_post(name) else NO_ROW
            near = process.extractOne(name, names, scorer=fuzz.token_sort_ratio, score_cutoff=80) if number < NEAREST else None
            advice = f'Perhaps "{near[0]}" is meant' if near else "Add a row for it, or correct its spelling"
            self.register.said[f'"{name}"', what, advice] += rows

    def _line(self, entry: Entry, meaning: str, cell: Field, other: Mention, role: str | None, confidence: float) -> RelationClaim:
        rule = vocabulary()["relations"][meaning]
        source, target = (entry.mention, other) if rule["from"] == "row" else (other, entry.mention)
        reports = meaning == "reports_to"
        return RelationClaim(
            "DELIVERS" if meaning == "members" and entry.mention.kind == "project" else rule["type"],
            source,
            target,
            self._evidence(cell, entry),
            role=role,
            nature=(entry.first("nature") or None) if reports else None,
            frequency=(entry.first("frequency") or None) if reports else None,
            status=vocabulary()["line_statuses"][entry.status],
            certainty="layout",
            confidence=confidence,
            method=f"register/{meaning}",
        )

    def _facts(self, entry: Entry) -> Iterator[FactClaim]:
        for key in vocabulary()["facts"]:
            cell = next((one for one in entry.cells.get(key, ()) if not is_blank(one.value)), None)
            if cell is None:
                continue
            kind = schema().facts[key]["type"]
            value = _fact(kind, cell.value)
            if value is None:
                shown = " ".join(cell.value.split())[:40]
                self.register.tell(cell.anchor, f'"{shown}" is no {kind}', "Write yes or no" if kind == "flag" else "Write a date")
                continue
            yield FactClaim(entry.mention, key, value, self._evidence(cell, entry), "layout", CONFIDENCE, f"register/{key}")

    def _evidence(self, cell: Field, entry: Entry | None = None) -> tuple[Evidence, ...]:
        """The words of a cell; with an entry, those from its name to the cell where they stand near, for a name alone proves little."""
        start, end = cell.start, cell.end
        if entry:
            first, last = min(start, entry.name_cell.start), max(end, entry.name_cell.end)
            if last - first <= NEAR:
                start, end = first, last
        quote = " ".join(self.text[start:end].split())
        return (Evidence(self.sha256, self.register.file, quote, start, end, anchor=cell.anchor),)


def _sure(kind: tuple[str | None, str | None]) -> tuple[str, str | None]:
    return kind[0] or "organisation", kind[1]


def _fact(kind: str, value: str) -> str | bool | None:
    if kind == "flag":
        return flag_of(value)
    if kind == "date":
        # A bare year may be of any century here: a register's "founded" is no running text.
        return value.strip() if _YEAR.fullmatch(value.strip()) else read_date(value)
    return " ".join(value.split())
