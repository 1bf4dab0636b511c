"""Whose work it is: a person on the roster by id, then by e-mail, then by name."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.classroom.roster.columns import LOGIN, MOODLE, NUMBER, PARTICIPANT, roles
from autograder.classroom.roster.names import name_keys, written_keys
from autograder.classroom.roster.person import Person

BY_ID, BY_EMAIL, BY_NAME = "id", "e-mail", "name"


@dataclass(frozen=True)
class Clues:
    """What a platform says of who handed something in. What it does not say is "".

    `platform_id` is the number that the platform itself knows a person by, `participant` Moodle's number of somebody in
    one assignment. `login` may be the name of an account, the id in the gradebook or, in Blackboard, an end of it.
    """

    name: str = ""
    login: str = ""
    email: str = ""
    platform_id: str = ""
    participant: str = ""


@dataclass(frozen=True)
class Match:
    """The students that the clues fit, none, one or several, and by what: "id", "e-mail" or "name"."""

    students: tuple[str, ...]
    by: str = ""

    @property
    def student(self) -> str | None:
        """The one, if it is one."""
        return self.students[0] if len(self.students) == 1 else None


class Directory:
    """Finds people of the roster. What is more certain is looked at first, and decides where it fits anybody."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for person in people:
            self._enter(person)

    def find(self, clues: Clues) -> Match:
        """Who it is."""
        looked_up = (
            (BY_ID, "platform id", clues.platform_id),
            (BY_ID, "participant", clues.participant),
            (BY_ID, "login", clues.login),
            (BY_EMAIL, "e-mail", clues.email or clues.login),
        )
        for by, kind, text in looked_up:
            if text and (found := self._by[kind].get(text.casefold())):
                return Match(tuple(sorted(found)), by)
        named: set[str] = set()
        for key in written_keys(clues.name):
            named |= self._by["name"].get(key, set())
        return Match(tuple(sorted(named)), BY_NAME if named else "")

    def _enter(self, person: Person) -> None:
        places = roles(person.platform, tuple(person.columns))
        values = tuple(person.columns.values())
        cells = {role: values[index] for role, index in places.items()}
        logins = {person.id, cells.get(LOGIN, ""), cells.get(NUMBER, "")}
        for login in logins:
            self._add("login", login.removeprefix("#"), person)
        self._add("platform id", person.platform_id, person)
        self._add("e-mail", person.email, person)
        if person.platform == MOODLE:
            self._add("participant", digits_at_end(cells.get(PARTICIPANT, "")), person)
        orders = (f"{person.first_name} {person.last_name}", f"{person.last_name} {person.first_name}")
        for key in name_keys(*orders):
            self._add("name", key, person)

    def _add(self, kind: str, text: str, person: Person) -> None:
        if text:
            self._by[kind][text.casefold()].add(person.id)


def digits_at_end(identifier: str) -> str:
    """Moodle's number of somebody in an assignment: "4711" of "Participant 4711", in any language."""
    return identifier[len(identifier.rstrip("0123456789")) :]
