"""Whole classes: graded over Dask, with one writer to the gradebook, and given feedback.

command   `autograder grade`, what an instructor types     run       one lesson, from folders to gradebook
cluster   the Dask cluster, here or elsewhere              window    a few submissions in flight at a time
worker    what runs on a Dask worker                       intake    who handed in what, and what is done already
folders   autograded/, as nbgrader leaves it               lock      one run at a time
progress  how far it is                                    summary   what came of it
records   --json                                           feedback  feedback pages, several at a time
"""
