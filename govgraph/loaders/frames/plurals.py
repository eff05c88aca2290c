"""Regular English plurals."""

from __future__ import annotations


def plural_of(word: str) -> str:
    """The regular English plural of a noun; of a verb, the form with "s"."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "sh", "ch", "x")):
        return word + "es"
    return word + "s"
