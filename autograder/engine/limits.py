"""What a submission may use."""

from traitlets import Float, Integer
from traitlets.config import Configurable


class Limits(Configurable):  # type: ignore[misc]
    """What a submission may use. Set any of them in nbgrader_config.py, as in `c.Limits.cell_seconds = 60`."""

    cell_seconds = Float(30, min=0.1, help="Seconds that one cell may run. Default: 30.").tag(config=True)
    call_seconds = Float(10, min=0.1, help="Seconds that one call of a student's function may take. Default: 10.").tag(
        config=True
    )
    submission_seconds = Float(120, min=1, help="Seconds that a whole submission may take. Default: 120.").tag(
        config=True
    )
    memory_mib = Integer(
        1024, min=64, help="Memory of a submission, all its processes together, in MiB. Default: 1024."
    ).tag(config=True)
    output_kib = Integer(1024, min=1, help="Output of one cell in KiB; what is beyond is cut off. Default: 1024.").tag(
        config=True
    )
    submission_output_kib = Integer(
        4096, min=1, help="Output of a submission, all its cells together, as its page holds it, in KiB. Default: 4096."
    ).tag(config=True)
    processes = Integer(64, min=1, help="Processes and threads of a submission at one time. Default: 64.").tag(
        config=True
    )
    files_mib = Integer(64, min=1, help="Files of a submission, all together, in MiB. Default: 64.").tag(config=True)

    def as_dict(self) -> dict[str, float]:
        """Plain numbers by name, to be sent to another process."""
        return {name: getattr(self, name) for name in sorted(self.trait_names(config=True))}
