"""Own words as values; a process reads with one set of them, from its first reading to its end."""

from __future__ import annotations

import subprocess
import sys

from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.taught.words import Word, Words, own_words, verbs

MOOT = Word("body", "Moot", "The Averton Moot met.")
HELD = Word("relation", "is looked after by", "The Board is looked after by the Council.", means="is hosted by")


def in_a_process(code: str) -> str:
    """What a Python of its own prints."""
    head = "from govgraph.loaders.taught.words import *\nfrom govgraph.graph.errors import GovgraphError\n"
    return subprocess.run([sys.executable, "-c", head + code], capture_output=True, text=True, check=True).stdout.strip()


def test_a_dump_is_read_back_and_changes_with_every_word() -> None:
    words = Words((MOOT, HELD))
    assert Words.parse(words.dump()) == words and Words.parse("") == Words() and Words().dump() == ""
    dumps = {words.dump(), Words((MOOT,)).dump(), words.with_word(Word("body", "moot", "A Hub, a moot", like="board")).dump()}
    assert len(dumps) == 3 and all("\n" not in one for one in dumps)


def test_a_word_taught_again_takes_the_place_of_the_old() -> None:
    again = Word("body", "MOOT", "THE MOOT met.")
    assert Words((MOOT, HELD)).with_word(again).items == (HELD, again)
    assert Words((MOOT, HELD)).without("label", "moot").items == (MOOT, HELD)


def test_a_relation_means_a_type_one_way_or_the_other() -> None:
    assert HELD.phrase == "looked after by" and HELD.line == ("HOSTS", False)
    assert verbs()["reports to"] == ("REPORTS_TO", True) and verbs()["is linked to"] == ("RELATED_TO", True)


def test_this_process_reads_with_no_word_but_ours() -> None:
    assert "moot" not in lexicon().heads and own_words() == Words()


def test_a_process_that_reads_with_some_words_refuses_others() -> None:
    code = """
moot, hub = Words((Word("body", "Moot", "The Moot met."),)), Words((Word("body", "Hubbub", "The Hubbub met."),))
read_with({first}); read_with({first})
from govgraph.loaders.names.lexicon import lexicon
print("moot" in lexicon().heads, "moots" in lexicon().plurals)
try: read_with(hub)
except GovgraphError as err: print(err.what)
"""
    told = "this process already reads with the words of another workspace"
    assert in_a_process(code.format(first="moot")).splitlines() == ["True True", told]
    assert in_a_process(code.format(first="Words()")).splitlines() == ["False False", told]


def test_words_come_too_late_when_a_lexicon_has_been_asked() -> None:
    code = """
from govgraph.loaders.frames.lexicon import families
print(families("answers into"))
try: read_with(Words((Word("relation", "answers into", "A answers into B", means="reports to"),)))
except GovgraphError as err: print("refused")
"""
    assert in_a_process(code).endswith("refused")
