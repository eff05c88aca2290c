"""Who holds a post, by a cell: several people, roles and employers beside them, posts without a name, surnames first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.tables.cells import brackets, has_ended, is_blank, joins_names, role_of, several, without_brackets
from govgraph.loaders.tables.kinds import has_title, is_person, is_post, kind_of, without_honorifics
from govgraph.loaders.tables.vocabulary import plain, words

_CUT = re.compile(r"\s*[,/]\s*|\s+(?:and|&)\s+|\s+[-–—]\s+|\s*[–—]\s*(?=[A-Z])")
_LABEL = re.compile(r"^(?P<label>[A-Za-z() -]{2,30}?)\s*:\s*(?=\S)")
_PLURAL = re.compile(r"^(?P<title>Cllr|Councillor|Clr)s\.?\s+", re.IGNORECASE)
_INTERIM = re.compile(r"\b(?:interim|acting|temporary)\b", re.IGNORECASE)
_JOINTLY = re.compile(r"\b(?:co-?chairs?|joint|jointly)\b", re.IGNORECASE)
SEATS = ("observer", "substitute")  # roles of those who are no full members


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a post. kind: person, organisation or body where the name tells, else None; role: as held ("interim chair");
    employer, post: what stands beside the name; past: the cell says that it is over."""

    name: str
    role: str | None
    employer: str | None = None
    kind: str | None = None
    post: str | None = None
    past: bool = False


def holders(value: str, role: str | None, *, today: str | None = None) -> Iterator[Holder]:
    """The holders named in a cell such as "Prof Lydia Hartnoll, University of Averton (interim)"; none for a vacant post.

    today: the register's date (ISO), by which "until 2026" is over or not.
    """
    jointly = role == "chair" and _JOINTLY.search(value) is not None
    value = value.rstrip(" .") if value.rstrip().endswith(").") else value
    parts = several(value)
    firms = len(parts) > 1 and 2 * sum(map(_beside_firm, parts)) > len(parts)
    for part in parts:
        if firms and part.count(",") == 1:
            name, _, firm = part.partition(",")
            yield replace(_holder(name, today), role=role, employer=firm.strip(), kind="person")
            continue
        label = _LABEL.match(part)
        said = role_of(label["label"]) if label else None
        text = part[label.end() :] if label and said else part
        for one in _people(text, today):
            held = one.role or said or ("co-chair" if jointly and role else role)
            if held and role and (_INTERIM.search(part) and not held.startswith("interim") and len(parts) == 1):
                held = f"interim {role}"
            if not is_blank(one.name) and role_of(one.name) is None and role_of(one.name.removesuffix("s")) is None:
                yield Holder(one.name, held, one.employer, one.kind, one.post, one.past)


def _beside_firm(part: str) -> bool:
    """ "Ann Bell, Quay Labs": where line ends part people, what stands behind a comma is none, unless it is a post or has a first name."""
    name, comma, beside = part.partition(",")
    known = plain(beside).partition(" ")[0] in lexicon().first_names or has_title(beside)
    return bool(comma) and "," not in beside and len(name.split()) > 1 and is_person(name) and _kind(beside) in ("", "person") and not known


def _people(text: str, today: str | None) -> list[Holder]:
    if plural := _PLURAL.match(text):
        return [_titled(plural["title"], piece.strip(), today) for piece in _CUT.split(text[plural.end() :])]
    if not _CUT.search(text):
        return [_holder(text, today)] if text.strip() else []
    pieces = _pieces(text)
    if turned := _surname_first(pieces):
        return [_holder(turned, today)]
    kinds = [_kind(piece) for piece in pieces]
    if not pieces:
        return []
    if len(pieces) == 1 or not any(kind == "person" for kind in kinds):
        return _without_people(text, pieces, kinds, today)
    return _grouped(pieces, kinds, today)


def _pieces(text: str) -> list[str]:
    """The pieces between commas, strokes, dashes and "and", brackets kept whole with what they follow."""
    found: list[str] = []
    here, joint = 0, ""
    for start, end in [(mark.start(), mark.end()) for mark in _CUT.finditer(text)] + [(len(text), len(text))]:
        if text.count("(", 0, start) > text.count(")", 0, start) and start < len(text):
            continue
        piece = text[here:start].strip()
        if joint.strip() in ("and", "&") and found and _kind(piece) != "person" and _kind(found[-1]) != "person":
            found[-1] = f"{found[-1]}{joint}{piece}"  # "Penderrick and the Isles CCG" is one
        elif piece:
            found.append(piece)
        here, joint = end, text[start:end]
    return found


def _kind(piece: str) -> str:
    bare = without_brackets(piece)
    if is_person(bare) or (has_title(bare) and without_honorifics(bare)[:1].isupper() and not is_post(without_honorifics(bare))):
        return "person"
    if is_post(bare) and any(is_person(inner) for inner in brackets(piece)):
        return "person"
    kind = kind_of(bare)[0]
    return "post" if is_post(bare) or role_of(bare) else kind if kind in ("organisation", "body") else ""


