"""The page that formgrader shows an instructor of a submission, made as formgrader makes it."""

from pathlib import Path

from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader import handlers
from repository import ROOT
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader


def as_formgrader_shows(notebook: Path, lesson: str) -> str:
    settings = {"template_name": "formgrade", "extra_template_basedirs": [handlers.template_path]}
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    config.merge(Config({"HTMLExporter": settings}))
    exporter = HTMLExporter(config=config)
    resources = {"assignment_id": lesson, "notebook_id": notebook.stem, "submission_id": "1", "index": 0, "total": 1}
    names = {"base_url": "", "student": "mallory", "last_name": None, "first_name": None, "notebook_path": ""}
    return str(exporter.from_filename(str(notebook), resources=resources | names)[0])
