"""What sort of thing a cell holds, by its signs and words: an address, a number, a date, a code, a condition; no name is any of these."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from govgraph.graph.schema import schema
from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.numbers import whole
from govgraph.loaders.tables.cells import date_of, role_of, status_of, without_brackets
from govgraph.loaders.tables.holders import holders
from govgraph.loaders.tables.kinds import has_title, is_person, is_post, kind_of, kind_of_type
from govgraph.loaders.tables.vocabulary import plain, vocabulary, words

_UNTIL = re.compile(r"\b(?:until|from|since|to|till)\b", re.IGNORECASE)
_CURRENCY = re.compile(r"(?<![A-Z])(?:GBP|EUR|USD|CHF|AUD|CAD|NZD)(?![A-Z])")
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/\S*)?")
_PHONE = re.compile(r"(?:(?:tel|ext|phone|fax)\b\W*)?\+?[\d\s().-]*\d[\d\s().-]*(?:\s*(?:ext|x)\W*\d+)?", re.IGNORECASE)
_MEASURE = re.compile(r"\W?\d[\d,.]*\s*[A-Za-z%²³]{1,8}\d?\.?")
# "R-12", "GB-EDU-100001", "local-authority:TRN"
_CODE = re.compile(r"[A-Za-z]{1,4}[-_/. ]?\d[\d./-]*[A-Za-z]?|(?=\S*\d)[A-Za-z]{1,4}(?:[-_:][A-Z0-9]+){2,}|[a-z][a-z-]+:[\w-]+")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]{2} \d{5}\b")
_POINT = re.compile(r"\(?-?\d{1,3}\.\d+[,;\s]+-?\d{1,3}\.\d+\)?")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_FILE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|ico|xml|rss|atom|json|csv|ics|pdf|docx?|xlsx?)(?:[?#]\S*)?$", re.IGNORECASE)
_MACHINE = re.compile(r"//api\.|/api/", re.IGNORECASE)
_RECORD = re.compile(r"\?\S*=\d+")
_SOCIAL = re.compile(r"(?:^|//|\.)(?:twitter|x|facebook|instagram|linkedin|youtube|flickr|tiktok)\.com\b", re.IGNORECASE)
_SMALL = re.compile(r"\s*\d{1,2}(?:\s*[,;/]\s*\d{1,2})*\s*")  # "1, 7" counts or lists codes and is no sum of money
_MOMENT = re.compile(r"\d[T ](?!00:00)\d{1,2}:\d\d")
CROWD = 300  # members that no body has
PROSE = 7  # words from which on a cell may be running text
NAMED = 0.4  # share of words with a capital; running text has fewer
MANY_WORDS = 8  # words of a cell that is told as prose


def is_web(value: str) -> bool:
    """Whether a value is an address of the web, with or without its "https"."""
    return "://" in value or value.lower().startswith("www.") or _DOMAIN.fullmatch(value.strip()) is not None


def is_date(value: str) -> bool:
    """Whether a value is a date and no name with a date behind it ("Owen Marsh (until May 2017)")."""
    bare = _UNTIL.split(without_brackets(value))[0].strip() or value
    return len(value) < 30 and date_of(bare) is not None


def is_number(value: str) -> bool:
    """Whether a value is an amount or a number, with its signs."""
    return _CURRENCY.sub("", value).replace(",", "").replace(".", "").strip("£$€%+- ").isdigit()


def is_phone(value: str) -> bool:
    """Whether a value is a telephone number: five digits or more with signs between them, or an extension."""
    digits = sum(sign.isdigit() for sign in value)
    return _PHONE.fullmatch(value.strip()) is not None and not value.strip().isdigit() and (digits > 4 or value[:1].isalpha())


def is_address(value: str) -> bool:
    """Whether a value says where a letter goes: it has a postcode and no person before it, or a house number and a street."""
    first, *rest = value.split()[:1] or [""], *value.split()[1:]
    street = any(plain(one) in words("streets") for one in rest)
    return bool(_POSTCODE.search(value)) and not is_person(value.split(",")[0]) or first[0][:1].isdigit() and street


def is_prose(value: str) -> bool:
    """Whether a value is running text: many words, few of them with a capital."""
    said = value.split()
    return len(said) >= PROSE and ";" not in value and sum(one[:1].isupper() for one in said) < NAMED * len(said)


def is_subject(value: str) -> bool:
    """Whether a value is a matter ("Health and Social Care"), by its words."""
    said = [one for one in plain(value).split() if one not in ("and", "the", "of", "other")]
    return bool(said) and all(one in words("subjects") for one in said)


def is_proper(value: str) -> bool:
    """Whether a value is written as a name is: a few words, most of them with a capital, none of them only a matter or a condition."""
    said = value.split()
    capitals = sum(one[:1].isupper() for one in said)
    named = value[:1].isupper() and any(sign.islower() for sign in value) and 2 * capitals >= len(said) and len(said) <= PROSE + 3
    return named and not is_subject(value) and plain(value) not in words("conditions")


def is_sort(value: str) -> bool:
    """Whether a value says of what sort a body is, by a kind or by a word such as "advisory"."""
    if plain(value) in words("conditions"):
        return False
    if plain(value.partition(":")[0]) in schema().kinds:
        return True  # as our own registers and graphs have it
    return kind_of_type(value)[0] is not None or bool(words("sorts_of_bodies") & set(plain(value).split()))


@cache
def _marks() -> dict[str, str]:
    """Each sign or word of a tick with what it says; no word says nothing."""
    return {mark: str(meaning) for meaning, marks in reversed(vocabulary()["marks"].items()) for mark in marks if mark}


def mark_of(value: str) -> str | None:
    """What a tick says: "yes", "no" or the role that it gives; "✓ (Chair)" is a chair's. None for other words."""
    said = value.strip().lower()
    if found := _marks().get(said) or _marks().get(plain(said)):
        return found
    inner = said[1:].strip(" ()[]")
    if said[:1] in vocabulary()["marks"]["yes"] and not said[:1].isalnum() and inner:
        return role_of(inner) or "yes"
    return None


