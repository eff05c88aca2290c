"""Sources in a workspace: under which names, what of their claims files can be read, and which of them are one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from govgraph.graph.claims import Issue, SourceClaims, SourceInfo
from govgraph.graph.claimsfile import read_claims
from govgraph.graph.errors import GovgraphError
from govgraph.graph.state import State


def names_of(info: SourceInfo) -> list[str]:
    """All names under which a content was read."""
    return [info.file, *info.also]


def one_each(new: Iterable[SourceClaims]) -> list[SourceClaims]:
    """The sources, those of the same content as one that bears all their names."""
    by_content: dict[str, list[SourceClaims]] = {}
    for item in new:
        by_content.setdefault(item.info.sha256, []).append(item)
    made = []
    for same in by_content.values():
        names = sorted({name for item in same for name in names_of(item.info)})
        first = min(same, key=lambda item: item.info.file)
        also = tuple(name for name in names if name != first.info.file)
        made.append(replace(first, info=replace(first.info, also=also)))
    return made


def renamed(source: SourceClaims, names: list[str]) -> SourceClaims:
    """The source under these names, the first of which its evidence bears."""
    info = replace(source.info, file=names[0], also=tuple(names[1:]))
    if names[0] == source.info.file:
        return replace(source, info=info)
    claims = tuple(replace(claim, evidence=tuple(replace(proof, document=names[0]) for proof in claim.evidence)) for claim in source.claims)
    return SourceClaims(info, claims, (), tuple(replace(line, document=names[0]) for line in source.ledger))


def readable(paths: Iterable[Path]) -> tuple[list[SourceClaims], list[Issue]]:
    """What the claims files say, and what of them cannot be read."""
    sources, damaged = [], []
    for path in paths:
        try:
            source = read_claims(path)
        except GovgraphError as err:
            damaged.append(Issue(path.name, err.where, err.what, err.advice))
            continue
        sources.append(replace(source, issues=()))
        damaged += source.issues
    return sources, damaged


def told_twice(arrived: Iterable[SourceClaims]) -> list[Issue]:
    """Files of the same content: they are one source, counted once."""
    advice = "It is counted once; if one of them is there by mistake, delete it"
    return [Issue(name, "", f"the same content as {item.info.file}", advice) for item in arrived for name in item.info.also]


def whose(path: Path) -> tuple[list[str], str]:
    """File names and SHA-256 of the source of a claims file, from its first line; its own name when that is damaged."""
    try:
        with path.open(encoding="utf-8") as lines:
            head = json.loads(lines.readline())
        return [str(head["file"]), *map(str, head.get("also", ()))], str(head["sha256"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return [path.name], path.stem


def keep(old: State, arrived: list[SourceClaims], remove: set[str]) -> tuple[list[Path], list[SourceClaims], set[str]]:
    """The claims files that stay, the sources that stay under fewer names, and the names that go."""
    going = remove | {name for item in arrived for name in names_of(item.info)}
    shas = {item.info.sha256[:16] for item in arrived}
    kept, changed, gone, met = [], [], set[str](), set[str]()
    for path in old.claims_files():
        names, sha = whose(path)
        met |= remove & {*names, sha, path.stem}
        if path.stem in shas:
            gone |= remove & set(names)
            continue
        left = [name for name in names if name not in going] if not remove & {sha, path.stem} else []
        gone |= set(names) - set(left)
        if left == names:
            kept.append(path)
        elif left:
            changed.append(renamed(read_claims(path), left))
    if remove - met:
        raise GovgraphError("no such source in the workspace", sorted(remove - met)[0], "Run: govgraph sources")
    return kept, changed, gone
