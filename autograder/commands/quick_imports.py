"""Imported first by the commands: keeps 1.3 seconds of imports away from them.

jsonschema, which nbformat uses, builds a grammar of the web's addresses where the optional package rfc3987_syntax is
there, and does without where it is not. Nothing in a notebook is checked with it.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
