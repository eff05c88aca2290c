"""Minutes and tables of members in papers: whose people they are, what is a heading, what is a place to meet, who publishes."""

from __future__ import annotations

from pathlib import Path

from govgraph.loaders.source import read_source
from tests.loaders.reading_of import read, relations

MINUTES = "Minutes of the meeting held on Tuesday 6 July 2021\n\n"


def seats(text: str, media_type: str = "text/plain") -> set[str]:
    return {one for one in relations(text, media_type) if " MEMBER_OF " in one or " CHAIRS " in one}


def test_the_people_beside_the_body_s_own_noun_are_present() -> None:
    text = "Hexley Data Panel\n\n7 March 2013\n\nMINUTES\n\nPanel: Professor Colin Ayre (Chair), Rhona Pike (Oxmere Council).\n\nOther attendees: Tess Wyatt"
    assert seats(text) >= {"Professor Colin Ayre CHAIRS Hexley Data Panel [chair]", "Rhona Pike MEMBER_OF Hexley Data Panel"}
    assert not any("Tess Wyatt" in one for one in seats(text))


def test_the_councillors_of_a_parish_council_are_its_members() -> None:
    text = f"Hexley Parish Council\n\n{MINUTES}Present: Cllr Rhona Pike (Chair), Cllr Owen Marsh\n\nApologies: Cllr Priya Shaw\n"
    assert seats(text) == {
        "Cllr Rhona Pike CHAIRS Hexley Parish Council [chair]", "Cllr Rhona Pike MEMBER_OF Hexley Parish Council [chair]",
        "Cllr Owen Marsh MEMBER_OF Hexley Parish Council",
    }  # fmt: skip
    assert read(text).header.get("meeting") is None


def test_the_place_of_a_meeting_is_no_area() -> None:
    table = "| Date | 3 May 2016 |\n| Place | Large Room, Linfold Library |\n| Attendees | Owen Marsh (Chair), Nadia Frost |\n"
    assert not any(" COVERS " in one for one in relations(f"# Hexley Safety Board\n\nMinutes\n\n{table}"))
    assert any(" COVERS " in one for one in relations("# Hexley Safety Board\n\n| Chair | Owen Marsh |\n| Place | Linfold |\n"))


def test_headings_of_a_table_of_members_are_no_profile() -> None:
    text = "### Hexley Skills Board members\n\n| Member | Organisation |\n|---|---|\n| Rhona Pike | Linfold College |\n| Owen Marsh | Hexley Works |\n"
    assert "Organisation MEMBER_OF Hexley Skills Board" not in relations(text)
    assert "Linfold Council MEMBER_OF Hexley Skills Board" in relations("# Hexley Skills Board\n\n| Chair | Ann Bell |\n| Members | Linfold Council |\n")


def test_a_profile_names_its_body_by_name_or_over_its_details() -> None:
    inner = "<table><tr><th>Name</th><th>Role</th></tr><tr><td>Cllr Rhona Pike</td><td>Chair</td></tr><tr><td>Owen Marsh</td><td>Member</td></tr></table>"
    for head in ("<td>Name</td><td>Skills Board</td>", "<td>Skills Board</td><td>Details</td>"):
        text = f"<h1>Linfold Partnership</h1><table><tr>{head}</tr><tr><td>Reports to</td><td>Growth Board</td></tr><tr><td>Membership</td><td>{inner}</td></tr></table>"
        found = relations(text, "text/html")
        assert {"Skills Board REPORTS_TO Growth Board", "Owen Marsh MEMBER_OF Skills Board"} <= found
        assert not any("Linfold Partnership" in one for one in found)


def test_initials_are_nobody_s_other_name(tmp_path: Path) -> None:
    paper = tmp_path / "a.md"
    paper.write_text(f"# Hexley Data Board\n\n{MINUTES}| Present: | Owen Marsh | OM | Graham Lunt | GL |\n|---|---|---|---|---|\n|  | Tess Wyatt | TW | Nadia Frost | NF |\n")
    aliases = {alias for claim in read_source(paper).claims for alias in getattr(claim, "aliases", ())}
    assert not aliases & {"OM", "GL", "TW", "NF"}


