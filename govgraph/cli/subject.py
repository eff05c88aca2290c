"""What a decision is about, from the words of a command line: a claim by id, an entity by name, or a relation by its ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from govgraph.cli.common import Where, pairs
from govgraph.cli.lazy import nearest
from govgraph.graph.errors import GovgraphError

FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def subject(where: Where, words: Sequence[str]) -> str | dict[str, str]:
    """ID, NAME, or NAME TYPE NAME. Raises GovgraphError when nothing in the workspace is called so."""
    from govgraph.graph.decisions import CLAIM_ID

    if len(words) == 3:
        source, type, target = turned(*words)
        return {"type": type, "source": entity_name(where, source), "target": entity_name(where, target)}
    if len(words) == 2:
        return _only_relation(where, *words)
    if len(words) != 1:
        raise click.UsageError("name one claim or entity, or a relation by NAME TYPE NAME.")
    if CLAIM_ID.fullmatch(words[0]):
        return _claim(where, words[0])
    return _rejected(where, words[0]) or entity_name(where, words[0])


def _rejected(where: Where, name: str) -> str | None:
    """The name as it stands in a decision that rejected it, since the graph knows it no more."""
    from govgraph.graph.resolve.names import name_key

    gone = [one.names[0] for one in where.open_workspace().decisions().of("reject") if one.names]
    return next((one for one in gone if name_key(one) == name_key(name)), None)


def _only_relation(where: Where, a: str, b: str) -> dict[str, str]:
    """The relation between two, where there is only one. Raises GovgraphError with all of them."""
    from govgraph.graph.schema import schema

    one, other = _resolved(where, a), _resolved(where, b)
    keys = {one["key"], other["key"]}
    found = [line for line in where.open_workspace().graph().relations if {line.source, line.target} == keys]
    if len(found) == 1:
        names = {one["key"]: one["name"], other["key"]: other["name"]}
        return {"type": found[0].type, "source": names[found[0].source], "target": names[found[0].target]}
    verbs = "; ".join(schema().relations[line.type].verb for line in found)
    what = f"{len(found)} relations join {one['name']} and {other['name']}" if found else f"nothing joins {one['name']} and {other['name']}"
    raise GovgraphError(what, "", f"Say which: {verbs}" if found else "See: govgraph show NAME")


def addition(where: Where, words: Sequence[str], fields: dict[str, Any]) -> dict[str, Any]:
    """What `add` writes: a relation between ends that are known or whose kind is given, or an entity with its kind."""
    if len(words) == 1:
        return {"entity": words[0], **({} if "kind" in fields else {"kind": _guess(words[0], list(_KINDS))}), **fields}
    if len(words) != 3:
        raise click.UsageError("name one entity, or a relation by NAME TYPE NAME.")
    first, type, second = turned(*words)
    kinds = (fields.get("source_kind"), fields.get("target_kind"))
    source, target = (_end(where, name, kinds[at], type, at) for at, name in enumerate((first, second)))
    for end, known in (("source", source), ("target", target)):
        if known.get("guessed"):
            fields[f"{end}_kind"] = known["kind"]
    _admitted(type, source["kind"], target["kind"])
    return {"type": type, "source": source["name"], "target": target["name"], **fields}


def _end(where: Where, name: str, kind: str | None, type: str, at: int) -> dict[str, str]:
    """An end that is known, or a new one: its kind as given, else as its name and the relation suggest; a guess is told."""
    from govgraph.graph.schema import schema

    if kind:
        return {"name": name, "kind": kind}
    try:
        return _resolved(where, name)
    except GovgraphError as err:
        near = err.advice.removeprefix("Nearest: ").split("; ")[0]
        if "may mean" in err.what or _is_slip(name, near):
            raise
    return {"name": name, "kind": _guess(name, list(schema().relations[type].ends[at])), "guessed": "yes"}


def _is_slip(name: str, near: str) -> bool:
    """Whether a name that nothing bears is rather a known one, mistyped."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name.casefold(), near.casefold()).ratio() > 0.8


# The kind that a word in a name suggests, in this order; what fits none is what the relation admits first.
_KINDS = {
    "person": r"^(cllr|councillor|dr|mr|mrs|ms|prof|professor|sir|dame|rt)\b",
    "plan": r"\b(strategy|plan|framework|assessment)$",
    "project": r"\b(project|programme|initiative|fund|scheme|pilot)$",
    "body": r"\b(board|partnership|group|committee|panel|forum|alliance|cabinet|trust board|network|executive|team|full council)$",
    "organisation": r"\b(council|nhs|police|trust|college|university|ltd|limited|agency|authority|service|charity|foundation)\b",
    "place": r"\b(ward|estate|shire|city|town)$",
}


