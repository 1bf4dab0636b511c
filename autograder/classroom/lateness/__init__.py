"""Due dates, extensions, and what lateness costs: set by commands, settled whenever marks are used, told to students.

settling   penalties brought up to date      announcing   due dates for students: in the exchange and in their copy
screen     what the commands tell
"""
