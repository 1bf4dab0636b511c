"""Lists the files of the finished course for the page: which lessons there are, and what the service worker keeps."""

import hashlib
import json
from pathlib import Path

HERE = Path(__file__).parent
JUPYTERLITE = "jupyterlite-worker.js"
WORKER = "service-worker.js"
LESSONS = "lessons.json"


def list_files(site: Path) -> None:
    """Write lessons.json into the folder `site`, and put the course's service worker before JupyterLite's own."""
    lessons = site / "files"
    listed = {path.relative_to(lessons).as_posix(): _mark(path) for path in sorted(lessons.rglob("*.ipynb"))}
    (site / LESSONS).write_text(json.dumps(listed, indent=1), encoding="utf-8")
    (site / WORKER).rename(site / JUPYTERLITE)
    files = {path.relative_to(site).as_posix(): _mark(path) for path in sorted(site.rglob("*")) if path.is_file()}
    del files[JUPYTERLITE]
    worker = (HERE / "page" / "offline.js").read_text(encoding="utf-8")
    (site / WORKER).write_text(worker.replace("const FILES = {};", f"const FILES = {json.dumps(files)};", 1))


def _mark(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
