"""What a table is, by its columns: rows, seats, lines, a matrix of marks, tiers, people."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from govgraph.loaders.tables.cells import role_of
from govgraph.loaders.tables.certain import names_bodies
from govgraph.loaders.tables.draft import LEFT_OUT, UP, Column, Draft, Plan
from govgraph.loaders.tables.headings import meaning, tier_number
from govgraph.loaders.tables.holders import holders
from govgraph.loaders.tables.kinds import has_title, is_person, kind_of
from govgraph.loaders.tables.look import in_blocks, is_state, parts_of
from govgraph.loaders.tables.sorts import surely_person, surname_first
from govgraph.loaders.tables.value import Table
from govgraph.loaders.tables.vocabulary import plain, spaced, words

BESIDE_PEOPLE = "what the people beside it are on each body"
BESIDE = 2  # columns beside the members and the marks of a matrix
SAID_TWICE = 1.5  # different values for each body from which on a column tells of the seats
KNOWN = 0.3  # share of people by more than their capitals, where nothing beside them tells of people
RECUR = 0.3  # share of values that stand further up already, from which on they are a few said again and again
AGAIN = 0.15  # share of values that stand further up already, from which on several rows are of one body
MANY = 0.6  # share of people from which on a column holds people


def shape_of(draft: Draft) -> str:
    """The shape of a table; columns get the meanings that they have in it."""
    _seated(draft)
    for shape, test in (("edges", _is_edges), ("tiers", _is_tiers), ("matrix", _is_matrix), ("people", _is_people), ("seats", _is_seats)):
        if test(draft):
            return shape
    return "rows"


def _seated(draft: Draft) -> None:
    """People with a party beside "Council" sit on it; and where each stands beside a body that comes again, "Position" is that there."""
    people = [one for one in draft.of("name", "representative") if draft.look(one.at).people >= MANY]
    left = [one for one in draft.columns.values() if one.key == LEFT_OUT and not one.sure]
    if people and draft.of("party") and not draft.of("name:body", "chair"):
        for column in left:
            look = draft.look(column.at)
            if spaced(column.heading) in words("sat_on") and look.bodies >= MANY and look.repeats >= AGAIN:
                draft.set(column.at, "name:body", "the people beside it sit on it")
    if not people or draft.of("seat_role") or not any(draft.look(one.at).repeats >= RECUR for one in draft.of("name:body")):
        return
    for column in left:
        found, look = meaning(column.heading), draft.look(column.at)
        if found is not None and found.key == "seat_role" and look.told == "words" and look.repeats >= RECUR:
            draft.set(column.at, "seat_role", BESIDE_PEOPLE)


def _is_edges(draft: Draft) -> bool:
    ends = draft.of("edge_from"), draft.of("edge_to")
    if not all(ends) or not draft.of("edge_type") and _names_of_bodies(draft):
        for one in (*ends[0], *ends[1]):
            if one.key == "edge_from" and draft.of("part_of", "reports_to") and not draft.of("name", "name:body"):
                draft.set(one.at, "name:body", "by its heading")
            else:
                draft.set(one.at, LEFT_OUT, f"it is no end of a line here; it seems to hold {draft.look(one.at).told}", False)
        return False
    for column in draft.of("name", "alias"):
        draft.set(column.at, LEFT_OUT, "it names each line, and no body", False)
    kind = draft.of("edge_type") or draft.of("type") or list(draft.of("nature", "seat_role"))
    for column in kind[:1]:
        draft.set(column.at, "edge_type", "it says what each line is")
    return True


def _names_of_bodies(draft: Draft) -> bool:
    """Whether a column of names holds a body for each row: a register, whatever "Source" and "Level 1" stand beside it."""
    looks = [draft.look(one.at) for one in draft.of("name", "name:body", "name:organisation", "name:project")]
    return any(look.bodies >= 0.5 and look.repeats < 0.3 for look in looks)


def _is_tiers(draft: Draft) -> bool:
    tiers = [at for at, heading in enumerate(draft.table.heads) if tier_number(heading) is not None]
    if len(tiers) < 2 or any(draft.look(at).told in ("numbers", "yes and no, or ticks", "dates") for at in tiers):
        return False
    if _names_of_bodies(draft) and any(draft.look(at).bodies < 0.3 for at in tiers):
        return False
    if not any(names_bodies(draft, draft.columns[at]) for at in tiers):
        return False  # levels of a budget, of a place, of a course
    for at in tiers:
        draft.set(at, "tier", f"it holds the bodies of tier {tier_number(draft.table.heads[at])}")
    return True


def _is_matrix(draft: Draft) -> bool:
    marked = [
        at for at, heading in enumerate(draft.table.heads) if at and heading and draft.look(at).filled and draft.look(at).marks >= 0.8
    ]
    named = [at for at in marked if draft.columns[at].section != "facts" and _is_named(draft.table.heads[at])]
    members = draft.columns.get(0)
    if len(named) < 2 or 2 * len(named) < len(marked) or members is None or not draft.look(0).filled:
        return False
    if draft.look(0).told == "numbers" or 3 * len(named) < len(draft.columns) or _names_bodies_elsewhere(draft):
        return False  # a register with some columns of yes and no
    if sum(at not in marked and bool(at) and bool(draft.look(at).filled) for at in draft.columns) > BESIDE:
        return False  # addresses, ages, descriptions: what is marked are services of each row
    draft.set(0, "matrix_row", "its rows are marked under the other headings")
    for at in marked:
        if at in named:
            draft.set(at, "matrix_column", "its heading is a name and its cells are marks")
        elif draft.columns[at].section != "facts":
            draft.set(at, LEFT_OUT, "its cells are marks, but its heading names no body", False)
    return True


def _names_bodies_elsewhere(draft: Draft) -> bool:
    """Whether a column behind the first heads names, by its heading and its values."""
    return any(one.at and draft.look(one.at).bodies >= 0.5 for one in draft.of("name", "name:body"))


def _is_named(heading: str) -> bool:
    """Whether a heading is itself the name of a body, an organisation or a person."""
    return kind_of(heading)[0] in ("body", "project", "organisation") or is_person(heading) or has_title(heading)


def plan_of_matrix(table: Table, kinds: Callable[[str], tuple[str | None, str | None]]) -> Plan:
    """The plan of a document's table if most of its cells are marks: rows and columns of members, bodies and places."""
    cells = [cell.value for row in table.rows for cell in row.cells[1:] if cell.value]
    heads = [at for at, heading in enumerate(table.heads) if at and heading]
    told = [at for at in heads if (found := meaning(table.heads[at])) is not None and found.section != "ignored"]
    bodies = any(kinds(text)[0] for text in (*table.heads[1:], *table.column(0)) if text)
    if not cells or sum(map(is_state, cells)) < 0.6 * len(cells) or not heads or 2 * len(told) >= len(heads) or not bodies:
        return Plan("nothing", ())
    row = Column(0, table.heads[0], "identity", "matrix_row")
    return Plan("matrix", (row, *(Column(at, table.heads[at], "identity", "matrix_column") for at in heads)))


