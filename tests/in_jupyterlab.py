"""What tests ask a page of JupyterLab, in JavaScript."""

OPEN = "[...(window.jupyterapp?.shell.widgets('main') ?? [])].find(({ isVisible }) => isVisible)"
"""The panel that is shown. `shell.currentWidget`, JupyterLab's own, is the one that had the focus last, and may be none."""
KERNEL_IS_IDLE = f"{OPEN}?.sessionContext?.session?.kernel?.status === 'idle'"
