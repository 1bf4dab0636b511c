"""See to a Chromium for the browser tests: Debian's, installed if it is missing and this runs as root.

python3 tools/chromium.py
"""

import os
import shutil
import sys

from environment import Problem, exit_status, run

NOT_THERE = "The browser tests need Chromium. As root, run apt-get install chromium, then the same command again."


def main():
    """Install Chromium where it is missing and this may; raise `Problem` where there is none in the end."""
    if is_there():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium for the browser tests: about a minute, this once.", flush=True)
        quietly = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        run(["apt-get", "update"], env=quietly)
        run(["apt-get", "install", "-y", "--no-install-recommends", "chromium"], env=quietly)
    if not is_there():
        raise Problem(NOT_THERE)


def is_there():
    """Whether Chromium is where the browser tests look for it."""
    return bool(shutil.which("chromium"))


if __name__ == "__main__":
    sys.exit(exit_status(main))
