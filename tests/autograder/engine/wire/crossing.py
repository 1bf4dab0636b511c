"""Data sent from one side to the other."""

import json
from typing import Any

from autograder.engine.wire.packing import Packer, data_only
from autograder.engine.wire.unpacking import Unpacker, nothing_lent


def crossed(value: Any) -> Any:
    """The value as it arrives. Raises CannotCrossError and RubbishError."""
    packer = Packer(data_only)
    node = json.loads(json.dumps(packer.pack(value)))
    return Unpacker(memoryview(b"".join(packer.blobs)), nothing_lent).unpack(node)
