"""Short forms: which words name a body only by its kind ("the Board", "sub-group", "the Council"), so that the page says which is meant."""

from __future__ import annotations

import re
from functools import lru_cache

from govgraph.loaders.names.lexicon import lexicon

_WORD = re.compile(r"[a-z&]+")
_SMALL = frozenset("the a an this that its our their each every these all and of sub s said new".split())


@lru_cache(maxsize=20_000)
def is_reference(text: str) -> bool:
    """Whether a mention is a short form: heads of bodies or organisations with nothing before them but general words."""
    words = _WORD.findall(text.lower())
    if not words or len(words) > 5 or (text.isupper() and len(words) == 1):
        return False
    known = lexicon()
    general = known.words["generic_modifiers"] | _SMALL
    return head_of(text) != "" and all(word in general or word in known.heads or word.rstrip("s") in known.heads for word in words)


@lru_cache(maxsize=20_000)
def head_of(text: str) -> str:
    """The head noun of a name in the singular, "" where the lexicon knows none: "Growth Sub-Groups" -> "group"."""
    words = _WORD.findall(text.lower().replace("subgroup", "sub group").replace("subcommittee", "sub committee"))
    for word in reversed(words):
        if word in _SMALL:
            continue
        single = word if word in lexicon().heads and word not in lexicon().plurals else word.rstrip("s")
        return single if single in lexicon().heads else ""
    return ""
