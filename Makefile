PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test soak check clean
.DEFAULT_GOAL := test

# One install for every target: the exact versions of constraints.txt, from whatever index pip is set to use.
$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: $(STAMP)
	$(BIN)/draws demo

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check
	$(BIN)/pytest -n auto -m 'not soak'

# The full counts of what `make test` samples (see docs/durability.md): two hours on two processors, most of it fuzzing,
# ten minutes a reader; DRAWS_FUZZ_SECONDS sets another time. What passed says what it counted.
soak: check
	$(BIN)/pytest -n auto -m soak -rP

clean:
	rm -rf $(VENV) build dist *.egg-info
