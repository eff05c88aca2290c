"""Runs of capitalised words: where a name ends, and what its head noun makes of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from govgraph.loaders.names.book import NameBook, is_acronym, name_key
from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.names.tokens import Token


class Head(NamedTuple):
    """What a run of words is, by its head. kind "" when nothing tells."""

    kind: str
    subtype: str | None
    word: str
    plural: bool


# A name has at most so many words; a look ahead ("and" joins when a head follows) looks no further ahead than this.
_LONGEST, _DEEPEST = 18, 3
_HEALTH = ("integrated care board", "icb", "clinical commissioning group", "ccg", "primary care trust", "pct")
NO_HEAD = Head("", None, "", False)


def head_of(run: list[Token]) -> Head:
    """The head of a run of words: compound or head noun at its end, post, leading word, place word."""
    return _head_of(tuple([token.low for token in run]), tuple([token.word for token in run[:-1]]), run[-1].text)


@lru_cache(maxsize=8192)  # every name is looked at from several sides, and most come again
def _head_of(lows: tuple[str, ...], words_before: tuple[str, ...], last: str) -> Head:
    lex = lexicon()
    words = (*words_before, lows[-1])
    if words in lex.standalone:
        return Head(*lex.standalone[words], words[-1], False)
    if _is_post(lows):
        return Head("person", "post", words[-1], False)
    complement = _head_with_complement(words)
    if complement:
        return complement
    for size in (4, 3, 2):
        if len(words) >= size and words[-size:] in lex.compounds:
            return Head(*lex.compounds[words[-size:]], " ".join(words[-size:]), words[-1] in lex.plurals)
    if words[-1] in lex.heads:
        return Head(*lex.heads[words[-1]], words[-1], words[-1] in lex.plurals)
    return _other_head(last, words)


def _other_head(last: str, words: tuple[str, ...]) -> Head:
    lex = lexicon()
    for size in (2, 1):
        if len(words) > size and words[:size] in lex.leads:
            return Head(*lex.leads[words[:size]], words[0], False)
    if is_acronym(last) and last.upper() in lex.acronyms:
        _, kind, subtype = lex.acronyms[last.upper()]
        return Head(kind, subtype, words[-1], False)
    if len(words) == 2 and lex.has("place_words", words[-1]):
        return Head("place", None, words[-1], False)
    return NO_HEAD


def _head_with_complement(words: tuple[str, ...]) -> Head | None:
    """The head before "of" or "for" ("Association of Directors", "Council for Voluntary Action"), unless the last word makes a body."""
    lex = lexicon()
    for index in range(1, len(words) - 1):
        head = words[index - 1]
        if words[index] in ("of", "for") and head in lex.heads and (lex.has("extends_of", head) or lex.has("extends_for", head)):
            last = lex.heads.get(words[-1])
            kind, subtype = lex.heads[head]
            if last and last[0] == "body" and kind != "body":
                return None
            return Head(kind, "charity" if head == "council" else subtype, head, head in lex.plurals)
    return None


def _is_post(lows: tuple[str, ...]) -> bool:
    """Whether the run is a post, with or without its function ("Director of Public Health")."""
    for index in range(1, len(lows) - 1):
        if lows[index] in ("of", "for"):
            return _ends_in_post(lows[:index])
    return _ends_in_post(lows)


def _ends_in_post(lows: tuple[str, ...]) -> bool:
    lex = lexicon()
    last = lows[-1]
    if not (lex.has("posts", last) or lex.has("posts", last.removesuffix("s"))):
        return False
    if len(lows) > 1 and (lows[-2], last.removesuffix("s")) in lex.post_phrases or (lows[-2:][0], last) in lex.post_phrases:
        return True
    # "Joint Commissioning Executive" is a body, "Chief Executive" a post; a lone "Chair" or "Member" is no name.
    return last not in lex.heads and last not in ("chair", "chairman", "member", "members")


def chain_end(toks: list[Token], start: int, book: NameBook | None, depth: int = 0) -> int:
    """The index after the last word of the name that starts at toks[start]. depth: how many looks ahead led here."""
    end = start + 1
    while end < min(len(toks), start + _LONGEST):
        step = _step(toks, start, end, book, depth)
        if step == end:
            break
        end = step
    return end


def _step(toks: list[Token], start: int, end: int, book: NameBook | None, depth: int) -> int:
    """The new end when the name goes on after toks[end-1], else `end`."""
    lex = lexicon()
    last, following = toks[end - 1], toks[end]
    if last.possessive and not _member_possessive(toks, end - 1):
        return end
    if following.start - last.end > 2 and last.text[-1] != ".":
        return end
    if _is_word(following) and following.cap:
        return end if _new_person(toks, start, end) else end + 1
    small = _small_head(toks, start, end) or _over_bracket(toks, start, end) or _over_section(toks, start, end)
    if small:
        return small
    if depth < _DEEPEST and lex.has("links", following.low):
        return _over_link(toks, start, end, book, depth + 1)
    return end


def _is_word(token: Token) -> bool:
    return token.text[0].isalnum()


def _member_possessive(toks: list[Token], at: int) -> bool:
    if lexicon().has("possessive_members", toks[at].low):
        return True
    return at > 0 and toks[at - 1].low == "st"


def _new_person(toks: list[Token], start: int, end: int) -> bool:
    # A capitalised word that opens a person's name after a finished name: "Board Chair Cllr Jane Holloway".
    lex = lexicon()
    if lex.has("honorifics", toks[end].low) and toks[end].low not in ("commander", "major", "cc", "right"):
        return True
    done = head_of(toks[start:end]).kind != "" or lex.has("trailing", toks[end - 1].low)
    return done and toks[end].low in lex.first_names and end + 1 < len(toks) and toks[end + 1].cap


def _small_head(toks: list[Token], start: int, end: int) -> int:
    """The end after a head noun in lower case that closes the name ("CSE sub-group"), or 0."""
    lex = lexicon()
    for size in (4, 3, 2) if toks[end].word in lex.compound_openers else ():
        words = tuple(token.word for token in toks[end : end + size])
        if len(words) == size and words in lex.compounds and not toks[end + size - 1].cap and words[0] not in ("and", "of"):
            return end + size
    if not lex.has("lower_heads", toks[end].low) or toks[end].possessive:
        return 0
    before = head_of(toks[start:end])
    kind = lex.heads[toks[end].low][0]
    loose = before.word in ("homes", "housing", "trust", "centre", "fire", "advice")
    fixed = before.kind == "body" or (before.kind == "organisation" and not loose)
    if fixed and kind in ("project", "plan"):
        return 0
    return end + 1


def _over_bracket(toks: list[Token], start: int, end: int) -> int:
    """The end after short form and next word of "Better Care Fund (BCF) Delivery Group", where a body's head follows, or 0."""
    if toks[end].text != "(" or end + 3 >= len(toks) or toks[end + 2].text != ")" or not toks[end + 3].cap:
        return 0
    if not is_acronym(toks[end + 1].text) or toks[end + 3].start - toks[end + 2].end > 1:
        return 0
    initials = "".join(letter for token in toks[start:end] if token.cap for letter in re.findall(r"\b\w", token.low))
    stop = end + 4
    while stop < len(toks) and toks[stop].cap and _is_word(toks[stop]):
        stop += 1
    fits = set(toks[end + 1].low) <= set(initials)
    return end + 4 if fits and _head_kind(toks, end + 3, stop) == "body" else 0


