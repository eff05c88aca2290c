"""An example must say with the word what it says with the words that it stands for; a load reads with the words of its own workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph import Workspace
from govgraph.graph.claims import EntityClaim, Mention, RelationClaim, SourceClaims, SourceInfo
from govgraph.graph.settings import THRESHOLD
from govgraph.loaders import load
from govgraph.loaders.taught import trial
from govgraph.loaders.taught.file import append, checked
from govgraph.loaders.taught.trial import troubles
from govgraph.loaders.taught.words import Word, Words

TAUGHT = (
    Word("body", "Moot", "The Averton Moot is chaired by Ann Bell."),
    Word("body", "Cwrdd", "The Averton Cwrdd reports to the Wendshire Moot.", like="board"),
    Word("organisation", "Ymddiriedolaeth", "Ymddiriedolaeth Wendshire is a member of the Averton Growth Board.", begins=True),
    Word("label", "First Cllr", "First Cllr: Ann Bell", means="chair"),
    Word("label", "Amlder", "Amlder: quarterly", means="meets"),
    Word("relation", "answers into", "The Averton Moot answers into the Wendshire Growth Board.", means="reports to"),
    Word("relation", "is looked after by", "The Brack Skills Board is looked after by Averton City Council.", means="is hosted by"),
    Word("relation", "is in  members’ hall with", "The Brack Skills Group is in members' hall with the Averton Growth Board.", means="is part of"),
    Word("relation", "goes in with", "The Brack Skills Group goes in with the Averton Growth Board.", means="is part of"),
)
UNTRUE = {
    "no name that ends in Ymddiriedolaeth": Word("organisation", "Ymddiriedolaeth", "Ymddiriedolaeth Wendshire joined the Averton Growth Board."),
    "no name that ends in Moots": Word("body", "Moots", "It moots the growth of Averton."),
    "is read as person": Word("body", "Bell", "The Averton Growth Board is chaired by Ann Bell."),
    "states nothing, not even with 'reports to'": Word("relation", "answers", "The Brack Skills Board answers no letter of the Growth Board.", means="reports to"),
    "states nothing, not even with 'chair'": Word("label", "First Cllr", "First Cllr: whoever comes first", means="chair"),
}  # fmt: skip
PAPER = """Terms of Reference of the Wendshire Housing Moot

1 March 2031

The Wendshire Housing Moot answers directly into the Averton Growth Board. It answered into the Brack Skills Board until 2024.

The Tarn Lettings Board does not answer into the Averton Growth Board. The Marlow Repairs Board should answer into the Averton Growth Board.

