"""The list of matplotlib's fonts, ready made. Without it, each start of Python would read a hundred files, and say so.

Pyodide's matplotlib looks for it beside its own code, so it is a package that puts one file there.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from matplotlib._afm import AFM
from matplotlib.font_manager import FontEntry, afmFontProperty, ttfFontProperty
from matplotlib.ft2font import FT2Font

from website.lite.wheels import data_wheel

LIST_VERSION = 330
"""`FontManager.__version__` of the matplotlib in Pyodide, which makes the list itself where another number stands."""
DATA = "matplotlib/mpl-data/"
FIELDS = ("fname", "name", "style", "variant", "weight", "stretch", "size")


def font_list(matplotlib: Path, folder: Path) -> Path:
    """Make in `folder` the wheel with the list of the fonts that the wheel of matplotlib brings."""
    listed = json.dumps(_listed(matplotlib)).encode()
    version = matplotlib.name.split("-")[1]
    return data_wheel(folder, "matplotlib-font-list", version, {"matplotlib/fontlist.json": listed})


def _listed(matplotlib: Path) -> dict[str, Any]:
    """What matplotlib's FontManager writes down of its fonts."""
    with TemporaryDirectory() as scratch, ZipFile(matplotlib) as archive:
        archive.extractall(scratch, [name for name in archive.namelist() if name.startswith(f"{DATA}fonts/")])
        data = Path(scratch, DATA)
        ttf = _entries(data, ((path, ttfFontProperty(FT2Font(path))) for path in data.rglob("*.ttf")))
        afm = _entries(data, ((path, afmFontProperty(str(path), _metrics(path))) for path in data.rglob("*.afm")))
    return {
        "__class__": "FontManager",
        "_version": LIST_VERSION,
        "_FontManager__default_weight": "normal",
        "default_size": None,
        "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"},
        "afmlist": afm,
        "ttflist": ttf,
    }


def _metrics(path: Path) -> AFM:
    with path.open("rb") as file:
        return AFM(file)


def _entries(data: Path, fonts: Iterable[tuple[Path, FontEntry]]) -> list[dict[str, Any]]:
    return [
        {
            "__class__": "FontEntry",
            **{field: getattr(font, field) for field in FIELDS},
            "fname": path.relative_to(data).as_posix(),
        }
        for path, font in sorted(fonts, key=lambda entry: entry[0])
    ]
