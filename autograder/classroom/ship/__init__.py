"""A copy of the course for a class: what learners need and nothing else, in a folder or an archive.

contents  what is in it, as files by path        colab  the same from GitHub, as Google's Colab opens it
files/    what it has in place of ours: a README for learners, a pyproject.toml that installs `course` alone
"""
