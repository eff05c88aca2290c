"""What Cypher text may hold: scanning that tells code from strings and comments, and the constructs that one engine lacks."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Comments, strings and quoted names; an unclosed one runs to the end, so that nothing hides behind it.
_OPAQUE = re.compile(
    r"""//[^\n]*|/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\])*(?:"|\Z)|'(?:\\.|[^'\\])*(?:'|\Z)|`(?:``|[^`])*(?:`|\Z)""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Construct:
    """A construct to refuse: what it is called, how it is found in masked text, and what to write instead."""

    title: str
    pattern: re.Pattern[str]
    instead: str


def _construct(title: str, pattern: str, instead: str) -> Construct:
    return Construct(title, re.compile(pattern, re.IGNORECASE), instead)


UNBOUNDED = _construct("an unbounded *", r"\[[^\[\]]*?\*\s*(?:(?:\d+\s*)?\.\.\s*)?(?=[\]{])", "Give an upper bound, such as *1..12")
COMMENT = _construct("a /* */ comment", r"/\*", "Use // to the end of the line")

# Refused in files of the library: what kglite refuses or answers otherwise than Neo4j 5.
DIALECT = (
    UNBOUNDED,
    _construct(
        "a quantified path",
        r"[-\]>]-?>?\s*\([^()]*\)[^()]*\)\s*[+*{]|(?:->|<?-\[[^\[\]]*\]->?|--)\s*(?:[+*]|\{\s*[\d,])",
        "Write -[:T*1..12]->",
    ),
    _construct("COLLECT { }", r"\bCOLLECT\s*\{", "Use collect() after OPTIONAL MATCH"),
    _construct("a label expression with !", r"\(\s*\w*\s*:[^(){}\[\]]*!", "Test the kind in WHERE"),
    _construct("WHERE inside a node pattern", r"\(\s*\w*\s*(?::[\w:|&]+)?\s*(?:\{[^{}]*\})?\s+WHERE\b", "Put it after the pattern"),
    _construct(
        "a chained comparison",
        r"[\w.)\]]\s*(?:<=|>=|<|>)\s*[\w.$()\[\]]+\s*(?:<=|>=|<(?!-)|(?<!-)>)\s*[\w.$]",
        "Join two comparisons with AND",
    ),
    _construct("isEmpty()", r"\bisEmpty\s*\(", "Use size(x) = 0"),
    _construct("a percentile", r"\bpercentile(?:Cont|Disc)\s*\(", "Use avg, min or max"),
    _construct(
        "a property named end or order", r"(?:\.\s*|[{,]\s*)(?:end|order)\b(?=\s*:|\s|$|[,)\]}])(?<!AS end)", "Use ends or position"
    ),
    _construct("properties() or keys()", r"\b(?:properties|keys)\s*\(", "Name the properties; engines add some of their own"),
)

# Refused everywhere: questions only read.
WRITES = (
    _construct(
        "a write",
        r"(?<![.:$&|\w])(?:CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|ALTER|GRANT|REVOKE|DENY)\b",
        "Only reading is allowed",
    ),
    _construct("LOAD CSV", r"\bLOAD\s+CSV\b", "It reads files of this machine"),
)


def mask(text: str, *, comments: bool = True) -> str:
    """The text with the inside of strings, quoted names and comments blanked; length and lines are kept.

    comments: whether comments are blanked too.
    """

    def blank(found: re.Match[str]) -> str:
        part = found.group()
        if part[0] == "/":
            return re.sub(r"[^\n]", " ", part) if comments else part
        # A quoted name stays a name to the scanner: `CREATE` is a label there, not a clause.
        return part[0] + re.sub(r"[^\n]", "_", part[1:-1]) + part[-1] if len(part) > 1 else part

    return _OPAQUE.sub(blank, text)


def line_of(text: str, offset: int) -> int:
    """The line number, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1


def parameters(code: str) -> dict[str, int]:
    """The parameters that masked text uses, each with the offset of its first use."""
    found: dict[str, int] = {}
    for one in re.finditer(r"\$(\w+)", code):
        found.setdefault(one.group(1), one.start())
    return found


_CLAUSE = re.compile(
    r"\b(?:OPTIONAL\s+MATCH|MATCH|WHERE|WITH|RETURN|UNWIND|CALL|ORDER|UNION|LIMIT|SKIP)\b|\}|\b(?:EXISTS|COUNT)\s*\{", re.IGNORECASE
)
_NAMED = re.compile(r"[(\[]\s*([A-Za-z_]\w*)|\b([A-Za-z_]\w*)\s*=|\bAS\s+([A-Za-z_]\w*)", re.IGNORECASE)


def free_patterns(code: str) -> list[int]:
    """Offsets of pattern parts that neither start from a variable bound before nor hold `{graph: $graph}`."""
    return [start for start, part in _parts(code) if not re.search(r"graph\s*:\s*\$graph\b", part) and not _bound(code[:start], part)]


def _bound(before: str, part: str) -> bool:
    known = {name for groups in _NAMED.findall(before) for name in groups if name}
    return any(name in known for name in re.findall(r"\(\s*([A-Za-z_]\w*)", part))


def _parts(code: str) -> list[tuple[int, str]]:
    clauses = list(_CLAUSE.finditer(_hide_maps(code)))
    parts = []
    for number, clause in enumerate(clauses):
        end = clauses[number + 1].start() if number + 1 < len(clauses) else len(code)
        word = clause.group().upper()
        if word.endswith("MATCH") or (word.endswith("{") and code[clause.end() : end].strip()):
            parts += split(code, clause.end(), end)
    return parts


def _hide_maps(code: str) -> str:
    # A map such as {graph: $graph} must not read as the closing brace of a sub-query.
    return re.sub(r"\{\s*\w+\s*:[^{}]*\}", lambda one: "_" * len(one.group()), code)


def returned(code: str) -> set[str]:
    """The names of the columns that the last RETURN of masked text gives."""
    begin = [one.end() for one in re.finditer(r"\bRETURN\b(?:\s+DISTINCT\b)?", code, re.IGNORECASE)][-1:] or [len(code)]
    finish = re.compile(r"\bORDER\s+BY\b", re.IGNORECASE).search(code, begin[0])
    items = split(code, begin[0], finish.start() if finish else len(code))
    return {item.split()[-1] for _, item in items if item.strip()}


def split(code: str, start: int, end: int) -> list[tuple[int, str]]:
    """The parts between commas outside brackets, each with its offset."""
    depth, begin, parts = 0, start, []
    for at in range(start, end):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(code[at], 0)
        if code[at] == "," and depth == 0:
            parts.append((begin, code[begin:at]))
            begin = at + 1
    return [*parts, (begin, code[begin:end])]
