"""Read by nbgrader where a learner's class has an exchange: in the panel Assignment List, and by its commands.

A class's wheel also has it as etc/jupyter/nbgrader_config.py of the environment that it is installed into, so that
whatever starts JupyterLab or nbgrader there knows the exchange.
"""

from course.lab import LabError
from course.lab.exchange import named_exchange
from course.lab.origin import origin

c = get_config()  # type: ignore[name-defined]  # noqa: F821
try:
    exchange = named_exchange(origin().course)
except LabError:  # said where the lessons are opened
    exchange = None
if exchange:
    c.Exchange.root = str(exchange.folder)
    c.CourseDirectory.course_id = exchange.course_id
    # Where the lessons have been put already, fetching one brings back what is missing of it.
    c.ExchangeFetchAssignment.replace_missing_files = True
