"""The decisions taken in the review: findings settled, and what people wrote down of names, lines and papers."""

from __future__ import annotations

from govgraph.graph.cells import cell_text, one_line
from govgraph.graph.decisions import Decision, Decisions
from govgraph.graph.schema import schema
from govgraph.queries.settling import WORDS
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Row, Section, Table, Text
from govgraph.viz.report.words import count, listed, long_date, sentence

MOST = 6
COLUMNS = ("What was decided", "Why", "By", "On")
_DONE = {
    "accept": "accepted", "reject": "rejected", "edit": "changed", "add": "added",
    "same_as": "one and the same", "not_same": "not the same",
}  # fmt: skip


def section(index: Index, decisions: Decisions | None) -> Section:
    """The newest first, as many as fit."""
    rows = told(index, decisions)
    if not rows:
        return Section("decided", "Decisions taken in this review", (Text("None so far."),))
    more = f"{count(len(rows) - MOST, 'earlier one').capitalize()} in the annex." if len(rows) > MOST else ""
    return Section("decided", "Decisions taken in this review", (Table("decisions", "Decisions", COLUMNS, tuple(rows[:MOST]), more),))


def told(index: Index, decisions: Decisions | None) -> list[Row]:
    """Every decision in words."""
    items = sorted(decisions.items if decisions else (), key=lambda one: (one.when, one.line), reverse=True)
    return [(sentence(_what(index, one)), index.titled(one_line(one.why)), one_line(one.who), long_date(one.when)) for one in items]


def _what(index: Index, one: Decision) -> str:
    if one.action == "settle":
        return f"{index.titled(str(one.fields.get('message') or 'A finding'))}: {WORDS.get(str(one.fields['as']), '')}"
    if one.action == "source":
        return f"{index.called(one.names[0])}: {_fields(one)}"
    about = _line(one.relation or one.fields) or listed([f"“{one_line(name)}”" for name in one.names]) or "a statement of a paper"
    more = f" ({_fields(one)})" if one.action == "edit" else ""
    return f"{about}: {_DONE.get(one.action, one.action)}{more}"


def _line(fields: dict[str, object] | dict[str, str]) -> str:
    """ "A reports to B" where the decision is about a line."""
    if not {"type", "source", "target"} <= set(fields):
        return ""
    kind = schema().relations.get(str(fields["type"]))
    return f"{one_line(str(fields['source']))} {kind.verb if kind else fields['type']} {one_line(str(fields['target']))}"


def _fields(one: Decision) -> str:
    return "; ".join(f"{key.replace('_', ' ')} {_value(key, value)}" for key, value in sorted(one.fields.items()))


def _value(key: str, value: object) -> str:
    """A value in words, a day as people write it."""
    return long_date(value) if key == "date" or schema().facts.get(key, {}).get("type") == "date" else cell_text(value)
