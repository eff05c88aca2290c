"""Forms of registers as people keep them, each with the lines that it states and nothing else; what is not read is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.claims import EntityClaim, FactClaim, RelationClaim, SourceClaims
from govgraph.graph.schema import schema
from govgraph.loaders.tables import read_register

UPWARD = "Lock Panel PART_OF Canal Board"


def read(folder: Path, text: str, name: str = "register.csv") -> SourceClaims:
    (folder / name).write_text(text, "utf-8")
    return read_register(folder / name)


def lines(source: SourceClaims) -> set[str]:
    found = set()
    for claim in source.claims:
        if isinstance(claim, RelationClaim):
            ends = [f"{one.name} ({one.scope})" if one.scope else one.name for one in (claim.source, claim.target)]
            extra = (f" ({claim.status})" if claim.status != "active" else "") + (f" [{claim.role}]" if claim.role else "")
            found.add(f"{ends[0]} {claim.type} {ends[1]}{extra}")
    return found


def told(source: SourceClaims) -> str:
    return " / ".join(f"{issue.place}: {issue.what}" for issue in source.issues)


FORMS = {
    "seats with roles": (
        "Committee,Member,Role,Organisation\nLock Group,Cllr Rhona Pike,Chair,Hexley Council\nLock Group,Owen Marsh,Observer,\nLock Group,Vacant,Member,\n",
        {"Cllr Rhona Pike MEMBER_OF Lock Group [chair]", "Cllr Rhona Pike CHAIRS Lock Group [chair]",
         "Cllr Rhona Pike WORKS_FOR Hexley Council", "Owen Marsh MEMBER_OF Lock Group [observer]"},
    ),
    "seats in blocks": (
        "Board,Maintainer name,Company\nLock Board,Rhona Pike,Weir Works\n,Owen Marsh,\n,Tess Wyatt,\nQuay Board,Colin Ayre,\n",
        {"Rhona Pike MEMBER_OF Lock Board", "Rhona Pike WORKS_FOR Weir Works", "Owen Marsh MEMBER_OF Lock Board",
         "Tess Wyatt MEMBER_OF Lock Board", "Colin Ayre MEMBER_OF Quay Board"},
    ),
    "terms are the seat's": (
        "Committee,Councillor,Start date,End date\nLock Group,Rhona Pike,2014-05-01,2015-05-01\nLock Group,Owen Marsh,2015-05-02,\n",
        {"Rhona Pike MEMBER_OF Lock Group (past)", "Owen Marsh MEMBER_OF Lock Group"},
    ),
    "lines": (
        "From,To,Relationship\nLock Panel,Canal Board,Reports to\nAudit Committee,Canal Board,Scrutinises\nLock Panel,Weir Panel,Waves at\n",
        {"Lock Panel REPORTS_TO Canal Board", "Canal Board SCRUTINISED_BY Audit Committee"},
    ),
    "ticks": (
        "Organisation,Lock Board,Quay Board\nHexley Council,✓ (Chair),x\nLinfold Police,,✓\n",
        {"Hexley Council MEMBER_OF Lock Board [chair]", "Hexley Council CHAIRS Lock Board [chair]", "Linfold Police MEMBER_OF Quay Board"},
    ),
    "boxes": (
        "Organisation,Lock Board,Quay Board\nHexley Council,☒,☐\nLinfold Police,☐,☒\n",
        {"Hexley Council MEMBER_OF Lock Board", "Linfold Police MEMBER_OF Quay Board"},
    ),
    "ticks under people": (
        "Committee,Cllr A. Pike,Cllr B. Marsh\nLock Committee,M,C\nQuay Committee,,VC\n",
        {"Cllr A. Pike MEMBER_OF Lock Committee", "Cllr B. Marsh MEMBER_OF Lock Committee [chair]", "Cllr B. Marsh CHAIRS Lock Committee [chair]",
         "Cllr B. Marsh MEMBER_OF Quay Committee [deputy chair]", "Cllr B. Marsh CHAIRS Quay Committee [deputy chair]"},
    ),
    "a form": (
        "PARTNERSHIP FORM,\nName of partnership,Lock Panel\nChair,Rhona Pike\nReports to,Canal Board\nFrequency of meetings,Monthly\n",
        {"Rhona Pike CHAIRS Lock Panel [chair]", "Lock Panel REPORTS_TO Canal Board"},
    ),
    "indents": ("Body,Lead officer\nCanal Board,\n    Lock Panel,Owen Marsh\n", {UPWARD, "Owen Marsh LEADS Lock Panel [lead officer]"}),
    "levels": ("Level,Body\n1,Canal Board\n2,Lock Panel\n1,Coast Board\n2,Pier Panel\n", {UPWARD, "Pier Panel PART_OF Coast Board"}),
    "outline": ("No.,Body\n1,Canal Board\n1.1,Lock Panel\n1.1.1,Sluice Group\n", {UPWARD, "Sluice Group PART_OF Lock Panel"}),
    "tiers": ("Tier 1,Tier 2,Chair\nCanal Board,Lock Panel,Rhona Pike\n", {UPWARD, "Rhona Pike CHAIRS Lock Panel [chair]"}),
    "sub-groups beside their boards": (
        "Board,Sub-group\nCanal Board,Lock Panel\n,Weir Panel\n,Sluice Panel\nCoast Board,Pier Panel\n",
        {UPWARD, "Weir Panel PART_OF Canal Board", "Sluice Panel PART_OF Canal Board", "Pier Panel PART_OF Coast Board"},
    ),
    "parents by number": ("id,name,parentId\n1,Canal Board,\n2,Lock Panel,1\n", {UPWARD}),
    "groups below": ("Partnership,Sub-groups\nCanal Board,Lock Panel; Weir Panel\n", {UPWARD, "Weir Panel PART_OF Canal Board"}),
    "columns known by their values": (
        "Forum,Tier of oversight\nCanal Board,\nLock Panel,Canal Board\nWeir Panel,Canal Board\n", {UPWARD, "Weir Panel PART_OF Canal Board"},
    ),
    "notes beside superiors": (
        "Name,Reports to\nLock Panel,Canal Board (quarterly)\nWeir Panel,as above\nPier Panel,Cabinet via Coast Board\nQuay Panel,Itself\nFord Panel,None (top level)\n",
        {"Lock Panel REPORTS_TO Canal Board", "Weir Panel REPORTS_TO Canal Board", "Pier Panel REPORTS_TO Coast Board"},
    ),
    "repeated headings, sections and totals": (
        "Name,Reports to,Chair\nPLACES,,\nLock Panel,Canal Board,Rhona Pike\nName,Reports to,Chair\nWeir Panel,Canal Board,\nTotal: 2,,\n",
        {"Lock Panel REPORTS_TO Canal Board", "Weir Panel REPORTS_TO Canal Board", "Rhona Pike CHAIRS Lock Panel [chair]"},
    ),
    "a row under a former name": (
        "Name,Reports to\nQuay Panel (formerly Wharf Panel),Canal Board\nPier Panel (new),Canal Board\n",
        {"Quay Panel REPORTS_TO Canal Board", "Quay Panel SUCCEEDS Wharf Panel", "Pier Panel REPORTS_TO Canal Board"},
    ),
    "prose about reporting": ("Name,Reporting arrangements\nLock Panel,Reports quarterly to the Canal Board.\n", {"Lock Panel REPORTS_TO Canal Board"}),
    "rows that are events": ("Board,Risk,Action owner\nLock Board,Flood,Ann Lee\nLock Board,Fire,Bo Ray\nQuay Board,Rust,Cy Moe\n", set()),
    "posts and people": ("Post Unique Reference,Name,Job Title,Organisation,Reports to Senior Post\n1,Rhona Pike,Director,Hexley Council,XX\n",
                         {"Rhona Pike WORKS_FOR Hexley Council"}),
    "headings that are no names": ("Alpha,Beta\nx1,y1\nx2,y2\n", set()),
    "a data row like headings": ("Board,Chair\nLock Group,Chair\nWeir Group,Owen Marsh\n", {"Owen Marsh CHAIRS Weir Group [chair]"}),
    "details of the chair": ("Group,Chair,Chair email,Chair organisation\nLock Group,Ann Bell,a@x.example,Linfold College\n", {"Ann Bell CHAIRS Lock Group [chair]"}),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_form_gives_its_lines_and_no_others(tmp_path: Path, form: str) -> None:
    text, wanted = FORMS[form]
    source = read(tmp_path, text)
    assert lines(source) == wanted, told(source)


@pytest.mark.parametrize("form", FORMS)
def test_every_quote_of_a_form_is_its_cell(tmp_path: Path, form: str) -> None:
    text, _ = FORMS[form]
    for claim in read(tmp_path, text).claims:
        for one in claim.evidence:
            assert " ".join(text[one.start : one.end].split()) == one.quote and one.anchor
        if isinstance(claim, RelationClaim):
            assert schema().relations[claim.type].admits(claim.source.kind, claim.target.kind), claim


@pytest.mark.parametrize("mark", [";", "\t", "|"])
@pytest.mark.parametrize("form", ["seats with roles", "notes beside superiors", "levels", "ticks"])
def test_the_delimiter_changes_nothing(tmp_path: Path, form: str, mark: str) -> None:
    text, wanted = FORMS[form]
    assert lines(read(tmp_path, text.replace(",", mark))) == wanted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Name,Website\nLock Panel,https://x.example\n", "no column says who reports to whom"),
        ("Alpha,Beta\nx1,y1\nx2,y2\n", '"Alpha", "Beta"'),
        ("Outside Body,Committee,Representative\nTarn Trust,Culture Committee,Cllr Ann Bell\n", "nothing says how they belong"),
        ("Name,Reports to\nLock Panel,#REF!\n", "the error #REF!"),
        ("Name,Reports to,Chair\nPLACES,,\nLock Panel,Canal Board,Ann Bell\n", "stands alone"),
        ("Level,Body\n1,Canal Board\n2,Lock Panel\n1,Coast Board\n2,Pier Panel\n", "read from the levels"),
        ("Board,Risk\nLock Board,Flood\nLock Board,Fire\nQuay Board,Rust\n", "a row is a meeting, a risk or an action"),
    ],
)
def test_what_is_left_out_is_told(tmp_path: Path, text: str, said: str) -> None:
    assert said in told(read(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        "Tier,Body\n1,Canal Board\n1,Coast Board\n2,Lock Panel\n2,Pier Panel\n",  # sorted by tier, no outline
        "Body,Chair\nCanal Board,\n Lock Panel,\nWeir Panel,\nPier Panel,\n",  # a stray blank
        "Name,See also\nCanal Board,Lock Panel\nLock Panel,Canal Board\n",  # a circle is no structure
    ],
)
def test_positions_and_values_that_prove_nothing_draw_nothing(tmp_path: Path, text: str) -> None:
    assert lines(read(tmp_path, text)) == set()


def test_rows_of_one_name_are_two_when_their_ids_or_parents_differ(tmp_path: Path) -> None:
    source = read(tmp_path, "Ref,Name,Parent\n1,Audit Committee,Northby Council\n2,Audit Committee,Southby Council\n")
    names = {claim.entity.name for claim in source.claims if isinstance(claim, EntityClaim)}
    assert names == {"Audit Committee (Northby Council)", "Audit Committee (Southby Council)"}
    assert {claim.value for claim in source.claims if isinstance(claim, FactClaim) and claim.property == "identifier"} == {"1", "2"}


def test_a_vacant_chair_is_a_fact_and_no_person(tmp_path: Path) -> None:
    source = read(tmp_path, "Name,Chair\nLock Panel,Rotates between partners\n")
    assert lines(source) == set()
    assert [claim.value for claim in source.claims if isinstance(claim, FactClaim)] == ["Chair: Rotates between partners"]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=6))
def test_any_cells_give_claims_that_fit_the_schema(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    text = "Name,Reports to,Chair,Members,Status\n" + "\n".join(",".join(cell.replace(",", " ").replace('"', "'") for cell in row) for row in rows)
    source = read(tmp_path_factory.mktemp("any"), text)
    for claim in source.claims:
        if isinstance(claim, RelationClaim):
            assert schema().relations[claim.type].admits(claim.source.kind, claim.target.kind) and claim.source.name and claim.target.name
