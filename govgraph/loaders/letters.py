"""Letters for patterns: capital and small ones of every language written in Latin letters: Łukasz Żółć and Siân Dŵr as much as Ann."""

from __future__ import annotations

_LATIN = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isalpha()]
UPPER = "A-Z" + "".join(letter for letter in _LATIN if letter.isupper())  # of a class: f"[{UPPER}]"
LOWER = "a-z" + "".join(letter for letter in _LATIN if not letter.isupper())
# What words are made of: those, digits, accents that stand for themselves, Greek and Cyrillic; no raised digits, which are marks of notes.
WORD = UPPER + LOWER + "0-9\u0300-\u036f\u0370-\u04ff"
