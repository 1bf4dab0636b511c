# The course's commands; `make` alone lists them. Those for learners are in tools/learner.mk.

# The repository on GitHub that Colab opens the lessons from.
GITHUB =
# With anything here, the wheel has the worked solutions.
SOLUTIONS =
# The lesson to grade (all, if none is named), and options or files for pytest.
LESSON =
TESTS =
# --with-solutions, if the site is to have them.
SITE =
# How many tests run side by side; with 0, pytest runs them itself, as its debugger needs it.
WORKERS = 2

.PHONY: test site lite demo build grade feedback wheel colab pictures check drift lint types style arrows bench lock clean \
	worked environment-dev

include tools/learner.mk

# Where nothing compiled is kept, pytest rewrites all tests in each process, each time.
unexport PYTHONDONTWRITEBYTECODE

# A copy that was shipped has the worked solutions ready, or not at all.
solutions: worked
worked: environment
	@$(bin)/autograder solutions

test: environment-dev ## run every test, those in a browser too; some only, as in TESTS="tests/course -x"
	@$(PYTHON) tools/browsers.py --firefox
	@$(PYTHON) tools/proxy.py
	$(bin)/python -m pytest -n $(WORKERS) --dist loadscope --no-loadscope-reorder $(TESTS)

site: environment-dev ## make the site in build/site/: all lessons as pages, to read without a network, and to run in a browser
	@$(bin)/python -m website $(SITE)

lite: environment-dev ## make only the course that runs in a browser, in build/site/jupyter/
	@$(bin)/python -m website.lite $(SITE)

demo: environment ## grade a made-up class, in a scratch folder; one lesson only, as in LESSON=01_relu_derivative
	@$(bin)/autograder demo $(LESSON)

build: environment ## build source/ and release/ from lessons/
	@$(bin)/autograder build

grade: environment ## autograde what is in submitted/; one lesson only, as in LESSON=01_relu_derivative
	@$(bin)/autograder grade $(LESSON)

feedback: environment ## write the feedback pages of everybody who was graded; one lesson only, as with grade
	@$(bin)/autograder feedback $(LESSON)

wheel: environment-dev ## make the wheel in dist/, with the lessons and a command, for every computer; SOLUTIONS=yes adds those
	@rm -rf build/wheel dist/relu_backprop_course-*.whl
	@$(bin)/autograder ship $(if $(SOLUTIONS),,--without-solutions) build/wheel >/dev/null
	@$(bin)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-index --no-build-isolation --wheel-dir dist ./build/wheel/course
	@ls dist/*.whl

colab: wheel ## make build/colab/, from which Google's Colab opens the lessons once it is on GitHub, as in GITHUB=owner/name
	@rm -rf build/colab
	@$(bin)/autograder colab "$(GITHUB)" dist/relu_backprop_course-*.whl build/colab

check: lint drift ## lint, and see that source/ and release/ are what lessons/ builds

drift: environment-dev
	$(bin)/autograder build --check

lint: types style arrows ## ruff, mypy, which module may import which, and the workflows

types: environment-dev
	$(bin)/mypy
	$(bin)/mypy --platform win32 --package course

style: environment-dev
	$(bin)/ruff check .
	$(bin)/ruff format --check .

arrows: environment-dev
	$(bin)/lint-imports --no-cache
	$(bin)/jactionlint --shellcheck=

bench: environment-dev ## measure how long a learner waits, and how fast a class is graded: for two hours, on an idle machine
	@$(PYTHON) tools/browsers.py
	$(bin)/python -m bench.lessons
	$(bin)/python -m bench.explorers
	$(bin)/python -m bench.lite
	$(bin)/python -m bench.checks
	$(bin)/python -m bench.classes
	$(bin)/python -m bench.pages
	$(bin)/python -m bench.watch
	$(bin)/python -m bench.cluster
	$(bin)/python -m bench.thousand

pictures: environment-dev ## take the README's pictures anew, in docs/images/
	@$(PYTHON) tools/browsers.py
	@$(bin)/python tools/pictures.py

lock: ## write constraints.txt anew, from a fresh resolution of the requirement files
	@$(PYTHON) tools/lock.py

clean: ## remove .venv and what tests and linters leave; lessons and marks stay
	rm -rf .venv *.egg-info build dist solutions .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
	find . -name __pycache__ -prune -exec rm -rf {} +

environment-dev:
	@command -v $(PYTHON) >/dev/null || { echo "$(NO_PYTHON)" >&2; exit 1; }
	@$(PYTHON) tools/environment.py --dev
