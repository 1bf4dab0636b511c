"""See to the proxy of the class on a JupyterHub that the tests set up: with npm, into `.venv/proxy`.

python3 tools/proxy.py
"""

import os
import shutil
import sys

from environment import ROOT, VENV, Problem, exit_status, run

PINNED = os.path.join(ROOT, "tools", "proxy")
PROXY = os.path.join(VENV, "proxy")
LOCK = "package-lock.json"

NO_NPM = "The test of a class on a JupyterHub needs Node.js 20 or newer with npm: install them, then run this again."


def main():
    """Install what package-lock.json names, where it is not there; raise `Problem` where that cannot be done."""
    if is_there():
        return
    if not shutil.which("npm"):
        raise Problem(NO_NPM)
    print("Installing the proxy for the test of a class on a JupyterHub: half a minute, this once.", flush=True)
    shutil.rmtree(PROXY, ignore_errors=True)
    shutil.copytree(PINNED, PROXY)
    run(["npm", "ci", "--prefix", PROXY, "--no-audit", "--no-fund", "--engine-strict"])


def is_there():
    """Whether the proxy that is wanted is installed. npm writes its own record last."""
    try:
        with open(os.path.join(PINNED, LOCK)) as wanted, open(os.path.join(PROXY, LOCK)) as there:
            same = wanted.read() == there.read()
    except OSError:
        return False
    return same and os.path.exists(os.path.join(PROXY, "node_modules", ".package-lock.json"))


if __name__ == "__main__":
    sys.exit(exit_status(main))
