"""What stands in a cell: nothing, several names, a status, a flag, or the holders of a post with their roles and employers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from govgraph.loaders.registers.columns import plain, vocabulary
from govgraph.loaders.registers.kinds import is_post, kind_of
from govgraph.loaders.structure.people import person_at_start, role_in

_SEVERAL = re.compile(r"\s*[;|\n]\s*")
_PAREN = re.compile(r"\s*\(([^()]*)\)")
_AND = re.compile(
    r"\s+(?:and|&)\s+|\s*/\s*|,\s+(?=(?:Cllr|Councillor|Clr|Dr|Mrs?|Ms|Miss|Prof|Sir|Dame|Rev|Revd|Lord|Lady)\b)|(?<=\)),\s+(?=[A-Z])"
)
_JOINED = re.compile(r",?\s+(?:and|&)\s+|,\s+")
_HOW_OFTEN = re.compile(
    r"\s*\((?:annual|quarter|month|week|bi-?annual|six|half|twice|every|each|termly|by exception|on request)[^()]*\)\s*$", re.IGNORECASE
)
_NOBODY = ("vacant", "post vacant", "currently vacant", "to be confirmed", "to be nominated", "to be appointed", "no appointment")
_INTERIM = re.compile(r"\b(?:interim|acting|temporary)\b", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:co-?chairs?|joint|jointly)\b", re.IGNORECASE)


def is_blank(value: str) -> bool:
    """Whether a cell says nothing: "-", "n/a", "TBC", "Vacant"."""
    return value.strip().lower() in vocabulary()["blank"] or plain(value).startswith(_NOBODY)


def several(value: str) -> list[str]:
    """The values of a cell that holds several, between semicolons, bars or line ends."""
    return [" ".join(part.split()) for part in _SEVERAL.split(value.strip()) if not is_blank(part)]


def superiors(value: str, find: Callable[[str], str | None]) -> list[str]:
    """The bodies in a cell: the whole of it when `find` knows a row so called, else its parts; "and" parts known rows only."""
    value = _HOW_OFTEN.sub("", value)
    if find(value):
        return [" ".join(value.split())]
    parts = several(value)
    return _rows_joined(parts[0], find) or parts if len(parts) == 1 else parts


def _rows_joined(value: str, find: Callable[[str], str | None]) -> list[str]:
    """Known rows joined by "and" or commas ("Health and Care Board and Skills Board"), or nothing when some part is no row."""
    if find(value):
        return [value]
    for mark in _JOINED.finditer(value):
        rest = _rows_joined(value[mark.end() :], find) if find(value[: mark.start()]) else []
        if rest:
            return [value[: mark.start()], *rest]
    return []


def listed(value: str) -> list[str]:
    """As `several`; where none of its marks stands, commas part the values too."""
    parts = several(value)
    return [part.strip() for part in parts[0].split(",") if not is_blank(part)] if len(parts) == 1 else parts


def status_of(value: str) -> str | None:
    """The schema's status that a cell means, or None when it is not understood."""
    said = plain(value)
    ranked = [(len(word), key) for key, words in vocabulary()["statuses"].items() for word in words if _begins(said, plain(word))]
    return max(ranked)[1] if ranked else None


def _begins(said: str, word: str) -> bool:
    return said == word or said.startswith(word + " ")


def flag_of(value: str) -> bool | None:
    """Yes or no, or None when it says neither."""
    for key, words in vocabulary()["flags"].items():
        if value.strip().lower() in words:
            return bool(key == "true")
    return None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a post. role: the post as held ("interim chair"); employer: the organisation beside the name."""

    name: str
    role: str | None
    employer: str | None = None


def seat_of(value: str, name: str) -> str | None:
    """The chairing role in the bracket behind a name ("Cllr Ann Bell (Vice Chair)"), or None."""
    bracket = re.search(rf"{re.escape(name)}\s*\(([^()]*)\)", value)
    return role_in(bracket[1]) if bracket and re.fullmatch(r"(?:the )?(?:[\w-]+ )?chair\w*", bracket[1].strip().lower()) else None


def holders(value: str, role: str | None) -> Iterator[Holder]:
    """The holders named in a cell such as "Prof Lydia Hartnoll, University of Averton (interim)"; empty for a vacant post."""
    joint = _JOINT.search(value) is not None
    for part in several(value):
        for one in _people(part):
            name, employer = _name_and_employer(_PAREN.sub("", one).strip(" ,"), _PAREN.findall(one))
            if name and not is_blank(name):
                yield Holder(name, _role(role, one, joint), employer)


def _people(part: str) -> list[str]:
    """A cell parted at "and" where people stand on both sides; a trailing bracket belongs to the last."""
    names = _AND.split(part)
    whole = len(names) > 1 and all(kind_of(_PAREN.sub("", name).split(",")[0].strip())[0] == "person" for name in names)
    return names if whole else [part]


def _role(role: str | None, said: str, joint: bool) -> str | None:
    if role and _INTERIM.search(said):
        return f"interim {role}"
    return "co-chair" if role == "chair" and joint else role


def _name_and_employer(name: str, brackets: list[str]) -> tuple[str, str | None]:
    head, _, rest = name.partition(",")
    if rest and is_post(head.strip()) and (person := person_at_start(rest.strip())) is not None:
        head, rest = person.name, person.aside  # "Chief Nurse, Bridget Lorne": the post, then who holds it
    beside = [rest.strip(), *(inner.strip() for inner in brackets)]
    if rest and kind_of(head.strip())[0] != "person":
        head, beside = name, beside[1:]
    employer = next((one for one in beside if one and kind_of(one)[0] == "organisation"), None)
    return head.strip(), employer
