"""`python -m autograder.engine.jail.staging PLAN` becomes bubblewrap, started by root, run by a user who owns nothing.

Root's processes know no limit on their number, and a jail entered as root has root's files at its back. But another
user may not be let into the folders that the jail has to show: a Python below /root, say. So, in a mount namespace that
nobody else sees, root first binds what is to be shown below a folder that anybody may enter. Nothing stays on the disk.

PLAN is JSON: {"sources": [path, ...], "program": path below the first source, "words": [word or number, ...]}, where a
number stands for the source at that place in the list, wherever it now is. Imports nothing but the standard library: it
runs without the site's packages.
"""

import json
import os
import stat
import sys

from autograder.engine.workbench import kernel

_STAGE = "/tmp"
_NOBODY = 2_000_000_001  # no system gives out such a number


def _main() -> None:
    plan = json.loads(sys.argv[1])
    kernel.unshare(kernel.CLONE_NEWNS)
    kernel.mount("none", "/", None, kernel.MS_REC | kernel.MS_PRIVATE)
    opened = [os.open(source, os.O_PATH) for source in plan["sources"]]  # before the stage hides any of them
    kernel.mount("tmpfs", _STAGE, "tmpfs", kernel.MS_NODEV, "mode=755")
    places = [_put_on_stage(number, file) for number, file in enumerate(opened)]
    for file in opened:
        os.close(file)
    _become_nobody()
    program = os.path.join(places[0], plan["program"])
    os.execv(program, [program, *(places[word] if isinstance(word, int) else word for word in plan["words"])])


def _put_on_stage(number: int, file: int) -> str:
    place = f"{_STAGE}/{number}"
    if stat.S_ISDIR(os.fstat(file).st_mode):
        os.mkdir(place)
    else:
        os.close(os.open(place, os.O_CREAT | os.O_WRONLY))
    kernel.mount(f"/proc/self/fd/{file}", place, None, kernel.MS_BIND | kernel.MS_REC)
    return place


def _become_nobody() -> None:
    user, group = _spare("uid_map"), _spare("gid_map")
    if user == 0:  # in a container of one user, whose root is nobody's root outside
        return
    os.setgroups([])
    os.setresgid(group, group, group)
    os.setresuid(user, user, user)


def _spare(name: str) -> int:
    """_NOBODY, or the highest number there is in a container that has fewer."""
    with open(f"/proc/self/{name}") as ranges:
        return min(_NOBODY, max(int(first) + int(count) - 1 for first, _, count in map(str.split, ranges)))


if __name__ == "__main__":
    _main()
