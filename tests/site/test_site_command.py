"""The command `python -m website` where it cannot do what it is asked."""

import os
import shutil
import subprocess
import sys

from website import __main__ as command


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path, capsys):
    (tmp_path / "thesis.txt").write_text("years of work")
    assert command.main(["--output", str(tmp_path)]) == 1
    assert "is no site made by this command: choose another folder." in capsys.readouterr().err
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_a_missing_notebook_is_named(tmp_path, capsys, monkeypatch):
    shutil.copytree(command.ROOT / "source", tmp_path / "source")
    monkeypatch.setattr(command, "ROOT", tmp_path)
    assert command.main(["--output", str(tmp_path / "site")]) == 1
    assert "01_relu_derivative.ipynb is missing: run make build." in capsys.readouterr().err


def test_a_page_that_sphinx_objects_to_is_no_site(tmp_path):
    shutil.copytree(command.HERE, tmp_path / "desk", ignore=shutil.ignore_patterns("pages", "__pycache__"))
    (tmp_path / "desk" / "pages").mkdir()
    (tmp_path / "desk" / "pages" / "index.md").write_text("# Page\n\n[nowhere](missing.md)\n", encoding="utf-8")
    code = "from pathlib import Path; from website.__main__ import run_sphinx; run_sphinx(Path('desk'), Path('site'))"
    environment = {**os.environ, "PYTHONPATH": str(command.ROOT)}
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert run.returncode == 1
    assert "missing.md" in run.stderr
    assert "Sphinx says above what is wrong" in run.stderr
