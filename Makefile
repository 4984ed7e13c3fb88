# `make run` serves the dashboard, `make test` runs every check and test; both install what they need into .venv.
# On Windows: see README.md, "Without make".

SHELL := /bin/sh
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
UV := $(BIN)/uv
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet
JOBS ?= 2

.PHONY: run test check gazetteer accuracy lock clean

run: $(VENV)/.installed gazetteer
	$(BIN)/dateline app $(ARTICLES)

test: check gazetteer
	sh tools/install_chromium.sh
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

check: $(VENV)/.installed-test
	$(BIN)/pre-commit run --all-files --show-diff-on-failure

gazetteer: $(VENV)/.installed
	$(BIN)/python -m dateline.geocoding.compile

accuracy: $(VENV)/.installed gazetteer
	$(BIN)/python gold/measure.py

lock: $(VENV)/.installed-test
	$(PIP) install --quiet uv
	$(UV) pip compile $(LOCK) --extra build pyproject.toml --output-file requirements.lock
	$(UV) pip compile $(LOCK) --extra build --extra test --constraints requirements.lock pyproject.toml \
		--output-file requirements-test.lock

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Dateline needs Python 3.11 or newer, and none was found (PYTHON=... names one)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --quiet --require-hashes --requirement requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.installed-test: requirements-test.lock $(VENV)/.installed
	$(PIP) install --quiet --require-hashes --requirement requirements-test.lock
	touch $@
