"""Our own tables in nbgrader's gradebook, beside its own: made where a gradebook is opened, and copied with it.

No foreign keys in them, so that nbgrader can delete students and assignments without knowing of them.
"""

from sqlalchemy import Column, DateTime, Float, Index, MetaData, String, Table, Text

OURS = MetaData()

VERDICTS = Table(
    "autograder_verdicts",
    OURS,
    Column("lesson", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("status", String(16), nullable=False),
    Column("seconds", Float, nullable=False),
    Column("message", Text, nullable=False),
    Column("record", Text, nullable=False),
)
"""What was found of each submission."""

ADDED_CELLS = Table(
    "autograder_added_cells",
    OURS,
    Column("lesson", String(128), primary_key=True),
    Column("notebook", String(128), primary_key=True),
    Column("cell", String(128), primary_key=True),
)
"""Cells that came into a lesson after it was first entered: not every student has got them."""

EXTENSIONS = Table(
    "autograder_extensions",
    OURS,
    Column("lesson", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("seconds", Float, nullable=False),
)
"""More time for students who have handed in nothing yet: see autograder.gradebook.dates."""

ROSTER = Table(
    "autograder_roster",
    OURS,
    Column("student", String(128), primary_key=True),
    Column("platform", String(16), nullable=False),
    Column("columns", Text, nullable=False),
)
"""Who is on the roster, and what a platform's import finds them by: see autograder.classroom.roster.enrolment."""

HANDLES = Table(
    "autograder_handles",
    OURS,
    Column("lesson", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("platform", String(16), nullable=False),
    Column("record", Text, nullable=False),
)
"""Under which names submissions came: see autograder.classroom.collect.handles."""

TRIES = Table(
    "autograder_tries",
    OURS,
    Column("lesson", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("name", String(255), primary_key=True),
    Column("taken", DateTime, nullable=False),
)
PAGES = Table(
    "autograder_pages",
    OURS,
    Column("lesson", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("told", String(16), nullable=False),
)
"""What `autograder watch` has taken, and which pages it has given back: see autograder.gradebook.given_back."""

RUN = Table(
    "autograder_run",
    OURS,
    Column("token", String(32), primary_key=True),
    Column("holder", Text, nullable=False),
    Column("machine", String(128), nullable=False),
    Column("process", String(64), nullable=False),
    Column("seen", Float, nullable=False),
)
"""The run that holds the course, at most one row: see autograder.gradebook.lock."""

INDEXES = tuple(
    Index(f"autograder_{table}_{column}", Table(table, MetaData(), Column(column)).c[column])
    for table, column in (
        ("grade", "notebook_id"),
        ("comment", "notebook_id"),
        ("submitted_notebook", "assignment_id"),
        ("submitted_assignment", "student_id"),
    )
)
"""What we and formgrader search nbgrader's tables by, and nbgrader has no index for: without them, the marks of one
submission are looked for among all marks of the class."""
