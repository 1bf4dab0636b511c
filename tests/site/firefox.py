"""A Firefox for tests, told what to do in its own protocol, Marionette.

Neither can Playwright drive Debian's Firefox, nor does Mozilla's client import on Python 3.13. Of the protocol four
commands are used: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

import json
import shutil
import socket
import subprocess
import time
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import programs
import pytest

PROGRAMS = ("firefox-esr", "firefox")
PREFERENCES = 'user_pref("marionette.port", 0);\n'  # any that is free


class Firefox:
    """One without a past, whose files are in the new folder `profile`. Nothing may take longer than `seconds`."""

    def __init__(self, profile: Path, seconds: float) -> None:
        program = next(filter(None, map(shutil.which, PROGRAMS)), None)
        if not program:
            pytest.fail("This test needs Firefox: run make test, which sees to it.")
        profile.mkdir()
        (profile / "user.js").write_text(PREFERENCES)
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
        self._seconds, self._numbers = seconds, count(1)
        self._ends = ExitStack()
        self._process = self._ends.enter_context(
            programs.start(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )
        try:
            address = ("127.0.0.1", self._port(profile))
            self._socket = self._ends.enter_context(socket.create_connection(address, timeout=seconds))
            self._answers = self._ends.enter_context(self._socket.makefile("rb"))
            self._read()  # who it is
            self._tell("WebDriver:NewSession")
            self._tell("WebDriver:SetTimeouts", script=seconds * 1000, pageLoad=seconds * 1000)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End it, and all that it has started."""
        self._process.kill()
        self._ends.close()

    def open(self, address: str) -> None:
        """Load a page."""
        self._tell("WebDriver:Navigate", url=address)

    def ask(self, script: str, *given: Any) -> Any:
        """Run a script in the page: its last argument is a function that takes the answer, those before are `given`."""
        answer = self._tell("WebDriver:ExecuteAsyncScript", script=script, args=given, sandbox=None)
        return answer["value"]

    def _port(self, profile: Path) -> int:
        told, end = profile / "MarionetteActivePort", time.monotonic() + self._seconds
        while not (told.exists() and told.read_text()):
            assert time.monotonic() < end
            assert self._process.poll() is None
            time.sleep(0.1)
        return int(told.read_text())

    def _tell(self, command: str, **parameters: Any) -> Any:
        message = json.dumps([0, next(self._numbers), command, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def _read(self) -> Any:
        """A message: how long it is, a colon, and JSON."""
        digits = b""
        while (digit := self._answers.read(1)) != b":":
            assert digit, "Firefox has ended."
            digits += digit
        return json.loads(self._answers.read(int(digits)))
