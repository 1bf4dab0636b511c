"""What grading needs of a lesson, read once and sent to whoever grades."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True)
class Assignment:
    """One lesson as the instructor has it: each notebook (.ipynb, as bytes) by name, and the other files by path.

    Paths are relative to the lesson's folder and use "/". `released` are the notebooks that students got, where they
    are known: an answer that is the same as there was never begun. `added` are the cells, as (notebook, grade_id),
    that came into the lesson after it was first given out: not all students have them. `others` are the grade_ids of
    the answers and tests of other lessons, by name, so that a notebook of theirs can be told.
    """

    name: str
    notebooks: dict[str, bytes]
    files: dict[str, bytes]
    released: dict[str, bytes] = field(default_factory=dict)
    added: tuple[tuple[str, str], ...] = ()
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Tells two versions of the lesson apart."""
        content = sha256()
        for place, held in sorted((self.files | {f"{name}.ipynb": nb for name, nb in self.notebooks.items()}).items()):
            content.update(f"{place}\0{len(held)}\0".encode() + held)
        return content.hexdigest()


@dataclass(frozen=True)
class Submission:
    """What one student handed in: the regular files of their folder, by path, unopened.

    `refused` says why nothing of it may be opened; then `files` is empty. `notes` are remarks for the instructor.
    """

    student: str
    files: dict[str, bytes]
    refused: str = ""
    notes: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """The bytes of all its files."""
        return sum(map(len, self.files.values()))

    @property
    def digest(self) -> str:
        """Tells two versions of a submission apart."""
        content = sha256(self.refused.encode())
        for place, held in sorted(self.files.items()):
            content.update(f"{place}\0{len(held)}\0".encode() + held)
        return content.hexdigest()


def read_assignment(folder: Path, released: Path | None = None) -> Assignment:
    """The lesson in `folder`, source/LESSON: its notebooks and what lies beside them. `released` is release/LESSON."""
    files = _files(folder)
    notebooks = {name.removesuffix(".ipynb"): held for name, held in files.items() if _is_notebook(name)}
    others = {name: held for name, held in files.items() if not _is_notebook(name)}
    given = {} if released is None else _files(released)
    return Assignment(
        folder.name,
        notebooks,
        others,
        {name.removesuffix(".ipynb"): held for name, held in given.items() if _is_notebook(name)},
    )


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".ipynb_checkpoints", "__pycache__"} & set(path.parts)
    }


def _is_notebook(name: str) -> bool:
    return "/" not in name and name.endswith(".ipynb")
