"""No small change to a solution passes its tests, unless it gives the same answers on a thousand random inputs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from repository import ROOT

from course import catalogue

LESSONS = [lesson.name for lesson in catalogue.lessons()]
HERE = Path(__file__).parent


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_wrong_mutant_passes(lesson: str) -> None:
    path = os.pathsep.join(map(str, (ROOT, ROOT / "tests", HERE)))  # tests/ has folders of the packages' names
    program = [sys.executable, str(HERE / "mutants_tried.py"), lesson]
    done = subprocess.run(program, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path})
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["wrong"] == [], "\n\n".join(told["wrong"])
    few = {name: count for name, count in told["mutants"].items() if count < 3}
    assert few == {}, "of these there is hardly anything to try"
