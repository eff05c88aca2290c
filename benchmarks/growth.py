"""How the cost of reading grows: small texts of many kinds at n, 2n, 4n and 8n, in every place and format, and their growth exponents.

    python benchmarks/growth.py [--kinds REGEX] [--formats txt,md,html,csv,docx,odt] [--size 4000] [--worst 30] [--out results/growth.md]

A pattern is repeated to the size, put as a paragraph, an item, a label's value, a heading or a cell into a file of each format, and read
by the same function as `govgraph load` uses, in a process with the budgets of a worker. The exponent is the slope of the logarithm of
CPU time over that of size, from the two largest sizes that take more than a moment; 1 is linear, 2 is quadratic.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

FACTORS = (1, 2, 4, 8)
MOMENT = 0.08  # seconds; below it a clock says nothing of growth
BAR = 1.3
PATTERNS = {
    "dashes": "-",
    "equals": "=",
    "underlines": "_",
    "dots": ".",
    "bars": "|",
    "tabs": "a\t",
    "blanks": "a          ",
    "stars": "*",
    "waves": "~~a ",
    "hashes": "#",
    "ticks": "`",
    "backslashes": "\\",
    "brackets": "(",
    "closing": ")",
    "squares": "[",
    "links": "[a](",
    "references": "[a][",
    "wikis": "[[a|",
    "ampersands": "&amp;",
    "angles": "<",
    "comments": "<!-- ",
    "unclosed": "<s>",
    "hidden": "<p hidden>",
    "spans": "<span style='color:red'>",
    "breaks": "Ann Bell, Brack Council<br>",
    "paragraphs": "<p>The Skills Board</p>",
    "lists": "<ul><li>a",
    "items": "<li>Ann Bell</li>",
    "tables": "<table><tr><td>",
    "rows": "<tr><td>a</td><td>b</td></tr>",
    "letters": "A",
    "small": "a",
    "digits": "12 ",
    "years": "2016-17 ",
    "months": "3 May 2016 ",
    "and": "A and ",
    "boards": "Housing Board and ",
    "commas": "Alpha, ",
    "people": "Cllr Ann Bell, ",
    "of": "Board of ",
    "the": "the ",
    "group": "Group ",
    "acronyms": "ABC (DEF) ",
    "quotes": '"',
    "apostrophes": "'",
    "hyphens": "a-\n",
    "lines": "a\n",
    "empty": "\n",
    "labels": "Chair: Ann Bell\n",
    "tree": "|-- a\n",
    "numbers": "1.2.3 a\n",
    "sentences": "The Skills Board reports to the Growth Board. ",
    "long": "The Skills Board, which meets, which votes, ",
    "nots": "not ",
    "reports": "reports to ",
    "councils": "Brack City Council ",
    "capitals": "The Growth And ",
    "colons": "a: ",
    "semicolons": "a; ",
    "slashes": "a/",
    "footnotes": "[^1] ",
    "entities": "&#120;",
    "raised": "<sup>1</sup>",
    "definitions": "<dl><dt>a<dd>b",
    "pipes": "a|b\n",
    "ruled": "a|b\n---|---\n",
    "wide": "a   b   c\n",
    "emails": "a@b.example ",
    "soft": "\u00ad",
    "joined": "a\u200d",
    "accents": "e\u0301",
    "emoji": "😀",
    "ticked": "☑ ☐ ",
    "members": "Members: ",
}
PLACES = {
    "paragraph": "{}",
    "item": "- {}",
    "heading": "# {}",
    "label": "Chair: {}",
    "cell": "| Name | Reports to |\n|---|---|\n| Skills Board | {} |",
    "membership": "Membership\n\n{}",
    "sentence": "The Skills Board reports to {}.",
}


def files(pattern: str, place: str, size: int) -> Iterator[tuple[str, bytes]]:
    """(format, bytes) of the pattern repeated to the size, in this place."""
    body = pattern * max(1, size // len(pattern))
    text = "# Brack Skills Board\n\n3 May 2016\n\n" + PLACES[place].format(body) + "\n\nThe Skills Board reports to the Growth Board.\n"
    yield "txt", text.encode()
    yield "md", text.encode()
    yield "html", ("<html><body><h1>Brack Skills Board</h1><p>" + text + "</p></body></html>").encode()
    yield "csv", ('Name,Reports to\nSkills Board,"' + body.replace('"', '""') + '"\n').encode()
    yield "docx", _package("word/document.xml", WORD.format("".join(map(_paragraph, text.split("\n")))))
    yield "odt", _package("content.xml", _ODT.format("".join(f"<text:p>{_xml(line)}</text:p>" for line in text.split("\n"))))


WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
_ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:'
    'xmlns:text:1.0"><office:body><office:text>{}</office:text></office:body></office:document-content>'
)


def _paragraph(line: str) -> str:
    return f"<w:p><w:r><w:t>{_xml(line)}</w:t></w:r></w:p>"


def _xml(text: str) -> str:
    return re.sub("[\x00-\x08\x0b-\x1f]", "", text).replace("&", "&amp;").replace("<", "&lt;")


def _package(name: str, text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, text)
    return out.getvalue()


def main() -> None:
    """Measure, print the worst, and say how many kinds grow faster than the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", default="")
    parser.add_argument("--places", default="")
    parser.add_argument("--formats", default="txt,md,html,csv,docx,odt")
    parser.add_argument("--size", type=int, default=4000)
    parser.add_argument("--seconds", type=int, default=20, help="of CPU time for one file")
    parser.add_argument("--worst", type=int, default=30)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        return _measure(given)
    rows = []
    for kind in PATTERNS:
        for place in PLACES:
            if re.search(given.kinds, kind) and re.search(given.places, place):
                rows += _in_a_process(given, kind, place)
    rows.sort(key=lambda row: (-row["exponent"], -row["seconds"]))
    text = _table(rows, given.worst)
    print(text)
    if given.out:
        given.out.write_text(text, "utf-8")