First Cllr: Ann Bell
"""
REGISTER = "Partnership,First Cllr,Website\nSkills Forum,Raj Patel,https://example.org/\n"


def test_every_example_that_is_true_is_taken() -> None:
    assert troubles(Words(TAUGHT), [checked(word) for word in TAUGHT]) == [""] * len(TAUGHT)


def test_without_the_word_an_example_gives_nothing_of_the_kind() -> None:
    """Else the examples above would prove nothing."""
    guessed = "answers into"  # which the encoder understands by itself
    found = troubles(Words(TAUGHT[:1]), [word for word in TAUGHT[1:] if word.what in ("label", "relation") and word.word != guessed])
    assert all(found), found


def test_an_example_that_does_not_give_what_it_says_is_told() -> None:
    found = troubles(Words(tuple(UNTRUE.values())), list(UNTRUE.values()))
    assert [what for what, told in zip(UNTRUE, found, strict=True) if what not in told] == []


def test_that_a_chair_sits_on_the_body_is_no_more_than_the_known_word_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    word = Word("label", "First Cllr", "First Cllr: Ann Bell", means="chair")
    chairs, sits, leads = (line(type) for type in ("CHAIRS", "MEMBER_OF", "LEADS"))
    for more, told in ((sits, ""), (leads, "the example gives Ann Bell LEADS Skills Board")):
        read = [paper(chairs), paper(chairs), paper(chairs, more), paper(chairs)]
        monkeypatch.setattr(trial, "_read", lambda papers, words, read=read: read)
        assert troubles(Words((word,)), [word]) == [told]


def line(type: str) -> RelationClaim:
    return RelationClaim(type, Mention("Ann Bell", "person"), Mention("Skills Board", "body"), (), confidence=0.9)


def paper(*claims: RelationClaim) -> SourceClaims:
    return SourceClaims(SourceInfo("ab" * 32, "p.txt"), claims)


@pytest.mark.parametrize(("found", "told"), [("", "does not give A REPORTS_TO B"), ("AB", ""), ("ABC", "gives A REPORTS_TO C")])
def test_neither_less_nor_more_than_the_known_words_give(monkeypatch: pytest.MonkeyPatch, found: str, told: str) -> None:
    word = Word("relation", "answers into", "A answers into B", means="reports to")
    read = [stating("AB"), stating(found)]
    monkeypatch.setattr(trial, "_read", lambda papers, words: read)
    (trouble,) = troubles(Words((word,)), [word])
    assert trouble == (f"the example {told}" if told else "")


def stating(names: str) -> SourceClaims:
    """A paper that says of the first of these bodies that it reports to the others."""
    ends = [(Mention(names[0], "body"), Mention(other, "body")) for other in names[1:]]
    return SourceClaims(SourceInfo("0" * 64, "a.txt", "text/plain"), tuple(RelationClaim("REPORTS_TO", *both, ()) for both in ends), ())


def papers(folder: Path) -> Path:
    folder.mkdir()
    (folder / "moot.txt").write_text(PAPER, "utf-8")
    (folder / "forums.csv").write_text(REGISTER, "utf-8")
    return folder


def lines(workspace: Workspace) -> set[tuple[str, str, str, str]]:
    """What is entered of who reports to whom and who chairs what."""
    claims = [claim for source in workspace.sources() for claim in source.claims if isinstance(claim, RelationClaim)]
    sure = [one for one in claims if one.confidence >= THRESHOLD and one.type in ("REPORTS_TO", "CHAIRS")]
    return {(one.source.name, one.type, one.target.name, one.status) for one in sure}


def test_each_workspace_is_read_with_its_own_words_and_loads_follow_the_file(tmp_path: Path) -> None:
    folder, own, other = papers(tmp_path / "papers"), Workspace.create(tmp_path / "own"), Workspace.create(tmp_path / "other")
    for word in TAUGHT:
        append(own.path / "words.yaml", word)
    append(other.path / "words.yaml", Word("relation", "answers into", "The Hub answers into the Board.", means="is linked to"))
    taught = {
        ("Wendshire Housing Moot", "REPORTS_TO", "Averton Growth Board", "active"),
        ("Wendshire Housing Moot", "REPORTS_TO", "Brack Skills Board", "past"),
        ("Ann Bell", "CHAIRS", "Wendshire Housing Moot", "active"),
        ("Raj Patel", "CHAIRS", "Skills Forum", "active"),
    }
    for workspace in (own, other, own):  # one after the other in one process, and back
        assert not load(workspace, [folder]).failures
        assert taught <= lines(workspace) if workspace is own else not taught & lines(workspace)
    moots = [claim.entity for source in own.sources() for claim in source.claims if isinstance(claim, EntityClaim) and "Moot" in claim.entity.name]
    assert {moot.kind for moot in moots} == {"body"}
    (own.path / "words.yaml").unlink()
    load(own, [folder])
    assert not taught & lines(own)


def test_what_is_wrong_in_the_file_is_told_by_load_and_gone_when_it_is_mended(tmp_path: Path) -> None:
    folder, workspace = papers(tmp_path / "papers"), Workspace.create(tmp_path / "own")
    path = workspace.path / "words.yaml"
    path.write_text("- label: First Cllr\n  means: king\n  example: 'First Cllr: Ann Bell'\n- body: Moot\n  example: The Moot met.\n", "utf-8")
    (failure,) = load(workspace, [folder]).failures
    assert failure.place == f"{path}:1" and "no label that is known" in failure.what
    assert [issue.what for issue in workspace.issues() if issue.document == "words.yaml"] == [failure.what]
    assert len(workspace.sources()) == 2  # the rest holds
    path.write_text("# nothing yet\n", "utf-8")
    assert not load(workspace, [folder / "forums.csv"]).failures
    assert not [issue for issue in workspace.issues() if issue.document == "words.yaml"]
