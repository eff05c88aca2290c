"""Whatever is filled into the template register comes back as what its column says, and what is left empty says nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govgraph.graph.claims import FactClaim, RelationClaim
from govgraph.graph.formats.register.write import sheets, write_template
from govgraph.graph.schema import schema
from govgraph.loaders.source import read_source

COLUMNS = sheets()["Register"]
ENDS = {"person": "Ada Penrose", "organisation": "Tarn Trust", "body": "Kestrel Forum", "place": "Marlow Vale", "plan": "Marlow Strategy"}
VALUES = {"date": "2031-05-04", "flag": "yes", "number": "7"}


def filled(column: dict[str, object]) -> str:
    """A value that the column may hold."""
    if "fact" in column:
        key = str(column["fact"])
        return "7" if key == "members" else VALUES.get(schema().facts[key]["type"], "seven of nine")
    kind, role = column["line"]  # type: ignore[misc]
    ends = schema().relations[kind].ends[1 if column.get("up") else 0]
    asked = "person" if role in ("chair", "deputy chair", "lead officer", "lead member") else "organisation"
    return ENDS[asked if asked in ends else next(one for one in ("body", "place", "plan") if one in ends)]


CHOSEN = st.sets(st.sampled_from([at for at, one in enumerate(COLUMNS) if "fact" in one or "line" in one]), min_size=1, max_size=8)


@given(CHOSEN)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_filled_in_comes_back(chosen: set[int]) -> None:
    with TemporaryDirectory() as room:
        path = Path(room) / "register.xlsx"
        write_template(path)
        book = openpyxl.load_workbook(path)
        row = [filled(one) if at in chosen else None for at, one in enumerate(COLUMNS)]
        book["Register"].append(["Lantern Board", *row[1:]])
        book.save(path)
        claims = read_source(path).claims
    facts = {one.property for one in claims if isinstance(one, FactClaim)}
    lines = {one.type for one in claims if isinstance(one, RelationClaim)}
    wanted = [COLUMNS[at] for at in chosen]
    assert facts == {one["fact"] for one in wanted if "fact" in one}
    assert lines == {one["line"][0] for one in wanted if "line" in one}
