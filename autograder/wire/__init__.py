"""What crosses between the judge and a student's process: data, and nothing that runs by being read.

`values` turns a value into JSON with raw buffers beside it, and back; `frames` carries both over a socket; `peer` calls
functions that live on the other side. Both sides use the same modules. Whatever the student's process sends may be
forged: reading it builds plain data or raises RubbishError.
"""