def _is_people(draft: Draft) -> bool:
    """Posts and their holders: the name is a person's, and no column names a body that they sit on."""
    for column in draft.of("name"):
        called = [one.at for one in draft.columns.values() if "name" in plain(one.heading).split()]
        if plain(column.heading) == "title" and any(draft.look(at).people >= MANY for at in called):
            draft.set(column.at, "job", "the titles of the people beside it")
    named = sorted(draft.of("name", "representative"), key=lambda column: (draft.look(column.at).people < MANY, meaning_rank(column)))
    named = named or [column for column in draft.of("alias") if draft.look(column.at).people >= MANY]  # "Full name"
    if not named and draft.of("first_name") and draft.of("last_name") and not draft.of("name:body"):
        for column in draft.of("name:organisation"):
            draft.set(column.at, LEFT_OUT, "the organisation of the people beside it", False)
    works = ("name:project",) if named and named[0].key != "name" else ()  # "Name | Role | Workstream"
    bodies = [column for column in draft.of("name:body", *works) if draft.look(column.at).people < 0.5]
    beside = draft.of("job", "name:organisation", "seat_role", "key", "party", "person_title")
    beside = beside or [column for column in draft.of(*UP) if draft.look(column.at).share(draft.find) >= 0.5]
    if not named or bodies or draft.look(named[0].at).people < MANY:
        return False
    sure = [column for column in beside if column.key not in ("key", "name:organisation")]
    if not sure and draft.look(named[0].at).share(surname_first if not beside else surely_person) < (KNOWN if beside else MANY):
        return False
    sorts = [column for column in draft.of("members") if draft.of("seat_role") and plain(column.heading) == "membership"]
    if draft.of("chair", "meets", "children") or len(sorts) < len(draft.of("members")):
        return False
    for column in sorts:
        draft.set(column.at, LEFT_OUT, "it says what sort of member each is", False)
    draft.set(named[0].at, "person", "it holds people")
    seated = _sit(draft)
    for column in draft.of("name:organisation"):
        if seated or not draft.of("job") and (column.at < named[0].at or draft.of("seat_from", "seat_to")):
            draft.set(column.at, LEFT_OUT, "no heading says whether these people sit on it or work for it", False)
        elif words("of_study") & set(spaced(column.heading).split()):
            draft.set(column.at, LEFT_OUT, "these people may study there as well as work there", False)
    for column in draft.of(*UP):
        draft.set(column.at, LEFT_OUT, "it says to which post a post reports, and no body", False)
    for column in [one for one in draft.columns.values() if one.section == "facts" and one.key not in ("website", "note")]:
        draft.set(column.at, LEFT_OUT, "it tells of a body, and the rows are people", False)
    return True