def names_person(value: str) -> bool:
    """Whether a value names people, alone or with posts and organisations."""
    return any(one.kind == "person" for one in holders(value, None)) and kind_of(value)[0] != "body"


def surname_first(value: str) -> bool:
    """ "Bell, Ann" is a person, whatever stands beside."""
    return value.count(",") == 1 and ";" not in value and names_person(value) and kind_of(value)[0] is None


def surely_person(value: str) -> bool:
    """A person by more than the capitals of the name, which a party, a place or a project has as well."""
    known = has_title(value) or surname_first(value) or plain(value).partition(" ")[0] in lexicon().first_names
    return known and names_person(value)


def names_body(value: str) -> bool:
    """Whether a value calls itself a body, an organisation or a project."""
    return kind_of(value)[0] in ("body", "organisation", "project") or plain(value) in ("cabinet", "council", "executive")


Test = Callable[[str], object]
SORTS: dict[str, Test] = {
    "web": is_web,
    "file": lambda value: is_web(value) and (_FILE.search(value) or _MACHINE.search(value)),
    "record": lambda value: is_web(value) and _RECORD.search(value),
    "social": lambda value: is_web(value) and _SOCIAL.search(value),
    "mail": lambda value: "@" in value and not is_web(value),
    "flag": lambda value: mark_of(value) in ("yes", "no") and not value.strip().isdigit(),
    "number": is_number,
    "state": lambda value: status_of(value) is not None and role_of(value) is None,
    "switch": lambda value: value.strip() in ("0", "1"),
    "small": _SMALL.fullmatch,
    "crowd": lambda value: whole(value, 0) > CROWD,
    "decimal": lambda value: is_number(value) and "." in value.strip("."),
    "date": is_date,
    "moment": _MOMENT.search,
    "phone": is_phone,
    "measure": lambda value: _MEASURE.fullmatch(value.strip()),
    "letter": lambda value: len(value.strip()) == 1 and value.strip().isalpha(),
    "code": lambda value: _CODE.fullmatch(value.strip()) or _UUID.fullmatch(value.strip()),
    "point": lambda value: _POINT.fullmatch(value.strip()),
    "address": is_address,
    "condition": lambda value: plain(value) in words("conditions"),
    "subject": is_subject,
    "prose": is_prose,
    "people": names_person,
    "bodies": names_body,
    "counted": lambda value: any(sign.isdigit() for sign in value),
    "uncounted": lambda value: not any(sign.isdigit() for sign in value) and not words("numerals") & set(plain(value).split()),
    "sort": is_sort,
    "proper": is_proper,
    "initials": lambda value: 2 <= len(value.strip()) <= 6 and value.strip().isalpha() and value.isupper(),
    "planned": lambda value: bool(words("planned") & set(plain(value).split())),
    "served": lambda value: bool((words("served") | words("subjects")) & set(plain(value).split())),
    "legal": lambda value: bool(words("legal") & set(plain(value).split())),
    "post": lambda value: role_of(value) or is_post(value),
}

# How the sorts are told to people, the first that most values are.
TOLD: tuple[tuple[str, Test], ...] = (
    ("yes and no, or ticks", mark_of),
    ("addresses of social media", SORTS["social"]),
    ("web addresses", is_web),
    ("e-mail addresses", SORTS["mail"]),
    ("numbers", is_number),
    ("dates", is_date),
    ("telephone numbers", is_phone),
    ("places on a map", SORTS["point"]),
    ("postal addresses", is_address),
    ("people", is_person),
    ("roles", role_of),
    ("posts", is_post),
    ("bodies or organisations", lambda value: kind_of(value)[0] in ("body", "organisation")),
    ("numbers with their units", SORTS["measure"]),
    ("codes", SORTS["code"]),
    ("words that name nobody", SORTS["condition"]),
    ("matters", is_subject),
    ("prose", lambda value: is_prose(value) or len(value.split()) > MANY_WORDS),
)


def refused(key: str, other: str = "", kind: str = "") -> frozenset[str]:
    """The sorts that a meaning cannot hold: by its own entry in columns.yaml, else by what its line leads to, else by its kind of fact."""
    listed = vocabulary()["refused"]
    own = next((listed[one] for one in (key, other, f"{kind} fact") if one in listed), ())
    return frozenset(sort for one in own for sort in (listed[one] if one == "nameless" else [one]))
