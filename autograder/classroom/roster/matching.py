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
    one assignment. `login` may be the name of an account or the id in the gradebook. Where it is a guess at which word
    the account begins, it only counts together with the name, and `or_else` is the next guess.
    """

    name: str = ""
    login: str = ""
    email: str = ""
    platform_id: str = ""
    participant: str = ""
    is_guess: bool = False
    or_else: "Clues | None" = None


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
        """Who it is. Where an account is somebody's and the name beside it somebody else's, it may be either."""
        match = self._find(clues)
        if match.student is None and clues.or_else and (other := self.find(clues.or_else)).student:
            return other
        return match

    def _find(self, clues: Clues) -> Match:
        named = self._named(clues.name)
        for kind, number in (("platform id", clues.platform_id), ("participant", clues.participant)):
            if number and (found := self._by[kind].get(number.casefold())):
                return Match(tuple(sorted(found)), BY_ID)
        for by, kind, text in ((BY_ID, "login", clues.login), (BY_EMAIL, "e-mail", clues.email or clues.login)):
            found = self._by[kind].get(text.casefold(), set()) if text else set()
            if found and (found & named or not clues.is_guess):
                return Match(tuple(sorted(found if found & named or not named else found | named)), by)
        return Match(tuple(sorted(named)), BY_NAME if named else "")

    def _named(self, name: str) -> set[str]:
        keys = (self._by["name"].get(key, set()) for key in written_keys(name))
        return set().union(*keys)

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
