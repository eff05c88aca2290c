"""The table of bodies: to whom each reports, who chairs and leads it, red, amber or green, and what is recommended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from govgraph.graph.cells import one_line
from govgraph.graph.decisions import Decisions
from govgraph.graph.model import Entity
from govgraph.queries.settling import Standing
from govgraph.viz.report.chains import sound
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Row, Table
from govgraph.viz.report.words import count, is_live, listed, long_date
from govgraph.viz.style import styles

COLUMNS = ("Body", "Reports to", "Chair and lead", "RAG", "Recommendation", "Owner", "Date")
SHARES = (6.0, 4.9, 5.6, 2.2, 3.3, 2.4, 2.0)
RAG = {"act": "Red", "ask": "Amber"}
ORDER = ("Red", "Amber", "Green", "Grey")
MEANING = (
    "Red: a point to act on is open. Amber: something is to be asked. Green: its line reaches a council or another accountable body, and "
    "nothing is open. Grey: the papers say too little. In brackets: the points of section 4. Empty cells are to be filled in."
)
MOST = 30  # rows on paper; the annex holds all
NAMED = 6  # names in a row that many share
ALIKE = 3  # bodies about which all the same is said share a row


@dataclass(frozen=True, slots=True)
class Line:
    """One body in the table."""

    name: str
    above: str
    people: str
    rag: str
    advice: str = ""
    owner: str = ""
    date: str = ""

    def told(self) -> tuple[str, ...]:
        """All but the name."""
        return (self.above, self.people, self.rag, self.advice, self.owner, self.date)


def lines(index: Index, standing: Sequence[Standing], decisions: Decisions | None, points: Sequence[Standing] = ()) -> list[Line]:
    """Every body that is in force, planned or suspended, or of which a person decided that it ended: red first, then by name.

    points: those that the report numbers, so that a body says which are about it.
    """
    numbers = {one.finding.id: number for number, one in enumerate(points, 1)}
    about: dict[str, list[Standing]] = defaultdict(list)
    for one in standing:
        for key in {one.finding.subject, *one.finding.about, *(item.subject for item in one.finding.items)}:
            about[key].append(one)
    closed = _closed(index, decisions)
    bodies = [one for one in index.of_kind("body") if is_live(one.status) or one.status in ("proposed", "suspended") or one.id in closed]
    made = [(one, _line(index, one, about[one.id], one.id in closed, numbers)) for one in bodies]
    # What owes nobody an account stands here only where something is said of it.
    found = [line for one, line in made if index.owes(one) or line.rag != "Grey" or line.above != "–" or line.people != "–"]
    return sorted(found, key=lambda line: (ORDER.index(line.rag.split()[0]), line.name.casefold()))


def table(found: Sequence[Line]) -> Table:
    """For paper: bodies alike in one row, red and amber first, as many as fit."""
    rows = _shared(found)
    rest = sum(len(names) for names, _ in rows[MOST:])
    note = f"{count(rest, 'further body', 'further bodies').capitalize()} in the annex, sheet Bodies." if rest else ""
    shown = tuple((_names(names), *told) for names, told in rows[:MOST])
    return Table("bodies", "The bodies", COLUMNS, shown, f"{MEANING} {note}".strip(), rag=3, shares=SHARES)


def annex(found: Sequence[Line]) -> Table:
    """Every body in a row of its own."""
    return Table("bodies", "Bodies", COLUMNS, tuple((line.name, *line.told()) for line in found), rag=3)


def _shared(found: Iterable[Line]) -> list[tuple[list[str], Row]]:
    groups: dict[tuple[str, ...], list[str]] = {}
    for line in found:
        groups.setdefault(line.told(), []).append(line.name)
    rows: list[tuple[list[str], Row]] = []
    for told, names in groups.items():
        together = len(names) >= ALIKE and told[1] == "–"  # where somebody chairs it, a body has a row of its own
        rows += [(names, told)] if together else [([name], told) for name in names]
    return sorted(rows, key=lambda row: ORDER.index(str(row[1][2]).split()[0]))


def _names(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} bodies: {listed(names, NAMED)}"


def _line(index: Index, one: Entity, about: Sequence[Standing], closed: bool, numbers: dict[str, int]) -> Line:
    watched = {step.superior for step in index.above.get(one.id, []) if index.scrutinises(step.superior)}
    steps = [f"{index.marked(step.superior)}{' (scrutiny)' if step.superior in watched else ''}" for step in index.above.get(one.id, [])]
    above = "; ".join(steps[:3]) or ("accountable itself" if one.accountable else "–")
    levels = [said.finding.level for said in about if said.open or (said.settlement and said.settlement.verdict == "agreed")]
    rag = next((RAG[level] for level in RAG if level in levels), "Green" if sound(index, one.id) else "Grey")
    points = ", ".join(str(number) for number in sorted(numbers[said.finding.id] for said in about if said.finding.id in numbers))
    settled = [said.settlement for said in about if said.settlement and not said.open]
    agreed = next((item for item in settled if item.verdict == "agreed"), None)
    advice = "close" if closed else advice_of(agreed.finding) if agreed else "keep" if settled and rag == "Green" else ""
    due = long_date(agreed.by) if agreed and agreed.by else ""
    mark = f"{rag} ({points})" if points else rag
    return Line(index.marked(one.id), above, people(index, one.id), mark, advice, agreed.owner if agreed else "", due)


def advice_of(finding: str) -> str:
    """What an agreed finding (its id) means for the body."""
    return _advice().get(finding.split("-")[0], "mend")


@cache
def _advice() -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load(files("govgraph.viz.report").joinpath("recommend.yaml").read_text("utf-8"))
    return found


def people(index: Index, key: str) -> str:
    """ "Interim chair: Ann Bell (to follow: Cllr Moss); lead: Cllr Roe", "–" where nobody is named; a deputy only where no chair is."""
    chairs: dict[str, list[str]] = defaultdict(list)
    for one in index.to(key, "CHAIRS"):
        role = one_line(one.role or "chair").lower()
        chairs[styles().chairs.get(role, role)].append(index.name(one.source))
    chair, interim = (styles().chairs[role] for role in ("chair", "interim chair"))
    left = [name for name in chairs.pop(chair, []) if name not in chairs.get(interim, ())]  # an interim chair is no other one besides
    chairs |= {chair: left} if left else {}
    known = set(styles().chairs.values())
    told = [f"{word}: {listed(names, 3)}" for word, names in sorted(chairs.items()) if word in known or not known & set(chairs)]
    if coming := sorted({index.name(one.source) for one in index.to(key, "CHAIRS", "proposed")}):
        told = [*told[:-1], f"{told[-1] if told else 'No chair'} (to follow: {listed(coming, 3)})"]
    leads = list(dict.fromkeys(index.name(one.source) for one in index.to(key, "LEADS")))
    line = "; ".join([*told, *([f"lead: {listed(leads, 3)}"] if leads else [])])
    return f"{line[:1].upper()}{line[1:]}" or "–"


def _closed(index: Index, decisions: Decisions | None) -> set[str]:
    names = {name.casefold(): one.id for one in index.of_kind("body") for name in (one.name, *one.aliases)}
    made = decisions.of("edit") if decisions else []
    ended = [name for one in made for name in one.names if str(one.fields.get("status")) in ("past", "dissolved")]
    return {names[name.casefold()] for name in ended if name.casefold() in names}
