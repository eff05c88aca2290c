"""Windows: every participant is marked once where it stands, no window is longer than the encoder's places, governors are said again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.loaders.context.network import shipped_network
from govgraph.loaders.context.windows import LENGTH, TAGS, mark, windows_of
from tests.loaders.context.pages import PAGE, scene_of

PIECES = shipped_network().pieces
OPENING = {PIECES.vocabulary[mark(10 + i)] for i in range(len(TAGS))}
SUBJECT = PIECES.vocabulary[mark(31)]


def test_a_short_page_is_one_window_with_a_mark_for_each_participant() -> None:
    scene, subjects = scene_of()
    (window,) = windows_of(scene, subjects, PIECES)
    assert sum(piece in OPENING for piece in window.pieces) == len(scene.participants)


def test_places_point_at_opening_marks() -> None:
    for window in windows_of(*scene_of(), PIECES):
        for places in window.places.values():
            assert all(window.pieces[place] in OPENING | {SUBJECT} for place in places)


def test_the_subject_is_told_at_the_top() -> None:
    scene, subjects = scene_of()
    (window,) = windows_of(scene, subjects, PIECES)
    best = max(subjects.page, key=lambda number: subjects.page[number])
    assert window.pieces[1] == SUBJECT
    assert 1 in window.places[best]


def test_a_long_list_is_cut_and_its_heading_said_again() -> None:
    names = "\n".join(f"- {name} Parish Council" for name in ("Ashby", "Boxley", "Corby", "Denton", "Elmley", "Firle") * 40)
    scene, subjects = scene_of(f"# Rural Forum\n\n## Members of the Rural Forum\n\n{names}\n")
    windows = list(windows_of(scene, subjects, PIECES))
    heading = PIECES("Members of the")
    assert len(windows) > 1
    assert all(any(list(w.pieces[i : i + len(heading)]) == heading for i in range(len(w.pieces))) for w in windows)


def test_a_page_without_participants_has_no_window() -> None:
    assert not list(windows_of(*scene_of("Nothing is said here of anyone.\n"), PIECES))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*PAGE.splitlines(), "word " * 700, "The Board meets monthly. " * 30]), max_size=30))
def test_no_window_is_longer_than_the_places_of_the_encoder(lines: list[str]) -> None:
    longest = len(shipped_network().weights["places"])
    for window in windows_of(*scene_of("\n".join(lines)), PIECES):
        assert len(window.pieces) <= min(longest, LENGTH + 61)
