"""Rows to claims: each filled cell becomes an entity, a line or a fact, is left out by name, or raises an issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from govgraph.graph.claims import Claim, EntityClaim, Evidence, FactClaim, Mention, RelationClaim
from govgraph.graph.schema import schema
from govgraph.loaders.names import name_key
from govgraph.loaders.tables.cells import ORGANS, date_of, flag_of, is_blank, is_error, is_sentence, listed, several, superiors
from govgraph.loaders.tables.entries import UPWARD, Entry, Field, Register
from govgraph.loaders.tables.headings import nouns
from govgraph.loaders.tables.holders import Holder, holders, is_known_post
from govgraph.loaders.tables.kinds import has_title, is_person, is_post, kind_of, kind_of_superior
from govgraph.loaders.tables.sentences import lines_in_prose
from govgraph.loaders.tables.terms import SEATED, Terms, columns_of, end_beside, terms_of
from govgraph.loaders.tables.vocabulary import plain, vocabulary, words

if TYPE_CHECKING:
    from govgraph.loaders.tables.reader import Planned

CONFIDENCE = 0.95  # a table's cell under its heading; names split out of a cell are a little less sure, what values alone tell less still
SPLIT = 0.92
BY_VALUES = 0.8
NO_ROW = "no row of the register is called so"
NEAREST = 200  # unknown superiors for which the nearest name is looked up
CHAIRING = ("chair", "deputy chair", "vice chair", "co-chair")
_TITLE = re.compile(
    r"(?:[A-Z0-9][\w'&/-]*|and|of|the|for|in|to|scheme|project|programme|&)(?: (?:[A-Z0-9][\w'&/-]*|and|of"
    r"|the|for|in|to|scheme|project|programme|&)){0,6}"
)


@dataclass(slots=True)
class Reader:
    """Makes the claims of a register whose rows are all entered; sha256 and text are those of its file.

    unsure: keys of columns that only their values told, with their table.
    """

    register: Register
    sha256: str
    text: str
    unsure: set[tuple[int, str]] = field(default_factory=set)
    unknown: Counter[str] = field(default_factory=Counter)  # superiors that are no row
    terms: dict[tuple[int, int], Terms] = field(default_factory=dict)  # by table and column of ends
    positions: list[tuple[Planned, dict[int, Entry]]] = field(default_factory=list)  # tables whose structure is told by position

    def claims(self) -> Iterator[Claim]:
        """The claims of all rows, in their order. The register's issues are complete only when this has ended."""
        self.register.settle()
        above: dict[str, Field] = {}  # the last cell of each meaning that named something, for "as above"
        for entry in self.register.entries:
            yield self._entity(entry)
            if entry.former:
                yield self._line(entry, "replaced", entry.name_cell, Mention(entry.former, "body"), None, SPLIT)
            for meaning in vocabulary()["relations"]:
                for cell in entry.cells.get(meaning, ()):
                    yield from self.cell(entry, meaning, cell, above)
            yield from self._facts(entry)
        for one, entries in self.positions:
            yield from self._by_position(one, entries)
        self._tell_unknown()

    def _by_position(self, one: Planned, entries: dict[int, Entry]) -> Iterator[RelationClaim]:
        """Lines that indents, levels or tiers tell."""
        for low, high in sorted(one.above.items()):
            entry, above = (entries.get(id(one.table.rows[at])) for at in (low, high))
            if entry and above and entry is not above and schema().relations["PART_OF"].admits(entry.mention.kind, above.mention.kind):
                proof = (*self.evidence(entry.name_cell), *self.evidence(above.name_cell))
                status = vocabulary()["line_statuses"][entry.status]
                yield RelationClaim(
                    "PART_OF",
                    entry.mention,
                    above.mention,
                    proof,
                    status=status,
                    certainty="layout",
                    confidence=SPLIT,
                    method="register/level",
                )

    def _entity(self, entry: Entry) -> EntityClaim:
        kept = set()
        for other in entry.other_names():
            if self.register.index.shared(entry, other):
                told = f'"{other}"', "this other name belongs to more than one row and was left out", "Keep it at one of them"
                self.register.said[told] += 1
            elif name_key(other) != name_key(entry.name):
                kept.add(other)
        return EntityClaim(
            entry.mention, self.evidence(entry.name_cell), tuple(sorted(kept)), entry.status, "layout", CONFIDENCE, "register/name"
        )

    # --- lines --------------------------------------------------------------------------------------------------------

    def cell(self, entry: Entry, meaning: str, cell: Field, above: dict[str, Field]) -> Iterator[Claim]:
        """What a cell of a relation's column says: a line for each name in it; a bare number of members is a fact."""
        value = cell.value
        if is_error(value):
            self.register.tell(cell.anchor, f"the cell holds the error {value} and was left out", "Correct the formula")
        elif (plain(value) or value.strip()) in words("above"):
            if meaning in above:
                yield from self._lines(entry, meaning, above[meaning], proof=cell)
        elif is_blank(value):
            if meaning in ("chair", "lead_officer") and plain(value) and plain(value) not in ("none", "na", "n a", "no", "nil"):
                yield FactClaim(
                    entry.mention,
                    "vacancies",
                    f"{cell.heading}: {' '.join(value.split())}",
                    self.evidence(cell),
                    "layout",
                    CONFIDENCE,
                    "register/vacancy",
                )
        elif meaning == "members" and value.strip().isdigit():
            yield FactClaim(entry.mention, "members", value.strip(), self.evidence(cell), "layout", CONFIDENCE, "register/members")
        elif meaning == "reports_to" and is_sentence(value) and not self.register.finder(entry)(value):
            yield from self._sentences(entry, cell)
        else:
            above[meaning] = cell
            yield from self._lines(entry, meaning, cell)

    def _sentences(self, entry: Entry, cell: Field) -> Iterator[Claim]:
        """Prose about reporting goes through the reader of sentences; the whole cell is the proof."""
        found = lines_in_prose(entry.mention.name, cell.value)
        for kind, target, frequency in found:
            row = self.register.index.find(target.name, entry)
            other = row.mention if row else target
            status = vocabulary()["line_statuses"][entry.status]
            if name_key(other.name) != name_key(entry.name) and schema().relations[kind].admits(entry.mention.kind, other.kind):
                yield RelationClaim(
                    kind, entry.mention, other, self.evidence(cell), None, None, frequency, status, "layout", SPLIT, "register/sentence"
                )
        if not found:
            self.register.tell(cell.anchor, "this sentence was not understood", "Write the names alone, between semicolons")

    def _lines(self, entry: Entry, meaning: str, cell: Field, proof: Field | None = None) -> Iterator[RelationClaim]:
        named = list(self._named(entry, meaning, cell.value))
        if self._term_over(entry, meaning, cell):
            named = [replace(one, past=True) for one in named]
        if meaning == "projects":  # "Responsible for" may also head a column of sentences
            named = [one for one in named if _TITLE.fullmatch(one.name)]
        for one in named:
            other = self._other(entry, meaning, one, cell.heading)
            if other is None:
                continue
            if name_key(other.name) == name_key(entry.name) and other.scope == entry.mention.scope:
                self.register.tell(cell.anchor, f'"{entry.name}" names itself here; the name was left out', "Correct the register")
                continue
            confidence = BY_VALUES if (id(entry.table), meaning) in self.unsure else SPLIT if len(named) > 1 else CONFIDENCE
            yield from self._held(entry, meaning, proof or cell, other, one, confidence)

    def _term_over(self, entry: Entry, meaning: str, cell: Field) -> bool:
        """Whether the term of a member or chair, told in a column beside, is over."""
        ends = entry.cells.get("seat_to", ())
        if meaning not in SEATED or not ends:
            return False
        people = sorted({field.at for key in SEATED for field in entry.cells.get(key, ()) if field.table is cell.table})
        at = end_beside(sorted({field.at for field in ends if field.table is cell.table}), people, cell.at)
        if at is None:
            return False
        known = self.terms.get((id(cell.table), at))
        if known is None:
            starts = columns_of(cell.table, {field.at for field in entry.cells.get("seat_from", ())})
            known = terms_of(starts, cell.table.column(at), self.register.today)
            self.terms[id(cell.table), at] = known
        return any(known.over(field.value) for field in ends if field.at == at and field.row is cell.row)

    def _held(self, entry: Entry, meaning: str, cell: Field, other: Mention, one: Holder, confidence: float) -> Iterator[RelationClaim]:
        """A line, the chair's as well where a role says so, and the employer's."""
        role, bare = one.role, (one.role or "").removeprefix("interim ")
        seat = meaning in ("members", "representative", "officer_representative")
        if meaning == "chair" and bare in CHAIRING:
            yield self._line(entry, "chair", cell, other, role, confidence, past=one.past)
        elif meaning in ("chair", "deputy_chair") and bare and bare not in CHAIRING:
            yield self._line(entry, "representative", cell, other, role if role != "member" else None, SPLIT, past=one.past)
        else:
            yield self._line(entry, meaning, cell, other, None if role == "member" else role, confidence, past=one.past)
        if seat and bare in CHAIRING and other.kind in ("person", "organisation"):
            yield self._line(entry, "chair", cell, other, role, SPLIT, past=one.past)
        if one.employer and other.kind == "person":
            firm = Mention(one.employer, "organisation", kind_of(one.employer)[1])
            yield RelationClaim(
                "WORKS_FOR", other, firm, self.evidence(cell), certainty="layout", confidence=SPLIT, method="register/employer"
            )

    def _named(self, entry: Entry, meaning: str, value: str) -> Iterator[Holder]:
        rule = vocabulary()["relations"][meaning]
        role = rule.get("role")
        parts = several(value)
        rows = [self.register.index.find(part, entry) for part in parts]
        if parts and all(row and row.mention.kind == "person" for row in rows):  # people with rows of their own are called as there
            yield from (Holder(part, role, kind="person") for part in parts)
        elif rule["other"] == "person":
            yield from holders(value, role, today=self.register.today)
        elif meaning in ("members", "secretariat", "lead_organisation", "host", "accountable_body"):
            for part in several(value) if ";" in value or meaning != "members" else listed_members(value):
                yield from holders(part, role, today=self.register.today)
        elif meaning in ("area", "delivers", "projects", "funder"):
            yield from (Holder(part, role) for part in listed(value))
        else:
            yield from (Holder(part, role) for part in superiors(value, self.register.finder(entry)))

    def _other(self, entry: Entry, meaning: str, one: Holder, heading: str) -> Mention | None:
        """What a cell names: a row of this register, or something that only its own words tell about and the heading: "Committee"."""
        rule, name = vocabulary()["relations"][meaning], one.name
        allowed = schema().relations[rule["type"]].ends[1 if rule["from"] == "row" else 0]
        kind, subtype = kind_of_superior(name) if meaning in UPWARD else (one.kind, None) if one.kind == "person" else kind_of(name)
        row = self.register.index.find(name, entry)
        if (
            row
            and row.mention.kind != "person"
            and (rule["other"] == "place" != row.mention.kind or kind == "person" and meaning not in UPWARD)
        ):
            row = None
        if row and row.mention.kind in allowed:
            return row.mention
        if meaning in UPWARD and not row:
            person = is_person(name) and kind is None or kind == "person" and not is_post(name)
            if person and not (nouns() & set(plain(heading).split()) and not has_title(name)):
                told = f'"{name}"', "this seems to be a person, not a body to report to; it was left out", "Name the body, or the post"
                self.register.said[told] += 1
                return None
            self.unknown[name] += 1
        if not _is_name(name):
            self.register.said[f'"{name[:60]}"', "this is no name; it was left out", "Write the names alone, between semicolons"] += 1
            return None
        if kind in allowed and rule["other"] not in ("place", "plan"):
            return Mention(name, kind, subtype)
        if meaning == "members" and is_person(name):
            return Mention(name, "person")
        post = "post" if (meaning in UPWARD and is_post(name)) or (rule["other"] == "person" and is_known_post(name)) else None
        return Mention(name, rule["other"], post)

    def _tell_unknown(self) -> None:
        """An issue for each superior that is no row, with the nearest name; in a register of thousands, for the first of them only."""
        from rapidfuzz import fuzz, process

        names = sorted({entry.name for entry in self.register.entries})
        for number, (name, rows) in enumerate(sorted(self.unknown.items())):
            what = "this superior is a post, not a body of the register" if is_post(name) else NO_ROW
            if plain(name) in ORGANS and not is_post(name):
                continue  # every council has these
            near = process.extractOne(name, names, scorer=fuzz.token_sort_ratio, score_cutoff=80) if number < NEAREST else None
            advice = f'Perhaps "{near[0]}" is meant' if near else "Add a row for it, or correct its spelling"
            self.register.said[f'"{name}"', what, advice] += rows

    def _line(
        self, entry: Entry, meaning: str, cell: Field, other: Mention, role: str | None, confidence: float, *, past: bool = False
    ) -> RelationClaim:
        rule = vocabulary()["relations"][meaning]
        source, target = (entry.mention, other) if rule["from"] == "row" else (other, entry.mention)
        reports = meaning == "reports_to"
        return RelationClaim(
            "DELIVERS" if meaning == "members" and entry.mention.kind == "project" else rule["type"],
            source,
            target,
            self.evidence(cell),
            role=role,
            nature=(entry.first("nature") or None) if reports else None,
            frequency=(entry.first("frequency") or None) if reports else None,
            status="past" if past else vocabulary()["line_statuses"][entry.status],
            certainty="layout",
            confidence=confidence,
            method=f"register/{meaning}",
        )

    # --- facts --------------------------------------------------------------------------------------------------------

    def _facts(self, entry: Entry) -> Iterator[FactClaim]:
        ident = next((cell for cell in entry.cells.get("key", ()) if cell.value), None)
        if ident is not None:
            yield FactClaim(entry.mention, "identifier", ident.value, self.evidence(ident), "layout", CONFIDENCE, "register/key")
        for key, cells in entry.cells.items():
            if key not in schema().facts:
                continue
            cell = next((one for one in cells if not is_blank(one.value) or schema().facts[key]["type"] == "flag"), None)
            if cell is None or key == "members" or is_error(cell.value):
                continue
            kind = schema().facts[key]["type"]
            value = _fact(kind, cell.value, american=kind == "date" and self.register.is_american(cell))
            if value is None:
                shown = " ".join(cell.value.split())[:40]
                if not is_blank(cell.value):
                    self.register.tell(cell.anchor, f'"{shown}" is no {kind}', "Write yes or no" if kind == "flag" else "Write a date")
                continue
            yield FactClaim(entry.mention, key, value, self.evidence(cell), "layout", CONFIDENCE, f"register/{key}")

    def evidence(self, cell: Field) -> tuple[Evidence, ...]:
        """The words of a cell and the place where people find it."""
        start, end = cell.cell.start, cell.cell.end
        return (Evidence(self.sha256, self.register.file, " ".join(self.text[start:end].split()), start, end, anchor=cell.anchor),)

    def span(self, first: Field, last: Field) -> tuple[Evidence, ...]:
        """The words from one cell of a document's row to another: a tick alone says nothing."""
        start, end = min(first.cell.start, last.cell.start), max(first.cell.end, last.cell.end)
        return (Evidence(self.sha256, self.register.file, " ".join(self.text[start:end].split()), start, end, anchor=last.anchor),)


def listed_members(value: str) -> list[str]:
    """Members between commas, where a comma parts members and not a person from an employer or a surname from a first name."""
    parts = several(value)
    if len(parts) != 1 or "," not in value:
        return parts
    pieces = listed(value)
    whole = list(holders(parts[0], None))
    return (
        parts
        if len(whole) > 1 or any(one.employer or one.post for one in whole) or len(pieces) == 2 and whole and whole[0].name not in pieces
        else pieces
    )


def _is_name(name: str) -> bool:
    """Whether words can be a name at all: not too many, something capitalised or a digit, no sentence."""
    size = len(name.split())
    return size <= 2 or (
        size <= 16 and any(sign.isupper() or sign.isdigit() for sign in name) and (size <= 5 or not name.endswith((".", "?")))
    )


def _fact(kind: str, value: str, *, american: bool) -> str | bool | None:
    if kind == "flag":
        return flag_of(value)
    return date_of(value, american=american) if kind == "date" else " ".join(value.split())
