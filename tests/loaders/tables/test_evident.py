"""What values tell where headings do not, and what they do not tell: a number means no row, a repeated key is another's."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.claims import EntityClaim
from govgraph.loaders.source import read_source
from govgraph.loaders.tables.delimited import read_delimited
from govgraph.loaders.tables.draft import LEFT_OUT, Column
from govgraph.loaders.tables.layout import tables_of
from govgraph.loaders.tables.reader import planned

NAMES = ("Lantern Board", "Tarn Panel", "Weir Forum", "Quay Group", "Pier Forum")


def columns(heads: str, *rows: str) -> dict[str, Column]:
    (table,) = tables_of(read_delimited("\n".join([heads, *rows]) + "\n", "register.csv"))
    return {column.heading: column for column in planned([table])[0].plan.columns}


@given(st.lists(st.integers(0, 5), min_size=5, max_size=5))
def test_numbers_under_an_unknown_heading_draw_no_line(numbers: list[int]) -> None:
    rows = [f"{at},{name},{number}" for at, (name, number) in enumerate(zip(NAMES, numbers, strict=True), 1)]
    assert columns("id,name,muni", *rows)["muni"].key == LEFT_OUT


def test_two_columns_that_name_rows_leave_open_which_stands_above() -> None:
    rows = ["LBD,Lantern Board,,", "TPL,Tarn Panel,LBD,", "WFM,Weir Forum,LBD,TPL", "QGP,Quay Group,TPL,LBD", "PFM,Pier Forum,TPL,LBD"]
    one = columns("code,name,upland", *(row.rpartition(",")[0] for row in rows))
    both = columns("code,name,upland,seaward", *rows)
    assert one["upland"].key == "part_of" and not one["upland"].sure
    assert both["upland"].key == both["seaward"].key == LEFT_OUT and "another column" in both["upland"].why


def test_a_key_that_comes_back_is_not_the_rows_own() -> None:
    rows = [f"{at // 3},{name},{at}" for at, name in enumerate(NAMES)]
    found = columns("code,name,id", *rows)
    assert (found["code"].key, found["id"].key) == ("other_id", "key")


def test_codes_in_the_first_column_are_keys() -> None:
    found = columns("wobble,name", *(f"D{at},{name}" for at, name in enumerate(NAMES)))
    assert found["wobble"].key == "key" and not found["wobble"].sure


def test_in_a_table_of_seats_the_id_of_a_member_is_no_key() -> None:
    rows = ["Ann Bell,7,Lantern Board,Chair", "Tom Reed,8,Lantern Board,Member", "Ann Bell,7,Tarn Board,Member"]
    assert columns("Name,ID,Committee,Position", *rows)["ID"].key == LEFT_OUT
    bodies = ["Ann Bell,L1,Lantern Board,Chair", "Tom Reed,L1,Lantern Board,Member", "Ann Bell,T1,Tarn Board,Member"]
    assert columns("Name,ID,Committee,Position", *bodies)["ID"].key == "key"


def test_places_are_no_numbers_and_addresses_of_something_else_no_website() -> None:
    rows = [f"{name},{at * 7.5},https://a.example/{at},https://b.example/{at}" for at, name in enumerate(NAMES, 1)]
    found = columns("name,area,petition_url,canonical URL", *rows)
    assert [found[one].key for one in ("area", "petition_url", "canonical URL")] == [LEFT_OUT, LEFT_OUT, "website"]


def test_one_and_nought_under_active_are_a_status() -> None:
    rows = [f"{name},{int(at > 1)}" for at, name in enumerate(NAMES)]
    assert columns("name,active", *rows)["active"].key == "status"


def test_bare_numbers_in_the_first_column_may_only_count() -> None:
    assert columns("wobble,name", *(f"{at},{name}" for at, name in enumerate(NAMES)))["wobble"].key == LEFT_OUT


def test_numbers_of_which_many_are_one_are_no_places() -> None:
    assert columns("name,jurisdiction", *(f"{name},{1 if at < 3 else 10}" for at, name in enumerate(NAMES)))["jurisdiction"].key == LEFT_OUT


def test_surnames_first_are_one_member_each() -> None:
    rows = ['"Pike, Rhona",Lantern Board,chair', '"Bell, Ann",Lantern Board,member', '"Reed, Tom",Tarn Board,chair']
    assert {one: column.key for one, column in columns("Name,Committee,Role", *rows).items()}["Name"] == "seat_member"


def test_a_row_with_an_address_is_no_line_of_headings() -> None:
    rows = [f"https://a.example/{at},{name}" for at, name in enumerate([*NAMES, "Budget Committee"])]
    assert columns("uri,label_en", *rows)["label_en"].key == "name"


def test_ids_of_what_rows_belong_to_tell_rows_of_one_name_apart(tmp_path: Path) -> None:
    rows = ["1,Austria,1,Ministry of Locks", "1,Austria,2,Canal Office", "2,Belgium,1,Ministry of Locks", "2,Belgium,2,Weir Office"]
    (tmp_path / "r.csv").write_text("\n".join(["code,donor_name,agency_code,agency_name", *rows, "2,Belgium,3,Pier Office"]))
    claims = read_source(tmp_path / "r.csv").claims
    assert sum(isinstance(one, EntityClaim) for one in claims) == 5
