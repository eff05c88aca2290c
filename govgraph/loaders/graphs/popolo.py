"""Popolo JSON (popoloproject.com): organizations, persons, posts and memberships, to tables of bodies, people and seats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govgraph.loaders.graphs.tables import Record, joined, said, table
from govgraph.loaders.tables.located import parse
from govgraph.loaders.tables.value import EMPTY, Cell, Table

FIELDS = {
    "name": "Name", "parent_id": "Part of", "classification": "Kind", "founding_date": "Date established", "dissolution_date": "Date ended",
    "abstract": "Purpose", "description": "Purpose", "status": "Status", "identifier": "Reference",
}  # fmt: skip
READ = {*FIELDS, "id", "other_names", "identifiers", "links", "parent", "label", "memberships", "posts", "properties", "sources"}


def tables_of(text: str, where: str) -> tuple[list[Table], list[str]]:
    """The tables of a Popolo file, and which of its keys say nothing here."""
    data = parse(text, where)
    names = {part: {_text(one, "id"): _first(one, "name", "label") for one in _all(data, part)} for part in ("organizations", "persons")}
    bodies = [_record(one, names["organizations"]) for one in _all(data, "organizations")]
    people = [{**_record(one, {}), "Kind": said("person", _first(one, "name"))} for one in _all(data, "persons")]
    posts = {_text(one, "id"): one for one in _all(data, "posts")}
    seats = [_seat(one, names, posts) for one in _all(data, "memberships")]
    members = [seat for seat in seats if "Relationship" not in seat]
    lines = [seat for seat in seats if "Relationship" in seat] + _worked_for(data, names)
    made = [table(name, rows) for name, rows in (("organizations", bodies), ("persons", people)) if rows]
    made += [table("memberships", members, ("Body", "Member", "Role"))] if members else []
    made += [table("lines", lines, ("From", "Relationship", "To", "Role"))] if lines else []
    unread = sorted({key for one in _all(data, "organizations") for key, value in one.items() if value and key not in READ})
    return made, [f"of organizations these keys were not read: {', '.join(unread)}"] if unread else []


def _all(data: Any, part: str) -> list[Mapping[str, Any]]:
    found = data.get(part) if isinstance(data, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _cell(one: Mapping[str, Any], key: str) -> Cell:
    found = one.get(key)
    return found if isinstance(found, Cell) else EMPTY


def _text(one: Mapping[str, Any], key: str) -> str:
    return _cell(one, key).value


def _first(one: Mapping[str, Any], *keys: str) -> Cell:
    return next((cell for key in keys if (cell := _cell(one, key)).value), EMPTY)


def _record(one: Mapping[str, Any], parents: Mapping[str, Cell]) -> Record:
    record = {heading: _cell(one, key) for key, heading in FIELDS.items() if _text(one, key)}
    if "Part of" in record:
        record["Part of"] = parents.get(record["Part of"].value, record["Part of"])
    record |= {"Also known as": joined([_cell(other, "name") for other in _all(one, "other_names")])}
    record |= {"Reference": _first(one, "identifier") or EMPTY, "Website": joined([_cell(link, "url") for link in _all(one, "links")][:1])}
    for other in _all(one, "properties"):  # as govgraph writes its facts
        if _text(other, "name"):
            record[_text(other, "name")] = _cell(other, "value")
    return {head: cell for head, cell in record.items() if cell.value}


def _seat(one: Mapping[str, Any], names: Mapping[str, Mapping[str, Cell]], posts: Mapping[str, Mapping[str, Any]]) -> Record:
    post = posts.get(_text(one, "post_id"), {})
    organisation = _first(one, "organization_id").value or _text(post, "organization_id")
    member = names["persons"].get(_text(one, "person_id")) or names["organizations"].get(_text(one, "member_id") or _text(one, "person_id"))
    role = _first(one, "role", "label") if _first(one, "role", "label").value else _first(post, "role", "label")
    body = names["organizations"].get(organisation, _cell(one, "organization_id"))
    if _text(one, "relationship"):  # as govgraph writes its lines
        body = names["persons"].get(_text(one, "on_person_id"), body)
        more = {"Status": "status", "Nature of reporting": "nature", "Reporting frequency": "frequency"}
        line = {"From": member or EMPTY, "Relationship": _cell(one, "relationship"), "To": body, "Role": role}
        return {**line, **{heading: _cell(one, key) for heading, key in more.items()}}
    status = {"Status": said("past", _cell(one, "end_date"))} if _text(one, "end_date") else {}
    return {"Body": body, "Member": member or EMPTY, "Role": role if role.value else said("member", member or body), **status}


def _worked_for(data: Any, names: Mapping[str, Mapping[str, Cell]]) -> list[Record]:
    """ "on_behalf_of": the organisation that a member sits for."""
    made: list[Record] = []
    for one in _all(data, "memberships"):
        person = names["persons"].get(_text(one, "person_id"))
        firm = names["organizations"].get(_text(one, "on_behalf_of_id"))
        if person and firm:
            made.append({"From": person, "Relationship": said("works for", person), "To": firm})
    return made
