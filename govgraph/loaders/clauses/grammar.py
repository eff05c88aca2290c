"""A small grammar over masked sentences: noun phrases, lists, verb groups, and who the subject of a predicate is."""

from __future__ import annotations

import re
from typing import NamedTuple

from govgraph.loaders.clauses.mask import ANY
from govgraph.loaders.clauses.words import either

JOINT = f"(?:,? {either('joint')} )"
_GROUP = re.compile(f"(?:{either('auxiliaries', 'adverbs')} )*$")
# Between a subject and its verb a short phrase without names may stand: "The Forum on housing matters reports".
_PHRASE = r"(?: (?:of|for|in|on|at|across|within|from|to|about|with|through|under|and its|and their)(?: [a-z'-]+){1,6})?"


def listing(letters: str) -> str:
    """A pattern for one name or a list of names of these characters."""
    one = rf"(?:(?:its|their|our|the former|a former|former|the proposed|a proposed|proposed) )?[{letters}]"
    # Commas alone make no list: "Reporting to the Board, the Forum meets" has two clauses.
    return rf"{one}(?:(?:, {one}){{0,30}}?{JOINT}(?:of )?{one})*"


_LIST = listing(ANY)
_IMMEDIATE = re.compile(rf"(?P<np>{_LIST})(?: {either('after_name')})?(?: \([^()]*\))?(?P<gap>{_PHRASE}),? ?$")
# "The project is a joint venture delivered by …"
_NOMINAL = re.compile(
    rf"(?P<np>{_LIST})(?: \([^()]*\))?,? (?:is|are|was|were) (?:an? |the )?(?:(?:(?!to\b|by\b)[a-z'-]+|[{ANY}]) ){{0,5}}[a-z'-]+$"
)
# "The board was created in 2018 as a sub-committee of …"
_AS = re.compile(
    rf"(?P<np>{_LIST})(?: \([^()]*\))?,? (?:(?:is|was|were|has been|have been|had been) )?{either('founded')}[^,;.:{ANY}]{{0,40}} as$"
)
_RELATIVE = re.compile(
    rf"(?P<np>{_LIST})(?: \([^()]*\))?,? ?(?:which|that|who|whose (?:role|purpose) is to|and which|and who|itself)"
    r"(?:, in turn,)?$"
)
_CLAUSE_START = re.compile(r"[.;:•]\s|^|\s[–—-]\s")
_FRONT = re.compile(rf"{either('front')}\b")
# "The Board – a committee of the Council – is chaired by …"
_DASHED = re.compile(r" [–—-] an? [^–—.;:]{3,80} [–—-]$")
# "the Brack Group, an officer group that reports to …"
_APPOSED_NOUN = re.compile(r"(?P<head>[\ue000-\ue0ff])(?: \([^()]*\))?, (?=[\ue000-\ue0ff])")
_NAME = re.compile(rf"(?P<np>{_LIST})")
_ONE = re.compile(f"[{ANY}]")
_OF = re.compile(rf"(?P<head>[{ANY}])(?: [a-z'-]+)? (?:of|for|from|within|in|at|on|between) (?:(?:its|their|our) )?$")
# "X is one of six partnerships reporting to Y": what is said of the complement is said of X.
_COMPLEMENT = re.compile(rf"(?P<head>[{ANY}])(?: \([^()]*\))?,? (?:is|are|was|were) (?:also )?(?:one of |among )?$")
_APPOSITION = re.compile(rf", (?:{either('apposition')}|[{ANY}] (?:of|for|within|which|that|to|with) )")
_ITS_PURPOSE = re.compile(rf"(?:\b(?:its|their|our)|^the|; the) (?:[a-z]+ )?{either('purposes', 'doings')}$")
# "A board chaired by Ann Bell oversees …": the participle with its name only describes the subject.
_DESCRIBED = re.compile(
    rf"(?P<np>{_LIST})(?: \([^()]*\))?,? (?:(?:which|that) (?:is|are) )?(?:co-)?(?:chaired|led|hosted|funded|convened|run"
    rf"|managed) (?:jointly )?by"
    rf" (?:the )?{_LIST}(?: (?:of|from|for|at) (?:the )?[{ANY}])?,? ?$"
)
_FAR_PARTICIPLE = re.compile(rf"{either('far_participles')}\b")


class Subject(NamedTuple):
    """letters: the private characters of the subject; start: where it begins.

    implied: nothing stood there, so that the context's subject is meant.
    """

    letters: str
    start: int
    implied: bool = False


def verb_group(text: str, at: int) -> tuple[int, str]:
    """Where the auxiliaries and adverbs before the predicate at `at` begin, and these words."""
    start = max(0, at - 90)
    match = _GROUP.search(text, start, at)
    begin = match.start() if match else at
    # Not in the middle of a word.
    while begin > start and begin < at and text[begin - 1] not in " ,(" and not _ONE.match(text[begin - 1]):
        begin += 1
    return begin, text[begin:at].strip()


