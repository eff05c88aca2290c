"""What benchmarks/growth.py repeats: patterns that readers were slow on, the places where they stand, and the files that carry them."""

from __future__ import annotations

import io
import re
import zipfile

PATTERNS = {
    "dashes": "-",
    "equals": "=",
    "underlines": "_",
    "dots": ".",
    "bars": "|",
    "tabs": "a\t",
    "blanks": "a          ",
    "stars": "*",
    "waves": "~~a ",
    "hashes": "#",
    "ticks": "`",
    "backslashes": "\\",
    "brackets": "(",
    "closing": ")",
    "squares": "[",
    "links": "[a](",
    "references": "[a][",
    "wikis": "[[a|",
    "ampersands": "&amp;",
    "angles": "<",
    "comments": "<!-- ",
    "unclosed": "<s>",
    "hidden": "<p hidden>",
    "spans": "<span style='color:red'>",
    "breaks": "Ann Bell, Brack Council<br>",
    "paragraphs": "<p>The Skills Board</p>",
    "lists": "<ul><li>a",
    "items": "<li>Ann Bell</li>",
    "tables": "<table><tr><td>",
    "rows": "<tr><td>a</td><td>b</td></tr>",
    "letters": "A",
    "small": "a",
    "digits": "12 ",
    "years": "2016-17 ",
    "months": "3 May 2016 ",
    "and": "A and ",
    "boards": "Housing Board and ",
    "commas": "Alpha, ",
    "people": "Cllr Ann Bell, ",
    "of": "Board of ",
    "the": "the ",
    "group": "Group ",
    "acronyms": "ABC (DEF) ",
    "quotes": '"',
    "apostrophes": "'",
    "hyphens": "a-\n",
    "lines": "a\n",
    "empty": "\n",
    "labels": "Chair: Ann Bell\n",
    "tree": "|-- a\n",
    "numbers": "1.2.3 a\n",
    "sentences": "The Skills Board reports to the Growth Board. ",
    "long": "The Skills Board, which meets, which votes, ",
    "nots": "not ",
    "reports": "reports to ",
    "councils": "Brack City Council ",
    "capitals": "The Growth And ",
    "colons": "a: ",
    "semicolons": "a; ",
    "slashes": "a/",
    "footnotes": "[^1] ",
    "entities": "&#120;",
    "raised": "<sup>1</sup>",
    "definitions": "<dl><dt>a<dd>b",
    "pipes": "a|b\n",
    "ruled": "a|b\n---|---\n",
    "wide": "a   b   c\n",
    "emails": "a@b.example ",
    "soft": "\u00ad",
    "joined": "a\u200d",
    "accents": "e\u0301",
    "emoji": "😀",
    "ticked": "☑ ☐ ",
    "members": "Members: ",
}
PLACES = {
    "paragraph": "{}",
    "item": "- {}",
    "heading": "# {}",
    "label": "Chair: {}",
    "cell": "| Name | Reports to |\n|---|---|\n| Skills Board | {} |",
    "membership": "Membership\n\n{}",
    "sentence": "The Skills Board reports to {}.",
}


FORMATS = ("txt", "md", "html", "csv", "docx", "odt")


def file_of(pattern: str, place: str, size: int, form: str) -> bytes:
    """The pattern repeated to the size, in this place of a file of this format."""
    body = pattern * max(1, size // len(pattern))
    if form == "csv":
        return ('Name,Reports to\nSkills Board,"' + body.replace('"', '""') + '"\n').encode()
    if place == "cell" and form in _TABLES:
        before, rows, after = "# Brack Skills Board\n\n3 May 2016", (("Name", "Reports to"), ("Skills Board", body)), ""
    else:
        before, rows, after = "# Brack Skills Board\n\n3 May 2016\n\n" + PLACES[place].format(body), (), _AFTER
    if form == "html":
        return f"<html><body><h1>Brack Skills Board</h1><p>{before}</p>{_table(form, rows)}<p>{after}</p></body></html>".encode()
    if form == "docx":
        lines = _table(form, rows).join("".join(map(_paragraph, text.split("\n"))) for text in (before, after))
        return _package("word/document.xml", WORD.format(lines))
    if form == "odt":
        lines = _table(form, rows).join("".join(f"<text:p>{_xml(line)}</text:p>" for line in text.split("\n")) for text in (before, after))
        return _package("content.xml", _ODT.format(lines))
    return f"{before}\n\n{after}\n".encode()


_AFTER = "The Skills Board reports to the Growth Board."
_TABLES = {  # format: (table, row, cell)
    "html": ("<table>{}</table>", "<tr>{}</tr>", "<td>{}</td>"),
    "docx": ("<w:tbl>{}</w:tbl>", "<w:tr>{}</w:tr>", "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"),
    "odt": (
        "<table:table>{}</table:table>",
        "<table:table-row>{}</table:table-row>",
        "<table:table-cell><text:p>{}</text:p></table:table-cell>",
    ),
}


def _table(form: str, rows: tuple[tuple[str, ...], ...]) -> str:
    table, row, cell = _TABLES[form]
    words = (lambda text: text) if form == "html" else _xml
    return table.format("".join(row.format("".join(cell.format(words(one)) for one in cells)) for cells in rows)) if rows else ""


WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
_ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:'
    'xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body>'
    "<office:text>{}</office:text></office:body></office:document-content>"
)


def _paragraph(line: str) -> str:
    return f"<w:p><w:r><w:t>{_xml(line)}</w:t></w:r></w:p>"


def _xml(text: str) -> str:
    return re.sub("[\x00-\x08\x0b-\x1f]", "", text).replace("&", "&amp;").replace("<", "&lt;")


def _package(name: str, text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, text)
    return out.getvalue()
