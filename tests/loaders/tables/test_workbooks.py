"""What workbooks do not say by their values: hidden, struck out, merged, in error, set in, without a stored value; in XLSX and ODS."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Alignment, Font

from govgraph.graph.claims import RelationClaim, SourceClaims
from govgraph.graph.errors import GovgraphError
from govgraph.loaders.tables import read_register


def made(folder: Path, rows: list[list[object]], name: str = "register.xlsx") -> tuple[Path, openpyxl.Workbook]:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Register"
    for row in rows:
        sheet.append(row)
    return folder / name, book


def saved(path: Path, book: openpyxl.Workbook, *, hidden: bool = False) -> SourceClaims:
    book.save(path)
    return read_register(path, hidden=hidden)


def lines(source: SourceClaims) -> set[str]:
    return {f"{c.source.name} {c.type} {c.target.name}" for c in source.claims if isinstance(c, RelationClaim)}


def told(source: SourceClaims) -> str:
    return " / ".join(f"{issue.place}: {issue.what}" for issue in source.issues)


ROWS: list[list[object]] = [["Name", "Reports to", "Chair"], ["Lock Panel", "Canal Board", "Ann Bell"], ["Weir Panel", "Canal Board", "Raj Patel"]]


def test_hidden_rows_columns_and_sheets_are_left_out_and_told(tmp_path: Path) -> None:
    path, book = made(tmp_path, ROWS)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    other = book.create_sheet("Old")
    other.append(["Name", "Reports to"])
    other.append(["Tram Panel", "Canal Board"])
    other.sheet_state = "hidden"
    source = saved(path, book)
    assert lines(source) == {"Lock Panel REPORTS_TO Canal Board"}
    assert "1 hidden row left out: 3" in told(source) and "1 hidden column left out: C" in told(source) and "sheet Old: this sheet is hidden" in told(source)
    assert {"Weir Panel REPORTS_TO Canal Board", "Tram Panel REPORTS_TO Canal Board", "Raj Patel CHAIRS Weir Panel"} <= lines(read_register(path, hidden=True))


def test_struck_rows_and_cells_are_not_in_force(tmp_path: Path) -> None:
    path, book = made(tmp_path, ROWS)
    for cell in book.active[3]:
        cell.font = Font(strike=True)
    book.active["C2"].font = Font(strike=True)
    source = saved(path, book)
    assert lines(source) == {"Lock Panel REPORTS_TO Canal Board"}
    assert "row 3: this row is struck out" in told(source) and '"Ann Bell" is struck out' in told(source)


def test_merged_cells_hold_for_all_that_they_cover(tmp_path: Path) -> None:
    path, book = made(tmp_path, [["Name", "Reports to"], ["Lock Panel", "Canal Board"], ["Weir Panel", None]])
    book.active.merge_cells("B2:B3")
    assert lines(saved(path, book)) == {"Lock Panel REPORTS_TO Canal Board", "Weir Panel REPORTS_TO Canal Board"}


def test_a_merged_name_is_one_body(tmp_path: Path) -> None:
    path, book = made(tmp_path, [["Name", "Chair", "Member organisation"], ["Lock Panel", "Ann Bell", "Linfold College"], [None, None, "Hexley Council"]])
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("B2:B3")
    source = saved(path, book)
    assert lines(source) == {"Ann Bell CHAIRS Lock Panel", "Linfold College MEMBER_OF Lock Panel", "Hexley Council MEMBER_OF Lock Panel"}


def test_errors_and_formulas_without_values_are_told(tmp_path: Path) -> None:
    path, book = made(tmp_path, [["Name", "Reports to"], ["Lock Panel", "=VLOOKUP(A2,X,1)"], ["Weir Panel", "Canal Board"]])
    cell = book.active["B3"]
    source = saved(path, book)
    assert "formulas without a stored value, read as empty: B2" in told(source) and lines(source) == {"Weir Panel REPORTS_TO Canal Board"}
    cell.value, cell.data_type = "#REF!", "e"
    assert "the error #REF!" in told(saved(path, book))


def test_cells_set_in_are_structure(tmp_path: Path) -> None:
    path, book = made(tmp_path, [["Body", "Chair"], ["Canal Board", None], ["Lock Panel", None]])
    book.active["A3"].alignment = Alignment(indent=2)
    assert lines(saved(path, book)) == {"Lock Panel PART_OF Canal Board"}


def test_two_lines_of_headings(tmp_path: Path) -> None:
    path, book = made(tmp_path, [["Partnership", None, "Chair", None], ["Name", "Type", "Name", "Email"], ["Lock Panel", "Panel", "Ann Bell", "a@x.example"]])
    book.active.merge_cells("A1:B1")
    book.active.merge_cells("C1:D1")
    assert lines(saved(path, book)) == {"Ann Bell CHAIRS Lock Panel"}


def test_several_tables_and_titles_on_one_sheet(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Hexley Council", None], [None, None], ["Group", "Reports to"], ["Lock Panel", "Canal Board"], [None, None], ["Members", None]]
    rows += [["Committee", "Councillor"], ["Lock Panel", "Ann Bell"], ["Lock Panel", "Raj Patel"]]
    path, book = made(tmp_path, rows)
    assert lines(saved(path, book)) == {"Lock Panel REPORTS_TO Canal Board", "Ann Bell MEMBER_OF Lock Panel", "Raj Patel MEMBER_OF Lock Panel"}


def test_a_cell_is_said_by_its_address_and_heading(tmp_path: Path) -> None:
    path, book = made(tmp_path, ROWS)
    anchors = {claim.evidence[0].anchor for claim in saved(path, book).claims if isinstance(claim, RelationClaim)}
    assert "Register!B2, Reports to" in anchors


def open_sheet(folder: Path, rows: str) -> Path:
    """An OpenDocument workbook of one sheet of these rows."""
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style"))
    body = f'<office:body><office:spreadsheet><table:table table:name="Register">{rows}</table:table></office:spreadsheet></office:body>'
    path = folder / "register.ods"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("content.xml", f"<?xml version='1.0'?><office:document-content {spaces}>{body}</office:document-content>")
    return path


def test_an_opendocument_sheet_tells_what_it_hides(tmp_path: Path) -> None:
    head, lock, weir = (
        "".join(f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row)
        for row in (["Name", "Reports to"], ["Lock Panel", "Canal Board"], ["Weir Panel", "Canal Board"])
    )
    rows = f'<table:table-row>{head}</table:table-row><table:table-row>{lock}</table:table-row><table:table-row table:visibility="collapse">{weir}</table:table-row>'
    source = read_register(open_sheet(tmp_path, rows))
    assert lines(source) == {"Lock Panel REPORTS_TO Canal Board"} and "hidden row" in told(source)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_same_register_in_another_file_gives_the_same_lines(tmp_path: Path, form: str) -> None:
    path, book = made(tmp_path, ROWS)
    if form == "csv":
        path = tmp_path / "register.csv"
        path.write_text("\n".join(",".join(map(str, row)) for row in ROWS), "utf-8")
        found = read_register(path)
    else:
        found = saved(path, book)
    assert lines(found) == {
        "Lock Panel REPORTS_TO Canal Board", "Weir Panel REPORTS_TO Canal Board", "Ann Bell CHAIRS Lock Panel", "Raj Patel CHAIRS Weir Panel",
    }  # fmt: skip


def test_a_broken_stream_is_told_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made(tmp_path, [["Name", "Reports to"], ["Skills Board", "Growth Board"]], path.name)[1].save(path)
    data = bytearray(path.read_bytes())
    at = data.index(b"xl/styles.xml") + len("xl/styles.xml")
    data[at + 4 : at + 40] = b"\xff" * 36
    path.write_bytes(data)
    with pytest.raises(GovgraphError, match="this workbook cannot be read"):
        read_register(path)


def test_a_sheet_that_reaches_too_far_is_refused_before_it_is_laid_out(tmp_path: Path) -> None:
    path, book = made(tmp_path, ROWS)
    book.active["ZZ9000"] = "far"
    with pytest.raises(GovgraphError, match=r"sheet Register: it reaches over this many cells: 6,318,000; .*limits\.cells"):
        saved(path, book)


def test_merged_cells_count_by_what_they_cover(tmp_path: Path) -> None:
    path, book = made(tmp_path, ROWS)
    for number in range(8):  # each lies over the others
        book.active.merged_cells.add(f"A1:Z{20_000 + number}")
    with pytest.raises(GovgraphError, match=r"its merged cells cover this many cells: 4,160,728; .*limits\.cells"):
        saved(path, book)


class PanicException(BaseException):  # what Python sees of a library in Rust that gives up
    pass


class Panicking:
    @staticmethod
    def from_path(path: Path) -> None:
        raise PanicException("range end index 64 out of range")


def test_what_the_reader_of_old_workbooks_panics_on_is_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("python_calamine.CalamineWorkbook", Panicking)
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(GovgraphError, match=r"a\.xls: this workbook cannot be read \(range end"):
        read_register(tmp_path / "a.xls")


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ('table:number-rows-repeated="1000000">', "{one}"),
        (">", '<table:table-cell table:number-columns-repeated="9000000"/>{one}'),
        (">", '<table:table-cell office:value-type="string" table:number-columns-repeated="9000000"><text:p>x</text:p></table:table-cell>'),
    ],
)
def test_an_opendocument_sheet_counts_what_it_repeats(tmp_path: Path, cells: str, says: str) -> None:
    one = '<table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell>' * 4
    path = open_sheet(tmp_path, f"<table:table-row {cells}{says.format(one=one)}</table:table-row>")
    with pytest.raises(GovgraphError, match=r"register\.ods: sheet Register: .*repeated ones counted.*limits\.cells"):
        read_register(path)


def test_what_an_opendocument_sheet_repeats_at_its_ends_is_nothing(tmp_path: Path) -> None:
    row = '<table:table-row>{}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    cells = ['<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'] * 2
    rows = [row.format("".join(cells).format(*pair)) for pair in (("Name", "Reports to"), ("Lock Panel", "Canal Board"))]
    end = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    assert lines(read_register(open_sheet(tmp_path, "".join(rows) + end))) == {"Lock Panel REPORTS_TO Canal Board"}
