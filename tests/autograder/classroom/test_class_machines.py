"""A class graded on five machines with addresses of their own, over TLS as docs/instructors.md sets it up.

One machine loses its power in the middle of it, one its network, and one is added.
"""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import dask
import pytest
import yaml
from dask_cluster import Cluster, graded_on
from distributed import Client
from light_class import ANSWERS, IN_TIME, LATE, POINTS, TOO_LATE, LightClass
from machines import Machine, Network, network
from repository import ROOT

from autograder.classroom.grading.cluster import remote_pool
from autograder.engine.problem import Problem

TIMES = 5
"""How often everybody of the light class is in this one."""
# Half a minute, in Dask's own settings; a class as small as this one has ended by then.
IMPATIENT = {
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP": "11s",
    "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "15s",
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "3",
}


@pytest.fixture
def machines() -> Iterator[Network]:
    with network() as made:
        yield made


def certificates(folder: Path) -> Path:
    """Make them as the documentation says; the folder of Dask's settings."""
    text = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
    found = re.search(r"```sh\n(openssl .*?)```.*?```yaml\n(.*?)```", text, re.DOTALL)
    assert found is not None
    folder.mkdir()
    subprocess.run(["sh", "-ec", found[1]], cwd=folder, check=True, capture_output=True)
    (folder / "tls.yaml").write_text(found[2].replace("/etc/course-tls", str(folder)))
    return folder


def larger(made: Path, root: Path) -> tuple[LightClass, dict[str, tuple[float, float]]]:
    """A light class with everybody several times, in the new folder `root`, and the points that they are to get."""
    shutil.copytree(made, root)
    class_, points = LightClass(root), dict(POINTS)
    for number in range(1, TIMES):
        for student, answers in ANSWERS.items():
            class_.hand_in(f"{student}{number}", answers, TOO_LATE if student == LATE else IN_TIME)
            points[f"{student}{number}"] = POINTS[student]
    return class_, points


def wait_for(cluster: Cluster, machine: Machine, seconds: float = 120) -> None:
    """Until a machine has joined."""
    late = time.monotonic() + seconds
    with Client(cluster.address, timeout=60, set_as_default=False) as client:
        while not any(f"//{machine.address}:" in address for address in client.scheduler_info(-1)["workers"]):
            assert time.monotonic() < late
            time.sleep(0.1)


def test_a_machine_dies_one_is_cut_off_and_one_is_added_in_the_middle_of_a_class(
    made: Path, tmp_path: Path, machines: Network
) -> None:
    class_, points = larger(made, tmp_path / "course")
    settings = certificates(tmp_path / "tls")
    (tmp_path / "cluster").mkdir()
    read = yaml.safe_load((settings / "tls.yaml").read_text())["distributed"]
    with ExitStack() as running, dask.config.set(distributed=dask.config.merge(dask.config.get("distributed"), read)):
        place, *workers = [machines.add() for _ in range(5)]
        environment = IMPATIENT | {"DASK_CONFIG": str(settings)}
        cluster = Cluster(tmp_path / "cluster", running, place.address, environment)
        cluster.scheduler(within=place.within)
        for worker in workers:
            cluster.worker(within=worker.within, host=worker.address)
        cluster.has(workers=4)
        with graded_on(cluster, class_) as steps:
            done = [next(steps), next(steps)]
            workers[0].kill()
            workers[1].cut_off()
            new = machines.add()
            cluster.worker(within=new.within, host=new.address)
            wait_for(cluster, new)
            done += steps
        assert [step.undone for step in done if step.undone] == []
        assert sorted(step.student for step in done) == sorted(points)
        assert class_.points() == points
        with (
            dask.config.set({"distributed.comm.tls.client.cert": None, "distributed.comm.tls.client.key": None}),
            pytest.raises(Problem, match="No Dask scheduler answers at tls://"),
            remote_pool(cluster.address),
        ):
            pass
