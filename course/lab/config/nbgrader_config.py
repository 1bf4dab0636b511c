"""Read by nbgrader's Validate button in a learner's JupyterLab. Without it, each use logs two warnings."""

c = get_config()  # type: ignore[name-defined]  # noqa: F821
# As in jupyter_server_config.json: what a kernel sends is encrypted, so that it does not warn that it is not.
c.KernelManager.transport_encryption = "auto"