def _in_a_process(given: argparse.Namespace, kind: str, place: str) -> list[dict[str, object]]:
    command = [
        sys.executable,
        __file__,
        "--one",
        f"{kind}/{place}",
        "--formats",
        given.formats,
        "--size",
        str(given.size),
        "--seconds",
        str(given.seconds),
    ]
    done = subprocess.run(command, capture_output=True, check=False, timeout=1200)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode:
        rows.append(
            {
                "kind": kind,
                "place": place,
                "format": "?",
                "exponent": 9.0,
                "seconds": float(given.seconds),
                "size": 0,
                "said": f"died ({done.returncode})",
            }
        )
    return rows


def _measure(given: argparse.Namespace) -> None:
    from govgraph.graph.errors import GovgraphError
    from govgraph.loaders.files.worker import hold
    from govgraph.loaders.source import read_source

    kind, place = given.one.split("/")
    with tempfile.TemporaryDirectory() as room:
        for form in given.formats.split(","):
            times: list[tuple[int, float]] = []
            said = ""
            for factor in FACTORS:
                data = dict(files(PATTERNS[kind], place, given.size * factor))[form]
                path = Path(room, f"a.{form}")
                path.write_bytes(data)
                hold(given.seconds, 3 << 30)
                begin = time.process_time()
                try:
                    read_source(path)
                except GovgraphError as err:
                    said = err.what[:60]
                times.append((given.size * factor, time.process_time() - begin))
                if times[-1][1] > given.seconds / 4:
                    break
            print(
                json.dumps(
                    {
                        "kind": kind,
                        "place": place,
                        "format": form,
                        "exponent": _exponent(times),
                        "seconds": times[-1][1],
                        "size": times[-1][0],
                        "said": said,
                    }
                ),
                flush=True,
            )


def _exponent(times: list[tuple[int, float]]) -> float:
    clear = [(size, seconds) for size, seconds in times if seconds > MOMENT]
    if len(clear) < 2:
        return 0.0
    (small, first), (large, last) = clear[-2:]
    return round(math.log(last / first) / math.log(large / small), 2)


def _table(rows: list[dict[str, object]], worst: int) -> str:
    above = sum(float(str(row["exponent"])) > BAR for row in rows)
    slow = sum(float(str(row["seconds"])) > 10 for row in rows)
    lines = [f"{len(rows)} texts; exponent above {BAR}: {above}; over 10 s of CPU: {slow}", ""]
    lines += ["| kind | place | format | exponent | characters | seconds | said |", "|---|---|---|---|---|---|---|"]
    for row in rows[:worst]:
        place = f"| {row['kind']} | {row['place']} | {row['format']} "
        lines.append(f"{place}| {row['exponent']} | {row['size']:,} | {row['seconds']:.2f} | {row['said']} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
