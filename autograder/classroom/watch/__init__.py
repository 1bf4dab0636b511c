"""Marks when you hand in: what arrives is graded at once, and the page goes back to its student.

service    the loop: takes, has graded, keeps, has pages made, gives them back
settings   c.Watch in nbgrader_config.py       lessons    as they are graded now
turns      who is graded next
inbound    what arrives in the exchange        desk       what is taken, what waits, what comes too late
resting    what lies in folders, once whole    notices    a page for who gets no marks, or none yet
status     how far it is, as numbers           page       the same at an address of this machine
feedback_folder                                           pages back into the exchange
"""
