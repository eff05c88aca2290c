"""Finding the names of a text: capitalised names, acronyms, people, posts, and common nouns that stand for bodies."""

from __future__ import annotations

import re
from dataclasses import replace

from govgraph.loaders.names.book import NameBook, acronym_after, is_acronym, name_key
from govgraph.loaders.names.chains import chain_end, head_of, is_person
from govgraph.loaders.names.generics import generic_at, is_generic
from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.names.spans import NameSpan
from govgraph.loaders.names.tokens import Token, tokens

_PARTICLES = frozenset(["de", "van", "der", "von"])
_HONOURS = frozenset("MP MSP MS OBE MBE CBE KBE DBE QPM QFSM DL JP QC KC BEM".split())
_DETERMINERS = frozenset("the a an its our their this that these those each both all every his her any no some other another".split())


def find_names(text: str, book: NameBook | None = None) -> list[NameSpan]:
    """The names in reading order, not overlapping. book: what the document calls things; None reads with national knowledge only.

    The list may be shared with other callers: it is not to be changed.
    """
    return _find(text, None) if book is None else book.found(text, lambda words: _find(words, book))


def _find(text: str, book: NameBook | None) -> list[NameSpan]:
    toks = tokens(text)
    spans: list[NameSpan] = []
    openers, opens = lexicon().openers, book.opens if book is not None else _opens_none
    after = 0
    for at, token in enumerate(toks):
        if at < after or not (token.cap or token.low in openers or opens(token.word)):
            continue
        span, after = _name_at(text, toks, at, book)
        if span is not None:
            spans.append(_with_owner(span, spans, text))
    return spans


def _opens_none(word: str) -> bool:
    return False


def _name_at(text: str, toks: list[Token], at: int, book: NameBook | None) -> tuple[NameSpan | None, int]:
    token = toks[at]
    taught = book.taught_at(toks, at) if book is not None else 0
    if taught and not _taught_goes_on(toks, at, taught, book):
        return _taught_span(text, toks, at, taught, book), taught
    if not token.text[0].isalnum() or (token.text[0].isdigit() and not token.cap):
        return None, at + 1
    if not token.cap:
        return generic_at(text, toks, at)
    if _skipped(toks, at):
        return (None, at + 1) if not (at + 1 < len(toks) and not toks[at + 1].cap) else generic_at(text, toks, at)
    end = _person_end(toks, at) or chain_end(toks, at, book)
    end = _with_commas(toks, at, end, book)
    if book is not None:  # a taught name inside ends the one before it: "the Wends Trust River Walk"
        end = next((index for index in range(at + 1, end) if book.taught_at(toks, index) >= end), end)
    cut = end
    if not head_of(toks[at:end]).kind and not is_person(toks[at:end]):
        cut = _after_head(toks, at, end, book)
    # "Averton City Council Leisure": the department's word is no name of its own.
    return _span(text, toks, at, cut, book), end if end - cut == 1 else cut


def _after_head(toks: list[Token], at: int, end: int, book: NameBook | None) -> int:
    """Where a name that no head noun ends is cut: after the last body or council in it ("Averton City Council | Leisure")."""
    if book is not None and book.known.get(name_key(" ".join(token.text for token in toks[at:end]))):
        return end
    for stop in range(end - 1, at + 1, -1):
        head = head_of(toks[at:stop])
        if head.kind == "body" or (head.kind == "organisation" and head.word.endswith("council") and end - stop == 1):
            return stop
    return end


def _taught_goes_on(toks: list[Token], at: int, taught: int, book: NameBook | None) -> bool:
    """Whether a taught name is only the start of a longer one: "Warm Homes" in "Warm Homes Steering Group"."""
    if not toks[at].cap or (taught < len(toks) and toks[taught].text in ("and", "&", ",")):
        return False
    end = chain_end(toks, at, book)
    return end > taught and bool(head_of(toks[at:end]).kind)


def _taught_span(text: str, toks: list[Token], at: int, end: int, book: NameBook | None) -> NameSpan | None:
    start, stop = toks[at].start, toks[end - 1].end
    known = book.lookup(text[start:stop]) if book is not None else None
    if known is None:
        return None
    head = head_of(toks[at:end])
    return NameSpan(start, stop, text[start:stop], known.name, known.kind, known.subtype, head.word, determiner=_determiner(toks, at))


def _opens(toks: list[Token], at: int) -> bool:
    return at == 0 or toks[at - 1].text in '.:;?!•–-*"“‘('


def _skipped(toks: list[Token], at: int) -> bool:
    lex = lexicon()
    low = toks[at].low
    if not lex.has("never_start", low) or toks[at].text in lex.acronyms:
        return False
    if not _opens(toks, at) and not lex.has("never_inside", low):
        return False
    return not (lex.has("may_start", low) and _capital_follows(toks, at))


def _capital_follows(toks: list[Token], at: int) -> bool:
    following = toks[at + 1 : at + 3]
    if not following:
        return False
    joined = len(following) == 2 and following[0].low == "and" and following[1].cap
    capital = following[0].cap and not lexicon().has("links", following[0].low)  # in a line of capitals small words stand in them, too
    return capital or following[0].text == "&" or joined


def _person_end(toks: list[Token], at: int) -> int:
    """The index after a person's name that starts here, or 0."""
    lex = lexicon()
    start = at
    while start < len(toks) and lex.has("honorifics", toks[start].low) and toks[start].cap:
        start += 1
    if start == at and toks[at].low not in lex.first_names:
        return 0
    end = start
    while end < len(toks) and end - start < 4 and toks[end].text[0].isalpha() and (toks[end].cap or toks[end].low in _PARTICLES):
        apart = toks[end].start - toks[end - 1].end > 2 or toks[end - 1].possessive
        if end > start and (apart or (start == at and lex.has("honorifics", toks[end].low))):
            break
        end += 1
    while end - start > 2 and toks[end - 1].text in _HONOURS:
        end -= 1  # "Ann Bell OBE"
    for stop in range(end, start, -1):
        if is_person(toks[at:stop]) and (start > at or end - stop == 0 or _role_behind(toks, at, stop)):
            return stop
    return 0


