"""The class report: one page for the instructor about how a class did in a lesson. It begins in page.py."""
