"""Labels that open a list or a part of a page, and the cutting of text that lost its line breaks at such labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

from govgraph.loaders.blocks import Block
from govgraph.loaders.structure.labels import find_label
from govgraph.loaders.text import Text

LONG = 500  # characters of a paragraph from which it is taken to have lost its line breaks, where labels stand in it
_STOP = re.compile(r"[.;:!?)\]\"'”’]\s*$|^\s*$")


@cache
def _data() -> dict[str, list[str]]:
    data: dict[str, list[str]] = yaml.safe_load(files("govgraph.loaders.pages").joinpath("labels.yaml").read_text("utf-8"))
    return data


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What opens a list; a label inside a paragraph; a body's name in capitals between words that are not."""
    data = _data()
    both = sorted([*data["lists"], *data["parts"]], key=lambda words: (-len(words), words))
    lists = "|".join(re.escape(words) for words in sorted(data["lists"], key=lambda words: (-len(words), words)))
    opens = re.compile(rf"(?:\d+(?:\.\d+)*\.?\s+)?(?:the )?(?:{lists})\s*(?:\([^()]*\))?\s*(?::|[-–]\s|$)", re.IGNORECASE)
    titled = "|".join(_any_case(words) for words in both)
    inside = re.compile(rf"(?<![\w-])(?:(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*[.)]?)\s+)?(?P<label>{titled})(?P<colon>\s?:)?(?=\s|$)")
    ends = "|".join(re.escape(words.upper()).replace(r"\ ", r"\s+") for words in data["bodies"])
    before = r"(?<![A-Z&] )(?<!\b[Tt]he )(?<!\b(?:of|to|by) )(?<![\w&-])"
    name = rf"(?P<label>(?:[A-Z][A-Z'’/-]+,?\s+(?:&\s+)?){{1,7}}(?:{ends}))"
    capitals = re.compile(rf"{before}{name}(?P<colon>\s?:)?(?=\s+(?:\d|[A-Z][^A-Z]))")
    return opens, inside, capitals


def _any_case(words: str) -> str:
    """The words as a label writes them: "Terms of reference", "Terms of Reference", "TERMS OF REFERENCE"."""
    first, *rest = words.split()
    small = " ".join([first[:1].upper() + first[1:], *rest])
    return "|".join(dict.fromkeys(re.escape(form).replace(r"\ ", r"\s+") for form in (small, _title(words), words.upper())))


def _title(words: str) -> str:
    return " ".join(
        word if i and word in ("of", "and", "for", "the", "in", "by") else word[:1].upper() + word[1:]
        for i, word in enumerate(words.split())
    )


def opens_list(text: str) -> bool:
    """Whether a line says that those below it are members, present, absent … ("Present:", "3. Membership", "Apologies - Ann Bell")."""
    return _patterns()[0].match(text) is not None


def ends_as_list(text: str) -> bool:
    """Whether the head of a column ends in such a label: "Panel members:", "Apologies (by e-mail)"."""
    words = re.sub(r"\([^()]*\)", " ", text).lower().strip(" :\n").split()
    return len(words) < 7 and any(" ".join(words[-n:]) in _data()["lists"] for n in range(1, 4))


def names_section(block: Block) -> bool:
    """Whether a row of a label and a value names the body that the rows below it are about: "Name of group | Growth Board".

    A label that does not speak of a name ("Board") must stand beside what ends as the name of a body does.
    """
    cells = [cell.clean.strip(" :") for cell in block.cells if cell]
    if block.kind != "row" or len(cells) != 2 or find_label(cells[1]) is not None:
        return False
    said, label = cells[0].lower().split(), find_label(cells[0])
    if label is None or label.does != "subject":
        return said == ["name"] and _named(cells[1])
    return _named(cells[1]) or "name" in said and cells[1][:1].isupper() and 1 < len(cells[1].split()) < 12


def _named(value: str) -> bool:
    """Whether a value ends in a noun for a body, with a short form in brackets or without."""
    words = re.sub(r"\s*\([^()]*\)$", "", value).lower().split()
    return len(words) > 1 and any(" ".join(words[-n:]) in _data()["bodies"] for n in (1, 2))


def unflattened(block: Block) -> Iterator[Block]:
    """A paragraph cut at the labels inside it, each a heading over what follows; a short one, or one without labels, stays whole."""
    text = block.text
    cuts = list(_cuts(text.clean)) if block.kind in ("para", "line", "item") and len(text) >= LONG else []
    if len(cuts) < 2:
        yield block
        return
    if cuts[0][0]:
        yield Block(block.kind, text.cut(0, cuts[0][0]), block.level, block.marker, intro=block.intro)
    for (start, end), following in zip(cuts, [*(cut[0] for cut in cuts[1:]), len(text)], strict=True):
        heading, rest = text.cut(start, end), text.cut(end, following)
        if heading:
            yield Block("heading", heading, 6)
        if rest:
            yield Block("para", _without_colon(rest))


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the labels at which a part begins, and of the names of bodies in capitals, in order; none inside another."""
    _, inside, capitals = _patterns()
    end = 0
    for cut in sorted([*_labels(text, inside), *(match.span() for match in capitals.finditer(text))]):
        if cut[0] >= end:
            end = cut[1]
            yield cut


def _labels(text: str, inside: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """(start, end) of the labels at which a part begins: in capitals, numbered, or behind a stop and before a colon or a capital."""
    for match in inside.finditer(text):
        stopped = _STOP.search(text[max(0, match.start() - 3) : match.start()]) is not None
        capital = text[match.end() :].lstrip()[:1]
        caps = match["label"].isupper() and len(match["label"]) > 4 and not text[: match.start()].rstrip()[-1:].isupper()
        if match["colon"] or match["number"] or caps or (stopped and capital[:1].isupper() and len(match["label"]) > 5):
            yield match.start(), match.end()


def _without_colon(text: Text) -> Text:
    return text.cut(len(text) - len(text.clean.lstrip(" :–-")), len(text))