def _role_behind(toks: list[Token], at: int, stop: int) -> bool:
    """Whether a role is all that follows a person's name: "Sue Hart Vice Chair of the Board"."""
    roles = ("vice", "deputy", "chair", "co-chair", "vice-chair", "chairman", "chairperson")
    return toks[stop].low in roles and not any(token.low in roles for token in toks[at:stop])


def _with_commas(toks: list[Token], at: int, end: int, book: NameBook | None) -> int:
    """The end of "Economy, Skills and Housing Board": headless parts between commas after an article, closed by "and" and a body's head."""
    if at == 0 or toks[at - 1].low not in ("the", "a") or head_of(toks[at:end]).kind or end - at > 3:
        return end
    stop = end
    while stop + 1 < len(toks) and toks[stop].text == "," and toks[stop + 1].cap:
        stop = chain_end(toks, stop + 1, book)
        run = toks[end + 1 : stop]
        head = head_of(run)
        if head.kind == "body" and not head.plural and any(token.low in ("and", "&") for token in run):
            return stop
        if head.kind:
            return end
    return end


def _span(text: str, toks: list[Token], at: int, end: int, book: NameBook | None) -> NameSpan | None:
    lex = lexicon()
    while end - at > 1 and lex.has("trailing", toks[end - 1].low) and head_of(toks[at : end - 1]).kind in ("body", "organisation"):
        end -= 1
    run = toks[at:end]
    if all(lex.has("role_titles", token.low) for token in run):
        return None
    start, stop = run[0].start, run[-1].end
    words = text[start:stop]
    words = re.sub(r" \([A-Z][A-Za-z]{1,6}\)(?= [A-Z])", "", words)  # "Better Care Fund (BCF) Delivery Group"
    if run[-1].possessive and run[-1].word not in lex.heads and (run[-1].word,) not in lex.standalone:
        words = words[: -1 if words[-1] in "'’" else -2]
    if start and text[start - 1] in "'\"‘“":  # 'Open Doors' project: the quotation marks are no part of the name
        words = re.sub(r"(?<=\w)['’\"”](?=\s|$)", "", words)
    if is_person(run):
        return _person_span(text, toks, at, end, words)
    head = head_of(run)
    known = book.lookup(words) if book is not None else None
    if known is None and not head.kind and len(run) == 1:
        if _opens(toks, at) and toks[at - 1].text != ":" and not is_acronym(run[0].text):
            return None
        known = NameBook().lookup(words)
    if head.kind == "person":
        return _post_span(text, toks, at, end)
    if head.word == "service" and run[-1].text == "service" and len(run) > 1:
        head = head._replace(kind="project", subtype="scheme")  # "the Home First service" is a piece of work, not an employer
    if is_generic(run, head) and (known is None or len(run) == 1):
        found = NameSpan(start, stop, text[start:stop], words, head.kind, head.subtype, head.word, True, len(run) == 1, head.plural)
        return replace(found, determiner=_determiner(toks, at))
    name, kind, subtype = (known.name, known.kind, known.subtype) if known else (words, head.kind or "unknown", head.subtype)
    found = NameSpan(start, stop, text[start:stop], " ".join(name.split()), kind, subtype, head.word, plural=head.plural)
    return replace(found, determiner=_determiner(toks, at))


def _determiner(toks: list[Token], at: int) -> str:
    return toks[at - 1].low if at and toks[at - 1].low in _DETERMINERS else ""


def _person_span(text: str, toks: list[Token], at: int, end: int, words: str) -> NameSpan:
    lex = lexicon()
    first = at
    while lex.has("honorifics", toks[first].low) and first < end - 1:
        first += 1
    name = words[toks[first].start - toks[at].start :]
    start, stop = toks[at].start, toks[end - 1].end
    return NameSpan(start, stop, text[start:stop], name, "person", None, determiner=_determiner(toks, at))


def _post_span(text: str, toks: list[Token], at: int, end: int) -> NameSpan:
    """A post; the organisation after its "of" or "for" becomes its scope and is no part of its name."""
    cut, scope = end, None
    for index in range(at + 1, end):
        if toks[index].low in ("of", "for"):
            rest = index + 2 if toks[index + 1].low == "the" else index + 1
            head = head_of(toks[rest:end]) if rest < end else None
            # "Head of Housing" is the head of a service, "Leader of the Council" of an organisation.
            function = end - rest == 1 and toks[rest].low in ("housing", "homes", "fire", "probation", "advice", "leadership")
            if head and head.kind in ("organisation", "body") and head.subtype != "service" and not function:
                cut, scope = index, text[toks[rest].start : toks[end - 1].end]
            break
    start = toks[at].start
    name = text[start : toks[cut - 1].end]
    found = NameSpan(start, toks[end - 1].end, text[start : toks[end - 1].end], name, "person", "post", toks[cut - 1].low)
    return replace(found, scope=scope, determiner=_determiner(toks, at))


def _with_owner(span: NameSpan, before: list[NameSpan], text: str) -> NameSpan:
    """The span with the possessive name directly before it as its owner; its acronym in brackets is left to the name book."""
    if before and span.start - before[-1].end == 1 and before[-1].text[-2:].replace("’", "'") in ("'s", "s'"):
        return replace(span, owner=before[-1].name, determiner=before[-1].determiner or span.determiner)
    return span


__all__ = ["acronym_after", "find_names"]
