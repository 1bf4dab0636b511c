"""Zips of submissions as the platforms make them, and what a class hands in."""

import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


@dataclass(frozen=True)
class Student:
    """Somebody, as the platforms know them: see exports.CLASS in the tests of the roster."""

    login: str
    number: str
    first: str
    last: str
    email: str
    canvas: str
    participant: str


@dataclass(frozen=True)
class HandIn:
    """What a student handed in; `when` is the platform's clock: year, month, day, hour, minute."""

    student: Student
    files: Mapping[str, bytes]
    when: tuple[int, int, int, int, int] = (2026, 3, 2, 10, 30)
    late: bool = False


Entries = dict[str, bytes]


def canvas(hand_ins: Sequence[HandIn]) -> Entries:
    """canvas-lms, lib/content_zipper.rb: get_filename, sanitize_file_name, add_upload_submission."""
    entries = {}
    number = 900_000
    for one in hand_ins:
        sortable = f"{one.student.last}, {one.student.first}".lower()
        who = "_".join(filter(None, (sortable, "LATE" if one.late else "", one.student.canvas)))
        who = "".join(character for character in who if character.isalnum() or character == "_")
        for name, content in one.files.items():
            number += 1
            entries[f"{who}_{number}_{name}"] = content
    return entries


def _moodle_prefix(student: Student) -> str:
    """Moodle, mod/assign/classes/downloader.php: get_student_prefix; clean_filename leaves out quotes and slashes."""
    name = f"{student.first} {student.last}".replace("_", " ")
    return "".join(character for character in f"{name}_{student.participant}" if character not in "&<>\"`|':\\/")


def moodle(hand_ins: Sequence[HandIn]) -> Entries:
    return {
        f"{_moodle_prefix(one.student)}_assignsubmission_file/{name}": content
        for one in hand_ins
        for name, content in one.files.items()
    }


def moodle_before_4_1(hand_ins: Sequence[HandIn]) -> Entries:
    return {path.replace("_file/", "_file_/"): content for path, content in moodle(hand_ins).items()}


def moodle_flat(hand_ins: Sequence[HandIn]) -> Entries:
    return {path.replace("_file/", "_file_"): content for path, content in moodle(hand_ins).items()}


def blackboard(hand_ins: Sequence[HandIn], assignment: str = "HW_1") -> Entries:
    """Blackboard, Assignment File Download: the files of each attempt, and a receipt of it."""
    entries = {}
    for one in hand_ins:
        year, month, day, hour, minute = one.when
        prefix = f"{assignment}_{one.student.login}_attempt_{year}-{month:02}-{day:02}-{hour:02}-{minute:02}-00"
        entries |= {f"{prefix}_{name}": content for name, content in one.files.items()}
        receipt = f"Name: {one.student.first} {one.student.last} ({one.student.login})\nAssignment: HW 1\n"
        entries[f"{prefix}.txt"] = f"{receipt}Date Submitted: some day\nCurrent Grade: \n".encode()
    return entries


_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def brightspace(hand_ins: Sequence[HandIn], between: str = "/") -> Entries:
    """Brightspace, Assignments, Download: a folder for each try, and a list of all of them."""
    entries = {"index.html": b"<html></html>"}
    for one in hand_ins:
        year, month, day, hour, minute = one.when
        clock = f"{hour % 12 or 12}{minute:02} {'PM' if hour >= 12 else 'AM'}"
        name = f"{one.student.first} {one.student.last}"
        folder = f"27{one.student.number}-442356 - {name} - {_MONTHS[month - 1]} {day}, {year} {clock}"
        entries |= {f"{folder}{between}{name}": content for name, content in one.files.items()}
    return entries


def brightspace_flat(hand_ins: Sequence[HandIn]) -> Entries:
    return brightspace(hand_ins, " - ")


_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "é": "e", "'": ""})


def ilias(hand_ins: Sequence[HandIn]) -> Entries:
    """ILIAS, class.ilExSubmission.php, downloadAllAssignmentFiles; with the time of the upload, as stored."""
    entries = {}
    for one in hand_ins:
        who = "_".join((one.student.last, one.student.first, one.student.login, f"4{one.student.number}"))
        year, month, day, hour, minute = one.when
        late = "Late Submission - " if one.late else ""
        stamp = f"{year}{month:02}{day:02}{hour:02}{minute:02}00_"
        entries |= {f"Abgaben/{who.translate(_ASCII)}/{late}{stamp}{name}": held for name, held in one.files.items()}
    return entries


PLATFORMS = {
    "canvas": canvas,
    "moodle": moodle,
    "moodle before 4.1": moodle_before_4_1,
    "moodle flat": moodle_flat,
    "blackboard": blackboard,
    "brightspace": brightspace,
    "brightspace flat": brightspace_flat,
    "ilias": ilias,
}
TELL_TIME = {"blackboard", "brightspace", "brightspace flat", "ilias"}


def zipped(path: Path, entries: Mapping[str, bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(ZipInfo(name, (2026, 3, 5, 12, 0, 0)), content, ZIP_DEFLATED)
    return path


def unpacked(folder: Path, entries: Mapping[str, bytes]) -> Path:
    for name, content in entries.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def zipped_as_told(path: Path, entries: Sequence[tuple[str, bytes, int]]) -> Path:
    """A zip with just these names, which no library would write, and the modes that Unix has for them."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content, mode in entries:
            info = ZipInfo("x", (2026, 3, 5, 12, 0, 0))
            info.filename = name
            info.external_attr = mode << 16
            archive.writestr(info, content, ZIP_DEFLATED)
    return path


LINK, PIPE, FILE = stat.S_IFLNK | 0o777, stat.S_IFIFO | 0o644, stat.S_IFREG | 0o644
