"""What crosses between the judge and a student's process: data, and nothing that runs by being read.

`packing` turns a value into JSON with raw buffers beside it, and `unpacking` does the reverse; `values` says what the
JSON looks like, and `written_out` how much a value may be when it is read. `frames` carries both over a socket, and
`peer` calls functions that live on the other side. Both sides use the same modules. What the student's process sends
may be forged: reading it gives plain data or RubbishError.
"""
