"""No tests: what tests hold open while they run, for tests/test_nothing_stays.py to end in the middle.

A file of the name that is given shows in the folder HELD_OPEN when it is there. A file "fail" makes both fail.
"""

import os
import time
from pathlib import Path

import pytest
from real_lab import SECONDS, Lab

from autograder.engine.assignment import Assignment
from autograder.engine.job import Job
from autograder.engine.station import Station

EMPTY = b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}'


def hold(name: str) -> None:
    folder = Path(os.environ["HELD_OPEN"])
    (folder / name).touch()
    end = time.monotonic() + SECONDS
    while not (folder / "fail").exists() and time.monotonic() < end:
        time.sleep(0.05)
    pytest.fail("nobody wanted more")


def test_a_lab_and_a_kernel(lab: Lab) -> None:
    lab.api("POST", "/api/kernels")
    hold("lab")


@pytest.mark.usefixtures("browser")
def test_a_browser_and_a_station() -> None:
    with Station(Job(Assignment("empty", {"empty": EMPTY}, {}))):
        hold("station")
