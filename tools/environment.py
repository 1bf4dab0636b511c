"""Make the course's virtual environment, `.venv`: what `make` runs before everything else.

    python3 tools/environment.py [--dev]

When nothing has changed it does nothing, quickly: a stamp in `.venv` says what was installed there. A set-up that was
interrupted is begun anew, with what pip has already fetched.

Standard library only, and nothing newer than Python 3.6, so that an old Python gets as far as saying what is wrong.
"""

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
LOG = os.path.join(VENV, "setup.log")
STAMP = os.path.join(VENV, "stamp.json")
# There while packages are being changed: an environment that still has it was left half made.
UNFINISHED = os.path.join(VENV, "unfinished")

OLDEST = (3, 11)
OTHER_PYTHONS = ("python3.13", "python3.12", "python3.11")
# It fetches and installs in half the CPU time of the one that Python 3.11 brings along.
PIP = "pip==26.3"

TOO_OLD = (
    "The course needs Python 3.11 or newer, and python3 is Python {version}: "
    "install a newer one, or say where it is, as in make lab PYTHON=/path/to/python3.11."
)
NARROW = (
    "The packages that the course needs are not made for a 32-bit Python, such as {python}: install a 64-bit one, or "
    "say where it is, as in make lab PYTHON=/path/to/python3."
)
NO_ENSUREPIP = "Python at {python} cannot make virtual environments yet. On Debian or Ubuntu: apt install python3-venv."
NO_NETWORK = "Packages could not be fetched: check the network, then run the same command again. Details are in {log}."
UNRESOLVED = (
    "pip finds no packages that fit requirements.txt and constraints.txt: check the network and pip's settings, or, "
    "where requirements.txt has changed, run make lock. Details are in {log}."
)
NO_SPACE = "The disk is full: .venv needs about 1 GB. Make room, then run the same command again."
NO_ACCESS = "Cannot write {path}: {reason}."
FAILED = "The set-up failed: {reason} Details are in {log}."

# What pip or apt prints, and what it means. A proxy or a certificate that fails is the same to a learner as no network.
CAUSES = (
    ("No space left on device", NO_SPACE),
    ("connection broken by", NO_NETWORK),
    ("timed out", NO_NETWORK),
    ("(from versions: none)", NO_NETWORK),
    ("Failed to fetch", NO_NETWORK),
    ("ResolutionImpossible", UNRESOLVED),
)


class Problem(Exception):
    """The environment cannot be made. The message is one sentence: what, where, what to do."""


def main(arguments):
    """Do what `arguments`, those of the command line, ask for."""
    parser = argparse.ArgumentParser(description="Make the course's virtual environment.")
    parser.add_argument("--dev", action="store_true", help="also install what tests and lint need")
    asked = parser.parse_args(arguments)
    set_up(["requirements.txt", "requirements-dev.txt"] if asked.dev else ["requirements.txt"])


def exit_status(action, *arguments):
    """Carry out `action`, and return the exit status: 0, or 1 when it failed and has been told why."""
    try:
        action(*arguments)
    except Problem as problem:
        message = problem
    except OSError as error:
        message = NO_ACCESS.format(path=error.filename or VENV, reason=error.strerror)
    except KeyboardInterrupt:
        message = "\nInterrupted. Run the same command again to go on."
    else:
        return 0
    print(message, file=sys.stderr)
    return 1


def set_up(requirements):
    """Bring `.venv` to what `requirements` (file names) say, if it is not there already."""
    stamp = read_stamp()
    version = version_of(PYTHON, needs="pip")
    wanted = facts(requirements, version)
    if wanted.items() <= stamp.items() and not os.path.exists(UNFINISHED):
        return
    if not is_sound(version, stamp):
        make_venv()
        version = version_of(PYTHON, needs="pip")
    install(requirements)
    with open(STAMP, "w") as made:
        json.dump(facts(requirements, version), made, indent=1)
    if os.path.exists(UNFINISHED):
        os.remove(UNFINISHED)


def facts(requirements, version):
    """What an environment made from `requirements` by the Python of that version depends on, as text by name."""
    found = {"folder": ROOT, "python": version}
    for name in [*requirements, "constraints.txt", "pyproject.toml"]:
        with open(os.path.join(ROOT, name), "rb") as source:
            found[name] = hashlib.sha256(source.read()).hexdigest()
    return found


def read_stamp():
    """The facts of the environment that is there, empty where it is not known."""
    try:
        with open(STAMP) as stamp:
            return dict(json.load(stamp))
    except (OSError, ValueError, TypeError):
        return {}


