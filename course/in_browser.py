"""Whether Python runs in the learner's browser, where the course has no system under it: as Pyodide, in JupyterLite."""

import sys
from pathlib import Path

IN_BROWSER = sys.platform == "emscripten"

DRIVE = Path("/drive")
"""Where JupyterLite shows Python what is kept in the browser. Without it, notebooks are kept and files are not."""
