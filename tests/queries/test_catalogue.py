"""The header and the dialect of `.cypher` files: what is read, and that every fault is named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.graph.schema import schema
from govgraph.queries.catalogue import Check, library, parse, read_folder

GOOD = """// name: q
// title: What?
// param: entity (entity) the body
// param: depth (int=3) how far
// columns: name, quote
MATCH (x:Entity {graph: $graph, key: $entity})-[:ANSWERS_TO*1..5]->(y:Entity)
WHERE size(y.name) > $depth // not too short
RETURN y.name AS name, y.quotes AS quotes
ORDER BY name
"""
CHECK = """// name: c
// code: GG900
// title: Something is odd
// level: note
// why: It matters.
// remedy: Look.
// message: {name} is odd
// columns: name
MATCH (x:Entity {graph: $graph})
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name
ORDER BY name
"""


def test_reads_a_question() -> None:
    one = parse(GOOD, "q.cypher")
    assert (one.name, one.title, one.columns) == ("q", "What?", ("name", "quote"))
    assert [(p.name, p.kind, p.default, p.line) for p in one.params] == [("entity", "entity", None, 3), ("depth", "int", 3, 4)]
    assert [p.name for p in one.entities] == ["entity"]


def test_reads_a_check() -> None:
    one = parse(CHECK, "c.cypher")
    assert isinstance(one, Check)
    assert (one.code, one.level, one.message) == ("GG900", "note", "{name} is odd")


@pytest.mark.parametrize(
    ("line", "word"), [("// asks: Who knows {other}", "a check must return 'other'"), ("// answered: REPORTS_TO KNOWS", "'KNOWS' is no type")]
)
def test_what_a_check_leaves_unknown_is_tried_at_load(line: str, word: str) -> None:
    with pytest.raises(GovgraphError, match=word):
        parse(CHECK.replace("// columns", f"{line}\n// columns"), "c.cypher")


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("// title: What?\n", "", 1, "title"),
        ("// title: What?", "// subject: What?", 2, "subject"),
        ("// title: What?", "// title: What?\n// title: Who?", 3, "repeated"),
        ("(int=3)", "(int=three)", 4, "whole number"),
        ("(int=3)", "(integer)", 4, "not understood"),
        ("// param: depth", "// param: store", 4, "not understood"),
        ("$depth", "3", 4, "$depth is not used"),
        ("$depth", "$breadth", 7, "$breadth is not declared"),
        ("// columns: name, quote", "// columns: name, quote, role", 5, "'role'"),
        ("{graph: $graph, key: $entity}", "{key: $entity}", 6, "free pattern"),
        ("*1..5", "*", 6, "unbounded"),
        ("*1..5", "*2..", 6, "unbounded"),
        ("*1..5", "*..", 6, "unbounded"),
        ("// not too short", "/* not too short */", 7, "comment"),
        ("(y:Entity)\n", "(y:Entity WHERE y.live)\n", 6, "WHERE inside"),
        ("(y:Entity)\n", "(y:!Body)\n", 6, "label expression"),
        ("-[:ANSWERS_TO*1..5]->", "-[:ANSWERS_TO]->{1,5}", 6, "quantified"),
        ("-[:ANSWERS_TO*1..5]->(y:Entity)", "((a)-[:T]->(b))+(y:Entity)", 6, "quantified"),
        ("size(y.name) > $depth", "1 < size(y.name) AND $depth <= y.a <= 3", 7, "chained"),
        ("size(y.name) > $depth", "isEmpty(y.name) OR $depth = 1", 7, "isEmpty"),
        ("size(y.name) > $depth", "y.order = $depth", 7, "property named"),
        ("RETURN y.name AS name", "RETURN COLLECT { MATCH (y)-->(z) RETURN z.key } AS name", 8, "COLLECT"),
        ("RETURN y.name AS name", "RETURN properties(y) AS name", 8, "properties()"),
        ("RETURN", "SET y.name = 'x' RETURN", 8, "write"),
        ("MATCH (x", "LOAD CSV FROM 'a' AS row MATCH (x", 6, "LOAD CSV"),
        ("ORDER BY name\n", "", 8, "ORDER BY"),
        ("ORDER BY name\n", "UNION MATCH (z:Body) RETURN z.name AS name, z.quotes AS quotes ORDER BY name", 9, "free pattern"),
    ],
)
def test_a_fault_is_named_with_file_and_line(old: str, new: str, line: int, word: str) -> None:
    assert old in GOOD
    with pytest.raises(GovgraphError) as caught:
        parse(GOOD.replace(old, new), "q.cypher")
    assert caught.value.where == f"q.cypher:{line}"
    assert word in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("// why: It matters.\n", "", 1, "why"),
        ("level: note", "level: grave", 4, "grave"),
        ("{name} is odd", "{title} is odd", 7, "'title'"),
        (" x.key AS subject,", "", 7, "'subject'"),
        ("// code: GG900\n", "", 3, "no code"),
    ],
)
def test_a_fault_in_a_check_is_named(old: str, new: str, line: int, word: str) -> None:
    with pytest.raises(GovgraphError) as caught:
        parse(CHECK.replace(old, new), "c.cypher")
    assert caught.value.where == f"c.cypher:{line}"
    assert word in str(caught.value)


@pytest.mark.parametrize("text", ["'CREATE (n)'", '"/* [*] */"', "`isEmpty(`.x", "'it''s [*]'", "'\\' DELETE'"])
def test_strings_and_quoted_names_are_not_code(text: str) -> None:
    parse(GOOD.replace("size(y.name) > $depth", f"size(y.name) > $depth AND y.name <> {text}"), "q.cypher")


def test_arrows_and_maps_are_not_comparisons() -> None:
    parse(
        GOOD.replace(
            "size(y.name) > $depth", "size(y.name) > $depth AND EXISTS { MATCH (x)<-[:A]-(y)-[:B]->(x) WHERE x.a < 1 AND 2 > x.b }"
        ),
        "q",
    )


@pytest.mark.parametrize("text", ["EXISTS { (z)-[:A]->(:Body) }", "EXISTS { MATCH (y), (z:Body) }", "COUNT { MATCH (z) } > 0"])
def test_a_free_pattern_hides_nowhere(text: str) -> None:
    with pytest.raises(GovgraphError, match="free pattern"):
        parse(GOOD.replace("size(y.name) > $depth", f"size(y.name) > $depth AND {text}"), "q.cypher")


def test_names_and_codes_are_unique(tmp_path: Path) -> None:
    (tmp_path / "a.cypher").write_text(CHECK, "utf-8")
    (tmp_path / "b.cypher").write_text(CHECK.replace("name: c", "name: d", 1), "utf-8")
    with pytest.raises(GovgraphError, match="GG900 stands in a.cypher too"):
        read_folder(tmp_path)
    (tmp_path / "b.cypher").write_text(CHECK, "utf-8")
    with pytest.raises(GovgraphError, match="name c stands in a.cypher too"):
        read_folder(tmp_path)


def test_the_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("c", "a", "b"):
        (tmp_path / f"{name}.cypher").write_text(GOOD.replace("name: q", f"name: {name}"), "utf-8")
    assert list(read_folder(tmp_path)) == ["a", "b", "c"]


def test_the_library_is_whole() -> None:
    found = library()
    for name in [
        "who-reports-to",
        "reports-to",
        "changes",
        "layers",
        "vacancies",
        "coverage",
        "who-sits-for",
        "evidence-of",
        "chain",
        "below",
        "members",
        "seats-of",
        "partners-of",
        "area",
        "related",
        "orphans",
        "history",
        "sources-of",
        "between",
        "roles",
        "projects-without-superior",
        "plans-of",
        "meetings",
        "people-with-many-seats",
        "disagreements",
        "overview",
    ]:
        assert found.questions[name].title.endswith("?")
    assert list(found.checks) == [f"GG{number:03}" for number in range(1, 38)]
    assert all(one.why.endswith(".") and one.remedy.endswith(".") and not one.message.endswith(".") for one in found.checks.values())


@pytest.mark.parametrize("name", ["between", "sources-of"])
def test_questions_over_all_types_know_all_of_the_schema(name: str) -> None:
    for type in schema().relations:
        assert type in library().questions[name].cypher
        assert type in library().lookups["entity-relations"].cypher


def test_the_portrait_knows_every_fact_of_the_schema() -> None:
    for fact in schema().facts:
        assert f"{fact}: x.{fact}" in library().lookups["entity-self"].cypher
