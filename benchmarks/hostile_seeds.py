"""Sound files for benchmarks/hostile_files.py: an invented paper or register in each format."""

from __future__ import annotations

import email.message
import functools
import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

from tests.support.outlook import attached, compound, message

HEADS = ("Name", "Reports to", "Chair", "Meets")
ROWS = (
    ("Brack Skills Board", "Brack Growth Board", "Cllr Ann Bell", "4 times a year"),
    ("Brack Growth Board", "Wendshire County Council", "Jo Marsh", "monthly"),
    ("Rail Panel", "Brack Growth Board; Brack Skills Board", "", "1 May 2016"),
)
DAY = datetime(2016, 5, 3, tzinfo=UTC)
TITLE = "Brack Skills Board: terms of reference"
LINES = (
    "3 May 2016",
    "The Brack Skills Board (BSB) reports to the Brack Growth Board. It is chaired by Cllr Ann Bell of Brack Council.",
    "Members: Ann Bell, Jo Marsh (Brack College), Sam Hale",
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(f'xmlns:{short}="{_URN}{short}:1.0"' for short in ("office", "text", "table", "style", "draw"))


def _html() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td colspan='1'>{cell}</td>" for cell in row) + "</tr>" for row in (HEADS, *ROWS))
    lines = "".join(f"<p style='color:black'>{line}</p>" for line in LINES)
    return f"<!DOCTYPE html><html><body><h1>{TITLE}</h1>{lines}<ol start='3'><li>a</li></ol><table>{rows}</table></body></html>".encode()


def _markdown() -> bytes:
    rows = [HEADS, ("---",) * len(HEADS), *ROWS]
    return "\n\n".join([f"# {TITLE}", *LINES, "\n".join(f"| {' | '.join(row)} |" for row in rows)]).encode()


def _separated(mark: str) -> bytes:
    return "\r\n".join(mark.join(f'"{cell}"' for cell in row) for row in (HEADS, *ROWS)).encode()


def _lines_of_json() -> bytes:
    return "\n".join(json.dumps(dict(zip(HEADS, row, strict=True)) | {"seats": 3, "tags": ["a"]}) for row in ROWS).encode()


def _docx() -> bytes:
    from docx import Document

    made = Document()
    made.add_heading(TITLE)
    for line in LINES:
        made.add_paragraph(line)
    made.add_paragraph("One", style="List Number")
    table = made.add_table(len(ROWS) + 1, len(HEADS))
    for at, row in enumerate((HEADS, *ROWS)):
        for cell, words in zip(table.rows[at].cells, row, strict=True):
            cell.text = words
    return _saved(made.save)


def _pptx() -> bytes:
    from pptx import Presentation

    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text, slide.placeholders[1].text = TITLE, "\n".join(LINES)
    return _saved(made.save)


def _xlsx() -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": DAY})
    sheet = book.add_worksheet("Bodies")
    for at, row in enumerate((HEADS, *ROWS)):
        sheet.write_row(at, 0, row)
    sheet.merge_range("A6:B6", "2016")
    sheet.write_formula("C6", "=1+1", None, 2)
    book.close()
    return out.getvalue()


def _pdf() -> bytes:
    from fpdf import FPDF

    made = FPDF()
    made.creation_date = DAY
    made.add_page()
    made.set_font("Helvetica", size=12)
    for line in (TITLE, *LINES):
        made.multi_cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
    with made.table() as table:
        for row in (HEADS, *ROWS):
            table.row(row)
    return bytes(made.output())


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


def odf(kind: str, body: str) -> bytes:
    """An OpenDocument package of this body; kind: text or spreadsheet."""
    text = f"<office:document-content {_SPACES}><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    return packed({"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": text.encode()})


def _odf_table() -> str:
    cell = '<table:table-cell office:value-type="string" table:number-columns-spanned="1"><text:p>{}</text:p></table:table-cell>'
    rows = "".join("<table:table-row>" + "".join(map(cell.format, row)) + "</table:table-row>" for row in (HEADS, *ROWS))
    return f'<table:table table:name="S"><table:table-column table:number-columns-repeated="4"/>{rows}</table:table>'


def _odt() -> bytes:
    lines = "".join(f"<text:p>{line}</text:p>" for line in LINES)
    return odf("text", f'<text:h text:outline-level="1">{TITLE}</text:h>{lines}<text:list><text:list-item/></text:list>{_odf_table()}')


def _rtf() -> bytes:
    return (
        "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 " + "\\par ".join((TITLE, *LINES)) + "\\trowd\\cellx100 a\\cell b\\cell\\row}"
    ).encode()


def _eml() -> bytes:
    made = email.message.EmailMessage()
    made["Subject"], made["Date"] = TITLE, "Tue, 3 May 2016 10:00:00 +0000"
    made.set_content("\n".join(LINES))
    made.add_attachment(_markdown(), maintype="text", subtype="markdown", filename="tor.md")
    return bytes(made)


def _graphml() -> bytes:
    key = '<key id="d" for="node" attr.name="name" attr.type="string"/><key id="t" for="edge" attr.name="type" attr.type="string"/>'
    nodes = "".join(f'<node id="n{at}"><data key="d">{row[0]}</data></node>' for at, row in enumerate(ROWS))
    edges = '<edge source="n0" target="n1"><data key="t">REPORTS_TO</data></edge>'
    space = "http://graphml.graphdrawing.org/xmlns"
    return f'<graphml xmlns="{space}">{key}<graph edgedefault="directed">{nodes}{edges}</graph></graphml>'.encode()


def _json() -> bytes:
    nodes = [{"id": row[0], "name": row[0], "kind": "body"} for row in ROWS]
    return json.dumps({"nodes": nodes, "links": [{"source": ROWS[0][0], "target": ROWS[1][0], "type": "REPORTS_TO"}]}).encode()


def _turtle() -> bytes:
    org = "@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    return (org + f'<#a> a org:Organization ; skos:prefLabel "{ROWS[0][0]}" ; org:subOrganizationOf <#b> .\n'
            f'<#b> a org:Organization ; skos:prefLabel "{ROWS[1][0]}" .\n').encode()  # fmt: skip


def packed(members: dict[str, bytes]) -> bytes:
    """A zip archive of these members, the same bytes every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


SEEDS: dict[str, Callable[[], bytes]] = {
    "txt": lambda: "\n\n".join((TITLE, *LINES)).encode(),
    "md": _markdown,
    "html": _html,
    "csv": lambda: _separated(","),
    "tsv": lambda: _separated("\t"),
    "jsonl": _lines_of_json,
    "xlsx": _xlsx,
    "ods": lambda: odf("spreadsheet", _odf_table()),
    "docx": _docx,
    "odt": _odt,
    "pptx": _pptx,
    "pdf": _pdf,
    "rtf": _rtf,
    "eml": _eml,
    "msg": lambda: compound(message(TITLE, "\n".join(LINES), attached(0, "tor.md", _markdown()), moment=1_462_269_600)),
    "zip": lambda: packed({"tor.md": _markdown(), "in/bodies.csv": _separated(","), "tor.docx": _docx()}),
    "graphml": _graphml,
    "json": _json,
    "ttl": _turtle,
}
@functools.cache
def seed_of(form: str) -> bytes:
    """The sound file of a format."""
    return SEEDS[form]()
