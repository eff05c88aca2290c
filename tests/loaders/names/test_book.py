"""What a document calls things: acronyms, aliases, the fullest form."""

from __future__ import annotations

from govgraph.loaders.names import NameBook, find_names, name_key


def names(text: str, book: NameBook) -> list[str]:
    return [span.name for span in find_names(text, book)]


def test_an_acronym_in_brackets_is_known_everywhere() -> None:
    book = NameBook.from_text("The Wendshire Growth Board (WGB) met.")
    assert names("Minutes of WGB and of the WGB's sub-group", book)[:2] == ["Wendshire Growth Board", "Wendshire Growth Board"]


def test_mixed_case_acronym() -> None:
    book = NameBook.from_text("The Wendshire Local Enterprise Partnership (WenLEP) met.")
    assert book.lookup("WenLEP") == book.lookup("Wendshire Local Enterprise Partnership")


def test_the_fullest_form_wins_when_only_one_name_ends_so() -> None:
    book = NameBook()
    book.add("Wendshire Safer Communities Partnership", "body")
    known = book.lookup("Safer Communities Partnership")
    assert known is not None and known.name == "Wendshire Safer Communities Partnership"


def test_two_names_with_the_same_end_are_not_guessed() -> None:
    book = NameBook()
    book.add("Brack Youth Partnership", "body")
    book.add("Averton Youth Partnership", "body")
    assert book.lookup("Youth Partnership") is None


def test_a_national_acronym_has_a_kind_only() -> None:
    known = NameBook().lookup("CCG")
    assert known is not None and (known.name, known.kind) == ("CCG", "organisation")


def test_key_ignores_article_case_and_apostrophes() -> None:
    assert name_key("The Children’s Trust & Board") == name_key("childrens trust and board")


def test_a_name_that_was_taken_back_is_not_asked_for() -> None:
    book = NameBook()
    book.add("Wendshire Trust Board", "body")
    del book.known[name_key("Wendshire Trust Board")]
    assert book.lookup("Trust Board") is None
