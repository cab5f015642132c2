# `make run` and `make test` need nothing but Python 3.11 or later with venv: they make .venv,
# install into it, and go. Both are quick the second time.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
OUTSIDE := tests/outside/node_modules/.installed
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test check lint format types readme pictures fuzz bench clean

help: ## show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/installed ## open the explorer on the built-in chronology (ARGS="..." are passed on)
	@$(BIN)/probtimeline $(ARGS)

test: $(VENV)/developing $(OUTSIDE) ## run the tests
	@$(BIN)/python -m pytest -n auto $(ARGS)

check: lint types $(OUTSIDE) ## everything that must be green: lint, format, types, tests with branch coverage
	@$(BIN)/python -m pytest -n auto --cov --cov-report=term $(ARGS)

lint: $(VENV)/developing ## ruff, as linter and as formatter
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

format: $(VENV)/developing ## let ruff put the code in order
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

types: $(VENV)/developing ## mypy --strict on the program and its tests
	@$(BIN)/mypy

readme: $(VENV)/developing ## write the lists of README.md and docs/, and the manual page, from the code
	@PYTHONPATH=. $(BIN)/python tools/readme.py
	@PYTHONPATH=. $(BIN)/python tools/manual.py

pictures: $(VENV)/developing ## draw docs/pictures, and record the tour, from the running program
	@PROBTIMELINE_DATA=$(VENV)/no-additions $(BIN)/python tools/picture.py
	@$(BIN)/python tools/recording.py

fuzz: $(VENV)/developing ## throw made-up input at all that reads (ARGS="bytes 600": one target, seconds)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group fuzz
	@$(BIN)/python tools/fuzz.py $(ARGS)

bench: $(VENV)/developing ## measure beside other programs and write bench/README.md (ARGS="--quick": two minutes)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	@$(BIN)/python -m bench $(ARGS)

clean: ## remove the environment and every cache
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage* dist build/bench tests/outside/node_modules

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "probtimeline needs Python 3.11 or later"; exit 1; }
	@echo "Making an environment in $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo "Installing probtimeline into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/developing: pyproject.toml $(VENV)/installed
	@echo "Installing what the tests and checks need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

# The parsers and viewers that exports are given to. Without npm those tests are skipped, and say so.
$(OUTSIDE): tests/outside/package-lock.json
	@if command -v npm >/dev/null; then \
		echo "Installing the programs that exports are tested with ..."; \
		npm ci --prefix tests/outside --silent --no-audit --no-fund && touch $@; \
	fi
