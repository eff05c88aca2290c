"""From the private characters of a masked sentence to mentions: who is meant by each name, generic or pronoun."""

from __future__ import annotations

import re

from govgraph.graph.claims import Mention
from govgraph.graph.schema import schema
from govgraph.loaders.clauses.found import Context
from govgraph.loaders.clauses.mask import Masked
from govgraph.loaders.clauses.rows import Row
from govgraph.loaders.letters import LOWER, UPPER
from govgraph.loaders.names import NameSpan, name_key
from govgraph.loaders.names.lexicon import lexicon

_DEFINITE = frozenset(["the", "this", "that", "these", "those", "our"])
_BODYLIKE = frozenset(["body", "organisation"])


def _may_mean(span: NameSpan, mention: Mention) -> bool:
    """Whether "the Executive Group" or "the Trust Board" can stand for this mention."""
    key, full = name_key(span.name), name_key(mention.name)
    return key in full or key == f"{full.split()[-1]} board"


class Ends:
    """Resolves the names of one sentence in its context."""

    def __init__(self, masked: Masked, context: Context) -> None:
        self.masked, self.context = masked, context

    def mentions(self, letters: str, implied: bool, wanted: tuple[Row, int], others: str = "") -> list[Mention]:
        """The mentions behind these letters that fit the row's side; the context's subject when nothing was said.

        others: the letters of the subject, when this side is the object.
        """
        row, side = wanted
        if implied and not letters:
            return [self.context.subject] if self.context.subject else []
        found: list[Mention] = []
        for letter in letters:
            span = self.masked.names[letter]
            if span.subtype in ("post", "role") and not row.posts:
                continue
            mention = self._pronoun(letter, others) if span.kind == "pronoun" else self.mention(span)
            mention = self._fit(mention, row, side) if mention else None
            if mention and mention not in found:
                found.append(mention)
        return found

    def announced(self, letters: str) -> list[Mention]:
        """Generic plurals among these names: "four delivery groups"."""
        spans = [self.masked.names[letter] for letter in letters]
        return [mention for mention in (self.mention(span) for span in spans if span.generic and span.plural) if mention]

    def mention(self, span: NameSpan) -> Mention | None:
        """What one name means here: itself, what "the Board" stands for, or a generic name within the body the text is about."""
        if not span.generic:
            return Mention(span.name, span.kind, span.subtype, span.scope)
        subject = self.context.subject
        # "his" and "her" never stand before a body; "its steering group" is one of the subject's own.
        words = " ".join(span.name.split())
        if span.determiner in _DEFINITE and span.kind != "person":
            resolved = self.context.resolve(f"{span.determiner} {words}")
            if resolved is not None and (span.bare or _may_mean(span, resolved)):
                return resolved
            if span.bare:
                return self._bare(span)
        if span.bare and span.determiner in ("a", "an", "its", "their", "each", "every", "any", "no", "another", ""):
            if span.determiner in ("each", "every"):
                return self._bare(span)
            return self._scoped(span, subject) if span.plural or span.determiner == "its" else None
        return self._scoped(span, subject)

    def _scoped(self, span: NameSpan, subject: Mention | None) -> Mention:
        scope = span.owner or (subject.name if subject else None)
        return Mention(span.name, span.kind, span.subtype, scope)

    def _bare(self, span: NameSpan) -> Mention | None:
        """A bare "the Board" that the context leaves open: the last name before it in the sentence with the same head."""
        earlier = [
            name for name in self.masked.names.values()
            if name.end <= span.start and not name.generic
            and name.kind in (*_BODYLIKE, "project") and span.head.removesuffix("s") in name.head
        ]
        return self.mention(earlier[-1]) if earlier else None

    def _pronoun(self, letter: str, others: str) -> Mention | None:
        """"it", "we": a body or project named before in the sentence that is not the other side, else the context's subject.

        As a subject the first such name is meant, as an object ("is a group of X and reports to it") the nearest.
        """
        span = self.masked.names[letter]
        before = [
            name for key, name in self.masked.names.items()
            if name.start < span.start and name.kind in _BODYLIKE | {"project"} and key not in others
            and (not name.generic or (others and name.bare and name.determiner == "the"))
        ]
        if not before or span.text.lower() in ("we", "us"):
            return self.context.subject
        return self.mention(before[-1] if others else before[0])

    def _fit(self, mention: Mention, row: Row, side: int) -> Mention | None:
        """The mention with a kind that the schema allows at this side, or None when it is of a kind that cannot stand there."""
        fixed = (row.source_kind, row.target_kind)[side]
        if row.type not in schema().relations:
            return mention if mention.kind in ("body", "organisation", "project") else None
        allowed = schema().relations[row.type].ends[side]
        kind = mention.kind
        if kind == "unknown" and fixed is None and not {"organisation", "person", "place"} & set(allowed):
            return None
        if kind == "unknown":
            likely = "person" if row.type == "CHAIRS" and side == 0 and _like_person(mention.name) else None
            kind = fixed or likely or _guess(mention.name, allowed)
        elif kind not in allowed and not (kind == "organisation" and "body" in allowed):
            return None
        return Mention(mention.name, kind, mention.subtype, mention.scope)


def _like_person(name: str) -> bool:
    """Two or three capitalised words, none of them an acronym: who chairs something is most often a person."""
    words = name.split()
    return 2 <= len(words) <= 3 and all(re.fullmatch(rf"[{UPPER}][\w'-]*[{LOWER}]", word) for word in words)


def _guess(name: str, allowed: tuple[str, ...]) -> str:
    """The kind of a name that no head noun explains, from what may stand here."""
    if "place" in allowed:
        return "place"
    words = name.split()
    if words[-1].lower() in ("unit", "office", "hub", "team", "secretariat", "centre", "desk") and "body" in allowed:
        return "body"
    if "person" in allowed and 2 <= len(words) <= 3 and not any(word.isupper() for word in words) and "organisation" not in allowed:
        return "person" if words[0].lower() in lexicon().first_names or "body" not in allowed else "body"
    if "person" in allowed and "organisation" in allowed and len(words) == 2 and all(word[1:].islower() for word in words):
        return "organisation"
    return next(kind for kind in ("organisation", "body", "project", "plan", "person") if kind in allowed)