def _guess(name: str, admitted: list[str]) -> str:
    found = next((kind for kind, words in _KINDS.items() if kind in admitted and re.search(words, name, re.IGNORECASE)), admitted[0])
    if len(admitted) > 1:
        click.echo(f"{name} is taken as {found}; to change that: --set kind=… (of a relation: source_kind, target_kind)", err=True)
    return found


def _admitted(type: str, source: str, target: str) -> None:
    """Raise GovgraphError if the schema has no such relation between these kinds."""
    from govgraph.graph.schema import schema

    row = schema().relations[type]
    if not row.admits(source, target):
        ends = " or ".join(row.ends[0]), " or ".join(row.ends[1])
        raise GovgraphError(f"{type} does not lead from {source} to {target}", "", f"It leads from {ends[0]} to {ends[1]}")


def names_of(where: Where, names: Sequence[str], *, alike: bool = False) -> list[str]:
    """The names as given where a source uses them so, else as the graph has them. Raises GovgraphError for an unknown one.

    alike: whether all may be one name, as of two things of one name that are said to be one.

    Kept as given, since names that were brought together can only be told apart by the names that sources use.
    """
    if len(names) < 2:
        raise click.UsageError("give two names or more.")
    found = [_as_used(where, name) for name in names]
    if not alike and len(set(found)) < len(found):
        raise GovgraphError(f"{found[0]!r} is the name of both", "", "Give one of them another name first: govgraph decide rename")
    return found


def entity_name(where: Where, name: str) -> str:
    """The name under which the graph knows this entity. Raises GovgraphError for an unknown or ambiguous one."""
    return _resolved(where, name)["name"]


def _resolved(where: Where, name: str) -> dict[str, str]:
    from govgraph.queries.names import meant

    with where.store() as store:
        found = meant(store, name)
    if found.told:  # a decision is about what was meant only if the person sees it
        click.echo(found.told, err=True)
    return {"key": found.key, "name": found.name, "kind": found.kind}


def _as_used(where: Where, name: str) -> str:
    from govgraph.graph.resolve.names import name_key

    found = _resolved(where, name)
    entity = next(one for one in where.open_workspace().graph().entities if one.id == found["key"])
    used = {name_key(one) for one in (entity.name, *entity.aliases)}
    return " ".join(name.split()) if name_key(name) in used else entity.name


def turned(source: str, verb: str, target: str) -> tuple[str, str, str]:
    """Source, type and target of a relation told either way: "X is hosted by Y" is Y HOSTS X."""
    from govgraph.graph.schema import schema

    said = " ".join(verb.casefold().split())
    for key, row in schema().relations.items():
        if not row.symmetric and said in (row.inverse.casefold(), row.inverse.casefold().removeprefix("is ")):
            return target, key, source
    return source, relation_type(verb), target


def relation_type(text: str) -> str:
    """A relation type as its code, from the code or its verb: "reports to" → REPORTS_TO. Raises GovgraphError with the nearest."""
    from govgraph.graph.schema import schema

    words = {"_".join(row.verb.upper().split()): key for key, row in schema().relations.items()}
    words |= {word.removeprefix("IS_"): key for word, key in words.items()}
    code = "_".join(text.strip().upper().replace("-", " ").split())
    if code in schema().relations or code in words:
        return words.get(code, code)
    known = sorted(schema().relations)
    near = nearest(code, known)
    verbs = ", ".join(row.verb for row in schema().relations.values())
    raise GovgraphError(f"there is no relation type {text!r}", "", near or f"Say one of: {verbs}")


def settings(texts: Sequence[str]) -> dict[str, Any]:
    """`KEY=VALUE` texts as fields: flags as true or false, aliases as a list (parted by ";")."""
    from govgraph.graph.schema import schema

    fields: dict[str, Any] = {}
    for key, value in pairs(texts, "--set").items():
        flag = key == "accountable" or schema().facts.get(key, {}).get("type") == "flag"
        fields[key] = FLAGS.get(value.lower(), value) if flag else value
        if key == "aliases":
            fields[key] = [name.strip() for name in value.split(";") if name.strip()]
    return fields


def source_file(where: Where, name: str) -> str:
    """The name of a source that was read, from it, its last part or the file's path here. Raises GovgraphError with the nearest."""
    from govgraph.loaders.files.called import place_of

    ws = where.open_workspace()
    files = [one.file for one in ws.graph().documents]
    found = [file for file in files if name in (file, file.rpartition("/")[2])]
    found = found or [file for file, place in ws.origins().items() if file in files and place == place_of(Path(name))]
    if len(found) != 1:
        raise GovgraphError(f"{len(found) or 'no'} sources are called {name!r}", "", nearest(name, files) or "See: govgraph sources")
    return found[0]


def _claim(where: Where, key: str) -> str:
    from govgraph.graph.claims import claim_id

    if any(claim_id(claim) == key for source in where.open_workspace().sources() for claim in source.claims):
        return key
    raise GovgraphError("no source of this workspace holds this claim", key, "See: govgraph review")
