"""A register as a whole: what its rows, columns and oddities become."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.graph.claims import EntityClaim, FactClaim, RelationClaim, SourceClaims
from govgraph.graph.errors import GovgraphError
from govgraph.graph.schema import schema
from govgraph.loaders.tables import read_register
from govgraph.loaders.tables.cells import flag_of, is_blank, listed, status_of
from govgraph.loaders.tables.headings import meaning
from govgraph.loaders.tables.holders import holders
from govgraph.loaders.tables.vocabulary import plain, vocabulary

EXAMPLE = Path(__file__).parents[3] / "examples" / "register-2017-01.csv"


def read(tmp_path: Path, text: str, name: str = "register.csv", encoding: str = "utf-8") -> SourceClaims:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return read_register(path)


def lines(source: SourceClaims) -> set[str]:
    return {f"{c.source.name} | {c.type} | {c.target.name}" for c in source.claims if isinstance(c, RelationClaim)}


def entities(source: SourceClaims) -> dict[str, EntityClaim]:
    return {c.entity.name: c for c in source.claims if isinstance(c, EntityClaim)}


# --- columns ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Reports to", "reports_to"), ("reports_to", "reports_to"), ("Accountable To:", "reports_to"), ("Parent", "part_of"),
        ("parent_organisations.id", "part_of"), ("Chair", "chair"), ("Vice-Chairman", "deputy_chair"), ("Lead Officer", "lead_officer"),
        ("Members", "members"), ("Area covered", "area"), ("Status", "status"), ("details.abbreviation", "acronym"), ("name_greenbook", "alias"),
        ("Also known as", "alias"), ("Date of next meeting", "next_meeting"), ("Postcode", "ignored"),
    ],
)  # fmt: skip
def test_headings_are_known_as_people_write_them(heading: str, key: str) -> None:
    found = meaning(heading)
    assert found is not None and found.key == key


def test_no_heading_means_two_things() -> None:
    words = vocabulary()
    lists = [*words["identity"].values(), *(row["headings"] for row in words["relations"].values()), *words["facts"].values(), words["ignored"]]
    headings = [plain(heading) for one in lists for heading in one]
    assert sorted({heading for heading in headings if headings.count(heading) > 1}) == []


def test_the_vocabulary_speaks_the_schema() -> None:
    words = vocabulary()
    assert {row["type"] for row in words["relations"].values()} <= set(schema().relations)
    assert set(words["facts"]) <= set(schema().facts)
    assert set(words["statuses"]) | set(words["line_statuses"]) <= set(schema().statuses)
    for row in words["relations"].values():
        ends = schema().relations[row["type"]].ends
        assert row["other"] in ends[1 if row["from"] == "row" else 0]


def test_an_unknown_column_is_said_once(tmp_path: Path) -> None:
    source = read(tmp_path, "Name,Chair,Shoe size\nSkills Board,Jo Marsh,7\nTrade Forum,Ann Lee,4\n")
    assert [issue.place for issue in source.issues] == ['column "Shoe size"', "whole file"]
    assert "seems to hold numbers" in source.issues[0].what


# --- cells ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Active", "active"), ("LIVE", "active"), ("Suspended pending review", "suspended"), ("Not active", "suspended"), ("closed", "dissolved"),
        ("Closed in May 2015", "dissolved"), ("Proposed", "proposed"), ("Completed", "completed"), ("Purple", None), ("Activewear", None),
    ],
)  # fmt: skip
def test_statuses(said: str, status: str | None) -> None:
    assert status_of(said) == status


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Cllr Jane Holloway", [("Cllr Jane Holloway", "chair", None)]),
        ("Cllr Philippa Dunmore (interim)", [("Cllr Philippa Dunmore", "interim chair", None)]),
        ("Professor Lydia Hartnoll, University of Averton", [("Professor Lydia Hartnoll", "chair", "University of Averton")]),
        ("Sarah Fenwick (Wendshire Police)", [("Sarah Fenwick", "chair", "Wendshire Police")]),
        ("Cllr Anthony Belgrave, Leader of the Council", [("Cllr Anthony Belgrave", "chair", None)]),
        ("Oliver Tenby and Bridget Lomax (co-chairs)", [("Oliver Tenby", "co-chair", None), ("Bridget Lomax", "co-chair", None)]),
        ("Vacant", []), ("TBC", []), ("Vacant since May", []),
        ("Averton City Council", [("Averton City Council", "chair", None)]),
    ],
)  # fmt: skip
def test_who_holds_a_post(cell: str, found: list[tuple[str, str, str | None]]) -> None:
    assert [(one.name, one.role, one.employer) for one in holders(cell, "chair")] == found


def test_lists_flags_and_blanks() -> None:
    assert listed("Brack, Averton") == ["Brack", "Averton"]
    assert listed("Brack; Averton, north") == ["Brack", "Averton, north"]
    assert (flag_of("Yes"), flag_of("n"), flag_of("perhaps")) == (True, False, None)
    assert all(is_blank(value) for value in ("", " - ", "N/A", "TBC", "Vacant", "Chair rotates", "Post vacant", "Chair: TBC"))
    assert not any(is_blank(value) for value in ("Chair", "Chair of Council", "Place Board", "Post Office Ltd"))


# --- rows -------------------------------------------------------------------------------------------------------------


def test_the_example_register() -> None:
    source = read_register(EXAMPLE)
    found = entities(source)
    assert (source.info.date, source.info.publisher) == ("2017-01-31", "Wendshire County Council")
    assert found["Wendshire Growth Board"].aliases == ("WGB",)
    assert found["Armed Forces Covenant Group"].status == "suspended"
    assert found["Wendshire Waste Partnership"].status == "dissolved"
    assert found["Market Towns Heritage Project"].entity.kind == "project"
    assert {
        "Wendshire Skills Board | REPORTS_TO | Wendshire Growth Board",
        "Wendshire Skills Board | REPORTS_TO | Wendshire Local Enterprise Partnership",
        "Professor Lydia Hartnoll | CHAIRS | Wendshire Skills Board",
        "Wendshire Police | MEMBER_OF | Emergency Planning Liaison Group",
        "Flood Liaison Group | COVERS | Brackdale",
    } <= lines(source)
    assert [issue.what for issue in source.issues if "Chief Fire Officer" in issue.place] == ["this superior is a post, not a body of the register"]


def test_every_quote_stands_at_its_offsets_and_every_line_fits_the_schema() -> None:
    source, text = read_register(EXAMPLE), EXAMPLE.read_text("utf-8")
    for claim in source.claims:
        for one in claim.evidence:
            assert " ".join(text[one.start : one.end].split()) == one.quote
        if isinstance(claim, RelationClaim):
            assert schema().relations[claim.type].admits(claim.source.kind, claim.target.kind), claim


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    source = read(tmp_path, "Name,Chair\nCafé Forum,Zoë Brontë\n", encoding=encoding)
    assert lines(source) == {"Zoë Brontë | CHAIRS | Café Forum"}


def test_a_superior_is_found_by_name_alias_acronym_or_number(tmp_path: Path) -> None:
    rows = "R1,Growth Board,GB,Growth Partnership,\n,Skills Board,,,Growth Partnership\n"
    rows += ",Land Group,,,GB\n,Rail Group,,,R1\n,Bus Group,,,the growth board\n"
    source = read(tmp_path, "ID,Name,Acronym,Other names,Reports to\n" + rows)
    superiors = {c.target.name for c in source.claims if isinstance(c, RelationClaim)}
    assert superiors == {"Growth Board"} and source.issues == ()


def test_several_superiors_and_names_with_and(tmp_path: Path) -> None:
    rows = "Health and Care Board,\nSkills Board,\nA Group,Health and Care Board\nB Group,Health and Care Board and Skills Board\n"
    rows += "C Group,Skills Board; Health and Care Board\n"
    found = lines(read(tmp_path, "Name,Reports to\n" + rows))
    assert found == {
        "A Group | REPORTS_TO | Health and Care Board",
        "B Group | REPORTS_TO | Health and Care Board", "B Group | REPORTS_TO | Skills Board",
        "C Group | REPORTS_TO | Health and Care Board", "C Group | REPORTS_TO | Skills Board",
    }  # fmt: skip


def test_a_superior_that_is_no_row_is_kept_and_said_with_the_nearest(tmp_path: Path) -> None:
    source = read(tmp_path, "Name,Reports to\nWendshire Growth Board,Mayor\nSkills Board,Wendshire Grwth Board\n")
    assert "Skills Board | REPORTS_TO | Wendshire Grwth Board" in lines(source)
    assert {issue.advice for issue in source.issues} >= {'Perhaps "Wendshire Growth Board" is meant'}
    mayor = next(c.target for c in source.claims if isinstance(c, RelationClaim) and c.target.name == "Mayor")
    assert (mayor.kind, mayor.subtype) == ("body", "post")


def test_small_digits_of_footnotes_end_no_reading(tmp_path: Path) -> None:
    told = read(tmp_path, "Name,Level ²,Members,Level\nLock Panel,¹,¹,²\nWeir Panel,²,³,¹\nPier Panel,³,²,¹\n")
    assert {one.entity.name for one in told.claims if isinstance(one, EntityClaim)} == {"Lock Panel", "Weir Panel", "Pier Panel"}


def test_words_under_a_heading_of_bodies_are_no_person(tmp_path: Path) -> None:
    told = read(tmp_path, "Name,Parent committee\nLocks Panel,Foreign Affairs\nWeirs Panel,Foreign Affairs\nTowpath Panel,Cllr Ann Bell\n")
    found = {(one.source.name, one.target.name) for one in told.claims if isinstance(one, RelationClaim)}
    assert found == {("Locks Panel", "Foreign Affairs"), ("Weirs Panel", "Foreign Affairs")}


def test_a_name_that_two_rows_share_brings_neither_together(tmp_path: Path) -> None:
    source = read(tmp_path, "Name,Acronym\nSkills Board,SB\nSport Board,SB\n")
    assert all(claim.aliases == () for claim in entities(source).values())
    assert '"SB"' in [issue.place for issue in source.issues]


def test_a_name_turned_round_counts_as_the_name(tmp_path: Path) -> None:
    source = read(tmp_path, 'Name,Other names\nBoard of Land,"Land, Board of"\nLand Office,"Land, Board of (BOL)"\n')
    assert entities(source)["Land Office"].aliases == ("BOL",)


def test_lines_of_an_ended_row_are_past(tmp_path: Path) -> None:
    source = read(tmp_path, "Name,Status,Reports to\nWaste Board,Dissolved,Council\nBin Group,Active,Waste Board\n")
    assert {c.source.name: c.status for c in source.claims if isinstance(c, RelationClaim)} == {"Waste Board": "past", "Bin Group": "active"}


def test_a_closing_date_alone_ends_a_row(tmp_path: Path) -> None:
    source = read(tmp_path, "Name,Closed,Founding year\nWaste Board,2015-03-31,1898\n")
    facts = {c.property: c.value for c in source.claims if isinstance(c, FactClaim)}
    assert entities(source)["Waste Board"].status == "dissolved" and facts == {"ended": "2015-03-31", "established": "1898"}


def test_nested_lines_name_their_parents_by_number(tmp_path: Path) -> None:
    text = '{"id": "u/1", "title": "Ministry of Land", "format": "Ministerial department"}\n' + (
        '{"id": "u/2", "title": "Land Survey", "details": {"govuk_status": "closed"}, "parent_organisations": [{"id": "u/1"}]}\n'
    )
    source = read(tmp_path, text, "register.jsonl")
    assert lines(source) == {"Land Survey | PART_OF | Ministry of Land"}
    assert (entities(source)["Ministry of Land"].entity.subtype, entities(source)["Land Survey"].status) == ("government department", "dissolved")


def test_oddities_are_said_and_never_dropped_in_silence(tmp_path: Path) -> None:
    rows = "Skills Board,Skills Board,Mauve,soon\n,Council,Active,\nSkills Board,Council,Active,\n"
    source = read(tmp_path, "Name,Reports to,Status,Next meeting\n" + rows)
    said = " / ".join(issue.what for issue in source.issues)
    for part in ("names itself", "this status is not known", "has no name", "is no date", "another row is called"):
        assert part in said


@pytest.mark.parametrize(
    ("name", "data"), [("register.csv", b""), ("register.csv", b"\x00\x01\x02\x03" * 9), ("register.pdf", b"Name\n"), ("gone.csv", None)]
)
def test_files_that_are_no_register_are_refused_in_a_line(tmp_path: Path, name: str, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(GovgraphError) as caught:
        read_register(tmp_path / name)
    assert name in str(caught.value) and "\n" not in str(caught.value)


def test_a_form_s_own_words_and_the_sum_of_the_rows_are_no_bodies(tmp_path: Path) -> None:
    guide = "This is where the full name of each group goes, as it stands in its terms of reference and on no account in any shorter form"
    found = read(tmp_path, f'Group,Chair\n"{guide}",the chair\nOverall,\nQuay Group,Ann Bell\nAdd more rows as needed,\n')
    assert list(entities(found)) == ["Quay Group"]
    assert [issue.place for issue in found.issues if "left out" in issue.what and issue.place.startswith("row")] == ["row 5", "row 2", "row 3"]
