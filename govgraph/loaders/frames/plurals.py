"""Regular English plurals, and the forms of verbs that are made alike."""

from __future__ import annotations


def plural_of(word: str) -> str:
    """The regular English plural of a noun; of a verb, the form with "s"."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "sh", "ch", "x")):
        return word + "es"
    return word + "s"


def infinitive_of(verb: str) -> str:
    """The infinitive of a verb with "s" ("answers", "goes"); "" for another word."""
    bases = (verb[:-2],) if verb in ("goes", "does") else (verb[:-1], verb[:-2], verb[:-3] + "y")
    return next((base for base in bases if len(base) > 1 and (plural_of(base) == verb or base + "es" == verb)), "")
