"""Figures of the lessons, drawn by pure functions."""
