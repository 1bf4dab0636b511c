"""People are found by id, e-mail and name, and never taken for somebody else."""

import unicodedata

import pytest
from exports import CLASS
from hypothesis import example, given
from hypothesis import strategies as st

from autograder.classroom.roster.matching import Clues, Directory, digits_at_end
from autograder.classroom.roster.person import Person

PEOPLE = [
    Person(login, first, last, email, "canvas", canvas, {"SIS User ID": number})
    for login, number, first, last, email, canvas, _ in CLASS
]
DIRECTORY = Directory(PEOPLE)


@pytest.mark.parametrize(
    ("written", "student"),
    [
        ("Ada Lovelace", "ada"),
        ("Lovelace, Ada", "ada"),
        ("lovelaceada", "ada"),
        ("ADA  LOVELACE", "ada"),
        (unicodedata.normalize("NFD", "Jürgen Müller"), "jmueller"),
        ("Mueller_Juergen", "jmueller"),
        ("Muller Jurgen", "jmueller"),
        ("müllerjürgen", "jmueller"),
        ("Conor O’Brien", "obrien"),
        ("Conor OBrien", "obrien"),
        *((f"Conor O{mark}Brien", "obrien") for mark in "`´ʼʻ′＇‘"),
        ("Renée Anne de la Tour", "renee"),
        ("Renee‑Anne de la Tour", "renee"),
        ("delatourrenéeanne", "renee"),
        ("Renee-Anne de la Tour", "renee"),
        ("李明", "li"),
        ("明 李", "li"),
    ],
)
def test_a_name_is_found_however_it_is_written(written: str, student: str) -> None:
    assert DIRECTORY.find(Clues(name=written)).student == student


def test_an_id_counts_before_a_name() -> None:
    assert DIRECTORY.find(Clues(name="Ada Lovelace", platform_id="50002")).student == "jmueller"
    assert DIRECTORY.find(Clues(name="Grace Hopper", login="OBRIEN")).student == "obrien"
    assert DIRECTORY.find(Clues(login="renee@uni.example")).by == "e-mail"


def test_an_account_and_a_name_of_two_people_may_be_either() -> None:
    assert DIRECTORY.find(Clues(name="Ada Lovelace", login="obrien")).students == ("ada", "obrien")


def test_a_number_of_another_kind_is_no_id() -> None:
    """A student's own number may be the number by which Canvas knows somebody else."""
    people = [
        Person("a", platform="canvas", platform_id="7"),
        Person("b", columns={"SIS User ID": "7"}, platform="canvas"),
    ]
    assert Directory(people).find(Clues(platform_id="7")).student == "a"


def test_two_of_one_name_are_ambiguous() -> None:
    match = Directory([*PEOPLE, Person("ada2", "Ada", "Lovelace")]).find(Clues(name="Lovelace Ada"))
    assert (match.student, match.students) == (None, ("ada", "ada2"))


def test_words_are_not_run_together_with_other_words() -> None:
    assert Directory([Person("x", "Ana", "Nia")]).find(Clues(name="Anan Ia")).students == ()


def test_moodle_s_number_is_read_in_any_language() -> None:
    assert [digits_at_end(text) for text in ("Participant 4711", "Teilnehmer/in4711", "Ada", "")] == [
        "4711",
        "4711",
        "",
        "",
    ]


# Letters, but for those that stand for several words.
LETTERS = st.characters(categories=["Lu", "Ll", "Lo"]).filter(lambda one: " " not in unicodedata.normalize("NFKD", one))
NAMES = st.text(LETTERS, min_size=1, max_size=8)


@given(first=NAMES, last=NAMES, form=st.sampled_from(["NFC", "NFD"]))
@example(first="A", last="𝐴", form="NFC")
def test_any_name_is_found_in_both_orders_and_run_together(first: str, last: str, form: str) -> None:
    directory = Directory([Person("x", first, last)])
    for written in (f"{first} {last}", f"{last}, {first}", f"{last}{first}", f"{last}_{first}"):
        assert directory.find(Clues(name=unicodedata.normalize(form, written))).student == "x"


@given(names=st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=6), asked=st.tuples(NAMES, NAMES))
def test_nobody_is_found_who_is_not_called_so(names: list[tuple[str, str]], asked: tuple[str, str]) -> None:
    people = [Person(str(index), first, last) for index, (first, last) in enumerate(names)]
    found = Directory(people).find(Clues(name=" ".join(asked))).students
    for student in found:
        first, last = names[int(student)]
        assert len(first + last) == len("".join(asked)) or not (first + last + "".join(asked)).isascii()
