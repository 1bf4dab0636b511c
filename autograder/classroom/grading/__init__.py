"""Whole classes graded, in threads of this process or on a Dask cluster, with one writer to the gradebook.

session   a class in the hands of one run, lesson after lesson     run       one lesson, from folders to gradebook
window    a few submissions in flight at a time, in a pool         cores     how much of the machine there is
threads   the pool of this process                                 cluster   the pool of a Dask cluster
worker    what runs on a Dask worker                               records   --json
summary   what came of it                                          tables    marks on the terminal
"""
