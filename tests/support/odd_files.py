"""Small files that break readers: each stands for a kind that was met."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

GOOD = "The Skills Board reports to the Growth Board.\n"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def pdf(*objects: str) -> bytes:
    """A PDF of these objects; the first is its catalogue."""
    out, offsets = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    start = f"startxref\n{len(out)}\n%%EOF"
    return (out + f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n{start}").encode()


def stream(body: str, head: str = "") -> str:
    """A stream object."""
    return f"<< {head} /Length {len(body)} >>\nstream\n{body}\nendstream"


def page_pdf(body: str, resources: str, *more: str) -> bytes:
    """A PDF of one page that draws `body`; further objects count from 5."""
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << {resources} >> >>"
    return pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream(body), *more)


def nested_forms(depth: int = 26) -> bytes:
    """Forms that each draw the next one three times: 3 ** depth pieces in some kilobytes."""
    forms = []
    for at in range(depth):
        inner = f"/Resources << /XObject << /X {6 + at} 0 R >> >>" if at < depth - 1 else ""
        forms.append(stream("/X Do /X Do /X Do" if inner else "0 0 m 100 0 l S", f"/Type /XObject /Subtype /Form /BBox [0 0 612 792] {inner}"))
    return page_pdf("/X Do", "/XObject << /X 5 0 R >>", *forms)


def flat_line() -> bytes:
    """Words in a font of no size."""
    body = "BT /F1 0 Tf 72 700 Td (The Skills Board reports.) Tj ET BT /F1 12 Tf 0 0 0 0 72 600 Tm (x) Tj ET"
    return page_pdf(body, "/Font << /F1 5 0 R >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")


def workbook(cells: Iterable[tuple[str, str]]) -> bytes:
    """An XLSX of these cells ("B2", words)."""
    file = io.BytesIO()
    rows: dict[str, str] = {}
    for place, words in cells:
        row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        rows[row] = rows.get(row, "") + f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'
    data = "".join(f'<row r="{row}">{text}</row>' for row, text in rows.items())
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}worksheet+xml"/></Types>',
        )
        package.writestr("_rels/.rels", _relation(f"{_REL}/officeDocument", "xl/workbook.xml"))
        package.writestr("xl/workbook.xml", f'<workbook xmlns="{_SHEET}" xmlns:r="{_REL}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>')
        package.writestr("xl/_rels/workbook.xml.rels", _relation(f"{_REL}/worksheet", "worksheets/sheet1.xml"))
        package.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{_SHEET}"><sheetData>{data}</sheetData></worksheet>')
    return file.getvalue()


def _relation(kind: str, target: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{kind}" Target="{target}"/></Relationships>'


def odd_files() -> dict[str, bytes]:
    """Files by name; none of them may end a batch."""
    far = workbook([("A1", "Name"), ("B1", "Reports to"), ("A2", "X Board"), ("B2", "Y Board"), ("XFD1048576", "z")])
    return {
        "digits.html": f'<ol start="{"9" * 5000}"><li>{GOOD}</li></ol>'.encode(),
        "and.csv": b'Name,Reports to\nX Board,"' + b"A and " * 1600 + b'B Board"\n',
        "boards.csv": b'Name,Reports to\nX Board,"' + b"Housing Board and " * 40 + b'B Board"\n',
        "flat.pdf": flat_line(),
        "forms.pdf": nested_forms(),
        "far.xlsx": far,
        "deep.jsonl": b'{"name": ' + b"[" * 100_000 + b"}",
        "deep.html": b"<ul><li>" * 50_000,
        "cut.docx": b"PK\x03\x04",
        "nul.md": b"# Board\x00",
    }
