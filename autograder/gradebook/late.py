"""Late penalties, as the course's nbgrader_config.py settles them."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from nbgrader.plugins import BasePlugin
from nbgrader.preprocessors import AssignLatePenalties
from traitlets import TraitError
from traitlets.config import Config

from autograder.engine.problem import OneProblem, Problem
from autograder.gradebook.rows import Penalty
from autograder.root import CONFIG

NOT_LOADED = (
    '{config}: c.AssignLatePenalties.plugin_class is "{name}", which cannot be used: {reason}. Name a class of '
    "nbgrader.plugins.LateSubmissionPlugin's kind: late.Mine is the class Mine in the file late.py beside {config}."
)
NOT_SET = "{config}: the late rule cannot be set so: {reason}"
FAILED = "{student}: the plugin for late penalties, {name}, failed: {error!r}. Mend it."


def late_penalty(config: Config, root: Path, log: logging.Logger | None = None) -> Penalty:
    """What the plugin named by `c.AssignLatePenalties.plugin_class` takes off, by default nbgrader's own.

    It may be in a file in the folder `root`, beside nbgrader_config.py. Raises Problem where it cannot be had.
    """
    named = config.get("AssignLatePenalties", {}).get("plugin_class")
    if isinstance(named, str):
        config = deepcopy(config)
        config.AssignLatePenalties.plugin_class = _loaded(named, root)
    try:
        settings = AssignLatePenalties(config=config, **({"log": log} if log else {}))
        settings.init_plugin()
    except TraitError as error:
        raise Problem(NOT_SET.format(config=CONFIG, reason=error)) from error
    plugin = settings.plugin_inst

    def penalty(student: str, score: float, seconds_late: float) -> float | None:
        try:
            points = plugin.late_submission_penalty(student, score, seconds_late)
            return None if points is None else float(points)
        except Exception as error:
            name = f"{type(plugin).__module__}.{type(plugin).__name__}"
            raise OneProblem(FAILED.format(student=student, name=name, error=error)) from error

    return penalty


def _loaded(name: str, root: Path) -> object:
    """The class of that dotted name, from a file beside nbgrader_config.py before anywhere else."""
    module, _, class_name = name.rpartition(".")
    beside = root.joinpath(*module.split(".")).with_suffix(".py")
    try:
        with _importing_from(root):
            found = _from_file(module, beside) if module and beside.is_file() else import_module(module)
        plugin = getattr(found, class_name)
        if not (isinstance(plugin, type) and issubclass(plugin, BasePlugin)):
            raise TypeError("it is no plugin of nbgrader's")
        return plugin
    except Exception as error:  # whatever an instructor's own file may raise
        reason = f"{error} ({type(error).__name__})"
        raise Problem(NOT_LOADED.format(config=CONFIG, name=name, reason=reason)) from error


@contextmanager
def _importing_from(root: Path) -> Iterator[None]:
    """Files beside the plugin can be imported by it. Last on the path, so that they stand in for nothing else.

    They are forgotten afterwards: another course in this process may have files of the same names.
    """
    sys.path.append(str(root))
    before = {*sys.modules}
    try:
        yield
    finally:
        sys.path.remove(str(root))
        for name in {*sys.modules} - before:
            if str(getattr(sys.modules[name], "__file__", "")).startswith(f"{root}/"):
                del sys.modules[name]


def _from_file(name: str, path: Path) -> object:
    """The module in a file."""
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules.setdefault(name, module)  # where what a module defines may look for it
    spec.loader.exec_module(module)
    return module
