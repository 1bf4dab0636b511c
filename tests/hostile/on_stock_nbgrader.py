"""How many of the hostile notebooks steal marks from stock nbgrader: `python tests/hostile/on_stock_nbgrader.py`.

Runs every case that may be tried without a jail, each with `nbgrader autograde`'s own preprocessors, and prints what
came. The attacks run as whoever starts this, so it first enters pid, mount and network namespaces of its own, where
there is nobody else to harm, and ends where it cannot (root, or user namespaces, are needed). Half an hour goes by; it
goes on where it was stopped, as --results remembers.
"""

import argparse
import contextlib
import json
import logging
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any

SECONDS = 60
"""How long one notebook may take in all."""
IN_OWN_WORLD = "HOSTILE_CORPUS_IN_OWN_WORLD"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", help="names of cases; all, if none is given")
    parser.add_argument("--results", type=Path, default=Path(tempfile.gettempdir(), "hostile_on_stock.jsonl"))
    options = parser.parse_args()
    if IN_OWN_WORLD not in os.environ:
        raise SystemExit(enter_own_world())
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    measure(options.cases, options.results)
    report(options.results)


def enter_own_world() -> int:
    """Start this again in namespaces of its own, and return its exit status."""
    flags = ["--pid", "--fork", "--kill-child", "--mount", "--mount-proc", "--net"]
    user = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    environment = os.environ | {IN_OWN_WORLD: "1"}
    return subprocess.run(["unshare", *user, *flags, sys.executable, *sys.argv], env=environment).returncode


def measure(wanted: list[str], results: Path) -> None:
    """Try each case in a process of its own, and write down what came, a line each."""
    from hostile_corpus import CORPUS

    known = {json.loads(line)["case"] for line in results.read_text().splitlines()} if results.exists() else set()
    with tempfile.TemporaryDirectory() as scratch:
        course = prepared(Path(scratch))
        for category, cases in CORPUS.items():
            for case in cases:
                if case.on_stock and case.name not in known and (not wanted or case.name in wanted):
                    result = tried(course, case.name) | {"category": category, "honest": case.score}
                    with results.open("a") as file:
                        print(json.dumps({"case": case.name} | result), file=file)
                    print(f"{case.name:28} {result}", flush=True)


def prepared(scratch: Path) -> Path:
    """A course with the lesson in it, and a gradebook that knows the lesson."""
    from hostile_lesson import NAME, write_course

    course = scratch / "course"
    write_course(course)
    stock(course).generate_assignment(NAME, force=True)
    return course


def stock(course: Path) -> Any:
    """nbgrader as it is out of the box, but for a shorter time limit."""
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    warnings.simplefilter("ignore")
    config = Config()
    config.CourseDirectory.root = str(course)
    config.CourseDirectory.db_url = f"sqlite:///{course / 'gradebook.db'}"
    config.Execute.timeout = config.ExecutePreprocessor.timeout = 4
    log = logging.Logger("nbgrader")
    log.addHandler(logging.NullHandler())
    return NbGraderAPI(CourseDirectory(config=config, log=log), config=config, log=log)


def tried(course: Path, name: str) -> dict[str, Any]:
    """Hand the case in, autograde it, and say what came of it."""
    began = time.monotonic()
    answers: Any = multiprocessing.get_context("fork").Queue()
    process = multiprocessing.get_context("fork").Process(target=autograded, args=(course, name, answers))
    process.start()
    try:
        result: dict[str, Any] = answers.get(timeout=SECONDS)
    except Exception:
        result = {"score": None, "problem": "no answer in time"}
    process.kill()
    process.join()
    end_all_others()
    return result | {"seconds": round(time.monotonic() - began, 1)}


def end_all_others() -> None:
    """End what the notebook left running. In this world there is nobody else."""
    for number in [int(name) for name in os.listdir("/proc") if name.isdigit()]:
        if number not in (1, os.getpid(), os.getppid()):
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, 9)
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.05)
                if os.waitpid(-1, os.WNOHANG) == (0, 0):
                    return
        except ChildProcessError:
            return


def autograded(course: Path, name: str, answers: Any) -> None:
    """Autograde one submission, in a copy of the course, and put what came of it into `answers`."""
    from hostile_case import REACHED, Desk
    from hostile_corpus import CASES
    from hostile_host import Host
    from hostile_lesson import NAME, SHOWN, released
    from nbgrader.api import Gradebook

    with tempfile.TemporaryDirectory(dir=course.parent) as scratch:
        copy = Path(scratch, "course")
        shutil.copytree(course, copy)
        folder = copy / "submitted" / name / NAME
        folder.mkdir(parents=True)
        with Host(Path(scratch, "host"), copy / "source" / NAME / f"{NAME}.ipynb") as host:
            gradebook = f"sqlite:///{copy / 'gradebook.db'}"
            CASES[name].make(Desk(folder, released(copy), host.known | {"gradebook": str(copy / "gradebook.db")}))
            said = stock(copy).autograde(NAME, name, force=True, create=True)
            time.sleep(1)
            with Gradebook(gradebook) as book:
                try:
                    score = book.find_submission(NAME, name).score
                except Exception:
                    score = 0.0
            page = copy / "autograded" / name / NAME / f"{NAME}.ipynb"
            shown = shown_in(page)
            answers.put(
                {
                    "score": score,
                    "problem": "" if said["success"] else (said["error"] or said["log"] or "").strip()[-200:],
                    "reached": REACHED in shown or bool(host.heard) or bool(host.changes()),
                    "leaked": any(digits in shown for digits in SHOWN),
                    "megabytes": round(page.stat().st_size / 2**20, 1) if page.exists() else 0,
                }
            )
            answers.close()
            answers.join_thread()


def shown_in(page: Path) -> str:
    """All outputs of an autograded notebook."""
    if not page.exists():
        return ""
    return json.dumps([cell.get("outputs") for cell in json.loads(page.read_text())["cells"]])


def report(results: Path) -> None:
    """Print a table: by category, how many cases, and how many stole marks."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in results.read_text().splitlines():
        result = json.loads(line)
        rows.setdefault(result["category"], []).append(result)
    print(f"{'':32}{'cases':>8}{'stole':>8}{'lost':>8}{'reached':>8}{'leaked':>8}")
    total = [0] * 5
    for category, found in rows.items():
        scores = [(result["score"] or 0.0, result["honest"]) for result in found]
        counts = [
            len(found),
            sum(score > honest for score, honest in scores),
            sum(score < honest for score, honest in scores),
            sum(bool(result.get("reached")) for result in found),
            sum(bool(result.get("leaked")) for result in found),
        ]
        total = [a + b for a, b in zip(total, counts, strict=True)]
        print(f"{category:32}" + "".join(f"{count:8}" for count in counts))
    print(f"{'all':32}" + "".join(f"{count:8}" for count in total))


if __name__ == "__main__":
    main()
