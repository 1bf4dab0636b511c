"""The status as a page at an address of this machine. It tells of no student: all who have an account can read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from autograder.classroom.watch.status import Status
from autograder.engine.problem import Problem

HERE = "127.0.0.1"
TAKEN = "Port {port} cannot be had for the page ({reason}). Name another with --port, or 0 for any that is free."

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5">
<title>{course}: {title}</title>
<style>
  :root {{ color-scheme: light dark; }}
  body {{ max-width: 44em; margin: 2em auto; padding: 0 1em; font: 16px/1.5 system-ui, sans-serif; }}
  dl {{ display: grid; grid-template-columns: max-content 1fr; gap: .2em 1.5em; }}
  dd {{ margin: 0; }}
  table {{ border-collapse: collapse; width: 100%; }}
  table {{ font-variant-numeric: tabular-nums; }}
  th, td {{ padding: .3em .4em; text-align: right; border-bottom: 1px solid #8888; }}
  th:first-child {{ text-align: left; font-weight: normal; overflow-wrap: anywhere; min-width: 9em; }}
  .trouble {{ border-left: .4em solid #c33; padding: .2em 1em; }}
</style>
</head>
<body>
<h1>{course}</h1>
{trouble}
<dl>
<dt>Watching since</dt><dd>{since:%Y-%m-%d %H:%M:%S}</dd>
<dt>To be graded</dt><dd>{waiting}, and {at_work} at work</dd>
<dt>For another day</dt><dd>{later}</dd>
<dt>Came too late</dt><dd>{closed}</dd>
<dt>Without marks or page</dt><dd>{troubled}</dd>
<dt>Last page</dt><dd>{last}</dd>
</dl>
{table}
</body>
</html>
"""
_HEAD = f"<tr>{''.join(f'<th scope=col>{title}</th>' for title in ('lesson', 'taken', 'graded', 'pages'))}</tr>"
_ROW = "<tr><th scope='row'>{lesson}</th><td>{taken}</td><td>{graded}</td><td>{given}</td></tr>"


def shown(status: Status) -> str:
    """The page."""
    last = "none yet"
    if status.last:
        took = f", {status.seconds:.1f} s after its work had arrived" if status.seconds is not None else ""
        last = f"{status.last:%H:%M:%S}{took}"
    rows = (
        _ROW.format(
            lesson=escape(lesson),
            taken=status.taken[lesson],
            graded=status.graded[lesson],
            given=status.given[lesson],
        )
        for lesson in status.lessons
    )
    return _PAGE.format(
        course=escape(status.course),
        title="trouble" if status.trouble else f"{status.waiting + status.at_work} to be graded",
        trouble=f"<p class='trouble' role='alert'>{escape(status.trouble)}</p>" if status.trouble else "",
        table=f"<table><thead>{_HEAD}</thead><tbody>{''.join(rows)}</tbody></table>" if status.lessons else "",
        last=last,
        **{name: getattr(status, name) for name in ("since", "waiting", "at_work", "later", "closed", "troubled")},
    )


@contextmanager
def served(status: Status, port: int) -> Iterator[str]:
    """Show the page, and at /status.json the numbers, for as long as the block runs; the address.

    Raises Problem where the port cannot be had.
    """

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pages = {"/": ("text/html", shown), "/status.json": ("application/json", Status.as_json)}
            kind, made = pages.get(self.path, ("", None))
            if made is None:
                self.send_error(404)
                return
            body = made(status).encode()
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nobody asks who looked."""

    try:
        server = ThreadingHTTPServer((HERE, port), Answers)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise Problem(TAKEN.format(port=port, reason=reason)) from error
    with server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{HERE}:{server.server_port}/"
        server.shutdown()
