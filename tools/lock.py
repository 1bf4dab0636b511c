"""Write constraints.txt: every package that the requirement files bring along, at the version that pip chooses today.

python3 tools/lock.py
"""

import json
import os
import re
import sys

from environment import PYTHON, ROOT, VENV, exit_status, is_sound, make_venv, read_stamp, run, version_of

HEADER = """\
# Every package that requirements.txt and requirements-dev.txt bring along. `make lock` writes this file.
"""


def main():
    """Resolve the requirement files afresh, without the pins of before, and write what came out."""
    # pip is all that is needed here: what is installed may be at odds with requirement files that have just changed.
    if not is_sound(version_of(PYTHON, needs="pip"), read_stamp()):
        make_venv()
    report = os.path.join(VENV, "lock.json")
    command = [PYTHON, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--report", report]
    run([*command, "-r", "requirements.txt", "-r", "requirements-dev.txt"])
    with open(report) as source:
        packages = [package["metadata"] for package in json.load(source)["install"]]
    pins = sorted("{}=={}\n".format(normal(package["name"]), package["version"]) for package in packages)
    with open(os.path.join(ROOT, "constraints.txt"), "w") as constraints:
        constraints.writelines([HEADER, *pins])
    print(f"constraints.txt pins {len(pins)} packages.")


def normal(name):
    """A package's name in the one spelling that pip compares: "pre-commit" for "pre_commit"."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(exit_status(main))
