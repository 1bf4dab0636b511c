"""Pages back into the exchange, where nbgrader's own release_feedback puts them and its fetch_feedback looks.

Nobody but the folder's owner can list it, and a page's name is made from the secret that its student handed in: who
does not know it finds no page.
"""

import os
from contextlib import suppress
from pathlib import Path

from nbgrader.utils import notebook_hash

from autograder.engine.problem import OneProblem, Problem

NOT_OURS = "{folder} belongs to somebody else, so no feedback can be given. Let the account that watches own it."
NOT_WRITTEN = "{folder}: the page cannot be written ({reason})."
_OWNER_ALONE_LISTS, _GROUP_TOO = 0o711, 0o2060


class FeedbackFolder:
    """EXCHANGE/COURSE/feedback. `groupshared` is that of nbgrader's CourseDirectory."""

    def __init__(self, folder: Path, *, groupshared: bool) -> None:
        self.folder, self._groupshared = folder, groupshared

    def open(self) -> None:
        """Make it, with nbgrader's rights, or see that it has them. Raises Problem."""
        mode = _OWNER_ALONE_LISTS | (_GROUP_TOO if self._groupshared else 0)
        try:
            self.folder.mkdir(exist_ok=True)
            if self.folder.stat().st_uid == os.geteuid():
                self.folder.chmod(mode)
            elif not self._groupshared:
                raise Problem(NOT_OURS.format(folder=self.folder))
        except OSError as error:
            raise Problem(NOT_WRITTEN.format(folder=self.folder, reason=error.strerror)) from error

    def give(self, secret: str, notebook: str, page: bytes) -> None:
        """Put the page of a notebook where its student finds it, at once and as a whole."""
        place = self.folder / f"{notebook_hash(secret=secret, notebook_id=notebook)}.html"
        unfinished = place.with_name(f"{place.stem}-tmp.html")
        try:
            with suppress(FileNotFoundError):
                unfinished.unlink()
            unfinished.write_bytes(page)
            unfinished.chmod(0o664 if self._groupshared else 0o644)
            os.replace(unfinished, place)
        except OSError as error:
            raise OneProblem(NOT_WRITTEN.format(folder=self.folder, reason=error.strerror)) from error