def _over_section(toks: list[Token], start: int, end: int) -> int:
    """The end after the number of "Section 75 Partnership Board", or 0; "Section 4 Our Board" is a heading."""
    if end - start != 1 or toks[start].low != "section" or not re.fullmatch(r"\d{2,3}[A-Z]?", toks[end].text):
        return 0
    stop = end + 1
    while stop < len(toks) and toks[stop].cap and _is_word(toks[stop]):
        stop += 1
    return stop if stop > end + 1 and _head_kind(toks, end + 1, stop) in ("body", "plan") else 0


def _head_kind(toks: list[Token], start: int, stop: int) -> str:
    return next((kind for end in range(stop, start, -1) if (kind := head_of(toks[start:end]).kind)), "")


def _over_link(toks: list[Token], start: int, end: int, book: NameBook | None, depth: int) -> int:
    link = toks[end].low
    after = end + 1
    article = after < len(toks) and toks[after].low == "the"
    if article:
        after += 1
    if after >= len(toks) or not (toks[after].cap and _is_word(toks[after])):
        return end
    left = head_of(toks[start:end])
    joins = _and_joins if link in ("and", "&", "+") else _preposition_joins
    return after + 1 if joins(toks, (start, end, after, depth), left, article, book) else end


def _and_joins(toks: list[Token], at: tuple[int, int, int, int], left: Head, article: bool, book: NameBook | None) -> bool:
    """Whether "and" stands inside one name: the left part has no head of its own, and the right part ends in one."""
    lex = lexicon()
    start, end, after, depth = at
    run = toks[start:end]
    right = toks[after : chain_end(toks, after, book, depth)]
    if not article and _trust_of_two(run, right) or article and len(run) == 1 and _health_of_two(run, right):
        return True
    if article or is_person(run):
        return False
    if (run[-1].low, right[0].low) == ("fire", "rescue"):
        return True
    # What is known whole goes before what its first words alone are known as.
    if book is not None and (hit := book.lookup(_text(run))) is not None and hit.kind != "unknown":
        return name_key(_text([*toks[start:after], *right])) in book.known
    if book is not None and name_key(_text([*toks[start:after], *right])) in book.known:
        return True
    if is_person(right) or lex.has("honorifics", right[0].low):
        return False
    head = head_of(right)
    if left.kind == "person":
        return _function_goes_on(run, head)
    if left.word in ("department", "ministry") and any(token.low in ("of", "for") for token in run):
        return not head.kind
    keeps = bool(left.kind) and _keeps_and(run, right[0])
    if left.kind and not keeps:
        return toks[end].low != "and" and left.kind == "place"
    if len(run) == 1 and is_acronym(run[0].text):
        return False
    # In "A, B and C Council" the last comma already said that this is a list.
    listed = start > 0 and toks[start - 1].low == "," and not keeps
    if head.kind == "organisation" and not keeps and (listed or (len(run) > 1 and len(right) - len(head.word.split()) > 1)):
        return False  # "Wendshire Mind and Averton Carers Centre"
    return head.kind in ("body", "organisation", "project", "plan")


