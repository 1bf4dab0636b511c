"""Read by nbgrader where a learner's class has an exchange: in the panel Assignment List, and by its commands."""

import os

c = get_config()  # type: ignore[name-defined]  # noqa: F821
# Set by course/lab/server.py.
c.Exchange.root = os.environ["COURSE_EXCHANGE"]
c.CourseDirectory.course_id = os.environ["COURSE_ID"]
# make lab has put the lessons there already: fetching one brings back what is missing of it.
c.ExchangeFetchAssignment.replace_missing_files = True
