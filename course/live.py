"""A live view of anywidget's, beside what stands for it in a saved notebook, or where there is no anywidget."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from IPython.display import display
from traitlets import HasTraits

if TYPE_CHECKING:
    from anywidget import AnyWidget
else:
    try:
        from anywidget import AnyWidget
    except ModuleNotFoundError:  # where somebody chose what to install of the course's needs, such as on Colab
        AnyWidget = HasTraits

__all__ = ["IS_LIVE", "AnyWidget", "show", "without_complaint"]

IS_LIVE = AnyWidget is not HasTraits
"""Whether this Python can make live views at all."""

_VIEW = "application/vnd.jupyter.widget-view+json"
# A front end that shows no live view (the saved notebook has no kernel) says so in the second output, in its own words:
# "Error displaying widget".
_COMPLAINT = (
    '.jp-OutputArea-child:has([{attribute}="{token}"]) + .jp-OutputArea-child:not(:has(.{view})){{display:none}}'
)


def without_complaint(attribute: str, token: str, view: str) -> str:
    """CSS by which the first output, an element of which has the attribute, hides a second one without that class."""
    return _COMPLAINT.format(attribute=attribute, token=token, view=view)


def show(still: Mapping[str, str], bundle: Mapping[str, Any], metadata: Mapping[str, Any]) -> None:
    """Display `still`, by MIME type, and below it the live view of a widget's bundle, if that has one.

    Two outputs instead of one: JupyterLab shows the richest kind of an output only, and a view whose model is gone (a
    notebook opened again) would hide what stands for it in the same output.
    """
    display(still, raw=True)  # type: ignore[no-untyped-call]
    if _VIEW in bundle:  # with HTML, or nbconvert warns that it can show nothing of this output
        display({_VIEW: bundle[_VIEW], "text/html": ""}, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]
