"""A class on one machine with JupyterHub, as docs/hub.md sets it up: the hub reads this file.

The names at its top are those of docs/hub.md; whoever has others changes them here.
"""

import grp
import os
import sys
from pathlib import Path

c = get_config()  # noqa: F821 (traitlets defines it)

# The students' environment: the course's wheel and nothing of the instructors'.
STUDENTS = Path("/opt/relu-course")
# The course with its autograder, and the account that it belongs to. Nobody logs in to it.
COURSE = Path("/srv/relu/course")
COURSE_ACCOUNT = "relu"
# The system's groups of who is in the class, and who teaches it.
STUDENT_GROUP, INSTRUCTOR_GROUP = "relu-students", "relu-instructors"

# On this machine alone: a web server with a certificate stands before it.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"

# Whoever has an account on this machine and is in one of the groups, by their password.
c.JupyterHub.authenticator_class = "pam"
c.LocalAuthenticator.allowed_groups = {STUDENT_GROUP, INSTRUCTOR_GROUP}

# Everybody's server is the course's own command: it puts the lessons into their home, and knows the exchange.
c.Spawner.cmd = [str(STUDENTS / "bin" / "relu-course"), "--hub"]
c.Spawner.http_timeout = 60  # seconds; a whole class that starts at once takes its time

# nbgrader, its terminal and its gradebook find the course's programs on the path.
PROGRAMS = {"PATH": f"{COURSE / '.venv' / 'bin'}{os.pathsep}{os.defpath}"}

# formgrader, and JupyterLab in the course's folder: a server of the course's account, for the instructors.
FORMGRADER = {
    "name": "formgrader",
    "url": "http://127.0.0.1:8101",
    "command": [str(COURSE / ".venv" / "bin" / "jupyterhub-singleuser")],
    "environment": PROGRAMS | {"JUPYTERHUB_DEFAULT_URL": "/formgrader"},
    "user": COURSE_ACCOUNT,
    "cwd": str(COURSE),
    "oauth_no_confirm": True,
    "timeout": 120,  # seconds that it may take to start, before the hub gives up
}
# Grades what is handed in, as soon as it is there, and gives the page back: docs/watch.md.
WATCH = {
    "name": "watch",
    "command": [str(COURSE / ".venv" / "bin" / "autograder"), "watch"],
    "environment": PROGRAMS,
    "user": COURSE_ACCOUNT,
    "cwd": str(COURSE),
}
# Ends servers that nobody has used for an hour. What was saved stays.
CULL = {
    "name": "cull",
    "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600"],
}
c.JupyterHub.services = [FORMGRADER, WATCH, CULL]

# Read when the hub starts: after a change of who teaches, start it again.
c.JupyterHub.load_groups = {INSTRUCTOR_GROUP: {"users": grp.getgrnam(INSTRUCTOR_GROUP).gr_mem}}
c.JupyterHub.load_roles = [
    {"name": "instructors", "groups": [INSTRUCTOR_GROUP], "scopes": ["access:services!service=formgrader"]},
    {
        "name": "cull",
        "services": ["cull"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    },
]
