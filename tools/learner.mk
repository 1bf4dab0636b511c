# What a learner runs. The Makefile of the course includes this; in a copy that was made by `autograder ship` it is all.

# The interpreter that .venv is made with. Where it is too old, a newer one on PATH is used.
PYTHON ?= python3
# Options for JupyterLab.
LAB =

bin = .venv/bin
NO_PYTHON = There is no $(PYTHON): install Python 3.11 or newer, or say where it is, as in make lab PYTHON=/path/to/python3.

.PHONY: help lab solutions environment

help: ## list these commands
	@awk -F ' ## ' '/^[a-z]+:.* ## / { sub(/:.*/, "", $$1); printf "make %-9s  %s\n", $$1, $$2 }' $(wildcard tools/learner.mk) Makefile

lab: environment ## open JupyterLab on your own copy of the lessons; options, as in LAB="--no-browser --port=8899"
	@$(bin)/python -m course.lab $(LAB)

solutions: environment ## open JupyterLab on the worked solutions; options as with lab
	@$(bin)/python -m course.lab --solutions $(LAB)

environment:
	@command -v $(PYTHON) >/dev/null || { echo "$(NO_PYTHON)" >&2; exit 1; }
	@$(PYTHON) tools/environment.py
