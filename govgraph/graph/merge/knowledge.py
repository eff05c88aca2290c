"""The knowledge of merging as objects, read once from merge.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All of merge.yaml; roles maps each spelling to the one that is shown, posts each role to the post that it fills."""

    roles: dict[str, str]
    posts: dict[str, str]
    bare_posts: frozenset[str]
    one_time_months: int
    statuses: tuple[str, ...]
    steady_facts: tuple[str, ...]
    changing_facts: frozenset[str]
    news_after_months: int
    superior_types: tuple[str, ...]
    certainties: tuple[str, ...]


@cache
def knowledge() -> Knowledge:
    """The knowledge, read once."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(files("govgraph.graph.merge").joinpath("merge.yaml").read_text("utf-8"), loader)
    return Knowledge(
        roles={spelling: group[0] for group in data["roles"] for spelling in group},
        posts={role: post for post, roles in data["posts"].items() for role in roles},
        bare_posts=frozenset(data["bare_posts"]),
        one_time_months=data["one_time_months"],
        statuses=tuple(data["statuses"]),
        steady_facts=tuple(data["steady_facts"]),
        changing_facts=frozenset(data["changing_facts"]),
        news_after_months=data["news_after_months"],
        superior_types=tuple(data["superior_types"]),
        certainties=tuple(data["certainties"]),
    )


def role_of(role: str | None) -> str | None:
    """The role in the spelling that is shown; an unknown one as it is."""
    if role is None or not role.strip():
        return None
    text = " ".join(role.split())
    return knowledge().roles.get(text.casefold(), text)
