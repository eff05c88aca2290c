"""Joining: offered until measured, entered by type after that, and two readers who agree support each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govgraph import __version__
from govgraph.graph.claims import EntityClaim, Evidence, Mention, RelationClaim, SourceClaims, SourceInfo
from govgraph.loaders.judge.joined import OFFER
from govgraph.loaders.model.checking import Checked, Found
from govgraph.loaders.model.joining import confidence, join
from govgraph.loaders.model.page import page_of
from govgraph.loaders.model.settings import MAY_ENTER, NOT_FIT, OFFERS_ONLY, Measured, Settings
from govgraph.loaders.office.canonical import Canonical

PAGE = page_of(Canonical("The Youth Forum (YF) reports to the Skills Board."))
INFO = SourceInfo("ab" * 32, "p.txt", publisher="Wendshire County Council")
FORUM, BOARD = Found("Youth Forum", "body", ("Youth Forum", "YF", "the Forum")), Found("Skills Board", "body", ("Skills Board",))
FACT = Checked("REPORTS_TO", FORUM, BOARD, ((4, 48),), 1.0)
GOOD = Measured("tiny", "2026-11-28", __version__, MAY_ENTER, 0.95, 0.8, 0.02, {"REPORTS_TO": (20, 0), "LEADS": (1, 6)})
SET = Settings("tiny")


def proof() -> Evidence:
    """Where the paper says it."""
    return PAGE.evidence(INFO.sha256, INFO.file, 4, 48)


def offline(sure: float, name: str = "YF", status: str = "active") -> RelationClaim:
    """The same line by another reader."""
    return RelationClaim(
        "REPORTS_TO", Mention(name, "body"), Mention("Skills Board", "body"), (proof(),), status=status, confidence=sure, method="pairs"
    )


def joined(settings: Settings, *claims: RelationClaim) -> list[RelationClaim]:
    """The relations after joining."""
    found = join(SourceClaims(INFO, claims), PAGE, (FACT,), settings, 0.5)
    return [claim for claim in found.claims if isinstance(claim, RelationClaim)]


def test_what_an_unmeasured_model_says_is_offered_only() -> None:
    (claim,) = joined(SET)
    assert claim.confidence < 0.5 and claim.method == "model" and claim.evidence == (proof(),)
    assert claim.evidence[0].quote == "Youth Forum (YF) reports to the Skills Board"
    assert not [one for one in join(SourceClaims(INFO), PAGE, (FACT,), SET, 0.5).claims if isinstance(one, EntityClaim)]


@pytest.mark.parametrize("threshold", [0.05, 0.3, 0.5, 0.9, 1.0])
def test_it_is_offered_whatever_the_threshold(threshold: float) -> None:
    assert confidence(FACT, SET, threshold) < threshold


def test_a_measured_model_enters_the_types_that_it_reads_well() -> None:
    settings = replace(SET, measured=GOOD)
    assert confidence(FACT, settings, 0.5) > 0.9
    assert confidence(replace(FACT, type="LEADS"), settings, 0.5) < 0.5
    assert confidence(replace(FACT, grade=0.92), settings, 0.5) < confidence(FACT, settings, 0.5)
    entities = [one for one in join(SourceClaims(INFO), PAGE, (FACT,), settings, 0.5).claims if isinstance(one, EntityClaim)]
    assert [(one.entity.name, one.aliases) for one in entities] == [("Youth Forum", ("YF",)), ("Skills Board", ())]


@pytest.mark.parametrize(
    "measured",
    [
        replace(GOOD, model="other"),
        replace(GOOD, program="0.0.1"),
        replace(GOOD, verdict=OFFERS_ONLY),
        replace(GOOD, verdict=NOT_FIT),
        None,
    ],
    ids=["another model", "another program", "offers only", "not fit", "never"],
)
def test_a_check_counts_for_its_model_and_program_alone(measured: Measured | None) -> None:
    assert confidence(FACT, replace(SET, measured=measured), 0.5) < 0.5


def test_two_readers_support_each_other() -> None:
    (claim,) = joined(replace(SET, measured=GOOD), offline(0.45))
    assert claim.confidence > 0.5 and claim.method == "pairs+model" and claim.source.name == "YF"


def test_the_word_of_a_model_that_only_offers_enters_nothing() -> None:
    (lifted,) = joined(SET, offline(0.45))
    assert 0.45 < lifted.confidence < 0.5 and lifted.method == "pairs+model"
    (kept,) = joined(SET, offline(0.6))
    assert kept.confidence == 0.6


@pytest.mark.parametrize(
    ("heard", "settings", "least", "most"),
    [
        (((0, 60),), replace(SET, measured=GOOD), 0.44, 0.45),
        (((0, 60),), SET, 0.8, 0.8),  # nobody knows how well it reads
        (((0, 20),), replace(SET, measured=GOOD), 0.8, 0.8),  # it did not read these words
        ((), replace(SET, measured=GOOD), 0.8, 0.8),
    ],
    ids=["read and silent", "never measured", "read elsewhere", "not read"],
)
def test_a_line_that_a_good_model_read_and_did_not_see_is_less_sure(
    heard: tuple[tuple[int, int], ...], settings: Settings, least: float, most: float
) -> None:
    other = offline(0.8, name="Growth Forum")
    found = join(SourceClaims(INFO, (other,)), PAGE, (FACT,), settings, 0.5, heard).claims
    (kept,) = [one for one in found if isinstance(one, RelationClaim) and one.source.name == "Growth Forum"]
    assert least <= kept.confidence <= most and replace(kept, confidence=0.8) == other


def test_what_only_a_good_model_doubts_is_offered_still_and_what_is_sure_stays() -> None:
    settings = replace(SET, measured=replace(GOOD, recall=1.0))
    for before, after in ((0.9, OFFER), (0.2, 0.2), (1.0, 1.0)):
        other = offline(before, name="Growth Forum")
        found = join(SourceClaims(INFO, (other,)), PAGE, (), settings, 0.5, ((0, 60),)).claims
        assert [one.confidence for one in found if isinstance(one, RelationClaim)] == [after]


def test_agreement_is_not_counted_twice() -> None:
    once = joined(SET, offline(0.45))
    assert joined(SET, replace(offline(0.45), method="pairs")) == once


@pytest.mark.parametrize(
    "other",
    [offline(0.45, status="past"), offline(0.45, name="Growth Forum"), offline(0.45, name="the Forum")],
    ids=["status", "name", "generic name"],
)
def test_what_differs_supports_nothing(other: RelationClaim) -> None:
    claims = joined(SET, other)
    assert other in claims and len(claims) == 2


def test_a_link_agrees_in_either_direction() -> None:
    link = replace(FACT, type="RELATED_TO")
    other = replace(offline(0.4), type="RELATED_TO", source=Mention("Skills Board", "body"), target=Mention("Youth Forum", "body"))
    (claim,) = join(SourceClaims(INFO, (other,)), PAGE, (link,), SET, 0.5).claims
    assert claim.method == "pairs+model"


def test_a_name_from_elsewhere_in_the_page_brings_its_words_along() -> None:
    far = replace(FACT, spans=((4, 15), (36, 48)))
    (claim,) = [one for one in join(SourceClaims(INFO), PAGE, (far,), SET, 0.5).claims if isinstance(one, RelationClaim)]
    assert [one.quote for one in claim.evidence] == ["Youth Forum", "Skills Board"] and claim.certainty == "layout"
