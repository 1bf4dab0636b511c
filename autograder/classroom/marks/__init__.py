"""Marks out: the files that learning platforms import, and their zips of feedback.

standing   what each student has in a lesson     layouts   how each platform's file of marks looks
filling    marks into such a file                plain     a file for people, CSV or xlsx
harmless   text that no spreadsheet runs         pages     feedback pages, in the zip that a platform takes back
writing    all of it                             screen    what `autograder marks` tells
"""
