"""People in a slot that holds people: names with their roles and organisations, apart from the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph.loaders.letters import LOWER, UPPER

HONORIFIC = (
    r"(?:(?:The )?(?:Rt\.? ?Revd|Right Reverend|Rt\.? ?Hon|Revd?|Reverend|Venerable|Very)\.? |Bishop |Archdeacon |Canon |Cllr\.? "
    r"|Councillor |Clr\.? |Dr\.? |Mrs?\.? "
    r"|PC |PS |DS |DI |CI |DCI |DCS |ACC |DCC |CC |Det\.? |Ms\.? |Miss |Mx |Prof(?:essor)?\.? |Sir |Dame |Lord |Lady "
    r"|Baroness |(?:Assistant |Deputy )?Chief Fire Officer |(?:Station|Group|Area) Manager |Chief Superintendent "
    r"|Superintendent |Supt\.? |Ch\.? ?Insp\.? "
    r"|(?:Temporary |Acting |Interim |Assistant |Deputy )+Chief Constable |Chief Inspector |Inspector |Insp\.? |Sgt\.? "
    r"|Commander |Chief Constable |Alderman |Major |Col(?:onel)?\.? |Capt(?:ain)?\.? )"
)
_PART = rf"(?:[{UPPER}](?:['’](?=[{UPPER}])|[a-z]{{1,3}}(?=[{UPPER}]))?[{UPPER}]?[{LOWER}]+|[A-Z]\.?(?= ))(?:-[{UPPER}][{LOWER}]+)?"
NAME = rf"{_PART}(?: (?:(?:de|van|von|der|den|la|le|bin|al) )*{_PART}){{1,3}}"
PERSON = re.compile(rf"(?P<title>{HONORIFIC}*)(?P<name>{NAME}|(?<=[rs.] ){_PART})")
_SPLIT = re.compile(r"\s*(?:;|\n|/| & | and (?=[A-Z])|, (?:and )?(?=(?:Cllr|Councillor|Dr|Mrs?|Ms|Prof|Rt|Sir|Dame|Revd?)\b))\s*")
_BRACKET = re.compile(r"\(([^()]*)\)")
ROLE = re.compile(
    r"\b(?P<role>(?:(?:interim|acting|independent|joint|deputy|vice|co|previous|former|incoming|outgoing|new)[- ]?)*chair(?:man"
    r"|woman|person)?|secretary|treasurer)\b",
    re.IGNORECASE,
)
# Words that show that capitalised words are no person's name.
_NOT_PERSON = re.compile(
    r"\b(?:Board|Partnership|Group|Council|Committee|Trust|Service|Services|Police|Team|Health|University|Department|Director|Manager|Officer|Head|Chief"
    r"|Forum|Authority|Alliance|Centre|Office|Public|Community|County|City|District|Borough|Lead|Member|Leader|Vacant|Vacancy|Rota|Project|Programme"
    r"|Strategy|Plan|Fund|Network|Association|Housing|Road|Street|House|Hill|School|Academy|Representative|Commissioner|Cabinet|Executive|Chair|Constabulary|College|Colleges|Hospital|Hospitals|Hospice|Homes|Society|Company|Chamber"
    r"|Church|Churches|Agency|Foundation|Union|Club|Advice|Bureau|Museum|Theatre|Ltd|Limited|Plus|Government|Parish|Town|Vale|Valley|Coast"
    r"|England|Friends|Age|Healthwatch|Sector|Voluntary|Action|Support|Care|Probation|Fire|Rescue|Jobcentre|Business|Industry|Media|Arts)\b"
)
# Ranks are no part of a name: they change, and other documents leave them out.
_RANKS = re.compile(
    r"^(?:(?:Temporary|Acting|Interim|Assistant|Deputy|Detective|Chief|Det\.?) )*(?:Constable|Superintendent|Supt\.?"
    r"|Inspector|Insp\.?|Sergeant|Sgt\.?"
    r"|Commander|PC|PS|DS|DI|CI|DCI|DCS|ACC|DCC|CC|T/Supt) "
)
# "Ann Bell for Brack Council": whom somebody speaks for, and no sentence.
_SENT_BY = re.compile(r" (?:for|from|representing|on behalf of) (?:the )?([A-Z][\w'&-]*(?: (?:[A-Z][\w'&-]*|of|and|for|the|&)){0,6})[.;]?")
# Letters after a name.
_HONOURS = re.compile(r"(?:,? (?:MP|MSP|MS|OBE|MBE|CBE|KBE|DBE|QPM|QFSM|DL|JP|QC|KC|FRCP|PhD|BEM))+(?![\w'])")


@dataclass(frozen=True, slots=True)
class Person:
    """A person found in a slot. start, end: where the name stands in the slot's text; aside: what stands beside it (role, organisation)."""

    name: str
    start: int
    end: int
    aside: str = ""
    aside_start: int = 0


def people_in(text: str, base: int = 0) -> list[Person]:
    """The people of a slot such as "Cllr Ann Bell and Dr Raj Patel" or "Sue Hart (Interim Chair)"; none where it holds a sentence."""
    found = []
    for start, end in _pieces(text):
        person = person_at_start(text[start:end], base + start)
        if person:
            found.append(person)
    return found


def person_at_start(text: str, base: int = 0) -> Person | None:
    """The person whose name starts this text, with what follows it in brackets or after a comma or dash as `aside`."""
    match = PERSON.match(text)
    if not match or _NOT_PERSON.search(match["name"]):
        return None
    honours = _HONOURS.match(text, match.end())
    stop = honours.end() if honours else match.end()
    after = text[stop:]
    if after[:1].isalpha() or re.match(r" (?:is|are|was|will|has|have|and)\b", after):
        return None
    aside = _SENT_BY.fullmatch(after) or re.match(r"\s*(?:[,–—:]|-(?= )|(?=\())\s*(.*)|\s*$", after, re.DOTALL)
    if aside is None:
        return None
    name = _RANKS.sub("", text[match.start("title") : match.end()].strip())
    rest = (aside[1] or "").strip()
    return Person(name, base + match.start(), base + match.end(), rest, base + stop + (aside.start(1) if aside[1] else 0))


def _pieces(text: str) -> list[tuple[int, int]]:
    pieces, here, depth = [], 0, 0
    for match in _SPLIT.finditer(text):
        depth = text.count("(", 0, match.start()) - text.count(")", 0, match.start())
        if depth <= 0:
            pieces.append((here, match.start()))
            here = match.end()
    pieces.append((here, len(text)))
    return [(start, end) for start, end in pieces if end > start]


def role_in(text: str, default: str = "chair") -> str | None:
    """The chairing role that a text names ("Interim Chair" → "interim chair"), or None; "chairman" and the like become "chair"."""
    match = ROLE.search(text)
    if not match:
        return None
    role = re.sub(r"chair(man|woman|person)", "chair", match["role"].lower()).replace("vice-", "vice ").replace("co-chair", "co-chair")
    return {
        "vice chair": "deputy chair",
        "vicechair": "deputy chair",
        "cochair": "co-chair",
        "co chair": "co-chair",
        "joint chair": "co-chair",
    }.get(role, role) or default
