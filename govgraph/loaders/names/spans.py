"""The span of one name in a text: what the finder returns and the clause reader consumes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name at text[start:end].

    text: the words as they stand; name: the same cleaned and, where the name book knows it, in its fullest form.
    kind: a kind of the schema, or "unknown" for capitalised words that no head noun explains.
    head: the head noun in lower case, or "".  generic: a common noun that stands for a body ("the Board", "an executive group").
    bare: a generic that is only its head noun, so that it must be resolved to something named before.
    plural: the head stands in the plural.  owner: the name before a possessive ("County Council" in "County Council's Scrutiny Committee").
    scope: for a post, the organisation it belongs to.  determiner: the word before it ("the", "an", "each of the"), in lower case.
    """

    start: int
    end: int
    text: str
    name: str
    kind: str
    subtype: str | None = None
    head: str = ""
    generic: bool = False
    bare: bool = False
    plural: bool = False
    owner: str | None = None
    scope: str | None = None
    determiner: str = ""
