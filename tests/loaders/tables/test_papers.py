"""Pages, Markdown and Word files that hold a register: the same lines as the same table in CSV, and papers stay papers."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.cli import main
from govgraph.graph.claims import RelationClaim, SourceClaims
from govgraph.graph.errors import GovgraphError
from govgraph.loaders.lines import line_blocks
from govgraph.loaders.markup import html_blocks
from govgraph.loaders.source import read_source
from govgraph.loaders.tables import read_tables
from govgraph.loaders.tables.known import read_known
from govgraph.loaders.tables.papers import grids_of
from govgraph.loaders.tables.reader import planned
from tests.support.registers import as_csv, as_html, as_markdown, as_word, as_workbook, rows_of

WRITERS = {".html": as_html, ".md": as_markdown, ".docx": as_word, ".xlsx": as_workbook}
FORMS = {
    "rows": "Ref,Name,Reports to,Chair,Members,Status\nR1,Canal Partnership,,Ann Bell,Brack Council; Wend College,Active\n"
    "R2,Lock Panel,Canal Partnership,vacant,,Dormant\nR3,Weir Panel,Lock Panel; Canal Partnership,Tom Reed,,Active\n",
    "two columns": "Group,Reports to\nCanal Board,\nLock Panel,Canal Board\nWeir Panel,Canal Board\n",
    "parents by number": "id,name,parentId\n1,Canal Board,\n2,Lock Panel,1\n3,Weir Panel,2\n",
    "seats": "Committee,Member,Role\nLock Committee,Ann Bell,Chair\nLock Committee,Tom Reed,Member\nWeir Committee,Ann Bell,Member\n",
    "lines": "From,Relationship,To\nLock Panel,reports to,Canal Board\nWeir Panel,reports to,Canal Board\n",
    "ticks": "Organisation,Canal Board,Lock Board\nBrack Council,✓,✓ (Chair)\nWend Police,,✓\n",
    "tiers": "Tier 1,Tier 2,Tier 3\nCanal Board,Lock Board,Weir Panel\nCanal Board,Quay Board,Pier Panel\n",
}


def lines(source: SourceClaims) -> set[str]:
    found = (claim for claim in source.claims if isinstance(claim, RelationClaim))
    return {f"{one.source.name} {one.type} {one.target.name} {one.role} {one.status}" for one in found}


@pytest.mark.parametrize("ending", sorted(WRITERS))
@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_register_says_the_same_in_every_form(tmp_path: Path, form: str, ending: str) -> None:
    rows = rows_of(FORMS[form])
    wanted = lines(read_source(as_csv(rows, tmp_path / "register.csv")))
    source = read_source(WRITERS[ending](rows, tmp_path / f"register{ending}"))
    assert wanted and lines(source) == wanted
    assert source.ledger == () and all(claim.method.startswith("register/") for claim in source.claims)


NAMES = ["Canal Board", "Lock Panel", "Weir Panel", "Quay Group", "Pier Forum", "Ford & Mill Group", "Wend <Coast> Forum"]
PEOPLE = ["", "Ann Bell", "Cllr Tom Reed", "Krzysztof Nowak; Siân Davies", "vacant", "Wei Chen (Vice Chair)"]


@st.composite
def registers(draw: st.DrawFn) -> list[list[str]]:
    """A head and a row for each name, whose superior is a name further up, so that no circle runs."""
    names = draw(st.permutations(NAMES))[: draw(st.integers(3, len(NAMES)))]
    cells = [[name, names[draw(st.integers(0, at - 1))] if at else "", draw(st.sampled_from(PEOPLE))] for at, name in enumerate(names)]
    return [["Name", "Reports to", "Chair"], *cells]


@settings(max_examples=15, deadline=None)
@given(registers())
def test_any_register_says_the_same_as_page_and_as_markdown(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    folder = tmp_path_factory.mktemp("any")
    wanted = lines(read_source(as_csv(rows, folder / "register.csv")))
    assert lines(read_source(as_html(rows, folder / "register.html"))) == wanted
    if not any("<" in cell for row in rows for cell in row):  # Markdown has tags of its own
        assert lines(read_source(as_markdown(rows, folder / "register.md"))) == wanted


def test_every_quote_is_its_cell_and_says_where_it_stands(tmp_path: Path) -> None:
    path = as_markdown(rows_of(FORMS["rows"]), tmp_path / "register.md")
    text = path.read_text("utf-8")
    for claim in read_source(path).claims:
        for proof in claim.evidence:
            assert " ".join(text[proof.start : proof.end].split()) == proof.quote
            assert str(proof.anchor).startswith("table 1, row ")


def test_title_date_and_publisher_stand_above_the_table(tmp_path: Path) -> None:
    title = "Brack Council register of partnerships, 3 May 2031"
    info = read_source(as_html(rows_of(FORMS["rows"]), tmp_path / "register.html", title)).info
    assert (info.title, info.date, info.publisher) == (title, "2031-05-03", "Brack Council")


def test_the_heading_above_a_table_says_that_bodies_stand_in_it(tmp_path: Path) -> None:
    said = "| Name | Organizers |\n|---|---|\n| Node Lifecycle | Ann Bell |\n| Batch | Tom Reed |\n"
    for title, shape in (("Working Groups (WGs)", "rows"), ("Upcoming meetings", "things"), ("Steps", "things")):
        (tmp_path / "page.md").write_text(f"## {title}\n\n{said}\n## Chairs\n\n| Name | Chair |\n|---|---|\n| Quay Board | Wei Chen |\n")
        _, tables, _ = read_tables(tmp_path / "page.md")
        one, _ = planned(tables)
        assert one.plan.shape == shape


def test_roles_above_roles_are_no_headings(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("| Minister of Locks | Chairman |\n|---|---|\n| Secretary of Weirs | Member |\n| Head of Mills | Member |\n")
    _, tables, told = read_tables(tmp_path / "page.md")
    assert (not tables and told) or not any("Chair" in head or "Member" in head for table in tables for head in table.heads)


PROSE = "The Canal Partnership was set up in May and has met at the town hall in Brack since then, with much to do for its members. " * 4
AGENDA = "| Item | Lead | Time |\n|---|---|---|\n| Welcome | Ann Bell | 10:00 |\n| Minutes | Tom Reed | 10:05 |\n"
PEOPLE_ONLY = "| Name | Organisation | Role |\n|---|---|---|\n| Ann Bell | Brack Council | Chair |\n| Tom Reed | Wend College | Member |\n"


@pytest.mark.parametrize(
    "text",
    [
        f"# Annual report\n\n{PROSE}\n\n| Group | Reports to |\n|---|---|\n| Lock Panel | Canal Partnership |\n| Weir Panel | Lock Panel |\n",
        f"# Agenda\n\n{AGENDA}",
        f"# Membership of the Lock Panel\n\n{PEOPLE_ONLY}",
        "# Lock Panel\n\nThe Lock Panel reports to the Canal Board.\n",
        "### Hexley Skills Board members\n\n| Member | Organisation |\n|---|---|\n| Rhona Pike | Linfold College |\n| Owen Marsh | Hexley Works |\n",
        "# Draft\n\nThe Archive Panel reports to the Heritage Board.\n\n| Group | Chair |\n|---|---|\n| Weir Group | Owen Marsh |\n",
    ],
    ids=["prose", "agenda", "people", "no table", "members", "a line beside it"],
)
def test_a_paper_stays_a_paper(tmp_path: Path, text: str) -> None:
    (tmp_path / "paper.md").write_text(text)
    assert not any(str(issue.what).startswith("no column says who reports") for issue in read_source(tmp_path / "paper.md").issues)
    source = read_source(tmp_path / "paper.md")
    assert source.info.title is None or not source.info.title.startswith("Register")
    assert any(not claim.method.startswith("register/") for claim in source.claims) or not source.claims


KNOWN = '- headings: ["Grouping", "Link body"]\n  shape: rows\n  columns:\n    "Grouping": name\n    "Link body": reports to\n'
OWN = "Grouping,Link body\nLock Panel,Canal Board\nWeir Panel,Canal Board\n"


@pytest.mark.parametrize("ending", [".html", ".md", ".docx"])
@pytest.mark.parametrize("beside", ["", PROSE])
def test_registers_yaml_holds_for_tables_of_pages_and_of_papers(tmp_path: Path, ending: str, beside: str) -> None:
    (tmp_path / "registers.yaml").write_text(KNOWN)
    path = WRITERS[ending](rows_of(OWN), tmp_path / f"own{ending}")
    if beside and ending == ".md":
        path.write_text(path.read_text() + "\n" + beside)
    found = lines(read_source(path, known=read_known(tmp_path / "registers.yaml")))
    assert {"Lock Panel REPORTS_TO Canal Board None active", "Weir Panel REPORTS_TO Canal Board None active"} <= found


def test_columns_shows_a_page_as_it_shows_a_workbook(tmp_path: Path) -> None:
    path = as_html(rows_of(FORMS["rows"]), tmp_path / "register.html")
    done = CliRunner().invoke(main, ["columns", str(path), "-w", str(tmp_path / "ws")])
    assert done.exit_code == 0 and "table 1, row 3: Lock Panel reports to Canal Partnership" in done.output


def test_a_file_without_tables_says_so_and_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Lock Panel\n\nIt meets on Mondays.\n")
    assert read_tables(tmp_path / "a.md")[1:] == ((), (("whole file", "no table stands in it", "Is it the right file?"),))
    (tmp_path / "a.png").write_bytes(b"x")
    with pytest.raises(GovgraphError, match="this is no register"):
        read_tables(tmp_path / "a.png")


# --- grids ------------------------------------------------------------------------------------------------------------


def test_merged_cells_of_a_page_hold_for_all_that_they_cover() -> None:
    page = (
        "<table><tr><td rowspan=2>Name</td><td colspan=2>People</td></tr><tr><td>Chair</td><td>Members</td></tr>"
        "<tr><td rowspan=2>Lock Panel</td><td>Ann Bell</td><td>Brack Council</td></tr><tr><td>Tom Reed</td><td></td></tr></table>"
    )
    grid = next(iter(grids_of(html_blocks(page, 0, len(page))[0])))
    assert [[cell.value for cell in line.cells] for line in grid.lines] == [
        ["Name", "People", "People"], ["Name", "Chair", "Members"], ["Lock Panel", "Ann Bell", "Brack Council"], ["Lock Panel", "Tom Reed", ""],
    ]  # fmt: skip
    assert all(line.cells[0].spanned for line in grid.lines) and not grid.lines[2].cells[1].spanned


def test_tables_are_called_by_their_headings_when_these_differ() -> None:
    table = "| Name | Reports to |\n|---|---|\n| {} | Canal Board |\n"
    apart = f"# People Directorate\n\n{table.format('Lock Panel')}\n# Place Directorate\n\n{table.format('Weir Panel')}"
    assert [grid.name for grid in grids_of(line_blocks(apart))] == ["People Directorate", "Place Directorate"]
    assert [grid.name for grid in grids_of(line_blocks(apart.replace("Place", "People")))] == ["table 1", "table 2"]


def test_a_table_that_goes_on_below_is_one() -> None:
    two = "<table><tr><td>Name</td><td>Reports to</td></tr><tr><td>Lock Panel</td><td>Canal Board</td></tr></table>"
    more = "<table><tr><td>Weir Panel</td><td>Canal Board</td></tr></table>"
    assert [len(grid.lines) for grid in grids_of(html_blocks(two + more, 0, len(two + more))[0])] == [3]
    assert [len(grid.lines) for grid in grids_of(html_blocks(two + two, 0, 2 * len(two))[0])] == [2, 2]


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_a_register_counts_as_one_whatever_its_form(tmp_path: Path, ending: str) -> None:
    WRITERS[ending](rows_of(FORMS["rows"]), tmp_path / f"register{ending}")
    (tmp_path / "paper.md").write_text("# Report\n\nThe Lock Panel reports to the Canal Partnership.\n")
    assert read_source(tmp_path / f"register{ending}").info.register
    assert not read_source(tmp_path / "paper.md").info.register