def test_the_body_alone_on_the_first_line_is_the_title_and_a_row_names_no_publisher(tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text("Linfold Skills Board\n\nThe annual plan is sent to partners in May.\n\nThe Linfold Skills Board reports to the Growth Board.\n")
    assert read_source(paper).info.title == "Linfold Skills Board"
    assert "publisher" not in read("# Harbour Group\n\n## Members\n\n| Name | Organisation |\n|---|---|\n| Owen Marsh | Tarnshire Police |\n").header


MEMBERS = "# Wendshire Flood Forum\n\n## Members\n\n| Member | Agency | Notes |\n|---|---|---|\n"


def test_a_row_of_members_tells_of_other_seats_of_its_person() -> None:
    row = "| Iris Calder | Wend Water | Chair of the Wendshire Rivers Panel; also sits on the Drainage Board. Former chair of the Pumping Group. |\n"
    assert seats(MEMBERS + row) >= {"Iris Calder CHAIRS Wendshire Rivers Panel [chair]", "Iris Calder MEMBER_OF Drainage Board"}
    assert not any("Pumping Group" in one for one in seats(MEMBERS + row))
    assert not any("Adults" in one for one in seats(MEMBERS + "| Iris Calder | Wend Council | Lead for adults. Member of Parliament |\n"))


def test_substitutes_keep_their_role_and_take_no_chair() -> None:
    text = "Wendshire Bus Board\n\nThe members of the Wendshire Bus Board are:\n\nIris Calder, Wend Trust (substitute: Hugh Penrose)\nLily Grant (substitute for the Chair)\nTom Usher for Wendshire County Council\n"
    found = relations(text)
    assert {"Iris Calder MEMBER_OF Wendshire Bus Board", "Hugh Penrose MEMBER_OF Wendshire Bus Board [substitute]"} <= found
    assert {"Lily Grant MEMBER_OF Wendshire Bus Board [substitute]", "Tom Usher WORKS_FOR Wendshire County Council"} <= found
    assert not any(" CHAIRS " in one for one in found)


def test_a_table_of_members_below_the_sentence_that_names_their_body() -> None:
    table = "| Member | Substitute | Organisation |\n| Rhona Pike | Tess Wyatt | Environment Trust |\n| Owen Marsh | - | Hexley Works |\n"
    assert seats(f"5. Membership\n\nThe present membership of the Hexley Comms Group is:\n\n{table}") >= {
        "Rhona Pike MEMBER_OF Hexley Comms Group", "Owen Marsh MEMBER_OF Hexley Comms Group", "Tess Wyatt MEMBER_OF Hexley Comms Group [substitute]",
    }  # fmt: skip


def test_a_column_for_whom_people_sit_holds_no_people() -> None:
    text = "# Wendshire Carers Forum\n\n## Members\n\n| Who | For |\n|---|---|\n| Lily Grant | Wend Carers |\n| Hugh Penrose | Age Wendshire |\n"
    assert not any(one.startswith("Wend Carers MEMBER_OF") for one in seats(text))


def test_labels_over_columns_name_no_body_and_a_label_may_list_with_semicolons() -> None:
    text = "# Wendshire Arts Network\n\nThe Festival Group reports to the Leisure Board.\n\n| Group | Chair |\n|---|---|\n| Festival Group | Ravi Nair |\n"
    assert all(subject is None or subject.name != "Chair" for subject in read(text).subjects)
    listed = "Skills Alliance\nChair: Dev Sharma\nReports to: Growth Board\nSub-groups: Careers Panel; Bursary Panel\n"
    assert {"Careers Panel PART_OF Skills Alliance", "Bursary Panel PART_OF Skills Alliance"} <= relations(listed)
