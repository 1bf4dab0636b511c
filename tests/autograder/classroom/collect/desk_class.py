"""The people of the light class whose work comes in by a platform, and what is in the course's folders afterwards."""

from downloads import HandIn, Student
from light_class import LESSON, LightClass

from autograder.classroom.roster.enrolment import enrol, gradebook_of
from autograder.classroom.roster.person import Person
from autograder.classroom.roster.reading import Listing

NOTEBOOK = f"{LESSON}.ipynb"
PEOPLE = (
    Student("ada", "1001", "Ada", "Lovelace", "ada@uni.example", "50001", "700001"),
    Student("jmueller", "1002", "Jürgen", "Müller", "jm@uni.example", "50002", "700002"),
    Student("obrien", "1003", "Conor", "O'Brien", "obrien@uni.example", "50003", "700003"),
    Student("renee", "1004", "Renée-Anne", "de la Tour", "renee@uni.example", "50004", "700004"),
    Student("a_li", "1005", "Ming", "Li", "li@uni.example", "50005", "700005"),
)
ALL = {f"submitted/{student.login}/{LESSON}/{NOTEBOOK}": student.login.encode() for student in PEOPLE}


def enrolled(class_: LightClass, *people: Person) -> None:
    """Put people on the roster."""
    with gradebook_of(class_.course) as engine:
        enrol(engine, [Listing("canvas", list(people))])


def person(student: Student) -> Person:
    """A student as Canvas's gradebook lists them."""
    columns = {
        "Student": f"{student.last}, {student.first}",
        "ID": student.canvas,
        "SIS User ID": student.number,
        "SIS Login ID": student.login,
        "Section": "Tuesday",
    }
    return Person(student.login, student.first, student.last, student.email, "canvas", student.canvas, columns)


def class_of(name: str = NOTEBOOK, **more: object) -> list[HandIn]:
    """Everybody hands in one file, which says whose it is."""
    return [HandIn(student, {name: student.login.encode()}, **more) for student in PEOPLE]  # type: ignore[arg-type]


def held(desk: LightClass) -> dict[str, bytes]:
    """All that is in submitted/ and unmatched/."""
    folders = (desk.root / "submitted", desk.root / "unmatched")
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(desk.root).as_posix(): path.read_bytes() for path in files}


def notebooks(desk: LightClass) -> dict[str, bytes]:
    """The notebooks among them."""
    return {path: content for path, content in held(desk).items() if path.endswith(".ipynb")}


def words(output: str) -> str:
    """What a table says, without its lines."""
    return " ".join("".join(" " if c in "│┃┡━╇┩└┴┘─┏┳┓" else c for c in output).split())
