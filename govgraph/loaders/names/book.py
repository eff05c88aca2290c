"""What one document calls things: acronyms, names and aliases with their kinds. The fullest form of a name wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.names.spans import NameSpan
from govgraph.loaders.names.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Known:
    """A name that a document uses, in its fullest form."""

    name: str
    kind: str
    subtype: str | None = None


_NOUN = re.compile(r"\s+(?:project|programme|pilot|scheme|initiative|campaign)$")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z&][A-Za-z0-9&]{0,6}")
_PAREN = re.compile(r"\(([\"'“‘]?)(?:the )?([A-Z][A-Za-z]*[A-Z][A-Za-z0-9]{0,6})s?[\"'”’]?\)")
_LEADING = re.compile(r"^(?:the|a|an|our|this)\s+", re.I)
_PUNCT = re.compile(r"[^\w&+]+")


@lru_cache(1 << 12)
def name_key(text: str) -> str:
    """The form under which two writings of one name are equal: no case, article, apostrophes, "&" as "and"."""
    low = _LEADING.sub("", text.strip().lower().replace("’", "").replace("'", ""))
    return " ".join(_PUNCT.sub(" ", low.replace("&", " and ")).split())


@dataclass
class NameBook:
    """Per document. `known`: key -> Known; `aliases`: name -> the other forms seen."""

    known: dict[str, Known] = field(default_factory=dict)
    aliases: dict[str, set[str]] = field(default_factory=dict)
    _tails: dict[str, set[str]] = field(default_factory=dict)
    _phrases: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    _found: dict[str, list[NameSpan]] | None = None

    @classmethod
    def from_text(cls, text: str) -> NameBook:
        """A book with every "Name (ACR)" of the text."""
        from govgraph.loaders.names.acronyms import pairs

        book = cls()
        for name, acronym, kind, subtype in pairs(text):
            book.add(name, kind, subtype, [acronym])
        return book

    def settle(self) -> None:
        """Say that the names are learnt: what is found in a text is kept from now on, until the book changes."""
        self._found = {}

    def found(self, text: str, find: Callable[[str], list[NameSpan]]) -> list[NameSpan]:
        """The names of a text, found once while the book stays as it is. The list is not to be changed."""
        if self._found is None:
            return find(text)
        if text not in self._found:
            self._found[text] = find(text)
        return self._found[text]

    def _changed(self) -> None:
        if self._found is not None:
            self._found = {}

    def add(self, name: str, kind: str, subtype: str | None = None, aliases: Iterable[str] = ()) -> Known:
        """Put a name in the book; a shorter form of a name that is already there becomes its alias."""
        known = self.known.get(name_key(name)) or self._enter(Known(name, kind, subtype))
        for alias in aliases:
            key = name_key(alias)
            if key and key not in self.known:
                self._changed()
                self.known[key] = known
                self.aliases.setdefault(known.name, set()).add(alias)
        return known

    def forget(self, name: str) -> None:
        """Take out a name that was none."""
        self._changed()
        self.known = {key: known for key, known in self.known.items() if known.name != name}
        for names in self._tails.values():
            names.discard(name)

    def teach(self, name: str, kind: str, subtype: str | None = None, aliases: Iterable[str] = ()) -> Known:
        """Put in a name that the finder could not tell by its words alone; from now on it is found word for word, in any letters."""
        self._changed()
        forms = [name, *aliases]
        known = self.add(name, kind, subtype, forms[1:])
        for form in forms:
            words = tuple(token.word.rstrip("'") for token in tokens(form))
            if words:
                phrases = self._phrases.setdefault(words[0], [])
                phrases.append(words)
                phrases.sort(key=len, reverse=True)
        return known

    def opens(self, word: str) -> bool:
        """Whether a taught name starts with this word."""
        return bool(self._phrases) and word.rstrip("'") in self._phrases

    def taught_at(self, toks: list[Token], at: int) -> int:
        """The index after a taught name that starts at this token, or 0."""
        for words in self._phrases.get(toks[at].word.rstrip("'"), ()) if self._phrases else ():
            if len(toks) - at >= len(words) and all(token.word.rstrip("'") == word for token, word in zip(toks[at:], words, strict=False)):
                return at + len(words)
        return 0

    def _enter(self, known: Known) -> Known:
        self._changed()
        key = name_key(known.name)
        self.known[key] = known
        words = key.split()
        for start in range(1, len(words) - 1):
            self._tails.setdefault(" ".join(words[start:]), set()).add(known.name)
        return known

    def lookup(self, text: str) -> Known | None:
        """The name behind these words: exact, by acronym, or the one known name that ends with them; None when unknown or several."""
        key = name_key(text)
        exact = self.known.get(key)
        tails = self._tails.get(key)
        if tails and len(tails) == 1 and (exact is None or exact.name != next(iter(tails))):
            fullest = self.known.get(name_key(next(iter(tails))))  # a name may have been taken back since
            if fullest is not None and (exact is None or fullest.kind == exact.kind):
                return fullest
        base = _NOUN.sub("", text)
        return exact or self._national(text) or (self.known.get(name_key(base)) if base != text else None)

    def _national(self, text: str) -> Known | None:
        row = lexicon().acronyms.get(text.strip().upper()) if _ACRONYM.fullmatch(text.strip()) else None
        return Known(text.strip(), row[1], row[2]) if row else None


def acronym_after(text: str, end: int) -> re.Match[str] | None:
    """The "(OSCB)" that stands directly after a name, or None."""
    gap = end + 1 if text[end : end + 1] == " " else end
    return _PAREN.match(text, gap) if text[gap : gap + 1] == "(" else None


def is_acronym(word: str) -> bool:
    """Whether a word is written like an acronym: "CSP", "OxLEP"."""
    return len(word) <= 8 and _ACRONYM.fullmatch(word) is not None
