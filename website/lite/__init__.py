"""The course in a browser: JupyterLab, Python and the lessons as static files. Nobody has to install anything.

`make site` builds it into the site, `make lite` alone; `python -m website.lite` is the same. It is JupyterLite, with
Pyodide for Python. `pyodide`, `wheels` and `fonts` see to what runs in the browser, `packages` writes down for Pyodide
where it lies, `build` puts the site together, and `offline` lists its files for the service worker. `page/` is what
the course adds to JupyterLab's page.
"""

FOLDER = "jupyter"
"""Where in the site it is."""

LITE_FILE = "jupyter-lite.json"
"""By this file, which JupyterLite's page reads first, a folder is known as one."""
