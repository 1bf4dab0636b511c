"""Under which names the files came: a platform takes feedback back under the same ones.

Kept in a table of ours in the gradebook, by lesson and student: the platform, and for each notebook what the platform
put before its name, and the whole of the name.
"""

import json
from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Engine, and_, delete, insert, select

from autograder.classroom.collect.placing import Contents
from autograder.engine.submissions.folders import NOTEBOOK
from autograder.gradebook.database import reading, writing
from autograder.gradebook.tables import HANDLES


class Handle(NamedTuple):
    """What a platform put before a file's name, its number of the student, and the path that the file came under."""

    prefix: str
    participant: str
    came_as: str


def keep_handles(engine: Engine, lesson: str, student: str, platform: str, contents: Contents) -> None:
    """Note under which names a student's notebooks have come."""
    record = {}
    for name in contents.notebooks:
        arrival = contents.came_as[name + NOTEBOOK]
        participant = arrival.clues.participant or arrival.clues.platform_id
        record[name] = Handle(arrival.handle, participant, arrival.member.path)
    with writing(engine) as connection:
        connection.execute(delete(HANDLES).where(and_(HANDLES.c.lesson == lesson, HANDLES.c.student == student)))
        row = {"lesson": lesson, "student": student, "platform": platform, "record": json.dumps(record)}
        connection.execute(insert(HANDLES), [row])


def handles(engine: Engine, lesson: str, platform: str) -> Mapping[str, Mapping[str, Handle]]:
    """What came from this platform: by student and name of the notebook."""
    with reading(engine) as connection:
        wanted = and_(HANDLES.c.lesson == lesson, HANDLES.c.platform == platform)
        rows = connection.execute(select(HANDLES).where(wanted).order_by(HANDLES.c.student)).all()
    return {row.student: {name: Handle(*kept) for name, kept in json.loads(row.record).items()} for row in rows}
