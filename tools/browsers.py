"""See to the browsers that tests drive: Debian's, installed if one is missing and this runs as root.

    python3 tools/browsers.py [--firefox]

Chromium, and with --firefox Firefox, too.
"""

import os
import shutil
import sys

from environment import Problem, exit_status, run

CHROMIUM, FIREFOX = ("chromium",), ("firefox-esr", "firefox")
"""Names of a browser's program. Debian's package has the first."""
NOT_THERE = "The browser tests need {name}. As root, run apt-get install {name}, then the same command again."


def main(arguments):
    """Install what is missing where this may; raise `Problem` where a browser is missing in the end."""
    wanted = [CHROMIUM, FIREFOX] if "--firefox" in arguments else [CHROMIUM]
    missing = [names[0] for names in wanted if not is_there(names)]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {' and '.join(missing)} for the browser tests: about a minute, this once.", flush=True)
        quietly = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        run(["apt-get", "update"], env=quietly)
        run(["apt-get", "install", "-y", "--no-install-recommends", *missing], env=quietly)
    for names in wanted:
        if not is_there(names):
            raise Problem(NOT_THERE.format(name=names[0]))


def is_there(names):
    """Whether a browser is where the tests look for it."""
    return any(map(shutil.which, names))


if __name__ == "__main__":
    sys.exit(exit_status(main, sys.argv[1:]))
