"""Decisions: read with line numbers, applied always, appended without losing a comment."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import body, entity, line, person, source

from govgraph.graph.apply import addition
from govgraph.graph.build import Built, build
from govgraph.graph.claims import Claim, claim_id
from govgraph.graph.decisions import Decisions, append, entry, parse, read_decisions, template
from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.rows import evidence_date

TRUST, BOARD = body("Children's Trust"), body("Averton Housing Board")
NOTES = "  who: Jo Marsh\n  when: 2026-01-31\n  why: confirmed\n"


def decided(text: str, *claims: Claim) -> Built:
    return build([source("a.txt", *claims, date="2014")], Decisions(parse(text)))


def test_accept_lifts_a_waiting_claim() -> None:
    weak = line("REPORTS_TO", TRUST, BOARD, confidence=0.2)
    for what in (f'"{claim_id(weak)}"', "{type: REPORTS_TO, source: Childrens Trust, target: Averton Housing Board}"):
        built = decided(f"- accept: {what}\n{NOTES}", weak)
        assert [item.confidence for item in built.graph.relations] == [1.0]
        assert not built.graph.waiting and not built.issues


def test_reject_by_id_by_names_and_by_entity() -> None:
    claims = [line("REPORTS_TO", TRUST, BOARD), line("PART_OF", TRUST, BOARD)]
    by_id = decided(f'- reject: "{claim_id(claims[0])}"\n{NOTES}', *claims)
    by_names = decided(f"- reject: {{type: REPORTS_TO, source: the Childrens Trust, target: Averton Housing Board}}\n{NOTES}", *claims)
    assert [item.type for item in by_id.graph.relations] == [item.type for item in by_names.graph.relations] == ["PART_OF"]
    everything = decided(f"- reject: Childrens Trust\n{NOTES}", *claims)
    assert not everything.graph.relations and not everything.issues
    assert not everything.graph.entities


def test_a_later_decision_on_one_claim_wins() -> None:
    claim = line("REPORTS_TO", TRUST, BOARD)
    made = claim_id(claim)
    assert decided(f'- reject: "{made}"\n- accept: "{made}"\n', claim).graph.relations
    assert not decided(f'- accept: "{made}"\n- reject: "{made}"\n', claim).graph.relations


def test_edit_a_claim_a_relation_and_an_entity() -> None:
    claim = line("REPORTS_TO", TRUST, BOARD)
    built = decided(f'- edit: "{claim_id(claim)}"\n  set: {{target: Skills Board, status: proposed}}\n', claim)
    assert [(item.target, item.status) for item in built.graph.relations] == [("skills-board", "proposed")]
    pattern = "{type: REPORTS_TO, source: Children's Trust, target: Averton Housing Board}"
    built = decided(f"- edit: {pattern}\n  set: {{type: PART_OF, nature: legal}}\n", claim)
    assert [(item.type, item.nature) for item in built.graph.relations] == [("PART_OF", "legal")]
    built = decided(
        "- edit: Children's Trust\n  set: {name: Trust for Children, status: dissolved, accountable: true, meets: weekly, ended: 2015-03-31}\n",
        claim,
    )
    (found,) = [item for item in built.graph.entities if item.id == "childrens-trust"]
    assert (found.name, found.aliases, found.status, found.accountable) == ("Trust for Children", ("Children's Trust",), "dissolved", True)
    assert found.properties == {"ended": "2015-03-31", "meets": "weekly"}


def test_add_relation_and_entity_with_the_person_as_evidence() -> None:
    text = (
        f"- add: {{type: REPORTS_TO, source: Averton Housing Board, target: Skills Forum, frequency: annual}}\n{NOTES}"
        f"- add: {{entity: Skills Forum, kind: body, subtype: forum, aliases: [SF], meets: monthly, accountable: true}}\n{NOTES}"
    )
    built = decided(text, line("REPORTS_TO", TRUST, BOARD))
    (added,) = [item for item in built.graph.relations if item.target == "skills-forum"]
    assert (added.certainty, added.confidence, added.frequency, added.dates) == ("decision", 1.0, "annual", ("2026-01-31",))
    (proof,) = added.evidence
    assert (proof.source, proof.quote, proof.anchor) == ("decision", "confirmed", "2026-01-31 Jo Marsh")
    (forum,) = [item for item in built.graph.entities if item.id == "skills-forum"]
    assert (forum.subtype, forum.aliases, forum.accountable, forum.properties) == ("forum", ("SF",), True, {"meets": "monthly"})
    assert not built.issues


def test_what_a_person_added_is_ended_or_rejected_by_a_later_decision_not_by_an_earlier_one() -> None:
    pattern = "{type: PART_OF, source: Children's Trust, target: Averton Housing Board}"
    add, end, reject = f"- add: {pattern}\n{NOTES}", f"- edit: {pattern}\n  set: {{status: past}}\n", f"- reject: {pattern}\n"
    claim = line("REPORTS_TO", TRUST, BOARD)

    def told(text: str) -> list[str]:
        built = decided(text, claim)
        return [item.status for item in built.graph.relations if item.type == "PART_OF"] + [item.place for item in built.issues]

    assert told(add + end) == ["past"]
    assert told(add + reject) == []
    assert told(reject + add) == ["active", "line 1"]  # and that the earlier one matches nothing is told


def test_what_a_person_added_is_settled_by_its_id_too() -> None:
    text = f"- add: {{type: PART_OF, source: Children's Trust, target: Averton Housing Board}}\n{NOTES}"
    claim = line("REPORTS_TO", TRUST, BOARD)
    (made,) = [one.id for one in addition(Decisions(parse(text)).items[0], {})]

    def told(text: str) -> list[str]:
        built = decided(text, claim)
        return [item.target for item in built.graph.relations if item.type == "PART_OF"] + [item.place for item in built.issues]

    assert told(text + f'- edit: "{made}"\n  set: {{target: Skills Board}}\n') == ["skills-board"]
    assert told(text + f'- reject: "{made}"\n') == []
    assert told(f'- reject: "{made}"\n' + text) == ["averton-housing-board", "line 1"]
    assert told(text + f'- reject: "{made}"\n' + text) == ["averton-housing-board"]


def test_what_a_person_set_is_in_dispute_no_more() -> None:
    ended = source("a.txt", entity(BOARD, status="dissolved"), date="2015-03-23")
    alive = source("b.txt", entity(BOARD, file="b.txt"), date="2015-01-31")
    assert [item.what for item in build([ended, alive]).graph.disagreements] == ["status"]
    edit = Decisions(parse("- edit: Averton Housing Board\n  set: {status: dissolved}\n"))
    assert not build([ended, alive], edit).graph.disagreements


def test_an_added_relation_takes_the_kind_that_the_name_has() -> None:
    text = "- add: {type: CHAIRS, source: Anna Moss, target: Children's Trust, role: chair}\n"
    built = decided(text, line("MEMBER_OF", person("Anna Moss"), BOARD), entity(TRUST))
    assert [item.id for item in built.graph.relations] == [
        "CHAIRS:anna-moss:childrens-trust:chair",
        "MEMBER_OF:anna-moss:averton-housing-board",
    ]


@pytest.mark.parametrize(
    "text",
    [
        '- accept: "0123456789ab"',
        "- reject: {type: PART_OF, source: Nobody, target: Children's Trust}",
        "- edit: Nobody\n  set: {status: past}",
        "- same_as: [Children's Trust, Nobody]",
        "- not_same: [Nobody, Children's Trust]",
    ],
)
def test_a_decision_that_matches_nothing_raises_an_issue_with_its_line(text: str) -> None:
    built = decided(f"# a comment\n\n{text}\n", line("REPORTS_TO", TRUST, BOARD))
    (issue,) = built.issues
    assert (issue.document, issue.place) == ("decisions.yaml", "line 3")
    assert "matches nothing" in issue.what
    assert built.graph == decided("", line("REPORTS_TO", TRUST, BOARD)).graph


@pytest.mark.parametrize(
    ("text", "line_number", "words"),
    [
        ("- accept", 1, "key: value"),
        ("accept: x", 1, "list"),
        ("- accept: x\n- acept: y", 2, "unknown word 'acept'. Did you mean accept?"),
        ("- who: y", 1, "exactly one of"),
        ("- accept: x\n  reject: y", 1, "exactly one of"),
        ("- accept: x\n  because: y", 1, "unknown word 'because'"),
        ("- accept: [a, b]", 1, "claim id"),
        ("- accept: x\n  when: yesterday", 1, "when is a date"),
        ("- accept: x\n  when: 2026-02-30", 1, "when is a date, not '2026-02-30'"),
        ("- accept: x\n  why: a\n  why: b", 3, "'why' stands twice"),
        ("- accept: x\n  why: [a]", 1, "why is words"),
        ("- edit: A\n  set: {meets: [1]}", 1, "one value"),
        ("- reject: {type: [A], source: B, target: C}", 1, "unknown relation type"),
        ("- accept: " + "[" * 40, 1, "nested too deeply"),
        ("- same_as: A", 1, "list of two names"),
        ("- same_as: [A]", 1, "list of two names"),
        ("- edit: A", 1, "set:"),
        ("- edit: A\n  set: {colour: red}", 1, "unknown field 'colour'"),
        ("- edit: A\n  set: {status: gone}", 1, "unknown status 'gone'"),
        ("- edit: A\n  set: {kind: thing}", 1, "unknown kind 'thing'"),
        ("- edit: A\n  set: {accountable: perhaps}", 1, "true or false"),
        ("- add: {type: LIKES, source: A, target: B}", 1, "unknown relation type 'LIKES'"),
        ("- add: A", 1, "add needs"),
        ("- accept: x\n\n- reject: {type: PART_OF, source: A}", 3, "claim id"),
        ("- accept: 'x\n", 2, "not valid YAML"),
        ("- accept: x\n  when: *later\n", 2, "references"),
        ("- !!python/object:os.system x", 1, "cannot be read"),
    ],
)
def test_a_bad_decision_is_told_with_its_line(text: str, line_number: int, words: str) -> None:
    with pytest.raises(GovgraphError) as caught:
        parse(text)
    assert words in str(caught.value)
    assert caught.value.where.partition(":")[0] == "decisions.yaml"
    assert caught.value.where.endswith(f":{line_number}") or words == "not valid YAML"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", template()])
def test_no_decisions(text: str) -> None:
    assert parse(text) == ()


def test_the_examples_of_the_template_are_good_decisions() -> None:
    shown = "".join(line.removeprefix("# ") for line in template().splitlines(True)[3:])
    assert [item.action for item in parse(shown)] == ["accept", "reject", "edit", "add", "add", "same_as", "not_same"]


def test_append_keeps_comments(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(f"# mine\n- accept: Children's Trust  # sure\n{NOTES.rstrip()}", "utf-8")
    made = append(path, entry("reject", "0123456789ab", who="Jo", when="2026-02-01", why='it says "no": twice'))
    text = path.read_text("utf-8")
    assert text.startswith("# mine\n- accept: Children's Trust  # sure\n")
    assert (made.claim, made.when, made.why) == ("0123456789ab", "2026-02-01", 'it says "no": twice')
    assert [item.action for item in read_decisions(path).items] == ["accept", "reject"]


@pytest.mark.parametrize("bad", ["- accept: 'x\n", "- acept: x\n", "- accept: {: [\n", "- accept: x\n  when: 2026-02-31\n"])
def test_a_bad_entry_is_told_and_the_rest_still_holds(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(f"# ours\n- reject: A\n{bad}- not_same: [C, D]\n", "utf-8")
    made = append(path, entry("same_as", ["A", "B"], who="", when="", why=""))
    read = read_decisions(path)
    assert [item.action for item in read.items] == ["reject", "not_same", "same_as"]
    assert read.items[-1] == made
    assert [(issue.document, issue.place) for issue in read.problems] == [("decisions.yaml", "line 3")] or "'x" in bad
    assert read.problems and build([], read).issues[0] == read.problems[0]


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(GovgraphError, match="UTF-8"):
        read_decisions(path)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_name_and_reason_can_be_written(name: str, why: str) -> None:
    if not name.strip():
        return
    (made,) = parse(entry("same_as", [name, "Other"], who=why, when="2026-01-31", why=why))
    assert made.names[0] == name and made.why == why and made.when == "2026-01-31"


def test_another_name_that_is_split_off_stands_by_itself_on_the_words_that_gave_it() -> None:
    claims = [entity(TRUST, "CT"), line("REPORTS_TO", TRUST, BOARD)]
    built = decided(f"- not_same: [CT, Children's Trust]\n{NOTES}", *claims)
    found = {item.name: item for item in built.graph.entities}
    assert found["CT"].kind == "body" and found["CT"].evidence == claims[0].evidence and not built.issues
    assert "CT" not in found["Children's Trust"].aliases


def test_a_proposed_line_is_accepted_by_the_names_under_which_it_is_shown() -> None:
    proposed = line("REPORTS_TO", body("Trust for Children"), BOARD, status="proposed")
    same = "- same_as: [Children's Trust, Trust for Children]\n"
    built = decided(
        f"{same}{NOTES}- accept: {{type: REPORTS_TO, source: Children's Trust, target: Averton Housing Board}}\n{NOTES}", entity(TRUST), proposed
    )
    assert [(item.status, item.certainty) for item in built.graph.relations] == [("active", "decision")] and not built.issues


def test_a_quote_that_a_person_adds_bears_the_date_of_its_paper_and_who_added_it() -> None:
    text = "- add: {type: REPORTS_TO, source: Skills Forum, target: Averton Housing Board, quote: It reports., document: a.txt, page: 3}\n"
    (proof,) = decided(text + NOTES, line("REPORTS_TO", TRUST, BOARD)).graph.relations[-1].evidence
    assert proof.whereabouts == "a.txt, page 3, added by Jo Marsh on 2026-01-31"
    assert (evidence_date(proof, {"a.txt": "2015-05"}), evidence_date(replace(proof, document="lost.pdf"), {"a.txt": "2015-05"})) == ("2015-05", "")


def test_what_is_set_of_a_paper_holds_when_the_paper_is_moved_to_another_folder() -> None:
    said = Decisions(parse(f"- source: minutes.txt\n  set: {{date: 2016-05}}\n{NOTES}"))
    moved = build([source("spring/minutes.txt", line("REPORTS_TO", TRUST, BOARD))], said)
    assert [one.date for one in moved.graph.documents] == ["2016-05"] and not moved.issues
    two = [source(f"{folder}/minutes.txt", line("REPORTS_TO", TRUST, BOARD, folder)) for folder in ("spring", "autumn")]
    both = build(two, said)
    assert [one.date for one in both.graph.documents] == [None, None] and both.issues
