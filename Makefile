# The course's commands; `make` alone lists them.

# The interpreter that .venv is made with. Where it is too old, a newer one on PATH is used.
PYTHON ?= python3
# Options for JupyterLab, the lesson to grade (all, if none is named), and options or files for pytest.
LAB =
LESSON =
TESTS =

bin = .venv/bin

.PHONY: help lab test demo build grade feedback check lint bench lock clean environment environment-dev

help: ## list these commands
	@awk -F ' ## ' '/^[a-z]+:.* ## / { sub(/:.*/, "", $$1); printf "make %-8s  %s\n", $$1, $$2 }' Makefile

lab: environment ## open JupyterLab on your own copy of the lessons; options, as in LAB="--no-browser --port=8899"
	@$(bin)/python -m course.lab $(LAB)

test: environment-dev ## run every test, those in a browser too; some only, as in TESTS="tests/course -x"
	@$(PYTHON) tools/chromium.py
	$(bin)/python -m pytest $(TESTS)

demo: environment ## grade a made-up class, in a scratch folder; one lesson only, as in LESSON=01_relu_derivative
	@$(bin)/autograder demo $(LESSON)

build: environment ## build source/ and release/ from lessons/
	@$(bin)/autograder build

grade: environment ## autograde what is in submitted/; one lesson only, as in LESSON=01_relu_derivative
	@$(bin)/autograder grade $(LESSON)

feedback: environment ## write the feedback pages of everybody who was graded; one lesson only, as with grade
	@$(bin)/autograder feedback $(LESSON)

check: lint ## lint, and see that source/ and release/ are what lessons/ builds
	$(bin)/autograder build --check

lint: environment-dev ## ruff and mypy
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy

bench: environment-dev ## measure how long a learner waits, and how fast a class is graded: for an hour, on an idle machine
	@$(PYTHON) tools/chromium.py
	$(bin)/python -m bench.lessons
	$(bin)/python -m bench.explorers
	$(bin)/python -m bench.classes

lock: ## write constraints.txt anew, from a fresh resolution of the requirement files
	@$(PYTHON) tools/lock.py

clean: ## remove .venv and what tests and linters leave; lessons and marks stay
	rm -rf .venv *.egg-info build .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
	find . -name __pycache__ -prune -exec rm -rf {} +

environment:
	@$(PYTHON) tools/environment.py

environment-dev:
	@$(PYTHON) tools/environment.py --dev
