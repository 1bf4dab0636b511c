"""What tests ask a page of JupyterLab, in JavaScript."""

OPEN = "[...(window.jupyterapp?.shell.widgets('main') ?? [])].find(({ isVisible }) => isVisible)"
"""The panel that is shown. JupyterLab's `shell.currentWidget` is the one that had the focus last, and may be none."""
KERNEL_IS_IDLE = f"{OPEN}?.sessionContext?.session?.kernel?.status === 'idle'"
