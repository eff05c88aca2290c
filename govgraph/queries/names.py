"""From a name as a person writes it to the entity that is meant, or to a line that says why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.resolve.names import name_key
from govgraph.graph.store.protocol import Store
from govgraph.queries.catalogue import library

Named = dict[str, Any]
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Meant:
    """The entity that a text names. told: a sentence where the text was no name of it, but a part or the initials of one."""

    key: str
    name: str
    kind: str
    accountable: bool = False
    told: str = ""


def resolve_entity(store: Store, text: str) -> dict[str, str]:
    """The entity that `text` names, as {key, name, kind}; see `meant`."""
    found = meant(store, text)
    return {"key": found.key, "name": found.name, "kind": found.kind}


def meant(store: Store, text: str, kinds: Sequence[str] = ()) -> Meant:
    """The entity that `text` names; of several that bear the name the one of these kinds, if they are told.

    Tried in order: key, name, alias or acronym, normalised name, initials of a name, a part of one name only. Raises GovgraphError with the
    candidates when several fit, and with the nearest names when none does.
    """
    text = " ".join(text.split())
    if not text:
        raise GovgraphError("a name is empty", "", "Give the name of a body, project, person or place")
    # The same alias may be in many mouths: only the closest kind of match counts.
    found = _lookup(store, "names-exact", text=text, norm=name_key(text))
    found = [one for one in found if one["rank"] == found[0]["rank"]]
    everyone = [] if found else _lookup(store, "names-all")
    guessed = _initialled(everyone, text) or _partial(everyone, text)
    found = found or guessed
    if not found:
        raise GovgraphError(f"nothing here is called {text!r}", "", _advice(everyone, text))
    if len(found) > 1:
        found = [one for one in found if one["kind"] in kinds] or found
    if len(found) > 1:
        alike = len({one["name"] for one in found}) < len(found)
        advice = "Give the key that stands in brackets" if alike else "Give more of the name"
        raise GovgraphError(f"{text!r} may mean {_listed(found)}", "", advice)
    one = found[0]
    told = f"“{text}” was taken as {one['name']}, the only name here that it fits." if guessed else ""
    return Meant(str(one["key"]), str(one["name"]), str(one["kind"]), bool(one["accountable"]), told)


def _lookup(store: Store, name: str, **params: str) -> list[Named]:
    rows: list[Named] = store.run(library().lookups[name].cypher, {**params, "graph": store.graph_key})
    return rows


def _initialled(everyone: list[Named], text: str) -> list[Named]:
    """Those of whose names the text is the initials, though no source says so: "HWB" for a Health and Wellbeing Board."""
    if not text.isupper() or not text.isalpha() or len(text) < 2:
        return []
    return [one for one in everyone if any(_initials(name) == text for name in (one["name"], *(one["aliases"] or ())))]


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper() and word not in ("The", "And", "Of"))


# What stands behind these words tells where or for whom: "Banbury" is no short name of a project in Banbury.
_WHERE = re.compile(r"\s(?:in|at|across|around)\s.*$", re.IGNORECASE)


def _partial(everyone: list[Named], text: str) -> list[Named]:
    words = set(name_key(text).split())
    return [one for one in everyone if words and any(words <= _core(name) for name in (one["name"], *(one["aliases"] or ())))]


def _core(name: str) -> set[str]:
    """The words of a name without where it works, if something is left to be called."""
    return set(name_key(_WHERE.sub("", name)).split())


def _listed(found: list[Named]) -> str:
    # Two entities may bear one name; then their keys tell them apart.
    names = [one["name"] for one in found]
    shown = [f"{one['name']} [{one['key']}]" if names.count(one["name"]) > 1 else one["name"] for one in found[:_SHOWN]]
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return "; ".join(shown) + more


def _advice(everyone: list[Named], text: str) -> str:
    near = _nearest(everyone, text)
    return f"Nearest: {'; '.join(near)}" if near else "The workspace is empty: load documents first"


def _nearest(everyone: list[Named], text: str) -> list[str]:
    wanted = name_key(text)
    scored = [(max((_likeness(wanted, key) for key in one["name_keys"] or ()), default=0.0), one["name"]) for one in everyone]
    return [name for _, name in sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:3]]


def _likeness(wanted: str, key: str) -> float:
    # Each word is sought for itself, so that one slip in a part of a long name is near to it; the whole breaks ties.
    from rapidfuzz import fuzz

    words = wanted.split()
    parts = sum(max((fuzz.ratio(word, other) for other in key.split()), default=0.0) for word in words) / max(1, len(words))
    return 0.7 * parts + 0.3 * fuzz.token_sort_ratio(wanted, key)
