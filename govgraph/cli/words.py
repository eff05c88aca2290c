"""Column names and codes of the graph in the words that a reader of a table uses."""

from __future__ import annotations

from collections.abc import Mapping

from govgraph.graph.cells import cell_text

# What stands behind an answer; a table shows it only when evidence is asked for.
EVIDENCE = ("quote", "quotes", "document", "documents", "date", "dates", "start", "starts", "end", "ends")
_CODED = ("status", "type", "via", "relation", "kind", "steps", "types")


def heading(column: str) -> str:
    """"first_date" → "First date"."""
    words = column.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def cell(column: str, value: object) -> str:
    """A value as text; relation types and statuses in words."""
    if isinstance(value, list):
        return "; ".join(filter(None, (cell(column, item) for item in value)))
    if isinstance(value, Mapping):
        return " ".join(cell(key, item) for key, item in value.items() if key not in EVIDENCE and item is not None)
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    text = cell_text(value)
    return _word(text) if column in _CODED else text


def _word(code: str) -> str:
    """"REPORTS_TO" → "reports to", "past" → "ended"; anything else stays."""
    from govgraph.graph.schema import schema

    if code in schema().relations:
        return schema().relations[code].verb
    return schema().statuses[code].title if code in schema().statuses else code


def count(number: int, one: str, many: str = "") -> str:
    """"1 claim", "2 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
