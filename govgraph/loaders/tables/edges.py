"""Lists of lines to claims: from, relationship, to, by names or by the ids of another sheet's rows."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.graph.claims import Claim, Mention, RelationClaim
from govgraph.graph.schema import schema
from govgraph.loaders.tables.cells import is_blank, role_of, status_of
from govgraph.loaders.tables.draft import Plan
from govgraph.loaders.tables.entries import Field
from govgraph.loaders.tables.kinds import is_person, kind_of_superior
from govgraph.loaders.tables.rows import CONFIDENCE, Reader
from govgraph.loaders.tables.value import Line, Table
from govgraph.loaders.tables.vocabulary import plain, vocabulary


def edge_claims(reader: Reader, table: Table, plan: Plan) -> Iterator[Claim]:
    """A relation for each line whose label is known and whose ends the schema admits; the others are told."""
    columns = [plan.first(key) for key in ("edge_from", "edge_to", "edge_type")]
    for row in table.rows:
        fields = [Field(table, row, column.at) if column and column.at < len(row.cells) else None for column in columns]
        source, target, label = fields
        if source is None or target is None or is_blank(source.value) or is_blank(target.value):
            reader.register.tell(table.place(row), "an end of this line is missing; it was left out", "Fill it in")
            continue
        rule = edge_rule(label.value if label else "")
        if rule is None:
            said = f'relationship "{label.value[:40]}"' if label and label.value else "relationship"
            reader.register.said[
                said,
                "this relationship is not known; its lines were left out",
                "Write one such as Reports to, Part of, Chairs or Member of",
            ] += 1
            continue
        low, high = (target, source) if rule.get("reverse") else (source, target)
        first, second = _end(reader, low.value, rule["type"], 0), _end(reader, high.value, rule["type"], 1)
        if not schema().relations[rule["type"]].admits(first.kind, second.kind) or first.name == second.name:
            told = f'"{first.name}" and "{second.name}" cannot be joined so; the line was left out'
            reader.register.tell(table.place(row), told, "Correct it")
            continue
        proof = tuple(one for field in (source, target, label) if field is not None for one in reader.evidence(field))
        own_role, nature, frequency, state = (_said(row, plan, key) for key in ("seat_role", "nature", "frequency", "status"))
        role = role_of(own_role or "") or own_role or rule.get("role")
        status = vocabulary()["line_statuses"][status_of(state or "") or "active"]
        yield RelationClaim(
            rule["type"], first, second, proof, role, nature, frequency, status, "layout", CONFIDENCE, "register/edge"
        )  # fmt: skip


def _said(row: Line, plan: Plan, key: str) -> str | None:
    """What a further column says of the line."""
    column = plan.first(key)
    value = row.cells[column.at].value if column and column.at < len(row.cells) else ""
    return None if is_blank(value) else " ".join(value.split())


def edge_rule(label: str) -> dict[str, str] | None:
    """What a line's label says: the rule of columns.yaml with the longest phrase that it holds."""
    said = f" {plain(label)} "
    if verb := next((name for name, spec in schema().relations.items() if plain(spec.verb) == said.strip()), None):
        return {"type": verb, **({"role": "chair"} if verb == "CHAIRS" else {})}
    found = [
        (len(plain(phrase)), -number, rule)
        for number, rule in enumerate(vocabulary()["edges"])
        for phrase in rule["says"]
        if f" {plain(phrase)} " in said
    ]
    return max(found, key=lambda one: one[:2])[2] if found else None


def _end(reader: Reader, text: str, relation: str, side: int) -> Mention:
    """The row that an end means, else what its words and the relation tell."""
    row = reader.register.index.find(text)
    allowed = schema().relations[relation].ends[side]
    if row:
        return row.mention
    name = " ".join(text.split())
    kind, subtype = kind_of_superior(name)
    if kind is None and is_person(name) and "person" in allowed and relation in ("CHAIRS", "LEADS", "MEMBER_OF", "WORKS_FOR"):
        kind = "person"
    return Mention(name, kind if kind in allowed else allowed[0] if kind is None else kind, subtype)
