"""Common nouns that stand for bodies and people: "the steering group", "five sub groups", "an independent chair"."""

from __future__ import annotations

from govgraph.loaders.names.chains import Head
from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.names.spans import NameSpan
from govgraph.loaders.names.tokens import Token

_KINDS = ("body", "project")
_NUMBERS = frozenset("two three four five six seven eight nine ten several many some all each both any".split())
_POINTERS = frozenset("the this our its their these those a an each every that".split())
# "an alliance of A, B and C": the words tell of members, not of a body above.
_GATHERINGS = frozenset(["partnership", "alliance", "consortium", "coalition", "federation", "collaborative", "network"])


def is_generic(run: list[Token], head: Head) -> bool:
    """Whether a capitalised run is only a head noun, or a head noun with words like "Executive" and "Steering" before it."""
    lex = lexicon()
    complete = tuple(token.low for token in run) in lex.standalone or run[-1].text in lex.acronyms
    if complete or head.kind not in ("body", "project", "organisation"):
        return False
    if head.kind == "organisation":
        return len(run) == 1 and head.word in ("trust", "company", "service", "agency", "charity", "authority")
    size = len(head.word.split())
    if size > 1 and not lex.has("generic_compounds", head.word.removesuffix("s")):
        return False
    return all(lex.has("generic_modifiers", token.low) or token.low in ("and", "&") for token in run[:-size])


def generic_at(text: str, toks: list[Token], at: int) -> tuple[NameSpan | None, int]:
    """The common noun phrase that starts at toks[at], and where to read on."""
    role = _role_at(text, toks, at)
    if role is not None:
        return role
    lex = lexicon()
    low = toks[at].low
    if low not in lex.heads and not lex.has("generic_modifiers", low):
        return None, at + 1
    end = at
    best: tuple[int, tuple[str, str]] | None = None
    while end < len(toks) and end - at < 6:
        found = _head_ending(toks, at, end + 1)
        if found:
            best = (end + 1, found)
        if not (found or lex.has("generic_modifiers", toks[end].low) or toks[end].low in ("and", "&")) or toks[end].possessive:
            break
        end += 1
    if best is None or not _admissible(toks, at, best[0]):
        return None, at + 1
    return _make(text, toks, at, best), best[0]


def _head_ending(toks: list[Token], at: int, end: int) -> tuple[str, str] | None:
    lex = lexicon()
    for size in (4, 3, 2):
        words = tuple(token.word for token in toks[end - size : end])
        if end - size >= at and words in lex.compounds and lex.compounds[words][0] in _KINDS:
            return lex.compounds[words]
    low = toks[end - 1].low
    singular = low.removesuffix("s")
    before, after = toks[at - 1].low if at else "", toks[end].low if end < len(toks) else ""
    if low == "executive" and before in ("an", "its", "their") and after in ("of", "that", "which"):
        return lex.heads[low]
    if low in lex.heads and lex.heads[low][0] in _KINDS and not lex.has("weak_generics", low) and not lex.has("weak_generics", singular):
        return lex.heads[low]
    # "the trust" and "the company" stand for the body that the text is about.
    return ("body", low) if end - at == 1 and low in ("trust", "company") else None


def _admissible(toks: list[Token], at: int, end: int) -> bool:
    """A bare head noun needs a pointing word before it; "in partnership with" is no body."""
    lex = lexicon()
    before = toks[at - 1].low if at else ""
    after = toks[end].low if end < len(toks) else ""
    further = toks[end + 1].low if end + 1 < len(toks) else ""
    says = after in ("reports", "report", "works", "plans") and (further in ("to", "into", "directly", "closely") or further.endswith("ly"))
    gathers = after == "of" and toks[at].low in _GATHERINGS and before in ("a", "an")
    described = lex.has("nouns_after", after) or after == "between" or gathers
    if end - at == 1 and not says and described:
        return False
    if before in _POINTERS or before in _NUMBERS or lex.has("generic_adjectives", before):
        return True
    return end - at > 1 and toks[at].low not in ("and", "&") and (toks[end - 1].low in lex.plurals or at == 0 or not toks[at].cap)


def _make(text: str, toks: list[Token], at: int, best: tuple[int, tuple[str, str]]) -> NameSpan:
    end, (kind, subtype) = best
    start, stop = toks[at].start, toks[end - 1].end
    words = text[start:stop]
    if toks[end - 1].possessive:
        words = words[: -1 if words[-1] in "'’" else -2]
    index = at
    determiner = ""
    while index and (lexicon().has("generic_adjectives", toks[index - 1].low) or toks[index - 1].low in _NUMBERS):
        index -= 1
        if toks[index].low in _POINTERS:
            determiner = toks[index].low
            break
    plural = toks[end - 1].low in lexicon().plurals
    bare = end - at == 1
    return NameSpan(start, stop, text[start:stop], words, kind, subtype, toks[end - 1].low, True, bare, plural, determiner=determiner)


def _role_at(text: str, toks: list[Token], at: int) -> tuple[NameSpan, int] | None:
    if toks[at].word not in lexicon().role_openers:
        return None
    for size in (4, 3, 2, 1):
        if at + size > len(toks) or any(token.possessive for token in toks[at : at + size]):
            continue
        if at + size < len(toks) and toks[at + size].low in ("of", "for", "on"):
            continue
        words = " ".join(token.word for token in toks[at : at + size])
        if words in lexicon().words["roles"] and (size > 1 or (at and toks[at - 1].low in ("a", "an", "the"))):
            start, stop = toks[at].start, toks[at + size - 1].end
            before = toks[at - 1].low if at else ""
            name = text[start:stop]
            return NameSpan(start, stop, name, name, "person", "role", toks[at + size - 1].low, True, determiner=before), at + size
    return None
