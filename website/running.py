"""Runs the pages' notebooks, and makes of their outputs what stands on a page."""

import asyncio
import re
from collections.abc import Iterator, Mapping
from tempfile import TemporaryDirectory

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbformat import NotebookNode

from website.lesson_page import UNSEEN
from website.problem import Problem

SECONDS = 120
"""How long a cell may take. They take less than one."""
AT_ONCE = 2
"""How many lessons run side by side."""

# A kernel warns of its own TCP connection, which does not leave the machine.
_QUIET = ["--Application.log_level=ERROR"]
_WIDGET = "application/vnd.jupyter.widget-view+json"
# Each output brings the course's stylesheet, which a page needs once. An explorer's has a random mark, for JupyterLab.
_FOR_NOTEBOOKS = re.compile(r'(?<=<div class="course-ui">)<style>.*?</style>| data-course-still="\w+"', re.DOTALL)
_STILL_NOTE = re.compile(r"(?<=A still picture\. )[^<]*")


def run_all(pages: Mapping[str, NotebookNode]) -> None:
    """Run the pages, by the names of their lessons, and leave in each what is to be seen. Raises Problem."""
    asyncio.run(_run_all(pages))


async def _run_all(pages: Mapping[str, NotebookNode]) -> None:
    room = asyncio.Semaphore(AT_ONCE)
    await asyncio.gather(*(_run(name, page, room) for name, page in pages.items()))


async def _run(name: str, page: NotebookNode, room: asyncio.Semaphore) -> None:
    # In an empty folder: what a lesson leaves beside its notebook is not the reader's.
    with TemporaryDirectory() as folder:
        client = NotebookClient(
            page,
            timeout=SECONDS,
            coalesce_streams=True,
            extra_arguments=_QUIET,
            resources={"metadata": {"path": folder}},
        )
        try:
            async with room:
                await client.async_execute()
        except CellExecutionError as error:
            raise Problem(f"{name} does not run: {error.ename}: {error.evalue}") from None
        except CellTimeoutError:
            raise Problem(f"{name} does not run: a cell takes more than {SECONDS} seconds.") from None
    page.cells = [cell for cell in page.cells if UNSEEN not in cell.metadata.get("tags", ())]
    page.metadata.pop("widgets", None)
    for cell in page.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = list(_shown(name, cell))


def _shown(name: str, cell: NotebookNode) -> Iterator[NotebookNode]:
    for output in cell.outputs:
        if output.get("name") == "stderr":
            raise Problem(f"{name} prints a warning: {output.text.strip()}")
        data = output.get("data", {})
        if _WIDGET in data:
            continue
        if "text/html" in data:
            output.data = {"text/html": for_a_page(data["text/html"])}
        yield output


def for_a_page(html: str) -> str:
    """The HTML of an output, without what only a notebook needs, and with what is true on a page."""
    return _STILL_NOTE.sub("In the notebook you can move the controls.", _FOR_NOTEBOOKS.sub("", html))