def is_sound(version, stamp):
    """Whether `.venv` can be added to: its Python runs and is no other one by now, and the folder has not moved."""
    if version is None or os.path.exists(UNFINISHED) or stamp.get("folder", ROOT) != ROOT:
        return False
    library = os.path.join(VENV, "lib", "python{}.{}".format(*version.split(".")))
    return as_numbers(version) >= OLDEST and os.path.isdir(library)


def version_of(python, needs):
    """The version of the interpreter at `python`, such as "3.11.2", or None if it does not run or lacks `needs`."""
    code = f"import sys, {needs}; print('%d.%d.%d' % sys.version_info[:3])"
    try:
        return subprocess.check_output([python, "-c", code], stderr=subprocess.DEVNULL).decode().strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def as_numbers(version):
    """(3, 11, 2) for "3.11.2"."""
    return tuple(int(part) for part in version.split("."))


def find_python():
    """The interpreter to make `.venv` with: the one that runs this, or the newest on PATH that can."""
    # Not by the name that it was called by: that may be the very environment about to be replaced.
    here = os.path.realpath(sys.executable)
    candidates = [here] + [path for path in map(shutil.which, OTHER_PYTHONS) if path]
    recent = [python for python in candidates if as_numbers(version_of(python, needs="sys") or "0") >= OLDEST]
    if not recent:
        raise Problem(TOO_OLD.format(version="{}.{}".format(*sys.version_info)))
    wide = [python for python in recent if version_of(python, needs="sys; assert sys.maxsize > 2**32")]
    if not wide:
        raise Problem(NARROW.format(python=recent[0]))
    for python in wide:
        if version_of(python, needs="ensurepip"):
            return python
    raise Problem(NO_ENSUREPIP.format(python=wide[0]))


def make_venv():
    """Make `.venv` afresh, with pip and nothing else."""
    python = find_python()
    print(f"Making .venv with Python {version_of(python, needs='sys')}.", flush=True)
    if os.path.islink(VENV):
        os.remove(VENV)
    elif os.path.exists(VENV):
        shutil.rmtree(VENV)
    os.mkdir(VENV)
    open(UNFINISHED, "w").close()
    run([python, "-m", "venv", VENV])
    os.remove(UNFINISHED)


def install(requirements):
    """Install `requirements` into `.venv`, and the course itself, which stays where it is."""
    print(f"Installing {' and '.join(requirements)} into .venv: about a minute, this once.", flush=True)
    files = [word for name in requirements for word in ("-r", name)]
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    save_time([*pip, PIP])
    run([*pip, "--no-compile", "-c", "constraints.txt", *files])
    run([*pip, "--no-deps", "-e", "."])
    # On all cores, where pip would compile one file after the other.
    save_time([PYTHON, "-m", "compileall", "-q", "-j", "0", os.path.join(VENV, "lib")])


def save_time(command):
    """Run a command without which all works as well, but slower: that it fails is no reason to stop."""
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True, **streams)
    try:
        process.wait()
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)  # what compiles does not end with the process that started it
        process.wait()
        raise


def run(command, **options):
    """Run `command` in the course's folder, its output in the log; raise `Problem` if it fails."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with open(LOG, "wb") as log, subprocess.Popen(command, cwd=ROOT, **streams, **options) as process:
        fetched = 0
        for line in process.stdout:
            log.write(line)
            if line.startswith(b"Collecting "):
                fetched += 1
                show(f"{fetched} packages fetched")
            elif line.startswith(b"Installing collected packages"):
                # Until here pip has changed nothing, and can simply go on another time.
                open(UNFINISHED, "w").close()
                show("installing")
        show("")
    if process.returncode:
        with open(LOG, errors="replace") as log:
            raise Problem(diagnosis(log.read()))


def show(progress):
    """Show how far the set-up is, in one line of the terminal that the next call replaces."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r    {progress:<30}\r")
        sys.stdout.flush()


def diagnosis(output):
    """One sentence for what made a command fail that printed `output`."""
    for text, meaning in CAUSES:
        if text in output:
            return meaning.format(log=LOG)
    errors = [line for line in output.splitlines() if line.lower().startswith(("error:", "e: "))]
    return FAILED.format(reason=(errors or output.splitlines() or ["it said nothing."])[-1], log=LOG)


if __name__ == "__main__":
    sys.exit(exit_status(main, sys.argv[1:]))
