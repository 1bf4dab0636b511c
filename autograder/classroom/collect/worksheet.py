"""Moodle's grading worksheet as a list of who handed in when: the names in Moodle's zip hold no time."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from autograder.classroom.collect.forms import Arrival
from autograder.classroom.collect.times import read_time
from autograder.classroom.roster import columns
from autograder.classroom.roster.matching import digits_at_end
from autograder.classroom.roster.reading import read_listing
from autograder.classroom.roster.tables import read_table
from autograder.engine.problem import Problem

ENDING = ".csv"
_NEVER = "-"

NO_WORKSHEET = (
    "{path}: of tables, only Moodle's grading worksheet helps to collect, and this one has no column for {what}. "
    "The list of a class is read with `autograder roster`."
)


class Worksheet:
    """What the worksheet says of each participant: e-mail, account, and when they handed in. Raises Problem."""

    def __init__(self, path: Path) -> None:
        table = read_table(path)
        places = columns.roles(columns.MOODLE, table.titles)
        for role in (columns.PARTICIPANT, columns.SUBMITTED):
            if role not in places:
                raise Problem(NO_WORKSHEET.format(path=path, what=role))
        people = {
            digits_at_end(person.columns[table.titles[places[columns.PARTICIPANT]]]): person
            for person in read_listing(path).people
        }
        self._known = {number: (person.id, person.email) for number, person in people.items()}
        self._times = {
            digits_at_end(row[places[columns.PARTICIPANT]].strip()): row[places[columns.SUBMITTED]].strip()
            for row in table.rows
        }

    def tell(self, arrivals: Iterable[Arrival]) -> list[Arrival]:
        """The arrivals with what is known of their participants."""
        return [self._told(arrival) if arrival.clues.participant in self._times else arrival for arrival in arrivals]

    def _told(self, arrival: Arrival) -> Arrival:
        number = arrival.clues.participant
        login, email = self._known.get(number, ("", ""))
        clues = replace(arrival.clues, login=arrival.clues.login or login, email=arrival.clues.email or email)
        said = self._times[number]
        when = arrival.when or read_time(said)
        return replace(arrival, clues=clues, when=when, unread="" if when or said == _NEVER else said)
