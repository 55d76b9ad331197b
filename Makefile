# The two commands of the project are `make serve` and `make test`; both do
# their own set-up. Every path here is relative, and tools are run as modules
# of the environment's Python, so that a project folder may have any name.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
STAMP  := $(VENV)/.installed
KB     := $(VENV)/bin/kb
# The day on which freshness and due dates are judged by `make check`.
TODAY  := 2026-11-30
# Processes for the tests; "auto" is one a core.
JOBS   ?= auto
# Extra arguments, as in: make test ARGS="-k links -x"
ARGS   ?=

.DEFAULT_GOAL := help
.PHONY: help setup serve build check test-tools test soak golden lock docs clean FORCE

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1@/p' Makefile | column -t -s @

setup: $(STAMP) ## make .venv from the lock file (quick when up to date)

# The stamp holds the project's folder: an editable install points at it, so a
# moved or copied project is installed again.
ifneq "$(shell cat $(STAMP) 2>/dev/null)" "$(CURDIR)"
$(STAMP): FORCE
endif
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed; name it: make PYTHON=python3.12")'
	@$(PY) -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing into $(VENV) from requirements.lock …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@printf '%s\n' "$(CURDIR)" > $(STAMP)

serve: setup ## show the site and follow every change
	$(KB) serve $(ARGS)

build: setup ## build the site into site/
	$(KB) build $(ARGS)

check: setup ## style, types, and the records themselves
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(KB) check --today $(TODAY) --fail-on warning

test-tools: setup
	@PYTHON=$(PY) sh tests/tools/setup.sh

test: test-tools ## every test, after setting up the browser and checkers
	$(PY) -m pytest -n $(JOBS) --dist worksteal $(ARGS)

soak: setup ## the long random tests
	$(PY) -m pytest -m soak $(ARGS)

golden: setup ## write the golden files again; look at the diff before committing
	$(PY) -m pytest --update-golden $(ARGS)

docs: setup ## write the generated parts of docs/ and .vscode/ again
	$(PY) tests/tools/architecture.py
	$(KB) schema --vscode

lock: ## resolve requirements.lock again for Python 3.11–3.13
	@$(PYTHON) -m venv $(VENV)-lock
	@$(VENV)-lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	@$(VENV)-lock/bin/python -m uv pip compile pyproject.toml --group dev \
		--universal --python-version 3.11 --fork-strategy fewest \
		--generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
		--quiet --output-file requirements.lock $(ARGS)
	@rm -r $(VENV)-lock

clean: ## remove what can be made again, the environment included
	rm -rf $(VENV) site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis tests/tools/node_modules

FORCE:
