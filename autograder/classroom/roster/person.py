"""One student on the roster."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Person:
    """A student. `id` is that of the gradebook and of the folders in submitted/.

    `platform_id` is the number by which the platform knows them, "" where its files have none; `columns` is what the
    platform's file says of who they are, under the platform's own titles, for the file that goes back there.
    """

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    platform: str = ""
    platform_id: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """First name and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def sortable_name(self) -> str:
        """As in "Lovelace, Ada"."""
        return ", ".join(filter(None, (self.last_name, self.first_name)))