def subject_of(text: str, begin: int) -> Subject | None:
    """The subject of the predicate whose verb group starts at `begin`."""
    left = _DASHED.sub("", text[:begin].rstrip())
    clause = _clause_start(left)
    if left.endswith(",") and _FAR_PARTICIPLE.match(text, begin):
        return main_subject(left, clause)
    if len(left) <= clause or left.endswith("("):
        return _bracket_or_front(text, left, clause, begin)
    if (owned := _ITS_PURPOSE.search(left)) is not None:
        if left[: owned.start()].rstrip().endswith(" and") and (named := main_subject(left[: owned.start()], clause)) is not None:
            return named
        return Subject("", begin, True)
    described = _DESCRIBED.search(left, clause)
    if described:
        return _subject(left, described.start("np"), described.group("np"))
    relative = _RELATIVE.search(left, clause)
    if relative and len(relative.group("np")) == 1 and left[clause:].count(",") == 1:
        apposed = _APPOSED_NOUN.search(left, clause, relative.start("np") + 1)
        if apposed and apposed.end() == relative.start("np"):
            return Subject(apposed.group("head"), apposed.start("head"))
    if relative:
        return _subject(left, relative.start("np"), relative.group("np"))
    if re.search(r"(?:\band|\bor|\bbut|\band then|, and which|\bwhich)$", left) or left.endswith(","):
        found = _over_comma(left, clause) if left.endswith(",") else None
        return found or _coordinated(left, clause)
    direct = _IMMEDIATE.search(left, clause)
    if direct and not _behind_preposition(left, direct):
        return _subject(left, direct.start("np"), direct.group("np"))
    nominal = _NOMINAL.search(left, clause) or _AS.search(left, clause)
    if nominal:
        return _subject(left, nominal.start("np"), nominal.group("np"))
    return _coordinated(left, clause) if re.search(r"\band (?:its|their|to)$", left) else None


def _behind_preposition(left: str, match: re.Match[str]) -> bool:
    # A phrase between name and verb is allowed only when the name opens the clause: else the nearer noun is the subject.
    return bool(match.group("gap")) and _first_name(left, _clause_start(left)) != match.start("np")


def _first_name(left: str, clause: int) -> int:
    match = _NAME.search(left, clause)
    return match.start("np") if match else -1


def _clause_start(left: str) -> int:
    start = 0
    for match in _CLAUSE_START.finditer(left):
        start = match.end()
    return start


def _subject(left: str, start: int, phrase: str) -> Subject:
    """The letters of a noun phrase, going back over "of": in "a committee of the Councils" the committee is the subject."""
    letters = "".join(_ONE.findall(phrase))
    complement = _COMPLEMENT.search(left[:start])
    if complement and len(letters) == 1:
        return Subject(complement.group("head"), complement.start("head"))
    of = _OF.search(left[:start] + _leading(phrase))
    if of and len(letters) == 1:
        return Subject(of.group("head"), of.start("head"))
    return Subject(letters, start)


def _leading(phrase: str) -> str:
    match = _ONE.search(phrase)
    return phrase[: match.start()] if match else ""


def _bracket_or_front(text: str, left: str, clause: int, begin: int) -> Subject | None:
    """ "X (chaired by Y)" and "Chaired by Y, X meets"; a predicate that opens a sentence speaks of the context's subject."""
    if left.endswith("("):
        match = re.search(rf"(?P<np>{_LIST}) ?\($", left[clause:])
        return Subject("".join(_ONE.findall(match.group("np")))[-1:], clause + match.start("np")) if match else None
    return Subject("", begin, True)


def front_subject(text: str, end: int) -> Subject | None:
    """The subject after an opening participle clause that ends at `end`: "Led by Y, the programme …"."""
    match = re.compile(rf"[^.;:{ANY}]{{0,60}}, (?P<np>{_LIST}) ").match(text, end)
    return Subject("".join(_ONE.findall(match.group("np"))), match.start("np")) if match else None


def _over_comma(left: str, clause: int) -> Subject | None:
    """The name before an apposition that the last comma closes, or directly before that comma."""
    for match in re.finditer(rf"(?P<np>{_LIST})(?: \([^()]*\))?(?=, )", left[clause:]):
        after = clause + match.end()
        if _APPOSITION.match(left, after):
            return _subject(left, clause + match.start("np"), match.group("np"))
    direct = re.search(rf"(?P<np>{_LIST})(?: \([^()]*\))?,$", left[clause:])
    return _subject(left, clause + direct.start("np"), direct.group("np")) if direct else None


def _coordinated(left: str, clause: int) -> Subject | None:
    """The subject shared with the clause before: the antecedent of an open relative clause, else the clause's first noun phrase."""
    body = left[clause:]
    for match in reversed(list(re.finditer(rf"(?P<np>{_LIST})(?: \([^()]*\))?,? (?:which|who|that) ", body))):
        if "," not in body[match.end() :].removesuffix(",").rstrip():
            return _subject(left, clause + match.start("np"), match.group("np"))
    return main_subject(left, clause)


def main_subject(left: str, clause: int) -> Subject | None:
    """The first noun phrase of the clause, after a fronted phrase."""
    body = left[clause:]
    start = 0
    if _FRONT.match(body) and "," in body:
        start = body.index(",") + 1
    match = _NAME.search(body, start) or _NAME.search(body)
    return _subject(left, clause + match.start("np"), match.group("np")) if match else None
