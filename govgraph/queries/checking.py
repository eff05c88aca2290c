"""Checking: every check run over a store, its rows as findings, rows of one pattern as one finding, the most harmful first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.garbage import uncollected
from govgraph.graph.store.protocol import Store
from govgraph.queries.catalogue import LEVELS, Check, library
from govgraph.queries.entangled import Entangled
from govgraph.queries.params import Value, read_value
from govgraph.queries.runner import Row, defaults, run
from govgraph.queries.sentence import fill, slots

NAMED = 6  # names that stand in the sentence of a group; its items hold all
PROOFS = 6  # quotes that a group of few items shows in all
SPARED = 2  # names that are said rather than counted: "and 2 more" is no shorter


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a check: whom it is about, in which words, and what it rests on.

    told: how a list of such rows calls it: the subject, or more where the subject alone says too little.
    """

    subject: str
    subject_name: str
    message: str
    evidence: list[dict[str, Any]]
    told: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    id: stable while code and subjects (of a group: code and pattern) are the same, whatever the wording; cause: changes with what
    is found, so that a settled finding comes back only then; level: one of LEVELS; subject: an entity's key; about: every key that
    the finding is about; message: one sentence without a full stop; evidence: list of {quote, document, date}; items: what a group
    holds, else empty; row: the columns of the check; weight: the harm of the check before how much hangs on it; asks: what it leaves
    unknown, without a full stop, "" where it leaves nothing.
    """

    id: str
    code: str
    name: str
    level: str
    title: str
    why: str
    remedy: str
    subject: str
    subject_name: str
    message: str
    about: tuple[str, ...] = ()
    evidence: list[dict[str, Any]] = field(default_factory=list)
    items: tuple[Item, ...] = ()
    row: Row = field(default_factory=dict)
    cause: str = ""
    weight: int = 1
    asks: str = ""


def check(store: Store, codes: Iterable[str] | None = None, settings: Mapping[str, object] | None = None) -> list[Finding]:
    """The findings of the checks with these codes or names (all by default), by level, what hangs on them, code and subject's name.

    settings: thresholds as {"GG013.seats": 4} or {"too-many-seats.seats": 4}. Raises GovgraphError for what is unknown.
    """
    settings = settings or {}
    chosen = _chosen(codes)
    known = {f"{label}.{param.name}" for one in library().checks.values() for param in one.params for label in (one.code, one.name)}
    for key in settings:
        if key not in known:
            raise GovgraphError(
                f"there is no setting {key!r}", "", f"Known: {', '.join(sorted(key for key in known if key.startswith('GG')))}"
            )
    with uncollected():  # of a large register there are a hundred thousand findings and more: a sixth of the time
        found = {one.id: one for check_ in chosen for one in _findings(store, check_, settings)}
        return sorted(found.values(), key=rank)


def rank(one: Finding) -> tuple[object, ...]:
    """Sorts findings: the gravest level first, then what most hangs on."""
    return (LEVELS.index(one.level), -one.weight, one.code, one.subject_name, one.about, one.id)


def _chosen(codes: Iterable[str] | None) -> list[Check]:
    checks = library().checks
    if codes is None:
        return list(checks.values())
    names = {label.casefold(): one for one in checks.values() for label in (one.code, one.name)}
    wanted = [code.strip().casefold() for code in codes]
    for code in wanted:
        if code not in names:
            raise GovgraphError(
                f"there is no check {code!r}", "", f"Known: {', '.join(f'{one.code} ({one.name})' for one in checks.values())}"
            )
    return [one for one in checks.values() if one.code.casefold() in wanted or one.name in wanted]


def _findings(store: Store, one: Check, settings: Mapping[str, object]) -> list[Finding]:
    params: dict[str, Value] = defaults(one)
    for param in one.params:
        for label in (one.name, one.code):
            if f"{label}.{param.name}" in settings:
                params[param.name] = read_value(param, settings[f"{label}.{param.name}"])
    try:
        rows = run(store, one, params)
    except Entangled as err:
        # One check that cannot be worked out must not hide what the others find.
        return [_unanswered(one, err)]
    groups: dict[object, list[Row]] = {}
    for number, row in enumerate(rows):
        groups.setdefault(row.get("pattern") or number, []).append(row)
    return [_finding(one, pattern, found) for pattern, found in groups.items()]


def _unanswered(one: Check, err: Entangled) -> Finding:
    message = f"This check was not worked out: {err.what}"
    key = f"{one.code}-{_digest(one.code, 'unanswered')}"
    return Finding(key, one.code, one.name, "ask", one.title, one.why, err.advice or one.remedy, "", "", message)


def _finding(one: Check, pattern: object, rows: Sequence[Row]) -> Finding:
    items = tuple(_item(one, row) for row in rows)
    about = tuple(str(key) for key in rows[0]["about"])
    if len(rows) > 1:
        about = tuple(sorted({str(key) for row in rows for key in row["about"]}))
    first = rows[0]
    return Finding(
        id=f"{one.code}-{_digest(one.code, *([pattern] if isinstance(pattern, str) else about))}",
        code=one.code,
        name=one.name,
        level=min((str(row.get("level") or one.level) for row in rows), key=LEVELS.index),
        title=one.title,
        why=one.why,
        remedy=one.remedy,
        subject=items[0].subject,
        subject_name=items[0].subject_name,
        message=items[0].message if len(rows) == 1 else _together(one.many, rows, items),
        about=about,
        evidence=items[0].evidence if len(rows) == 1 else list(_first_words(items)),
        items=items if len(rows) > 1 else (),
        row={key: first[key] for key in one.columns if key in first},
        cause=_digest(one.code, *sorted(part for item in items for part in (item.subject, item.message))),
        asks=_together(one.asks, rows, items) if one.asks else "",
        weight=int(one.harm) * 1000 + min(999, sum(int(row.get("weight") or 1) for row in rows)),
    )


def _item(one: Check, row: Row) -> Item:
    name = str(row["subject_name"])
    proofs = row.get("evidence", [])
    proofs = proofs if "values" in row else _telling(proofs, name)  # of two values each has its own words, and be they few
    return Item(str(row["subject"]), name, fill(one.message, row), proofs, str(row.get("told_as") or name))


def _telling(proofs: Sequence[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Quotes without those that are the bare name or stand whole in another of the same paper; the first where none says more."""
    if len(proofs) < 2:
        return list(proofs)
    papers: dict[object, list[str]] = {}
    for proof in proofs:
        papers.setdefault(proof["document"], []).append(str(proof["quote"]))
    bare = name.casefold()
    whole = {paper: "\0".join(quotes) for paper, quotes in papers.items()}
    told = []
    for proof in proofs:
        quote, paper = str(proof["quote"]), proof["document"]
        # One that stands in a longer one is found among all of them more often than there are such quotes.
        if quote.casefold() != bare and whole[paper].count(quote) <= papers[paper].count(quote):
            told.append(proof)
    return told or list(proofs[:1])


def _first_words(items: Sequence[Item]) -> Iterable[dict[str, Any]]:
    """The first quotes of each item, each once: of few items as much as shows the fault, of many one each."""
    most = max(1, PROOFS // len(items))
    return {(proof["quote"], proof["document"]): proof for item in items for proof in item.evidence[:most]}.values()


def _together(template: str, rows: Sequence[Row], items: Sequence[Item]) -> str:
    """A group's sentence: a column is its value where all rows agree, else how many there are; `number` and `names` are theirs."""
    names = list(dict.fromkeys(item.told for item in items))
    shown = names if len(names) <= NAMED + SPARED else names[:NAMED]
    more = f" and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    told: dict[str, Any] = {"number": len(rows), "names": "; ".join(shown) + more}
    for column in slots(template) & rows[0].keys():
        values = {str(one): one for row in rows for one in (row[column] if isinstance(row[column], list) else [row[column]])}
        told.setdefault(column, next(iter(values.values())) if len(values) == 1 else len(values))
    return fill(template, told)


def _digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:8]
