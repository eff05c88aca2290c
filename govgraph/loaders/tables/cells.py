"""What stands in a cell: nothing, several names, superiors with notes beside them, a status, a flag, a date, a role."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice

from govgraph.loaders.dates import read_date
from govgraph.loaders.numbers import whole
from govgraph.loaders.tables.kinds import kind_of
from govgraph.loaders.tables.vocabulary import KEPT, plain, starts, vocabulary, words

_SEVERAL = re.compile(r"\s*[;|\n•▪●·]\s*")
_BULLET = re.compile(r"^(?:[-–*o]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_LAST_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_JOINT = re.compile(r",?\s+(?:and|&)\s+|,\s+|\s*/\s*|\s+&\s+")
_VIA = re.compile(r"^(?P<far>.+?),?\s+(?:via|through)\s+(?:the\s+)?(?P<near>.+)$", re.IGNORECASE)
_FURTHER = re.compile(r",?\s+(?:and\s+)?(?:then|ultimately|thence|thereafter|and then)\s+.*$", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:reports?|reporting|accountable|submits?|escalates?|provides?|feeds?|minutes|updates?|progress|receives?|presented|overseen|approved)\b",
    re.IGNORECASE,
)
_SHORT_DATE = re.compile(r"(\d{1,2})[-\s]([A-Za-z]{3,9})[-\s'](\d{2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(1[5-9]\d\d|20\d\d)")
_UNTIL = re.compile(r"\b(?:until|to|till|left|resigned|ended|stood down|retired|former(?:ly)?|ex)\b", re.IGNORECASE)
_OF_THE_BODY = re.compile(r" (?:of|for|on|to) (?:the )?(?:board|group|committee|panel|forum|partnership|body|meeting)$")
_SORT_OF_HOLDER = re.compile(r"^(?:current|independent|elected|appointed|joint|new|lay|named) ")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
# Meetings that every council has: parts of a list though one word names them.
ORGANS = frozenset(
    ["council", "full council", "cabinet", "executive", "the council", "the cabinet", "the executive", "leader", "mayor", "annual council"]
)
_SERIAL = (18_000, 60_000)  # days since 1900 that a spreadsheet may show for a date: 1949 to 2064
Find = Callable[[str], str | None]
MONTHS = 12
LONGEST_LIST, MOST_PARTS = 2_000, 12  # characters of names in a cell; joints inside one name


@lru_cache(KEPT)
def is_blank(value: str) -> bool:
    """Whether a cell names nothing: "-", "n/a", "TBC", "Vacant since May", "see notes"."""
    said = plain(value)
    return _is_nobody(said) or any(said.startswith(f"{post} ") and _is_nobody(said[len(post) + 1 :]) for post in words("empty_posts"))


def _is_nobody(said: str) -> bool:
    return said in words("blank") or starts(said, "nobody")


def is_error(value: str) -> bool:
    """Whether a cell holds a spreadsheet's error ("#REF!")."""
    return value.startswith("#") and value.lower() in words("errors")


def several(value: str) -> list[str]:
    """The values of a cell that holds several, between semicolons, bars, bullets or line ends."""
    if not _SEVERAL.search(value):
        one = " ".join(_BULLET.sub("", value.strip()).split())
        return [] if is_blank(one) else [one]
    parts = (" ".join(_BULLET.sub("", part.strip()).split()).strip(" ,") for part in _SEVERAL.split(value.strip()))
    return [part for part in parts if not is_blank(part)]


def listed(value: str) -> list[str]:
    """As `several`; where none of its marks stands, commas part the values too."""
    parts = several(value)
    if len(parts) != 1 or "," not in parts[0] or kind_of(parts[0])[0] is not None or _is_department(parts[0]):
        return parts
    return [part.strip() for part in _outside_brackets(parts[0], ",") if not is_blank(part)]


def _is_department(name: str) -> bool:
    """ "Department for Levelling Up, Housing and Communities" is one."""
    return name.split()[0] in ("Department", "Ministry", "Office") and " and " in name.rpartition(",")[2]


def _outside_brackets(text: str, mark: str) -> Iterator[str]:
    depth, here = 0, 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign == mark and depth <= 0:
            yield text[here:at]
            here = at + 1
    yield text[here:]


def superiors(value: str, find: Find) -> list[str]:
    """The bodies in a cell: the whole of it when `find` knows it, else its parts without the notes beside them."""
    whole = " ".join(value.split())
    if find(whole):
        return [whole]
    found: list[str] = []
    for part in several(value):
        found += _one(part, find)
    return list(dict.fromkeys(found))


def _one(part: str, find: Find) -> list[str]:
    """ "Canal Board (quarterly)", "Cabinet via Canal Board", "A / B", "A and ultimately Council": the bodies right above."""
    for text in (part, bare := without_notes(part)):
        if find(text):
            return [text]
    if via := _VIA.match(bare):
        return _one(via["near"], find)
    near = _FURTHER.sub("", bare)
    if near != bare and near:
        return _one(near, find)
    return [one for one in joined(bare, find) or [bare] if not is_blank(one)]


def without_notes(text: str) -> str:
    """A name without what stands in brackets behind it, its short form excepted."""
    while (mark := _LAST_BRACKET.search(text)) and not _is_short_form(mark.group().strip(" ()")) and mark.start():
        text = text[: mark.start()]
    return text.strip(" ,")


def _is_short_form(inner: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Za-z&0-9/-]{1,11}", inner)) and sum(sign.isupper() for sign in inner) > 1


def joined(value: str, find: Find) -> list[str]:
    """Names joined by "and", commas or strokes, where each is known or calls itself a body; nothing when some part does not."""
    return _joined(value, find, {}) if len(value) <= LONGEST_LIST else []


