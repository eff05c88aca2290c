"""What `govgraph columns` shows of a file: each table's shape, the meaning of its columns, and worked sentences for its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from govgraph.graph.claims import Claim, Issue, Mention, RelationClaim
from govgraph.graph.errors import GovgraphError
from govgraph.graph.schema import schema
from govgraph.loaders.tables import read_tables
from govgraph.loaders.tables.draft import LEFT_OUT, SHAPES
from govgraph.loaders.tables.known import Entry, Known, flipped, meaning_said
from govgraph.loaders.tables.reader import Planned, claims_of, planned, used
from govgraph.loaders.tables.value import Table, issues
from govgraph.loaders.tables.vocabulary import plain

SENTENCES = 3  # worked sentences for each column of lines
SAMPLES = 2


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column as people are told of it: heading, meaning, reason, two samples, and what its first cells say in sentences."""

    heading: str
    key: str
    why: str
    samples: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as people are told of it. told: how what is part of what was found, where no column says so."""

    table: Table
    shape: str
    meaning: str
    entry: str
    told: str
    columns: tuple[ShownColumn, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A whole file: its tables, what was left out and told, and how many lines it gives."""

    tables: tuple[ShownTable, ...]
    issues: tuple[Issue, ...]
    lines: int


def shown(path: Path, known: Known | None, sets: Sequence[str], flips: Sequence[str], *, hidden: bool = False, shape: str = "") -> Shown:
    """How a file is read. sets: "Column=meaning"; flips: columns whose direction is turned round; both go before registers.yaml.

    Raises GovgraphError when the file cannot be read, or a column or a meaning is not known.
    """
    text, tables, left_out = read_tables(path, hidden=hidden)
    said = _said(tables, known, sets, flips, shape)
    claims, told = claims_of(tables, path.name, "0" * 64, text, known=said)
    plans = planned(tables, said)
    made = tuple(_table(one, claims) for one in plans)
    lines = sum(isinstance(claim, RelationClaim) for claim in claims)
    return Shown(made, (*issues(path.name, left_out), *told), lines)


def _said(tables: Sequence[Table], known: Known | None, sets: Sequence[str], flips: Sequence[str], shape: str) -> Known | None:
    """registers.yaml with what the command's options say on top."""
    if not sets and not flips and not shape:
        return known
    wanted = {plain(one.partition("=")[0]): meaning_said(one.partition("=")[2], f"--set {one}") for one in sets}
    plans = planned(tables, known)
    heads = {plain(head): column.key for one in plans for column in one.plan.columns for head in [column.heading]}
    for one in (*wanted, *map(plain, flips)):
        if one not in heads:
            raise GovgraphError(f"there is no column {one!r}", "", f"Columns are {', '.join(repr(head) for head in heads)}")
    wanted |= {plain(one): flipped(wanted.get(plain(one), heads[plain(one)]), f"--flip {one}") for one in flips}
    entries = []
    for table in tables:
        own = frozenset(plain(head) for head in table.heads if head)
        before = known.entry_for(table) if known else None
        columns = {**(before.columns if before else {}), **{head: key for head, key in wanted.items() if head in own}}
        entries.append(Entry(own, shape or (before.shape if before else ""), columns, ""))
    return Known(tuple(entries))


def _table(one: Planned, claims: Sequence[Claim]) -> ShownTable:
    """Sentences are found by the cells that prove them."""
    table = one.table
    by_column: dict[int, list[str]] = {}  # not by headings, of which two may be the same
    numbers = {f"{table.anchor(row, at)}": at for row in table.rows for at in range(len(table.heads))} if len(table.rows) < 5000 else {}
    for claim in claims:
        if isinstance(claim, RelationClaim) and claim.evidence[0].anchor in numbers:
            by_column.setdefault(numbers[str(claim.evidence[0].anchor)], []).append(sentence(claim))
    columns = tuple(
        ShownColumn(column.heading, column.key, column.why, _samples(table, column.at), tuple(by_column.get(column.at, ())[:SENTENCES]))
        for column in (used(one.plan) if one.plan.shape == "rows" else one.plan.columns)
    )
    others = [text for at, found in by_column.items() if at not in {column.at for column in one.plan.columns} for text in found]
    return ShownTable(table, one.plan.shape, SHAPES[one.plan.shape], one.plan.entry, one.told, columns, tuple(others[:SENTENCES]))


def _samples(table: Table, at: int) -> tuple[str, ...]:
    return tuple(list(dict.fromkeys(" ".join(value.split())[:60] for value in table.column(at) if value))[:SAMPLES])


def sentence(claim: RelationClaim) -> str:
    """ "row 9: Economy Theme Group is part of Eastdale Strategic Partnership"."""
    where = str(claim.evidence[0].anchor or "").rsplit(", ", 1)[0]
    verb = schema().relations[claim.type].verb
    role = f" ({claim.role})" if claim.role else ""
    status = f" [{claim.status}]" if claim.status != "active" else ""
    return f"{where}: {_called(claim.source)} {verb} {_called(claim.target)}{role}{status}"


def _called(mention: Mention) -> str:
    return f"{mention.name} ({mention.scope})" if mention.scope else mention.name


def entry_of(table: ShownTable) -> Iterator[tuple[str, tuple[str, str]]]:
    """What registers.yaml keeps of a table: each heading with its key and the reason."""
    for column in table.columns:
        yield column.heading, (column.key if column.key else LEFT_OUT, column.why)
