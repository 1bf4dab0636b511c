"""Files into a folder of submitted/, under the names that nbgrader expects, all of them or none."""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.classroom.collect.archives import NotReadError
from autograder.classroom.collect.forms import Arrival
from autograder.engine.submissions.folders import NOTEBOOK, PUT_ASIDE, TIMESTAMP, Found
from autograder.engine.submissions.naming import choose_notebooks

_NO_ROOM = "it does not fit into the {} MiB that a submission may have"


@dataclass
class Contents:
    """What a submission holds, by path, and what was refused, by the name it came under.

    `came_as` has the arrival that each path was. `notebooks` are the lesson's notebooks that are there.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    came_as: dict[str, Arrival] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    notebooks: tuple[str, ...] = ()


def read_contents(arrivals: Iterable[Arrival], names: Sequence[str], files_mib: int) -> Contents:
    """Read the files of a try, notebooks first, up to `files_mib` MiB, each under a path of its own.

    `names` are the lesson's notebooks, without .ipynb: what looks like one gets its name. Of two files of one name, the
    later keeps it, as a zip is unpacked; no file can take the place of another or of timestamp.txt.
    """
    contents = Contents()
    room = files_mib * 2**20
    taken = _Paths()
    for arrival in _in_order([*arrivals]):
        try:
            content = arrival.member.read() if arrival.member.size <= room else None
            if content is None:
                raise NotReadError(_NO_ROOM.format(files_mib))
        except NotReadError as error:
            contents.refused[arrival.member.path] = str(error)
            continue
        room -= len(content)
        path = taken.free(arrival.file)
        contents.files[path] = content
        contents.came_as[path] = arrival
    _name_notebooks(contents, names)
    return contents


def _in_order(arrivals: Sequence[Arrival]) -> list[Arrival]:
    """Notebooks first, then by the platform's number, the newest first; of files of one name the last comes first."""
    first = {arrival.file: index for index, arrival in reversed([*enumerate(arrivals)])}
    order = {id(arrival): (first[arrival.file], -index) for index, arrival in enumerate(arrivals)}
    return sorted(arrivals, key=lambda one: (not one.file.lower().endswith(NOTEBOOK), -one.number, order[id(one)]))


def write_contents(folder: Path, contents: Contents, timestamp: bytes) -> bool:
    """Make `folder` hold just these files and the time. False where it holds them already."""
    files = contents.files | ({TIMESTAMP: timestamp} if timestamp else {})
    if _held(folder) == files:
        return False
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished, old = (folder.with_name(f".{folder.name}.{what}") for what in ("unfinished", "old"))
    _remove(unfinished, old)
    for path, content in files.items():
        place = unfinished / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    unfinished.mkdir(exist_ok=True)
    if folder.is_symlink() or folder.exists():
        os.replace(folder, old)
    os.replace(unfinished, folder)
    _remove(old)
    return True


def _remove(*folders: Path) -> None:
    for folder in folders:
        if folder.is_symlink():
            folder.unlink()
        shutil.rmtree(folder, ignore_errors=True)


def _held(folder: Path) -> Mapping[str, bytes] | None:
    """What is in a folder; None where it is no folder, or holds anything but files."""
    if folder.is_symlink() or not folder.is_dir():
        return None
    held = {}
    for place in folder.rglob("*"):
        if place.is_symlink() or not (place.is_file() or place.is_dir()):
            return None
        if place.is_file():
            held[place.relative_to(folder).as_posix()] = place.read_bytes()
    return held


def _name_notebooks(contents: Contents, names: Sequence[str]) -> None:
    """Give each notebook of the lesson its name. Any other file that has it gets another."""
    choice = choose_notebooks(Found(contents.files), names)
    chosen = {path: name + NOTEBOOK for name, path in choice.paths.items()}
    taken = _Paths()
    for wanted in chosen.values():
        taken.free(wanted)
    renamed = {path: chosen.get(path) or taken.free(path) for path in contents.files}
    contents.files = {renamed[path]: content for path, content in contents.files.items()}
    contents.came_as = {renamed[path]: arrival for path, arrival in contents.came_as.items()}
    contents.notebooks = tuple(sorted(choice.paths))


class _Paths:
    """Gives every file a path that no other has, whatever letters a file system takes for the same."""

    def __init__(self) -> None:
        self.files, self.folders = {TIMESTAMP, PUT_ASIDE}, set[str]()

    def free(self, path: str) -> str:
        """`path`, or if that cannot be, the same with a number before its ending, and in no folder that is a file."""
        if self.files.intersection(_above(path.casefold())):
            path = path.replace("/", "_")
        stem, dot, ending = path.rpartition(".") if "." in path.rsplit("/", 1)[-1][1:] else (path, "", "")
        number, wanted = 1, path
        while not self._is_free(wanted.casefold()):
            number += 1
            wanted = f"{stem} ({number}){dot}{ending}"
        self.files.add(wanted.casefold())
        self.folders |= set(_above(wanted.casefold()))
        return wanted

    def _is_free(self, path: str) -> bool:
        return path not in self.files and path not in self.folders


def _above(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: index + 1]) for index in range(len(parts))]