def _surname_first(pieces: list[str]) -> str | None:
    """ "Pike, Rhona" and "PIKE, Cllr Rhona" turned round."""
    if len(pieces) != 2 or any(_kind(piece) == "person" and len(without_honorifics(piece).split()) > 1 for piece in pieces):
        return None
    last, first = pieces[0], without_honorifics(without_brackets(pieces[1]))
    lead = pieces[1][: len(without_brackets(pieces[1])) - len(first)] if has_title(pieces[1]) else ""
    last = last.title() if last.isupper() and len(last) > 2 else last
    turned = f"{first} {last}"
    single = len(last.split()) <= 2 and 1 <= len(first.split()) <= 2
    return f"{lead}{turned}".strip() if single and first and is_person(turned) and not kind_of(pieces[0])[0] else None


def _titled(title: str, piece: str, today: str | None) -> Holder:
    one = _holder(piece, today)
    return one if has_title(one.name) else replace(one, name=f"{title} {one.name}", kind="person")


def _without_people(text: str, pieces: list[str], kinds: list[str], today: str | None) -> list[Holder]:
    """One holder, or organisations joined by "and" ("Hexley DC and Mid Tarn DC"); "Director of Place, Hexley Council" is a post."""
    firms = [piece.strip() for piece in _CUT.split(text)]
    if len(firms) > 1 and all(_is_firm(piece) for piece in firms) and (kind_of(text)[0] is None or joins_names(text)):
        return [_holder(piece, today) for piece in firms]
    if kinds[0] == "post" and len(pieces) > 1:
        firm = next((without_brackets(piece) for piece, kind in zip(pieces, kinds, strict=True) if kind == "organisation"), None)
        return [replace(_holder(pieces[0], today), employer=firm)]
    if " - " in text or " – " in text or "," in text:
        one = _holder(pieces[0], today)
        beside = [role for piece in pieces[1:] if (role := role_of(without_brackets(piece)))]
        if beside:
            return [replace(one, role=beside[0])]
    return [_holder(text, today)]


def _is_firm(piece: str) -> bool:
    bare = without_brackets(piece)
    last = plain(bare).split()[-1:] or [""]
    return len(bare.split()) > 1 and (
        kind_of(bare)[0] in ("organisation", "body") or last[0] in ("dc", "bc", "cc", "mbc", "council", "icb", "nhs")
    )


def _grouped(pieces: list[str], kinds: list[str], today: str | None) -> list[Holder]:
    """People with what stands behind each; a post in front of the first is that one's."""
    found: list[Holder] = []
    waiting = ""
    for piece, kind in zip(pieces, kinds, strict=True):
        if kind == "person":
            one = _holder(piece, today)
            found.append(replace(one, kind="person", post=waiting or one.post))
            waiting = ""
        elif found and kind in ("organisation", "body") and found[-1].employer is None:
            found[-1] = replace(found[-1], employer=without_brackets(piece))
        elif found and (role := next(filter(None, map(role_of, (*brackets(piece), without_brackets(piece)))), None)):
            found[-1] = replace(found[-1], role=role)
        elif found:
            found[-1] = replace(found[-1], post=found[-1].post or without_brackets(piece), past=found[-1].past or has_ended(piece, today))
        else:
            waiting = piece
    return found


def _holder(piece: str, today: str | None) -> Holder:
    """One holder with what its brackets say."""
    name, inner = without_brackets(piece).strip(" ,-–"), brackets(piece)
    person = next((one for one in inner if is_person(one) or has_title(one)), None)
    if person and is_post(name) and not is_person(name):
        return Holder(person, None, kind="person", post=name)
    role = next((found for one in inner if (found := role_of(one))), None)
    interim = any(_INTERIM.search(one) for one in inner)
    employer = next((found for one in inner if (found := firm_in(one))), None)
    told = kind_of(name)[0]
    kind = "person" if is_person(name) or has_title(name) else told if told != "person" else None  # posts are nobody yet
    past = any(has_ended(one, today) for one in inner)
    return Holder(name, role if role or not interim else None, employer, kind, past=past)


def firm_in(text: str) -> str | None:
    """The organisation that words beside a person name: "Principal, Broadmere College"."""
    return next(
        (piece for one in (text, *text.split(", ")) if kind_of(piece := one.strip())[0] == "organisation" and not is_post(piece)), None
    )


def is_known_post(name: str) -> bool:
    """Whether a holder's name is a post ("Director of Place"), which then stands for whoever holds it."""
    return is_post(name) and not is_person(name)


def seat_role(said: str) -> str | None:
    """What a role column says of a seat; None for plain members and for words that are no role."""
    role = role_of(said)
    return (
        None
        if role == "member"
        else role or (plain(said) if 0 < len(plain(said).split()) <= 4 and plain(said) not in words("blank") else None)
    )
