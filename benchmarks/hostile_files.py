"""Hostile files for benchmarks/hostile.py: an invented paper or register in each format, and what a seed does to it."""

from __future__ import annotations

import email.message
import functools
import io
import json
import re
import struct
import warnings
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from random import Random

from benchmarks.growth_texts import PATTERNS
from tests.support.hostile import TEXTS
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
PACKAGES = frozenset(("xlsx", "ods", "docx", "odt", "pptx", "zip"))
EXTREMES = (
    "0",
    "-1",
    "1",
    "2147483648",
    "99999999999999999999",
    "1e308",
    "NaN",
    "0.0000001",
    "",
    "\u00b2",
    "9" * 400,
    "-0",
    "0x10",
    "\u0663",
)
Change = Callable[[Random, bytes], bytes]


@functools.cache
def seed_of(form: str) -> bytes:
    """The sound file of a format."""
    return SEEDS[form]()


# --- what is done to bytes --------------------------------------------------------------------------------------------


def _span(chance: Random, data: bytes, most: int = 200) -> tuple[int, int]:
    begin = chance.randrange(len(data) + 1)
    return begin, min(len(data), begin + 1 + chance.randrange(most))


def flipped(chance: Random, data: bytes) -> bytes:
    """Some bytes are others."""
    made = bytearray(data)
    for _ in range(min(len(made), 1 << chance.randrange(7))):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def cut(chance: Random, data: bytes) -> bytes:
    """Only the beginning."""
    return data[: chance.randrange(len(data) + 1)]


def dropped(chance: Random, data: bytes) -> bytes:
    """A piece is gone."""
    begin, end = _span(chance, data)
    return data[:begin] + data[end:]


def doubled(chance: Random, data: bytes) -> bytes:
    """A piece comes many times."""
    begin, end = _span(chance, data)
    return data[:end] + data[begin:end] * chance.choice((1, 3, 40)) + data[end:]


def moved(chance: Random, data: bytes) -> bytes:
    """A piece stands elsewhere."""
    begin, end = _span(chance, data, 400)
    rest, to = data[:begin] + data[end:], chance.randrange(len(data) + 1)
    return rest[:to] + data[begin:end] + rest[to:]


def told(chance: Random, data: bytes) -> bytes:
    """A hostile text stands in it, or a pattern that readers were slow on."""
    words = chance.choice(TEXTS) if chance.random() < 0.5 else chance.choice(list(PATTERNS.values())) * chance.choice((3, 60))
    at = chance.randrange(len(data) + 1)
    return data[:at] + words.encode("utf-8", "surrogatepass") + data[at:]


def extreme(chance: Random, data: bytes) -> bytes:
    """Numbers are as large, small or odd as can be."""
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return told(chance, data)
    for one in sorted(chance.sample(found, min(len(found), 1 + chance.randrange(3))), key=lambda one: -one.start()):
        data = data[: one.start()] + chance.choice(EXTREMES).encode() + data[one.end() :]
    return data


def recoded(chance: Random, data: bytes) -> bytes:
    """The same characters in another encoding, or with a mark that tells another."""
    text = data.decode("utf-8", "replace")
    begin, code = chance.choice(
        (("\ufeff", "utf-16-le"), ("", "utf-16-be"), ("\ufeff", "utf-8"), ("", "utf-32"), ("", "utf-7"), ("", "cp037"))
    )
    return (begin + text).encode(code, "replace")


def tagged(chance: Random, data: bytes) -> bytes:
    """Marks are dropped, doubled, nested or given to each other."""
    marks = list(re.finditer(rb"<[^<>]{1,300}>", data))
    if len(marks) < 2:
        return doubled(chance, data)
    one, other = sorted(chance.sample(marks, 2), key=lambda mark: mark.start())
    way = chance.randrange(4)
    if way == 0:
        return data[: one.start()] + data[one.end() :]
    if way == 1:
        return data[: one.start()] + other[0] + data[one.end() : other.start()] + one[0] + data[other.end() :]
    inner = data[one.start() : other.end()]
    return data[: one.start()] + (one[0] * chance.choice((30, 3000)) if way == 2 else inner * chance.choice((2, 20))) + data[one.end() :]