def _sit(draft: Draft) -> bool:
    """Whether people of a table hold seats of a board, as trustees do, so that what stands beside need not employ them."""
    posts = (draft.look(column.at) for column in draft.of("job"))
    offices = any(look.share(lambda value: role_of(value) not in (None, "member")) >= KNOWN for look in posts)  # "President", "Treasurer"
    return offices or any(draft.look(column.at).share(role_of) >= KNOWN for column in draft.of("seat_role"))


def _is_seats(draft: Draft) -> bool:
    role = [
        column
        for column in draft.of("seat_role", "edge_type", "nature")
        if draft.look(column.at).roles >= 0.3 or column.why == BESIDE_PEOPLE
    ]
    role = role or [
        column for column in draft.of("seat_role") if not draft.look(column.at).filled
    ]  # "Body | Member | Role", not filled in yet
    person = _person_column(draft, bool(role))
    bodies = [
        column for column in draft.of("name:body", "name", "name:project") if column.at != person and draft.look(column.at).people < 0.5
    ]
    if person is None or not bodies or draft.of(*UP):
        return False
    if not role and all(column.key == "name:project" for column in bodies):
        return False  # people beside a workstream work on it, or speak for it, or are told of it
    body = min(bodies, key=lambda column: (not plain(column.heading).startswith("sub"), meaning_rank(column), column.at))
    said = draft.look(person).filled
    single = _members_in(said) <= 1.2 * max(1, len(said))
    blocks = in_blocks(draft.table.column(body.at), draft.table.column(person))
    if (
        not single
        or not names_bodies(draft, draft.columns[body.at])
        or not (role or blocks or draft.look(body.at).repeats >= AGAIN or draft.of("first_name", "last_name"))
    ):
        return False
    draft.set(body.at, "name", "the body of each seat")
    for column in role[:1]:
        draft.set(column.at, "seat_role", "the role of each seat")
    _other_ids(draft, body.at)
    _of_members(draft, body.at, person)
    if draft.columns[person].key not in ("first_name", "last_name"):
        draft.set(person, "seat_member", "the member of each seat")
    return True


def _members_in(values: Sequence[str]) -> int:
    """How many members the cells of a column name; "Pike, Rhona" is one."""
    return sum(min(parts_of([value]), max(1, sum(1 for _ in holders(value, None)))) for value in values if value)


def _other_ids(draft: Draft, body: int) -> None:
    """In a table of seats an id that differs within one body is that of the member or the seat."""
    for column in draft.of("key"):
        pairs = set(zip(draft.table.column(body), draft.table.column(column.at), strict=True))
        if len(pairs) > len({name for name, _ in pairs}):
            draft.set(column.at, LEFT_OUT, "it differs within one body: an id of members or seats")


def _of_members(draft: Draft, body: int, person: int) -> None:
    """In a table of seats what differs within one body ("Ward") is told of the member, and not of the body."""
    named = draft.table.column(body)
    for column in [one for one in draft.columns.values() if one.section == "relations" and one.at not in (body, person)]:
        pairs = {(name, value) for name, value in zip(named, draft.table.column(column.at), strict=True) if name and value}
        if len(pairs) > SAID_TWICE * len({name for name, _ in pairs}):
            draft.set(column.at, LEFT_OUT, "it differs within one body: it tells of the members", False)


def meaning_rank(column: Column) -> int:
    """How surely a column's heading says that it holds names."""
    found = meaning(column.heading)
    return found.rank if found else 9


def _are_people(draft: Draft, column: Column, roles: bool) -> bool:
    """Whether values that are written as names of people are theirs: "East of England" and "North West" are as well."""
    return roles or bool(draft.of("party")) or draft.look(column.at).share(surely_person) >= KNOWN


def _person_column(draft: Draft, roles: bool) -> int | None:
    """The column of members: people, or one member a row whatever it is, or organisations beside a column of roles."""
    if draft.of("last_name"):
        return draft.of("last_name")[0].at
    named = [column for column in draft.of("name") if draft.look(column.at).people >= 0.5]
    named = [column for column in named if _are_people(draft, column, roles)]
    sure = [column for column in draft.of("representative") if meaning_rank(column) < 3 or _are_people(draft, column, roles)]
    for column in (*sure, *draft.of("officer_representative"), *named):
        return column.at
    members = draft.of("members")
    if len(members) == 1 and draft.look(members[0].at).told != "numbers":
        return members[0].at
    firms = draft.of("name:organisation") if roles and draft.of("name:body") else []
    return firms[0].at if len(firms) == 1 else None