def _joined(value: str, find: Find, known: dict[str, list[str]]) -> list[str]:
    """As `joined`; known: what was found for the ends of the list, each of which is looked at once."""
    if _stands_alone(value, find):
        return [value]
    if value not in known:
        known[value] = []
        for mark in islice(_JOINT.finditer(value), MOST_PARTS):
            head = without_notes(value[: mark.start()])
            rest = _joined(without_notes(value[mark.end() :]), find, known) if head and _stands_alone(head, find) else []
            if rest:
                known[value] = [head, *rest]
                break
    return known[value]


def _stands_alone(name: str, find: Find) -> bool:
    if find(name) or plain(name) in ORGANS:
        return True
    if _JOINT.search(name) and not find(name):
        kind, spans_all = kind_of(name)[0], not any(plain(part) in ORGANS for part in _JOINT.split(name))
        return kind in ("body", "organisation") and spans_all and "/" not in name and ", " not in name and not joins_names(name)
    return kind_of(name)[0] in ("body", "organisation") and len(name.split()) > 1


def joins_names(name: str) -> bool:
    """Whether "A Board and B Board" are two: each side has words of its own and all end in one word, as no single name does."""
    parts = _JOINT.split(name)
    return all(len(part.split()) > 1 for part in parts) and len({plain(part).rpartition(" ")[2] for part in parts}) == 1


def is_sentence(value: str) -> bool:
    """Whether a cell about reporting holds prose rather than names."""
    return len(value.split()) > 2 and _SAYS.search(value) is not None


@lru_cache(KEPT)
def status_of(value: str) -> str | None:
    """The schema's status that a cell means, or None when it is not understood."""
    said = plain(value)
    if said in vocabulary()["status_flags"]:  # whole only: "1 of 3" is no status
        return str(vocabulary()["status_flags"][said])
    ranked = [
        (len(word), key)
        for key, phrases in vocabulary()["statuses"].items()
        for word in phrases
        if f"{said} ".startswith(f"{plain(word)} ")
    ]
    return max(ranked)[1] if ranked else None


def flag_of(value: str) -> bool | None:
    """Yes or no, or None when it says neither; "Yes - Crime Act 1998" is yes."""
    for text in (value.strip().lower(), next(iter(plain(value).split()), "")):
        for key, said in vocabulary()["flags"].items():
            if text in said:
                return bool(key == "true")
    return None


def months_first(values: Iterable[str]) -> bool:
    """Whether the dates of a column are written as "8/30/1964": some can only be, and none can only be the other way round."""
    parts = [(int(found[1]), int(found[2])) for value in values if (found := _SLASHED.fullmatch(value.strip()))]
    return any(day > MONTHS >= month for month, day in parts) and not any(month > MONTHS for month, _ in parts)


def date_of(value: str, *, american: bool = False) -> str | None:
    """The date of a cell as ISO: "01-Apr-20", "26.11.24", "45383" (a spreadsheet's day), "1889-01-01", a bare year.

    american: the month stands first in its column; in "8/30/1964" it does anyway.
    """
    said = value.strip()
    if (found := _SLASHED.fullmatch(said)) and (american or int(found[2]) > MONTHS >= int(found[1])):
        return _calendar(int(found[3]), int(found[1]), int(found[2]))
    if _YEAR.fullmatch(said):
        return said
    if _SERIAL[0] <= (days := whole(said, 0)) <= _SERIAL[1]:
        return (datetime.date(1899, 12, 30) + datetime.timedelta(days=days)).isoformat()
    if re.fullmatch(r"1[5-8]\d\d-[01]\d-[0-3]\d", said[:10]):
        return said[:10]  # a register's "founded" is no running text: a year of any century will do
    if month := re.fullmatch(r"([A-Za-z]{3,9})[-\s'](\d{2})", said):
        return read_date(f"{month[1]} 20{month[2]}")
    short = _SHORT_DATE.fullmatch(said)
    return read_date(f"{short[1]} {short[2]} 20{short[3]}" if short else said)


def _calendar(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


@lru_cache(KEPT)
def role_of(text: str) -> str | None:
    """The role that words name ("Vice-Chair", "Interim Chair", "Chair of the Board"), or None."""
    said = plain(text)
    for lead in ("interim", "acting", "temporary"):
        if said.startswith(lead + " ") and (role := _role(said.removeprefix(lead + " "))):
            return f"interim {role}"
    return _role(said)


def _role(said: str) -> str | None:
    for cut in dict.fromkeys((said, _OF_THE_BODY.sub("", said))):
        for tail in (cut, cut.removeprefix("the "), _SORT_OF_HOLDER.sub("", cut)):
            if role := _roles().get(tail):
                return role
    return None


@cache
def _roles() -> dict[str, str]:
    """Each phrase with the first role that it names."""
    return {phrase: str(role) for role, phrases in reversed(vocabulary()["roles"].items()) for phrase in phrases}


def has_ended(aside: str, today: str | None) -> bool:
    """Whether words beside a name say that it is over ("until May 2017"); an end behind `today` (ISO) has not come yet."""
    if not _UNTIL.search(aside) and plain(aside) not in ("abolished", "dissolved", "disbanded", "past", "ended", "previous"):
        return False
    when = read_date(aside)
    return when is None or today is None or when <= today


def brackets(text: str) -> list[str]:
    """What stands in the brackets of a cell."""
    return [inner.strip() for inner in _BRACKET.findall(text)]


def without_brackets(text: str) -> str:
    """A cell without its brackets."""
    return " ".join(_BRACKET.sub(" ", text).split())
