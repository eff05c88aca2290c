"""Tables whose columns are lists."""

from __future__ import annotations

from govgraph.loaders.pages.page import page_of


def stems_of(text: str) -> dict[str, list[str]]:
    units = page_of(text)
    return {unit.clean: [units[number].clean for number in unit.stems] for unit in units}


def test_members_beside_officials_are_two_lists() -> None:
    text = "| Harbour Panel members: | Officials (regular attendees): |\n|---|---|\n| Ann Bell, Harbour Trust | Tom Rees |\n| Wei Chen | |\n"
    found = stems_of(text)
    assert found["Ann Bell, Harbour Trust"] == found["Wei Chen"] == ["Harbour Panel members:"]
    assert found["Tom Rees"] == ["Officials (regular attendees):"]
    assert list(found) == ["Harbour Panel members:", "Ann Bell, Harbour Trust", "Wei Chen", "Officials (regular attendees):", "Tom Rees"]


def test_other_tables_keep_their_rows() -> None:
    for head in ("| Committee | Members |", "| Name | Present |"):
        text = f"{head}\n|{'---|' * (head.count('|') - 1)}\n|{' x |' * (head.count('|') - 1)}\n"
        assert all(unit.kind in ("row", "heading") for unit in page_of(text)), head


def test_a_table_of_heads_alone_is_left_as_it_is() -> None:
    assert [unit.kind for unit in page_of("| Members | Officers |\n|---|---|\n")] == ["row"]
