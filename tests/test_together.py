"""Tests that share something run in one process."""

import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import together

FILES = ("browser/test_a.py", "browser/test_b.py", together.APART, "course/test_c.py", "course/test_d.py")
TEXT = "import pytest\n@pytest.mark.parametrize('number', range(5))\ndef test_it(number):\n    pass\n"
LINE = re.compile(r"^\[(gw\d)\] .* PASSED tests/(\S+)::", re.MULTILINE)


def test_a_file_or_a_folder_that_shares_something_stays_in_one_process(tmp_path: Path) -> None:
    for name in FILES:
        file = tmp_path / "tests" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT)
    (tmp_path / "pytest.ini").touch()
    options = ["-n", "2", "--dist", "loadscope", "--no-loadscope-reorder", "-v", "-p", "together"]
    environment = {**os.environ, "PYTHONPATH": str(Path(together.__file__).parent)}
    said = subprocess.run(
        [sys.executable, "-m", "pytest", *options], cwd=tmp_path, env=environment, capture_output=True, text=True
    ).stdout
    workers: dict[str, set[str]] = defaultdict(set)
    ran = LINE.findall(said)
    assert len(ran) == 5 * len(FILES), said
    for worker, file in ran:
        workers["browser" if file.startswith("browser/") and file != together.APART else file].add(worker)
    assert {place: len(found) for place, found in workers.items()} == dict.fromkeys(workers, 1)
    assert len({worker for worker, _ in ran}) == 2
