"""Without a jail, on demand: limits and a folder, and no more."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jailed_zygote import Zygote, gone, processes_below


@pytest.fixture(scope="module")
def plain() -> Iterator[Zygote]:
    made = Zygote(jailed=False)
    yield made
    made.close()


def test_a_folder_of_its_own_is_there_and_goes(plain: Zygote) -> None:
    home = Path(plain.run("import os; open('file', 'w'); say(os.getcwd())"))
    assert home.name == "home"
    assert not home.exists()
    assert not home.parent.exists()


def test_the_environment_is_clean(plain: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_HOST", "hunter2")
    assert "hunter2" not in str(plain.run("import os; say(dict(os.environ))"))


def test_limits_hold(plain: Zygote) -> None:
    assert plain.run("try: bytearray(300 << 20)\nexcept MemoryError: say('refused')", memory_mib=128) == "refused"
    assert plain.submit("import os, time\nfor _ in range(5): os.fork()\ntime.sleep(60)").end() == {"ended": "processes"}


def test_its_group_ends_with_it(plain: Zygote) -> None:
    before = processes_below(plain.process.pid)
    submission = plain.submit("import os, time\nif os.fork() == 0: time.sleep(60)\nsay(1)\ntalk.recv(1)")
    assert submission.hear() == 1
    made = processes_below(plain.process.pid) - before
    submission.leave()
    assert len(made) == 2
    assert gone(made)


def test_interrupt_and_obituary(plain: Zygote) -> None:
    submission = plain.submit("import time; say(1); time.sleep(60)")
    submission.hear()
    submission.lifeline.sendall(b"i")
    assert submission.end() == {"ended": "exit", "code": 1}


def test_the_folder_of_the_zygote_goes_with_it() -> None:
    here = Zygote(jailed=False)
    folder = Path(here.run("import os; say(os.environ['MPLCONFIGDIR'])")).parent
    assert folder.exists()
    here.close()
    del here
    assert not folder.exists()