CHANGES: tuple[Change, ...] = (flipped, cut, dropped, doubled, moved, told, extreme, recoded, tagged)


def repacked(chance: Random, data: bytes) -> bytes:
    """A package of which one member is changed, renamed, gone or there twice, and whose sums are right."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(sorted(members))
    way = chance.randrange(12)
    if way == 0:
        del members[name]
    elif way == 1:
        members[chance.choice(("../../x.md", "/etc/x.md", name.upper(), "a" * 300 + ".md", "C:\\x.md", "x\x00.md", ""))] = members.pop(name)
    elif way == 2:
        members[name] = members[chance.choice(sorted(members))]
    else:
        for _ in range(1 + chance.randrange(2)):
            members[name] = chance.choice(CHANGES)(chance, members[name] or b"<a>1</a>")
    return packed(members)


# Where the numbers of a zip's records stand: (signature, place, bytes); versions, flags, methods, sums, sizes, lengths, counts, offsets.
_LOCAL = [(b"PK\x03\x04", at, wide) for at, wide in ((4, 2), (6, 2), (8, 2), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2))]
_CENTRAL = [
    (b"PK\x01\x02", at, wide) for at, wide in ((6, 2), (8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (42, 4))
]
_END = [(b"PK\x05\x06", at, wide) for at, wide in ((4, 2), (6, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2))]
_LARGE = [(b"PK\x06\x06", at, wide) for at, wide in ((4, 8), (24, 8), (32, 8), (40, 8), (48, 8))] + [(b"PK\x06\x07", 8, 8)]
_NUMBERS = (0, 1, 2, 8, 9, 12, 14, 99, 0x800, 0x7FFF_FFFF, 0xFFFF_FFFE, 2**64 - 1)


def misled(chance: Random, data: bytes) -> bytes:
    """A package whose records say what is not so: sizes, sums, methods, flags (encrypted), places, the ends of its directory."""
    data = _enlarged(data) if chance.random() < 0.25 else data
    for _ in range(1 + chance.randrange(3)):
        signature, place, wide = chance.choice(chance.choice((_LOCAL, _CENTRAL, _END, _LARGE)))
        found = [one.start() for one in re.finditer(re.escape(signature), data)]
        for begin in chance.sample(found, min(len(found), chance.choice((1, 1, 99)))):
            number = chance.choice(_NUMBERS) & (256**wide - 1)
            data = data[: begin + place] + number.to_bytes(wide, "little") + data[begin + place + wide :]
    return data


def _enlarged(data: bytes) -> bytes:
    """The package with the end of its directory as ZIP64 writes it."""
    begin = data.rindex(b"PK\x05\x06")
    count, size, offset = (int.from_bytes(data[begin + at : begin + at + wide], "little") for at, wide in ((10, 2), (12, 4), (16, 4)))
    large = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, begin, 1)
    return data[:begin] + large + locator + data[begin : begin + 8] + b"\xff" * 12 + data[begin + 20 :]


def joined(chance: Random, data: bytes) -> bytes:
    """A package with members twice under one name, words before it or behind it, or two directories."""
    way = chance.randrange(4)
    if way == 0:
        return told(chance, b"") + data
    if way == 1:
        return data + told(chance, b"")
    if way == 2:
        return data + repacked(chance, data)
    out = io.BytesIO(data)
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as package:
        warnings.simplefilter("ignore")  # that the name is there twice is meant
        for name in chance.sample(package.namelist(), 1 + chance.randrange(len(package.namelist()))):
            package.writestr(zipfile.ZipInfo(name), chance.choice(CHANGES)(chance, package.read(name) or b"<a>1</a>"))
    return out.getvalue()


def hostile_file(seed: int) -> tuple[str, bytes]:
    """(name, bytes) that this number stands for; the formats take turns."""
    chance = Random(seed)
    form = list(SEEDS)[seed % len(SEEDS)]
    data = seed_of(form)
    if form in PACKAGES and chance.random() < 0.85:
        data = chance.choice((repacked, repacked, misled, misled, joined))(chance, data)
    else:
        for _ in range(1 + chance.randrange(3)):
            data = chance.choice(CHANGES)(chance, data) or b"\n"
    return f"{seed:06d}.{form}", data
