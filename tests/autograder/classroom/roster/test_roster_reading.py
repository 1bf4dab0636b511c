"""The platforms' exports are read, whatever their encoding and separator; what cannot be read is said in a sentence."""

import csv
import io
from contextlib import suppress
from pathlib import Path

import pytest
from exports import ACCOUNTS, CLASS, EXPORTS, WORKSHEETS, canvas, csv_text, moodle_worksheet, worksheet_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.classroom.roster.reading import read_listing
from autograder.classroom.roster.tables import read_table
from autograder.engine.problem import Problem

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
IDS = {"moodle worksheet": [student[4] for student in CLASS]}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("kind", EXPORTS)
def test_every_export_is_read(kind: str, encoding: str, separator: str, tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_bytes(EXPORTS[kind](separator).encode(encoding))
    listing = read_listing(file)
    assert listing.problems == []
    assert listing.platform == kind.partition(" ")[0]
    assert [person.id for person in listing.people] == IDS.get(kind, ACCOUNTS)
    for person, (_, _, first, last, email, *_) in zip(listing.people, CLASS, strict=True):
        assert sorted(person.name.split()) == sorted(f"{first} {last}".split())
        assert person.email in ("", email)


@pytest.mark.parametrize("language", WORKSHEETS)
def test_a_worksheet_is_read_in_any_language(language: str, tmp_path: Path) -> None:
    """By its titles, or by what stands in its columns."""
    (tmp_path / "export.csv").write_text(worksheet_in(language), encoding="utf-8")
    listing = read_listing(tmp_path / "export.csv")
    assert (listing.platform, listing.problems) == ("moodle", [])
    assert [(person.id, person.name) for person in listing.people] == [
        (email, f"{first} {last}") for _, _, first, last, email, *_ in CLASS
    ]


@pytest.mark.parametrize(
    "titles",
    [
        "Vorname,Nachname,Anmeldename,E-Mail-Adresse",
        "Prénom,Nom de famille,Nom d’utilisateur,Adresse de courriel",
        "Nombre,Apellido(s),Nombre de usuario,Dirección de correo",
        "Nom,Cognoms,Nom d'usuari,Adreça electrònica",
        "Nome,Cognome,Nome utente,Indirizzo email",
        "Nome,Sobrenome,Nome de usuário,Endereço de e-mail",
        "Voornaam,Achternaam,Gebruikersnaam,E-mailadres",
        "Imię,Nazwisko,Nazwa użytkownika,Adres e-mail",
        "Förnamn,Efternamn,Användarnamn,E-postadress",
        "Adı,Soyadı,Kullanıcı adı,E-posta adresi",
        "Имя,Фамилия,Логин,Адрес электронной почты",
        "名,姓,ユーザ名,メールアドレス",
    ],
)
def test_a_list_of_people_is_read_in_many_languages(titles: str, tmp_path: Path) -> None:
    rows = [[first, last, login, email] for login, _, first, last, email, *_ in CLASS]
    (tmp_path / "export.csv").write_text(csv_text([titles.split(","), *rows]), encoding="utf-8")
    people = read_listing(tmp_path / "export.csv").people
    assert [(one.id, one.first_name, one.last_name, one.email) for one in people] == [
        (login, first, last, email) for login, _, first, last, email, *_ in CLASS
    ]


def test_a_column_of_addresses_is_known_by_them(tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text("id,Kontakt\nada,ada@uni.example\nbo,\n", encoding="utf-8")
    assert [person.email for person in read_listing(tmp_path / "export.csv").people] == ["ada@uni.example", ""]


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("name", ["Lovelace, Ada", "Lovelace; Ada", "Ada\nLovelace", "Ada   Lovelace"])
def test_a_name_may_hold_what_separates(name: str, separator: str, tmp_path: Path) -> None:
    rows = [["id", "name"], ["ada", name], ["bo", "Bo X"]]
    (tmp_path / "export.csv").write_text(csv_text(rows, separator), encoding="utf-16")
    assert read_listing(tmp_path / "export.csv").people[0].name == "Ada Lovelace"


def test_windows_text_is_read(tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_bytes("id;name\nrenee;Renée Müller – d’Or\n".encode("cp1252"))
    assert read_listing(file).people[0].name == "Renée Müller – d’Or"


def test_a_separator_that_excel_tells_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text("sep=;\r\nid;name, as in the passport\r\nada;x\r\n", encoding="utf-8-sig")
    assert read_table(file).header == ("id", "name, as in the passport")


def test_canvas_s_numbers_are_kept_as_the_platform_s(tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text(canvas(), encoding="utf-8")
    people = read_listing(tmp_path / "export.csv").people
    assert [person.platform_id for person in people] == [student[5] for student in CLASS]
    assert people[0].columns == {
        "Student": "Lovelace, Ada",
        "ID": "50001",
        "SIS User ID": "1001",
        "SIS Login ID": "ada",
        "Section": "Tuesday",
    }


def test_another_column_can_be_the_id(tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text(canvas(), encoding="utf-8")
    people = read_listing(tmp_path / "export.csv", id_column="SIS User ID").people
    assert [person.id for person in people] == [student[1] for student in CLASS]
    with pytest.raises(Problem, match="there is no column Login"):
        read_listing(tmp_path / "export.csv", id_column="Login")


def test_marks_of_a_worksheet_do_not_become_part_of_a_person(tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text(moodle_worksheet(), encoding="utf-8")
    columns = read_listing(tmp_path / "export.csv").people[0].columns
    assert columns == {"Identifier": "Participant 700001", "Full name": "Ada Lovelace", "Email address": CLASS[0][4]}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x81\x8d\x8f", "no CSV file"),
        (b"PK\x03\x04\x00\x00", "no CSV file"),
        (b"one,two\n1,2\n", "no column says who somebody is"),
        (b"id,name\nada,Ada,more\n", "row 2 has more columns"),
    ],
)
def test_what_lists_nobody_is_refused_in_a_sentence(content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_bytes(content)
    with pytest.raises(Problem, match=words):
        read_listing(tmp_path / "export.csv")


def test_rows_that_are_nobody_are_named(tmp_path: Path) -> None:
    rows = [
        ["id", "name"],
        ["../../etc", "Mallory"],
        [".zolw", "Hidden"],
        ["ada", "Ada"],
        ["ada", "Ada"],
        ["ada", "Boris"],
    ]
    (tmp_path / "export.csv").write_text(csv_text(rows), encoding="utf-8")
    listing = read_listing(tmp_path / "export.csv")
    assert [person.id for person in listing.people] == ["ada"]
    assert [problem.partition(" ")[0] for problem in listing.problems] == ['"../../etc"', '".zolw"', "two"]


def test_a_name_cannot_bring_html_into_formgrader(tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text("id,name\nada,<script>alert(1)</script>\n", encoding="utf-8")
    assert "<" not in read_listing(tmp_path / "export.csv").people[0].name


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    rows=st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=5),
    encoding=st.sampled_from(["utf-8-sig", "utf-16"]),
    separator=st.sampled_from([",", ";", "\t"]),
)
def test_a_table_comes_out_as_it_went_in(
    rows: list[tuple[str, str, str]], encoding: str, separator: str, tmp_path: Path
) -> None:
    table = [("id", "name", "email"), *rows]
    (tmp_path / "export.csv").write_bytes(csv_text(table, separator).encode(encoding))
    read = read_table(tmp_path / "export.csv")
    assert list(read.rows) == [row for row in rows if "".join(row).strip()]
    written = read.to_bytes().decode(read.encoding)
    assert list(csv.reader(io.StringIO(written, newline=""), delimiter=read.separator))[1:] == [
        list(row) for row in read.rows
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(content=st.binary(max_size=80))
def test_any_bytes_are_a_list_or_a_sentence(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_bytes(content)
    with suppress(Problem):
        read_listing(tmp_path / "export.csv")
