"""Bytes of a file to text: encodings guessed without loss, binaries and empty files refused in a line."""

from __future__ import annotations

import codecs

from govgraph.graph.errors import GovgraphError

LARGEST_FILE = 40_000_000  # bytes; a committee's whole agenda pack has some 5 million
LONGEST_LINE = 2_000_000  # characters; a longer line is a data dump, not a document
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, where: str) -> tuple[str, str]:
    """(text, encoding) of a file's bytes; line ends become "\\n", as Python's own text files give them.

    Raises GovgraphError for an empty file, a binary one, one too large, or one with a line beyond all measure.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise GovgraphError("the file is empty", where, "Leave it out, or save the document again")
    if len(data) > LARGEST_FILE:
        raise GovgraphError(
            f"the file has {len(data) / 1e6:.0f} MB; documents up to {LARGEST_FILE / 1e6:.0f} MB are read", where, "Split it"
        )
    text, encoding = _text(data, where)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            raise GovgraphError(
                f"a line of {len(line) / 1e6:.0f} million characters is no prose",
                f"{where}:{number}",
                "Save the document with its line breaks",
            )
    return text, encoding


def _text(data: bytes, where: str) -> tuple[str, str]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace"), name
    if _looks_utf16(data):
        name = "utf-16-le" if data[1::2].count(0) > data[0::2].count(0) else "utf-16-be"
        return data.decode(name, errors="replace"), name
    if _looks_binary(data):
        raise GovgraphError("this is not text but a binary file", where, "Save it as text, Markdown or HTML, or give it its right ending")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "windows-1252"


def _looks_utf16(data: bytes) -> bool:
    """Latin text in UTF-16 without its mark: every other byte is zero."""
    sample = data[:4000]
    zeros = sample.count(0)
    return zeros > len(sample) * 0.3 and abs(sample[0::2].count(0) - sample[1::2].count(0)) > zeros * 0.8


def _looks_binary(data: bytes) -> bool:
    sample = data[:8000]
    odd = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
    return 0 in sample or odd > len(sample) * 0.02
