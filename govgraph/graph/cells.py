"""Text from strangers made fit for a page, a cell or a file: nothing invisible, nothing that a spreadsheet would run."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

# Control characters (but tab and line ends), noncharacters, lone surrogates: no XML or DOCX may hold them.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Bidi overrides and isolates reorder what a reader sees; zero-width signs and tags hide what is there.
# Joiners (U+200C, U+200D) stay: some scripts need them to be written at all.
_HIDDEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
# What makes Excel, Calc or Sheets read a cell as a formula, in ASCII and in full width, after white space as well.
_FORMULA = re.compile(r"[\s'\"]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\u2212]|[\t\r\n]")
_CELL = re.compile(r"</t[dh]>\s*<t[dh]\b[^<>]*>", re.IGNORECASE)
# Only the tags of running text and tables: "<Board>" in a sentence is a word of it.
_TAG = re.compile(
    r"</?(?:a|b|br|div|em|h[1-6]|i|li|ol|p|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?/?>|<!--.*?-->", re.I
)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?")


def clean_text(text: str) -> str:
    """`text` without control, bidi and zero-width characters; every kind of line end becomes "\\n"."""
    return _HIDDEN.sub("", _ILLEGAL.sub("", _LINE_ENDS.sub("\n", text)))


def one_line(text: str) -> str:
    """`clean_text` with white space folded, for names, labels and headings."""
    return " ".join(clean_text(text).split())


def readable(quote: str) -> str:
    """A quote for a person to read: one line of the words as they stand, " | " between cells, without the markup of the file."""
    if "<" in quote:
        quote = _TAG.sub(" ", _CELL.sub(" | ", quote))
    return one_line(html.unescape(quote).replace("**", "")).strip(" |")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take `text` for a formula or a command; plain numbers such as "-3" are none."""
    return bool(_FORMULA.match(text)) and not _NUMBER.fullmatch(text)


def csv_safe(value: object) -> str | int | float | bool:
    """One value as a CSV cell: lists joined by "; ", text cleaned, a leading formula sign shown behind an apostrophe.

    Numbers and flags stay what they are; None is an empty cell.
    """
    if value is None:
        return ""
    if isinstance(value, (bool, int, float)):
        return value
    text = cell_text(value)
    return f"'{text}" if is_formula(text) else text


def cell_text(value: object) -> str:
    """Any value as clean text for one cell: lists joined by "; ", mappings as "key: value", None empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{cell_text(key)}: {cell_text(item)}" for key, item in value.items())
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        return "; ".join(cell_text(item) for item in value)
    return clean_text(str(value))
