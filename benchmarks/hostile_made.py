"""Hostile files made by hand for benchmarks/hostile.py: each kind of bomb that readers of office formats fall for, in sizes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from benchmarks.growth_texts import FORMATS, PATTERNS, PLACES, WORD, file_of
from benchmarks.hostile_seeds import SEEDS, odf, packed, seed_of
from tests.support.hostile import NAMES
from tests.support.odd_files import odd_files, page_pdf, stream, workbook
from tests.support.outlook import attached, compound, message

SIZES = (10, 1_000, 30_000)
_ENTITIES = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">{_ENTITIES}<!ENTITY out SYSTEM "file:///etc/hostname">]>'


def made_files() -> Iterator[tuple[str, bytes]]:
    """(name, bytes); the same ones every time."""
    yield from odd_files().items()
    for size in SIZES:
        for name, data in (*_words(size), *_packages(size), *_others(size)):
            yield f"{size}-{name}", data
    yield from _laughing()
    yield from _named()
    yield from _mislabelled()
    yield from _grown()


def _words(n: int) -> Iterator[tuple[str, bytes]]:
    for mark in (
        "ul",
        "ol",
        "table",
        "div",
        "blockquote",
        "dl",
        "b",
        "span",
        "td",
        "template",
        "svg",
        "script",
        "style",
        "title",
        "select",
    ):
        yield f"{mark}.html", (f"<{mark}>" * n + "The Skills Board reports to the Growth Board." + f"</{mark}>" * n).encode()
    far = f'colspan="{n * 999}" rowspan="{n * 999}"'
    yield "spans.html", f"<table><tr><td {far}>Board</td></tr><tr><td>a</td></tr></table>".encode()
    yield "attributes.html", ("<p " + " ".join(f"a{at}=1" for at in range(n)) + ">Board</p>").encode()
    yield "references.html", ("&#" + "9" * n + "; &" + "a" * n + ";").encode()
    yield "quoted.md", (">" * n + " Board").encode()
    yield "indented.md", "\n".join(" " * (at % 400) + "- Board" for at in range(min(n, 2000))).encode()
    yield "cells.md", ("|a" * n + "|\n" + "|-" * n + "|\n" + "|b" * n + "|").encode()
    yield "fences.md", ("```\n" * n).encode()
    yield "columns.csv", (",".join(f"Name {at}" for at in range(n)) + "\n" + "," * n).encode()
    yield "quotes.csv", b'Name,Reports to\n"' + b'""' * n
    yield "returns.csv", b"Name,Reports to\n" + b"\r" * n
    yield "nuls.csv", b"Name,Reports to\nX Board,Y\x00 Board\n" * min(n, 1000)
    yield "nested.jsonl", b'{"name":' * n + b"1" + b"}" * n
    yield "keys.jsonl", ("{" + ",".join(f'"k{at}":1' for at in range(n)) + "}").encode()
    yield "digits.jsonl", b'{"name":"X Board","seats":' + b"9" * n + b"}"
    yield "nodes.json", b'{"nodes":' + b"[" * n + b"]" * n + b"}"
    yield "groups.rtf", b"{\\rtf1 " + b"{" * n + b"Board" + b"}" * n
    yield "controls.rtf", b"{\\rtf1 " + b"\\u-99999999?\\bin9999999 " * min(n, 3000) + b"}"
    yield "lists.ttl", b"@prefix o: <http://o/> . <#a> o:p " + b"(" * n + b")" * n + b" ."
    yield "loop.graphml", b"<graphml>" + b"<graph>" * n + b'<node id="a"/><edge source="a" target="b"/>' + b"</graph>" * n + b"</graphml>"


def _packages(n: int) -> Iterator[tuple[str, bytes]]:
    for mark in (
        "w:tbl><w:tr><w:tc",
        "w:sdt><w:sdtContent",
        "w:ins",
        "w:p><w:r><w:txbxContent",
        "w:fldSimple",
        "w:hyperlink",
        "w:smartTag",
    ):
        ends = "".join(f"</{one}>" for one in reversed(mark.split("><")))
        yield f"{mark[2:6]}.docx", _word(f"<{mark}>" * n + "<w:p><w:r><w:t>Board</w:t></w:r></w:p>" + ends * n)
    yield "span.docx", _word(f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{n * 99_999}"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>')
    yield "before.docx", _word(f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{n * 99_999}"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>')
    yield "empty.docx", _word("<w:p/>" * n)
    for kind in ("text", "spreadsheet"):
        end = kind[:3] + (".odt" if kind == "text" else ".ods")
        cell = f'<table:table-cell table:number-columns-repeated="{n * 9999}"><text:p>Board</text:p></table:table-cell>'
        yield f"cells-{end}", odf(kind, f"<table:table><table:table-row>{cell}</table:table-row></table:table>")
        one = "<table:table-cell><text:p>B</text:p></table:table-cell>"
        row = f'<table:table-row table:number-rows-repeated="{n * 9999}">{one}</table:table-row>'
        yield f"rows-{end}", odf(kind, f"<table:table>{row}</table:table>")
        spans = f'table:number-columns-spanned="{n * 999}" table:number-rows-spanned="{n * 999}"'
        wide = f"<table:table-cell {spans}><text:p>B</text:p></table:table-cell>"
        yield f"spans-{end}", odf(kind, f"<table:table><table:table-row>{wide}</table:table-row></table:table>")
        yield f"deep-{end}", odf(kind, "<text:list><text:list-item>" * n + "</text:list-item></text:list>" * n)
    yield "blanks.odt", odf("text", f'<text:p>a<text:s text:c="{n * 99_999}"/>b</text:p>')
    yield "far.xlsx", workbook([("A1", "Name"), ("B1", "Reports to"), (f"XF{n}", "z"), (f"A{n * 30}", "X Board")])
    yield "member.zip", packed({"a.txt": b"Board " * n * 300})
    yield "members.zip", packed({f"{at}.txt": b"Board" for at in range(n)})
    inner = packed({"a.txt": b"Board"})
    for _ in range(min(n, 30)):
        inner = packed({"a.zip": inner})
    yield "matryoshka.zip", inner


def _others(n: int) -> Iterator[tuple[str, bytes]]:
    flate = zlib.compress(zlib.compress(b"BT (Board) Tj ET " * n * 30)).decode("latin-1")
    yield "flate.pdf", page_pdf("", "", stream(flate, "/Filter [/FlateDecode /FlateDecode]"))
    yield "kids.pdf", page_pdf("BT ET " * n, "").replace(b"/Count 1", b"/Count %d" % (n * 99))
    yield "states.pdf", page_pdf("q " * n + "Q " * n, "")
    yield "lines.pdf", page_pdf("".join(f"{at % 600} 0 m {at % 600} 700 l S " for at in range(n)), "")
    yield "box.pdf", page_pdf("", "").replace(b"612 792", b"%d 792" % (n * 10**6))
    head = "Subject: Board\nMIME-Version: 1.0\n"
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(min(n, 3000)))
    yield "parts.eml", (head + parts + "Content-Type: text/plain\n\nThe Board met.\n").encode()
    yield "headers.eml", (head + "X: " + "a" * n + "\n" + "Received: x\n" * n + "\nBoard").encode()
    yield "words.eml", ("Subject: " + "=?utf-8?q?a?= " * n + "\n\nBoard").encode()
    within = message("Board", "It met.", inner=True)
    for _ in range(min(n, 40)):
        within = message("Board", "It met.", attached(0, "a.msg", within), inner=True)
    yield "deep.msg", compound(message("Board", "It met.", attached(0, "a.msg", within)))


def _word(body: str) -> bytes:
    return packed({"word/document.xml": WORD.format(body).encode()})


def _laughing() -> Iterator[tuple[str, bytes]]:
    for name in ("e11", "out"):
        yield f"{name}.html", f"{LAUGHS}<p>&{name};</p>".encode()
        yield f"{name}.graphml", f'{LAUGHS}<graphml><graph><node id="&{name};"/></graph></graphml>'.encode()
        yield f"{name}.docx", packed({"word/document.xml": (LAUGHS + WORD.format(f"<w:p><w:r><w:t>&{name};</w:t></w:r></w:p>")).encode()})
        yield f"{name}.odt", packed({"content.xml": LAUGHS.encode() + _content(f"<text:p>&{name};</text:p>")})
        yield f"{name}.ods", packed({"content.xml": LAUGHS.encode() + _content(f"<text:p>&{name};</text:p>")})


def _content(body: str) -> bytes:

    with zipfile.ZipFile(io.BytesIO(odf("text", body))) as package:
        return package.read("content.xml")


def _named() -> Iterator[tuple[str, bytes]]:
    for name, text in NAMES.items():
        words = text.encode("utf-8", "surrogatepass")
        yield f"said-{name}.txt", b"The " + words + b" Board reports to the " + words + b" Panel.\n"
        yield (
            f"said-{name}.csv",
            b'Name,Reports to,Chair\n"' + words.replace(b'"', b'""') + b'","' + words.replace(b'"', b'""') + b' Panel",Ann Bell\n',
        )
        yield f"said-{name}.html", b"<h1>" + words + b"</h1><p>" + words + b" reports to the Growth Board.</p>"
        yield f"said-{name}.md", b"| Name | Reports to |\n|---|---|\n| Skills Board | " + words + b" |\n"


def _mislabelled() -> Iterator[tuple[str, bytes]]:
    for form in SEEDS:
        for other in SEEDS:
            yield f"{other}-as.{form}", seed_of(other) if form != other else b""


def _grown() -> Iterator[tuple[str, bytes]]:
    for kind, pattern in PATTERNS.items():
        for form in FORMATS:
            yield f"grown-{kind}.{form}", file_of(pattern, list(PLACES)[len(kind) % len(PLACES)], 600, form)
