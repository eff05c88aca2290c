"""Checking: every check run over a store, its rows as findings with a stable id, the gravest first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.protocol import Store
from govgraph.queries.catalogue import SEVERITIES, Check, library
from govgraph.queries.entangled import Entangled
from govgraph.queries.params import Value, read_value
from govgraph.queries.runner import Row, defaults, run


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    id: stable while code and subjects are the same, whatever the wording; subject: an entity's key; about: every key that
    the finding is about; message: one sentence without a full stop; evidence: list of {quote, document, date}; row: the
    columns of the check.
    """

    id: str
    code: str
    name: str
    severity: str
    title: str
    why: str
    remedy: str
    subject: str
    subject_name: str
    message: str
    about: tuple[str, ...] = ()
    evidence: list[dict[str, Any]] = field(default_factory=list)
    row: Row = field(default_factory=dict)


def check(store: Store, codes: Iterable[str] | None = None, settings: Mapping[str, object] | None = None) -> list[Finding]:
    """The findings of the checks with these codes or names (all by default), sorted by severity, code and subject's name.

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
    found = {one.id: one for check_ in chosen for one in _findings(store, check_, settings)}
    return sorted(found.values(), key=lambda one: (SEVERITIES.index(one.severity), one.code, one.subject_name, one.about, one.id))


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
        return [_finding(one, row) for row in run(store, one, params)]
    except Entangled as err:
        # One check that cannot be worked out must not hide what the others find.
        return [_unanswered(one, err)]


def _unanswered(one: Check, err: Entangled) -> Finding:
    digest = hashlib.sha256(f"{one.code}\0unanswered".encode()).hexdigest()[:8]
    message = f"This check was not worked out: {err.what}"
    return Finding(f"{one.code}-{digest}", one.code, one.name, "warning", one.title, one.why, err.advice or one.remedy, "", "", message)


def _finding(one: Check, row: Row) -> Finding:
    about = tuple(str(key) for key in row["about"])
    digest = hashlib.sha256("\x1f".join((one.code, *about)).encode()).hexdigest()[:8]
    return Finding(
        id=f"{one.code}-{digest}",
        code=one.code,
        name=one.name,
        severity=one.severity,
        title=one.title,
        why=one.why,
        remedy=one.remedy,
        subject=str(row["subject"]),
        subject_name=str(row["subject_name"]),
        message=one.message.format_map({key: _words(value) for key, value in row.items()}),
        about=about,
        evidence=row.get("evidence", []),
        row={key: row[key] for key in one.columns if key in row},
    )


def _words(value: Any) -> str:
    if not isinstance(value, list):
        return str(value)
    # Several sources may say the same with another capital: the first of them stands for all.
    told: dict[str, str] = {}
    for one in map(str, value):
        told.setdefault(one.casefold(), one)
    return "; ".join(told.values())
