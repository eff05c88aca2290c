"""What stands in a cell: nothing, superiors with notes, dates, roles; and who holds a post, whatever the name and its order."""

from __future__ import annotations

import pytest

from govgraph.loaders.tables.cells import date_of, has_ended, is_blank, months_first, role_of, status_of, superiors
from govgraph.loaders.tables.holders import holders
from govgraph.loaders.tables.kinds import as_named, is_person, is_post, kind_of_row, kind_of_superior
from govgraph.loaders.tables.look import Look, circular, in_blocks, mark_of

ROWS = {"canal board", "health and care board", "skills board"}


def find(text: str) -> str | None:
    return text if text.lower() in ROWS else None


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Cabinet, Canal Board", ["Cabinet", "Canal Board"]), ("Cabinet & Canal Board", ["Cabinet", "Canal Board"]), ("Canal Board / Coast Board", ["Canal Board", "Coast Board"]),
        ("Canal Board (quarterly); Coast Board (annually)", ["Canal Board", "Coast Board"]), ("Cabinet via Canal Board", ["Canal Board"]),
        ("Canal Board and ultimately Council", ["Canal Board"]), ("Health and Care Board", ["Health and Care Board"]),
        ("Health and Care Board and Skills Board", ["Health and Care Board", "Skills Board"]), ("Finance and Resources Committee", ["Finance and Resources Committee"]),
        ("Police and Crime Panel", ["Police and Crime Panel"]), ("None (top level)", []), ("see notes", []), ("Chief Executive", ["Chief Executive"]),
        ("Children and Families Board and Cabinet", ["Children and Families Board", "Cabinet"]), ("1. Canal Board\n2. Skills Board", ["Canal Board", "Skills Board"]),
    ],
)  # fmt: skip
def test_superiors(cell: str, found: list[str]) -> None:
    assert superiors(cell, find) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Cllrs Redfern, Kerr and Patel", ["Cllr Redfern", "Cllr Kerr", "Cllr Patel"]), ("Smith, John", ["John Smith"]), ("PIKE, Rhona", ["Rhona Pike"]),
        ("Sam Cole / Dee Watts", ["Sam Cole", "Dee Watts"]), ("Amir Shah – Director of Public Health", ["Amir Shah"]), ("Director of Place (Tess Wyatt)", ["Tess Wyatt"]),
        ("Krzysztof Nowak; Wei Chen; Nkechi Eze; Siân Davies", ["Krzysztof Nowak", "Wei Chen", "Nkechi Eze", "Siân Davies"]), ("Chief Nurse, Bridget Lorne", ["Bridget Lorne"]),
        ("Hexley DC and Mid Tarn DC", ["Hexley DC", "Mid Tarn DC"]), ("Wendshire Fire and Rescue Service", ["Wendshire Fire and Rescue Service"]),
        ("Rota", []), ("1 vacancy", []), ("vacancy (from 1 May)", []), ("Chair to be elected", []), ("n/k", []), ("Chair", []), ("Chairs", []),
        ("Ann Bell, Quay Labs\nWei Du, Tarn Works\nTom Reed, Red Hat", ["Ann Bell", "Wei Du", "Tom Reed"]), ("Ann Bell, Tom Reed; Wei Chen, Amir Shah", ["Ann Bell", "Tom Reed", "Wei Chen", "Amir Shah"]),
        ("Bell, Ann; Reed, Tom", ["Ann Bell", "Tom Reed"]),
    ],
)  # fmt: skip
def test_holders(cell: str, found: list[str]) -> None:
    assert [one.name for one in holders(cell, "chair")] == found


def test_roles_employers_and_ends_beside_a_name() -> None:
    chair, vice = holders("Cllr Rhona Pike (Chair), Cllr Owen Marsh (Vice Chair)", "chair")
    assert (chair.role, vice.role) == ("chair", "vice chair")
    (one,) = holders("Ann Bell (Principal, Linfold College)", None)
    assert one.employer == "Linfold College"
    assert [one.employer for one in holders("Ann Bell, Quay Labs\nWei Chen, Red Hat", "chair")] == ["Quay Labs", "Red Hat"]
    assert [(one.name, one.past) for one in holders("Owen Marsh (until May 2017)", "chair")] == [("Owen Marsh", True)]
    assert [one.past for one in holders("Owen Marsh (until May 2027)", "chair", today="2026-01-01")] == [False]


@pytest.mark.parametrize(
    ("said", "date"),
    [("01-Apr-20", "2020-04-01"), ("45383", "2024-04-01"), ("26.11.24", "2024-11-26"), ("1889-01-01", "1889-01-01"), ("Apr-25", "2025-04"), ("2015", "2015"), ("Quarterly", None),
     ("8/30/1964", "1964-08-30"), ("3/9/1965", "1965-09-03"), ("30/8/1964", "1964-08-30"), ("5/15/1862", "1862-05-15"), ("13/13/2001", None)],
)  # fmt: skip
def test_dates(said: str, date: str | None) -> None:
    assert date_of(said) == date


def test_where_some_dates_have_the_month_first_the_others_have_it_too() -> None:
    assert months_first(("8/30/1964", "3/9/1965")) and date_of("3/9/1965", american=True) == "1965-03-09"
    assert not months_first(("3/9/1965", "4/5/1966")) and not months_first(("8/30/1964", "30/8/1964"))


def test_roles_statuses_and_blanks() -> None:
    assert (role_of("Vice-Chairman"), role_of("Interim Chair"), role_of("Chair of the Board"), role_of("Chair of Governors at Averton School")) == (
        "vice chair", "interim chair", "chair", None,
    )  # fmt: skip
    assert [status_of(one) for one in ("Superseded", "Under review", "Y", "N", "dormant")] == ["dissolved", "active", "active", "dissolved", "suspended"]
    assert all(map(is_blank, ("self", "rotating", "N/K", "TBC", "see notes", "—"))) and not is_blank("Nonesuch Board")
    assert has_ended("abolished", None) and not has_ended("Linfold College", None)


def test_people_and_posts() -> None:
    assert all(map(is_person, ("Jean-Luc Marten", "Dr Siobhan O'Rourke", "J. van der Berg"))) and not any(map(is_person, ("Skills Board", "Head of Housing", "Town Square Scheme")))
    assert is_post("Chief Executive") and not is_post("Canal Board")
    assert as_named("Supt Graham Lunt") == "Graham Lunt" and as_named("Emma Treadgold MP") == "Emma Treadgold" and as_named("Dr Ann Bell") == "Dr Ann Bell"


def test_kinds() -> None:
    assert kind_of_row("Programme Board", "Town Deal")[0] == "body" and kind_of_row("Multi-agency", "Lock Panel")[0] == "body"
    assert (kind_of_row("person", "Rhona Pike")[0], kind_of_row("place", "Northgate")[0]) == ("person", "place")
    assert kind_of_superior("Programme Management Office")[1] is None


def test_looks() -> None:
    assert [mark_of(one) for one in ("✓", "✅", "❌", "C", "Obs", "✓ (Chair)", "Skills")] == ["yes", "yes", "no", "chair", "observer", "chair", None]
    assert Look(("1", "2", "-")).told == "yes and no, or ticks" or Look(("12", "13")).told == "numbers"
    assert circular([("a", "b"), ("b", "a")]) and not circular([("a", "b"), ("c", "b")])
    assert in_blocks(["A", "", "", "B"], ["x", "y", "z", "w"]) and not in_blocks(["A", "A", "", "B"], ["x", "y", "z", "w"])