def _trust_of_two(run: list[Token], right: list[Token]) -> bool:
    """Whether "NHS Brack and Averton Integrated Care Board" is one name: a headless "NHS Brack" before another place's health body."""
    if run[0].low != "nhs" or len(run) < 2 or run[1].low in ("england", "improvement", "digital", "property", "trust"):
        return False
    return head_of(run).word == "nhs" and head_of(right).word in _HEALTH


def _health_of_two(run: list[Token], right: list[Token]) -> bool:
    """Whether "Brack and the Isles CCG" is one name: a word that is no body by itself before another area's health body."""
    head = head_of(right)
    return not head_of(run).kind and not is_acronym(run[0].text) and head.word in _HEALTH and len(right) > len(head.word.split())


def _keeps_and(run: list[Token], following: Token) -> bool:
    # "Police and Crime Panel", "Strategy and Resources Committee"; but "Wendshire Police and Averton Council" are two.
    if len(run) == 1:
        return lexicon().has("and_keeps", run[0].low)
    if run[-1].low in ("housing", "schools", "research", "leadership"):
        return True
    return (run[-1].low, following.low) in (("police", "crime"), ("fire", "rescue"))


def _function_goes_on(run: list[Token], right: Head) -> bool:
    # "Cabinet Member for Children and Family Services", but not "Director of Public Health and Norwold Council".
    return any(token.low in ("of", "for") for token in run) and right.kind in ("", "place") or right.word in ("service", "services")


def _preposition_joins(toks: list[Token], at: tuple[int, int, int, int], left: Head, article: bool, book: NameBook | None) -> bool:
    lex = lexicon()
    start, end, after, depth = at
    link, last = toks[end].low, toks[end - 1].low
    if _ends_in_post(tuple(token.low for token in toks[start:end])):
        return link in ("of", "for") and not is_person(toks[after : after + 2])
    singular = last.removesuffix("s") if last in lex.plurals else last
    if link == "of":
        if lex.has("extends_of", singular) or lex.has("extends_of", last):
            return not article or lex.has("extends_of_the", last)
        if last in ("city", "borough") and not article:
            return end - start <= 2 and head_of(toks[after : chain_end(toks, after, book, depth)]).word.endswith(("council", "corporation"))
        return not left.kind and not article and _reaches_head(toks, (after, depth), book, ("body", "project", "plan")) and end - start <= 2
    if article or link in ("to", "at", "in", "on", "with"):
        inside = start > 0 and not left.kind and not article and link in ("in", "on", "for", "to")
        return inside and _reaches_head(toks, (after, depth), book, ("body", "project"))
    right = head_of(toks[after : chain_end(toks, after, book, depth)])
    if left.word in ("department", "ministry", "departments"):
        return True
    if left.kind:
        other = right.kind in ("body", "person") or right.subtype in ("council", "county council", "police")
        return lex.has("extends_for", singular) and not other
    return right.kind in ("body", "project", "plan")


def _reaches_head(toks: list[Token], at: tuple[int, int], book: NameBook | None, kinds: tuple[str, ...]) -> bool:
    return head_of(toks[at[0] : chain_end(toks, at[0], book, at[1])]).kind in kinds


def is_person(run: list[Token]) -> bool:
    """Whether a run of words is a person's name: an honorific or a known first name, then capitalised words that are no head."""
    lex = lexicon()
    names, titled = run, False
    while names and lex.has("honorifics", names[0].low):
        names, titled = names[1:], True
    if not titled and (len(names) < 2 or names[0].low not in lex.first_names or names[0].possessive):
        return False
    if not names or not all(token.cap or token.low in ("de", "van", "der", "von", "la", "le", "al", "o") for token in names):
        return False
    if any(token.low in lex.heads for token in names[1:]) or len(names) > 4 or names[-1].low in lex.heads and not titled:
        return False
    if titled:
        return True
    if lex.has("place_words", names[-1].low) and (lex.has("street_words", names[-1].low) or lex.has("doubtful_first_names", names[0].low)):
        return False
    return not lex.has("posts", names[-1].low) and not any(is_acronym(token.text) and len(token.text) > 2 for token in names[1:])


def _text(run: list[Token]) -> str:
    return " ".join(token.text for token in run)
