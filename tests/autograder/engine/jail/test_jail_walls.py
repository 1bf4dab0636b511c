"""What a student's code can see of the machine, and reach, and change: nothing that it needs not."""

import errno
import socket
import sys
from pathlib import Path

import pytest
from jailed_zygote import Zygote
from repository import ROOT

from autograder.engine.jail import binds


def test_the_course_and_the_rest_of_the_machine_are_not_there(zygote: Zygote) -> None:
    hidden = [ROOT / name for name in ("source", "lessons", "autograder", "tests", "nbgrader_config.py")]
    hidden += [
        Path("/etc/passwd"),
        Path("/etc/shadow"),
        Path("/sys"),
        Path("/var"),
        Path("/home"),
        Path.home() / ".cache",
    ]
    hidden += [
        Path("/packages/autograder/authoring/attempts"),
        Path("/packages/autograder/authoring/reference.py"),
        Path("/packages/course"),
    ]
    assert zygote.run(f"import os; say([path for path in {[*map(str, hidden)]} if os.path.lexists(path)])") == []


def test_the_answers_cannot_be_imported(zygote: Zygote) -> None:
    code = "try: import autograder.authoring.reference\nexcept ImportError as error: say(error.name)"
    assert zygote.run(f"import autograder.engine.workbench\n{code}") == "autograder.authoring"


def test_a_course_inside_what_has_to_be_seen_is_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, course = tmp_path / "lib/site-packages", tmp_path / "lib/class"
    needed = course / "made-of-parts"
    for folder in (
        site / "autograder",
        site / "course",
        site / "numpy",
        course / "source",
        tmp_path / "source",
        needed,
    ):
        folder.mkdir(parents=True)
        (folder / "something.py").write_text("")
    (course / "nbgrader_config.py").write_text("")
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path))
    monkeypatch.syspath_prepend(site)
    monkeypatch.setattr(binds, "_SYSTEM", (*binds._SYSTEM, str(needed)))
    here = Zygote(jailed=True, packages=["course"], folder=str(course))
    seen = here.run(f"import glob; say(glob.glob('{tmp_path}/**/*.py', recursive=True))")
    here.close()
    assert sorted(seen) == [str(needed / "something.py"), str(site / "numpy/something.py")]


def test_a_package_that_is_not_there_is_named() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"^nonsense: there is no such package to show inside the jail\.$"):
        binds.views(["nonsense"])


def test_nothing_of_the_environment_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_HOST", "hunter2")
    here = Zygote(jailed=True)
    variables = here.run("import os; say(dict(os.environ))")
    everything = here.run("say(open('/proc/self/environ').read())")
    here.close()
    assert "hunter2" not in str(variables) + everything
    assert variables["HOME"] == "/private/home"
    assert variables["LANG"] == "C.UTF-8"


def test_there_is_no_network(zygote: Zygote) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        connect = f"import socket; socket.create_connection({listener.getsockname()}, 5).close()"
        exec(connect)
        assert zygote.run(f"try: {connect}\nexcept OSError as error: say(error.errno)") == errno.ENETUNREACH


def test_everything_but_the_private_folder_is_read_only(zygote: Zygote) -> None:
    code = """
import os, sys
wrote = []
for top, folders, files in os.walk("/"):
    if top.startswith(("/proc", "/private", "/tmp", "/dev/shm", "/dev/pts")):
        folders.clear()
    elif top.count("/") < 5:
        try:
            os.mkdir(os.path.join(top, "mine"))
        except OSError:
            continue
        wrote.append(top)
for file in (sys.executable, "/packages/little_zygote.py", os.__file__):
    try:
        open(file, "r+")
    except OSError:
        continue
    wrote.append(file)
say(wrote)
"""
    assert zygote.run(code) == []


def test_the_private_folder_holds_what_is_allowed_and_no_more(zygote: Zygote) -> None:
    code = """
import os
written = 0
for place in ("/private/home", "/private/tmp", "/dev/shm"):
    with open(f"{place}/file", "wb", buffering=0) as file:
        try:
            while True:
                written += file.write(bytes(1 << 16))
        except OSError as error:
            pass
names = 0
try:
    while True:
        open(f"/private/tmp/{names}", "w").close()
        names += 1
except OSError:
    say([os.getcwd(), written, names])
"""
    home, written, names = zygote.run(code, files_mib=4)
    assert home == "/private/home"
    assert 3 << 20 < written <= 4 << 20
    assert names < 4 * 64


def test_two_submissions_see_neither_files_nor_processes_of_each_other(zygote: Zygote) -> None:
    begin = """
for place in ("/private/home", "/private/tmp", "/dev/shm"):
    open(f"{place}/mine", "w").close()
say("written")
talk.recv(1)
"""
    look = """
import os
places = [*os.listdir("."), *os.listdir("/private/tmp"), *os.listdir("/dev/shm"), *os.listdir("/dev/pts")]
say([places, [pid for pid in os.listdir("/proc") if pid.isdigit()]])
"""
    first = zygote.submit(begin)
    assert first.hear() == "written"
    assert zygote.run(look) == [["ptmx"], ["1"]]
    first.lifeline.sendall(b"k")
    assert first.end() == {"ended": "killed"}
    assert zygote.run(look) == [["ptmx"], ["1"]]


def test_no_open_file_is_left_from_the_zygote(zygote: Zygote) -> None:
    code = """
import os
found = [f"/proc/self/fd/{file}" for file in range(1024)]
say([os.readlink(file).split(":")[0] for file in found if os.path.lexists(file)])
"""
    assert sorted(zygote.run(code)) == ["/dev/null"] * 3 + ["socket"]


def test_a_signal_to_its_group_stays_inside(zygote: Zygote) -> None:
    other = zygote.submit("say('here'); talk.recv(1)")
    assert other.hear() == "here"
    attack = "import contextlib, os, signal; signal.signal(15, lambda *_: say('hit')); os.kill(0, 15)\n"
    attack += "with contextlib.suppress(OSError): os.kill(-1, 9)"
    assert zygote.run(attack) == "hit"
    other.lifeline.sendall(b"k")
    assert other.end() == {"ended": "killed"}


def test_matplotlib_finds_the_fonts_listed(zygote: Zygote) -> None:
    assert any(name.startswith("fontlist-") for name in zygote.about()["matplotlib"])
