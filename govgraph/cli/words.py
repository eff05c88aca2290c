"""Column names and codes of the graph in the words that a reader of a table uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from govgraph.graph.cells import cell_text, one_line

if TYPE_CHECKING:
    from govgraph.graph.claims import Claim

_CODED = ("status", "type", "via", "relation", "kind", "steps", "types", "change", "vacancy")


def heading(column: str) -> str:
    """ "first_date" → "First date"."""
    words = column.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def cell(column: str, value: object) -> str:
    """A value as text; relation types and statuses in words."""
    if isinstance(value, list):
        joint = " and " if column == "how" else "; "
        return joint.join(filter(None, (cell(column, item) for item in value)))
    if isinstance(value, Mapping):
        return ", ".join(f"{heading(str(key))}: {cell(str(key), item)}" for key, item in value.items() if item is not None)
    if isinstance(value, float):
        return f"{value:.2f}"
    text = cell_text(value)
    if column == "how":
        return upward(text)
    return _word(text) if column in _CODED else text


def upward(code: str) -> str:
    """A relation type as a verb from the lower to the upper end: OVERSEES reads "is overseen by"."""
    from govgraph.graph.schema import schema

    found = schema().relations.get(code)
    return found.inverse if found and found.accountability == "backward" else _word(code)


def _word(code: str) -> str:
    """ "REPORTS_TO" → "reports to", "past" → "ended"; anything else stays."""
    from govgraph.graph.schema import schema

    if code in schema().relations:
        return schema().relations[code].verb
    return schema().statuses[code].title if code in schema().statuses else code


def count(number: int, one: str, many: str = "") -> str:
    """ "1 claim", "2 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def claim_sentence(claim: Claim) -> str:
    """What a claim says, in a line: "Housing Group reports to Averton Partnership (annual report)"."""
    from govgraph.graph.claims import EntityClaim, FactClaim
    from govgraph.graph.schema import schema

    notes = [claim.status] if not isinstance(claim, FactClaim) and claim.status != "active" else []
    if isinstance(claim, EntityClaim):
        text, notes = claim.entity.name, [claim.entity.subtype or claim.entity.kind, *notes]
    elif isinstance(claim, FactClaim):
        text = f"{claim.entity.name} – {schema().facts[claim.property]['title']}: {cell_text(claim.value)}"
    else:
        text = f"{claim.source.name} {schema().relations[claim.type].verb} {claim.target.name}"
        notes = [note for note in (claim.role, claim.nature, claim.frequency) if note] + notes
    return one_line(f"{text} ({', '.join(notes)})" if notes else text)
